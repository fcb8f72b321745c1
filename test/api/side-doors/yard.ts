import { expect } from 'vitest'
import { globalId } from '../../../src/relay/global-id.js'
import { starterVocabulary } from '../../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../../src/skills/vocabulary.store.js'
import { facets } from '../../../src/visibility/facet.js'
import { startTestApp, type TestApp } from '../../support/test-app.js'
import { change, type LoadedWorld, loadWorld, type WorldPerson } from '../../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
export type Json = any

export const skillId = (code: string) => globalId('Skill', termId('skill', starterVocabulary.scheme, code))
export const unknownUuid = '00000000-0000-4000-8000-000000000000'
const now = () => new Date('2026-03-02T09:00:00Z')

const closed = { IDENTITY: 'ONLY_ME', CONTACT: 'ONLY_ME', LOCATION: 'ONLY_ME', INTERESTS: 'ONLY_ME' } as const
const people: Readonly<Record<string, WorldPerson>> = {
  hana: { account: { name: 'Hana', jobTitle: 'Lead' }, roles: ['HIRING_MANAGER'] },
  tess: { account: { name: 'Tess', jobTitle: 'Partner' }, roles: ['TALENT_PARTNER'] },
  boss: { account: { name: 'Boss', jobTitle: 'Head' }, roles: ['HIRING_MANAGER'] },
  carl: { account: { name: 'Carl', jobTitle: 'Clerk' }, manager: 'boss' },
  bea: {
    account: { name: 'Bea', jobTitle: 'Smith' },
    manager: 'boss',
    skills: [
      { skill: 'python', level: 2 },
      { skill: 'welding', level: 3 },
    ],
  },
  ada: {
    account: { name: 'Ada', jobTitle: 'Welder', orgUnit: 'Yard' },
    manager: 'boss',
    skills: [
      { skill: 'welding', level: 4 },
      { skill: 'python', level: 2 },
    ],
    experiences: [{ title: 'Welder', organization: 'Forge', skills: ['python'] }],
    settings: { facets: closed },
  },
}

/** A yard where Ada holds facts that she shows to nobody, for whoever looks through a side door. */
export class Yard {
  private constructor(
    readonly app: TestApp,
    private readonly world: LoadedWorld,
  ) {}

  static async open(): Promise<Yard> {
    const app = await startTestApp({ clock: now })
    const gate = {
      kind: 'ROTATION' as const,
      title: 'Gate',
      description: 'Gate.',
      status: 'OPEN' as const,
      requirements: ['welding', 'payroll', 'negotiation', 'python'].map((skill) => ({
        skill,
        importance: 'PREFERRED' as const,
      })),
      hiringTeam: ['hana'],
    }
    const yard = { name: 'Yard', region: 'UNITED_STATES' as const, people, opportunities: { gate } }
    return new Yard(app, await loadWorld(app, { employers: { yard } }, now))
  }

  id = (name: string): string => this.world.employeeIds.get(name) ?? this.world.opportunityIds.get(name) ?? 'nobody'
  as = (who: string): Promise<string> => this.world.as(who)
  ask = async (who: string, document: string, variables: object = {}) => {
    const { status, body } = await this.app.ask(await this.as(who), document, variables)
    return { status, body }
  }
  get = async (who: string, document: string, variables: object = {}): Promise<Json> => {
    const { body } = await this.ask(who, document, variables)
    expect(body.errors).toBeUndefined()
    return body.data
  }
  change = async (who: string, mutation: string, variables: object = {}): Promise<Json> =>
    change(this.app, await this.as(who), mutation, variables)

  /** Gives Ada facts of every kind that she shows to nobody. */
  async hideThings(): Promise<void> {
    const job = (await this.get('ada', '{ viewer { employee { experiences { id } } } }')).viewer.employee.experiences[0]
      .id
    await this.change('ada', hideDocument, {
      payroll: skillId('payroll'),
      negotiation: skillId('negotiation'),
      sql: skillId('sql'),
      python: skillId('python'),
      job,
    })
  }

  /** Ada shows everything to everybody. */
  async showThings(): Promise<void> {
    const { viewer } = await this.get(
      'ada',
      `{ viewer { accountFacts { id } employee { ${itemLists.map((name) => `${name} { id }`).join(' ')} } } }`,
    )
    const ids: string[] = [viewer.accountFacts, ...Object.values<Json>(viewer.employee)].flat().map(({ id }) => id)
    const each = ids.map((id, index) => `i${index}: setFactAudience(factId: "${id}", audience: COLLEAGUES) { id }`)
    const open = facets.map((facet) => ({ facet, audience: 'COLLEAGUES' }))
    await this.change(
      'ada',
      `mutation ($open: [FacetVisibilityInput!]) { updateVisibility(input: { facets: $open, hideInterestFromManagers: false }) { id } ${each.join(' ')} }`,
      { open },
    )
  }
}

const itemLists = [
  'skills(states: [CLAIMED, EVIDENCED, VERIFIED])',
  'experiences',
  'education',
  'qualities',
  'interests',
  'assignments',
  'availability',
] as const
const hideDocument = `mutation ($payroll: ID!, $negotiation: ID!, $sql: ID!, $python: ID!, $job: ID!) {
  payroll: saveSkillClaim(input: { skill: $payroll, level: 5, audience: ONLY_ME }) { skill { id } }
  sql: saveSkillClaim(input: { skill: $sql, level: 5, audience: ONLY_ME }) { skill { id } }
  visibleJob: saveExperience(id: $job, input: { title: "Welder", organization: "Forge", skills: [$python, $sql] }) { experience { id } }
  hiddenJob: saveExperience(input: { title: "Spy", organization: "Bureau", skills: [$negotiation, $python], audience: ONLY_ME }) { experience { id } }
  education: saveEducation(input: { institution: "Night school", audience: ONLY_ME }) { education { id } }
  quality: saveQuality(input: { name: "Cunning", audience: ONLY_ME }) { id }
  interest: saveInterest(input: { kind: ROTATION, note: "Elsewhere", audience: ONLY_ME }) { id }
  assignment: saveAssignment(input: { title: "Ledger", startedOn: "2025-01-01", skills: [$payroll], audience: ONLY_ME }) { id }
  availability: saveAvailability(input: { openToWork: true, hoursPerWeek: 9, audience: ONLY_ME }) { id }
  account: updateAccount(input: { name: "Dora", headline: "Quiet", location: "Paris", phone: "+47 22 00 00 00" }) { id }
}`
