import type { MigrationInterface, QueryRunner } from 'typeorm'

const tables = [
  'skill',
  'skill_name',
  'skill_broader',
  'skill_adjacency',
  'occupation',
  'occupation_skill',
  'genome_edition',
]

/** What everybody shares: skills, their names and relations, occupations, and editions of the genome. No tenant's data. */
export class CreateVocabulary1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const extension of ['pg_trgm', 'unaccent']) await runner.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`)
    await runner.query(`
      CREATE TABLE skill (
        id uuid CONSTRAINT skill_pkey PRIMARY KEY,
        scheme text NOT NULL,
        code text NOT NULL,
        scheme_version text NOT NULL,
        name text NOT NULL,
        description text,
        uri text,
        CONSTRAINT skill_scheme_code_key UNIQUE (scheme, code)
      )`)
    await runner.query(`
      CREATE TABLE skill_name (
        skill_id uuid NOT NULL,
        name text NOT NULL,
        is_preferred boolean NOT NULL,
        CONSTRAINT skill_name_pkey PRIMARY KEY (skill_id, name),
        CONSTRAINT skill_name_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id) ON DELETE CASCADE
      )`)
    await runner.query('CREATE INDEX skill_name_trigram ON skill_name USING gin (lower(name) gin_trgm_ops)')
    await runner.query(`
      CREATE TABLE skill_broader (
        skill_id uuid NOT NULL,
        broader_id uuid NOT NULL,
        CONSTRAINT skill_broader_pkey PRIMARY KEY (skill_id, broader_id),
        CONSTRAINT skill_broader_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id) ON DELETE CASCADE,
        CONSTRAINT skill_broader_broader_fkey FOREIGN KEY (broader_id) REFERENCES skill (id) ON DELETE CASCADE
      )`)
    await runner.query('CREATE INDEX skill_broader_broader ON skill_broader (broader_id)')
    await runner.query(`
      CREATE TABLE genome_edition (
        id uuid CONSTRAINT genome_edition_pkey PRIMARY KEY,
        number integer NOT NULL CONSTRAINT genome_edition_number_key UNIQUE,
        learned_at timestamptz NOT NULL,
        skills integer NOT NULL,
        edges integer NOT NULL,
        facts integer NOT NULL,
        schemes text[] NOT NULL,
        minimum_support integer NOT NULL
      )`)
    await runner.query(`
      CREATE TABLE skill_adjacency (
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
      )`)
    await runner.query(`
      CREATE TABLE occupation (
        id uuid CONSTRAINT occupation_pkey PRIMARY KEY,
        scheme text NOT NULL,
        code text NOT NULL,
        scheme_version text NOT NULL,
        title text NOT NULL,
        alternative_titles text[] NOT NULL,
        CONSTRAINT occupation_scheme_code_key UNIQUE (scheme, code)
      )`)
    await runner.query(`
      CREATE TABLE occupation_skill (
        occupation_id uuid NOT NULL,
        skill_id uuid NOT NULL,
        typicality double precision NOT NULL,
        CONSTRAINT occupation_skill_pkey PRIMARY KEY (occupation_id, skill_id),
        CONSTRAINT occupation_skill_occupation_fkey FOREIGN KEY (occupation_id) REFERENCES occupation (id) ON DELETE CASCADE,
        CONSTRAINT occupation_skill_skill_fkey FOREIGN KEY (skill_id) REFERENCES skill (id) ON DELETE CASCADE,
        CONSTRAINT occupation_skill_typicality_check CHECK (typicality > 0 AND typicality <= 1)
      )`)
    await runner.query(`GRANT SELECT ON ${tables.join(', ')} TO flux_app, flux_platform`)
    await runner.query(`GRANT INSERT, UPDATE, DELETE ON ${tables.join(', ')} TO flux_platform`)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'occupation_skill',
      'occupation',
      'skill_adjacency',
      'genome_edition',
      'skill_broader',
      'skill_name',
      'skill',
    ])
      await runner.query(`DROP TABLE ${table}`)
    for (const extension of ['pg_trgm', 'unaccent']) await runner.query(`DROP EXTENSION IF EXISTS ${extension}`)
  }
}
