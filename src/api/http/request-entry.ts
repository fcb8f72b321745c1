import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { OperationDefinitionNode } from 'graphql'
import type { Logger } from 'pino'

/** What the log keeps of one request: never arguments, tokens, addresses or anything about a person. */
export class RequestEntry {
  readonly errorCodes = new Set<string>()
  private operationName: string | undefined
  private operationType: string | undefined

  constructor(readonly id: string) {}

  noteOperation(operation: OperationDefinitionNode): void {
    this.operationName = operation.name?.value.slice(0, 100)
    this.operationType = operation.operation
  }

  toLine() {
    return {
      requestId: this.id,
      operationName: this.operationName,
      operationType: this.operationType,
      errorCodes: this.errorCodes.size ? [...this.errorCodes] : undefined,
    }
  }
}

/** The request that the running code serves; errors are formatted where nothing else leads back to it. */
export const currentRequest = new AsyncLocalStorage<RequestEntry>()

export const entryOf = (response: Response): RequestEntry => response.locals.entry as RequestEntry

const acceptableId = /^[\w.-]{1,64}$/

/** Gives each request an id (the client's, when it is a plain token) and writes one line when it is over. */
export function logRequests(log: Logger, knownPaths: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const started = performance.now()
    const given = request.get('x-request-id')
    const entry = new RequestEntry(given && acceptableId.test(given) ? given : randomUUID())
    response.locals.entry = entry
    response.setHeader('x-request-id', entry.id)
    response.once('close', () => {
      const line = {
        ...entry.toLine(),
        method: request.method,
        // An unknown path may hold anything, such as somebody's address.
        path: knownPaths.includes(request.path) ? request.path : 'unknown',
        status: response.statusCode,
        durationMs: Math.round((performance.now() - started) * 10) / 10,
        ...(response.writableFinished ? {} : { aborted: true }),
      }
      log.info(line, 'request')
    })
    next()
  }
}
