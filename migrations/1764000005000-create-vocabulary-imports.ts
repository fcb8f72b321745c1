import type { MigrationInterface, QueryRunner } from 'typeorm'

/** In the order in which they can be made. */
const shown = ['vocabulary', 'occupation_task', 'skill_mapping']
const staging = ['vocabulary_import', 'vocabulary_record']

/** Vocabularies of others: which versions were imported, terms that a newer version no longer has, tasks, and mappings between schemes. */
export class CreateVocabularyImports1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE skill
        ADD COLUMN retired_in text,
        ADD COLUMN merged_into uuid,
        ADD CONSTRAINT skill_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES skill (id),
        ADD CONSTRAINT skill_merged_into_check CHECK (merged_into IS NULL OR retired_in IS NOT NULL)`)
    await runner.query(`
      ALTER TABLE occupation ADD COLUMN description text, ADD COLUMN uri text, ADD COLUMN retired_in text`)
    await runner.query(`
      CREATE TABLE vocabulary (
        scheme text CONSTRAINT vocabulary_pkey PRIMARY KEY,
        version text NOT NULL,
        licence text NOT NULL,
        attribution text NOT NULL,
        checksum bytea NOT NULL,
        imported_at timestamptz NOT NULL
      )`)
    await runner.query(`
      CREATE TABLE occupation_task (
        occupation_id uuid NOT NULL,
        code text NOT NULL,
        statement text NOT NULL,
        CONSTRAINT occupation_task_pkey PRIMARY KEY (occupation_id, code),
        CONSTRAINT occupation_task_occupation_fkey FOREIGN KEY (occupation_id) REFERENCES occupation (id) ON DELETE CASCADE
      )`)
    await runner.query(`
      CREATE TABLE skill_mapping (
        skill_id uuid NOT NULL,
        mapped_id uuid NOT NULL,
        basis text NOT NULL,
        decision text NOT NULL,
        CONSTRAINT skill_mapping_pkey PRIMARY KEY (skill_id, mapped_id),
        CONSTRAINT skill_mapping_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id) ON DELETE CASCADE,
        CONSTRAINT skill_mapping_mapped_fkey FOREIGN KEY (mapped_id) REFERENCES skill (id) ON DELETE CASCADE,
        CONSTRAINT skill_mapping_basis_check CHECK (basis IN ('NAME', 'ALTERNATIVE_NAME', 'REVIEW')),
        CONSTRAINT skill_mapping_decision_check CHECK (decision IN ('PROPOSED', 'ACCEPTED', 'REJECTED'))
      )`)
    await runner.query('CREATE INDEX skill_mapping_mapped ON skill_mapping (mapped_id)')
    await this.createStaging(runner)
    await runner.query(skillNamesLike)
    await runner.query(`GRANT SELECT ON ${shown.join(', ')} TO flux_app, flux_reader`)
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${[...shown, ...staging].join(', ')} TO flux_platform`)
  }

  private async createStaging(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vocabulary_import (
        scheme text CONSTRAINT vocabulary_import_pkey PRIMARY KEY,
        version text NOT NULL,
        checksum bytea NOT NULL,
        records integer NOT NULL,
        started_at timestamptz NOT NULL
      )`)
    await runner.query(`
      CREATE TABLE vocabulary_record (
        scheme text NOT NULL,
        position integer NOT NULL,
        kind text NOT NULL,
        id uuid NOT NULL,
        other_id uuid,
        code text,
        name text,
        description text,
        uri text,
        typicality double precision,
        CONSTRAINT vocabulary_record_pkey PRIMARY KEY (scheme, position)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION skill_names_like(text)')
    for (const table of [...staging, ...shown].reverse()) await runner.query(`DROP TABLE ${table}`)
    await runner.query('ALTER TABLE occupation DROP COLUMN description, DROP COLUMN uri, DROP COLUMN retired_in')
    await runner.query('ALTER TABLE skill DROP COLUMN merged_into, DROP COLUMN retired_in')
  }
}

/**
 * Skills with a name like `wanted` (in lower case), and how like: 3 the whole name, 2 its beginning, below that the likeness
 * of the most similar words (trigrams). PostgreSQL takes the comparison for as cheap as one of numbers, and would make it with
 * every name of the vocabulary instead of asking the index.
 */
const skillNamesLike = `
  CREATE FUNCTION skill_names_like(wanted text) RETURNS TABLE (skill_id uuid, likeness real)
  LANGUAGE sql STABLE SET enable_seqscan = off AS $$
    SELECT n.skill_id, max(CASE
        WHEN lower(n.name) = wanted THEN 3
        WHEN starts_with(lower(n.name), wanted) THEN 2
        ELSE word_similarity(wanted, lower(n.name)) END)::real
    FROM skill_name n
    WHERE lower(n.name) LIKE regexp_replace(wanted, '([%_\\\\])', '\\\\\\1', 'g') || '%' OR wanted <% lower(n.name)
    GROUP BY n.skill_id
  $$`
