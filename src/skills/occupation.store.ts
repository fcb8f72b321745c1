import type { Request } from '../request.js'

/** A skill that is usual in the work that a title names: `typicality` above 0, to 1. */
export interface UsualSkill {
  readonly skillId: string
  readonly typicality: number
}

/**
 * The skills that are usual for each of these job titles, whatever the case, rank or grade of the title; a title that no
 * vocabulary knows has none. Where a title names several occupations of a vocabulary a skill is as typical as on the average of
 * them; but where it is the preferred title of some, those alone are meant. Each vocabulary speaks for itself.
 */
export async function listUsualSkills(
  request: Request,
  titles: readonly string[],
): Promise<ReadonlyMap<string, readonly UsualSkill[]>> {
  const rows = await request.sql<UsualSkill & { title: string }>(
    `WITH asked AS (
       SELECT DISTINCT t.title, title_key(t.title) AS key FROM unnest($1::text[]) t (title)
     ), named AS (
       SELECT a.title, o.scheme, o.id, title_key(o.title) = a.key AS is_preferred
       FROM asked a JOIN occupation o ON title_keys(o.title, o.alternative_titles) @> ARRAY[a.key]
       WHERE o.retired_in IS NULL
     ), meant AS (
       SELECT title, id, count(*) OVER (PARTITION BY title, scheme) AS occupations
       FROM (SELECT *, bool_or(is_preferred) OVER (PARTITION BY title, scheme) AS some_are_preferred FROM named) n
       WHERE is_preferred OR NOT some_are_preferred
     )
     SELECT m.title, s.skill_id AS "skillId", sum(s.typicality) / min(m.occupations) AS typicality
     FROM meant m JOIN occupation_skill s ON s.occupation_id = m.id
     JOIN skill k ON k.id = s.skill_id AND k.retired_in IS NULL
     GROUP BY m.title, s.skill_id ORDER BY m.title, typicality DESC, s.skill_id`,
    [titles],
  )
  const usual = new Map<string, UsualSkill[]>(titles.map((title) => [title, []]))
  for (const { title, skillId, typicality } of rows) usual.get(title)?.push({ skillId, typicality })
  return usual
}
