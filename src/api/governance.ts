import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { type Facet, facets } from '../visibility/facet.js'
import type { Access, Governance } from '../visibility/governed.type.js'

const rootNames = new Set(['Query', 'Mutation', 'Subscription'])

/** What stands beside one field in the code, and whether its value is items of a facet rather than one account fact. */
export interface GovernedField {
  readonly type: string
  readonly field: string
  readonly by: Governance | 'open' | { readonly access: Access }
  readonly isItems: boolean
}

type Field = GraphQLField<unknown, unknown>
const isFacet = (by: unknown) => facets.includes(by as (typeof facets)[number])
const isConnection = (type: GraphQLOutputType) => getNamedType(type).name.endsWith('Connection')
const canBeEmpty = (type: GraphQLOutputType) =>
  !isNonNullType(type) || isListType(getNullableType(type)) || isConnection(type)

const isFactType = (type: GraphQLOutputType) => {
  const named = getNamedType(type)
  if (isInterfaceType(named)) return named.name === 'Fact'
  return isObjectType(named) && named.getInterfaces().some(({ name }) => name === 'Fact')
}

function problemOf(type: GraphQLObjectType, field: Field): string | null {
  const by = field.extensions.governed as Governance | undefined
  if (!by) return 'names no facet, nor existence, derived, own, employer side or hiring team'
  const isItemOfFact = type.extensions.itemOf === by
  if (isFacet(by) && !isItemOfFact && !canBeEmpty(field.type))
    return `is governed by ${by} but can be neither null nor empty`
  if ((by === 'employer side' || by === 'hiring team') && isNonNullType(field.type))
    return `is for the ${by} but cannot be null`
  if (type.name === 'Employee' && isFactType(field.type) && !isFacet(by)) return 'shows facts but names no facet'
  return null
}

/** A type that carries no facts leads to none: neither its scalars nor the types behind its fields. */
const leadsToFacts = (field: Field) => {
  const named = getNamedType(field.type)
  return isInterfaceType(named) || (isObjectType(named) && !named.extensions.carriesNoFacts)
}

function readType(type: GraphQLObjectType, problems: string[]): GovernedField[] {
  return Object.values(type.getFields()).map((field): GovernedField => {
    const at = {
      type: type.name,
      field: field.name,
      isItems: isListType(getNullableType(field.type)) || isConnection(field.type) || isFactType(field.type),
    }
    const add = (problem: string) => problems.push(`${type.name}.${field.name} ${problem}`)
    if (rootNames.has(type.name)) {
      const access = field.extensions.access as Access | undefined
      if (!access) add('does not say who may call it')
      return { ...at, by: { access: access ?? 'anyone' } }
    }
    if (type.extensions.carriesNoFacts) {
      if (leadsToFacts(field)) add('leads to facts, but its type is said to carry none')
      return { ...at, by: 'open' }
    }
    const problem = problemOf(type, field)
    if (problem) add(problem)
    // What an item says of itself is shown where the item is: the projection leaves hidden items out.
    const by = field.extensions.governed as Governance
    const itemOf = type.extensions.itemOf as Facet | undefined
    if (itemOf && by === itemOf) return { ...at, by: 'derived' }
    return { ...at, by, isItems: at.isItems || itemOf !== undefined }
  })
}

/**
 * What governs every field of every object type, read from what stands beside the fields.
 * @throws Error that names each field without a decision: the server does not start with an undecided field.
 */
export function readGovernance(schema: GraphQLSchema): GovernedField[] {
  const problems: string[] = []
  const objectTypes = Object.values(schema.getTypeMap()).filter(isObjectType)
  const fields = objectTypes.filter(({ name }) => !name.startsWith('__')).flatMap((type) => readType(type, problems))
  if (problems.length) throw new Error(`Fields without a decision who may see them:\n  ${problems.join('\n  ')}`)
  return fields
}
