import { GraphQLError } from 'graphql'

/** Every error code that our code gives; beside them a document that does not parse or validate has the library's own two. */
export const errorCodes = [
  'BAD_USER_INPUT',
  'CONFLICT',
  'NOT_FOUND',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** HTTP status for an error that stops a whole operation before it runs. */
const statusOf: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
}

/** An expected failure: its message is written for the client and holds no data about other people. */
export class ExpectedError extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    message: string,
    extensions: Record<string, unknown> = {},
  ) {
    const status = statusOf[code]
    super(message, { extensions: { code, ...(status ? { http: { status } } : {}), ...extensions } })
    this.name = 'ExpectedError'
  }
}

/** The caller's mistake in one argument. `argument` is its path, such as `input.requirements[2].weight`. */
export const badUserInput = (argument: string, problem: string) =>
  new ExpectedError('BAD_USER_INPUT', `${argument}: ${problem}`, { argument })

/** The one answer of a mutation for what is absent and for what the viewer may not see. */
export const notFound = (argument: string) => new ExpectedError('NOT_FOUND', `${argument}: not found`, { argument })

export const conflict = (message: string) => new ExpectedError('CONFLICT', message)
export const unauthenticated = (message = 'Sign in to do this.') => new ExpectedError('UNAUTHENTICATED', message)
export const forbidden = () => new ExpectedError('FORBIDDEN', 'Your role does not allow this.')
export const serviceUnavailable = () =>
  new ExpectedError('SERVICE_UNAVAILABLE', 'The service is busy or restarting. Try again shortly.')
