import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Database } from '../../src/database/database.js'
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js'
import { migrate } from '../../src/database/migrate.js'
import { learnEdition } from '../../src/genome/learn.store.js'
import { readGlobalId } from '../../src/relay/global-id.js'
import { startAppOn } from '../api/app-on.js'
import { loadTwoEmployers, tenantTablesSql } from '../api/two-employers.js'
import { createTestDatabase, type TestDatabase, withAdmin } from '../support/test-database.js'

let clone: TestDatabase
let harbor: string
let mill: string
let tables: string[]

beforeAll(async () => {
  clone = await createTestDatabase()
  const app = await startAppOn(clone.url)
  const { employerIds } = await loadTwoEmployers(app)
  ;[harbor, mill] = ['harbor', 'mill'].map((key) => readGlobalId(employerIds.get(key) ?? '')?.uuids[0] as string) as [
    string,
    string,
  ]
  await app.stop()
  for (const employerId of [harbor, mill]) {
    await addUnsealed(employerId)
    await addRejection(employerId)
    await addEvidenceAndDispute(employerId)
    await addPublicData(employerId)
  }
  await learnOfBoth()
  tables = await withAdmin(clone.url, async (admin) =>
    (await admin.query<{ name: string }>(tenantTablesSql)).rows.map(({ name }) => name),
  )
})
afterAll(() => clone.drop())

/** An entry of the disclosure log that waits to be sealed: a server that stops leaves none. */
const addUnsealed = (employerId: string) =>
  withAdmin(clone.url, (admin) =>
    admin.query(
      `INSERT INTO disclosure_unsealed SELECT employer_id, gen_random_uuid(), employee_id, viewer_id, viewer_name, viewer_role,
         purpose, opportunity_id, facets, at, hour FROM disclosure WHERE employer_id = $1 LIMIT 1`,
      [employerId],
    ),
  )

/** What nothing in these tests makes by itself: an endorsement, a skill of an education, a dispute, and what was refused. */
const addEvidenceAndDispute = (employerId: string) =>
  withAdmin(clone.url, (admin) =>
    admin.query(`
      INSERT INTO endorsement SELECT g.employer_id, g.employee_id, g.skill_id, e.id, now()
        FROM genome_skill g JOIN employee e ON e.employer_id = g.employer_id AND e.id <> g.employee_id
        WHERE g.employer_id = '${employerId}' LIMIT 1;
      INSERT INTO education_skill SELECT g.employer_id, f.id, g.skill_id, g.employee_id
        FROM genome_skill g JOIN education f ON f.employer_id = g.employer_id AND f.employee_id = g.employee_id
        WHERE g.employer_id = '${employerId}' LIMIT 1;
      INSERT INTO dispute SELECT employer_id, gen_random_uuid(), employee_id, 'GenomeSkill', id, 'No', now(), 'PENDING'
        FROM genome_skill WHERE employer_id = '${employerId}' LIMIT 1;
      INSERT INTO refused_value SELECT employer_id, id, 'headline', 'Sailor', now()
        FROM employee WHERE employer_id = '${employerId}' LIMIT 1`),
  )

/** That an employer's people were compared with public records, and who is to be told of one. */
const addPublicData = (employerId: string) =>
  withAdmin(clone.url, (admin) =>
    admin.query(`
      INSERT INTO public_link VALUES ('${employerId}', now()) ON CONFLICT DO NOTHING;
      INSERT INTO public_notice SELECT employer_id, id, now() FROM employee WHERE employer_id = '${employerId}' LIMIT 1`),
  )

/** An edition learned from each employer, and another that is due. */
async function learnOfBoth(): Promise<void> {
  const database = await Database.connect(clone.url, { size: 1, waitMs: 5000, statementTimeoutMs: 60_000 }, () => {})
  for (const employerId of [harbor, mill])
    await database.platform(employerId, new Date(), async (request) => {
      await learnEdition(request, 1)
      await request.sql('INSERT INTO edition_due VALUES ($1, gen_random_uuid(), now())', [employerId])
    })
  await database.close()
}
const addRejection = (employerId: string) =>
  withAdmin(clone.url, (admin) =>
    admin.query(
      `INSERT INTO rejected_inference SELECT employer_id, employee_id, skill_id, recorded_at FROM genome_skill
       WHERE employer_id = $1 LIMIT 1`,
      [employerId],
    ),
  )

const permissionDenied = '42501'
/** What the genome learns from is written in passing by requests, and read by background work alone. */
const unreadable: Readonly<Record<string, readonly string[]>> = {
  flux_reader: ['edition_due', 'genome_contribution'],
  flux_app: ['edition_due'],
}

/** What comes of a statement run as a role for an employer, undone afterwards: the rows it gave, how many it touched, or why not. */
async function tryAs(role: string, employerId: string | null, sql: string, values: unknown[] = []) {
  return withAdmin(clone.url, async (admin) => {
    await admin.query(`BEGIN; SET LOCAL ROLE ${role}`)
    if (employerId !== null) await admin.query(`SET LOCAL flux.employer_id = '${employerId}'`)
    return admin.query(sql, values).then(
      ({ rows, rowCount }) => ({ rows, touched: rowCount, refusal: null }),
      (error: pg.DatabaseError) => ({ rows: [], touched: 0, refusal: error.code }),
    )
  })
}

const rowOf = (table: string, employerId: string) =>
  withAdmin(clone.url, async (admin) => {
    const { rows } = await admin.query(`SELECT to_json(t) AS row FROM ${table} t WHERE employer_id = $1 LIMIT 1`, [
      employerId,
    ])
    return JSON.stringify(rows[0]?.row)
  })

