import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { OpportunityDraft } from '../../src/opportunities/opportunity.js'
import { globalId } from '../../src/relay/global-id.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
export type Json = any

export const skillId = (code: string) => globalId('Skill', termId('skill', starterVocabulary.scheme, code))
export const unknownId = (kind: Parameters<typeof globalId>[0]) =>
  globalId(kind, '00000000-0000-4000-8000-000000000000')

const draft = (over: Partial<OpportunityDraft> = {}): OpportunityDraft => ({
  kind: 'ROTATION',
  title: 'Weld a gate',
  description: 'A gate.',
  status: 'OPEN',
  requirements: [
    { skill: 'welding', importance: 'MUST' },
    { skill: 'python', importance: 'PREFERRED', minimumLevel: 2, weight: 3 },
  ],
  hiringTeam: ['hugo', 'ida'],
  ...over,
})

/** An employer for each test: a team of a manager with a role and a colleague without, others, and opportunities of every status. */
export class Harbor {
  app: TestApp
  private world: LoadedWorld
  private round = 0
  private time = Date.UTC(2026, 2, 2, 9)

  readonly now = (): Date => new Date(this.time)
  readonly pass = (minutes: number): void => {
    this.time += minutes * 60_000
  }
  private readonly key = (name: string) => `${name}${this.round}`

  async open(): Promise<void> {
    this.app = await startTestApp({ clock: this.now })
  }

  async load(): Promise<void> {
    this.round += 1
    this.pass(1)
    const person = (name: string, ...roles: ('HIRING_MANAGER' | 'TALENT_PARTNER' | 'EMPLOYER_ADMIN')[]) => ({
      [this.key(name)]: { account: { name }, ...(roles.length ? { roles } : {}) },
    })
    const opportunities = {
      gate: draft(),
      draft: draft({ status: 'DRAFT' }),
      closed: draft({ status: 'CLOSED', createdAt: new Date(this.time - 86_400_000) }),
      filled: draft({ status: 'FILLED', createdAt: new Date(this.time - 86_400_000) }),
      later: draft({ startsOn: '2026-09-01', endsOn: '2026-12-01' }),
    }
    const keyed = Object.entries(opportunities).map(([name, of]) => [
      this.key(name),
      { ...of, hiringTeam: of.hiringTeam.map(this.key) },
    ])
    this.world = await loadWorld(
      this.app,
      {
        employers: {
          [this.key('harbor')]: {
            name: this.key('Harbor '),
            region: 'UNITED_STATES',
            people: {
              ...person('hugo', 'HIRING_MANAGER'),
              ...person('ida'),
              ...person('mia', 'HIRING_MANAGER'),
              ...person('tess', 'TALENT_PARTNER'),
              ...person('root', 'EMPLOYER_ADMIN'),
              ...person('ben'),
              [this.key('ada')]: {
                account: { name: 'ada' },
                skills: [{ skill: 'welding', level: 3 }],
                manager: this.key('mia'),
              },
            },
            opportunities: Object.fromEntries(keyed),
          },
        },
      },
      this.now,
    )
  }

  id = (name: string): string =>
    this.world.employeeIds.get(this.key(name)) ?? this.world.opportunityIds.get(this.key(name)) ?? 'nobody'

  async ask(who: string, document: string, variables: object = {}) {
    this.pass(1)
    return (await this.app.ask(await this.world.as(this.key(who)), document, variables)).body
  }
  /** The one value of an answer without errors. */
  async get(who: string, document: string, variables: object = {}): Promise<Json> {
    const { data, errors } = await this.ask(who, document, variables)
    expect(errors).toBeUndefined()
    return Object.values(data)[0]
  }
  /** The code, and the argument, of a refusal. */
  async refusal(who: string, document: string, variables: object = {}): Promise<string> {
    const { data, errors } = await this.ask(who, document, variables)
    expect(Object.values(data ?? {}).filter((each) => each !== null)).toEqual([])
    const { code, argument } = (errors?.[0]?.extensions ?? {}) as { code?: string; argument?: string }
    return [code, argument].filter(Boolean).join(' ')
  }
}

export function openHarbor(): Harbor {
  const harbor = new Harbor()
  beforeAll(() => harbor.open())
  beforeEach(() => harbor.load())
  afterAll(() => harbor.app?.stop())
  return harbor
}
