import type { Request } from '../../request.js'
import type { RenamedTerm, RetiredTerm, Term, TermChanges } from './vocabulary-report.js'

interface TermTable {
  readonly kind: 'SKILL' | 'OCCUPATION'
  readonly table: 'skill' | 'occupation'
  readonly name: 'name' | 'title'
}
const skills: TermTable = { kind: 'SKILL', table: 'skill', name: 'name' }
const occupations: TermTable = { kind: 'OCCUPATION', table: 'occupation', name: 'title' }

/**
 * The staged terms of scheme $1, each once. Where the files spell one term in several ways, the first spelling in the order
 * of code points is its name (capitals come first), whichever line came first.
 */
const termsOf = (kind: TermTable['kind']) => `(
  SELECT DISTINCT ON (id) id, code, name, description, uri FROM vocabulary_record
  WHERE scheme = $1 AND kind = '${kind}'
  ORDER BY id, name COLLATE "C", description COLLATE "C", uri COLLATE "C"
)`

/** Brings the skills of a scheme in step with what is staged; whatever is there no longer is retired. */
export async function mergeSkills(request: Request, scheme: string, version: string): Promise<TermChanges> {
  const changes = await findChanges(request, scheme, skills)
  await request.sql(
    `INSERT INTO skill (id, scheme, code, scheme_version, name, description, uri)
     SELECT id, $1, code, $2, name, description, uri FROM ${termsOf('SKILL')} t
     ON CONFLICT (id) DO UPDATE SET scheme_version = excluded.scheme_version, name = excluded.name,
       description = excluded.description, uri = excluded.uri, retired_in = NULL, merged_into = NULL
     WHERE (skill.scheme_version, skill.name, skill.description, skill.uri, skill.retired_in)
       IS DISTINCT FROM (excluded.scheme_version, excluded.name, excluded.description, excluded.uri, NULL)`,
    [scheme, version],
  )
  const gone = await retire(request, scheme, version, skills)
  await mergeNames(request, scheme)
  await findHeirs(request, scheme, gone)
  return { ...changes, retired: await listRetired(request, gone) }
}

/** The same for occupations, whose other titles are a part of them. */
export async function mergeOccupations(request: Request, scheme: string, version: string): Promise<TermChanges> {
  const changes = await findChanges(request, scheme, occupations)
  await request.sql(
    `INSERT INTO occupation (id, scheme, code, scheme_version, title, alternative_titles, description, uri)
     SELECT t.id, $1, t.code, $2, t.name, coalesce(o.titles, '{}'), t.description, t.uri
     FROM ${termsOf('OCCUPATION')} t LEFT JOIN (
       SELECT r.id, array_agg(DISTINCT r.name COLLATE "C") AS titles
       FROM vocabulary_record r JOIN ${termsOf('OCCUPATION')} t ON t.id = r.id
       WHERE r.scheme = $1 AND r.kind IN ('OCCUPATION', 'OCCUPATION_TITLE') AND r.name <> t.name GROUP BY r.id
     ) o ON o.id = t.id
     ON CONFLICT (id) DO UPDATE SET scheme_version = excluded.scheme_version, title = excluded.title,
       alternative_titles = excluded.alternative_titles, description = excluded.description, uri = excluded.uri, retired_in = NULL
     WHERE (occupation.scheme_version, occupation.title, occupation.alternative_titles, occupation.description,
         occupation.uri, occupation.retired_in)
       IS DISTINCT FROM (excluded.scheme_version, excluded.title, excluded.alternative_titles, excluded.description,
         excluded.uri, NULL)`,
    [scheme, version],
  )
  await retire(request, scheme, version, occupations)
  const retired = await request.sql<Term>(
    'SELECT code, title AS name FROM occupation WHERE scheme = $1 AND retired_in = $2 ORDER BY code COLLATE "C"',
    [scheme, version],
  )
  return { ...changes, retired: retired.map((term) => ({ ...term, heir: null })) }
}

