import { randomUUID } from 'node:crypto'
import type { ApplicationStatus } from '../../src/opportunities/application-status.js'
import { saveOpportunities } from '../../src/opportunities/draft.store.js'
import type { OpportunityDraft } from '../../src/opportunities/opportunity.js'
import type { WorkforcePerson } from '../../src/people/workforce.js'
import { saveEmployer, saveWorkforce } from '../../src/people/workforce.store.js'
import { globalId } from '../../src/relay/global-id.js'
import type { Request } from '../../src/request.js'
import type { Role } from '../../src/visibility/roles.js'
import type { Region } from '../../src/visibility/settings.js'
import type { TestApp } from './test-app.js'

/** A person of a test world. People are known by keys, each used once in the whole world. */
export interface WorldPerson extends Omit<WorkforcePerson, 'number' | 'managerNumber' | 'signInName'> {
  readonly manager?: string
  /** EMPLOYEE when absent. */
  readonly roles?: readonly Role[]
  /** Colleagues who vouch for a skill, by the skill's code. */
  readonly endorsedBy?: Readonly<Record<string, readonly string[]>>
  /** Titles of the experiences whose skills stand in the words of their description. */
  readonly inWords?: readonly string[]
}

export interface WorldEmployer {
  readonly name: string
  readonly region: Region
  readonly minimumGroupSize?: number
  readonly people: Readonly<Record<string, WorldPerson>>
  /** `hiringTeam` holds people's keys. */
  readonly opportunities?: Readonly<Record<string, OpportunityDraft>>
}

export interface WorldApplication {
  readonly employer: string
  readonly opportunity: string
  readonly applicant: string
  readonly message?: string
  readonly showToManagers?: boolean
  /** What became of it, step by step. */
  readonly then?: readonly Exclude<ApplicationStatus, 'SUBMITTED'>[]
}

/** Employers with their people, opportunities and applications, as a test tells of them. */
export interface World {
  readonly employers: Readonly<Record<string, WorldEmployer>>
  readonly applications?: readonly WorldApplication[]
}

/** A world that has been loaded. The ids are those that clients hold. */
export interface LoadedWorld {
  readonly employerIds: ReadonlyMap<string, string>
  readonly employeeIds: ReadonlyMap<string, string>
  readonly opportunityIds: ReadonlyMap<string, string>
  /** By `<applicant> <opportunity>`. */
  readonly applicationIds: ReadonlyMap<string, string>
  /** A token of this person. */
  as(person: string): Promise<string>
}

/** Loads the world as of the clock's present moment; applications go through the API, in the order given. */
export async function loadWorld(
  app: TestApp,
  world: World,
  clock: () => Date = () => new Date(),
): Promise<LoadedWorld> {
  const ids = {
    employers: new Map<string, string>(),
    employees: new Map<string, string>(),
    opportunities: new Map<string, string>(),
  }
  const tokens = new Map<string, () => Promise<string>>()
  for (const [key, employer] of Object.entries(world.employers)) {
    const employerId = randomUUID()
    ids.employers.set(key, globalId('Employer', employerId))
    const loaded = await loadEmployer(app, employerId, employer, clock())
    for (const [person, { roles }] of Object.entries(employer.people)) {
      ids.employees.set(person, globalId('Employee', idOf(loaded.employees, person)))
      tokens.set(person, () =>
        app.token({ employerId, signInName: signInNameOf(person), roles: roles ?? ['EMPLOYEE'] }),
      )
    }
    for (const [opportunity, id] of loaded.opportunities)
      ids.opportunities.set(opportunity, globalId('Opportunity', id))
  }
  const as = (person: string) => idOf(tokens, person)()
  const applicationIds = new Map<string, string>()
  const loaded = {
    employerIds: ids.employers,
    employeeIds: ids.employees,
    opportunityIds: ids.opportunities,
    applicationIds,
    as,
  }
  for (const application of world.applications ?? []) await apply(app, world, loaded, application, applicationIds)
  return loaded
}

const signInNameOf = (person: string) => `${person}@sign-in.example`

