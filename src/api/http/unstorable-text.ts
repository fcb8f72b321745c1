import { type DocumentNode, Kind, type ValueNode, visit } from 'graphql'
import { badUserInput } from '../../errors.js'

/** NUL, which PostgreSQL cannot store, and halves of a surrogate pair, which are not text. */
const unstorable = /[\0\p{Surrogate}]/u
const deepestVariable = 64

/** Where a value stands: a chain up to the variable or argument that holds it. */
interface Place {
  readonly value: unknown
  readonly key: string
  readonly depth: number
  readonly holder: Place | null
}

/** Such as `$input.skills[2].name`. A key that is no GraphQL name is not repeated. */
function describePlace(place: Place): string {
  const { key, holder } = place
  if (holder === null) return key
  if (Array.isArray(holder.value)) return `${describePlace(holder)}[${key}]`
  const name = /^\w{1,100}$/.test(key) ? key : '?'
  return holder.holder === null ? `${holder.key}${name}` : `${describePlace(holder)}.${name}`
}

const refuse = (place: string) => {
  throw badUserInput(place, 'the text holds a character that cannot be stored (NUL or half of a surrogate pair)')
}

/** One pass without recursion, so that no nesting of the body can exhaust the stack. */
function checkVariables(variables: Readonly<Record<string, unknown>>): void {
  const pending: Place[] = [{ value: variables, key: '$', depth: 0, holder: null }]
  for (let holder = pending.pop(); holder; holder = pending.pop()) {
    const isObject = !Array.isArray(holder.value)
    for (const [key, value] of Object.entries(holder.value as object)) {
      if (isObject && unstorable.test(key)) refuse(describePlace({ value, key, depth: 0, holder }))
      if (typeof value === 'string' && unstorable.test(value)) refuse(describePlace({ value, key, depth: 0, holder }))
      if (typeof value !== 'object' || value === null) continue
      if (holder.depth >= deepestVariable)
        throw badUserInput(describePlace(holder).slice(0, 100), `nested deeper than ${deepestVariable} levels`)
      pending.push({ value, key, depth: holder.depth + 1, holder })
    }
  }
}

function checkLiteral(name: string, value: ValueNode): void {
  visit(value, { StringValue: (node) => void (unstorable.test(node.value) && refuse(name)) })
}

/**
 * Refuses texts that could not be stored or compared, wherever the client put them: in variables or in the document.
 * @throws ExpectedError `BAD_USER_INPUT` that names the variable or the argument, never the text.
 */
export function refuseUnstorableText(
  document: DocumentNode,
  source: string,
  variables: Readonly<Record<string, unknown>>,
): void {
  checkVariables(variables)
  // A literal can hold such a character only as itself or by an escape.
  if (!unstorable.test(source) && !source.includes('\\u')) return
  visit(document, {
    [Kind.ARGUMENT]: (node) => checkLiteral(node.name.value, node.value),
    [Kind.VARIABLE_DEFINITION]: (node) =>
      node.defaultValue && checkLiteral(`$${node.variable.name.value}`, node.defaultValue),
  })
}
