import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Search in the names of skills by words in any order, and a version of the vocabulary by which a process knows what it compiled. */
export class SearchSkillNames1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(foldName)
    await runner.query(`ALTER TABLE skill_name ADD COLUMN folded text`)
    await runner.query(`UPDATE skill_name SET folded = fold_name(name)`)
    await runner.query(`ALTER TABLE skill_name ALTER COLUMN folded SET NOT NULL`)
    await runner.query(`
      CREATE FUNCTION fold_skill_name() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.folded := fold_name(NEW.name);
        RETURN NEW;
      END $$`)
    await runner.query(`
      CREATE TRIGGER skill_name_folds BEFORE INSERT OR UPDATE ON skill_name
      FOR EACH ROW EXECUTE FUNCTION fold_skill_name()`)
    await runner.query('DROP INDEX skill_name_trigram')
    await runner.query('CREATE INDEX skill_name_trigram ON skill_name USING gin (folded gin_trgm_ops)')
    await runner.query('CREATE INDEX skill_name_beginning ON skill_name (folded text_pattern_ops)')
    await runner.query('DROP FUNCTION skill_names_like(text)')
    await runner.query(skillNamesLike)
    await createVersion(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of versioned) await runner.query(`DROP TRIGGER ${table}_renews_version ON ${table}`)
    await runner.query('DROP FUNCTION renew_vocabulary_version()')
    await runner.query('DROP TABLE vocabulary_version')
    await runner.query('DROP FUNCTION skill_names_like(text)')
    await runner.query('DROP TRIGGER skill_name_folds ON skill_name')
    await runner.query('DROP FUNCTION fold_skill_name()')
    await runner.query('ALTER TABLE skill_name DROP COLUMN folded')
    await runner.query('DROP FUNCTION fold_name(text)')
    await runner.query('CREATE INDEX skill_name_trigram ON skill_name USING gin (lower(name) gin_trgm_ops)')
    await runner.query(formerSkillNamesLike)
  }
}

/** What changes what a text or a search may find, or what occupations suggest. */
const versioned = ['skill', 'skill_name', 'occupation', 'occupation_skill']

/** One row, with another version after each change of the vocabulary, whoever makes it. */
async function createVersion(runner: QueryRunner): Promise<void> {
  await runner.query('CREATE TABLE vocabulary_version (version uuid CONSTRAINT vocabulary_version_pkey PRIMARY KEY)')
  await runner.query('INSERT INTO vocabulary_version VALUES (gen_random_uuid())')
  await runner.query('GRANT SELECT ON vocabulary_version TO flux_app, flux_reader')
  await runner.query('GRANT SELECT, UPDATE ON vocabulary_version TO flux_platform')
  await runner.query(`
    CREATE FUNCTION renew_vocabulary_version() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE vocabulary_version SET version = gen_random_uuid();
      RETURN NULL;
    END $$`)
  for (const table of versioned)
    await runner.query(`
      CREATE TRIGGER ${table}_renews_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION renew_vocabulary_version()`)
}

/** A name as it is compared: a blank before every word, lower case, no accents, no marks but those of C++ and C#. */
const foldName = `
  CREATE FUNCTION fold_name(name text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT rtrim(regexp_replace(' ' || lower(unaccent(name)), '[^[:alnum:]+#]+', ' ', 'g'))
  $$`

/**
 * Names like `wanted`, and how like:
 * 6 the whole name; 5 its beginning, where `wanted` has marks that tell names apart; 4 the same words; 3.5 in another order;
 * 3 its beginning; 2 each word begins a word of it; below that, where fewer than twenty names were found, up to fifty with similar
 * words (trigrams): the mean of how much of `wanted` is in the name and how much they have in common.
 * A single letter is looked for at the beginning only. Names of retired skills may be among them. The planner takes the comparisons for as cheap as one of numbers, and
 * would make them with every name instead of asking an index; a plan for any `wanted` would ask the wrong one, and without figures
 * of the table it would begin with all skills.
 */
const skillNamesLike = `
  CREATE FUNCTION skill_names_like(wanted text) RETURNS TABLE (skill_id uuid, likeness real)
  LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET plan_cache_mode = force_custom_plan SET pg_trgm.word_similarity_threshold = 0.6 AS $$
  DECLARE
    said text := fold_name(wanted);
    written text := lower(btrim(wanted));
    has_marks boolean := ' ' || lower(unaccent(written)) <> said;
    words text[] := regexp_split_to_array(ltrim(said), ' ');
    patterns text[] := ARRAY(SELECT CASE WHEN length(said) = 2 THEN '' ELSE '%' END || ' ' || word || '%' FROM unnest(words) word);
    names integer;
  BEGIN
    IF said = '' THEN RETURN; END IF;
    RETURN QUERY
      SELECT n.skill_id, CASE
          WHEN lower(n.name) = written THEN 6
          WHEN has_marks AND starts_with(lower(n.name), written) THEN 5
          WHEN n.folded = said THEN 4
          WHEN length(n.folded) = length(said) THEN 3.5
          WHEN starts_with(n.folded, said) THEN 3
          ELSE 2 END::real
      FROM skill_name n
      WHERE n.folded LIKE patterns[1] AND n.folded LIKE coalesce(patterns[2], '%') AND n.folded LIKE coalesce(patterns[3], '%')
        AND n.folded LIKE ALL (patterns);
    GET DIAGNOSTICS names = ROW_COUNT;
    IF names >= 20 OR length(said) < 4 THEN RETURN; END IF;
    PERFORM set_config('pg_trgm.word_similarity_threshold', greatest(0.27, least(0.6, (length(said) - 4.01) / (length(said) + 4)))::text, true);
    RETURN QUERY
      WITH similar_name AS MATERIALIZED (SELECT n.skill_id, n.folded FROM skill_name n WHERE said <% n.folded)
      SELECT n.skill_id, ((word_similarity(said, n.folded) + similarity(said, n.folded)) / 2)::real AS similarity
      FROM similar_name n JOIN skill k ON k.id = n.skill_id AND k.retired_in IS NULL
      ORDER BY similarity DESC, n.folded COLLATE "C", n.skill_id LIMIT 50;
  END $$`

const formerSkillNamesLike = `
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
