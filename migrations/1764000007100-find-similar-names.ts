import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Similar names are found in spite of any one slip, and sought only where few names begin as was asked. */
export class FindSimilarNames1764000007100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(loadTrigrams)
    await runner.query(skillNamesLike)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(loadTrigrams)
    await runner.query(formerSkillNamesLike)
  }
}

/** A session knows the settings of pg_trgm, and may name them, from its first use on. */
const loadTrigrams = `SELECT show_trgm('')`

/**
 * Names like `wanted`, and how like:
 * 6 the whole name; 5 its beginning, where `wanted` has marks that tell names apart; 4 the same words; 3.5 in another order;
 * 3 its beginning; 2 each word begins a word of it; below that, where fewer than ten names were found, up to fifty with similar
 * words (trigrams): the mean of how much of `wanted` is in the name and how much they have in common.
 * A slip changes at most four trigrams of a name, and one more for one that it has twice: the likeness that is asked for follows.
 * A single letter is looked for at the beginning only. Names of retired skills may be among them.
 * The planner takes the comparisons for as cheap as one of numbers, and would make them with every name instead of asking an
 * index; a plan for any `wanted` would ask the wrong one, and without figures of the table it would begin with all skills.
 */
const skillNamesLike = `
  CREATE OR REPLACE FUNCTION skill_names_like(wanted text) RETURNS TABLE (skill_id uuid, likeness real)
  LANGUAGE plpgsql STABLE ROWS 50
  SET enable_seqscan = off SET plan_cache_mode = force_custom_plan SET pg_trgm.word_similarity_threshold = 0.6 AS $$
  DECLARE
    said text := fold_name(wanted);
    written text := lower(btrim(wanted));
    has_marks boolean := ' ' || lower(unaccent(written)) <> said;
    words text[] := regexp_split_to_array(ltrim(said), ' ');
    patterns text[] := ARRAY(SELECT CASE WHEN length(said) = 2 THEN '' ELSE '%' END || ' ' || word || '%' FROM unnest(words) word);
    trigrams real := cardinality(show_trgm(said));
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
    IF names >= 10 OR length(said) < 4 THEN RETURN; END IF;
    PERFORM set_config('pg_trgm.word_similarity_threshold',
      greatest(0.27, least(0.6, (trigrams - 5) / (trigrams + 4)))::text, true);
    RETURN QUERY
      WITH similar_name AS MATERIALIZED (SELECT n.skill_id, n.folded FROM skill_name n WHERE said <% n.folded)
      SELECT n.skill_id, ((word_similarity(said, n.folded) + similarity(said, n.folded)) / 2)::real AS similarity
      FROM similar_name n JOIN skill k ON k.id = n.skill_id AND k.retired_in IS NULL
      ORDER BY similarity DESC, n.folded COLLATE "C", n.skill_id LIMIT 50;
  END $$`

const formerSkillNamesLike = `
  CREATE OR REPLACE FUNCTION skill_names_like(wanted text) RETURNS TABLE (skill_id uuid, likeness real)
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
