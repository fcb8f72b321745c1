import type { Request } from '../request.js'
import type { TableFile } from './import/table-file.js'
import { readReviewedMappings } from './mapping-file.js'
import type { SkillMappingRow } from './vocabulary.entity.js'
import { termId } from './vocabulary.store.js'

/** Two terms of different schemes beside each other. AMBIGUOUS: the name that they share belongs to others too. */
export interface ListedMapping {
  readonly scheme: string
  readonly code: string
  readonly name: string
  readonly mappedScheme: string
  readonly mappedCode: string
  readonly mappedName: string
  readonly basis: SkillMappingRow['basis'] | 'AMBIGUOUS'
  readonly decision: SkillMappingRow['decision'] | null
}

/**
 * Pairs of terms in force of scheme $1 and another that have a name in common, whatever its case, and on what they rest.
 * A name counts where it leads from one term to one other: a preferred name on both sides first (NAME, 1), and where no two
 * preferred ones agree, any name (ALTERNATIVE_NAME, 2). A name that leads to several leaves the pair AMBIGUOUS (3), unless
 * another name settles it.
 */
const agreement = `
  WITH name AS (
    SELECT k.scheme, k.id, lower(n.name) AS name, bool_or(n.is_preferred) AS is_preferred
    FROM skill_name n JOIN skill k ON k.id = n.skill_id WHERE k.retired_in IS NULL GROUP BY k.scheme, k.id, lower(n.name)
  ), pair AS (
    SELECT a.id AS skill_id, b.id AS mapped_id, a.is_preferred AND b.is_preferred AS is_preferred,
      count(*) FILTER (WHERE a.is_preferred AND b.is_preferred) OVER same AS preferred_pairs, count(*) OVER same AS pairs
    FROM name a JOIN name b ON b.name = a.name AND a.scheme COLLATE "C" < b.scheme COLLATE "C"
    WHERE $1 IN (a.scheme, b.scheme)
    WINDOW same AS (PARTITION BY a.scheme, b.scheme, a.name)
  ), agreement AS (
    SELECT skill_id, mapped_id, min(CASE
        WHEN is_preferred AND preferred_pairs = 1 THEN 1
        WHEN preferred_pairs = 0 AND pairs = 1 THEN 2
        ELSE 3 END) AS basis
    FROM pair WHERE is_preferred OR preferred_pairs <> 1 GROUP BY skill_id, mapped_id
  )`

/** Proposes a mapping where names agree, and takes back proposals whose names agree no more. Decisions stay. */
export async function proposeMappings(request: Request, scheme: string): Promise<void> {
  await request.sql(
    `${agreement}
     DELETE FROM skill_mapping m USING skill k, skill o
     WHERE m.decision = 'PROPOSED' AND k.id = m.skill_id AND o.id = m.mapped_id AND $1 IN (k.scheme, o.scheme)
       AND NOT EXISTS (
         SELECT FROM agreement a WHERE a.skill_id = m.skill_id AND a.mapped_id = m.mapped_id AND a.basis < 3
       )`,
    [scheme],
  )
  await request.sql(
    `${agreement}
     INSERT INTO skill_mapping (skill_id, mapped_id, basis, decision)
     SELECT skill_id, mapped_id, CASE basis WHEN 1 THEN 'NAME' ELSE 'ALTERNATIVE_NAME' END, 'PROPOSED'
     FROM agreement WHERE basis < 3
     ON CONFLICT (skill_id, mapped_id) DO UPDATE SET basis = excluded.basis WHERE skill_mapping.basis <> excluded.basis`,
    [scheme],
  )
}

/** Every mapping of a scheme to others, and the pairs that only somebody can decide, in the order of their names. */
export async function listMappings(request: Request, scheme: string): Promise<ListedMapping[]> {
  return request.sql<ListedMapping>(
    `${agreement}
     SELECT k.scheme, k.code, k.name, o.scheme AS "mappedScheme", o.code AS "mappedCode", o.name AS "mappedName",
       l.basis, l.decision
     FROM (
       SELECT skill_id, mapped_id, basis, decision FROM skill_mapping
       UNION ALL SELECT skill_id, mapped_id, 'AMBIGUOUS', NULL FROM agreement a
       WHERE basis = 3 AND NOT EXISTS (
         SELECT FROM skill_mapping m WHERE m.skill_id = a.skill_id AND m.mapped_id = a.mapped_id
       )
     ) l JOIN skill k ON k.id = l.skill_id JOIN skill o ON o.id = l.mapped_id
     WHERE $1 IN (k.scheme, o.scheme)
     ORDER BY k.scheme COLLATE "C", o.scheme COLLATE "C", k.name COLLATE "C", k.code COLLATE "C", o.code COLLATE "C"`,
    [scheme],
  )
}

/**
 * Keeps what somebody decided in a file, also of pairs whose names say nothing.
 * @throws DamagedFile before anything is changed.
 */
export async function saveReviewedMappings(
  request: Request,
  file: TableFile,
): Promise<{ decided: number; changed: number }> {
  const rows = []
  for await (const { terms, decision } of readReviewedMappings(file)) {
    const [skillId, mappedId] = terms.map(({ scheme, code }) => termId('skill', scheme, code)) as [string, string]
    rows.push({ skillId, mappedId, decision, terms })
  }
  const known = await listKnown(
    request,
    rows.flatMap(({ skillId, mappedId }) => [skillId, mappedId]),
  )
  for (const { skillId, mappedId, terms } of rows) {
    if (!known.has(skillId)) terms[0].refuse()
    if (!known.has(mappedId)) terms[1].refuse()
  }
  const decided = [...new Map(rows.map(({ terms, ...row }) => [`${row.skillId} ${row.mappedId}`, row])).values()]
  const changed = await request.sql(
    `WITH saved AS (
       INSERT INTO skill_mapping (skill_id, mapped_id, basis, decision)
       SELECT "skillId", "mappedId", 'REVIEW', decision
       FROM json_to_recordset($1) AS d ("skillId" uuid, "mappedId" uuid, decision text)
       ON CONFLICT (skill_id, mapped_id) DO UPDATE SET decision = excluded.decision
       WHERE skill_mapping.decision <> excluded.decision RETURNING 1
     ) SELECT FROM saved`,
    [JSON.stringify(decided)],
  )
  return { decided: decided.length, changed: changed.length }
}

async function listKnown(request: Request, ids: readonly string[]): Promise<Set<string>> {
  const rows = await request.sql<{ id: string }>('SELECT id FROM skill WHERE id = ANY ($1)', [ids])
  return new Set(rows.map(({ id }) => id))
}
