import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The two roles that requests and commands run as, the request's settings, and the employers.
 * Roles belong to the whole server, so they are made once and stay when one database is reverted.
 */
export class CreateRolesAndEmployers1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['flux_app', 'flux_platform'])
      await runner.query(`DO $$
        BEGIN
          BEGIN
            CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
          EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
          END;
          IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN
            EXECUTE format('GRANT ${role} TO %I', current_user);
          END IF;
        END $$`)
    await runner.query('GRANT USAGE ON SCHEMA public TO flux_app, flux_platform')
    await runner.query(`CREATE TYPE audience AS ENUM ('ONLY_ME', 'HIRING_TEAM', 'EMPLOYER', 'COLLEAGUES')`)
    await runner.query(`
      CREATE FUNCTION current_employer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
      AS $$ SELECT nullif(current_setting('flux.employer_id', true), '')::uuid $$`)
    await runner.query(`
      CREATE FUNCTION request_time() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
      AS $$ SELECT coalesce(nullif(current_setting('flux.now', true), '')::timestamptz, now()) $$`)
    await runner.query(`
      CREATE TABLE employer (
        employer_id uuid CONSTRAINT employer_pkey PRIMARY KEY,
        name text NOT NULL CONSTRAINT employer_name_key UNIQUE,
        region text NOT NULL,
        minimum_group_size integer NOT NULL DEFAULT 5,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT employer_region_check CHECK (region IN ('UNITED_STATES', 'CALIFORNIA', 'EUROPEAN_ECONOMIC_AREA', 'OTHER')),
        CONSTRAINT employer_minimum_group_size_check CHECK (minimum_group_size >= 5)
      )`)
    await runner.query('ALTER TABLE employer ENABLE ROW LEVEL SECURITY')
    await runner.query('ALTER TABLE employer FORCE ROW LEVEL SECURITY')
    await runner.query(
      'CREATE POLICY one_employer ON employer USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())',
    )
    await runner.query('CREATE POLICY platform_lists_employers ON employer FOR SELECT TO flux_platform USING (true)')
    await runner.query('GRANT SELECT ON employer TO flux_app')
    await runner.query('GRANT SELECT, INSERT, UPDATE ON employer TO flux_platform')
    await runner.query(`
      CREATE TABLE service_key (
        name text CONSTRAINT service_key_pkey PRIMARY KEY,
        key bytea NOT NULL
      )`)
    await runner.query(`
      INSERT INTO service_key
      VALUES ('cursor-and-candidate', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'))`)
    await runner.query('GRANT SELECT ON service_key TO flux_app, flux_platform')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_key')
    await runner.query('DROP TABLE employer')
    await runner.query('DROP FUNCTION request_time()')
    await runner.query('DROP FUNCTION current_employer()')
    await runner.query('DROP TYPE audience')
    await runner.query('REVOKE USAGE ON SCHEMA public FROM flux_app, flux_platform')
  }
}
