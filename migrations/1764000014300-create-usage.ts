import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which operations people sent, from where: kept for a while, read by themselves, and counted for the operators. */
export class CreateUsage1764000014300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // It does not refer to the employee: every read would lock that row. A trigger erases it with the person.
    await runner.query(`
      CREATE TABLE usage_event (
        employer_id uuid NOT NULL,
        id uuid NOT NULL,
        employee_id uuid NOT NULL,
        at timestamptz NOT NULL,
        operation text NOT NULL,
        client text,
        address text,
        agent text,
        referrer text,
        CONSTRAINT usage_event_pkey PRIMARY KEY (employer_id, id),
        CONSTRAINT usage_event_employer_fkey FOREIGN KEY (employer_id) REFERENCES employer (employer_id) ON DELETE CASCADE
      )`)
    await runner.query('CREATE INDEX usage_event_employee ON usage_event (employer_id, employee_id, at)')
    await runner.query('CREATE INDEX usage_event_at ON usage_event (employer_id, at)')
    await runner.query('ALTER TABLE usage_event ENABLE ROW LEVEL SECURITY')
    await runner.query('ALTER TABLE usage_event FORCE ROW LEVEL SECURITY')
    await runner.query(
      'CREATE POLICY one_employer ON usage_event USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())',
    )
    await runner.query('GRANT SELECT, INSERT ON usage_event TO flux_app, flux_reader')
    await runner.query('GRANT SELECT, INSERT, DELETE ON usage_event TO flux_platform')
    await runner.query(`
      CREATE FUNCTION erase_usage() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM usage_event u WHERE u.employer_id = OLD.employer_id AND u.employee_id = OLD.id;
        RETURN NULL;
      END $$`)
    await runner.query(
      'CREATE TRIGGER employee_erases_usage AFTER DELETE ON employee FOR EACH ROW EXECUTE FUNCTION erase_usage()',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER employee_erases_usage ON employee')
    await runner.query('DROP FUNCTION erase_usage()')
    await runner.query('DROP TABLE usage_event')
  }
}