function idOf<T>(ids: ReadonlyMap<string, T>, key: string): T {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The world has no "${key}"`)
  return id
}

/** One employer's people and opportunities, by key: the person's key is the employee number. */
async function loadEmployer(app: TestApp, employerId: string, employer: WorldEmployer, now: Date) {
  const { people, opportunities = {}, ...facts } = employer
  const workforce = Object.entries(people).map(([number, { manager, roles, endorsedBy, inWords, ...person }]) => ({
    ...person,
    number,
    signInName: signInNameOf(number),
    ...(manager === undefined ? {} : { managerNumber: manager }),
  }))
  return app.database.platform(employerId, now, async (request) => {
    await saveEmployer(request, { employerId, ...facts })
    const employees = await saveWorkforce(request, { employer: facts, people: workforce })
    await saveFurtherEvidence(request, people, (key) => idOf(employees, key))
    const drafts = Object.values(opportunities)
    const saved = await saveOpportunities(request, drafts, (number) => idOf(employees, number))
    return {
      employees,
      opportunities: Object.keys(opportunities).map((key, index) => [key, saved[index] as string] as const),
    }
  })
}

/** Evidence that no workforce comes with. */
async function saveFurtherEvidence(
  request: Request,
  people: WorldEmployer['people'],
  uuidOf: (key: string) => string,
): Promise<void> {
  for (const [key, { endorsedBy = {}, inWords = [] }] of Object.entries(people)) {
    for (const [code, endorsers] of Object.entries(endorsedBy))
      for (const endorser of endorsers)
        await request.sql(
          `INSERT INTO endorsement (employer_id, employee_id, skill_id, endorser_id, recorded_at)
           SELECT g.employer_id, g.employee_id, g.skill_id, $3, $4 FROM genome_skill g JOIN skill k ON k.id = g.skill_id
           WHERE g.employee_id = $1 AND k.code = $2`,
          [uuidOf(key), code, uuidOf(endorser), request.now],
        )
    await request.sql(
      `UPDATE experience_skill m SET is_extracted = true FROM experience f
       WHERE f.employer_id = m.employer_id AND f.id = m.experience_id AND f.employee_id = $1 AND f.title = ANY ($2)`,
      [uuidOf(key), inWords],
    )
  }
}

/** The one value of a mutation's answer. @throws Error with the answer's own words when it failed. */
// biome-ignore lint/suspicious/noExplicitAny: the caller knows what it asked for.
export async function change(app: TestApp, token: string, mutation: string, variables: object): Promise<any> {
  const { body } = await app.ask(token, mutation, variables)
  const value = Object.values(body.data ?? {})[0]
  if (body.errors || value == null) throw new Error(`A change failed: ${JSON.stringify(body)}\n${mutation}`)
  return value
}

const decide =
  'mutation ($id: ID!, $decision: ApplicationDecision!) { decideApplication(id: $id, decision: $decision) { id } }'
const answer = 'mutation ($id: ID!, $accept: Boolean!) { answerOffer(applicationId: $id, accept: $accept) { id } }'

/** How an application comes to each status, and which side brings it there. */
export const applicationChanges = {
  SHORTLISTED: { by: 'team', mutation: decide, variables: { decision: 'SHORTLIST' } },
  REJECTED: { by: 'team', mutation: decide, variables: { decision: 'REJECT' } },
  OFFERED: { by: 'team', mutation: decide, variables: { decision: 'OFFER' } },
  ACCEPTED: { by: 'applicant', mutation: answer, variables: { accept: true } },
  DECLINED: { by: 'applicant', mutation: answer, variables: { accept: false } },
  WITHDRAWN: {
    by: 'applicant',
    mutation: 'mutation ($id: ID!) { withdrawApplication(id: $id) { id } }',
    variables: {},
  },
} as const

/** The id of a new application. */
export async function applyTo(
  app: TestApp,
  token: string,
  input: { opportunityId: string; message?: string | undefined; showToManagers?: boolean | undefined },
): Promise<string> {
  const { application, refusal } = await change(
    app,
    token,
    `mutation ($opportunityId: ID!, $message: String, $showToManagers: Boolean! = false) {
       applyToOpportunity(opportunityId: $opportunityId, message: $message, showToManagers: $showToManagers) {
         application { id } refusal
       }
     }`,
    input,
  )
  if (!application) throw new Error(`The application was refused: ${refusal}`)
  return application.id
}

async function apply(
  app: TestApp,
  world: World,
  loaded: LoadedWorld,
  application: WorldApplication,
  ids: Map<string, string>,
) {
  const { employer, opportunity, applicant, message, showToManagers } = application
  const opportunityId = idOf(loaded.opportunityIds, opportunity)
  const id = await applyTo(app, await loaded.as(applicant), { opportunityId, message, showToManagers })
  ids.set(`${applicant} ${opportunity}`, id)
  const poster = world.employers[employer]?.opportunities?.[opportunity]?.hiringTeam[0]
  for (const status of application.then ?? []) {
    const { by, mutation, variables } = applicationChanges[status]
    const actor = by === 'team' ? poster : applicant
    await change(app, await loaded.as(actor ?? ''), mutation, { id, ...variables })
  }
}
