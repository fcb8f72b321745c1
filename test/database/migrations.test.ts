import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDataSource } from '../../src/database/data-source.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'

let clone: TestDatabase
let source: ReturnType<typeof createDataSource>
/** What was found in the database after each step. */
const found = { up: [] as string[], down: [] as string[], upAgain: [] as string[] }

beforeAll(async () => {
  clone = await createTestDatabase()
  source = createDataSource(clone.url, { size: 1, waitMs: 10_000, statementTimeoutMs: 60_000 }, () => {})
  await source.initialize()
  found.up = await describeDatabase()
  for (const _each of source.migrations) await source.undoLastMigration()
  found.down = await describeDatabase()
  await source.runMigrations()
  found.upAgain = await describeDatabase()
})
afterAll(async () => {
  await source.destroy()
  await clone.drop()
})

const ask = <Row = Record<string, unknown>>(sql: string): Promise<Row[]> => source.query(sql)
const texts = async (sql: string) => (await ask<{ text: string }>(sql)).map(({ text }) => text)

/** Everything in the schema that a migration can make, each as one line; the list of migrations itself is not one of these. */
const describeDatabase = () =>
  texts(`
    WITH relation AS (
      SELECT * FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname !~ '^migrations'
    )
    SELECT format('%s %s %s %s %s', relkind, relname, relrowsecurity, relforcerowsecurity, relacl) AS text FROM relation
    UNION ALL SELECT format('column %s.%s %s %s %s', r.relname, attname, format_type(atttypid, atttypmod), attnotnull,
      (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = r.oid AND adnum = attnum))
      FROM relation r JOIN pg_attribute ON attrelid = r.oid WHERE attnum > 0
    UNION ALL SELECT format('constraint %s %s', conname, pg_get_constraintdef(c.oid)) FROM pg_constraint c JOIN relation r ON r.oid = conrelid
    UNION ALL SELECT 'index ' || pg_get_indexdef(r.oid) FROM relation r WHERE relkind = 'i'
    UNION ALL SELECT 'view ' || pg_get_viewdef(r.oid) FROM relation r WHERE relkind = 'v'
    UNION ALL SELECT format('policy %s %s %s %s %s %s', r.relname, polname, polcmd, polroles::regrole[], pg_get_expr(polqual, polrelid),
      pg_get_expr(polwithcheck, polrelid)) FROM pg_policy JOIN relation r ON r.oid = polrelid
    UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND prolang <> (SELECT oid FROM pg_language WHERE lanname = 'c')
    UNION ALL SELECT format('type %s %s', typname, typtype) FROM pg_type
      WHERE typnamespace = 'public'::regnamespace AND typname !~ '^_?migrations'
    UNION ALL SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
    UNION ALL SELECT format('grant to %s on %s', refobjid::regrole, classid::regclass) FROM pg_shdepend
      WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND refobjid::regrole::text IN ('flux_app', 'flux_platform', 'flux_reader')
    ORDER BY text`)

const tenantTable = `(SELECT c.* FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'employer_id'
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace)`

describe('migrations', () => {
  it('up makes tables, policies and grants, and down takes all of them away', () => {
    expect(found.up.length).toBeGreaterThan(100)
    expect(found.down).toEqual([])
  })

  it('up, down and up again gives what up gave', () => {
    expect(found.upAgain).toEqual(found.up)
  })

  it('make what the entities describe: nothing is left to change', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log()
    expect(upQueries.map(({ query }) => query)).toEqual([])
  })
})

