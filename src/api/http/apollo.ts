import type { Server } from 'node:http'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { type DocumentNode, GraphQLError, type OperationDefinitionNode } from 'graphql'
import type { Config } from '../../config.js'
import { ExpectedError } from '../../errors.js'
import type { Watch } from '../watch.js'
import { checkOperation } from './check-operation.js'
import type { FormatError } from './format-error.js'
import type { HttpOptions } from './http-options.js'
import { maxSelections } from './limits.js'
import { currentRequest } from './request-entry.js'
import { graphqlOverHttpStatus } from './status.js'

/** The Apollo server copies the context of each request field by field; ours stays whole inside. */
export interface EdgeContext<Context> {
  readonly context: Context
  /** Absent: not a subscription. */
  readonly watch?: Watch
}

function checkBeforeExecution<Context>(limits: Config['limits']): ApolloServerPlugin<EdgeContext<Context>> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, source, operation, request, contextValue }) {
          if (!operation) return // the executor names the problem
          currentRequest.getStore()?.noteOperation(operation)
          if (operation.operation === 'subscription' && !contextValue.watch)
            throw new ExpectedError('BAD_USER_INPUT', 'Subscriptions are served over WebSocket, not by HTTP requests.')
          if (operation.operation !== 'subscription' && contextValue.watch)
            throw new ExpectedError(
              'BAD_USER_INPUT',
              'Over WebSocket there are subscriptions alone; send this by HTTP.',
            )
          checkOperation({ schema, document, source, operation, variables: request.variables ?? {} }, limits)
        },
      }
    },
  }
}

const unknownOperation = () =>
  new GraphQLError('The document has no operation of this name; `operationName` must name one when there are several.')

/** What the Apollo server hands to an executor. `operation` is absent when the name fits none. */
interface Asked {
  readonly document: DocumentNode
  readonly operation?: OperationDefinitionNode
  readonly operationName: string | null
  readonly queryHash: string
  readonly request: { readonly variables?: Record<string, unknown> }
  readonly context: object
}

/** The schema and its executor in the shape that lets the Apollo server run operations through `execute`. */
function executeWith<Context>({ schema, execute }: HttpOptions<Context>) {
  return {
    onSchemaLoadOrUpdate(loaded: (context: { apiSchema: typeof schema; coreSupergraphSdl: string }) => void) {
      loaded({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => {}
    },
    load: async () => ({
      executor: async ({ document, operation, operationName, queryHash, request, context }: Asked) => {
        if (!operation) return { errors: [unknownOperation()] }
        const { context: whole, watch } = context as EdgeContext<Context>
        const variables = request.variables ?? {}
        const asked = { schema, document, operation, operationName, variables, context: whole, queryHash }
        return execute({ ...asked, watch: watch ?? null })
      },
    }),
    stop: async () => {},
  }
}

/** The GraphQL server without its HTTP: parsing, validation, limits, execution, the form of answers and errors. */
export function createApolloServer<Context>(options: HttpOptions<Context>, http: Server, formatError: FormatError) {
  const { config, log, exposeIntrospection = true } = options
  return new ApolloServer<EdgeContext<Context>>({
    gateway: executeWith(options),
    formatError,
    logger: log,
    nodeEnv: 'production',
    introspection: exposeIntrospection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: config.limits.tokens },
    validationOptions: { maxErrors: 20 },
    maxRecursiveSelections: maxSelections,
    plugins: [
      checkBeforeExecution(config.limits),
      graphqlOverHttpStatus,
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: config.shutdownGraceMs }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  })
}
