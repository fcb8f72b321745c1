import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What suggestions of skills need: occupations found by how a job title is meant, and what a person does not want suggested. */
export class SuggestSkills1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(titleKey)
    await runner.query(titleKeys)
    await runner.query('CREATE INDEX occupation_title ON occupation USING gin (title_keys(title, alternative_titles))')
    await runner.query('CREATE INDEX skill_adjacency_adjacent ON skill_adjacency (edition_id, adjacent_id)')
    await runner.query(`
      CREATE TABLE rejected_inference (
        employer_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        skill_id uuid NOT NULL,
        rejected_at timestamptz NOT NULL,
        CONSTRAINT rejected_inference_pkey PRIMARY KEY (employer_id, employee_id, skill_id),
        CONSTRAINT rejected_inference_employee_fkey FOREIGN KEY (employer_id, employee_id)
          REFERENCES employee (employer_id, id) ON DELETE CASCADE,
        CONSTRAINT rejected_inference_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id)
      )`)
    await runner.query('ALTER TABLE rejected_inference ENABLE ROW LEVEL SECURITY')
    await runner.query('ALTER TABLE rejected_inference FORCE ROW LEVEL SECURITY')
    await runner.query(`
      CREATE POLICY one_employer ON rejected_inference
        USING (employer_id = current_employer()) WITH CHECK (employer_id = current_employer())`)
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON rejected_inference TO flux_app, flux_platform')
    await runner.query('GRANT SELECT ON rejected_inference TO flux_reader')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rejected_inference')
    await runner.query('DROP INDEX skill_adjacency_adjacent')
    await runner.query('DROP INDEX occupation_title')
    await runner.query('DROP FUNCTION title_keys(text, text[])')
    await runner.query('DROP FUNCTION title_key(text)')
  }
}

const rank = '(?:senior|sr|junior|jr|lead|principal|staff|associate|experienced|graduate|trainee|entry level|mid level)'
const grade = '(?:(?:level |grade )?(?:i{1,3}|iv|vi{0,3}|ix|x|[1-9]))'

/**
 * How a job title is compared: in lower case, without what stands in brackets, without the rank before it ("Senior", "Jr.") and
 * the grade after it ("II", "Level 3"), its words in the singular. Both sides are reduced alike: the key need be no English,
 * only the same for titles that mean the same. A title that is nothing but a rank keeps it.
 */
const titleKey = `
  CREATE FUNCTION title_key(title text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ${[
    ['\\([^)]*\\)', ' '],
    ['[^[:alnum:]+#]+', ' '],
    ['^ +| +$', ''],
    [`^(${rank} )+(?=[^ ])`, ''],
    [`( ${grade})+$`, ''],
    ['ies\\M', 'y'],
    ['(ch|sh|x)es\\M', '\\1'],
    ['([a-z][b-hj-rtv-z])s\\M', '\\1'],
  ].reduce((text, [pattern, by]) => `regexp_replace(${text}, '${pattern}', '${by}', 'g')`, 'lower(title)')}`

/** The keys under which an occupation is found. Said to be costly, so that the planner asks the index instead of computing them. */
const titleKeys = `
  CREATE FUNCTION title_keys(title text, alternative_titles text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000
  RETURN (SELECT array_agg(DISTINCT title_key(t.each)) FROM unnest(title || alternative_titles) t (each))`
