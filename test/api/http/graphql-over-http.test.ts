import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { getIntrospectionQuery } from 'graphql'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, current, type Edge, limits, startEdge } from './edge.js'

let edge: Edge
const renamed: unknown[] = []
beforeAll(async () => {
  const rename = (_source: unknown, args: unknown) => void renamed.push(args)
  edge = await startEdge({ roots: { rename } })
})
afterAll(() => edge.server.stop())

const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  edge.send(`/graphql?${new URLSearchParams(parameters)}`, { headers })
const preflighted = { 'apollo-require-preflight': 'yes' }
const codeOf = async (response: Response) => ((await response.json()) as Answer).errors?.[0]?.extensions.code

describe('GraphQL over HTTP', () => {
  it.each(
    serverAudits({ url: () => `${edge.server.url}/graphql`, fetchFn: fetch }).map(
      (audit) => [audit.name, audit] as const,
    ),
  )('keeps the specification: %s', async (name, audit) => {
    const result = await audit.fn()
    // Reading by GET without a header that a foreign page cannot send is refused on purpose.
    const allowed = name.startsWith('MAY') ? ['ok', 'notice'] : ['ok']
    expect({ ...result, response: undefined }).toMatchObject({ status: expect.toBeOneOf(allowed) })
  })
  it('answers in the media type that the client accepts', async () => {
    const typeFor = async (accept: string) =>
      (await edge.ask('{ greeting }', {}, { accept })).headers.get('content-type')
    expect(await typeFor('application/graphql-response+json')).toBe('application/graphql-response+json; charset=utf-8')
    expect(await typeFor('application/json')).toBe('application/json; charset=utf-8')
    expect(await typeFor('*/*')).toBe('application/json; charset=utf-8')
  })
  it('answers a wrong document with 400, or with 200 for the older media type', async () => {
    expect((await edge.ask('{ nothing }', {}, current)).status).toBe(400)
    expect((await edge.ask('{ nothing }')).status).toBe(200)
  })
  it('answers 400 when the operation name fits none', async () => {
    const response = await edge.post(JSON.stringify({ query: 'query A { greeting }', operationName: 'B' }), current)
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('BAD_USER_INPUT')
  })
  it('hands the executor the whole context, the sent variables, the named operation and a hash of the document', async () => {
    edge.runs.length = 0
    const query = 'query A { greeting } query B($n: String = "x") { greeting(name: $n) }'
    const body = JSON.stringify({ query, operationName: 'B', variables: { n: 'Ada' } })
    expect(await (await edge.post(body)).json()).toEqual({ data: { greeting: 'hello Ada' } })
    expect(edge.runs).toHaveLength(1)
    expect(edge.runs[0]).toMatchObject({
      operationName: 'B',
      operation: { name: { value: 'B' } },
      variables: { n: 'Ada' },
      context: { reader: 'Ada' },
      queryHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })
  it('hands the executor the very context that was made, not a copy', async () => {
    const context = { reader: 'Ada' }
    const own = await startEdge({ contextOf: async () => context })
    await own.ask('{ greeting }')
    expect(own.runs[0]?.context).toBe(context)
    await own.server.stop()
  })
  it('tells the maker of the context who asks: headers, address and request id', async () => {
    const asked: unknown[] = []
    const own = await startEdge({ contextOf: async (request) => ({ reader: String(asked.push(request)) }) })
    await own.ask('{ greeting }', {}, { authorization: 'Bearer t', 'x-request-id': 'r-1' })
    expect(asked).toEqual([
      { headers: expect.objectContaining({ authorization: 'Bearer t' }), remoteAddress: '127.0.0.1', requestId: 'r-1' },
    ])
    await own.server.stop()
  })
})

describe('a request from a foreign page', () => {
  it('cannot read by GET without a header that needs its consent', async () => {
    const refused = await get({ query: '{ greeting }' })
    expect(refused.status).toBe(400)
    expect(await codeOf(refused)).toBe('BAD_USER_INPUT')
    expect(await (await get({ query: '{ greeting }' }, preflighted)).json()).toEqual({
      data: { greeting: 'hello reader' },
    })
  })
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot send an operation as %s',
    async (type) => {
      const response = await edge.post(JSON.stringify({ query: 'mutation { rename(id: 1, title: "x") { id } }' }), {
        'content-type': type,
      })
      expect(response.status).toBe(400)
      expect(await codeOf(response)).toBe('BAD_USER_INPUT')
      expect(renamed).toEqual([])
    },
  )
  it('gets no permission to read across origins', async () => {
    const response = await edge.send('/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    })
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('what is not served', () => {
  it('is a mutation by GET', async () => {
    const response = await get({ query: 'mutation { rename(id: 1, title: "x") { id } }' }, preflighted)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect(renamed).toEqual([])
  })
  it('is several operations in one request', async () => {
    edge.runs.length = 0
    const response = await edge.post(JSON.stringify([{ query: '{ greeting }' }, { query: '{ greeting }' }]))
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('BAD_USER_INPUT')
    expect(edge.runs).toEqual([])
  })
  it('is a subscription by an HTTP request', async () => {
    const { status, answer } = await edge.ask('subscription { renamed { id } }', {}, current)
    expect(status).toBe(400)
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
  it('is a document known by its hash alone', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } }
    const response = await edge.post(JSON.stringify({ extensions }))
    expect(await response.json()).toMatchObject({ errors: [{ message: 'PersistedQueryNotSupported' }] })
  })
  it('is introspection, where it is not exposed', async () => {
    const own = await startEdge({ exposeIntrospection: false })
    const { answer } = await own.ask('{ __schema { queryType { name } } }')
    expect(answer.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
    await own.server.stop()
  })
})

describe('a body', () => {
  it.each(['{"query": "{ greeting }"', '{', 'null', '"text"', 'undefined', '{"query": "{ greeting }"}}', ''])(
    'that is %j is answered 400 in the shape of GraphQL',
    async (body) => {
      const response = await edge.post(body)
      expect(response.status).toBe(400)
      const text = await response.text()
      expect(JSON.parse(text)).toEqual({
        errors: [{ message: expect.any(String), extensions: { code: 'BAD_USER_INPUT' } }],
      })
      expect(text).not.toMatch(/node_modules|\bat /)
    },
  )
  it.each([
    { query: 1 },
    { query: {} },
    { query: '{ greeting }', variables: [] },
    { query: '{ greeting }', variables: 'x' },
    { query: '{ greeting }', operationName: 1 },
  ])('%j is answered 400', async (body) => {
    const response = await edge.post(JSON.stringify(body))
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('BAD_USER_INPUT')
  })
  it('above the limit is answered 413, also when it is small until it is unpacked', async () => {
    const large = JSON.stringify({ query: '{ greeting }', variables: { padding: 'x'.repeat(100_000) } })
    const plain = await edge.post(large)
    const zipped = await edge.send('/graphql', {
      method: 'POST',
      body: gzipSync(large),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
    for (const response of [plain, zipped]) {
      expect(response.status).toBe(413)
      expect(await response.json()).toEqual({
        errors: [
          {
            message: 'The body is too large. At most 100000 bytes are allowed.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      })
    }
  })
  it('in an unknown encoding or character set is answered 415', async () => {
    expect((await edge.post('{}', { 'content-encoding': 'rot13' })).status).toBe(415)
    expect((await edge.post('{}', { 'content-type': 'application/json; charset=klingon' })).status).toBe(415)
  })
  it('nested beyond reason is refused, in the document as in the variables', async () => {
    const deep = `${'['.repeat(45_000)}${']'.repeat(45_000)}`
    const variables = await edge.post(`{"query": "{ greeting }", "variables": {"v": ${deep}}}`, current)
    expect(variables.status).toBe(400)
    expect(await codeOf(variables)).toBe('BAD_USER_INPUT')
    const own = await startEdge({ config: { limits: { ...limits, tokens: 100_000 } } })
    for (const query of ['{ book '.repeat(10_000), `{ search(filter: ${'{or: '.repeat(10_000)}`]) {
      const { status, answer } = await own.ask(query, {}, current)
      expect(status).toBe(400)
      expect(answer.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX')
    }
    expect(own.lines.filter((line) => line.level === 50)).toEqual([])
    await own.server.stop()
  })
  it('of any text or JSON is answered in JSON and never with a failure of ours', async () => {
    const json = fc.oneof(
      fc.json(),
      fc.json().map((text) => text.slice(0, -1)),
    )
    const document = fc.oneof(
      fc.string({
        unit: fc.constantFrom(
          '{',
          '}',
          '(',
          ')',
          '"',
          '$',
          '...',
          ' book',
          ' id',
          ':',
          '1',
          '\\u',
          '!',
          '#',
          ' on',
          ' fragment F',
        ),
      }),
      fc.string({ unit: 'binary' }),
    )
    const request = fc.record(
      {
        query: fc.oneof(document, fc.constant('query ($n: String) { greeting(name: $n) }')),
        variables: fc.oneof(
          fc.jsonValue(),
          fc.dictionary(fc.constantFrom('n', '__proto__'), fc.string({ unit: 'binary' })),
        ),
        operationName: fc.jsonValue(),
        extensions: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    const body = fc.oneof(
      json,
      fc.string({ unit: 'binary' }),
      request.map((each) => JSON.stringify(each)),
    )
    const accept = fc.constantFrom('application/json', 'application/graphql-response+json')
    await fc.assert(
      fc.asyncProperty(body, accept, async (text, accept) => {
        const response = await edge.post(text, { accept })
        expect(response.status).toBeLessThan(500)
        expect(response.headers.get('content-type')).toMatch(/json/)
        const answer = (await response.json()) as Answer
        for (const error of answer.errors ?? []) expect(error.extensions.code).not.toBe('INTERNAL_SERVER_ERROR')
      }),
      { numRuns: 400 },
    )
    expect(edge.lines.filter((line) => line.level === 50)).toEqual([])
  })
})

describe('an operation that asks for too much', () => {
  const refusal = async (query: string, variables?: Record<string, unknown>) => {
    edge.runs.length = 0
    const { status, answer } = await edge.ask(query, variables, current)
    expect(edge.runs).toEqual([])
    return { status, ...answer.errors?.[0], count: answer.errors?.length }
  }
  const refused = (limit: string) => ({ status: 400, count: 1, extensions: { code: 'QUERY_TOO_COMPLEX', limit } })

  it('is refused for its tokens', async () => {
    const { message, ...rest } = await refusal(`{ ${'greeting '.repeat(4000)} }`)
    expect(message).toBe('The document has more than 4000 tokens.')
    expect(rest).toMatchObject(refused('tokens'))
  })
  it('is refused for its selections, counting fragments where they are spread', async () => {
    const fragments = Array.from({ length: 18 }, (_, i) => {
      const next = i === 17 ? 'id' : `a: sequel { ...F${i + 1} } b: sequel { ...F${i + 1} }`
      return `fragment F${i} on Book { ${next} }`
    })
    const { message, ...rest } = await refusal(`{ book(id: 1) { ...F0 } } ${fragments.join(' ')}`)
    expect(message).toBe('The operation has more than 1000 selections, counting each fragment where it is spread.')
    expect(rest).toMatchObject(refused('selections'))
  })
  it('is refused for its depth', async () => {
    const query = `{ book(id: 1) ${'{ sequel '.repeat(20)} { id } ${'}'.repeat(20)} }`
    expect(await refusal(query)).toMatchObject({ ...refused('depth'), extensions: { allowed: 12, asked: 22 } })
  })
  it('is refused for its aliases', async () => {
    const query = `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: greeting`).join(' ')} }`
    expect(await refusal(query)).toMatchObject({ ...refused('aliases'), extensions: { allowed: 30, asked: 31 } })
  })
  it('is refused for its cost each time, by the variables of that time', async () => {
    const query =
      'query ($n: Int = 100) { books(first: $n) { nodes { similar(first: $n) { nodes { id title authors { id } } } } } }'
    expect((await edge.ask(query, { n: 1 })).answer.errors?.[0]?.extensions.code).not.toBe('QUERY_TOO_COMPLEX')
    expect(await refusal(query)).toMatchObject(refused('cost'))
    expect(await refusal(query, { n: 99 })).toMatchObject(refused('cost'))
  })
  it('is refused for nesting lists of introspection', async () => {
    const query = '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }'
    expect(await refusal(query)).toMatchObject(refused('introspection'))
  })
  it('is not the introspection that tools send', async () => {
    const query = getIntrospectionQuery({
      specifiedByUrl: true,
      inputValueDeprecation: true,
      directiveIsRepeatable: true,
      oneOf: true,
      schemaDescription: true,
    })
    const { answer } = await edge.ask(query)
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toHaveProperty('__schema.types')
  })
})

describe('text that cannot be stored', () => {
  it('is refused before anything runs, wherever it stands', async () => {
    edge.runs.length = 0
    const inVariable = await edge.ask('query ($n: String) { greeting(name: $n) }', { n: 'a\0' }, current)
    expect(inVariable.status).toBe(400)
    expect(inVariable.answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: '$n' })
    const half = await edge.post(
      '{"query": "query ($n: String) { greeting(name: $n) }", "variables": {"n": "\\ud800"}}',
    )
    expect(await codeOf(half)).toBe('BAD_USER_INPUT')
    const inLiteral = await edge.ask('{ greeting(name: "\\u0000") }', {}, current)
    expect(inLiteral.answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'name' })
    expect(edge.runs).toEqual([])
  })
})
