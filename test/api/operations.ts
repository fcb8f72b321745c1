import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { buildApiSchema } from '../../src/api/schema.js'
import { Seal } from '../../src/relay/sealed.js'

export const schema = buildApiSchema(new Seal(Buffer.alloc(32)))

/** A field that a document can call with arguments: a root field, or one below `within`. */
export interface Callable {
  readonly operation: 'query' | 'mutation'
  readonly name: string
  readonly field: GraphQLField<unknown, unknown>
  /** The fields that lead to it, from the root. */
  readonly within: readonly string[]
}

const fieldsOf = (type: GraphQLNamedType | null | undefined) =>
  isObjectType(type) ? Object.values(type.getFields()) : []

export const rootFields: readonly Callable[] = (['query', 'mutation'] as const).flatMap((operation) => {
  const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType()
  return fieldsOf(root).map((field) => ({ operation, name: field.name, field, within: [] }))
})

/** The fields below the root that take arguments of the kind that `takes` looks for, as `Type.field`. */
export const nestedFields = (takes: (field: GraphQLField<unknown, unknown>) => boolean): string[] =>
  Object.values(schema.getTypeMap())
    .filter(
      (type) =>
        isObjectType(type) &&
        !type.name.startsWith('__') &&
        type !== schema.getQueryType() &&
        type !== schema.getMutationType() &&
        type !== schema.getSubscriptionType(), // asked over WebSocket: subscriptions.test.ts
    )
    .flatMap((type) => fieldsOf(type).flatMap((field) => (takes(field) ? [`${type.name}.${field.name}`] : [])))

/** A nested field of the schema by `Type.field`, and the way to it. */
export function nestedField(name: string, within: readonly string[]): Callable {
  const [type, field] = name.split('.') as [string, string]
  const found = fieldsOf(schema.getType(type)).find((each) => each.name === field)
  if (!found) throw new Error(`The schema has no ${name}`)
  return { operation: 'query', name, field: found, within }
}

type Given = GraphQLArgument | GraphQLInputField
/** A place among a field's arguments, such as `input.requirements[].skill`. */
export interface Place {
  readonly path: readonly (string | typeof item)[]
  readonly type: GraphQLNamedType
}
const item = '[]'

export const nameOf = ({ path }: Place): string => path.join('.').replaceAll('.[]', '[]')

/** Every place among the arguments that takes a value which is no list and no object. */
export function placesOf(
  given: readonly Given[],
  above: readonly string[] = [],
  entered: readonly string[] = [],
): Place[] {
  return given.flatMap(({ name, type }): Place[] => {
    const path = [...above, name]
    let inner = getNullableType(type)
    while (isListType(inner)) {
      path.push(item)
      inner = getNullableType(inner.ofType)
    }
    if (!isInputObjectType(inner)) return [{ path, type: inner as GraphQLNamedType }]
    return entered.includes(inner.name)
      ? []
      : placesOf(Object.values(inner.getFields()), path, [...entered, inner.name])
  })
}

/** The places of a field that take an id. */
export const idPlacesOf = (field: GraphQLField<unknown, unknown>): Place[] =>
  placesOf(field.args).filter(({ type }) => type.name === 'ID')

const samples: Readonly<Record<string, unknown>> = {
  String: 'Harbor',
  Boolean: true,
  Int: 1,
  Float: 1,
  Date: '2026-03-01',
}

/** A valid value for what a field requires. @throws Error for a required id or scalar that nobody said how to fill. */
function sampleOf(type: GraphQLInputType, path: readonly string[], ids: Ids): unknown {
  const inner = getNullableType(type)
  if (isListType(inner)) return ids(path.join('.')) === undefined ? [] : [sampleOf(inner.ofType, path, ids)]
  if (isEnumType(inner)) return inner.getValues()[0]?.name
  if (isInputObjectType(inner)) return fill(Object.values(inner.getFields()), path, ids)
  const sample = inner.name === 'ID' ? ids(path.join('.')) : samples[inner.name]
  if (sample === undefined) throw new Error(`Say how to fill ${path.join('.')}: a required ${inner.name}`)
  return sample
}

/** The viewer's own id for a place that requires one, by the place's name. */
export type Ids = (place: string) => string | undefined

const isRequired = ({ type, defaultValue }: Given) => isNonNullType(type) && defaultValue === undefined

function fill(given: readonly Given[], above: readonly string[], ids: Ids): Record<string, unknown> {
  return Object.fromEntries(
    given.filter(isRequired).map(({ name, type }) => [name, sampleOf(type, [...above, name], ids)]),
  )
}

/** Arguments that are valid as far as the schema says: what is required and nothing else. */
export const requiredArguments = ({ name, field }: Callable, ids: Ids): Record<string, unknown> =>
  fill(field.args, [name], ids)

/** Valid arguments with a value put at one place; what is on the way there is made. */
export function withValueAt(
  { name, field }: Callable,
  ids: Ids,
  { path }: Place,
  value: unknown,
): Record<string, unknown> {
  const put = (
    given: readonly Given[],
    [step, ...rest]: Place['path'],
    above: readonly string[],
  ): Record<string, unknown> => {
    const { type } = given.find((each) => each.name === step) as Given
    const named = rest.findIndex((each) => each !== item)
    const below = named < 0 ? [] : rest.slice(named)
    const inner = getNamedType(type)
    const last = isInputObjectType(inner)
      ? put(Object.values(inner.getFields()), below, [...above, step as string])
      : value
    const listed = rest.slice(0, rest.length - below.length).reduce<unknown>((nested) => [nested], last)
    const others = given.filter((each) => each.name !== step)
    return { ...fill(others, above, ids), [step as string]: listed }
  }
  return put(field.args, path, [name])
}

/** What is asked of a type's objects: every field without required arguments, down to a depth. */
export function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type)
  if (!isObjectType(named)) return 'getFields' in named ? '{ __typename id }' : ''
  const fields = fieldsOf(named)
    .filter(({ args }) => !args.some(isRequiredArgument))
    .flatMap((field) => {
      const isLeaf = !('getFields' in getNamedType(field.type))
      if (isLeaf) return [field.name]
      return depth > 0 ? [`${field.name} ${selectionOf(field.type, depth - 1)}`] : []
    })
  return `{ __typename ${fields.join(' ')} }`
}

/** A document that calls a field with these arguments, all of them as variables. */
export function documentOf({ operation, field, within }: Callable, given: object, depth = 1): string {
  const named = field.args.filter(({ name }) => name in given)
  const variables = named.map(({ name, type }) => `$${name}: ${type}`)
  const values = named.map(({ name }) => `${name}: $${name}`)
  const call = `${field.name}${values.length ? `(${values.join(', ')})` : ''} ${selectionOf(field.type, depth)}`
  const body = within.reduceRight((inner, outer) => `${outer} { ${inner} }`, call)
  return `${operation}${variables.length ? ` (${variables.join(', ')})` : ''} { ${body} }`
}
