import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError, parse } from 'graphql'
import { type Context as Connection, makeServer, type SubscribePayload } from 'graphql-ws'
import pLimit from 'p-limit'
import { type ErrorCode, unauthenticated } from '../../errors.js'
import type { Watch } from '../watch.js'
import type { createApolloServer } from './apollo.js'
import type { HttpOptions } from './http-options.js'
import { currentRequest, RequestEntry } from './request-entry.js'
import { type Opened, serveWebSocket } from './web-socket.js'

/** Subscriptions of one connection at once. */
const mostSubscriptions = 20
/** So many subscriptions of one process look at once when the minute strikes; the others take their turns. */
const looksAtOnce = 2
const signedOut = 4401
const longestTimerMs = 2 ** 31 - 1

const untilNextWholeMinute = (signal: AbortSignal): Promise<void> =>
  wait(60_000 - (Date.now() % 60_000), undefined, { signal, ref: false })

const tooMany = () =>
  new GraphQLError('This connection has too many subscriptions. End some, or open another.', {
    extensions: { code: 'RATE_LIMITED' satisfies ErrorCode },
  })

/** Who is at the other end of a connection. */
interface Signed<Context> extends Opened {
  readonly context: Context
}

/** An error as it leaves over HTTP, in the shape that the protocol's library wants. */
const asGraphQLError = ({ message, path, extensions }: GraphQLFormattedError): GraphQLError =>
  new GraphQLError(message, { path, extensions })

const asResult = ({ data, errors }: Look): ExecutionResult =>
  errors ? { data: data ?? null, errors: errors.map(asGraphQLError) } : { data: data ?? null }

/** One answer, formed as it leaves. */
interface Look {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly GraphQLFormattedError[]
}

/** What a client sent, as the one way that every operation takes answers it: parsed, checked, limited, run, errors formed. */
function createLook<Context>(apollo: ReturnType<typeof createApolloServer<Context>>) {
  const turns = pLimit(looksAtOnce)
  return ({ query, variables, operationName }: SubscribePayload, context: Context, watch: Watch): Promise<Look> =>
    turns(() =>
      currentRequest.run(new RequestEntry(randomUUID()), async () => {
        const asked = { query, variables: variables ?? {}, operationName: operationName ?? undefined }
        const { body } = await apollo.executeOperation(asked as never, { contextValue: { context, watch } })
        return (body as { singleResult: Look }).singleResult
      }),
    )
}

/** The events of a subscription: a look at each minute, as long as its viewer may look. Ends at once when it is returned. */
function follow(
  look: (watch: Watch) => Promise<Look>,
  watch: Watch,
  untilNextMinute: (signal: AbortSignal) => Promise<void>,
): AsyncGenerator<ExecutionResult, void, void> {
  const ended = new AbortController()
  async function* events() {
    for (;;) {
      await untilNextMinute(ended.signal)
      const found = await look(watch)
      if (ended.signal.aborted) return
      if (found.errors || watch.isNews) yield asResult(found)
      if (found.errors) return
    }
  }
  const stream = events()
  const end = async () => {
    ended.abort()
    return { done: true as const, value: undefined }
  }
  return {
    next: () => stream.next().catch((error: unknown) => (ended.signal.aborted ? end() : Promise.reject(error))),
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** Signs a connection in by its first message: `{ "Authorization": "Bearer …" }`, as the header over HTTP. It ends with the sign-in. */
async function signIn<Context>(
  { contextOf, expiryOf }: HttpOptions<Context>,
  { connectionParams, extra }: Connection<Record<string, unknown>, Partial<Signed<Context>> & Opened>,
): Promise<void> {
  const given = connectionParams?.Authorization ?? connectionParams?.authorization
  const headers = typeof given === 'string' ? { authorization: given } : {}
  const remoteAddress = extra.request.socket.remoteAddress
  const context = await contextOf({ headers, remoteAddress, requestId: randomUUID() })
  const expiry = expiryOf(context)
  if (!expiry) throw unauthenticated()
  const lifetimeMs = Math.min(expiry.getTime() - Date.now(), longestTimerMs)
  const timer = setTimeout(() => extra.socket.close(signedOut, 'The sign-in has ended'), lifetimeMs)
  extra.socket.once('close', () => clearTimeout(timer))
  Object.assign(extra, { context })
}

/** Serves subscriptions over the graphql-ws protocol. Whoever is not signed in is shown out. Gives what ends every connection. */
export function serveSubscriptions<Context>(
  options: HttpOptions<Context>,
  http: Server,
  apollo: ReturnType<typeof createApolloServer<Context>>,
): () => Promise<void> {
  const { schema, config, untilNextMinute = untilNextWholeMinute } = options
  const lookAs = createLook(apollo)
  const protocol = makeServer<Record<string, unknown>, Opened & Partial<Signed<Context>>>({
    connectionInitWaitTimeout: 10_000,
    async onConnect(connection) {
      await signIn(options, connection).catch(() => connection.extra.socket.close(signedOut, 'Unauthorized'))
    },
    async onSubscribe({ extra, subscriptions }, _id, payload) {
      if (Object.keys(subscriptions).length > mostSubscriptions) return [tooMany()]
      const watch: Watch = { mark: null, isNews: false }
      const look = (at: Watch) => lookAs(payload, extra.context as Context, at)
      const first = await look(watch)
      if (first.errors) return first.errors.map(asGraphQLError)
      const document = parse(payload.query)
      const rootValue = () => follow(look, watch, untilNextMinute)
      return { schema, document, operationName: payload.operationName, rootValue }
    },
    subscribe: ({ rootValue }) => (rootValue as () => ReturnType<typeof follow>)(),
  })
  return serveWebSocket(http, protocol, config.bodyLimitBytes)
}
