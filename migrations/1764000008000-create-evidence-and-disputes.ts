import type { MigrationInterface, QueryRunner } from 'typeorm'

/** In the order in which they can be made. */
const tables = ['endorsement', 'education_skill', 'dispute', 'refused_value']

/** Further kinds of evidence for a skill, and what employees dispute of the facts that their employer gave. */
export class CreateEvidenceAndDisputes1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createEvidence(runner)
    await createDisputes(runner)
    for (const table of tables) await protectTenantTable(runner, table)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.query(`DROP TABLE ${table}`)
    await runner.query('ALTER TABLE genome_skill DROP COLUMN confirmed_at')
    await runner.query('ALTER TABLE experience_skill DROP COLUMN is_extracted')
  }
}

async function createEvidence(runner: QueryRunner): Promise<void> {
  await runner.query(`ALTER TABLE genome_skill ADD COLUMN confirmed_at timestamptz,
    ADD CONSTRAINT genome_skill_confirmed_check CHECK (confirmed_at IS NULL OR (is_stated AND source = 'EMPLOYER'))`)
  await runner.query('ALTER TABLE experience_skill ADD COLUMN is_extracted boolean NOT NULL DEFAULT false')
  await runner.query('ALTER TABLE experience_skill ALTER COLUMN is_extracted DROP DEFAULT')
  await runner.query(`
    CREATE TABLE endorsement (
      employer_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      skill_id uuid NOT NULL,
      endorser_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT endorsement_pkey PRIMARY KEY (employer_id, employee_id, skill_id, endorser_id),
      CONSTRAINT endorsement_skill_fkey FOREIGN KEY (employer_id, employee_id, skill_id)
        REFERENCES genome_skill (employer_id, employee_id, skill_id) ON DELETE CASCADE,
      CONSTRAINT endorsement_endorser_fkey FOREIGN KEY (employer_id, endorser_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT endorsement_not_self_check CHECK (endorser_id <> employee_id)
    )`)
  await runner.query('CREATE INDEX endorsement_endorser ON endorsement (employer_id, endorser_id)')
  await runner.query(`
    CREATE TABLE education_skill (
      employer_id uuid NOT NULL,
      education_id uuid NOT NULL,
      skill_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      CONSTRAINT education_skill_pkey PRIMARY KEY (employer_id, education_id, skill_id),
      CONSTRAINT education_skill_education_fkey FOREIGN KEY (employer_id, education_id)
        REFERENCES education (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT education_skill_skill_fkey FOREIGN KEY (employer_id, employee_id, skill_id)
        REFERENCES genome_skill (employer_id, employee_id, skill_id) ON DELETE CASCADE
    )`)
  await runner.query('CREATE INDEX education_skill_skill ON education_skill (employer_id, employee_id, skill_id)')
}

async function createDisputes(runner: QueryRunner): Promise<void> {
  // The fact may be of any table, and may go before the dispute does: nothing refers to it.
  await runner.query(`
    CREATE TABLE dispute (
      employer_id uuid NOT NULL,
      id uuid NOT NULL,
      employee_id uuid NOT NULL,
      fact_kind text NOT NULL,
      fact_id uuid NOT NULL,
      reason text NOT NULL,
      raised_at timestamptz NOT NULL,
      status text NOT NULL,
      note text,
      resolved_at timestamptz,
      CONSTRAINT dispute_pkey PRIMARY KEY (employer_id, id),
      CONSTRAINT dispute_employee_fkey FOREIGN KEY (employer_id, employee_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT dispute_status_check CHECK (status IN ('PENDING', 'ACCEPTED', 'DECLINED')),
      CONSTRAINT dispute_resolved_check CHECK ((status = 'PENDING') = (resolved_at IS NULL))
    )`)
  await runner.query(`CREATE UNIQUE INDEX dispute_open ON dispute (employer_id, fact_id) WHERE status = 'PENDING'`)
  await runner.query('CREATE INDEX dispute_employee ON dispute (employer_id, employee_id)')
  await runner.query('CREATE INDEX dispute_raised ON dispute (employer_id, raised_at)')
  await runner.query(`
    CREATE TABLE refused_value (
      employer_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      subject text NOT NULL,
      value text,
      refused_at timestamptz NOT NULL,
      CONSTRAINT refused_value_pkey PRIMARY KEY (employer_id, employee_id, subject),
      CONSTRAINT refused_value_employee_fkey FOREIGN KEY (employer_id, employee_id)
        REFERENCES employee (employer_id, id) ON DELETE CASCADE
    )`)
}

async function protectTenantTable(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  await runner.query(
    `CREATE POLICY one_employer ON ${table} USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())`,
  )
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO flux_app, flux_platform`)
  await runner.query(`GRANT SELECT ON ${table} TO flux_reader`)
}
