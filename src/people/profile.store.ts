import type { EntityTarget, ObjectLiteral } from 'typeorm'
import { badUserInput, conflict, notFound } from '../errors.js'
import { globalId, type NodeKind, readGlobalId } from '../relay/global-id.js'
import type { Request } from '../request.js'
import {
  AccountFactRow,
  AssignmentRow,
  AssignmentSkillRow,
  AvailabilityRow,
  EducationRow,
  ExperienceRow,
  ExperienceSkillRow,
  GenomeSkillRow,
  InterestRow,
  QualityRow,
} from './facts.entity.js'
import type { FactRow } from './tenant-fact.entity.js'
import { type AccountFactName, accountFactFacet } from './workforce.js'

/** The table of each kind of fact that a client can name by id. */
const tableOf: Partial<Record<NodeKind, EntityTarget<FactRow & ObjectLiteral>>> = {
  AccountFact: AccountFactRow,
  GenomeSkill: GenomeSkillRow,
  Experience: ExperienceRow,
  Education: EducationRow,
  Quality: QualityRow,
  Interest: InterestRow,
  Assignment: AssignmentRow,
  Availability: AvailabilityRow,
}

export interface OwnFact {
  readonly kind: NodeKind
  readonly entity: EntityTarget<FactRow & ObjectLiteral>
  readonly row: FactRow
}

const employerGave =
  'Your employer gave this fact: it cannot be changed or removed here. Narrow its audience, or dispute it.'
const keyOf = (request: Request, id: string) => ({ employerId: request.employerId, id })

/** One of the viewer's own facts by its global id. @throws NOT_FOUND for anything else. */
export async function getOwnFact(request: Request, factId: string, argument: string): Promise<OwnFact> {
  const read = readGlobalId(factId)
  const entity = read && tableOf[read.kind]
  if (!entity) throw notFound(argument)
  const { tableName } = request.rows.connection.getMetadata(entity)
  const [row] = await request.sql<FactRow>(
    `SELECT ${request.columns(entity, 'f')} FROM ${tableName} f WHERE f.id = $1 AND f.employee_id = $2`,
    [read.uuids[0], request.employeeId],
  )
  if (!row) throw notFound(argument)
  return { kind: read.kind, entity, row }
}

/** Whose fact this is (null: nobody's): whether the viewer may know of it is for the caller to ask. */
export async function findFactOwner(
  request: Request,
  factId: string,
): Promise<{ kind: NodeKind; ownerId: string | null }> {
  const read = readGlobalId(factId)
  const entity = read && tableOf[read.kind]
  if (!entity) throw new Error('This id names no fact')
  const { tableName } = request.rows.connection.getMetadata(entity)
  const [row] = await request.sql<{ employeeId: string }>(
    `SELECT employee_id AS "employeeId" FROM ${tableName} WHERE id = $1`,
    [read.uuids[0]],
  )
  return { kind: read.kind, ownerId: row?.employeeId ?? null }
}

/** Changes or (without an id) adds one of the viewer's own facts; `fields` that are undefined stay as they are. */
export async function saveOwnFact<Row extends FactRow>(
  request: Request,
  kind: NodeKind,
  id: string | null | undefined,
  fields: Partial<Row>,
): Promise<string> {
  const entity = tableOf[kind] as EntityTarget<Row & ObjectLiteral>
  const changes = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const stamp = { source: 'EMPLOYEE' as const, recordedAt: request.now, disputedAt: null }
  if (id == null) {
    const added = request.newId()
    const { employerId, employeeId } = request
    await request.insert(entity, [
      { employerId, id: added, employeeId, ...stamp, ...changes } as Partial<Row & ObjectLiteral>,
    ])
    return added
  }
  const { kind: found, row } = await getOwnFact(request, id, 'id')
  if (found !== kind) throw notFound('id')
  if (row.source === 'EMPLOYER') throw conflict(employerGave)
  await request.rows.update(entity as EntityTarget<ObjectLiteral>, keyOf(request, row.id), { ...changes, ...stamp })
  return row.id
}

/** The current dates of a fact that is about to change, so that a change of one is checked against the other. */
export async function findDates(
  request: Request,
  id: string | null | undefined,
): Promise<{ startedOn?: string | null; endedOn?: string | null }> {
  return id == null ? {} : ((await getOwnFact(request, id, 'id')).row as Partial<ExperienceRow>)
}

/** The global id of the one availability that the viewer has given, or null. */
export async function findOwnAvailability(request: Request): Promise<string | null> {
  const [row] = await request.sql<{ id: string }>('SELECT id FROM availability WHERE employee_id = $1', [
    request.employeeId,
  ])
  return row ? globalId('Availability', row.id) : null
}

/** Sets the audience of one item; null: the facet's again. */
export async function setOwnAudience(request: Request, fact: OwnFact, audience: FactRow['ownAudience']): Promise<void> {
  await request.rows.update(fact.entity as EntityTarget<ObjectLiteral>, keyOf(request, fact.row.id), {
    ownAudience: audience,
  })
}

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
      skillIds.map((skillId) => ({ employerId, employeeId, skillId, experienceId: factId })),
    )
  else
    await request.insert(
      AssignmentSkillRow,
      skillIds.map((skillId) => ({ employerId, employeeId, skillId, assignmentId: factId })),
    )
  await forgetUnsupportedSkills(request)
}

