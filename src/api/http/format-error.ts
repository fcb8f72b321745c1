import { randomUUID } from 'node:crypto'
import { GraphQLError, type GraphQLFormattedError, Kind, print, type VariableDefinitionNode } from 'graphql'
import type { Logger } from 'pino'
import { badUserInput, type ErrorCode, ExpectedError, serviceUnavailable } from '../../errors.js'
import { causesOf, classifyFailure } from './classify-failure.js'
import { maxSelections, tooComplex } from './limits.js'
import { currentRequest } from './request-entry.js'

const failureOf: Partial<Record<ErrorCode, () => ExpectedError>> = {
  SERVICE_UNAVAILABLE: serviceUnavailable,
  QUERY_TOO_COMPLEX: () => new ExpectedError('QUERY_TOO_COMPLEX', 'The operation took too long. Ask for less at once.'),
  BAD_USER_INPUT: () =>
    new ExpectedError('BAD_USER_INPUT', 'A text holds a character that cannot be stored, or is not valid Unicode.'),
}

/** The expected error that a thrown one is, wraps, or amounts to; null for a bug. */
export function toExpected(error: unknown): ExpectedError | null {
  for (const cause of causesOf(error)) if (cause instanceof ExpectedError) return cause
  const code = classifyFailure(error)
  const failure = code && failureOf[code]?.()
  return failure ? Object.assign(failure, { cause: error }) : null
}

const withoutSuggestion = (message: string) => message.replace(/\s*Did you mean.*$/s, '').trim()

/** Refusals of the document that come from the parser and from validation rules, in our own words. */
function complexityOf(error: GraphQLError): ExpectedError | null {
  const tokens = /Document contains more tha[nt] (\d+) tokens/.exec(error.message)?.[1]
  if (tokens) return tooComplex('tokens', `The document has more than ${tokens} tokens.`, Number(tokens))
  if (error.extensions.validationErrorCode === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED') {
    const problem = `The operation has more than ${maxSelections} selections, counting each fragment where it is spread.`
    return tooComplex('selections', problem, maxSelections)
  }
  if (error.message === 'Maximum introspection depth exceeded')
    return tooComplex('introspection', 'The operation nests lists of introspection more than twice.', 2)
  if ([...causesOf(error)].some((cause) => cause instanceof RangeError))
    return new ExpectedError('QUERY_TOO_COMPLEX', 'The document is nested too deeply to be read.', { limit: 'depth' })
  return null
}

/** The client's mistakes that graphql-js finds only when the operation runs. */
function argumentMistake(error: GraphQLError): ExpectedError | null {
  const definition = error.nodes?.length === 1 ? error.nodes[0] : undefined
  if (definition?.kind === Kind.VARIABLE_DEFINITION) {
    const { variable, type } = definition as VariableDefinitionNode
    return badUserInput(`$${variable.name.value}`, `must be of type "${print(type)}"`)
  }
  const innermost = [...causesOf(error)].at(-1)
  const argument =
    innermost?.constructor === GraphQLError && /^Argument "(\w+)" (of|has) /.exec((innermost as GraphQLError).message)
  return argument ? badUserInput(argument[1] as string, 'the value is missing or not of the declared type') : null
}

/** What stopped a request before any of it ran, as the Apollo server names it, and the code under which it leaves. */
const refusals: ReadonlyMap<unknown, string> = new Map([
  ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_PARSE_FAILED'],
  ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED'],
  ['OPERATION_RESOLUTION_FAILURE', 'BAD_USER_INPUT'],
  ['BAD_REQUEST', 'BAD_USER_INPUT'],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 'BAD_USER_INPUT'],
])

type Told = Pick<GraphQLFormattedError, 'message' | 'extensions'>

function tell({ message, extensions: { http: _status, ...extensions } }: ExpectedError): Told {
  return { message, extensions }
}

/** What the client is told of an error; null when it was not expected. */
function explain(error: unknown): Told | null {
  if (error instanceof GraphQLError) {
    const code = error.path ? undefined : refusals.get(error.extensions.code)
    const complexity = code && complexityOf(error)
    if (complexity) return tell(complexity)
    if (code) return { message: withoutSuggestion(error.message), extensions: { code } }
  }
  const expected = toExpected(error) ?? (error instanceof GraphQLError ? argumentMistake(error) : null)
  return expected && tell(expected)
}

/** What the operator needs to find the cause. Never the statement's parameters or a row: they hold people's data. */
function describeCause(cause: object) {
  const { name, code, constraint, stack } = cause as Partial<Record<'name' | 'code' | 'constraint' | 'stack', unknown>>
  return { name, code, constraint, stack }
}

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

/**
 * The last thing that every error passes on its way out. Expected errors and refusals of the document keep their message;
 * anything else is logged once under a random id, and the client gets that id alone.
 */
export function createFormatError(log: Logger): FormatError {
  const reported = new WeakMap<object, string>()
  const report = (level: 'error' | 'warn', error: unknown, message: string): string => {
    const cause = [...causesOf(error)].at(-1) ?? new Error(`thrown: ${typeof error}`)
    const known = reported.get(cause)
    if (known) return known
    const id = randomUUID()
    reported.set(cause, id)
    log[level]({ errorId: id, requestId: currentRequest.getStore()?.id, error: describeCause(cause) }, message)
    return id
  }
  const unexpected = (error: unknown) => ({
    message: 'Something went wrong on our side. Quote this id when you report it.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', id: report('error', error, 'unexpected error') },
  })
  return (formatted, error) => {
    const { message, extensions } = explain(error) ?? unexpected(error)
    if (classifyFailure(error)) report('warn', error, 'the database failed an operation')
    currentRequest.getStore()?.errorCodes.add(String(extensions?.code))
    const { locations, path } = formatted
    return {
      message,
      ...(locations ? { locations } : {}),
      ...(path ? { path } : {}),
      ...(extensions && { extensions }),
    }
  }
}
