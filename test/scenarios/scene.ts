import { globalId } from '../../src/relay/global-id.js'
import { hasEmployerSideRole } from '../../src/visibility/roles.js'
import type { TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldEmployer, type WorldPerson } from '../support/world.js'
import { factsOf, type WorldFact } from './facts.js'
import type { Known } from './profile.js'
import type { Scenario } from './scenario.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

/** The time that the server believes in while a story is told. */
export class StoryClock {
  private now = Date.UTC(2026, 0, 5, 9)
  readonly read = (): Date => new Date(this.now)
  pass({ days = 0, minutes = 0 }): void {
    this.now += (days * 24 * 60 + minutes) * 60_000
  }
}

/** Whoever is not signed in, and the platform's privacy officer: viewers without a place in any employer. */
const outsiders: Readonly<Record<string, 'PRIVACY_OFFICER' | null>> = { stranger: null, officer: 'PRIVACY_OFFICER' }

/** A scenario's world, loaded: who is in it, what is known of them, and a way to ask the server as any of them. */
export class Scene {
  /** Discoverability as it stands in the story, of those who decided about it. */
  readonly discoverability = new Map<string, string>()
  /** The hiring team and the status of each opportunity, as they stand in the story. */
  readonly teams = new Map<string, string[]>()
  readonly statuses = new Map<string, string>()
  readonly skillIds: ReadonlyMap<string, string>
  readonly applicationIds: Map<string, string>
  /** Of the latest request to a person for an opportunity, by `<person> <opportunity>`. */
  readonly revealIds = new Map<string, string>()
  /** Who raised each dispute, by its id, and what the story calls the fact that it is about, by the fact's id. */
  readonly disputesOf = new Map<string, string>()
  readonly disputedFacts = new Map<string, string>()
  /** What an opportunity requires since a story changed it. */
  readonly changedRequirements = new Map<string, readonly string[]>()
  private readonly people = new Map<string, WorldPerson>()
  private readonly employers = new Map<string, WorldEmployer>()
  private answers = new Map<string, Promise<Json>>()

  private constructor(
    readonly app: TestApp,
    readonly clock: StoryClock,
    { world }: Scenario,
    readonly ids: LoadedWorld,
    skills: readonly { code: string; id: string }[],
    /** Fields and arguments of the server's schema, such as `Viewer.roles` and `Opportunity.myMatch(as)`. */
    readonly offers: ReadonlySet<string>,
  ) {
    this.skillIds = new Map(skills.map(({ code, id }) => [code, id]))
    this.applicationIds = new Map(ids.applicationIds)
    for (const employer of Object.values(world.employers)) {
      for (const [key, person] of Object.entries(employer.people)) {
        this.people.set(key, person)
        this.employers.set(key, employer)
        const isInEurope = (person.region ?? employer.region) === 'EUROPEAN_ECONOMIC_AREA'
        this.discoverability.set(key, person.settings?.discoverability ?? (isInEurope ? 'OFF' : 'FULL'))
      }
      for (const [key, { hiringTeam, status }] of Object.entries(employer.opportunities ?? {})) {
        this.teams.set(key, [...hiringTeam])
        this.statuses.set(key, status)
      }
    }
  }

  static async load(app: TestApp, clock: StoryClock, scenario: Scenario): Promise<Scene> {
    const ids = await loadWorld(app, scenario.world, clock.read)
    return new Scene(app, clock, scenario, ids, await listSkills(app), await listOffers(app))
  }

  person(key: string): WorldPerson {
    const person = this.people.get(key)
    if (!person) throw new Error(`Nobody is called "${key}"`)
    return person
  }
  isPerson = (key: string): boolean => this.people.has(key)
  facts = (key: string): WorldFact[] => factsOf(this.person(key))
  peopleWho = (fits: (person: WorldPerson) => boolean): string[] =>
    [...this.people].flatMap(([key, person]) => (fits(person) ? [key] : []))

