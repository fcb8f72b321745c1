import { randomUUID } from 'node:crypto'
import type { EntityTarget, ObjectLiteral } from 'typeorm'
import type { Request } from '../request.js'
import { VisibilitySettingsRow } from '../visibility/settings.entity.js'
import { type Region, settingsAtSignUp } from '../visibility/settings.js'
import { endDisputes } from './dispute.store.js'
import { EmployeeRow } from './employee.entity.js'
import { AccountFactRow, GenomeSkillRow } from './facts.entity.js'
import {
  changesOfRow,
  type HeldAccountFact,
  type HeldPerson,
  type HeldSkill,
  type RowChanges,
} from './import-changes.js'
import { withoutRefused } from './import-refused.js'
import type { ImportColumn, ImportedRow, NotTaken } from './import-workforce.js'
import { isMentionedSql } from './mention.store.js'
import { settingsColumns } from './workforce.store.js'

/** What one transaction's rows changed. */
export interface ChunkResult {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** The columns in which people who were there before changed, once for each person. */
  readonly changedColumns: readonly ImportColumn[]
  /** Who has another manager than before, by employee number. */
  readonly managers: readonly { readonly number: string; readonly manager: string | null }[]
  readonly notTaken: readonly NotTaken[]
}

/** A row with what is held about the person and what it changes. */
interface PlannedRow {
  readonly row: ImportedRow
  readonly notTaken: readonly ImportColumn[]
  readonly forgotten: readonly string[]
  readonly held: HeldPerson | null
  readonly id: string
  readonly changes: RowChanges
}

/** Loads good rows, except for their managers: those may come in a later transaction. A dry run only says what would change. */
export async function loadRows(request: Request, rows: readonly ImportedRow[], dryRun: boolean): Promise<ChunkResult> {
  const held = await findHeld(
    request,
    rows.map(({ number }) => number),
  )
  const context = { now: request.now, newId: () => randomUUID() }
  const planned = rows.map((given) => {
    const person = held.get(given.number) ?? null
    const followed = withoutRefused(given, person?.refused ?? new Map())
    const changes = changesOfRow(followed.row, person, context)
    return { ...followed, held: person, id: person?.id ?? randomUUID(), changes }
  })
  const added = planned.filter((plan) => !plan.held)
  const changed = planned.filter((plan) => plan.held && plan.changes.columns.length > 0)
  if (!dryRun) {
    await addPeople(request, added)
    await changePeople(request, changed)
    await saveFacts(request, [...added, ...changed])
    await forgetRefused(request, planned)
  }
  return {
    added: added.length,
    changed: changed.length,
    unchanged: planned.length - added.length - changed.length,
    changedColumns: changed.flatMap(({ changes }) => changes.columns),
    managers: planned.flatMap(({ row: { number, managerNumber }, changes }) =>
      changes.columns.includes('manager_number') ? [{ number, manager: managerNumber ?? null }] : [],
    ),
    notTaken: planned.flatMap(({ row: { line }, notTaken }) => notTaken.map((column) => ({ line, column }))),
  }
}

async function findHeld(request: Request, numbers: readonly string[]): Promise<Map<string, HeldPerson>> {
  const people = await request.sql<Omit<HeldPerson, 'account' | 'skills' | 'refused'> & { number: string }>(
    `SELECT e.id, e.employee_number AS number, e.sign_in_name AS "signInName", e.region, m.employee_number AS "managerNumber"
     FROM employee e LEFT JOIN employee m ON m.employer_id = e.employer_id AND m.id = e.manager_id
     WHERE e.employer_id = $1 AND e.employee_number = ANY ($2)`,
    [request.employerId, numbers],
  )
  const parameters = [request.employerId, people.map(({ id }) => id)]
  const facts = await request.sql<HeldAccountFact & { employeeId: string }>(
    `SELECT ${request.columns(AccountFactRow, 'f')} FROM account_fact f WHERE f.employer_id = $1 AND f.employee_id = ANY ($2)`,
    parameters,
  )
  const skills = await request.sql<HeldSkill & { employeeId: string }>(
    `SELECT ${request.columns(GenomeSkillRow, 'g')}, ${isMentionedSql('g')} AS "isMentioned"
     FROM genome_skill g WHERE g.employer_id = $1 AND g.employee_id = ANY ($2)`,
    parameters,
  )
  const refused = await request.sql<{ employeeId: string; subject: string; value: string | null }>(
    'SELECT employee_id AS "employeeId", subject, value FROM refused_value WHERE employer_id = $1 AND employee_id = ANY ($2)',
    parameters,
  )
  const held = new Map(
    people.map((person) => [person.id, { ...person, account: new Map(), skills: new Map(), refused: new Map() }]),
  )
  for (const fact of facts) held.get(fact.employeeId)?.account.set(fact.name, fact)
  for (const skill of skills) held.get(skill.employeeId)?.skills.set(skill.skillId, skill)
  for (const { employeeId, subject, value } of refused) held.get(employeeId)?.refused.set(subject, value)
  return new Map([...held.values()].map(({ number, ...person }) => [number, person]))
}

