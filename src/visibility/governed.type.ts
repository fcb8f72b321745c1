import { Extensions, registerEnumType } from 'type-graphql'
import { audiences } from './audience.js'
import { type Facet, facets, factSources } from './facet.js'
import { roles } from './roles.js'
import { discoverabilities, regions } from './settings.js'

/**
 * What decides whether a field of a type that carries facts is shown:
 * - a facet: the employee's setting for it and for the item;
 * - `existence`: an id or a date of the record, shown to whom the record exists;
 * - `derived`: computed from facts that are visible to this viewer alone, such as a score;
 * - `own`: the employee alone;
 * - `employer side`, `hiring team`: null for everybody else, without an error.
 */
export type Governance = Facet | 'existence' | 'derived' | 'own' | 'employer side' | 'hiring team'

/** Who may call a root field; others get UNAUTHENTICATED or FORBIDDEN. `employee`: somebody with an employee record. */
export type Access =
  | 'anyone'
  | 'signed in'
  | 'member of an employer'
  | 'employee'
  | 'employer side'
  | 'employer administrator'
  | 'privacy officer'

/** Stands beside each field of a type that carries facts; without it the server does not start. */
export const Governed = (by: Governance): PropertyDecorator & MethodDecorator => Extensions({ governed: by }) as never

/** Stands beside each field of Query, Mutation and Subscription. */
export const AccessFor = (access: Access): PropertyDecorator & MethodDecorator => Extensions({ access }) as never

/** A type without facts about people; says why, for the reader of the code. Every other object type carries facts. */
export const CarriesNoFacts = (because: string): ClassDecorator => Extensions({ carriesNoFacts: because }) as never

/** What running a field takes, beside 1 for an ordinary one: counted by the limit on an operation's cost. */
export const Costs = (cost: number): PropertyDecorator & MethodDecorator => Extensions({ cost }) as never

/** The type is an item of a facet: what it says of itself is shown where the item is, because the projection leaves hidden items out. */
export const ItemOf = (facet: Facet): ClassDecorator => Extensions({ itemOf: facet }) as never

/** A GraphQL enum from a closed list of names. */
export function registerEnum<T extends string>(name: string, names: readonly T[], description: string): Record<T, T> {
  const values = Object.fromEntries(names.map((each) => [each, each])) as Record<T, T>
  registerEnumType(values, { name, description })
  return values
}

export const AudienceEnum = registerEnum('Audience', audiences, 'Who may see a fact, from narrow to wide.')
export const FacetEnum = registerEnum('Facet', facets, 'The parts of a profile for which an employee sets an audience.')
export const FactSourceEnum = registerEnum('FactSource', factSources, 'Where a fact came from.')
export const RoleEnum = registerEnum('Role', roles, 'What a signed-in person may act as.')
export const RegionEnum = registerEnum('Region', regions, 'Decides the settings at sign-up and the rights.')
export const DiscoverabilityEnum = registerEnum(
  'Discoverability',
  discoverabilities,
  'How matching may surface an employee to the employer side.',
)
