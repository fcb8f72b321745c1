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

/** An id is the preview's own; these three are the employee's alone. */
const apart = ['id', 'audience', 'ownAudience', 'disputedAt']
/** Where a profile leads to other people and to work, each viewer meets those in their own way. */
const elsewhere = ['Employee', 'EmployeeConnection', 'Opportunity']

/** Every field of a profile that a preview and a real reader must agree on, by the schema: a new field is in it at once. */
export function selectProfile(
  type: GraphQLNamedType = schema.getType('Employee') as GraphQLObjectType,
  depth = 3,
): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return ''
  const fields = Object.values(type.getFields())
    .filter(({ name, args }) => !apart.includes(name) && !args.some(isRequiredArgument))
    .flatMap(({ name, type: of }) => {
      const named = getNamedType(of)
      if (isLeafType(named)) return [name]
      return depth > 0 && !elsewhere.includes(named.name) ? [`${name} ${selectProfile(named, depth - 1)}`] : []
    })
  return `{ ${['__typename', ...fields].join(' ')} }`
}
