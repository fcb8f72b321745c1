import type { MigrationInterface, QueryRunner } from 'typeorm'

const tenantTables = [
  'opportunity',
  'requirement',
  'hiring_team_member',
  'application',
  'application_reader',
  'application_step',
  'saved_opportunity',
]

/** Opportunities, who hires for them, who applied, and the one definition of which application opens what to whom. */
export class CreateOpportunities1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE opportunity (
        employer_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        status text NOT NULL,
        org_unit text,
        location text,
        remote boolean NOT NULL,
        hours_per_week smallint,
        starts_on date,
        ends_on date,
        created_at timestamptz NOT NULL,
        created_by uuid,
        closed_at timestamptz,
        requirements_version integer NOT NULL DEFAULT 1,
        CONSTRAINT opportunity_pkey PRIMARY KEY (employer_id, id),
        CONSTRAINT opportunity_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE,
        CONSTRAINT opportunity_kind_check CHECK (kind IN ('FULL_TIME_ROLE', 'ROTATION', 'FLEX_TIME_PROJECT', 'OTHER')),
        CONSTRAINT opportunity_status_check CHECK (status IN ('DRAFT', 'OPEN', 'CLOSED', 'FILLED')),
        CONSTRAINT opportunity_closed_check CHECK ((status IN ('CLOSED', 'FILLED')) = (closed_at IS NOT NULL)),
        CONSTRAINT opportunity_dates_check CHECK (ends_on >= starts_on),
        CONSTRAINT opportunity_hours_check CHECK (hours_per_week BETWEEN 0 AND 168)
      )`)
    await runner.query('CREATE INDEX opportunity_newest ON opportunity (employer_id, created_at DESC, id)')
    await runner.query(`
      CREATE TABLE requirement (
        employer_id uuid NOT NULL,
        opportunity_id uuid NOT NULL,
        skill_id uuid NOT NULL,
        position smallint NOT NULL,
        importance text NOT NULL,
        minimum_level smallint,
        weight double precision NOT NULL,
        CONSTRAINT requirement_pkey PRIMARY KEY (employer_id, opportunity_id, skill_id),
        CONSTRAINT requirement_opportunity_fkey FOREIGN KEY (employer_id, opportunity_id)
          REFERENCES opportunity (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT requirement_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id),
        CONSTRAINT requirement_importance_check CHECK (importance IN ('MUST', 'PREFERRED')),
        CONSTRAINT requirement_level_check CHECK (minimum_level BETWEEN 1 AND 5),
        CONSTRAINT requirement_weight_check CHECK (weight > 0 AND weight <= 10)
      )`)
    await runner.query(`
      CREATE TABLE hiring_team_member (
        employer_id uuid NOT NULL,
        opportunity_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        position smallint NOT NULL,
        added_at timestamptz NOT NULL,
        CONSTRAINT hiring_team_member_pkey PRIMARY KEY (employer_id, opportunity_id, employee_id),
        CONSTRAINT hiring_team_member_opportunity_fkey FOREIGN KEY (employer_id, opportunity_id)
          REFERENCES opportunity (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT hiring_team_member_employee_fkey FOREIGN KEY (employer_id, employee_id)
          REFERENCES employee (employer_id, id) ON DELETE CASCADE
      )`)
    await runner.query('CREATE INDEX hiring_team_member_employee ON hiring_team_member (employer_id, employee_id)')
    await runner.query(`
      CREATE TABLE application (
        employer_id uuid NOT NULL,
        id uuid NOT NULL,
        opportunity_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        status text NOT NULL,
        message text,
        show_to_managers boolean NOT NULL,
        submitted_at timestamptz NOT NULL,
        decided_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT application_pkey PRIMARY KEY (employer_id, id),
        CONSTRAINT application_opportunity_fkey FOREIGN KEY (employer_id, opportunity_id)
          REFERENCES opportunity (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT application_employee_fkey FOREIGN KEY (employer_id, employee_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT application_status_check
          CHECK (status IN ('SUBMITTED', 'SHORTLISTED', 'REJECTED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'))
      )`)
    await runner.query(`
      CREATE UNIQUE INDEX application_one_at_a_time ON application (employer_id, opportunity_id, employee_id)
      WHERE status <> 'WITHDRAWN'`)
    await runner.query('CREATE INDEX application_employee ON application (employer_id, employee_id)')
    await runner.query(`
      CREATE TABLE application_reader (
        employer_id uuid NOT NULL,
        application_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        CONSTRAINT application_reader_pkey PRIMARY KEY (employer_id, application_id, employee_id),
        CONSTRAINT application_reader_application_fkey FOREIGN KEY (employer_id, application_id)
          REFERENCES application (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT application_reader_employee_fkey FOREIGN KEY (employer_id, employee_id)
          REFERENCES employee (employer_id, id) ON DELETE CASCADE
      )`)
    await runner.query('CREATE INDEX application_reader_employee ON application_reader (employer_id, employee_id)')
    await runner.query(`
      CREATE TABLE application_step (
        employer_id uuid NOT NULL,
        application_id uuid NOT NULL,
        position smallint NOT NULL,
        status text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT application_step_pkey PRIMARY KEY (employer_id, application_id, position),
        CONSTRAINT application_step_application_fkey FOREIGN KEY (employer_id, application_id)
          REFERENCES application (employer_id, id) ON DELETE CASCADE
      )`)
    await runner.query(`
      CREATE TABLE saved_opportunity (
        employer_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        opportunity_id uuid NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT saved_opportunity_pkey PRIMARY KEY (employer_id, employee_id, opportunity_id),
        CONSTRAINT saved_opportunity_employee_fkey FOREIGN KEY (employer_id, employee_id)
          REFERENCES employee (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT saved_opportunity_opportunity_fkey FOREIGN KEY (employer_id, opportunity_id)
          REFERENCES opportunity (employer_id, id) ON DELETE CASCADE
      )`)
    for (const table of tenantTables) await protectTenantTable(runner, table)
    await runner.query(openCaseView)
    await runner.query('GRANT SELECT ON open_case TO flux_app, flux_platform')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW open_case')
    for (const table of [...tenantTables].reverse()) await runner.query(`DROP TABLE ${table}`)
  }
}

/**
 * An open case: an application that, at this moment, exists for one member of the hiring team. Its readers are the team whom
 * the employee saw when applying: who joins later, or leaves, has no part in it. It ends at once when the employee
 * withdraws, and 30 days after a refusal by either side or after the opportunity closed (`ended_at` keeps that when the
 * opportunity opens again). The reporting line has none at all unless the employee said so for this one; nor has anyone who
 * blocked the employee, or whom the employee blocked.
 */
const openCaseView = `
  CREATE VIEW open_case WITH (security_invoker = true) AS
  SELECT a.employer_id, a.id AS application_id, a.opportunity_id, a.employee_id, m.employee_id AS member_id
  FROM application a
  JOIN opportunity o ON o.employer_id = a.employer_id AND o.id = a.opportunity_id
  JOIN application_reader r ON r.employer_id = a.employer_id AND r.application_id = a.id
  JOIN hiring_team_member m
    ON m.employer_id = a.employer_id AND m.opportunity_id = a.opportunity_id AND m.employee_id = r.employee_id
      AND m.added_at <= a.submitted_at
  JOIN employee e ON e.employer_id = a.employer_id AND e.id = a.employee_id
  JOIN visibility_settings s ON s.employer_id = a.employer_id AND s.employee_id = a.employee_id
  WHERE a.status <> 'WITHDRAWN' AND a.ended_at IS NULL
    AND (a.status NOT IN ('REJECTED', 'DECLINED') OR a.decided_at + interval '30 days' > request_time())
    AND (o.closed_at IS NULL OR o.closed_at + interval '30 days' > request_time())
    AND (a.show_to_managers OR NOT s.hide_interest_from_managers OR NOT m.employee_id = ANY (e.reporting_line))
    AND NOT EXISTS (
      SELECT FROM block b WHERE b.employer_id = a.employer_id
        AND (b.blocker_id, b.blocked_id) IN ((a.employee_id, m.employee_id), (m.employee_id, a.employee_id))
    )`

async function protectTenantTable(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  await runner.query(
    `CREATE POLICY one_employer ON ${table} USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())`,
  )
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO flux_app, flux_platform`)
}
