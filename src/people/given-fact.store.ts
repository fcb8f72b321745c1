import type { NodeKind } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { nobody } from './employee.loader.js'
import { type FactEntity, factEntities } from './fact-tables.entity.js'
import { forgetUnsupportedSkills, isMentionedSql, removeMentions } from './mention.store.js'

/** A fact of some employee; it may be gone by now. */
export interface GivenFact {
  readonly employeeId: string
  readonly kind: NodeKind
  readonly id: string
}

const tableOf = (request: Request, kind: NodeKind): string =>
  request.rows.connection.getMetadata(factEntities[kind] as FactEntity).tableName

/** Marks a fact as disputed since then, or (null) as not disputed. */
export async function setDisputedAt(request: Request, kind: NodeKind, id: string, at: Date | null): Promise<void> {
  // Whoever says that a skill is wrong does not confirm it any more.
  const unconfirmed = kind === 'GenomeSkill' ? ', confirmed_at = NULL' : ''
  await request.sql(`UPDATE ${tableOf(request, kind)} SET disputed_at = $2${at ? unconfirmed : ''} WHERE id = $1`, [
    id,
    at,
  ])
}

/**
 * Takes away what the employer gave, and whatever is known from it alone; what the employee said stays. The statements are the
 * same whatever the fact holds, and where it is gone: their number tells nobody of it.
 */
export async function removeGivenFact(request: Request, fact: GivenFact): Promise<void> {
  if (fact.kind === 'AccountFact') return removeGivenValue(request, fact)
  if (fact.kind === 'GenomeSkill') return removeGivenSkill(request, fact)
  await request.sql(`DELETE FROM ${tableOf(request, fact.kind)} WHERE id = $1 AND source = 'EMPLOYER'`, [fact.id])
  await forgetUnsupportedSkills(request, fact.employeeId)
}

/** The employee's correction stays. A fact with an audience of its own is emptied: given again, it is no wider than before. */
async function removeGivenValue(request: Request, { id }: GivenFact): Promise<void> {
  const given = `CASE WHEN source = 'EMPLOYER' THEN value ELSE employer_value END`
  await rememberRefused(
    request,
    id,
    `SELECT employee_id, name, ${given} FROM account_fact WHERE id = $1 AND ${given} IS NOT NULL`,
  )
  await request.sql(
    `UPDATE account_fact SET value = CASE WHEN source = 'EMPLOYER' THEN NULL ELSE value END,
       employer_value = NULL, employer_recorded_at = NULL, disputed_at = NULL WHERE id = $1`,
    [id],
  )
  await request.sql('DELETE FROM account_fact WHERE id = $1 AND value IS NULL AND own_audience IS NULL', [id])
}

/** The employer's claim goes, and what the employer's facts say of the skill; with an audience of its own its row stays, as above. */
async function removeGivenSkill(request: Request, { employeeId, id }: GivenFact): Promise<void> {
  const [row] = await request.sql<{ skillId: string }>('SELECT skill_id AS "skillId" FROM genome_skill WHERE id = $1', [
    id,
  ])
  const claim = `id = $1 AND is_stated AND source = 'EMPLOYER'`
  await rememberRefused(request, id, `SELECT employee_id, skill_id::text, level::text FROM genome_skill WHERE ${claim}`)
  await removeMentions(request, employeeId, row?.skillId ?? nobody, 'EMPLOYER')
  await request.sql(
    `UPDATE genome_skill SET is_stated = false, source = 'EMPLOYEE', level = NULL, last_used = NULL, confirmed_at = NULL WHERE ${claim}`,
    [id],
  )
  await setDisputedAt(request, 'GenomeSkill', id, null)
  await request.sql(
    `DELETE FROM genome_skill g WHERE g.id = $1 AND NOT g.is_stated AND g.own_audience IS NULL AND NOT ${isMentionedSql('g')}`,
    [id],
  )
}

/** Keeps what the employer gave, so that the next import does not bring it back; `given` selects whose, of what, and which value. */
const rememberRefused = (request: Request, id: string, given: string): Promise<unknown> =>
  request.sql(
    `INSERT INTO refused_value (employer_id, employee_id, subject, value, refused_at)
     SELECT $2::uuid, g.*, $3::timestamptz FROM (${given}) g
     ON CONFLICT (employer_id, employee_id, subject) DO UPDATE SET value = excluded.value, refused_at = excluded.refused_at`,
    [id, request.employerId, request.now],
  )
