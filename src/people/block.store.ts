import { badUserInput, notFound } from '../errors.js'
import type { Page } from '../relay/connection.js'
import { uuidFromId } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { employeeLoader } from './employee.loader.js'
import { BlockRow } from './facts.entity.js'

/** Somebody else who exists for the viewer. @throws NOT_FOUND, or BAD_USER_INPUT for oneself. */
async function getOther(request: Request, employeeId: string): Promise<string> {
  const id = uuidFromId('Employee', employeeId, 'employeeId')
  if (id === request.employeeId) throw badUserInput('employeeId', 'is your own')
  if (!(await employeeLoader(request, 'none').load(id))) throw notFound('employeeId')
  return id
}

/** From now on this person finds the viewer nowhere; blocking twice is blocking once. */
export async function saveBlock(request: Request, employeeId: string): Promise<void> {
  const blockedId = await getOther(request, employeeId)
  const { employerId, employeeId: blockerId } = request
  const [known] = await request.sql('SELECT FROM block WHERE blocker_id = $1 AND blocked_id = $2', [
    blockerId,
    blockedId,
  ])
  if (!known) await request.insert(BlockRow, [{ employerId, blockerId, blockedId, blockedAt: request.now }])
}

export async function removeBlock(request: Request, employeeId: string): Promise<void> {
  const blockedId = await getOther(request, employeeId)
  await request.rows.delete(BlockRow, { employerId: request.employerId, blockerId: request.employeeId, blockedId })
}

/** Where a page of blocked people ended: when, and who. */
export type BlockPosition = readonly [blockedAt: string, id: string]

/** Whom the viewer blocked, latest first; who blocked the viewer in turn does not exist for them. */
export async function findBlocked(
  request: Request,
  page: Page<BlockPosition>,
): Promise<{ found: { id: string; at: string }[]; totalCount: number }> {
  const rows = await request.sql<{ id: string; at: string }>(
    `SELECT b.blocked_id AS id, b.blocked_at::text AS at FROM block b
     WHERE b.blocker_id = $1
       AND NOT EXISTS (SELECT FROM block c WHERE c.employer_id = b.employer_id AND c.blocker_id = b.blocked_id AND c.blocked_id = b.blocker_id)
     ORDER BY b.blocked_at DESC, b.blocked_id`,
    [request.employeeId],
  )
  const start = page.after
    ? rows.findIndex(({ id, at }) => at < (page.after?.[0] ?? '') || (at === page.after?.[0] && id > page.after[1]))
    : 0
  return { found: start < 0 ? [] : rows.slice(start, start + page.first + 1), totalCount: rows.length }
}
