import DataLoader from 'dataloader'
import type { Request } from '../request.js'
import { RevealRequestRow } from './reveal.entity.js'
import { RevealRequest } from './reveal.type.js'

/** Of the viewer's own blocks nothing is asked: by blocking one suspect after another they would find who stands behind an alias. */
const isBlocked = `EXISTS (SELECT FROM block b WHERE b.employer_id = v.employer_id
  AND b.blocker_id = v.employee_id AND b.blocked_id = $1::uuid)`

/**
 * Reveal requests that exist for the viewer ($1), as a relation: those to them, those they sent, and those to candidates of
 * their team while they are on it. `is_masked`: the viewer never learns of the answer, for they are in the employee's
 * reporting line, or the employee blocked them.
 */
const visibleRequests = `(
  SELECT v.*, v.employee_id <> $1 AND (
      ($1 = ANY (e.reporting_line) AND s.hide_interest_from_managers AND NOT v.show_to_managers) OR ${isBlocked}
    ) AS is_masked
  FROM reveal_request v
  JOIN employee e ON e.employer_id = v.employer_id AND e.id = v.employee_id
  JOIN visibility_settings s ON s.employer_id = v.employer_id AND s.employee_id = v.employee_id
  WHERE v.employee_id = $1 OR v.sender_id = $1 OR (NOT ${isBlocked} AND EXISTS (
    SELECT FROM hiring_team_member m WHERE m.employer_id = v.employer_id AND m.opportunity_id = v.opportunity_id
      AND m.employee_id = $1 AND m.added_at <= v.sent_at))
)`

/** Reveal requests by uuid; null: absent, or they do not exist for this viewer. */
export const revealRequestLoader = (request: Request) =>
  new DataLoader<string, RevealRequest | null>(async (ids) => {
    const rows = await request.sql<RevealRequestRow & { isMasked: boolean }>(
      `SELECT ${request.columns(RevealRequestRow, 'v')}, v.is_masked AS "isMasked" FROM ${visibleRequests} v WHERE v.id = ANY ($2)`,
      [request.viewer?.employeeId ?? null, ids],
    )
    const byId = new Map(rows.map((row) => [row.id, new RevealRequest(row, row.isMasked, request.now)]))
    return ids.map((id) => byId.get(id) ?? null)
  })

/** A candidate as a reveal request knows them. */
export interface AskedCandidate {
  readonly opportunityId: string
  readonly employeeId: string
  /** Behind an alias only requests to this very alias are shown: another would join it to the alias before the requirements changed. */
  readonly isAnonymous: boolean
}

/** The uuid of the latest request to a candidate that exists for the viewer, or null. */
export const latestRequestLoader = (request: Request) =>
  new DataLoader<AskedCandidate, string | null, string>(
    async (asked) => {
      const rows = await request.sql<{ position: number; id: string }>(
        `SELECT DISTINCT ON (a.position) a.position, v.id
         FROM json_to_recordset($2) AS a (position int, "opportunityId" uuid, "employeeId" uuid, "isAnonymous" boolean)
         JOIN ${visibleRequests} v ON v.opportunity_id = a."opportunityId" AND v.employee_id = a."employeeId"
         JOIN opportunity o ON o.employer_id = v.employer_id AND o.id = v.opportunity_id
         WHERE NOT a."isAnonymous" OR v.requirements_version = o.requirements_version
         ORDER BY a.position, v.sent_at DESC, v.attempt DESC`,
        [request.viewer?.employeeId ?? null, JSON.stringify(asked.map((each, position) => ({ ...each, position })))],
      )
      const byPosition = new Map(rows.map(({ position, id }) => [position, id]))
      return asked.map((_each, position) => byPosition.get(position) ?? null)
    },
    { cacheKeyFn: ({ opportunityId, employeeId, isAnonymous }) => `${opportunityId} ${employeeId} ${isAnonymous}` },
  )
