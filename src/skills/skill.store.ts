import type { Request } from '../request.js'

/**
 * Skills with a name like `search`: whole names first, then beginnings, then names with a similar word (trigrams), so that
 * slips of the keyboard still find. An empty search finds all, by name. Retired terms are not found.
 */
export async function findSkills(
  request: Request,
  search: string,
  offset: number,
  limit: number,
): Promise<{ ids: string[]; totalCount: number }> {
  const wanted = search.trim().toLowerCase()
  const rows = await request.sql<{ id: string; count: number }>(
    `SELECT k.id, count(*) OVER ()::int AS count
     FROM (
       SELECT skill_id, max(CASE
           WHEN lower(name) = $1 THEN 3
           WHEN starts_with(lower(name), $1) THEN 2
           ELSE word_similarity($1, lower(name)) END) AS likeness
       FROM skill_name
       WHERE $1 = '' OR starts_with(lower(name), $1) OR $1 <% lower(name)
       GROUP BY skill_id
     ) n JOIN skill k ON k.id = n.skill_id AND k.retired_in IS NULL
     ORDER BY CASE WHEN $1 = '' THEN 0 ELSE n.likeness END DESC, lower(k.name) COLLATE "C", k.id
     OFFSET $2 LIMIT $3`,
    [wanted, offset, limit],
  )
  return { ids: rows.map((row) => row.id), totalCount: rows[0]?.count ?? 0 }
}