  known(subject: string, viewer: string): Known {
    const { account, manager } = this.person(subject)
    return { account, managerId: manager === undefined ? undefined : this.id(manager), isOwn: viewer === subject }
  }

  /** The id that clients hold of a person, an opportunity or a skill's code. */
  id(key: string): string {
    const id = this.ids.employeeIds.get(key) ?? this.ids.opportunityIds.get(key) ?? this.skillIds.get(key)
    if (id === undefined) throw new Error(`The world has no "${key}"`)
    return id
  }
  keyOf = (id: string): string => [...this.ids.employeeIds].find(([, each]) => each === id)?.[0] ?? 'an unknown person'

  /** The codes that an opportunity requires. */
  requirements(opportunity: string): string[] {
    const changed = this.changedRequirements.get(opportunity)
    if (changed) return [...changed]
    const all = [...new Set(this.employers.values())].flatMap(({ opportunities }) => opportunities?.[opportunity] ?? [])
    return all.flatMap(({ requirements }) => requirements.map(({ skill }) => skill))
  }

  isEmployerSide = (viewer: string): boolean => hasEmployerSideRole(this.people.get(viewer)?.roles ?? [])

  /** Is the viewer the person's manager, or above in the reporting line? */
  isAbove(viewer: string, person: string): boolean {
    const { manager } = this.person(person)
    return manager !== undefined && (manager === viewer || this.isAbove(viewer, manager))
  }

  async token(viewer: string): Promise<string | null> {
    const role = outsiders[viewer]
    if (role === null) return null
    if (role === undefined) return this.ids.as(viewer)
    return this.app.token({ employerId: null, signInName: null, roles: [role] })
  }

  /** The data that the viewer gets; what is forbidden to them is absent. An answer to the same question is kept until something happens. */
  query(viewer: string, document: string, variables: object = {}): Promise<Json> {
    const key = JSON.stringify([viewer, document, variables])
    const answer = this.answers.get(key) ?? this.ask(viewer, document, variables)
    this.answers.set(key, answer)
    return answer
  }

  /** Forgets the answers, for something happened; a minute passes. */
  somethingHappened(): void {
    this.answers = new Map()
    this.clock.pass({ minutes: 1 })
  }

  /** The code with which a change is refused; `nothing` when it is not. */
  async refusal(who: string, mutation: string, variables: object): Promise<string> {
    const { body } = await this.app.ask(await this.token(who), mutation, variables)
    return body.errors?.[0]?.extensions.code ?? 'nothing'
  }

  private async ask(viewer: string, document: string, variables: object): Promise<Json> {
    const { body } = await this.app.ask(await this.token(viewer), document, variables)
    const fault = body.errors?.find(({ extensions }) => !['UNAUTHENTICATED', 'FORBIDDEN'].includes(extensions.code))
    if (fault)
      throw new Error(`${fault.extensions.code}: ${fault.message} at ${fault.path?.join('.') ?? 'the operation'}`)
    return body.data ?? {}
  }
}

/** The vocabulary's skills: scenarios name them by code, clients by id. */
async function listSkills({ database }: TestApp): Promise<{ code: string; id: string }[]> {
  const rows = await database.platform(null, new Date(), (request) =>
    request.sql<{ code: string; id: string }>('SELECT code, id FROM skill'),
  )
  return rows.map(({ code, id }) => ({ code, id: globalId('Skill', id) }))
}

async function listOffers(app: TestApp): Promise<Set<string>> {
  const { body } = await app.ask(null, '{ __schema { types { name fields { name args { name } } } } }')
  return new Set(
    body.data.__schema.types.flatMap((type: Json) =>
      (type.fields ?? []).flatMap((field: Json) => {
        const name = `${type.name}.${field.name}`
        return [name, ...field.args.map((argument: Json) => `${name}(${argument.name})`)]
      }),
    ),
  )
}
