import type { Page } from '../relay/connection.js'
import type { Request } from '../request.js'
import { disclosuresOf } from '../visibility/disclosure.js'
import type { Role } from '../visibility/roles.js'
import type { DisclosureRow } from './disclosure.entity.js'

const mightiestFirst = ['EMPLOYER_ADMIN', 'TALENT_PARTNER', 'HIRING_MANAGER'] as const

/** What a viewer reads as: the employer-side role that says most, else a colleague's. */
function roleOf({ viewer }: Request): Role {
  const held = viewer?.isEmployerSide ? viewer.roles : []
  return mightiestFirst.find((role) => held.includes(role)) ?? 'EMPLOYEE'
}

/** The full hour that a moment lies in. */
export const startOfHour = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)

/** Facets that the log holds already for a viewer ($2) in a role ($3), an hour ($5) and a note `n`; no row where it holds no entry. */
const loggedSql = `
  SELECT coalesce(array_agg(f.facet) FILTER (WHERE f.facet IS NOT NULL), '{}') AS facets
  FROM (
    SELECT facets, employer_id, employee_id, viewer_id, viewer_role, hour, purpose, opportunity_id FROM disclosure
    UNION ALL SELECT facets, employer_id, employee_id, viewer_id, viewer_role, hour, purpose, opportunity_id FROM disclosure_unsealed
  ) k LEFT JOIN LATERAL unnest(k.facets) AS f (facet) ON true
  WHERE k.employer_id = $1 AND k.employee_id = n."employeeId" AND k.viewer_id = $2 AND k.viewer_role = $3 AND k.hour = $5 AND k.purpose = n.purpose
    AND k.opportunity_id IS NOT DISTINCT FROM n."opportunityId"
  HAVING count(*) > 0`

/**
 * Adds what this request shows of other people to the log, in its own transaction: without the log there is no answer. What
 * the log holds for this hour already is not added again. True when something was added.
 */
export async function saveDisclosures(request: Request): Promise<boolean> {
  const notes = disclosuresOf(request).list()
  const viewerId = request.viewer?.employeeId
  if (!viewerId || notes.length === 0) return false
  const added = await request.sql(
    `INSERT INTO disclosure_unsealed
       (employer_id, id, employee_id, viewer_id, viewer_name, viewer_role, purpose, opportunity_id, facets, at, hour)
     SELECT $1::uuid, n.id, n."employeeId", $2::uuid,
       CASE WHEN $3::text <> 'EMPLOYEE' THEN (SELECT value FROM account_fact WHERE employer_id = $1 AND employee_id = $2 AND name = 'name') END,
       $3::text, n.purpose, n."opportunityId", n.facets, $4::timestamptz, $5::timestamptz
     FROM json_to_recordset($6) AS n (id uuid, "employeeId" uuid, purpose text, "opportunityId" uuid, facets text[])
     WHERE NOT coalesce((SELECT n.facets <@ l.facets FROM (${loggedSql}) l), false)
     RETURNING id`,
    [
      request.employerId,
      viewerId,
      roleOf(request),
      request.now,
      startOfHour(request.now),
      JSON.stringify(notes.map((note) => ({ ...note, id: request.newId() }))),
    ],
  )
  return added.length > 0
}

/** Where a page of the log ended: when (microseconds as text), and which entry. */
export type DisclosurePosition = readonly [at: string, id: string]

export type ShownDisclosure = Pick<
  DisclosureRow,
  'id' | 'at' | 'viewerName' | 'viewerRole' | 'purpose' | 'opportunityId' | 'facets'
> & { readonly position: string; readonly hash: Buffer | null; readonly previousHash: Buffer | null }

/** Entries about the viewer ($1) since a time ($2); of those not chained yet, only what chaining will keep. */
const ownEntriesSql = `
  SELECT id, at, viewer_name, viewer_role, purpose, opportunity_id, facets, hash, previous_hash
  FROM disclosure WHERE employee_id = $1 AND at >= $2
  UNION ALL
  SELECT u.id, u.at, u.viewer_name, u.viewer_role, u.purpose, u.opportunity_id, u.facets, NULL, NULL
  FROM disclosure_unsealed u WHERE u.employee_id = $1 AND u.at >= $2 AND NOT coalesce((
    SELECT u.facets <@ coalesce(array_agg(f.facet) FILTER (WHERE f.facet IS NOT NULL), '{}')
    FROM (
      SELECT d.* FROM (
        SELECT facets, viewer_id, viewer_role, hour, purpose, opportunity_id FROM disclosure WHERE employee_id = $1
        UNION ALL SELECT facets, viewer_id, viewer_role, hour, purpose, opportunity_id FROM disclosure_unsealed v
          WHERE v.employee_id = $1 AND (v.at, v.id) < (u.at, u.id)
      ) d WHERE d.viewer_id = u.viewer_id AND d.viewer_role = u.viewer_role AND d.hour = u.hour AND d.purpose = u.purpose
        AND d.opportunity_id IS NOT DISTINCT FROM u.opportunity_id
    ) k LEFT JOIN LATERAL unnest(k.facets) AS f (facet) ON true HAVING count(*) > 0), false)`

/** Who saw what of the viewer, latest first. */
export async function findOwnDisclosures(
  request: Request,
  since: string | null,
  page: Page<DisclosurePosition>,
): Promise<{ found: ShownDisclosure[]; totalCount: number }> {
  const [at, id] = page.after ?? [null, null]
  const rows = await request.sql<Omit<ShownDisclosure, 'id'> & { id: string | null; count: number }>(
    `WITH member AS (${ownEntriesSql}), found AS (
       SELECT * FROM member WHERE $3::text IS NULL OR at < $3::timestamptz OR (at = $3::timestamptz AND id > $4::uuid)
       ORDER BY at DESC, id LIMIT $5
     )
     SELECT f.id, f.at, f.at::text AS position, f.viewer_name AS "viewerName", f.viewer_role AS "viewerRole", f.purpose,
       f.opportunity_id AS "opportunityId", f.facets, f.hash, f.previous_hash AS "previousHash", total.count
     FROM (SELECT count(*)::int AS count FROM member) total LEFT JOIN found f ON true ORDER BY f.at DESC, f.id`,
    [request.employeeId, since ?? '-infinity', at, id, page.first + 1],
  )
  const found = rows.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }]))
  return { found, totalCount: rows[0]?.count ?? 0 }
}
