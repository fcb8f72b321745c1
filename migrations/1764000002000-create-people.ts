import type { MigrationInterface, QueryRunner } from 'typeorm'

const facetColumns = [
  'identity',
  'position',
  'contact',
  'location',
  'experience',
  'education',
  'skills',
  'qualities',
  'interests',
  'assignments',
  'availability',
]

const factTables: Record<string, string> = {
  account_fact: `
    name text NOT NULL,
    value text,
    employer_value text,
    employer_recorded_at timestamptz,
    CONSTRAINT account_fact_employee_name_key UNIQUE (employer_id, employee_id, name),
    CONSTRAINT account_fact_name_check CHECK (name IN ('name', 'headline', 'jobTitle', 'orgUnit', 'email', 'phone', 'location'))`,
  genome_skill: `
    skill_id uuid NOT NULL,
    is_stated boolean NOT NULL,
    level smallint,
    last_used date,
    CONSTRAINT genome_skill_employee_skill_key UNIQUE (employer_id, employee_id, skill_id),
    CONSTRAINT genome_skill_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id),
    CONSTRAINT genome_skill_level_check CHECK (level BETWEEN 1 AND 5)`,
  experience: `
    title text NOT NULL,
    organization text,
    started_on date,
    ended_on date,
    description text,
    CONSTRAINT experience_dates_check CHECK (ended_on >= started_on)`,
  education: `
    institution text NOT NULL,
    qualification text,
    field text,
    ended_on date`,
  quality: `
    name text NOT NULL,
    note text`,
  interest: `
    kind text,
    skill_id uuid,
    note text,
    CONSTRAINT interest_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id),
    CONSTRAINT interest_kind_check CHECK (kind IN ('FULL_TIME_ROLE', 'ROTATION', 'FLEX_TIME_PROJECT', 'OTHER'))`,
  assignment: `
    title text NOT NULL,
    opportunity_id uuid,
    started_on date NOT NULL,
    ended_on date,
    CONSTRAINT assignment_dates_check CHECK (ended_on >= started_on)`,
  availability: `
    open_to_work boolean NOT NULL,
    hours_per_week smallint,
    "from" date,
    CONSTRAINT availability_employee_key UNIQUE (employer_id, employee_id),
    CONSTRAINT availability_hours_check CHECK (hours_per_week BETWEEN 0 AND 168)`,
}

