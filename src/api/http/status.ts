import type { ApolloServerPlugin } from '@apollo/server'
import type { FormattedExecutionResult } from 'graphql'

/** The client's mistakes in a request that is, as HTTP, well formed. */
const mistakes = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'QUERY_TOO_COMPLEX'])

/**
 * The HTTP status of one GraphQL answer, after the GraphQL-over-HTTP specification: 200 for whatever ran, and with the older
 * `application/json` also for a wrong document; 503 when nothing came of it because the service is away, so that proxies
 * and clients may retry. Null: as the Apollo server has it.
 */
function statusOf(answer: FormattedExecutionResult, isLegacy: boolean): number | null {
  const codes = (answer.errors ?? []).map((error) => error.extensions?.code)
  if (!answer.data && codes.length && codes.every((code) => code === 'SERVICE_UNAVAILABLE')) return 503
  if (answer.data !== undefined) return 200
  if (mistakes.has(String(codes[0]))) return isLegacy ? 200 : 400
  return null
}

export const graphqlOverHttpStatus: ApolloServerPlugin = {
  async requestDidStart({ request }) {
    const isLegacy = !request.http?.headers.get('accept')?.includes('application/graphql-response+json')
    return {
      async willSendResponse({ response, errors }) {
        // A request that is not GraphQL over HTTP at all keeps its 400 or 405.
        if (response.body.kind !== 'single' || errors?.[0]?.extensions?.code === 'BAD_REQUEST') return
        const status = statusOf(response.body.singleResult, isLegacy)
        if (status !== null) response.http.status = status
      },
    }
  },
}
