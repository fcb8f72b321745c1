import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql'
import { badUserInput, ExpectedError } from '../../errors.js'

type Path = readonly (string | number)[]

const withoutNonNull = (type: GraphQLInputType) => (isNonNullType(type) ? type.ofType : type)

function typeAt(type: GraphQLInputType, path: Path): GraphQLInputType {
  return path.reduce((parent: GraphQLInputType, key) => {
    let inner = withoutNonNull(parent)
    if (typeof key === 'number') return isListType(inner) ? inner.ofType : inner
    while (isListType(inner)) inner = withoutNonNull(inner.ofType) // a single item may stand for a list
    return isInputObjectType(inner) ? (inner.getFields()[key]?.type ?? inner) : inner
  }, type)
}

/** graphql-js' complaints about the shape name only the schema and the client's keys; those about values repeat the value. */
const aboutShape = /^(Field "\w+" |Expected type "\w+" to be an object|Expected non-nullable type|Exactly one key)/

function describeProblem(error: GraphQLError, type: GraphQLInputType): string {
  const cause = error.originalError ?? error
  if (cause instanceof ExpectedError) return cause.message
  if (aboutShape.test(error.message)) return error.message.replace(/\s*Did you mean.*$/s, '')
  return `must be of type "${type}"`
}

const describePath = (path: Path) => path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')

/**
 * The variables of one operation as resolvers get them: checked, with defaults filled in.
 * @throws ExpectedError `BAD_USER_INPUT` that names the place in the variable, such as `$input.skills[2]`, not the value.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const coerced: Record<string, unknown> = Object.create(null)
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value
    const type = typeFromAST(schema, definition.type)
    if (!isInputType(type)) continue
    if (!Object.hasOwn(given, name)) {
      if (definition.defaultValue) coerced[name] = valueFromAST(definition.defaultValue, type)
      else if (isNonNullType(type)) throw badUserInput(`$${name}`, `a value of type "${type}" is required`)
      continue
    }
    coerced[name] = coerceInputValue(given[name], type, (path, _value, error) => {
      throw badUserInput(`$${name}${describePath(path)}`, describeProblem(error, typeAt(type, path)))
    })
  }
  return coerced
}