/** Employees, their settings, and every kind of fact; each table's key starts with the employer, each row is the employer's alone. */
export class CreatePeople1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE employee (
        employer_id uuid NOT NULL,
        id uuid NOT NULL,
        employee_number text NOT NULL,
        sign_in_name text NOT NULL,
        region text,
        manager_id uuid,
        reporting_line uuid[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        CONSTRAINT employee_pkey PRIMARY KEY (employer_id, id),
        CONSTRAINT employee_number_key UNIQUE (employer_id, employee_number),
        CONSTRAINT employee_sign_in_name_key UNIQUE (employer_id, sign_in_name),
        CONSTRAINT employee_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE,
        CONSTRAINT employee_manager_fkey FOREIGN KEY (employer_id, manager_id) REFERENCES employee (employer_id, id),
        CONSTRAINT employee_region_check CHECK (region IN ('UNITED_STATES', 'CALIFORNIA', 'EUROPEAN_ECONOMIC_AREA', 'OTHER'))
      )`)
    await runner.query('CREATE INDEX employee_manager ON employee (employer_id, manager_id)')
    await runner.query(`
      CREATE TABLE visibility_settings (
        employer_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        ${facetColumns.map((column) => `"${column}" audience NOT NULL,`).join('\n        ')}
        discoverability text NOT NULL,
        use_public_data boolean NOT NULL,
        hide_interest_from_managers boolean NOT NULL,
        allow_connection_requests boolean NOT NULL,
        allow_learning boolean NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT visibility_settings_pkey PRIMARY KEY (employer_id, employee_id),
        CONSTRAINT visibility_settings_employee_fkey FOREIGN KEY (employer_id, employee_id)
          REFERENCES employee (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT visibility_settings_discoverability_check CHECK (discoverability IN ('FULL', 'ANONYMOUS', 'OFF'))
      )`)
    await runner.query(`
      CREATE TABLE block (
        employer_id uuid NOT NULL,
        blocker_id uuid NOT NULL,
        blocked_id uuid NOT NULL,
        blocked_at timestamptz NOT NULL,
        CONSTRAINT block_pkey PRIMARY KEY (employer_id, blocker_id, blocked_id),
        CONSTRAINT block_blocker_fkey FOREIGN KEY (employer_id, blocker_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT block_blocked_fkey FOREIGN KEY (employer_id, blocked_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT block_not_self_check CHECK (blocker_id <> blocked_id)
      )`)
    await runner.query('CREATE INDEX block_blocked ON block (employer_id, blocked_id)')
    for (const [table, columns] of Object.entries(factTables)) await createFactTable(runner, table, columns)
    await runner.query('CREATE INDEX genome_skill_skill ON genome_skill (employer_id, skill_id)')
    for (const fact of ['experience', 'assignment'])
      await runner.query(`
        CREATE TABLE ${fact}_skill (
          employer_id uuid NOT NULL,
          ${fact}_id uuid NOT NULL,
          skill_id uuid NOT NULL,
          employee_id uuid NOT NULL,
          CONSTRAINT ${fact}_skill_pkey PRIMARY KEY (employer_id, ${fact}_id, skill_id),
          CONSTRAINT ${fact}_skill_${fact}_fkey FOREIGN KEY (employer_id, ${fact}_id) REFERENCES ${fact} (employer_id, id) ON DELETE CASCADE,
          CONSTRAINT ${fact}_skill_skill_fkey FOREIGN KEY (employer_id, employee_id, skill_id)
            REFERENCES genome_skill (employer_id, employee_id, skill_id) ON DELETE CASCADE
        )`)
    await runner.query('CREATE INDEX experience_skill_skill ON experience_skill (employer_id, employee_id, skill_id)')
    await runner.query('CREATE INDEX assignment_skill_skill ON assignment_skill (employer_id, employee_id, skill_id)')
    await runner.query(`
      CREATE TABLE idempotency_record (
        employer_id uuid NOT NULL,
        actor text NOT NULL,
        key text NOT NULL,
        fingerprint text NOT NULL,
        result_id uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT idempotency_record_pkey PRIMARY KEY (employer_id, actor, key),
        CONSTRAINT idempotency_record_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE
      )`)
    for (const table of tenantTables) await protectTenantTable(runner, table)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tenantTables].reverse()) await runner.query(`DROP TABLE ${table}`)
  }
}

const tenantTables = [
  'employee',
  'visibility_settings',
  'block',
  ...Object.keys(factTables),
  'experience_skill',
  'assignment_skill',
  'idempotency_record',
]

async function createFactTable(runner: QueryRunner, table: string, columns: string): Promise<void> {
  await runner.query(`
    CREATE TABLE ${table} (
      employer_id uuid NOT NULL,
      id uuid NOT NULL,
      employee_id uuid NOT NULL,
      source text NOT NULL,
      recorded_at timestamptz NOT NULL,
      own_audience audience,
      disputed_at timestamptz,
      CONSTRAINT ${table}_pkey PRIMARY KEY (employer_id, id),
      CONSTRAINT ${table}_employee_fkey FOREIGN KEY (employer_id, employee_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT ${table}_source_check CHECK (source IN ('EMPLOYEE', 'EMPLOYER', 'PUBLIC_DATA_SET', 'INFERRED')),
      ${columns}
    )`)
  await runner.query(`CREATE INDEX ${table}_employee ON ${table} (employer_id, employee_id)`)
}

async function protectTenantTable(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  await runner.query(
    `CREATE POLICY one_employer ON ${table} USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())`,
  )
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO flux_app, flux_platform`)
}
