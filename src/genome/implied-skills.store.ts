import type { Request } from '../request.js'
import { editionInForce } from './edition.loader.js'

/** A skill of which somebody with another one has much: `affinity` above 0, below 1. */
export interface ImpliedSkill {
  readonly skillId: string
  readonly fromSkillId: string
  readonly affinity: number
}

/** How many skills each one may imply. */
const mostImplied = 30

/** What these skills count as evidence of in the edition in force, the most first; retired terms are left out. */
export async function listImpliedSkills(request: Request, skillIds: readonly string[]): Promise<ImpliedSkill[]> {
  const { kind, row } = await request.once(editionInForce)
  return request.sql<ImpliedSkill>(
    `SELECT skill_id AS "skillId", from_id AS "fromSkillId", affinity
     FROM (
       SELECT s.skill_id, n.from_id, n.affinity,
         row_number() OVER (PARTITION BY n.from_id ORDER BY n.affinity DESC, s.skill_id) AS place
       FROM ${kind.skillTable} s
       JOIN skill k ON k.id = s.skill_id AND k.retired_in IS NULL
       CROSS JOIN unnest(s.adjacent_ids, s.affinities) AS n (from_id, affinity)
       WHERE s.edition_id = $2 AND s.adjacent_ids && $1::uuid[] AND n.from_id = ANY ($1)
     ) implied WHERE place <= ${mostImplied} ORDER BY affinity DESC, skill_id, from_id`,
    [skillIds, row.id],
  )
}
