import type { MigrationInterface, QueryRunner } from 'typeorm'

const tenantTables = ['genome_contribution', 'edition_due', 'learned_edition', 'learned_skill']

/** The facts that can make a person contribute a skill, and the settings that decide. */
const watched = [
  'visibility_settings',
  'genome_skill',
  'experience',
  'experience_skill',
  'education',
  'education_skill',
  'assignment',
  'assignment_skill',
  'endorsement',
]

const editionColumns = `
  id uuid NOT NULL,
  number integer NOT NULL,
  learned_at timestamptz NOT NULL,
  in_force_since timestamptz,
  people integer NOT NULL,
  facts integer NOT NULL,
  skills integer NOT NULL,
  edges integer NOT NULL,
  schemes text[] NOT NULL,
  minimum_support integer NOT NULL,
  dimensions integer NOT NULL,
  digest bytea NOT NULL,
  card jsonb NOT NULL`

const skillColumns = `
  edition_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  rarity real NOT NULL,
  adjacent_ids uuid[] NOT NULL,
  affinities real[] NOT NULL,
  bases text[] NOT NULL,
  vector bytea NOT NULL`

const skillChecks = (table: string) => `
  CONSTRAINT ${table}_adjacent_check CHECK (cardinality(adjacent_ids) = cardinality(affinities) AND cardinality(affinities) = cardinality(bases)),
  CONSTRAINT ${table}_affinity_check CHECK (0 < ALL (affinities) AND 1 > ALL (affinities)),
  CONSTRAINT ${table}_basis_check CHECK (bases <@ ARRAY['TAXONOMY', 'LEARNED', 'BOTH'])`

/**
 * What the genome learns from and what it has learned: each person's contribution as a row of their own, kept in step with
 * their facts by triggers; starter editions, derived from the vocabularies alone; and each employer's learned editions.
 */