describe("every table with an employer's rows", () => {
  it('is fenced by row-level security that binds its owner too', async () => {
    expect((await texts(`SELECT relname AS text FROM ${tenantTable} t`)).length).toBeGreaterThan(15)
    expect(
      await texts(`SELECT relname AS text FROM ${tenantTable} t WHERE NOT (relrowsecurity AND relforcerowsecurity)`),
    ).toEqual([])
  })

  it("lets through the request's own employer alone, in reading and in writing", async () => {
    const own = '(employer_id = current_employer())'
    const unlike = await texts(`
      SELECT relname AS text FROM ${tenantTable} t WHERE NOT EXISTS (
        SELECT FROM pg_policy WHERE polrelid = t.oid AND polcmd = '*' AND polroles = '{0}'
          AND pg_get_expr(polqual, polrelid) = '${own}' AND pg_get_expr(polwithcheck, polrelid) = '${own}')`)
    expect(unlike).toEqual([])
    const others = await texts(`
      SELECT format('%s: %s', relname, polname) AS text FROM pg_policy JOIN ${tenantTable} t ON t.oid = polrelid
      WHERE polname <> 'one_employer'`)
    expect(others.sort()).toEqual([
      'disclosure_unsealed: privacy_officer_adds',
      'employee: privacy_officer_finds',
      'employer: platform_lists_employers',
    ])
  })

  it('can be distributed by employer: its primary key and every unique index start with the employer', async () => {
    const keys = `(SELECT t.relname, i.indexrelid, i.indisprimary, a.attname AS first FROM pg_index i JOIN ${tenantTable} t ON t.oid = i.indrelid
      LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indisunique)`
    expect(
      await texts(
        `SELECT relname AS text FROM ${tenantTable} t WHERE NOT EXISTS (SELECT FROM ${keys} k WHERE k.relname = t.relname AND k.indisprimary)`,
      ),
    ).toEqual([])
    const astray = await texts(
      `SELECT indexrelid::regclass::text AS text FROM ${keys} k WHERE first IS DISTINCT FROM 'employer_id'`,
    )
    // Two employers of one installation are told apart by name where a command names one.
    expect(astray).toEqual(['employer_name_key'])
  })

  it('refers to rows of its own employer alone', async () => {
    const references = await texts(`
      SELECT format('%s: %s', conname, pg_get_constraintdef(c.oid)) AS text
      FROM pg_constraint c JOIN ${tenantTable} t ON t.oid = conrelid JOIN ${tenantTable} f ON f.oid = confrelid
      WHERE contype = 'f' AND pg_get_constraintdef(c.oid) !~ '^FOREIGN KEY \\(employer_id\\M.* REFERENCES \\w+\\(employer_id\\M'`)
    expect(references).toEqual([])
  })
})

describe('the roles of requests', () => {
  it('are neither superuser nor bypass row-level security, and own nothing', async () => {
    const roles = await ask(`
      SELECT rolname AS name, rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole OR rolcreatedb AS mighty,
        EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) OR EXISTS (SELECT FROM pg_proc WHERE proowner = r.oid) AS owner,
        EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid) AS member
      FROM pg_roles r WHERE rolname IN ('flux_app', 'flux_platform', 'flux_reader') ORDER BY 1`)
    expect(roles).toEqual([
      { name: 'flux_app', mighty: false, owner: false, member: false },
      { name: 'flux_platform', mighty: false, owner: false, member: false },
      { name: 'flux_reader', mighty: false, owner: false, member: false },
    ])
  })

  it('cannot empty a table, refer to one, make one or put a trigger on one', async () => {
    const mayDo = await texts(`
      SELECT format('%s may %s on %s', role, privilege, relname) AS text
      FROM unnest(ARRAY['flux_app', 'flux_platform', 'flux_reader']) role, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege, pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND has_table_privilege(role, c.oid, privilege)
      UNION ALL SELECT format('%s may create in the schema', role) FROM unnest(ARRAY['flux_app', 'flux_platform', 'flux_reader']) role
      WHERE has_schema_privilege(role, 'public', 'CREATE')`)
    expect(mayDo).toEqual([])
  })

  it('cannot change the list of employers or the vocabulary in a request', async () => {
    const mayChange = await texts(`
      SELECT format('%s on %s', privilege, relname) AS text FROM unnest(ARRAY['INSERT', 'UPDATE', 'DELETE']) privilege, pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND has_table_privilege('flux_app', c.oid, privilege)
        AND (relname = 'employer' OR c.oid NOT IN (SELECT oid FROM ${tenantTable} t))`)
    expect(mayChange).toEqual([])
  })

  it('add only to the log of what was read, and change nothing, where they only read', async () => {
    const mayWrite = await texts(`
      SELECT format('%s on %s', privilege, relname) AS text FROM unnest(ARRAY['INSERT', 'UPDATE', 'DELETE']) privilege, pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND has_table_privilege('flux_reader', c.oid, privilege)
      ORDER BY 1`)
    expect(mayWrite).toEqual(['INSERT on candidate_shown', 'INSERT on disclosure_unsealed', 'INSERT on usage_event'])
  })

  it('read, where they only read, every table that requests read; what the genome learns from and who is suppressed are none of these', async () => {
    const unread = await texts(`
      SELECT relname::text AS text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
        AND has_table_privilege('flux_app', c.oid, 'SELECT') AND NOT has_table_privilege('flux_reader', c.oid, 'SELECT') ORDER BY 1`)
    expect(unread).toEqual(['genome_contribution', 'suppression', 'suppression_key', 'suppression_turn'])
  })

  it('meet no view and no function that acts with the rights of its owner', async () => {
    const asOwner = await texts(`
      SELECT relname::text AS text FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
        AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)
      UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`)
    expect(asOwner).toEqual([])
  })
})
