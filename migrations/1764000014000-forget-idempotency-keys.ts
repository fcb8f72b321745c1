import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Keys of mutations go with whoever sent them, and are kept as digests: what was remembered under the keys themselves is forgotten,
 * for digests of the arguments alone could be guessed.
 */
export class ForgetIdempotencyKeys1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('TRUNCATE idempotency_record')
    await runner.query(`
      CREATE FUNCTION erase_idempotency_records() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM idempotency_record r WHERE r.employer_id = OLD.employer_id AND r.actor = OLD.id::text;
        RETURN NULL;
      END $$`)
    await runner.query(
      'CREATE TRIGGER employee_erases_idempotency AFTER DELETE ON employee FOR EACH ROW EXECUTE FUNCTION erase_idempotency_records()',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER employee_erases_idempotency ON employee')
    await runner.query('DROP FUNCTION erase_idempotency_records()')
  }
}
