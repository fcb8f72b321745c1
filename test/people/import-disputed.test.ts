import { beforeEach, describe, expect, test } from 'vitest'
import { DisputeRow } from '../../src/people/dispute.entity.js'
import { resolveDispute, saveDispute } from '../../src/people/dispute.store.js'
import type { CsvFile } from '../../src/people/import-csv.js'
import { describeReport } from '../../src/people/import-report.js'
import { importWorkforce } from '../../src/people/import-workforce.store.js'
import { csv, harbor, later, openTown } from './harbor.js'

const town = openTown()
const header = 'employee_number,email,name,location,phone,skills'
const ada = (location: string, skills: string, phone = '12') =>
  csv(header, `ada,ada@h.example,Ada,${location},${phone},${skills}`)
const load = (file: CsvFile, dryRun = false) => importWorkforce(town.database, harbor, file, { now: later, dryRun })
beforeEach(async () => {
  await town.empty()
  await load(ada('Oslo', 'SQL:2;welding'))
})

const facts = async () => {
  const rows = await town.ask<{ name: string; said: string }>(
    `SELECT f.name, concat_ws(' / ', f.value, f.source, f.employer_value) AS said FROM account_fact f WHERE f.name IN ('location', 'phone')
     UNION ALL SELECT k.code, concat_ws(' / ', g.level::text, g.source, CASE WHEN g.is_stated THEN 'stated' END)
     FROM genome_skill g JOIN skill k ON k.id = g.skill_id`,
  )
  return Object.fromEntries(rows.map(({ name, said }) => [name, said]))
}
const factOf = async (name: string) => {
  const [row] = await town.ask<{ id: string; employeeId: string; kind: 'AccountFact' | 'GenomeSkill' }>(
    `SELECT id, employee_id AS "employeeId", 'AccountFact' AS kind FROM account_fact WHERE name = $1
     UNION ALL SELECT g.id, g.employee_id, 'GenomeSkill' FROM genome_skill g JOIN skill k ON k.id = g.skill_id WHERE k.code = $1`,
    name,
  )
  if (!row) throw new Error(`Nothing is known of ${name}`)
  return row
}
const dispute = async (name: string) =>
  town.in(harbor, async (request) => saveDispute(request, await factOf(name), 'No.'))
const disputes = () => town.ask<DisputeRow>('SELECT status, note FROM dispute')
/** The employer was wrong. */
const accept = async (name: string) => {
  await dispute(name)
  await town.in(harbor, async (request) => {
    const [row] = await request.sql<DisputeRow>(
      `SELECT ${request.columns(DisputeRow, 'd')} FROM dispute d WHERE status = 'PENDING'`,
    )
    await resolveDispute(request, row as DisputeRow, true, null)
  })
}

describe('what was disputed and taken back', () => {
  test.each([
    ['location', 'location'],
    ['sql', 'skills'],
  ])('does not come back by the same file, which says so: %s', async (name, column) => {
    await accept(name)
    const without = await facts()
    expect(without).not.toHaveProperty(name)
    for (const dryRun of [true, false, false]) {
      const report = await load(ada('Oslo', 'SQL:2;welding'), dryRun)
      expect(report).toMatchObject({ unchanged: 1, changed: 0, bad: 0, notTaken: [{ line: 2, column }] })
      expect(describeReport(report)).toContain(`line 2, column ${column}: disputed and taken back, so not taken again.`)
      expect(await facts()).toEqual(without)
    }
  })

  test('does not keep the rest of the row away', async () => {
    await accept('location')
    expect(await load(ada('Oslo', 'SQL:2;welding', '13'))).toMatchObject({ changed: 1, changedColumns: { phone: 1 } })
    expect((await facts()).phone).toBe('13 / EMPLOYER')
  })

  test('is another value’s turn, and then any value’s again', async () => {
    await accept('location')
    await accept('sql')
    expect((await load(ada('Bergen', 'SQL:3'))).notTaken).toEqual([])
    expect(await facts()).toMatchObject({ location: 'Bergen / EMPLOYER', sql: '3 / EMPLOYER / stated' })
    expect((await load(ada('Oslo', 'SQL:2'))).notTaken).toEqual([])
    expect(await facts()).toMatchObject({ location: 'Oslo / EMPLOYER', sql: '2 / EMPLOYER / stated' })
  })

  test('stays refused while the file gives nothing', async () => {
    await accept('location')
    await load(ada('', 'SQL:2;welding'))
    expect((await load(ada('Oslo', 'SQL:2;welding'))).notTaken).toHaveLength(1)
  })

  test('is no wider than before where another value comes', async () => {
    for (const table of ['account_fact', 'genome_skill']) await town.ask(`UPDATE ${table} SET own_audience = 'ONLY_ME'`)
    await accept('location')
    await accept('sql')
    await load(ada('Bergen', 'SQL:3'))
    expect(
      await town.ask(`SELECT own_audience::text AS audience FROM account_fact WHERE name = 'location'
        UNION ALL SELECT g.own_audience::text FROM genome_skill g JOIN skill k ON k.id = g.skill_id WHERE k.code = 'sql'`),
    ).toEqual([{ audience: 'ONLY_ME' }, { audience: 'ONLY_ME' }])
  })

  test('leaves a correction of the employee’s own, which the file does not touch', async () => {
    await town.ask(
      `UPDATE account_fact SET value = 'Bodø', source = 'EMPLOYEE', employer_value = value, employer_recorded_at = recorded_at WHERE name = 'location'`,
    )
    await accept('location')
    expect((await load(ada('Oslo', 'SQL:2;welding'))).notTaken).toHaveLength(1)
    expect((await facts()).location).toBe('Bodø / EMPLOYEE')
  })
})

describe('a dispute that is open', () => {
  test('is answered by a file that gives something else, or nothing', async () => {
    await dispute('location')
    await dispute('sql')
    await load(ada('Oslo', 'SQL:2;welding'))
    expect((await disputes()).map(({ status }) => status)).toEqual(['PENDING', 'PENDING'])
    await load(ada('Bergen', 'welding'))
    expect(await disputes()).toEqual([
      { status: 'ACCEPTED', note: null },
      { status: 'ACCEPTED', note: null },
    ])
    expect(await town.ask('SELECT FROM account_fact WHERE disputed_at IS NOT NULL')).toEqual([])
  })

  test('of other facts stays open', async () => {
    await dispute('location')
    await load(ada('Oslo', 'welding', '13'))
    expect((await disputes()).map(({ status }) => status)).toEqual(['PENDING'])
  })
})

test('a skill that the employee confirmed is theirs when the employer no longer states it', async () => {
  await town.ask(`UPDATE genome_skill SET confirmed_at = recorded_at WHERE level = 2`)
  await load(ada('Oslo', 'welding'))
  expect((await facts()).sql).toBe('2 / EMPLOYEE / stated')
  await load(ada('Oslo', 'SQL:5;welding'))
  expect((await facts()).sql).toBe('2 / EMPLOYEE / stated')
})

test('what the employee confirmed is not confirmed at another level', async () => {
  await town.ask(`UPDATE genome_skill SET confirmed_at = recorded_at WHERE level = 2`)
  await load(ada('Oslo', 'SQL:5;welding'))
  expect((await facts()).sql).toBe('5 / EMPLOYER / stated')
  expect(await town.ask('SELECT FROM genome_skill WHERE confirmed_at IS NOT NULL')).toEqual([])
})
