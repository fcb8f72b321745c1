import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { schema } from '../api/operations.js'
import type { Asked } from './document.js'

/** An id is the preview's own; these three are the employee's alone. */
const apart = ['id', 'audience', 'ownAudience', 'disputedAt']
/** Where a profile leads to other people and to work, each viewer meets those in their own way. */
const elsewhere = ['Employee', 'EmployeeConnection', 'Opportunity']

/** Every field of a profile that a preview and a real reader must agree on, by the schema: a new field is in it at once. */
export function profileFields(
  type: GraphQLNamedType = schema.getType('Employee') as GraphQLObjectType,
  depth = 3,
): Asked[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  const fields = Object.values(type.getFields())
    .filter(({ name, args }) => !apart.includes(name) && !args.some(isRequiredArgument))
    .flatMap(({ name, type: of }): Asked[] => {
      const named = getNamedType(of)
      if (isLeafType(named)) return [{ name, alias: null, given: [], below: [] }]
      const below = depth > 0 && !elsewhere.includes(named.name) ? profileFields(named, depth - 1) : []
      return below.length ? [{ name, alias: null, given: [], below }] : []
    })
  return [{ name: '__typename', alias: null, given: [], below: [] }, ...fields]
}

const textOf = ({ name, below }: Asked): string =>
  below.length ? `${name} { ${(below as readonly Asked[]).map(textOf).join(' ')} }` : name

/** The same as text. */
export const selectProfile = (): string => `{ ${profileFields().map(textOf).join(' ')} }`