export class CreateEditions1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.replaceStarterEditions(runner)
    await this.createContributions(runner)
    await this.createLearnedEditions(runner)
    // Which skills does a held one say something of?
    for (const table of ['starter_skill', 'learned_skill'])
      await runner.query(`CREATE INDEX ${table}_adjacent ON ${table} USING gin (adjacent_ids)`)
    for (const table of tenantTables) await protectTenantTable(runner, table)
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON genome_contribution TO flux_app`)
    await runner.query(`GRANT INSERT ON edition_due TO flux_app`)
    await runner.query('GRANT SELECT ON learned_edition, learned_skill TO flux_app, flux_reader')
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${tenantTables.join(', ')} TO flux_platform`)
    for (const statement of [contributedSkills, renewContributions, renewOnChange, noteWithdrawal, noteRemoval])
      await runner.query(statement)
    for (const table of watched) await watchTable(runner, table)
    await runner.query(`
      CREATE TRIGGER contribution_withdrawn AFTER UPDATE ON visibility_settings
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_withdrawal()`)
    await runner.query(`
      CREATE TRIGGER contribution_removed AFTER DELETE ON genome_contribution
        REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_removal()`)
    await runner.query(`
      INSERT INTO genome_contribution (employer_id, employee_id, skill_ids, renewed_on)
      SELECT e.employer_id, e.id, array(SELECT skill_id FROM contributed_skills(e.employer_id, ARRAY[e.id]) ORDER BY 1),
        (request_time() AT TIME ZONE 'UTC')::date
      FROM employee e`)
  }

  /** One row a skill instead of one a pair, with what the skill's name and place say as a vector. */
  private async replaceStarterEditions(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE skill_adjacency')
    await runner.query('DROP TABLE genome_edition')
    await runner.query(`
      CREATE TABLE skill_related (
        skill_id uuid NOT NULL,
        related_id uuid NOT NULL,
        CONSTRAINT skill_related_pkey PRIMARY KEY (skill_id, related_id),
        CONSTRAINT skill_related_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id) ON DELETE CASCADE,
        CONSTRAINT skill_related_related_fkey FOREIGN KEY (related_id) REFERENCES skill (id) ON DELETE CASCADE
      )`)
    await runner.query('CREATE INDEX skill_related_related ON skill_related (related_id)')
    await runner.query('ALTER TABLE vocabulary ADD COLUMN place integer, ALTER COLUMN attribution DROP NOT NULL')
    await runner.query(
      `UPDATE vocabulary v SET place = 1 + (SELECT count(*) FROM vocabulary o WHERE o.imported_at < v.imported_at)`,
    )
    await runner.query(
      'ALTER TABLE vocabulary ALTER COLUMN place SET NOT NULL, ADD CONSTRAINT vocabulary_place_key UNIQUE (place)',
    )
    await runner.query(`
      CREATE TABLE starter_edition (${editionColumns},
        CONSTRAINT starter_edition_pkey PRIMARY KEY (id),
        CONSTRAINT starter_edition_number_key UNIQUE (number)
      )`)
    await runner.query(`
      CREATE TABLE starter_skill (${skillColumns},
        CONSTRAINT starter_skill_pkey PRIMARY KEY (edition_id, skill_id),
        CONSTRAINT starter_skill_edition_fkey FOREIGN KEY (edition_id) REFERENCES starter_edition (id) ON DELETE CASCADE,
        CONSTRAINT starter_skill_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id) ON DELETE CASCADE,
        ${skillChecks('starter_skill')}
      )`)
    const tables = 'skill_related, starter_edition, starter_skill'
    await runner.query(`GRANT SELECT ON ${tables} TO flux_app, flux_reader`)
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${tables} TO flux_platform`)
  }

  private async createContributions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE genome_contribution (
        employer_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        skill_ids uuid[] NOT NULL,
        renewed_on date NOT NULL,
        CONSTRAINT genome_contribution_pkey PRIMARY KEY (employer_id, employee_id),
        CONSTRAINT genome_contribution_employee_fkey FOREIGN KEY (employer_id, employee_id)
          REFERENCES employee (employer_id, id) ON DELETE CASCADE
      )`)
    // Many may leave at once: a row each, so that none waits for another.
    await runner.query(`
      CREATE TABLE edition_due (
        employer_id uuid NOT NULL,
        id uuid NOT NULL,
        noted_at timestamptz NOT NULL,
        CONSTRAINT edition_due_pkey PRIMARY KEY (employer_id, id),
        CONSTRAINT edition_due_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE
      )`)
  }

  private async createLearnedEditions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learned_edition (
        employer_id uuid NOT NULL, ${editionColumns},
        withdrawn_at timestamptz,
        CONSTRAINT learned_edition_pkey PRIMARY KEY (employer_id, id),
        CONSTRAINT learned_edition_number_key UNIQUE (employer_id, number),
        CONSTRAINT learned_edition_withdrawn_check CHECK (withdrawn_at IS NULL OR in_force_since IS NULL),
        CONSTRAINT learned_edition_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE
      )`)
    await runner.query(`
      CREATE TABLE learned_skill (
        employer_id uuid NOT NULL, ${skillColumns},
        CONSTRAINT learned_skill_pkey PRIMARY KEY (employer_id, edition_id, skill_id),
        CONSTRAINT learned_skill_edition_fkey FOREIGN KEY (employer_id, edition_id)
          REFERENCES learned_edition (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT learned_skill_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id),
        ${skillChecks('learned_skill')}
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER contribution_removed ON genome_contribution')
    await runner.query('DROP TRIGGER contribution_withdrawn ON visibility_settings')
    for (const table of watched)
      for (const event of ['insert', 'update', 'delete'])
        await runner.query(`DROP TRIGGER contribution_${event} ON ${table}`)
    for (const name of [
      'note_removal()',
      'note_withdrawal()',
      'renew_on_change()',
      'renew_contributions(uuid, uuid[])',
      'contributed_skills(uuid, uuid[])',
    ])
      await runner.query(`DROP FUNCTION ${name}`)
    for (const table of ['starter_skill', 'starter_edition', 'skill_related', ...[...tenantTables].reverse()])
      await runner.query(`DROP TABLE ${table}`)
    await runner.query(`DELETE FROM vocabulary WHERE attribution IS NULL`)
    await runner.query('ALTER TABLE vocabulary DROP COLUMN place, ALTER COLUMN attribution SET NOT NULL')
    for (const statement of formerEditions) await runner.query(statement)
  }
}

