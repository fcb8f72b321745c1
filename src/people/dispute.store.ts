import { conflict } from '../errors.js'
import type { Page } from '../relay/connection.js'
import type { Request } from '../request.js'
import { SqlParameters, standingSql } from '../visibility/visible-sql.js'
import { DisputeRow } from './dispute.entity.js'
import { askerOf } from './employee.loader.js'
import { type GivenFact, removeGivenFact, setDisputedAt } from './given-fact.store.js'

/** The employee disputes a fact that their employer gave. While a dispute of it is open, only its reason changes. */
export async function saveDispute(request: Request, fact: GivenFact, reason: string): Promise<void> {
  const { employerId, now } = request
  const { kind: factKind, id: factId, employeeId } = fact
  const [open] = await request.sql<DisputeRow>(`SELECT id FROM dispute WHERE fact_id = $1 AND status = 'PENDING'`, [
    factId,
  ])
  if (open) return void (await request.rows.update(DisputeRow, { employerId, id: open.id }, { reason }))
  const about = { employeeId, factKind, factId, reason }
  await request.insert(DisputeRow, [{ employerId, id: request.newId(), ...about, raisedAt: now, status: 'PENDING' }])
  await setDisputedAt(request, factKind, factId, now)
}

/** The employee takes an open dispute of a fact back; the administrators do not have to answer it any more. */
export async function withdrawDispute(request: Request, factId: string): Promise<void> {
  await request.sql(`DELETE FROM dispute WHERE fact_id = $1 AND status = 'PENDING'`, [factId])
}

/** The employer gives something else instead of these facts, or nothing: what was disputed of them is answered by that. */
export async function endDisputes(request: Request, factIds: readonly string[]): Promise<void> {
  await request.sql(
    `UPDATE dispute SET status = 'ACCEPTED', resolved_at = $2 WHERE fact_id = ANY ($1) AND status = 'PENDING'`,
    [factIds, request.now],
  )
}

/**
 * An administrator's answer to a dispute that exists for them: yes takes the fact away, everywhere at once; no lets it stand.
 * What is hidden from the administrator changes neither the answer nor the statements that it takes.
 * @throws CONFLICT where it is answered already, or is the administrator's own.
 */
export async function resolveDispute(
  request: Request,
  { id, employeeId, factKind, factId, status }: DisputeRow,
  isAccepted: boolean,
  note: string | null,
): Promise<void> {
  if (employeeId === request.viewer?.employeeId)
    throw conflict('id: somebody else must answer what you dispute yourself')
  if (status !== 'PENDING') throw conflict('id: this dispute has been answered already')
  // Whoever answers at the same moment fails here, is tried again on a fresh snapshot, and finds it answered.
  const answer = { status: isAccepted ? 'ACCEPTED' : 'DECLINED', note, resolvedAt: request.now } as const
  await request.rows.update(DisputeRow, { employerId: request.employerId, id }, answer)
  if (isAccepted) await removeGivenFact(request, { employeeId, kind: factKind, id: factId })
  else await setDisputedAt(request, factKind, factId, null)
}

/** Where a page of disputes ended: when it was raised (microseconds as text), and which. */
export type DisputePosition = readonly [raisedAt: string, id: string]

/** Disputes, oldest first: the viewer's own, or (`queue`) those of everybody who exists for the viewer. */
export async function findDisputes(
  request: Request,
  whose: 'own' | 'queue',
  status: string | null,
  page: Page<DisputePosition>,
): Promise<{ found: { id: string; raisedAt: string }[]; totalCount: number }> {
  const parameters = new SqlParameters()
  const add = (value: unknown, type: string) => `${parameters.add(value)}::${type}`
  const among = whose === 'own' ? add([request.viewer?.employeeId], 'uuid[]') : undefined
  const wanted = add(status, 'text')
  const [raisedAt, id] = [add(page.after?.[0] ?? null, 'timestamptz'), add(page.after?.[1] ?? null, 'uuid')]
  const rows = await request.sql<{ id: string | null; raisedAt: string; count: number }>(
    `WITH member AS (
       SELECT d.id, d.raised_at FROM dispute d
       JOIN (${standingSql(askerOf(request), 'none', parameters, among)}) t ON t.employee_id = d.employee_id
       WHERE ${wanted} IS NULL OR d.status = ${wanted}
     ), found AS (
       SELECT id, raised_at FROM member WHERE ${raisedAt} IS NULL OR (raised_at, id) > (${raisedAt}, ${id})
       ORDER BY raised_at, id LIMIT ${parameters.add(page.first + 1)}
     )
     SELECT found.id, found.raised_at::text AS "raisedAt", total.count
     FROM (SELECT count(*)::int AS count FROM member) total LEFT JOIN found ON true ORDER BY found.raised_at, found.id`,
    parameters.values,
  )
  const found = rows.flatMap((row) => (row.id === null ? [] : [{ id: row.id, raisedAt: row.raisedAt }]))
  return { found, totalCount: rows[0]?.count ?? 0 }
}