/** A skill that nobody states and no fact names any more is no longer known. */
async function forgetUnsupportedSkills(request: Request): Promise<void> {
  await request.sql(
    `DELETE FROM genome_skill g WHERE g.employee_id = $1 AND NOT g.is_stated
       AND NOT EXISTS (SELECT FROM experience_skill m WHERE m.employee_id = g.employee_id AND m.skill_id = g.skill_id)
       AND NOT EXISTS (SELECT FROM assignment_skill m WHERE m.employee_id = g.employee_id AND m.skill_id = g.skill_id)`,
    [request.employeeId],
  )
}

/** States a skill, or changes what was stated of it. @throws CONFLICT where the employer stated it. */
export async function saveOwnClaim(
  request: Request,
  skillId: string,
  fields: Partial<Pick<GenomeSkillRow, 'level' | 'lastUsed' | 'ownAudience'>>,
): Promise<void> {
  const { employerId, employeeId } = request
  const [known] = await request.sql<GenomeSkillRow>(
    `SELECT ${request.columns(GenomeSkillRow, 'g')} FROM genome_skill g WHERE g.employee_id = $1 AND g.skill_id = $2`,
    [employeeId, skillId],
  )
  const changes = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const stamp = { isStated: true, source: 'EMPLOYEE' as const, recordedAt: request.now, disputedAt: null }
  if (!known)
    return request.insert(GenomeSkillRow, [
      { employerId, id: request.newId(), employeeId, skillId, ...stamp, ...changes },
    ])
  if (known.isStated && known.source === 'EMPLOYER') throw conflict(employerGave)
  await request.rows.update(GenomeSkillRow, keyOf(request, known.id), { ...changes, ...stamp })
}

/** Takes back a claim of a skill that facts of the employer name too: those keep naming it. False where there are none. */
async function unstateSkill(request: Request, { id, skillId }: GenomeSkillRow): Promise<boolean> {
  const given = (fact: 'experience' | 'assignment', condition: string) =>
    `SELECT m.${fact}_id FROM ${fact}_skill m JOIN ${fact} f ON f.employer_id = m.employer_id AND f.id = m.${fact}_id
     WHERE m.employee_id = $1 AND m.skill_id = $2 AND ${condition}`
  const parameters = [request.employeeId, skillId]
  const byEmployer = "f.source = 'EMPLOYER'"
  const [named] = await request.sql(
    `${given('experience', byEmployer)} UNION ALL ${given('assignment', byEmployer)} LIMIT 1`,
    parameters,
  )
  if (!named) return false
  for (const fact of ['experience', 'assignment'] as const)
    await request.sql(
      `DELETE FROM ${fact}_skill WHERE employee_id = $1 AND skill_id = $2
         AND ${fact}_id IN (${given(fact, `f.source <> 'EMPLOYER'`)})`,
      parameters,
    )
  await request.rows.update(GenomeSkillRow, keyOf(request, id), { isStated: false, level: null, lastUsed: null })
  return true
}

/**
 * Removes one of the viewer's own facts; a skill also wherever it is named inside other facts.
 * A correction of what the employer gave is taken back. @throws CONFLICT for what the employer gave.
 */
export async function removeOwnFact(request: Request, fact: OwnFact): Promise<void> {
  if (fact.row.source === 'EMPLOYER') throw conflict(employerGave)
  const row = fact.row as AccountFactRow
  if (fact.kind === 'AccountFact' && row.employerRecordedAt) {
    const given = { value: row.employerValue, source: 'EMPLOYER' as const, recordedAt: row.employerRecordedAt }
    await request.rows.update(AccountFactRow, keyOf(request, row.id), {
      ...given,
      employerValue: null,
      employerRecordedAt: null,
    })
    return
  }
  if (fact.kind === 'AccountFact' && row.name === 'name')
    throw badUserInput('factId', 'a name can be changed, not removed')
  if (fact.kind === 'GenomeSkill' && (await unstateSkill(request, fact.row as GenomeSkillRow))) return
  await request.rows.delete(fact.entity, keyOf(request, fact.row.id))
  await forgetUnsupportedSkills(request)
}

/** Sets or (null) clears account facts; what the employer gave is kept beside the correction. */
export async function saveAccount(
  request: Request,
  given: { readonly [Name in AccountFactName]?: string | null | undefined },
): Promise<void> {
  const { employerId, employeeId } = request
  const rows = await request.sql<AccountFactRow>(
    `SELECT ${request.columns(AccountFactRow, 'f')} FROM account_fact f WHERE f.employee_id = $1`,
    [employeeId],
  )
  for (const name of Object.keys(accountFactFacet) as AccountFactName[]) {
    const value = given[name]
    const row = rows.find((each) => each.name === name)
    if (value === undefined || value === (row?.value ?? null)) continue
    const stamp = { value, source: 'EMPLOYEE' as const, recordedAt: request.now, disputedAt: null }
    if (!row) await request.insert(AccountFactRow, [{ employerId, id: request.newId(), employeeId, name, ...stamp }])
    else if (row.source === 'EMPLOYER')
      await request.rows.update(AccountFactRow, keyOf(request, row.id), {
        ...stamp,
        employerValue: row.value,
        employerRecordedAt: row.recordedAt,
      })
    else if (value === null && !row.employerRecordedAt)
      await request.rows.delete(AccountFactRow, keyOf(request, row.id))
    else await request.rows.update(AccountFactRow, keyOf(request, row.id), stamp)
  }
}
