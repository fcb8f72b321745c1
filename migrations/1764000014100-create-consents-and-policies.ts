import type { MigrationInterface, QueryRunner } from 'typeorm'

const tenantTables = ['policy_acknowledgement', 'consent_record', 'email_preferences']
const regions = `('UNITED_STATES', 'CALIFORNIA', 'EUROPEAN_ECONOMIC_AREA', 'OTHER')`
const purposes = `('TERMS', 'AGE_ATTESTATION', 'PUBLIC_DATA_PREFILL', 'PUBLIC_DATA_USE', 'GENOME_LEARNING', 'EEA_VISIBILITY')`

/** Privacy policies by region and version, who acknowledged them, what people consented to, and which mail they want. */
export class CreateConsentsAndPolicies1764000014100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createPolicies(runner)
    await createConsents(runner)
    for (const table of tenantTables) await protectTenantTable(runner, table)
    await runner.query('GRANT INSERT ON policy_acknowledgement, consent_record TO flux_app, flux_platform')
    await runner.query('GRANT INSERT, UPDATE ON email_preferences TO flux_app, flux_platform')
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tenantTables].reverse()) await runner.query(`DROP TABLE ${table}`)
    await runner.query('DROP TABLE privacy_policy')
  }
}

/** A published text never changes: nobody may update or remove one. */
async function createPolicies(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE privacy_policy (
      region text NOT NULL,
      version text NOT NULL,
      effective_on date NOT NULL,
      body text NOT NULL,
      loaded_at timestamptz NOT NULL,
      CONSTRAINT privacy_policy_pkey PRIMARY KEY (region, version),
      CONSTRAINT privacy_policy_region_check CHECK (region IN ${regions})
    )`)
  await runner.query('GRANT SELECT ON privacy_policy TO flux_app, flux_platform, flux_reader')
  await runner.query('GRANT INSERT ON privacy_policy TO flux_platform')
  await runner.query(`
    CREATE TABLE policy_acknowledgement (
      employer_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      region text NOT NULL,
      version text NOT NULL,
      acknowledged_at timestamptz NOT NULL,
      CONSTRAINT policy_acknowledgement_pkey PRIMARY KEY (employer_id, employee_id, region, version),
      CONSTRAINT policy_acknowledgement_policy_fkey FOREIGN KEY (region, version) REFERENCES privacy_policy (region, version),
      CONSTRAINT policy_acknowledgement_employee_fkey FOREIGN KEY (employer_id, employee_id)
        REFERENCES employee (employer_id, id) ON DELETE CASCADE
    )`)
}

async function createConsents(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE consent_record (
      employer_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      sequence integer NOT NULL,
      id uuid NOT NULL,
      purpose text NOT NULL,
      is_given boolean NOT NULL,
      region text NOT NULL,
      policy_version text NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT consent_record_pkey PRIMARY KEY (employer_id, employee_id, sequence),
      CONSTRAINT consent_record_policy_fkey FOREIGN KEY (region, policy_version) REFERENCES privacy_policy (region, version),
      CONSTRAINT consent_record_employee_fkey FOREIGN KEY (employer_id, employee_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT consent_record_purpose_check CHECK (purpose IN ${purposes})
    )`)
  await runner.query(`
    CREATE TABLE email_preferences (
      employer_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      marketing boolean NOT NULL,
      opportunity_alerts text NOT NULL,
      business_transfer_opt_out boolean NOT NULL,
      CONSTRAINT email_preferences_pkey PRIMARY KEY (employer_id, employee_id),
      CONSTRAINT email_preferences_employee_fkey FOREIGN KEY (employer_id, employee_id)
        REFERENCES employee (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT email_preferences_alerts_check CHECK (opportunity_alerts IN ('IMMEDIATE', 'DAILY', 'WEEKLY', 'OFF'))
    )`)
}

async function protectTenantTable(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  await runner.query(
    `CREATE POLICY one_employer ON ${table} USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())`,
  )
  await runner.query(`GRANT SELECT ON ${table} TO flux_app, flux_platform, flux_reader`)
}
