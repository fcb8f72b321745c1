import type { Request } from '../../request.js'

/** A table of rows that are there because the version says so, and for no other reason. `scheme` is $1 everywhere. */
interface RelationTable {
  readonly table: string
  readonly key: readonly string[]
  /** The value beside the key, if there is one. */
  readonly value: string | null
  /** The table's columns for every staged row: the key, then the value; each key once. */
  readonly staged: string
  /** True of the rows of this scheme. */
  readonly isOfScheme: string
}

const broader: RelationTable = {
  table: 'skill_broader',
  key: ['skill_id', 'broader_id'],
  value: null,
  staged: `SELECT DISTINCT id AS skill_id, other_id AS broader_id FROM vocabulary_record WHERE scheme = $1 AND kind = 'BROADER'`,
  isOfScheme: 'skill_id IN (SELECT id FROM skill WHERE scheme = $1)',
}
/** Where several lines relate one pair, the most typical counts. */
const occupationSkills: RelationTable = {
  table: 'occupation_skill',
  key: ['occupation_id', 'skill_id'],
  value: 'typicality',
  staged: `SELECT id AS occupation_id, other_id AS skill_id, max(typicality) AS typicality
    FROM vocabulary_record WHERE scheme = $1 AND kind = 'OCCUPATION_SKILL' GROUP BY id, other_id`,
  isOfScheme: 'occupation_id IN (SELECT id FROM occupation WHERE scheme = $1)',
}
const tasks: RelationTable = {
  table: 'occupation_task',
  key: ['occupation_id', 'code'],
  value: 'statement',
  staged: `SELECT id AS occupation_id, code, min(name COLLATE "C") AS statement
    FROM vocabulary_record WHERE scheme = $1 AND kind = 'TASK' GROUP BY id, code`,
  isOfScheme: 'occupation_id IN (SELECT id FROM occupation WHERE scheme = $1)',
}

/** Brings what is said of terms in step with what is staged. Nothing is left that speaks of a retired term. */
export async function mergeRelations(request: Request, scheme: string): Promise<void> {
  for (const relation of [broader, occupationSkills, tasks]) await mergeRelation(request, scheme, relation)
}

async function mergeRelation(
  request: Request,
  scheme: string,
  { table, key, value, staged, isOfScheme }: RelationTable,
): Promise<void> {
  const columns = [...key, ...(value ? [value] : [])].join(', ')
  await request.sql(
    `DELETE FROM ${table} t WHERE ${isOfScheme}
       AND NOT EXISTS (SELECT FROM (${staged}) s WHERE ${key.map((column) => `s.${column} = t.${column}`).join(' AND ')})`,
    [scheme],
  )
  const whenThere = value
    ? `UPDATE SET ${value} = excluded.${value} WHERE ${table}.${value} <> excluded.${value}`
    : 'NOTHING'
  await request.sql(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM (${staged}) s
     ON CONFLICT (${key.join(', ')}) DO ${whenThere}`,
    [scheme],
  )
}
