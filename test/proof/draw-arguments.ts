import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { Given } from './document.js'
import type { Draw } from './draw.js'
import type { Place, Pools } from './pools.js'

/** How likely an argument that may be left out is given: pages mostly, filters seldom, for an unfiltered list shows sort leaks. */
const shareGiven: Readonly<Record<string, number>> = {
  first: 0.8,
  after: 0.02,
  filter: 0.5,
  idempotencyKey: 0.15,
  orderBy: 0.5,
  asManager: 0.5,
}
const otherwise = 0.4

function drawValue(draw: Draw, pools: Pools, type: GraphQLInputType, place: Place): unknown {
  const inner = getNullableType(type)
  if (isListType(inner)) {
    const size = draw.weighted([
      [1, 0],
      [5, 1],
      [3, 2],
      [2, 3],
    ])
    return Array.from({ length: size }, () => drawValue(draw, pools, inner.ofType, place))
  }
  if (isEnumType(inner)) return draw.pick(inner.getValues()).name
  if (isInputObjectType(inner)) return inputOf(draw, pools, Object.values(inner.getFields()), place)
  const scalars: Readonly<Record<string, () => unknown>> = {
    ID: () => pools.id(draw, place),
    Int: () => pools.integer(draw, place.name),
    Float: () => pools.number(draw),
    Boolean: () => draw.chance(0.5),
    Date: () => pools.date(draw),
    DateTime: () => pools.moment(draw),
    String: () => (place.name === 'idempotencyKey' ? 'first' : pools.text(draw, place.name)),
  }
  const scalar = scalars[inner.name]
  if (!scalar) throw new Error(`Say in draw-arguments.ts how to make a ${inner.name}, of which ${place.name} is one`)
  return scalar()
}

/** An input object: what is required, and of the rest a little; at least one field where all could be left out. */
function inputOf(
  draw: Draw,
  pools: Pools,
  fields: readonly GraphQLInputField[],
  { of }: Place,
): Record<string, unknown> {
  const isRequired = (field: GraphQLInputField) => isNonNullType(field.type) && field.defaultValue === undefined
  const optional = fields.filter((field) => !isRequired(field))
  const required = fields.filter(isRequired)
  const share = 0.8 / Math.max(optional.length, 1)
  const given = optional.filter(() => draw.chance(share))
  if (required.length + given.length === 0 && optional.length) given.push(draw.pick(optional))
  return Object.fromEntries(
    [...required, ...given].map(({ name, type }) => [
      name,
      given.some((each) => each.name === name) && draw.chance(0.03) ? null : drawValue(draw, pools, type, { name, of }),
    ]),
  )
}

/** The arguments of a field: all that are required, some of the others. */
export function drawArguments(draw: Draw, pools: Pools, args: readonly GraphQLArgument[], of: string): Given[] {
  return args
    .filter(
      ({ type, defaultValue, name }) =>
        (isNonNullType(type) && defaultValue === undefined) || draw.chance(shareGiven[name] ?? otherwise),
    )
    .map(({ name, type }) => ({
      name,
      type,
      value: drawValue(draw, pools, type, { name, of }),
      asVariable: draw.chance(0.25),
    }))
}
