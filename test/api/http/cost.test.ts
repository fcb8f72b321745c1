import { buildSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../src/api/http/check-operation.js'
import { OperationMeter } from '../../../src/api/http/cost.js'
import { coerceVariables } from '../../../src/api/http/variables.js'
import { librarySchema, limits } from './edge.js'

const schema = librarySchema()

function measure(source: string, variables: Record<string, unknown> = {}, of = schema) {
  const document = parse(source)
  expect(validate(of, document)).toEqual([])
  const operation = document.definitions.find(
    (each) => each.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode
  const meter = new OperationMeter(of, document, coerceVariables(of, operation, variables))
  return { ...meter.measure(operation), visited: meter.visited, document, operation, source }
}
const costOf = (source: string, variables?: Record<string, unknown>) => measure(source, variables).cost

/** Fragments of which each asks for the next one twice. */
const doubling = (count: number, spread: (next: string) => string, leaf: string) => {
  const fragments = Array.from({ length: count }, (_, i) => {
    const body = i === count - 1 ? leaf : spread(`F${i + 1}`)
    return `fragment F${i} on Book { ${body} }`
  })
  return `{ book(id: 1) { ...F0 } } ${fragments.join('\n')}`
}

describe('the cost of an operation', () => {
  it('is one for a field and one for each field below it', () => {
    expect(costOf('{ greeting }')).toBe(1)
    expect(costOf('{ book(id: 1) { id title } }')).toBe(3)
  })
  it('multiplies what is below a connection by `first`, once', () => {
    expect(costOf('{ books(first: 10) { edges { node { id } } } }')).toBe(1 + 10 * 3)
    expect(costOf('{ books(first: 10) { nodes { id } } }')).toBe(1 + 10 * 2)
  })
  it('multiplies along the path', () => {
    const query = '{ books(first: 10) { nodes { similar(first: 7) { nodes { id } } } } }'
    expect(costOf(query)).toBe(1 + 10 * (1 + 1 + 7 * 2))
  })
  it('takes five items for a list without `first`', () => {
    expect(costOf('{ authors { name } }')).toBe(1 + 5)
    expect(costOf('{ books(first: 2) { nodes { authors { name } } } }')).toBe(1 + 2 * (1 + (1 + 5)))
  })
  it('takes the default of the argument when `first` is left out', () => {
    expect(costOf('{ books { nodes { id } } }')).toBe(1 + 20 * 2)
    expect(costOf('query ($n: Int = 3) { books(first: $n) { nodes { id } } }')).toBe(1 + 3 * 2)
    expect(costOf('query ($n: Int!) { books(first: $n) { nodes { id } } }', { n: 50 })).toBe(1 + 50 * 2)
    expect(costOf('query ($n: Int = 3) { books(first: $n) { nodes { id } } }', { n: 50 })).toBe(1 + 50 * 2)
  })
  it('takes the default of the argument when its variable has no value', () => {
    const optional = buildSchema('type Query { shelf(first: Int = 40): [Book!]! } type Book { id: ID }')
    expect(measure('query ($n: Int) { shelf(first: $n) { id } }', {}, optional).cost).toBe(1 + 40)
    expect(costOf('query ($n: Int) { shelf(first: $n) { id } }')).toBe(1 + 5)
    expect(costOf('query ($n: Int) { shelf(first: $n) { id } }', { n: 9 })).toBe(1 + 9)
    expect(costOf('{ shelf(first: null) { id } }')).toBe(1 + 5)
  })
  it('takes a page above 100 for 100, and an empty or negative one for one item', () => {
    expect(costOf('{ shelf(first: 100000) { id } }')).toBe(1 + 100)
    expect(costOf('{ shelf(first: 0) { id } }')).toBe(2)
    expect(costOf('{ shelf(first: -5) { id } }')).toBe(2)
  })
  it('is not hidden behind an empty page', () => {
    const inside = '{ owner { books(first: 100) { nodes { id } } } }'
    expect(costOf(`{ books(first: 0) ${inside} }`)).toBeGreaterThan(200)
  })
  it('counts fields in fragments, inline or named, also of an interface, as if they were written out', () => {
    const written = costOf('{ books(first: 10) { nodes { id title } } }')
    expect(
      costOf(
        '{ books(first: 10) { ... on BookConnection { nodes { ... { id } ... on Item { ... on Book { title } } } } } }',
      ),
    ).toBe(written)
    expect(
      costOf(
        '{ ...Q } fragment Q on Query { books(first: 10) { ...C } } fragment C on BookConnection { nodes { ...B } } fragment B on Book { id title }',
      ),
    ).toBe(written)
  })
  it('tells a fragment inside a page from the same fragment where nothing says how long the list is', () => {
    const fragment = 'fragment C on BookConnection { nodes { id } }'
    expect(costOf(`{ books(first: 10) { ...C } featured { ...C } } ${fragment}`)).toBe(1 + 10 * 2 + 1 + (1 + 5))
    expect(costOf(`{ featured { ...C } books(first: 10) { ...C } } ${fragment}`)).toBe(1 + 10 * 2 + 1 + (1 + 5))
  })
  it('counts every alias of the same field', () => {
    expect(costOf('{ a: book(id: 1) { id } b: book(id: 2) { id } }')).toBe(4)
  })
  it('is a finite number however large the operation is', () => {
    const query = `{ books(first: 100) { nodes { ${'similar(first: 100) { nodes { '.repeat(200)} id ${'} }'.repeat(200)} } } }`
    expect(costOf(query)).toBe(Number.MAX_SAFE_INTEGER)
  })
  it('is free for introspection', () => {
    expect(costOf('{ __typename __schema { types { fields { name } } } }')).toBe(0)
  })
})

describe('depth and aliases', () => {
  it('counts levels of fields through fragments', () => {
    expect(measure('{ greeting }').depth).toBe(1)
    expect(measure('{ book(id: 1) { ...B } } fragment B on Book { sequel { ... { sequel { title } } } }').depth).toBe(4)
  })
  it('leaves introspection out of the depth', () => {
    expect(measure('{ __schema { types { fields { type { ofType { ofType { name } } } } } } }').depth).toBe(0)
    expect(measure('{ book(id: 1) { __typename } }').depth).toBe(1)
  })
  it('counts the aliases of a fragment wherever it is spread', () => {
    const query = '{ x: book(id: 1) { ...B } y: book(id: 2) { ...B } } fragment B on Book { t: title u: title }'
    expect(measure(query).aliases).toBe(6)
  })
  it('counts aliases in introspection', () => {
    expect(measure('{ a: __schema { b: types { name } } }').aliases).toBe(2)
  })
})

describe('the work of measuring', () => {
  const nested = (next: string) => `a: sequel { ...${next} } b: sequel { ...${next} }`
  it('is linear in the document however often fragments are spread', () => {
    const { visited, cost, document } = measure(doubling(18, nested, 'id'))
    const selections = 18 * 4
    expect(document.definitions).toHaveLength(19)
    expect(visited).toBeLessThan(2 * selections)
    expect(cost).toBe(1 + 2 * (2 ** 17 - 1) + 2 ** 17)
  })
  it('ends for thousands of doubled fragments', () => {
    const { visited, cost } = measure(doubling(200, nested, 'id'))
    expect(visited).toBeLessThan(200 * 8)
    expect(cost).toBe(Number.MAX_SAFE_INTEGER)
  })
  it('ends for a fragment that spreads itself, which validation refuses', () => {
    const document = parse('{ book(id: 1) { ...F } } fragment F on Book { sequel { ...F } }')
    const meter = new OperationMeter(schema, document, {})
    expect(meter.measure(document.definitions[0] as OperationDefinitionNode).depth).toBe(2)
  })
})

describe('a limit', () => {
  const check = (source: string, variables: Record<string, unknown> = {}) => {
    const { document, operation } = measure(source, variables)
    return () => checkOperation({ schema, document, source, operation, variables }, limits)
  }
  const chain = (levels: number) =>
    `{ book(id: 1) { ${'sequel { '.repeat(levels - 2)} id ${'} '.repeat(levels - 2)} } }`
  it('refuses what is too deep and says by how much', () => {
    expect(check(chain(12))).not.toThrow()
    expect(check(chain(13))).toThrow(
      expect.objectContaining({
        message: 'The operation has 13 levels of fields; at most 12 are allowed (1 too many). Nest less deeply.',
        extensions: { code: 'QUERY_TOO_COMPLEX', limit: 'depth', allowed: 12, asked: 13 },
      }),
    )
  })
  it('refuses too many aliases and says by how much', () => {
    const aliased = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: greeting`).join(' ')} }`
    expect(check(aliased(30))).not.toThrow()
    expect(check(aliased(33))).toThrow(/33 aliased fields; at most 30 are allowed \(3 too many\)/)
  })
  it('refuses what costs too much, also when the page size comes in a variable', () => {
    const query =
      'query ($n: Int!) { books(first: $n) { nodes { similar(first: $n) { nodes { id title authors { id } } } } } }'
    expect(check(query, { n: 20 })).not.toThrow()
    expect(check(query, { n: 100 })).toThrow(
      expect.objectContaining({
        extensions: expect.objectContaining({ limit: 'cost', asked: 90_201, allowed: 50_000 }),
      }),
    )
  })
})