async function protectTenantTable(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  await runner.query(
    `CREATE POLICY one_employer ON ${table} USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())`,
  )
}

/** A fact of this row may be learned from: it came from the person or the employer, or from public data that may be used. */
const isLearnable = (fact: string) =>
  `(${fact}.source IN ('EMPLOYEE', 'EMPLOYER') OR (${fact}.source = 'PUBLIC_DATA_SET' AND g.use_public_data))`

const mentioned = (fact: string, facet: string, startedOn = 'f.started_on') => `
  SELECT g.employee_id, g.skill_id FROM known g
  JOIN ${fact}_skill m ON m.employer_id = g.employer_id AND m.employee_id = g.employee_id AND m.skill_id = g.skill_id
  JOIN ${fact} f ON f.employer_id = m.employer_id AND f.id = m.${fact}_id
  WHERE ${isLearnable('f')} AND coalesce(f.own_audience, g.${facet}) >= 'EMPLOYER'
    AND coalesce(${startedOn} <= (request_time() AT TIME ZONE 'UTC')::date, true)`

/**
 * The skills that these people let the genome learn from: what the employer side at large could read of somebody
 * discoverable in full, and nothing of people whose learning is off. A test holds it equal to the projection that answers
 * queries.
 */
const contributedSkills = `
  CREATE FUNCTION contributed_skills(employer uuid, employees uuid[]) RETURNS TABLE (employee_id uuid, skill_id uuid)
  LANGUAGE sql STABLE AS $$
    WITH known AS (
      SELECT g.employer_id, g.employee_id, g.skill_id, g.is_stated, g.source, s.use_public_data, s.experience, s.education,
        s.assignments
      FROM visibility_settings s
      JOIN genome_skill g ON g.employer_id = s.employer_id AND g.employee_id = s.employee_id
      WHERE s.employer_id = employer AND s.employee_id = ANY (employees) AND s.allow_learning
        AND coalesce(g.own_audience, s.skills) >= 'EMPLOYER'
    )
    SELECT g.employee_id, g.skill_id FROM known g WHERE g.is_stated AND ${isLearnable('g')}
    UNION ${mentioned('experience', 'experience')}
    UNION ${mentioned('education', 'education', 'NULL::date')}
    UNION ${mentioned('assignment', 'assignments')}
    UNION SELECT g.employee_id, g.skill_id FROM known g
    JOIN endorsement n ON n.employer_id = g.employer_id AND n.employee_id = g.employee_id AND n.skill_id = g.skill_id
  $$`

/**
 * Writes these people's rows anew, also where nothing changes: two changes of one person that do not see each other then
 * meet in this row, and the later one is tried again on what the earlier left.
 */
const renewContributions = `
  CREATE FUNCTION renew_contributions(employer uuid, employees uuid[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO genome_contribution (employer_id, employee_id, skill_ids, renewed_on)
    SELECT e.employer_id, e.id, coalesce(c.skill_ids, '{}'), (request_time() AT TIME ZONE 'UTC')::date
    FROM employee e LEFT JOIN (
      SELECT k.employee_id, array_agg(k.skill_id ORDER BY k.skill_id) AS skill_ids
      FROM contributed_skills(employer, employees) k GROUP BY 1
    ) c ON c.employee_id = e.id
    WHERE e.employer_id = employer AND e.id = ANY (employees) ORDER BY e.id
    ON CONFLICT (employer_id, employee_id) DO UPDATE SET skill_ids = excluded.skill_ids, renewed_on = excluded.renewed_on
  $$`

