import type { Page } from '../relay/connection.js'
import type { Request } from '../request.js'
import { UsageEventRow } from './usage.entity.js'
import type { Visit } from './visit.js'

/** Writes down that the viewer sent an operation; of whoever has no account nothing is kept. */
export async function saveUse(request: Request, operation: string, visit: Visit): Promise<void> {
  const employeeId = request.viewer?.employeeId
  if (!employeeId) return
  const { employerId, now: at } = request
  await request.insert(UsageEventRow, [{ employerId, id: request.newId(), employeeId, at, operation, ...visit }])
}

/** Where a page of operations ended: when (microseconds as text), and which. */
export type UsagePosition = readonly [at: string, id: string]
export type FoundUse = UsageEventRow & { readonly position: string }

/** What the viewer did, latest first. */
export async function findOwnUsage(
  request: Request,
  page: Page<UsagePosition>,
): Promise<{ found: FoundUse[]; totalCount: number }> {
  const [at, id] = page.after ?? [null, null]
  const found = await request.sql<FoundUse>(
    `SELECT ${request.columns(UsageEventRow, 'u')}, u.at::text AS position FROM usage_event u
     WHERE u.employee_id = $1 AND ($2::text IS NULL OR u.at < $2::timestamptz OR (u.at = $2::timestamptz AND u.id > $3::uuid))
     ORDER BY u.at DESC, u.id LIMIT $4`,
    [request.employeeId, at, id, page.first + 1],
  )
  const [total] = await request.sql<{ count: number }>(
    'SELECT count(*)::int AS count FROM usage_event WHERE employee_id = $1',
    [request.employeeId],
  )
  return { found, totalCount: total?.count ?? 0 }
}

/** Removes one employer's entries that are older than this. */
export async function forgetUsageBefore(request: Request, moment: Date): Promise<void> {
  await request.sql('DELETE FROM usage_event WHERE employer_id = $1 AND at < $2', [request.employerId, moment])
}

/** How often each operation was sent since a moment; nothing about people. */
export const sumUsage = (request: Request, since: Date): Promise<{ operation: string; times: number }[]> =>
  request.sql(
    `SELECT operation, count(*)::int AS times FROM usage_event WHERE employer_id = $1 AND at >= $2
     GROUP BY operation`,
    [request.employerId, since],
  )
