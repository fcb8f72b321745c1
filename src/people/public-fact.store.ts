import type { Request } from '../request.js'
import { forgetUnsupportedSkills, isMentionedSql } from './mention.store.js'

/** The kinds of facts that are nothing but what their source said. */
const wholeFacts = ['experience', 'education', 'quality', 'interest', 'assignment', 'availability'] as const

/**
 * Takes away facts that came of public data, all of an employee's or (`among`, their uuids) some: what the person has changed since is
 * theirs and stays. Of the account what the employer gave comes back; a skill that other facts name stays known from these. How many went.
 */
export async function removePublicFacts(
  request: Request,
  employeeId: string,
  among: readonly string[] | null = null,
): Promise<number> {
  const isPublic = `f.employee_id = $1 AND f.source = 'PUBLIC_DATA_SET' AND ($2::uuid[] IS NULL OR f.id = ANY ($2))`
  const parameters = [employeeId, among]
  let removed = 0
  const run = async (statement: string) => {
    const [counted] = await request.sql<{ count: number }>(
      `WITH gone AS (${statement} RETURNING 1) SELECT count(*)::int AS count FROM gone`,
      parameters,
    )
    removed += counted?.count ?? 0
  }
  for (const table of wholeFacts) await run(`DELETE FROM ${table} f WHERE ${isPublic}`)
  await run(`UPDATE account_fact f SET value = employer_value, source = 'EMPLOYER', recorded_at = employer_recorded_at,
    employer_value = NULL, employer_recorded_at = NULL WHERE ${isPublic} AND employer_recorded_at IS NOT NULL`)
  await run(`DELETE FROM account_fact f WHERE ${isPublic}`)
  await run(`UPDATE genome_skill f SET is_stated = false, source = 'EMPLOYEE', level = NULL, last_used = NULL
    WHERE ${isPublic} AND is_stated AND ${isMentionedSql('f')}`)
  await run(`DELETE FROM genome_skill f WHERE ${isPublic} AND is_stated`)
  await forgetUnsupportedSkills(request, employeeId)
  return removed
}
