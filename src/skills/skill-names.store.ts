import type { Request } from '../request.js'
import type { SkillName } from './extraction/dictionary.js'

/**
 * The uuid of each code; where two schemes have the same code, the one that was loaded first.
 * @throws Error that names the codes that no scheme has.
 */
export async function getSkillIds(request: Request, codes: Iterable<string>): Promise<(code: string) => string> {
  const wanted = [...new Set(codes)]
  const rows = await request.sql<{ code: string; id: string }>(
    `SELECT DISTINCT ON (k.code) k.code, k.id FROM skill k JOIN vocabulary v ON v.scheme = k.scheme
     WHERE k.code = ANY ($1) AND k.retired_in IS NULL ORDER BY k.code, v.place`,
    [wanted],
  )
  const ids = new Map(rows.map(({ code, id }) => [code, id]))
  const unknown = wanted.filter((code) => !ids.has(code))
  if (unknown.length)
    throw new Error(`The vocabulary has no skill with the code ${unknown.map((code) => `"${code}"`).join(', ')}`)
  return (code) => ids.get(code) as string
}

/** All names of skills that are not retired: of the scheme that was loaded first, then preferred names, first. */
export const listSkillNames = (request: Request): Promise<SkillName[]> =>
  request.sql<SkillName>(
    `SELECT k.id AS "skillId", n.name, n.is_preferred AS "isPreferred"
     FROM skill_name n JOIN skill k ON k.id = n.skill_id AND k.retired_in IS NULL JOIN vocabulary v ON v.scheme = k.scheme
     ORDER BY v.place, n.is_preferred DESC, k.code, n.name`,
  )

const folded = (name: string) => name.normalize('NFC').toLowerCase()

/**
 * Finds a skill's uuid by its code or any of its names, whatever the case; null where there is none. A code wins over a
 * preferred name, that over an alternative one, and then the scheme that was loaded first. A retired term is not found.
 */
export async function loadSkillNames(request: Request): Promise<(name: string) => string | null> {
  const rows = await request.sql<{ name: string; id: string }>(
    `SELECT n.name, k.id
     FROM (
       SELECT id, code AS name, 0 AS rank FROM skill
       UNION ALL SELECT skill_id, name, CASE WHEN is_preferred THEN 1 ELSE 2 END FROM skill_name
     ) n JOIN skill k ON k.id = n.id AND k.retired_in IS NULL
     JOIN vocabulary v ON v.scheme = k.scheme
     ORDER BY n.rank, v.place, k.code`,
  )
  const ids = new Map<string, string>()
  for (const { name, id } of rows) if (!ids.has(folded(name))) ids.set(folded(name), id)
  return (name) => ids.get(folded(name)) ?? null
}

/**
 * The skill that each of these names means, whatever its case, accents and marks: that of the preferred name, then of the scheme that
 * was loaded first. Names that no skill has are left out, and so are retired skills.
 */
export async function findSkillsByName(request: Request, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await request.sql<{ name: string; skillId: string }>(
    `SELECT DISTINCT ON (w.name) w.name, k.id AS "skillId"
     FROM unnest($1::text[]) AS w (name) JOIN skill_name n ON n.folded = fold_name(w.name)
     JOIN skill k ON k.id = n.skill_id AND k.retired_in IS NULL JOIN vocabulary v ON v.scheme = k.scheme
     WHERE n.folded <> '' ORDER BY w.name, n.is_preferred DESC, v.place, k.code`,
    [names],
  )
  return new Map(rows.map(({ name, skillId }) => [name, skillId]))
}
