import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What a privacy officer, who belongs to no employer, may reach: that a person is there, and the log, to add what was disclosed by law. It
 * holds for a transaction that says so (`flux.is_privacy_officer`), and for nothing else in it.
 */
export class LetPrivacyOfficersIn1764000014200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION is_privacy_officer() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
      AS $$ SELECT coalesce(current_setting('flux.is_privacy_officer', true), '') = 'on' $$`)
    await runner.query(
      'CREATE POLICY privacy_officer_finds ON employee FOR SELECT TO flux_app USING (is_privacy_officer())',
    )
    await runner.query(
      'CREATE POLICY privacy_officer_adds ON disclosure_unsealed FOR INSERT TO flux_app WITH CHECK (is_privacy_officer())',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP POLICY privacy_officer_adds ON disclosure_unsealed')
    await runner.query('DROP POLICY privacy_officer_finds ON employee')
    await runner.query('DROP FUNCTION is_privacy_officer()')
  }
}
