import type { IncomingHttpHeaders } from 'node:http'
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Logger } from 'pino'
import type { Config } from '../../config.js'

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
  /** Runs one checked query or mutation. `variables` are as they were sent: already found valid, not yet coerced. */
  execute(asked: {
    readonly schema: GraphQLSchema
    readonly document: DocumentNode
    readonly operation: OperationDefinitionNode
    readonly operationName: string | null
    readonly variables: Record<string, unknown>
    readonly context: Context
    /** SHA-256 of the document's text. */
    readonly queryHash: string
  }): Promise<ExecutionResult>
  /** Whether the server can answer operations, for instance whether its database does. */
  isReady(): Promise<boolean>
  /** Absent: true. */
  readonly exposeIntrospection?: boolean
}