/** What the staged terms change, before they do. */
async function findChanges(
  request: Request,
  scheme: string,
  { kind, table, name }: TermTable,
): Promise<Omit<TermChanges, 'retired'>> {
  const [counts] = await request.sql<{ total: number; added: number }>(
    `SELECT count(*)::int AS total, count(*) FILTER (WHERE k.id IS NULL)::int AS added
     FROM ${termsOf(kind)} t LEFT JOIN ${table} k ON k.id = t.id`,
    [scheme],
  )
  const renamed = await request.sql<RenamedTerm>(
    `SELECT t.code, k.${name} AS "formerName", t.name FROM ${termsOf(kind)} t JOIN ${table} k ON k.id = t.id
     WHERE k.${name} <> t.name ORDER BY t.code COLLATE "C"`,
    [scheme],
  )
  const returned = await request.sql<Term>(
    `SELECT t.code, t.name FROM ${termsOf(kind)} t JOIN ${table} k ON k.id = t.id
     WHERE k.retired_in IS NOT NULL ORDER BY t.code COLLATE "C"`,
    [scheme],
  )
  return { ...(counts as { total: number; added: number }), renamed, returned }
}

async function retire(
  request: Request,
  scheme: string,
  version: string,
  { kind, table }: TermTable,
): Promise<string[]> {
  const rows = await request.sql<{ id: string }>(
    `WITH gone AS (
       UPDATE ${table} k SET retired_in = $2
       WHERE scheme = $1 AND retired_in IS NULL
         AND NOT EXISTS (SELECT FROM vocabulary_record r WHERE r.scheme = $1 AND r.kind = '${kind}' AND r.id = k.id)
       RETURNING id
     ) SELECT id FROM gone`,
    [scheme, version],
  )
  return rows.map(({ id }) => id)
}

const isName = `kind IN ('SKILL', 'SKILL_NAME')`

/** The names of the terms in force are those of the version; a retired term keeps its own. */
async function mergeNames(request: Request, scheme: string): Promise<void> {
  await request.sql(
    `DELETE FROM skill_name n USING skill k
     WHERE k.id = n.skill_id AND k.scheme = $1 AND k.retired_in IS NULL
       AND NOT EXISTS (
         SELECT FROM vocabulary_record r WHERE r.scheme = $1 AND ${isName} AND r.id = n.skill_id AND r.name = n.name
       )`,
    [scheme],
  )
  await request.sql(
    `INSERT INTO skill_name (skill_id, name, is_preferred)
     SELECT DISTINCT k.id, r.name, r.name = k.name FROM vocabulary_record r JOIN skill k ON k.id = r.id
     WHERE r.scheme = $1 AND ${isName}
     ON CONFLICT (skill_id, name) DO UPDATE SET is_preferred = excluded.is_preferred
     WHERE skill_name.is_preferred <> excluded.is_preferred`,
    [scheme],
  )
}

/** A retired term is merged into the one term that has its name now: as its preferred name, or else as any. */
async function findHeirs(request: Request, scheme: string, retired: readonly string[]): Promise<void> {
  await request.sql(
    `UPDATE skill k SET merged_into = CASE WHEN cardinality(h.preferred) = 1 THEN h.preferred[1] ELSE h.any_name[1] END
     FROM (
       SELECT g.id, array_agg(DISTINCT n.skill_id) AS any_name,
         array_agg(DISTINCT n.skill_id) FILTER (WHERE n.is_preferred) AS preferred
       FROM skill g JOIN skill_name n ON lower(n.name) = lower(g.name) JOIN skill t ON t.id = n.skill_id
       WHERE g.id = ANY ($2) AND t.scheme = $1 AND t.retired_in IS NULL GROUP BY g.id
     ) h
     WHERE k.id = h.id AND (cardinality(h.preferred) = 1 OR cardinality(h.any_name) = 1)`,
    [scheme, retired],
  )
}

async function listRetired(request: Request, ids: readonly string[]): Promise<RetiredTerm[]> {
  const rows = await request.sql<Term & { heirCode: string | null; heirName: string }>(
    `SELECT k.code, k.name, h.code AS "heirCode", h.name AS "heirName"
     FROM skill k LEFT JOIN skill h ON h.id = k.merged_into WHERE k.id = ANY ($1) ORDER BY k.code COLLATE "C"`,
    [ids],
  )
  return rows.map(({ code, name, heirCode, heirName }) => ({
    code,
    name,
    heir: heirCode === null ? null : { code: heirCode, name: heirName },
  }))
}
