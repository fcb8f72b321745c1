import type { MigrationInterface, QueryRunner } from 'typeorm'

const tenantTables = ['public_item', 'public_link', 'public_notice']
/** In the order in which they can be made. The roles of requests get no right to any of them. */
const platformTables = ['public_record', 'public_record_email', 'public_import', 'public_import_problem']

/** The Public Data Set, which belongs to no employer, and what of it is offered to employees. */
export class CreatePublicData1764000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createRecords(runner)
    await createImports(runner)
    await createItems(runner)
    await runner.query('CREATE INDEX employee_created ON employee (employer_id, created_at)')
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${platformTables.join(', ')} TO flux_platform`)
    for (const table of tenantTables) await protectTenantTable(runner, table)
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON public_item TO flux_app')
    await runner.query('GRANT SELECT ON public_notice, public_link TO flux_app')
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${tenantTables.join(', ')} TO flux_platform`)
    await runner.query(`GRANT SELECT ON ${tenantTables.join(', ')} TO flux_reader`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX employee_created')
    for (const table of [...tenantTables, ...[...platformTables].reverse()]) await runner.query(`DROP TABLE ${table}`)
  }
}

async function createRecords(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE public_record (
      id uuid NOT NULL,
      origin text NOT NULL,
      origin_id text NOT NULL,
      name_key text NOT NULL,
      content json NOT NULL,
      collected_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      is_linked boolean NOT NULL,
      CONSTRAINT public_record_pkey PRIMARY KEY (id)
    )`)
  await runner.query('CREATE INDEX public_record_name ON public_record (name_key)')
  await runner.query('CREATE INDEX public_record_expiry ON public_record (expires_at)')
  await runner.query(`
    CREATE TABLE public_record_email (
      email text NOT NULL,
      record_id uuid NOT NULL,
      CONSTRAINT public_record_email_pkey PRIMARY KEY (email, record_id),
      CONSTRAINT public_record_email_record_fkey FOREIGN KEY (record_id) REFERENCES public_record (id) ON DELETE CASCADE
    )`)
  await runner.query('CREATE INDEX public_record_email_record ON public_record_email (record_id)')
}

async function createImports(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE public_import (
      origin text NOT NULL,
      checksum bytea NOT NULL,
      position bigint NOT NULL,
      line bigint NOT NULL,
      added bigint NOT NULL,
      changed bigint NOT NULL,
      unchanged bigint NOT NULL,
      suppressed bigint NOT NULL,
      finished_at timestamptz,
      CONSTRAINT public_import_pkey PRIMARY KEY (origin, checksum)
    )`)
  await runner.query(`
    CREATE TABLE public_import_problem (
      origin text NOT NULL,
      checksum bytea NOT NULL,
      line bigint NOT NULL,
      reason text NOT NULL,
      CONSTRAINT public_import_problem_pkey PRIMARY KEY (origin, checksum, line),
      CONSTRAINT public_import_problem_import_fkey FOREIGN KEY (origin, checksum)
        REFERENCES public_import (origin, checksum) ON DELETE CASCADE
    )`)
}

async function createItems(runner: QueryRunner): Promise<void> {
  // The record may go before the item does: nothing refers to it.
  await runner.query(`
    CREATE TABLE public_item (
      employer_id uuid NOT NULL,
      id uuid NOT NULL,
      employee_id uuid NOT NULL,
      record_id uuid,
      content json NOT NULL,
      origin text NOT NULL,
      collected_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      state text NOT NULL,
      decided_at timestamptz,
      reason text,
      fact_kind text,
      fact_id uuid,
      CONSTRAINT public_item_pkey PRIMARY KEY (employer_id, id),
      CONSTRAINT public_item_employee_fkey FOREIGN KEY (employer_id, employee_id)
        REFERENCES employee (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT public_item_state_check CHECK (state IN ('OFFERED', 'ACCEPTED', 'REJECTED', 'DISPUTED')),
      CONSTRAINT public_item_decided_check CHECK ((state = 'OFFERED') = (decided_at IS NULL)),
      CONSTRAINT public_item_fact_check CHECK ((fact_kind IS NULL) = (fact_id IS NULL) AND (fact_id IS NULL OR state = 'ACCEPTED'))
    )`)
  await runner.query('CREATE INDEX public_item_employee ON public_item (employer_id, employee_id)')
  await runner.query('CREATE INDEX public_item_record ON public_item (employer_id, record_id)')
  await runner.query(`
    CREATE TABLE public_link (
      employer_id uuid NOT NULL,
      linked_at timestamptz NOT NULL,
      CONSTRAINT public_link_pkey PRIMARY KEY (employer_id),
      CONSTRAINT public_link_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE
    )`)
  await runner.query(`
    CREATE TABLE public_notice (
      employer_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      found_at timestamptz NOT NULL,
      sent_at timestamptz,
      CONSTRAINT public_notice_pkey PRIMARY KEY (employer_id, employee_id),
      CONSTRAINT public_notice_employee_fkey FOREIGN KEY (employer_id, employee_id)
        REFERENCES employee (employer_id, id) ON DELETE CASCADE
    )`)
}

async function protectTenantTable(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  await runner.query(
    `CREATE POLICY one_employer ON ${table} USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())`,
  )
}
