import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expressMiddleware } from '@as-integrations/express5'
import express, { type Express, type RequestHandler } from 'express'
import { ExpectedError } from '../../errors.js'
import { answerErrors, answerNotFound, setSecurityHeaders } from './answers.js'
import { createApolloServer } from './apollo.js'
import { createFormatError, type FormatError, toExpected } from './format-error.js'
import type { HttpOptions } from './http-options.js'
import { servePlayground } from './playground.js'
import { currentRequest, entryOf, logRequests } from './request-entry.js'
import { serveSubscriptions } from './subscriptions.js'

export interface HttpServer {
  /** Without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Refuses new connections, lets running operations finish for `shutdownGraceMs`, then cuts what is left. */
  stop(): Promise<void>
}

const knownPaths = ['/', '/graphql', '/health', '/ready']

function createHttpServer(trustedProxies: number): { app: Express; http: Server } {
  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', false).set('trust proxy', trustedProxies)
  const http = createServer(app)
  http.headersTimeout = 10_000
  http.requestTimeout = 30_000
  http.keepAliveTimeout = 65_000 // longer than the usual proxy, so that the proxy is the one to close
  return { app, http }
}

function serveGraphql<Context>(
  { contextOf }: HttpOptions<Context>,
  apollo: ReturnType<typeof createApolloServer<Context>>,
): RequestHandler {
  const graphql = expressMiddleware(apollo, {
    context: async ({ req, res }) => {
      const { headers, ip } = req
      try {
        return {
          context: await contextOf({ headers, remoteAddress: ip, requestId: entryOf(res).id }),
        }
      } catch (error) {
        const expected = toExpected(error)
        if (!expected) throw error
        const { code, message, extensions } = expected
        throw Object.assign(new ExpectedError(code, message, { http: { status: 400 }, ...extensions }), {
          cause: error,
        })
      }
    },
  })
  return (request, response, next) => currentRequest.run(entryOf(response), () => graphql(request, response, next))
}

function answerReady(isReady: () => Promise<boolean>): RequestHandler {
  return async (_request, response) => {
    const ready = await isReady().catch(() => false)
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' })
  }
}

function listen(http: Server, { host, port }: { host: string; port: number }): Promise<void> {
  const problems: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is already in use. Stop the program that uses it, or choose another with PORT.`,
    EACCES: `Port ${port} on ${host} may not be opened by this user. Choose another with PORT, above 1023.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Choose another with HOST.`,
    ENOTFOUND: `${host} is not the name of an address. Choose another with HOST.`,
  }
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) =>
      reject(new Error(problems[error.code ?? ''] ?? `Cannot listen on ${host}:${port}`, { cause: error }))
    http.once('error', refuse)
    http.listen(port, host, () => {
      http.off('error', refuse)
      resolve()
    })
  })
}

function urlOf(http: Server, host: string): string {
  const { port } = http.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

function mount<Context>(
  app: Express,
  options: HttpOptions<Context>,
  graphql: RequestHandler,
  formatError: FormatError,
): void {
  const { config, log } = options
  app.use(logRequests(log, knownPaths), setSecurityHeaders)
  if (config.playground) app.get('/', servePlayground())
  app.get('/health', (_request, response) => void response.json({ status: 'alive' }))
  app.get('/ready', answerReady(options.isReady))
  app.all('/graphql', express.json({ limit: config.bodyLimitBytes }), graphql)
  app.use(answerNotFound, answerErrors(formatError, config.bodyLimitBytes))
}

/**
 * Serves the schema at /graphql, its subscriptions at the same path over WebSocket, and beside it the playground, /health and /ready.
 * @throws Error that names the port and the setting when the port cannot be opened; no other is tried.
 */
export async function startHttp<Context>(options: HttpOptions<Context>): Promise<HttpServer> {
  const { app, http } = createHttpServer(options.config.trustedProxies)
  const formatError = createFormatError(options.log)
  const apollo = createApolloServer(options, http, formatError)
  await apollo.start()
  let draining = false
  const isReady = async () => (await options.isReady()) && !draining
  mount(app, { ...options, isReady }, serveGraphql(options, apollo), formatError)
  await listen(http, options.config)
  const endSubscriptions = serveSubscriptions(options, http, apollo)
  let stopped: Promise<void> | undefined
  return {
    url: urlOf(http, options.config.host),
    port: (http.address() as AddressInfo).port,
    stop() {
      draining = true
      stopped ??= endSubscriptions().then(() => apollo.stop())
      return stopped
    },
  }
}
