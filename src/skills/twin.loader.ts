import DataLoader from 'dataloader'
import type { Request } from '../request.js'

/** By skill uuid, the terms of other vocabularies that mean the same as far as nobody has rejected it. */
export const twinLoader = (request: Request) =>
  new DataLoader<string, string[]>(async (ids) => {
    const rows = await request.sql<{ id: string; twinId: string }>(
      `SELECT skill_id AS id, mapped_id AS "twinId" FROM skill_mapping WHERE skill_id = ANY ($1) AND decision <> 'REJECTED'
       UNION ALL
       SELECT mapped_id, skill_id FROM skill_mapping WHERE mapped_id = ANY ($1) AND decision <> 'REJECTED' ORDER BY 1, 2`,
      [ids],
    )
    return ids.map((id) => rows.filter((row) => row.id === id).map(({ twinId }) => twinId))
  })
