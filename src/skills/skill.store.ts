import type { Request } from '../request.js'

/**
 * Skills with a name like `search`: whole names first, then beginnings, then names of which the words begin so in any order, then
 * (where these are few) names with similar words, so that slips of the keyboard still find. An empty search finds all, by name.
 * Retired terms are not found.
 */
export async function findSkills(
  request: Request,
  search: string,
  offset: number,
  limit: number,
): Promise<{ ids: string[]; totalCount: number }> {
  const wanted = search.trim()
  const names =
    wanted === ''
      ? "SELECT id AS skill_id, 0 AS likeness FROM skill WHERE $1::text = ''"
      : 'SELECT skill_id, max(likeness) AS likeness FROM skill_names_like($1) GROUP BY skill_id'
  const rows = await request.sql<{ id: string; count: number }>(
    `SELECT k.id, count(*) OVER ()::int AS count
     FROM (${names}) n JOIN skill k ON k.id = n.skill_id AND k.retired_in IS NULL
     ORDER BY n.likeness DESC, lower(k.name) COLLATE "C", k.id
     OFFSET $2 LIMIT $3`,
    [wanted, offset, limit],
  )
  return { ids: rows.map((row) => row.id), totalCount: rows[0]?.count ?? 0 }
}
