import type { EntityTarget, ObjectLiteral } from 'typeorm'
import { badUserInput, conflict, notFound } from '../errors.js'
import { globalId, type NodeKind, readGlobalId } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { withdrawDispute } from './dispute.store.js'
import { type FactEntity, factEntities } from './fact-tables.entity.js'
import { AccountFactRow, type ExperienceRow, GenomeSkillRow } from './facts.entity.js'
import { forgetUnsupportedSkills, isNamedByEmployer, unstateSkill } from './mention.store.js'
import type { FactRow } from './tenant-fact.entity.js'
import { type AccountFactName, accountFactFacet } from './workforce.js'

export interface OwnFact {
  readonly kind: NodeKind
  readonly entity: FactEntity
  readonly row: FactRow
}

const employerGave =
  'Your employer gave this fact: it cannot be changed or removed here. Narrow its audience, or dispute it.'
const keyOf = (request: Request, id: string) => ({ employerId: request.employerId, id })

/** One of the viewer's own facts by its global id. @throws NOT_FOUND for anything else. */
export async function getOwnFact(request: Request, factId: string, argument: string): Promise<OwnFact> {
  const read = readGlobalId(factId)
  const entity = read && factEntities[read.kind]
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
  const entity = read && factEntities[read.kind]
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
  const entity = factEntities[kind] as EntityTarget<Row & ObjectLiteral>
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

/** What a job or an assignment says before it changes: a new date is checked against the other, a new description takes words away. */
export async function findBefore(
  request: Request,
  id: string | null | undefined,
): Promise<{ startedOn?: string | null; endedOn?: string | null; description?: string | null }> {
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

/** Where what a person saves came from: their own word, or public data that they accepted. */
export type SavedSource = 'EMPLOYEE' | 'PUBLIC_DATA_SET'

/** States a skill, or changes what was stated of it; its uuid, which is `newId` where it was not known. @throws CONFLICT where the employer stated it. */
export async function saveOwnClaim(
  request: Request,
  skillId: string,
  fields: Partial<Pick<GenomeSkillRow, 'level' | 'lastUsed' | 'ownAudience'>>,
  source: SavedSource = 'EMPLOYEE',
): Promise<string> {
  const { employerId, employeeId } = request
  const [known] = await request.sql<GenomeSkillRow>(
    `SELECT ${request.columns(GenomeSkillRow, 'g')} FROM genome_skill g WHERE g.employee_id = $1 AND g.skill_id = $2`,
    [employeeId, skillId],
  )
  const changes = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const stamp = { isStated: true, source, recordedAt: request.now, disputedAt: null }
  if (!known) {
    const newId = request.newId()
    await request.insert(GenomeSkillRow, [{ employerId, id: newId, employeeId, skillId, ...stamp, ...changes }])
    return newId
  }
  if (known.isStated && known.source === 'EMPLOYER') throw conflict(employerGave)
  // Who claims a skill does not say any more that the employer is wrong to name it.
  await withdrawDispute(request, known.id)
  await request.rows.update(GenomeSkillRow, keyOf(request, known.id), { ...changes, ...stamp })
  return known.id
}

/** A skill that nobody states is the employer's no longer once the employer's facts that named it are gone. */
async function isStillGiven(request: Request, { kind, row }: OwnFact): Promise<boolean> {
  const skill = row as GenomeSkillRow
  return kind !== 'GenomeSkill' || skill.isStated || isNamedByEmployer(request, skill.skillId)
}

/**
 * Removes one of the viewer's own facts; a skill also wherever it is named inside other facts.
 * A correction of what the employer gave is taken back. @throws CONFLICT for what the employer gave.
 */
export async function removeOwnFact(request: Request, fact: OwnFact): Promise<void> {
  if (fact.row.source === 'EMPLOYER' && (await isStillGiven(request, fact))) throw conflict(employerGave)
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
  await forgetUnsupportedSkills(request, request.employeeId)
}

/** Sets or (null) clears account facts; what the employer gave is kept beside the correction, and so is a dispute of it. */
export async function saveAccount(
  request: Request,
  given: { readonly [Name in AccountFactName]?: string | null | undefined },
  source: SavedSource = 'EMPLOYEE',
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
    const stamp = { value, source, recordedAt: request.now }
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
