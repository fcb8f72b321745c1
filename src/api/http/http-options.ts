import type { IncomingHttpHeaders } from 'node:http'
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Logger } from 'pino'
import type { Config } from '../../config.js'
import type { Watch } from '../watch.js'

/** What the HTTP edge is given: a schema and the few questions that only the application can answer. */
export interface HttpOptions<Context> {
  readonly schema: GraphQLSchema
  readonly config: Pick<
    Config,
    'host' | 'port' | 'playground' | 'bodyLimitBytes' | 'shutdownGraceMs' | 'trustedProxies' | 'limits'
  >
  readonly log: Logger
  /** Called once a request, before the document is read. May throw an `ExpectedError`, such as `UNAUTHENTICATED`. */
  contextOf(request: {
    readonly headers: IncomingHttpHeaders
    readonly remoteAddress: string | undefined
    readonly requestId: string
  }): Promise<Context>
  /** Runs one checked operation. `variables` are as they were sent: already found valid, not yet coerced. */
  execute(asked: {
    readonly schema: GraphQLSchema
    readonly document: DocumentNode
    readonly operation: OperationDefinitionNode
    readonly operationName: string | null
    readonly variables: Record<string, unknown>
    readonly context: Context
    /** SHA-256 of the document's text. */
    readonly queryHash: string
    /** Of a subscription: what it last saw, and whether this look finds anything else. Null: a query or mutation. */
    readonly watch: Watch | null
  }): Promise<ExecutionResult>
  /** When somebody's sign-in ends; null: nobody is signed in. */
  expiryOf(context: Context): Date | null
  /** Waits for the moment at which subscriptions look again. @throws AbortError */
  untilNextMinute?: ((signal: AbortSignal) => Promise<void>) | undefined
  /** Whether the server can answer operations, for instance whether its database does. */
  isReady(): Promise<boolean>
  /** Absent: true. */
  readonly exposeIntrospection?: boolean
}