/** A few hundred people at a time: the planner expects no more, and what it does then must not grow with the square of them. */
const renewAllOf = (rows: string) => `
      FOR changed IN
        SELECT employer_id, array_agg(employee_id) AS people
        FROM (
          SELECT employer_id, employee_id, row_number() OVER (ORDER BY employer_id, employee_id) / 300 AS part
          FROM (SELECT DISTINCT employer_id, employee_id FROM ${rows}) each_once
        ) parts GROUP BY employer_id, part ORDER BY employer_id, part
      LOOP
        PERFORM renew_contributions(changed.employer_id, changed.people);
      END LOOP;`

const renewOnChange = `
  CREATE FUNCTION renew_on_change() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE changed record;
  BEGIN
    IF TG_OP = 'DELETE' THEN ${renewAllOf('old_rows')}
    ELSE ${renewAllOf('new_rows')}
    END IF;
    RETURN NULL;
  END $$`

/** Somebody who had contributed takes back that the genome may learn from them, or from what public data says of them. */
const noteWithdrawal = `
  CREATE FUNCTION note_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO edition_due (employer_id, id, noted_at)
    SELECT n.employer_id, gen_random_uuid(), request_time()
    FROM old_rows o JOIN new_rows n ON n.employer_id = o.employer_id AND n.employee_id = o.employee_id
    WHERE o.allow_learning AND (NOT n.allow_learning OR (o.use_public_data AND NOT n.use_public_data));
    RETURN NULL;
  END $$`

/** Somebody is gone altogether. With the whole employer gone there is nothing left to learn. */
const noteRemoval = `
  CREATE FUNCTION note_removal() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO edition_due (employer_id, id, noted_at)
    SELECT o.employer_id, gen_random_uuid(), request_time() FROM old_rows o
    WHERE o.skill_ids <> '{}' AND EXISTS (SELECT FROM employer e WHERE e.employer_id = o.employer_id);
    RETURN NULL;
  END $$`

async function watchTable(runner: QueryRunner, table: string): Promise<void> {
  const rows = { insert: 'NEW TABLE AS new_rows', update: 'NEW TABLE AS new_rows', delete: 'OLD TABLE AS old_rows' }
  for (const [event, transition] of Object.entries(rows))
    await runner.query(`
      CREATE TRIGGER contribution_${event} AFTER ${event.toUpperCase()} ON ${table}
        REFERENCING ${transition} FOR EACH STATEMENT EXECUTE FUNCTION renew_on_change()`)
}

const formerEditions = [
  `CREATE TABLE genome_edition (
    id uuid CONSTRAINT genome_edition_pkey PRIMARY KEY,
    number integer NOT NULL CONSTRAINT genome_edition_number_key UNIQUE,
    learned_at timestamptz NOT NULL,
    skills integer NOT NULL,
    edges integer NOT NULL,
    facts integer NOT NULL,
    schemes text[] NOT NULL,
    minimum_support integer NOT NULL
  )`,
  `CREATE TABLE skill_adjacency (
    edition_id uuid NOT NULL,
    skill_id uuid NOT NULL,
    adjacent_id uuid NOT NULL,
    affinity double precision NOT NULL,
    basis text NOT NULL,
    CONSTRAINT skill_adjacency_pkey PRIMARY KEY (edition_id, skill_id, adjacent_id),
    CONSTRAINT skill_adjacency_edition_fkey FOREIGN KEY (edition_id) REFERENCES genome_edition (id) ON DELETE CASCADE,
    CONSTRAINT skill_adjacency_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id) ON DELETE CASCADE,
    CONSTRAINT skill_adjacency_adjacent_fkey FOREIGN KEY (adjacent_id) REFERENCES skill (id) ON DELETE CASCADE,
    CONSTRAINT skill_adjacency_affinity_check CHECK (affinity > 0 AND affinity < 1),
    CONSTRAINT skill_adjacency_basis_check CHECK (basis IN ('TAXONOMY', 'LEARNED', 'BOTH'))
  )`,
  'GRANT SELECT ON genome_edition, skill_adjacency TO flux_app, flux_platform, flux_reader',
  'GRANT INSERT, UPDATE, DELETE ON genome_edition, skill_adjacency TO flux_platform',
]
