import type { Request } from '../request.js'
import type { PublicRecord } from './public-record.js'

/**
 * The first statement of every transaction that adds what public records say: it waits for an opt-out that is under way, and
 * no other begins before it has ended. A lock takes no snapshot, so that what is read next shows what the opt-out did.
 */
export const lockRecordsToAdd = (request: Request): Promise<unknown> =>
  request.sql('LOCK TABLE public_record IN ROW EXCLUSIVE MODE')

/** The first statement of every transaction that removes what public records say of somebody: nothing is added meanwhile. */
export const lockRecordsToRemove = (request: Request): Promise<unknown> =>
  request.sql('LOCK TABLE public_record IN SHARE ROW EXCLUSIVE MODE')

export interface SavedCounts {
  readonly added: number
  readonly changed: number
}

/**
 * Adds records, and renews those that were collected later than what is kept, or say something else of the same day; each
 * comes once. Their addresses are then those that the newest record says.
 */
export async function saveRecords(
  request: Request,
  origin: string,
  records: readonly PublicRecord[],
): Promise<SavedCounts> {
  const mails = records.flatMap(({ id, emails }) => emails.map((email) => ({ id, email })))
  const [counts] = await request.sql<SavedCounts>(saveSql, [
    origin,
    JSON.stringify(
      records.map(({ id, originId, nameKey, content, collectedAt, expiresAt }) => ({
        id,
        origin_id: originId,
        name_key: nameKey,
        content,
        collected_at: collectedAt,
        expires_at: expiresAt,
      })),
    ),
    mails.map(({ id }) => id),
    mails.map(({ email }) => email),
  ])
  return counts as SavedCounts
}

const saveSql = `
  WITH saved AS (
    INSERT INTO public_record AS r (id, origin, origin_id, name_key, content, collected_at, expires_at, is_linked)
    SELECT g.id, $1, g.origin_id, g.name_key, g.content, g.collected_at AT TIME ZONE 'UTC', g.expires_at AT TIME ZONE 'UTC', false
    FROM json_to_recordset($2::json) AS g (id uuid, origin_id text, name_key text, content json, collected_at timestamp, expires_at timestamp)
    ON CONFLICT (id) DO UPDATE SET name_key = excluded.name_key, content = excluded.content,
      collected_at = excluded.collected_at, expires_at = excluded.expires_at
    WHERE r.collected_at < excluded.collected_at
      OR (r.collected_at = excluded.collected_at
        AND (r.content::text, r.expires_at) IS DISTINCT FROM (excluded.content::text, excluded.expires_at))
    RETURNING r.id, r.xmax = 0 AS added
  ), mail AS (
    SELECT m.id AS record_id, m.email FROM unnest($3::uuid[], $4::text[]) AS m (id, email)
  ), gone AS (
    DELETE FROM public_record_email e USING saved s
    WHERE e.record_id = s.id AND NOT s.added
      AND NOT EXISTS (SELECT FROM mail m WHERE m.record_id = e.record_id AND m.email = e.email)
  ), kept AS (
    INSERT INTO public_record_email (email, record_id)
    SELECT m.email, m.record_id FROM mail m JOIN saved s ON s.id = m.record_id
    ON CONFLICT (email, record_id) DO NOTHING
  )
  SELECT count(*) FILTER (WHERE added)::int AS added, count(*) FILTER (WHERE NOT added)::int AS changed FROM saved`
