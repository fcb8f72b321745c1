import type { Request } from '../request.js'
import { AssignmentSkillRow, EducationSkillRow, ExperienceSkillRow, GenomeSkillRow } from './facts.entity.js'

/** The kinds of facts that name skills; `<kind>_skill` holds which. */
const mentioning = ['experience', 'education', 'assignment'] as const

/** Names these skills, and no others, inside an experience or an assignment; skills that are new to the person become known. */
export async function saveMentions(
  request: Request,
  fact: 'experience' | 'assignment',
  factId: string,
  skillIds: readonly string[],
): Promise<void> {
  const { employerId, employeeId } = request
  const known = await request.sql<{ skillId: string }>(
    'SELECT skill_id AS "skillId" FROM genome_skill WHERE employee_id = $1',
    [employeeId],
  )
  const isKnown = new Set(known.map((row) => row.skillId))
  await request.insert(
    GenomeSkillRow,
    skillIds
      .filter((skillId) => !isKnown.has(skillId))
      .map((skillId) => ({
        employerId,
        id: request.newId(),
        employeeId,
        skillId,
        isStated: false,
        source: 'EMPLOYEE',
        recordedAt: request.now,
      })),
  )
  await request.sql(`DELETE FROM ${fact}_skill WHERE ${fact}_id = $1`, [factId])
  if (fact === 'experience')
    await request.insert(
      ExperienceSkillRow,
      skillIds.map((skillId) => ({ employerId, employeeId, skillId, experienceId: factId, isExtracted: false })),
    )
  else
    await request.insert(
      AssignmentSkillRow,
      skillIds.map((skillId) => ({ employerId, employeeId, skillId, assignmentId: factId })),
    )
  await forgetUnsupportedSkills(request, employeeId)
}

/** Writes down that a skill of the viewer's stands in the words of a job's description, or came with an education. */
export async function addMention(
  request: Request,
  fact: 'experience' | 'education',
  factId: string,
  skillId: string,
): Promise<void> {
  const { employerId, employeeId } = request
  const mention = { employerId, employeeId, skillId }
  if (fact === 'education') await request.insert(EducationSkillRow, [{ ...mention, educationId: factId }])
  else await request.insert(ExperienceSkillRow, [{ ...mention, experienceId: factId, isExtracted: true }])
}

/** The words of a description have changed: what stood in them is not evidence any more. */
export async function forgetExtracted(request: Request, experienceId: string): Promise<void> {
  await request.sql('DELETE FROM experience_skill WHERE experience_id = $1 AND is_extracted', [experienceId])
  await forgetUnsupportedSkills(request, request.employeeId)
}

/** A SQL condition: some fact names the skill of this row of `genome_skill`. */
export const isMentionedSql = (skill: string): string =>
  `(${mentioning
    .map(
      (fact) =>
        `EXISTS (SELECT FROM ${fact}_skill m WHERE (m.employer_id, m.employee_id, m.skill_id) = (${skill}.employer_id, ${skill}.employee_id, ${skill}.skill_id))`,
    )
    .join(' OR ')})`

/** A skill that nobody states and no fact names any more is no longer known. */
export async function forgetUnsupportedSkills(request: Request, employeeId: string): Promise<void> {
  await request.sql(
    `DELETE FROM genome_skill g WHERE g.employee_id = $1 AND NOT g.is_stated AND NOT ${isMentionedSql('g')}`,
    [employeeId],
  )
}

/** Who gave the facts whose mentions of a skill are taken away. */
export type MentionsOf = 'EMPLOYER' | 'OTHERS'

/** Takes a skill out of all facts that the employer gave, or out of all others. */
export async function removeMentions(
  request: Request,
  employeeId: string,
  skillId: string,
  of: MentionsOf,
): Promise<void> {
  for (const fact of mentioning)
    await request.sql(
      `DELETE FROM ${fact}_skill m USING ${fact} f WHERE m.employee_id = $1 AND m.skill_id = $2
         AND f.employer_id = m.employer_id AND f.id = m.${fact}_id AND f.source ${of === 'EMPLOYER' ? '=' : '<>'} 'EMPLOYER'`,
      [employeeId, skillId],
    )
}

/** Do facts that the employer gave name this skill of the viewer's? */
export async function isNamedByEmployer(request: Request, skillId: string): Promise<boolean> {
  const named = mentioning.map(
    (fact) => `SELECT FROM ${fact}_skill m JOIN ${fact} f ON f.employer_id = m.employer_id AND f.id = m.${fact}_id
      WHERE m.employee_id = $1 AND m.skill_id = $2 AND f.source = 'EMPLOYER'`,
  )
  const [row] = await request.sql(`${named.join(' UNION ALL ')} LIMIT 1`, [request.employeeId, skillId])
  return row !== undefined
}

/** Takes back a claim of a skill that facts of the employer name too: those keep naming it. False where there are none. */
export async function unstateSkill(request: Request, { id, skillId }: GenomeSkillRow): Promise<boolean> {
  const { employerId, employeeId } = request
  if (!(await isNamedByEmployer(request, skillId))) return false
  await removeMentions(request, employeeId, skillId, 'OTHERS')
  await request.rows.update(GenomeSkillRow, { employerId, id }, { isStated: false, level: null, lastUsed: null })
  return true
}
