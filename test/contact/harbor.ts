import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { OpportunityDraft } from '../../src/opportunities/opportunity.js'
import { globalId } from '../../src/relay/global-id.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
export type Json = any

export const skillId = (code: string) => globalId('Skill', termId('skill', starterVocabulary.scheme, code))
export const unknownUuid = '00000000-0000-4000-8000-000000000000'

const draft = (hiringTeam: string[], over: Partial<OpportunityDraft> = {}): OpportunityDraft => ({
  kind: 'ROTATION',
  title: 'Weld a gate',
  description: 'A gate.',
  status: 'OPEN',
  requirements: [
    { skill: 'welding', importance: 'MUST', minimumLevel: 2 },
    { skill: 'python', importance: 'PREFERRED' },
  ],
  hiringTeam,
  ...over,
})

const people: Readonly<Record<string, WorldPerson>> = {
  hugo: { account: { name: 'Hugo' }, roles: ['HIRING_MANAGER'] },
  mia: { account: { name: 'Mia' }, roles: ['HIRING_MANAGER'], manager: 'vic' },
  vic: { account: { name: 'Vic' }, roles: ['HIRING_MANAGER'] },
  tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER'] },
  ben: { account: { name: 'Ben' } },
  fay: { account: { name: 'Fay' }, skills: [{ skill: 'welding', level: 5 }] },
  ada: {
    account: { name: 'Ada', headline: 'Welds', email: 'ada@harbor.example' },
    manager: 'mia',
    skills: [
      { skill: 'welding', level: 4 },
      { skill: 'python', level: 2 },
    ],
    interests: [{ note: 'Ships' }],
    settings: { discoverability: 'ANONYMOUS', facets: { IDENTITY: 'ONLY_ME' } },
  },
  ...Object.fromEntries(
    ['cy', 'dot', 'eve', 'fox'].map((name) => [
      name,
      { account: { name }, settings: { discoverability: 'ANONYMOUS' } },
    ]),
  ),
}

/** An employer for each test, where Ada, whose manager is Mia, is anonymous among others, and Fay is not. */
export class Harbor {
  app: TestApp
  private world: LoadedWorld
  private round = 0
  private time = Date.UTC(2026, 2, 2, 9)

  readonly now = (): Date => new Date(this.time)
  readonly passDays = (days: number): void => {
    this.time += days * 86_400_000
  }
  private readonly key = (name: string) => `${name}${this.round}`

  async open(): Promise<void> {
    this.app = await startTestApp({ clock: this.now })
  }

  /** A new employer, with these people and opportunities beside or instead of the usual ones. */
  async load(
    over: { people?: Record<string, WorldPerson>; opportunities?: Record<string, OpportunityDraft> } = {},
  ): Promise<void> {
    this.round += 1
    this.time = Date.UTC(2026, 2, 2, 9)
    const opportunities = {
      gate: draft(['hugo', 'mia']),
      pier: draft(['hugo'], { title: 'Build a pier' }),
      mast: draft(['vic'], { title: 'Raise a mast' }),
      ...over.opportunities,
    }
    const keyed = <T>(of: Record<string, T>, change: (each: T) => T) =>
      Object.fromEntries(Object.entries(of).map(([name, each]) => [this.key(name), change(each)]))
    const employer = {
      name: this.key('Harbor '),
      region: 'UNITED_STATES' as const,
      people: keyed({ ...people, ...over.people }, (each) => ({
        ...each,
        ...(each.manager ? { manager: this.key(each.manager) } : {}),
      })),
      opportunities: keyed<OpportunityDraft>(opportunities, (each) => ({
        ...each,
        hiringTeam: each.hiringTeam.map(this.key),
      })),
    }
    this.world = await loadWorld(this.app, { employers: { [this.key('harbor')]: employer } }, this.now)
  }

  id = (name: string): string =>
    this.world.employeeIds.get(this.key(name)) ?? this.world.opportunityIds.get(this.key(name)) ?? 'nobody'

  async ask(who: string, document: string, variables: object = {}) {
    const token = who === 'stranger' ? null : await this.world.as(this.key(who))
    return (await this.app.ask(token, document, variables)).body
  }
  /** The one value of an answer without errors. */
  async get(who: string, document: string, variables: object = {}): Promise<Json> {
    const { data, errors } = await this.ask(who, document, variables)
    expect(errors).toBeUndefined()
    return Object.values(data)[0]
  }
  /** The code, and the argument, of a refusal. */
  async refusal(who: string, document: string, variables: object = {}): Promise<string> {
    const { errors } = await this.ask(who, document, variables)
    const { code, argument } = (errors?.[0]?.extensions ?? {}) as { code?: string; argument?: string }
    return [code, argument].filter(Boolean).join(' ') || 'done'
  }

  async candidates(who: string, opportunity = 'gate', filter: object = {}): Promise<Json[]> {
    const document = `query ($id: ID!, $filter: CandidateFilter) { opportunity(id: $id) { candidates(first: 50, filter: $filter) {
      edges { node { id alias isAnonymous employee { id name } revealRequest { id status } match { score requirements { status } } } } } } }`
    const { candidates } = await this.get(who, document, { id: this.id(opportunity), filter })
    return candidates.edges.map(({ node }: Json) => node)
  }
  /** Everybody behind an alias who meets some requirement. */
  async aliases(who: string, opportunity = 'gate', filter: object = {}): Promise<Json[]> {
    const isFit = ({ match }: Json) => match.requirements.some(({ status }: Json) => status !== 'MISSING')
    return (await this.candidates(who, opportunity, filter)).filter((each) => each.isAnonymous && isFit(each))
  }
  /** The id of Ada's alias, while it is the only one. */
  async adasAlias(who: string, opportunity = 'gate'): Promise<string> {
    const aliases = await this.aliases(who, opportunity)
    expect(aliases).toHaveLength(1)
    return aliases[0].id
  }

  request = (who: string, candidateId: string, over: object = {}): Promise<Json> =>
    this.get(who, requestDocument, { candidateId, message: 'Who are you?', ...over })
  answer = (id: string, accept: boolean, over: object = {}): Promise<Json> =>
    this.get('ada', answerDocument, { id, accept, ...over })
}

const request = 'id status message sentAt answeredAt from { id } opportunity { id }'
export const requestDocument = `mutation ($candidateId: ID!, $message: String!, $key: String) {
  requestReveal(candidateId: $candidateId, message: $message, idempotencyKey: $key) { ${request} } }`
export const answerDocument = `mutation ($id: ID!, $accept: Boolean!, $show: Boolean! = false) {
  answerRevealRequest(id: $id, accept: $accept, showToManagers: $show) { ${request} } }`
export const nodeDocument = `query ($id: ID!) { node(id: $id) { __typename ... on RevealRequest { ${request} }
  ... on Candidate { id alias isAnonymous employee { id name } application { id } revealRequest { ${request} } } } }`
export const updateOpportunity =
  'mutation ($id: ID!, $input: UpdateOpportunityInput!) { updateOpportunity(id: $id, input: $input) { id } }'
export const updateVisibility =
  'mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) { discoverability } }'

export function openHarbor(): Harbor {
  const harbor = new Harbor()
  beforeAll(() => harbor.open())
  beforeEach(() => harbor.load())
  afterAll(() => harbor.app?.stop())
  return harbor
}
