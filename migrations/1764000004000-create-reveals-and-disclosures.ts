import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Reveal requests and what they open, who was shown by name in which opportunity, and the log of who saw what. */
export class CreateRevealsAndDisclosures1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createReader(runner)
    await createReveals(runner)
    await createDisclosures(runner)
    for (const table of ['reveal_request', 'reveal_reader', 'candidate_shown'])
      await protectTenantTable(runner, table, 'SELECT, INSERT, UPDATE, DELETE')
    await protectTenantTable(runner, 'disclosure_unsealed', 'SELECT, INSERT')
    for (const table of ['disclosure', 'disclosure_seal']) await protectTenantTable(runner, table, 'SELECT')
    await runner.query('GRANT DELETE ON disclosure_unsealed TO flux_platform')
    await runner.query('GRANT INSERT, UPDATE ON disclosure TO flux_platform')
    await runner.query('GRANT INSERT ON disclosure_seal TO flux_platform')
    await runner.query('GRANT INSERT ON disclosure_unsealed, candidate_shown TO flux_reader')
    await runner.query('DROP VIEW open_case')
    await runner.query(openCaseView)
    await runner.query(concernedView)
    await runner.query('GRANT SELECT ON open_case, opportunity_concerns TO flux_app, flux_platform, flux_reader')
    await runner.query(endOldCases)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION end_old_cases(uuid)')
    await runner.query('DROP VIEW opportunity_concerns')
    await runner.query('DROP VIEW open_case')
    await runner.query('DROP TRIGGER employee_erases_disclosures ON employee')
    await runner.query('DROP FUNCTION erase_disclosures()')
    for (const table of [
      'disclosure_seal',
      'disclosure',
      'disclosure_unsealed',
      'candidate_shown',
      'reveal_reader',
      'reveal_request',
    ])
      await runner.query(`DROP TABLE ${table}`)
    await runner.query('DROP INDEX visibility_settings_anonymous')
    await runner.query(formerOpenCaseView)
    await runner.query('GRANT SELECT ON open_case TO flux_app, flux_platform')
    await runner.query('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM flux_reader')
    await runner.query('REVOKE USAGE ON SCHEMA public FROM flux_reader')
  }
}

