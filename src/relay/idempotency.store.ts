import { createHash, createHmac } from 'node:crypto'
import { badUserInput, conflict } from '../errors.js'
import type { Request } from '../request.js'
import { IdempotencyRecordRow } from './idempotency.entity.js'

const canonical = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, canonical(each)]),
      )
    : Array.isArray(value)
      ? value.map(canonical)
      : value

/** What is kept instead of a client's key: without the key itself nothing can be learned of the arguments that came with it. */
export const digestOfKey = (key: string): string => createHash('sha256').update(key).digest('base64url')

/**
 * Lets one key have one effect: `effect` runs the first time and gives the uuid of what it made; the same key and arguments
 * again give that uuid. An effect that gives null changed nothing and is not remembered. What is kept is the uuid, a digest of the
 * key, and a digest of the arguments under the key: no facts, nor anything from which they could be guessed.
 * @throws CONFLICT for a key that was used with other arguments.
 */
export async function once<Result extends string | null>(
  request: Request,
  mutation: string,
  key: string | null | undefined,
  given: unknown,
  effect: () => Promise<Result>,
): Promise<Result> {
  if (key == null) return effect()
  if (key.length === 0 || key.length > 200) throw badUserInput('idempotencyKey', 'must be 1 to 200 characters long')
  const actor = request.viewer?.employeeId ?? request.viewer?.subject ?? ''
  const digest = digestOfKey(key)
  const fingerprint = createHmac('sha256', key)
    .update(JSON.stringify([mutation, canonical(given)]))
    .digest('base64url')
  const [known] = await request.sql<{ fingerprint: string; resultId: string }>(
    'SELECT fingerprint, result_id AS "resultId" FROM idempotency_record WHERE employer_id = $1 AND actor = $2 AND key = $3',
    [request.employerId, actor, digest],
  )
  if (known && known.fingerprint !== fingerprint) throw conflict('idempotencyKey: was used before with other arguments')
  if (known) return known.resultId as Result
  const resultId = await effect()
  if (resultId === null) return resultId
  await request.insert(IdempotencyRecordRow, [
    { employerId: request.employerId, actor, key: digest, fingerprint, resultId, recordedAt: request.now },
  ])
  return resultId
}
