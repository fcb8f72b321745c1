import {
  buildSchema,
  execute as executeGraphql,
  type GraphQLFieldResolver,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'
import pino from 'pino'
import type { HttpOptions } from '../../../src/api/http/http-options.js'
import { startHttp } from '../../../src/api/http/server.js'

/** A library: enough of a schema to have pages, lists, inputs, a mutation and failures. */
export const librarySchema = () =>
  buildSchema(/* GraphQL */ `
    type Query {
      greeting(name: String = "reader"): String
      book(id: ID!): Book
      books(first: Int! = 20, after: String): BookConnection!
      featured: BookConnection
      shelf(first: Int): [Book!]!
      authors: [Author!]!
      search(filter: BookFilter): [Book!]!
      fails: String
      slow: String
    }
    type Mutation { rename(id: ID!, title: String!): Book }
    type Subscription { renamed: Book }
    input BookFilter { title: String, tags: [String!], pages: Int, genre: Genre, or: [BookFilter!], year: Int! = 2000 }
    enum Genre { NOVEL POETRY }
    interface Item { id: ID! }
    type Book implements Item { id: ID!, title: String, authors: [Author!]!, sequel: Book, similar(first: Int! = 10): BookConnection! }
    type Author implements Item { id: ID!, name: String, books(first: Int! = 20): BookConnection! }
    type BookConnection { edges: [BookEdge!]!, nodes: [Book!]!, totalCount: Int, owner: Author }
    type BookEdge { node: Book, cursor: String }
  `)

export type Resolver = GraphQLFieldResolver<unknown, { readonly reader: string }>

export interface Answer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: (GraphQLFormattedError & { extensions: Record<string, unknown> })[]
}

export const limits = { depth: 12, aliases: 30, tokens: 4000, cost: 50_000 }

/** `book` and its like answer empty; a test gives the root fields that matter to it. */
function withRoots(schema: GraphQLSchema, roots: Record<string, Resolver>): GraphQLSchema {
  const greet: Resolver = (_source, { name }) => `hello ${name}`
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const [name, resolve] of Object.entries<Resolver>({ greeting: greet, ...roots })) {
      const field = type?.getFields()[name]
      if (field) field.resolve = resolve
    }
  return schema
}

type Changes = Partial<Omit<HttpOptions<{ reader: string }>, 'config'>> & {
  readonly config?: Partial<HttpOptions<unknown>['config']>
  readonly roots?: Record<string, Resolver>
}

/** A server on a free port, what it logged, and how often it was asked to run something. */
export async function startEdge({ config, roots = {}, ...changes }: Changes = {}) {
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const runs: Parameters<HttpOptions<{ reader: string }>['execute']>[0][] = []
  const server = await startHttp<{ reader: string }>({
    schema: withRoots(librarySchema(), roots),
    config: {
      host: '127.0.0.1',
      port: 0,
      playground: true,
      bodyLimitBytes: 100_000,
      shutdownGraceMs: 5000,
      trustedProxies: 0,
      limits,
      ...config,
    },
    log,
    contextOf: async () => ({ reader: 'Ada' }),
    expiryOf: () => null,
    execute: async (asked) => {
      runs.push(asked)
      const { schema, document, operationName, variables, context } = asked
      return executeGraphql({ schema, document, operationName, variableValues: variables, contextValue: context })
    },
    isReady: async () => true,
    ...changes,
  })
  const send = (path: string, init?: RequestInit) => fetch(server.url + path, init)
  const post = (body: string, headers: Record<string, string> = {}) =>
    send('/graphql', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  const ask = async (query: string, variables?: Record<string, unknown>, headers?: Record<string, string>) => {
    const response = await post(JSON.stringify({ query, variables }), headers)
    return { status: response.status, headers: response.headers, answer: (await response.json()) as Answer }
  }
  return { server, lines, runs, send, post, ask }
}

export type Edge = Awaited<ReturnType<typeof startEdge>>

/** The media type under which every status is meaningful. */
export const current = { accept: 'application/graphql-response+json' }

/** The lines that the log holds for requests; they are written when the connection is done with the answer. */
export async function requestLines(edge: Edge, count: number): Promise<Record<string, unknown>[]> {
  const found = () => edge.lines.filter((line) => line.msg === 'request')
  while (found().length < count) await new Promise((resolve) => setImmediate(resolve))
  return found()
}
