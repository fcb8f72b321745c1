import { type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { refuseUnstorableText } from '../../../src/api/http/unstorable-text.js'
import { coerceVariables } from '../../../src/api/http/variables.js'
import { librarySchema } from './edge.js'

const schema = librarySchema()
const coerce = (declared: string, given: Record<string, unknown>) => {
  const operation = parse(`query (${declared}) { greeting }`).definitions[0] as OperationDefinitionNode
  return { ...coerceVariables(schema, operation, given) }
}
const problemOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return (error as Error).message
  }
  return null
}

describe('variables', () => {
  it('arrive with the defaults of the operation and of input fields', () => {
    expect(coerce('$n: Int = 7, $f: BookFilter, $x: Int', { f: { title: 'Emma' } })).toEqual({
      n: 7,
      f: { title: 'Emma', year: 2000 },
    })
  })
  it.each([
    ['$n: Int!', {}, '$n: a value of type "Int!" is required'],
    ['$n: Int!', { n: null }, '$n: Expected non-nullable type "Int!" not to be null.'],
    ['$n: Int', { n: 'secret' }, '$n: must be of type "Int"'],
    ['$n: [Int!]!', { n: [1, 'secret'] }, '$n[1]: must be of type "Int!"'],
    ['$f: BookFilter', { f: 'secret' }, '$f: Expected type "BookFilter" to be an object.'],
    ['$f: BookFilter', { f: { or: [{ pages: 'secret' }] } }, '$f.or[0].pages: must be of type "Int"'],
    ['$f: BookFilter', { f: { or: { pages: 'secret' } } }, '$f.or.pages: must be of type "Int"'],
    ['$f: BookFilter', { f: { genre: 'NOVELS' } }, '$f.genre: must be of type "Genre"'],
    ['$f: BookFilter', { f: { titel: 'secret' } }, '$f: Field "titel" is not defined by type "BookFilter".'],
  ])('%s given %j is refused by name, without the value and without a suggestion', (declared, given, problem) => {
    expect(problemOf(() => coerce(declared, given))).toBe(problem)
  })
  it('never reach the prototype of anything', () => {
    const given = JSON.parse('{"__proto__": {"polluted": true}}')
    expect(coerce('$__proto__: BookFilter', {})).toEqual({})
    expect(problemOf(() => coerce('$f: BookFilter', { f: given }))).toMatch(/not defined/)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('text that cannot be stored', () => {
  const refuse = (source: string, variables: Record<string, unknown> = {}) =>
    problemOf(() => refuseUnstorableText(parse(source), source, variables))
  const problem = ': the text holds a character that cannot be stored (NUL or half of a surrogate pair)'

  it('is refused in variables by the place where it stands', () => {
    expect(refuse('{ greeting }', { name: 'a\0b' })).toBe(`$name${problem}`)
    expect(refuse('{ greeting }', { name: 'half \ud83d' })).toBe(`$name${problem}`)
    expect(refuse('{ greeting }', { f: { tags: ['fine', '\udc00'] } })).toBe(`$f.tags[1]${problem}`)
    expect(refuse('{ greeting }', { f: { 'bad\0key': 1 } })).toBe(`$f.?${problem}`)
  })
  it('is refused in literals by the name of the argument', () => {
    expect(refuse('{ greeting(name: "a\\u0000b") }')).toBe(`name${problem}`)
    expect(refuse('{ greeting(name: "a\0b") }')).toBe(`name${problem}`)
    expect(refuse('{ greeting(name: """a\0b""") }')).toBe(`name${problem}`)
    expect(refuse('{ search(filter: { tags: ["\\u{0}"] }) { id } }')).toBe(`filter${problem}`)
    expect(refuse('query ($n: String = "\\u0000") { greeting(name: $n) }')).toBe(`$n${problem}`)
    expect(refuse('{ ...F } fragment F on Query { greeting(name: "\\u0000") }')).toBe(`name${problem}`)
  })
  it('is not any other text', () => {
    expect(
      refuse('{ greeting(name: "Zoë 👩‍👩‍👧 \\u00e9 \\ud83d\\ude00") }', { a: ['😀', { b: '\ufffd\t' }] }),
    ).toBeNull()
  })
  it('is looked for without recursion, and variables nested beyond reason are refused', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}"x"${']'.repeat(100_000)}`)
    expect(refuse('{ greeting }', { deep })).toMatch(/^\$deep(\[0\])+.*nested deeper than 64 levels$/)
  })
})