/** The role of queries: it reads, and adds to the log of what was read. */
async function createReader(runner: QueryRunner): Promise<void> {
  await runner.query(`DO $$
    BEGIN
      BEGIN
        CREATE ROLE flux_reader NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
      IF NOT pg_has_role(current_user, 'flux_reader', 'MEMBER') THEN
        EXECUTE format('GRANT flux_reader TO %I', current_user);
      END IF;
    END $$`)
  await runner.query('GRANT USAGE ON SCHEMA public TO flux_reader')
  const tables: { name: string }[] = await runner.query(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND has_table_privilege('flux_app', c.oid, 'SELECT')`,
  )
  for (const { name } of tables) await runner.query(`GRANT SELECT ON "${name}" TO flux_reader`)
}

async function createReveals(runner: QueryRunner): Promise<void> {
  await runner.query(
    `CREATE INDEX visibility_settings_anonymous ON visibility_settings (employer_id) WHERE discoverability = 'ANONYMOUS'`,
  )
  await runner.query(`
    CREATE TABLE reveal_request (
      employer_id uuid NOT NULL,
      id uuid NOT NULL,
      opportunity_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      sender_id uuid NOT NULL,
      requirements_version integer NOT NULL,
      attempt smallint NOT NULL,
      message text NOT NULL,
      status text NOT NULL,
      show_to_managers boolean NOT NULL,
      sent_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      answered_at timestamptz,
      ended_at timestamptz,
      CONSTRAINT reveal_request_pkey PRIMARY KEY (employer_id, id),
      CONSTRAINT reveal_request_attempt_key UNIQUE (employer_id, opportunity_id, employee_id, requirements_version, attempt),
      CONSTRAINT reveal_request_opportunity_fkey FOREIGN KEY (employer_id, opportunity_id)
        REFERENCES opportunity (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT reveal_request_employee_fkey FOREIGN KEY (employer_id, employee_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT reveal_request_sender_fkey FOREIGN KEY (employer_id, sender_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT reveal_request_status_check CHECK (status IN ('PENDING', 'ACCEPTED', 'DECLINED')),
      CONSTRAINT reveal_request_answer_check CHECK ((status = 'PENDING') = (answered_at IS NULL))
    )`)
  await runner.query('CREATE INDEX reveal_request_employee ON reveal_request (employer_id, employee_id)')
  await runner.query('CREATE INDEX reveal_request_sender ON reveal_request (employer_id, sender_id)')
  await runner.query(`
    CREATE TABLE reveal_reader (
      employer_id uuid NOT NULL,
      reveal_request_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      CONSTRAINT reveal_reader_pkey PRIMARY KEY (employer_id, reveal_request_id, employee_id),
      CONSTRAINT reveal_reader_request_fkey FOREIGN KEY (employer_id, reveal_request_id)
        REFERENCES reveal_request (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT reveal_reader_employee_fkey FOREIGN KEY (employer_id, employee_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE
    )`)
  await runner.query('CREATE INDEX reveal_reader_employee ON reveal_reader (employer_id, employee_id)')
  // Its key is no natural one: two readers who add the same must not wait for one another.
  await runner.query(`
    CREATE TABLE candidate_shown (
      employer_id uuid NOT NULL,
      id uuid NOT NULL,
      opportunity_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      viewer_id uuid,
      CONSTRAINT candidate_shown_pkey PRIMARY KEY (employer_id, id),
      CONSTRAINT candidate_shown_opportunity_fkey FOREIGN KEY (employer_id, opportunity_id)
        REFERENCES opportunity (employer_id, id) ON DELETE CASCADE,
      CONSTRAINT candidate_shown_employee_fkey FOREIGN KEY (employer_id, employee_id) REFERENCES employee (employer_id, id) ON DELETE CASCADE
    )`)
  await runner.query(
    'CREATE INDEX candidate_shown_opportunity ON candidate_shown (employer_id, opportunity_id, employee_id)',
  )
}

const content = `
  viewer_id uuid,
  viewer_name text,
  viewer_role text,
  purpose text,
  opportunity_id uuid,
  facets text[],
  at timestamptz,
  hour timestamptz`

/**
 * What was seen is first added without an order (`disclosure_unsealed`), then chained (`disclosure`). Neither points to the
 * employee: when a person is erased, the content goes and the chain stays.
 */
async function createDisclosures(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE disclosure_unsealed (
      employer_id uuid NOT NULL,
      id uuid NOT NULL,
      employee_id uuid NOT NULL,
      ${content},
      CONSTRAINT disclosure_unsealed_pkey PRIMARY KEY (employer_id, id),
      CONSTRAINT disclosure_unsealed_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE,
      CONSTRAINT disclosure_unsealed_content_check
        CHECK (num_nulls(viewer_id, viewer_role, purpose, facets, at, hour) = 0)
    )`)
  await runner.query(
    'CREATE INDEX disclosure_unsealed_employee ON disclosure_unsealed (employer_id, employee_id, viewer_id, hour)',
  )
  await runner.query(`
    CREATE TABLE disclosure_seal (
      employer_id uuid NOT NULL,
      number integer NOT NULL,
      sealed_at timestamptz NOT NULL,
      digest bytea NOT NULL,
      CONSTRAINT disclosure_seal_pkey PRIMARY KEY (employer_id, number),
      CONSTRAINT disclosure_seal_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE
    )`)
  await runner.query(`
    CREATE TABLE disclosure (
      employer_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      sequence integer NOT NULL,
      id uuid NOT NULL,
      ${content},
      salt bytea,
      commitment bytea NOT NULL,
      previous_hash bytea NOT NULL,
      hash bytea NOT NULL,
      seal_number integer NOT NULL,
      CONSTRAINT disclosure_pkey PRIMARY KEY (employer_id, employee_id, sequence),
      CONSTRAINT disclosure_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE
    )`)
  await runner.query('CREATE INDEX disclosure_viewer ON disclosure (employer_id, employee_id, viewer_id, hour)')
  await runner.query('CREATE INDEX disclosure_sealed ON disclosure (employer_id, seal_number)')
  await runner.query(`
    CREATE FUNCTION erase_disclosures() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM disclosure_unsealed u WHERE u.employer_id = OLD.employer_id AND u.employee_id = OLD.id;
      UPDATE disclosure d SET viewer_id = NULL, viewer_name = NULL, viewer_role = NULL, purpose = NULL,
        opportunity_id = NULL, facets = NULL, at = NULL, hour = NULL, salt = NULL
      WHERE d.employer_id = OLD.employer_id AND d.employee_id = OLD.id;
      RETURN NULL;
    END $$`)
  await runner.query(
    'CREATE TRIGGER employee_erases_disclosures AFTER DELETE ON employee FOR EACH ROW EXECUTE FUNCTION erase_disclosures()',
  )
}

async function protectTenantTable(runner: QueryRunner, table: string, privileges: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  await runner.query(
    `CREATE POLICY one_employer ON ${table} USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())`,
  )
  await runner.query(`GRANT ${privileges} ON ${table} TO flux_app, flux_platform`)
  await runner.query(`GRANT SELECT ON ${table} TO flux_reader`)
}

const blockedEitherWay = (of: string) =>
  `(b.blocker_id, b.blocked_id) IN ((${of}.employee_id, m.employee_id), (m.employee_id, ${of}.employee_id))`
/**
 * Whoever the employee blocked. Of a member's own blocks nothing is asked once they are a reader: by blocking one colleague after
 * another and counting what is left they would learn of cases without having looked at one.
 */
const blockedByEmployee = (of: string) => `b.blocker_id = ${of}.employee_id AND b.blocked_id = m.employee_id`

/** For one member of the team the case is there: not for the reporting line, unless the employee said so, nor across blocks. */
const isForMember = (of: string, isBlocked = blockedByEmployee) => `
    (o.closed_at IS NULL OR o.closed_at + interval '30 days' > request_time())
    AND (${of}.show_to_managers OR NOT s.hide_interest_from_managers OR NOT m.employee_id = ANY (e.reporting_line))
    AND NOT EXISTS (
      SELECT FROM block b WHERE b.employer_id = ${of}.employer_id AND ${isBlocked(of)}
    )`

const applicationCases = (extra: string, isBlocked = blockedByEmployee) => `
  SELECT a.employer_id, a.id AS application_id, a.opportunity_id, a.employee_id, m.employee_id AS member_id ${extra}
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
    AND ${isForMember('a', isBlocked)}`

const formerOpenCaseView = `CREATE VIEW open_case WITH (security_invoker = true) AS ${applicationCases('', blockedEitherWay)}`

/**
 * An open case: an application, or an accepted reveal request, that at this moment exists for one member of the hiring team.
 * Its readers are the team whom the employee saw when applying or accepting: who joins later, or leaves, has no part in it.
 * Both end at once when the employee withdraws or answers the reveal again with no, and 30 days after a refusal by either side
 * or after the opportunity closed (`ended_at` keeps that when the opportunity opens again).
 */
const openCaseView = `
  CREATE VIEW open_case WITH (security_invoker = true) AS
  ${applicationCases(`, 'APPLICATION' AS kind`)}
  UNION ALL
  SELECT v.employer_id, NULL, v.opportunity_id, v.employee_id, m.employee_id, 'REVEAL'
  FROM reveal_request v
  JOIN opportunity o ON o.employer_id = v.employer_id AND o.id = v.opportunity_id
  JOIN reveal_reader r ON r.employer_id = v.employer_id AND r.reveal_request_id = v.id
  JOIN hiring_team_member m
    ON m.employer_id = v.employer_id AND m.opportunity_id = v.opportunity_id AND m.employee_id = r.employee_id
      AND m.added_at <= v.answered_at
  JOIN employee e ON e.employer_id = v.employer_id AND e.id = v.employee_id
  JOIN visibility_settings s ON s.employer_id = v.employer_id AND s.employee_id = v.employee_id
  WHERE v.status = 'ACCEPTED' AND v.ended_at IS NULL AND ${isForMember('v')}
    AND NOT EXISTS (
      SELECT FROM application w WHERE w.employer_id = v.employer_id AND w.opportunity_id = v.opportunity_id
        AND w.employee_id = v.employee_id AND w.decided_at >= v.answered_at AND (w.status = 'WITHDRAWN'
          OR (w.status IN ('REJECTED', 'DECLINED') AND w.decided_at + interval '30 days' <= request_time()))
    )`

/** Whom an opportunity concerns for good, also when it is not open any more: who applied, or was asked to show themself. */
const concernedView = `
  CREATE VIEW opportunity_concerns WITH (security_invoker = true) AS
  SELECT employer_id, opportunity_id, employee_id FROM application
  UNION ALL SELECT employer_id, opportunity_id, employee_id FROM reveal_request`

/** Before an opportunity opens again: what had ended for its team 30 days after it closed stays ended. */
const endOldCases = `
  CREATE FUNCTION end_old_cases(reopened uuid) RETURNS void LANGUAGE sql AS $$
    UPDATE application a SET ended_at = o.closed_at + interval '30 days' FROM opportunity o
    WHERE o.employer_id = a.employer_id AND o.id = a.opportunity_id AND o.id = reopened AND a.ended_at IS NULL
      AND o.closed_at + interval '30 days' <= request_time();
    UPDATE reveal_request v SET ended_at = o.closed_at + interval '30 days' FROM opportunity o
    WHERE o.employer_id = v.employer_id AND o.id = v.opportunity_id AND o.id = reopened AND v.ended_at IS NULL
      AND v.status = 'ACCEPTED' AND o.closed_at + interval '30 days' <= request_time();
  $$`
