import { conflict, ExpectedError, notFound } from '../errors.js'
import type { Candidate } from '../matching/candidate.type.js'
import type { Opportunity } from '../opportunities/opportunity.type.js'
import type { RequestStatus } from '../people/request-status.type.js'
import type { Page } from '../relay/connection.js'
import { uuidFromId } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { RevealRequestRow } from './reveal.entity.js'
import { revealRequestLoader } from './reveal.loader.js'

const dayMs = 86_400_000
/** How long a request can be answered, and how long the same alias cannot be asked again. */
const lifetimeMs = 14 * dayMs
const mostPerDay = 100

/**
 * Asks whoever is behind an alias to show themself. The refusals follow from who is asked and when, never from an answer:
 * a manager who asks again after an answer that they may not learn of gets what they would get without one.
 * @throws CONFLICT for a candidate who is shown by name, or who was asked already; RATE_LIMITED.
 */
export async function saveRevealRequest(request: Request, candidate: Candidate, message: string): Promise<string> {
  const { employerId, employeeId: senderId, now } = request
  const { id: opportunityId, requirementsVersion } = (candidate.opportunity as Opportunity).row
  if (!candidate.isAnonymous) throw conflict('candidateId: this candidate is shown by name already')
  const [sent] = await request.sql<{ today: number; attempts: number; isRecent: boolean }>(
    `SELECT (SELECT count(*)::int FROM reveal_request WHERE sender_id = $1 AND sent_at > $5::timestamptz - interval '1 day') AS today,
       count(*)::int AS attempts, coalesce(bool_or(expires_at > $5), false) AS "isRecent"
     FROM reveal_request WHERE opportunity_id = $2 AND employee_id = $3 AND requirements_version = $4`,
    [senderId, opportunityId, candidate.employeeId, requirementsVersion, now],
  )
  if (sent?.isRecent) throw conflict('candidateId: a reveal request was sent to this candidate already')
  if ((sent?.today ?? 0) >= mostPerDay)
    throw new ExpectedError('RATE_LIMITED', `At most ${mostPerDay} reveal requests can be sent in a day.`)
  const id = request.newId()
  const asked = { opportunityId, employeeId: candidate.employeeId, senderId, requirementsVersion, message }
  const state = { status: 'PENDING' as const, showToManagers: false, attempt: (sent?.attempts ?? 0) + 1 }
  const times = { sentAt: now, expiresAt: new Date(now.getTime() + lifetimeMs) }
  await request.insert(RevealRequestRow, [{ employerId, id, ...asked, ...state, ...times }])
  return id
}

/** A request to the viewer. @throws NOT_FOUND */
async function getOwnRequest(request: Request, id: string): Promise<RevealRequestRow & { shown: RequestStatus }> {
  const found = await request.once(revealRequestLoader).load(uuidFromId('RevealRequest', id, 'id'))
  if (!found || found.row.employeeId !== request.employeeId) throw notFound('id')
  return { ...found.row, shown: found.status }
}

/** The team as the employee sees it now becomes the readers of the case: nobody whom a block hides, either way. */
const saveReaders = (request: Request, id: string): Promise<unknown> =>
  request.sql(
    `INSERT INTO reveal_reader (employer_id, reveal_request_id, employee_id)
     SELECT v.employer_id, v.id, m.employee_id FROM reveal_request v
     JOIN hiring_team_member m ON m.employer_id = v.employer_id AND m.opportunity_id = v.opportunity_id
     WHERE v.id = $1 AND m.employee_id <> v.employee_id AND NOT EXISTS (
       SELECT FROM block b WHERE b.employer_id = v.employer_id
         AND (b.blocker_id, b.blocked_id) IN ((v.employee_id, m.employee_id), (m.employee_id, v.employee_id)))`,
    [id],
  )

/** @throws CONFLICT where the request cannot be accepted any more. */
async function accept(request: Request, row: RevealRequestRow, showToManagers: boolean): Promise<void> {
  const [open] = await request.sql(`SELECT FROM opportunity WHERE id = $1 AND status = 'OPEN' FOR SHARE`, [
    row.opportunityId,
  ])
  if (!open) throw conflict('id: the opportunity is not open any more')
  await request.rows.update(
    RevealRequestRow,
    { employerId: request.employerId, id: row.id },
    { status: 'ACCEPTED', answeredAt: request.now, showToManagers },
  )
  await saveReaders(request, row.id)
}

/**
 * Closes at once whatever any request of this opportunity has opened. Only the request that is answered says so: an answer
 * that showed on two would join the alias before the requirements changed to the one after.
 */
async function decline(request: Request, row: RevealRequestRow): Promise<void> {
  await request.sql(
    `UPDATE reveal_request SET ended_at = $3
     WHERE opportunity_id = $1 AND employee_id = $2 AND id <> $4 AND status = 'ACCEPTED' AND ended_at IS NULL`,
    [row.opportunityId, request.employeeId, request.now, row.id],
  )
  await request.rows.update(
    RevealRequestRow,
    { employerId: request.employerId, id: row.id },
    { status: 'DECLINED', answeredAt: request.now },
  )
}

/**
 * The employee's answer. A no is possible also after a yes, and takes it back.
 * @throws NOT_FOUND; CONFLICT where the request has expired or its state does not allow the answer.
 */
export async function answerReveal(
  request: Request,
  id: string,
  isAccepted: boolean,
  showToManagers: boolean,
): Promise<string> {
  const { shown, ...row } = await getOwnRequest(request, id)
  const mayAnswer = shown === 'PENDING' || (shown === 'ACCEPTED' && !isAccepted)
  if (!mayAnswer) throw conflict(`id: a request that is ${shown} cannot be ${isAccepted ? 'accepted' : 'declined'}`)
  if (isAccepted) await accept(request, row, showToManagers)
  else await decline(request, row)
  request.once(revealRequestLoader).clearAll()
  return row.id
}

/** Where a page of requests ended: when it was sent (microseconds as text), and which. */
export type RevealPosition = readonly [sentAt: string, id: string]

/** The requests to the viewer, latest first. */
export async function findOwnRequests(
  request: Request,
  status: RequestStatus | null,
  page: Page<RevealPosition>,
): Promise<{ found: { id: string; sentAt: string }[]; totalCount: number }> {
  const [sentAt, id] = page.after ?? [null, null]
  const rows = await request.sql<{ id: string | null; sentAt: string; count: number }>(
    `WITH member AS (
       SELECT id, sent_at FROM reveal_request WHERE employee_id = $1 AND ($2::text IS NULL OR $2 =
         CASE WHEN status = 'PENDING' AND expires_at <= request_time() THEN 'EXPIRED' ELSE status END)
     ), found AS (
       SELECT id, sent_at FROM member WHERE $3::text IS NULL OR sent_at < $3::timestamptz OR (sent_at = $3::timestamptz AND id > $4::uuid)
       ORDER BY sent_at DESC, id LIMIT $5
     )
     SELECT found.id, found.sent_at::text AS "sentAt", total.count
     FROM (SELECT count(*)::int AS count FROM member) total LEFT JOIN found ON true ORDER BY found.sent_at DESC, found.id`,
    [request.employeeId, status, sentAt, id, page.first + 1],
  )
  const found = rows.flatMap((row) => (row.id === null ? [] : [{ id: row.id, sentAt: row.sentAt }]))
  return { found, totalCount: rows[0]?.count ?? 0 }
}
