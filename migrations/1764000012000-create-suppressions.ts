import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who opted out of the Public Data Set, as keyed hashes: of no employer, and readable by no query. */
export class CreateSuppressions1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE suppression (
        scope text NOT NULL,
        key_version smallint NOT NULL,
        address_hash bytea NOT NULL,
        untagged_hash bytea NOT NULL,
        suppressed_at timestamptz NOT NULL,
        CONSTRAINT suppression_pkey PRIMARY KEY (scope, key_version, address_hash),
        CONSTRAINT suppression_scope_check CHECK (scope IN ('PUBLIC_DATA'))
      )`)
    await runner.query('CREATE INDEX suppression_untagged ON suppression (key_version, untagged_hash)')
    await runner.query(`
      CREATE TABLE suppression_key (
        version smallint CONSTRAINT suppression_key_pkey PRIMARY KEY,
        fingerprint bytea NOT NULL
      )`)
    await runner.query(`
      CREATE TABLE suppression_turn (
        bucket smallint CONSTRAINT suppression_turn_pkey PRIMARY KEY,
        turn bigint NOT NULL
      )`)
    await runner.query('INSERT INTO suppression_turn SELECT bucket, 0 FROM generate_series(0, 63) AS bucket')
    await runner.query('GRANT SELECT ON suppression, suppression_key, suppression_turn TO flux_app, flux_platform')
    await runner.query('GRANT INSERT ON suppression, suppression_key TO flux_platform')
    // A shared lock on a row asks for the right to change it.
    await runner.query('GRANT UPDATE (turn) ON suppression_turn TO flux_app, flux_platform')
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['suppression_turn', 'suppression_key', 'suppression'])
      await runner.query(`DROP TABLE ${table}`)
  }
}
