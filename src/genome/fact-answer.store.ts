import type { EntityTarget, ObjectLiteral } from 'typeorm'
import { conflict } from '../errors.js'
import { saveDispute, withdrawDispute } from '../people/dispute.store.js'
import { Experience } from '../people/fact.type.js'
import type { AccountFactRow, GenomeSkillRow } from '../people/facts.entity.js'
import { addMention, isNamedByEmployer } from '../people/mention.store.js'
import { type OwnFact, removeOwnFact, saveOwnClaim } from '../people/profile.store.js'
import type { FactRow } from '../people/tenant-fact.entity.js'
import { globalId } from '../relay/global-id.js'
import type { Request } from '../request.js'
import type { GenomeSkill } from './genome-skill.type.js'

/** Did the employer give this fact, or a value that the viewer has corrected, or work that shows this skill? */
async function isGivenByEmployer(request: Request, { kind, row }: OwnFact): Promise<boolean> {
  if (kind === 'GenomeSkill') {
    const { isStated, source, skillId } = row as GenomeSkillRow
    return (isStated && source === 'EMPLOYER') || isNamedByEmployer(request, skillId)
  }
  return row.source === 'EMPLOYER' || (kind === 'AccountFact' && (row as AccountFactRow).employerRecordedAt !== null)
}

/**
 * The viewer says that a fact of theirs is right. What was only suspected becomes their own word. What the employer gave stays the
 * employer's: a dispute of it is taken back, and to a skill that the employer states the viewer's word is added. Of anything else it
 * changes nothing.
 */
export async function confirmOwnFact(request: Request, fact: OwnFact): Promise<void> {
  const { kind, row } = fact
  const save = (changes: Partial<FactRow & GenomeSkillRow>) =>
    request.rows.update(
      fact.entity as EntityTarget<ObjectLiteral>,
      { employerId: request.employerId, id: row.id },
      changes,
    )
  if (row.source === 'INFERRED') return void (await save({ source: 'EMPLOYEE', recordedAt: request.now }))
  if (!(await isGivenByEmployer(request, fact))) return
  await withdrawDispute(request, row.id)
  const { isStated, confirmedAt } = row as GenomeSkillRow
  const isClaim = kind === 'GenomeSkill' && isStated && row.source === 'EMPLOYER'
  await save({ disputedAt: null, ...(isClaim && { confirmedAt: confirmedAt ?? request.now }) })
}

/**
 * The viewer says that a fact of theirs is wrong. What was only suspected is gone, and a skill is not suggested again; what
 * the employer gave is for an administrator to answer, and no suggestion meanwhile. @throws CONFLICT for what the viewer can remove themself.
 */
export async function disputeOwnFact(request: Request, fact: OwnFact, reason: string): Promise<void> {
  const { kind, row } = fact
  const isSuspected = row.source === 'INFERRED'
  if (!isSuspected && !(await isGivenByEmployer(request, fact)))
    throw conflict('factId: your employer did not give this fact. Change it, or remove it with removeFact.')
  if (kind === 'GenomeSkill') await rejectInference(request, (row as GenomeSkillRow).skillId)
  if (isSuspected) await removeOwnFact(request, fact)
  else await saveDispute(request, { employeeId: row.employeeId, kind, id: row.id }, reason)
}

/**
 * A suggestion becomes the viewer's own claim, under an id by chance, which tells nobody that it was suggested; where it stood in the words of a job, or in what an education is
 * about, these name the skill from now on. The claim's global id.
 */
export async function confirmSuggestion(request: Request, { skillId, evidence }: GenomeSkill): Promise<string> {
  const id = await saveOwnClaim(request, skillId, {})
  for (const { piece } of evidence) {
    if (!('from' in piece)) continue
    const { kind, from } = piece
    if (kind === 'EDUCATION') await addMention(request, 'education', from.uuid, skillId)
    if (kind === 'EXTRACTED_FROM_TEXT' && from instanceof Experience)
      await addMention(request, 'experience', from.uuid, skillId)
  }
  return globalId('GenomeSkill', id)
}

/** This skill is never suggested to the viewer again; they may still state it. */
export async function rejectInference(request: Request, skillId: string): Promise<void> {
  await request.sql(
    `INSERT INTO rejected_inference (employer_id, employee_id, skill_id, rejected_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (employer_id, employee_id, skill_id) DO NOTHING`,
    [request.employerId, request.employeeId, skillId, request.now],
  )
}