/** New people, with the settings in force at sign-up in their region. */
async function addPeople(request: Request, planned: readonly PlannedRow[]): Promise<void> {
  if (planned.length === 0) return
  const { employerId, now } = request
  const [employer] = await request.sql<{ region: Region }>('SELECT region FROM employer WHERE employer_id = $1', [
    employerId,
  ])
  await request.insert(
    EmployeeRow,
    planned.map(({ id, row: { number, signInName, region = null } }) => ({
      employerId,
      id,
      employeeNumber: number,
      signInName,
      region,
      managerId: null,
      reportingLine: [],
      createdAt: now,
    })),
  )
  await request.insert(
    VisibilitySettingsRow,
    planned.map(({ id, row }) => ({
      employerId,
      employeeId: id,
      ...settingsColumns(settingsAtSignUp(row.region ?? (employer as { region: Region }).region)),
      updatedAt: now,
    })),
  )
}

/** A new region changes no settings: from the day somebody joins they are that person's own. */
async function changePeople(request: Request, planned: readonly PlannedRow[]): Promise<void> {
  const people = planned
    .filter(({ changes: { columns } }) => columns.includes('email') || columns.includes('region'))
    .map(({ id, held, row: { signInName, region } }) => ({
      id,
      name: signInName,
      region: region === undefined ? held?.region : region,
    }))
  if (people.length === 0) return
  await request.sql(
    `UPDATE employee e SET sign_in_name = c.name, region = c.region FROM json_to_recordset($2) AS c (id uuid, name text, region text)
     WHERE e.employer_id = $1 AND e.id = c.id`,
    [request.employerId, JSON.stringify(people)],
  )
}

async function saveFacts(request: Request, planned: readonly PlannedRow[]): Promise<void> {
  const { employerId } = request
  for (const [entity, part] of [
    [AccountFactRow, 'account'],
    [GenomeSkillRow, 'skills'],
  ] as const) {
    const rows = planned.flatMap(({ id, changes }) =>
      changes[part].save.map((fact) => ({ ...fact, employerId, employeeId: id })),
    )
    await saveRows(request, entity, rows)
    await removeRows(
      request,
      entity,
      planned.flatMap(({ changes }) => changes[part].remove),
    )
  }
  const parts = planned.flatMap(({ changes: { account, skills } }) => [account, skills])
  await endDisputes(request, [
    ...parts.flatMap(({ save }) => save.flatMap(({ id, disputedAt }) => (disputedAt ? [] : [id]))),
    ...parts.flatMap(({ remove }) => remove),
  ])
}

/** The employer gives another value than the one that was taken back: from now on any value is followed again. */
async function forgetRefused(request: Request, planned: readonly PlannedRow[]): Promise<void> {
  const forgotten = planned.flatMap(({ id, forgotten }) => forgotten.map((subject) => ({ id, subject })))
  if (forgotten.length === 0) return
  await request.sql(
    `DELETE FROM refused_value r USING json_to_recordset($2) AS c (id uuid, subject text)
     WHERE r.employer_id = $1 AND r.employee_id = c.id AND r.subject = c.subject`,
    [request.employerId, JSON.stringify(forgotten)],
  )
}

/** Adds facts, or gives those that are there their new columns. */
async function saveRows(
  request: Request,
  entity: EntityTarget<ObjectLiteral>,
  rows: readonly ObjectLiteral[],
): Promise<void> {
  if (rows.length === 0) return
  const { tableName, columns } = request.rows.connection.getMetadata(entity)
  const asColumns = rows.map((row) =>
    Object.fromEntries(columns.map((c) => [c.databaseName, row[c.propertyName] ?? null])),
  )
  const changes = columns.filter((c) => !c.isPrimary).map((c) => `"${c.databaseName}" = excluded."${c.databaseName}"`)
  await request.sql(
    `INSERT INTO "${tableName}" SELECT * FROM json_populate_recordset(NULL::"${tableName}", $1)
     ON CONFLICT (employer_id, id) DO UPDATE SET ${changes.join(', ')}`,
    [JSON.stringify(asColumns)],
  )
}

async function removeRows(
  request: Request,
  entity: EntityTarget<ObjectLiteral>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const { tableName } = request.rows.connection.getMetadata(entity)
  await request.sql(`DELETE FROM "${tableName}" WHERE employer_id = $1 AND id = ANY ($2)`, [request.employerId, ids])
}