describe.each(['flux_reader', 'flux_app', 'flux_platform'])('for one employer, the role %s', (role) => {
  it("reads its own employer's rows and no others, in every table", async () => {
    expect(tables.length).toBeGreaterThan(15)
    for (const table of tables) {
      const { rows, refusal } = await tryAs(
        role,
        harbor,
        `SELECT employer_id AS id, count(*)::int AS n FROM ${table} GROUP BY 1`,
      )
      const mayRead = !unreadable[role]?.includes(table)
      const expected = role === 'flux_platform' && table === 'employer' ? [harbor, mill] : mayRead ? [harbor] : []
      expect({ table, refusal }).toEqual({ table, refusal: mayRead ? null : permissionDenied })
      expect({ table, sees: rows.map(({ id }) => id).sort() }).toEqual({ table, sees: expected.sort() })
    }
  })

  it('reads nothing of another employer by any of its keys', async () => {
    for (const table of tables) {
      if (role === 'flux_platform' && table === 'employer') continue
      const { rows } = await tryAs(role, harbor, `SELECT FROM ${table} WHERE employer_id = $1`, [mill])
      expect({ table, rows }).toEqual({ table, rows: [] })
    }
  })

  it('adds no row to another employer', async () => {
    for (const table of tables) {
      const { refusal } = await tryAs(
        role,
        harbor,
        `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1)`,
        [await rowOf(table, mill)],
      )
      expect({ table, refusal }).toEqual({ table, refusal: permissionDenied })
    }
  })

  it('gives no row away to another employer', async () => {
    for (const table of tables) {
      const { refusal } = await tryAs(role, harbor, `UPDATE ${table} SET employer_id = $1`, [mill])
      expect({ table, refusal }).toEqual({ table, refusal: permissionDenied })
    }
  })

  it('changes and removes no row of another employer', async () => {
    for (const table of tables) {
      const change = `UPDATE ${table} SET employer_id = employer_id WHERE employer_id = $1`
      for (const statement of [change, `DELETE FROM ${table} WHERE employer_id = $1`]) {
        const { touched } = await tryAs(role, harbor, statement, [mill])
        expect({ statement, touched }).toEqual({ statement, touched: 0 })
      }
    }
  })

  it('without an employer reads, adds, changes and removes nothing', async () => {
    for (const table of tables)
      for (const none of [null, '']) {
        const { rows } = await tryAs(role, none, `SELECT employer_id AS id FROM ${table}`)
        const seen = role === 'flux_platform' && table === 'employer' ? 2 : 0
        expect({ table, rows: rows.length }).toEqual({ table, rows: seen })
        const own = `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1)`
        const { refusal } = await tryAs(role, none, own, [await rowOf(table, harbor)])
        expect({ table, refusal }).toEqual({ table, refusal: permissionDenied })
        for (const statement of [`UPDATE ${table} SET employer_id = employer_id`, `DELETE FROM ${table}`])
          expect({ statement, touched: (await tryAs(role, none, statement)).touched }).toEqual({
            statement,
            touched: 0,
          })
      }
  })
})

it('every table that an employer has rows in is one of those that these tests fill', async () => {
  for (const table of tables)
    expect({ table, row: await rowOf(table, mill) }).toMatchObject({ row: expect.any(String) })
})

it('the views show an employer its own rows alone', async () => {
  for (const role of ['flux_reader', 'flux_app', 'flux_platform'])
    for (const view of ['open_case', 'opportunity_concerns']) {
      const { rows } = await tryAs(role, harbor, `SELECT DISTINCT employer_id AS id FROM ${view}`)
      expect({ view, rows }).toEqual({ view, rows: [{ id: harbor }] })
    }
})

describe('the server is not started', () => {
  let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'flux-test-roles-'))
    server = await startEmbeddedPostgres({ dataDir, durable: false })
    await migrate(server.url)
  })
  afterAll(async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const connect = async () => {
    const pool = { size: 1, waitMs: 5000, statementTimeoutMs: 5000 }
    await (await Database.connect(server.url, pool, () => {})).close()
  }

  it.each([
    ['is a superuser', 'ALTER ROLE flux_app SUPERUSER', 'ALTER ROLE flux_app NOSUPERUSER'],
    ['bypasses row-level security', 'ALTER ROLE flux_app BYPASSRLS', 'ALTER ROLE flux_app NOBYPASSRLS'],
    ['owns a table', 'ALTER TABLE employee OWNER TO flux_app', 'ALTER TABLE employee OWNER TO postgres'],
    ['is a superuser (commands)', 'ALTER ROLE flux_platform SUPERUSER', 'ALTER ROLE flux_platform NOSUPERUSER'],
  ])('with a role that %s', async (_what, spoil, mend) => {
    await connect()
    await withAdmin(server.url, (admin) => admin.query(spoil))
    await expect(connect()).rejects.toThrow('could bypass row-level security')
    await withAdmin(server.url, (admin) => admin.query(mend))
    await connect()
  })
})

it('a connection of the pool keeps no role and no employer from the transaction before', async () => {
  const database = await Database.connect(clone.url, { size: 1, waitMs: 5000, statementTimeoutMs: 5000 }, () => {})
  const setting = `SELECT current_setting('flux.employer_id', true) AS employer`
  const settingIn = (employerId: string | null) =>
    database.platform(employerId, new Date(), (request) => request.sql<{ employer: string }>(setting))
  expect(await settingIn(harbor)).toEqual([{ employer: harbor }])
  await expect(
    database.platform(mill, new Date(), (request) => request.sql('SELECT no_such_column FROM employee')),
  ).rejects.toThrow()
  expect(await settingIn(null)).toEqual([{ employer: '' }])
  await database.close()
})
