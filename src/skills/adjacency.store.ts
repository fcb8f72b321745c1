import type { Request } from '../request.js'

/** A skill of which somebody with another one has much: `affinity` above 0, below 1. */
export interface ImpliedSkill {
  readonly skillId: string
  readonly fromSkillId: string
  readonly affinity: number
}

/** How many skills each one may imply. */
const mostImplied = 30

/** What these skills count as evidence of in the edition in force, the most first; retired terms are left out. */
export const listImpliedSkills = (request: Request, skillIds: readonly string[]): Promise<ImpliedSkill[]> =>
  request.sql<ImpliedSkill>(
    `SELECT n.skill_id AS "skillId", h.id AS "fromSkillId", n.affinity
     FROM unnest($1::uuid[]) h (id) CROSS JOIN LATERAL (
       SELECT a.skill_id, a.affinity FROM skill_adjacency a JOIN skill k ON k.id = a.skill_id AND k.retired_in IS NULL
       WHERE a.adjacent_id = h.id AND a.edition_id = (SELECT id FROM genome_edition ORDER BY number DESC LIMIT 1)
       ORDER BY a.affinity DESC, a.skill_id LIMIT ${mostImplied}
     ) n ORDER BY n.affinity DESC, n.skill_id, h.id`,
    [skillIds],
  )
