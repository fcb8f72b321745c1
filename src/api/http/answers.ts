import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { GraphQLFormattedError } from 'graphql'
import type { FormatError } from './format-error.js'
import { currentRequest, entryOf } from './request-entry.js'

function sendError(response: Response, status: number, error: GraphQLFormattedError): void {
  entryOf(response).errorCodes.add(String(error.extensions?.code))
  response.status(status).json({ errors: [error] })
}

/** No page may frame an answer, guess its type, learn the address it came from, or keep it. */
export const setSecurityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
  })
  next()
}

export const answerNotFound: RequestHandler = (_request, response) =>
  sendError(response, 404, { message: 'Nothing is here. The API is at /graphql.', extensions: { code: 'NOT_FOUND' } })

/** What express and its body parser call the client's mistakes. */
const bodyProblems: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is not valid JSON.',
  'entity.too.large': 'The body is too large.',
  'encoding.unsupported': 'The content encoding of the body is not supported.',
  'charset.unsupported': 'The character set of the body is not supported.',
}

/** The last resort outside GraphQL: a body that cannot be read, or a bug. Never a stack. */
export function answerErrors(formatError: FormatError, bodyLimitBytes: number): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error)
    const status = Number(error?.status)
    if (status >= 400 && status < 500) {
      const problem = bodyProblems[String(error.type)] ?? 'The request cannot be read.'
      const message = status === 413 ? `${problem} At most ${bodyLimitBytes} bytes are allowed.` : problem
      return sendError(response, status, { message, extensions: { code: 'BAD_USER_INPUT' } })
    }
    const formatted = currentRequest.run(entryOf(response), () => formatError({ message: '' }, error))
    sendError(response, formatted.extensions?.code === 'SERVICE_UNAVAILABLE' ? 503 : 500, formatted)
  }
}
