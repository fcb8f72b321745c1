import { GraphQLError } from 'graphql'
import { afterEach, describe, expect, it } from 'vitest'
import { conflict, ExpectedError, unauthenticated } from '../../../src/errors.js'
import { current, type Edge, startEdge } from './edge.js'

let edge: Edge
afterEach(() => edge.server.stop())
const failing = async (failure: unknown) => {
  edge = await startEdge({
    roots: {
      fails: () => {
        throw failure
      },
    },
  })
  return edge.ask('{ fails greeting }', {}, current)
}
const secret = 'ada@example.com'

describe('an error', () => {
  it('that is expected reaches the client with its message, code and path', async () => {
    const { status, answer } = await failing(conflict('Already withdrawn.'))
    expect(status).toBe(200)
    expect(answer).toEqual({
      data: { fails: null, greeting: 'hello reader' },
      errors: [
        {
          message: 'Already withdrawn.',
          locations: [{ line: 1, column: 3 }],
          path: ['fails'],
          extensions: { code: 'CONFLICT' },
        },
      ],
    })
    expect(edge.lines.filter((line) => line.msg !== 'request')).toEqual([])
  })
  it('of one field never changes the status of an answer that has data', async () => {
    const { status, answer } = await failing(unauthenticated())
    expect(status).toBe(200)
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' })
  })
  it('that nobody expected is logged under an id, and the client gets that id alone', async () => {
    const bug = Object.assign(new Error(`duplicate key ${secret}`), {
      query: 'INSERT',
      parameters: [secret],
      detail: secret,
      code: '23505',
    })
    const { answer } = await failing(bug)
    const error = answer.errors?.[0]
    expect(error?.message).toBe('Something went wrong on our side. Quote this id when you report it.')
    expect(error?.path).toEqual(['fails'])
    expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(JSON.stringify(answer)).not.toContain(secret)
    const logged = edge.lines.filter((line) => line.errorId === error?.extensions.id)
    expect(logged).toHaveLength(1)
    expect(logged[0]).toMatchObject({ level: 50, error: { name: 'Error', code: '23505' } })
    expect(logged[0]).not.toHaveProperty('error.parameters')
    expect(logged[0]).not.toHaveProperty('error.detail')
  })
  it.each([
    ['a GraphQLError of a library', new GraphQLError(`row of ${secret}`, { extensions: { code: 'NOT_FOUND' } })],
    ['a thrown text', secret],
    ['a thrown object', { message: secret }],
  ])('that is %s is unexpected', async (_name, thrown) => {
    const { answer } = await failing(thrown)
    expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR')
    expect(JSON.stringify(answer)).not.toContain(secret)
  })
  it('that fails several fields is logged once', async () => {
    const bug = new Error('one')
    edge = await startEdge({ roots: { fails: () => Promise.reject(bug) } })
    const { answer } = await edge.ask('{ a: fails b: fails }')
    const ids = answer.errors?.map((error) => error.extensions.id)
    expect(ids?.[0]).toBe(ids?.[1])
    expect(edge.lines.filter((line) => line.errorId)).toHaveLength(1)
  })
  it('of the database reads the same whether it fails one field or the way there', async () => {
    const { status, answer } = await failing(Object.assign(new Error('terminating connection'), { code: '57P01' }))
    expect(status).toBe(200)
    expect(answer.errors?.[0]).toMatchObject({
      message: 'The service is busy or restarting. Try again shortly.',
      path: ['fails'],
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    })
    expect(edge.lines.filter((line) => line.level === 40)).toHaveLength(1)
  })
  it('of the executor as a whole is 503 while the database is away, for every media type', async () => {
    edge = await startEdge({ execute: () => Promise.reject(new Error('timeout exceeded when trying to connect')) })
    for (const accept of ['application/json', current.accept]) {
      const { status, answer } = await edge.ask('{ greeting }', {}, { accept })
      expect(status).toBe(503)
      expect(answer).toEqual({
        errors: [
          {
            message: 'The service is busy or restarting. Try again shortly.',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
      })
    }
  })
  it('that leaves no data at all because the database is away is 503', async () => {
    edge = await startEdge({ roots: { books: () => Promise.reject(Object.assign(new Error('x'), { code: '08006' })) } })
    const { status, answer } = await edge.ask('{ books { totalCount } }')
    expect(status).toBe(503)
    expect(answer.data).toBeNull()
  })
  it.each([
    ['57014', 'QUERY_TOO_COMPLEX'],
    ['22021', 'BAD_USER_INPUT'],
  ])('%s of the database is %s', async (code, expected) => {
    edge = await startEdge({ execute: () => Promise.reject(Object.assign(new Error(secret), { code })) })
    const { status, answer } = await edge.ask('{ greeting }', {}, current)
    expect(status).toBe(400)
    expect(answer.errors?.[0]?.extensions.code).toBe(expected)
    expect(JSON.stringify(answer)).not.toContain(secret)
  })
  it.each([
    [unauthenticated('The token has expired.'), 401, 'UNAUTHENTICATED'],
    [new ExpectedError('RATE_LIMITED', 'Too many.'), 429, 'RATE_LIMITED'],
    [new ExpectedError('BAD_USER_INPUT', 'Odd.'), 400, 'BAD_USER_INPUT'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 503, 'SERVICE_UNAVAILABLE'],
    [new Error(secret), 500, 'INTERNAL_SERVER_ERROR'],
  ])('%s on the way to knowing the viewer stops the request', async (failure, status, code) => {
    edge = await startEdge({ contextOf: () => Promise.reject(failure) })
    const { answer, ...rest } = await edge.ask('{ greeting }')
    expect(rest.status).toBe(status)
    expect(answer.errors?.map((error) => error.extensions.code)).toEqual([code])
    expect(answer.data).toBeUndefined()
    expect(edge.runs).toHaveLength(0)
    expect(JSON.stringify(answer)).not.toContain(secret)
  })
  it('in a document says where, without suggesting what the schema has', async () => {
    edge = await startEdge()
    const unknown = await edge.ask('{ greetin }', {}, current)
    expect(unknown.status).toBe(400)
    expect(unknown.answer.errors).toEqual([
      {
        message: 'Cannot query field "greetin" on type "Query".',
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ])
    const syntax = await edge.ask('{ greeting', {}, current)
    expect(syntax.status).toBe(400)
    expect(syntax.answer.errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED' })
    for (const query of [
      '{ search(filter: { titel: "x" }) { id } }',
      '{ books(frist: 1) { totalCount } }',
      '{ search(filter: { genre: NOVELS }) { id } }',
    ])
      expect(JSON.stringify((await edge.ask(query)).answer)).not.toMatch(/did you mean/i)
  })
  it('in a variable names it, before anything runs', async () => {
    edge = await startEdge()
    const { status, answer } = await edge.ask(
      'query ($f: BookFilter) { search(filter: $f) { id } }',
      { f: { pages: secret } },
      current,
    )
    expect(status).toBe(400)
    expect(answer).toEqual({
      errors: [
        { message: '$f.pages: must be of type "Int"', extensions: { code: 'BAD_USER_INPUT', argument: '$f.pages' } },
      ],
    })
    expect(edge.runs).toHaveLength(0)
  })
  it('in an argument that is found only when the field runs is the caller’s mistake', async () => {
    edge = await startEdge()
    const { answer } = await edge.ask('query ($n: Int) { books(first: $n) { totalCount } }', { n: null })
    expect(answer.errors?.[0]).toMatchObject({
      message: 'first: the value is missing or not of the declared type',
      path: ['books'],
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
  it('of a variable that an executor finds by itself is told without the value', async () => {
    edge = await startEdge({
      execute: async ({ document, operation }) => ({
        errors: [
          new GraphQLError(`Variable "$n" got invalid value "${secret}"; Int cannot represent it`, {
            nodes: operation.variableDefinitions?.[0] ?? document,
          }),
        ],
      }),
    })
    const { answer } = await edge.ask('query ($n: Int) { books(first: $n) { totalCount } }', { n: 1 })
    expect(answer.errors?.[0]).toMatchObject({
      message: '$n: must be of type "Int"',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
})
