import { notFound } from '../errors.js'
import { readGlobalId } from '../relay/global-id.js'
import type { Request } from '../request.js'
import type { ItemState } from './item.js'
import { PublicItemRow } from './public-item.entity.js'

/** The fact that was made of an item is gone, or is what the employer gave: the person took it away. */
const factIsGoneSql = `
  i.fact_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM experience f WHERE f.id = i.fact_id
    UNION ALL SELECT FROM education f WHERE f.id = i.fact_id
    UNION ALL SELECT FROM genome_skill f WHERE f.id = i.fact_id AND f.is_stated
    UNION ALL SELECT FROM account_fact f WHERE f.id = i.fact_id AND f.source <> 'EMPLOYER')`

/** Everything that is offered to the viewer, and what became of it; `state` as it stands now. In the order of a resume. */
export async function listOwnItems(request: Request): Promise<PublicItemRow[]> {
  const rows = await request.sql<PublicItemRow & { isGone: boolean }>(
    `SELECT ${request.columns(PublicItemRow, 'i')}, ${factIsGoneSql} AS "isGone" FROM public_item i
     WHERE i.employee_id = $1 AND (i.state = 'ACCEPTED' OR i.expires_at > $2)
     ORDER BY array_position(ARRAY['NAMESAKE', 'ACCOUNT', 'EXPERIENCE', 'EDUCATION', 'SKILL'], i.content->>'kind'),
       array_position(ARRAY['name', 'headline', 'location', 'email'], i.content->>'name'),
       coalesce(i.content->>'startedOn', i.content->>'endedOn') DESC NULLS LAST, i.id`,
    [request.employeeId, request.now],
  )
  return rows.map(({ isGone, ...row }): PublicItemRow => (isGone ? { ...row, state: 'REJECTED' } : row))
}

/** The viewer's item of this uuid, or null. */
export const findOwnItem = async (request: Request, uuid: string): Promise<PublicItemRow | null> =>
  (await listOwnItems(request)).find(({ id }) => id === uuid) ?? null

/** The viewer's items of these ids, each once. @throws NOT_FOUND where one is not theirs. */
export async function getOwnItems(
  request: Request,
  ids: readonly string[],
  argument: string,
): Promise<PublicItemRow[]> {
  const items = new Map((await listOwnItems(request)).map((item) => [item.id, item]))
  return [...new Set(ids)].map((id) => {
    const read = readGlobalId(id)
    const item = read?.kind === 'PublicDataItem' ? items.get(read.uuids[0] as string) : undefined
    if (!item) throw notFound(argument)
    return item
  })
}

/** What the viewer says of an item, and what came of it. */
export async function saveDecision(
  request: Request,
  { id }: PublicItemRow,
  decision: { state: Exclude<ItemState, 'OFFERED'> } & Partial<Pick<PublicItemRow, 'reason' | 'factKind' | 'factId'>>,
): Promise<void> {
  const { reason = null, factKind = null, factId = null, state } = decision
  const key = { employerId: request.employerId, id }
  await request.rows.update(PublicItemRow, key, { state, reason, factKind, factId, decidedAt: request.now })
}

/** When the viewer was told that a record about them was collected; null: not yet, or there is none. */
export async function findNoticeSentAt(request: Request): Promise<Date | null> {
  const [row] = await request.sql<{ sentAt: Date | null }>(
    'SELECT sent_at AS "sentAt" FROM public_notice WHERE employee_id = $1',
    [request.employeeId],
  )
  return row?.sentAt ?? null
}
