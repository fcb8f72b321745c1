import type { ErrorCode } from '../../errors.js'

/**
 * PostgreSQL's states and Node's codes for a failure that is nobody's bug: the database is away, restarting or full, or two
 * transactions met and one gave way. The same operation may succeed a moment later.
 */
const passing = new Set([
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '57P05', // idle_session_timeout
  '53300', // too_many_connections
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
])

/** What `pg` and its pool say without a code. */
const passingMessage =
  /^(timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after calling end on the pool|Client has encountered a connection error|Query runner already released|Database connection provided by a query runner was already released)/

const codeOf: Readonly<Record<string, ErrorCode>> = {
  '57014': 'QUERY_TOO_COMPLEX', // query_canceled: the statement timeout
  '22021': 'BAD_USER_INPUT', // character_not_in_repertoire
  '22P05': 'BAD_USER_INPUT', // untranslatable_character
}

function classifyOne(failure: object): ErrorCode | null {
  const { code, message } = failure as { code?: unknown; message?: unknown }
  if (typeof code === 'string') {
    if (passing.has(code) || /^08[0-9A-Z]{3}$/.test(code)) return 'SERVICE_UNAVAILABLE'
    const known = Object.hasOwn(codeOf, code) ? codeOf[code] : undefined
    if (known) return known
  }
  return typeof message === 'string' && passingMessage.test(message) ? 'SERVICE_UNAVAILABLE' : null
}

/** A failure and everything that it says caused it, outermost first. */
export function* causesOf(failure: unknown, depth = 0): Generator<object> {
  if (typeof failure !== 'object' || failure === null || depth > 8) return
  yield failure
  const { originalError, driverError, cause, errors } = failure as Record<string, unknown>
  for (const inner of [originalError, driverError, cause]) yield* causesOf(inner, depth + 1)
  if (Array.isArray(errors)) for (const inner of errors.slice(0, 8)) yield* causesOf(inner, depth + 1)
}

/** What a client may be told of a failure of the database or of the way to it; null when it is nothing of the kind. */
export function classifyFailure(failure: unknown): ErrorCode | null {
  for (const cause of causesOf(failure)) {
    const code = classifyOne(cause)
    if (code) return code
  }
  return null
}
