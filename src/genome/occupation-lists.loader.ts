import type { Request } from '../request.js'
import { OccupationLists } from './inference/occupation-lists.js'

/** By database, then by version of its vocabularies. */
const compiled = new WeakMap<object, Map<string, Promise<OccupationLists>>>()
/** The one in force, and the former one, which requests that began earlier may still read. */
const mostKept = 2

/**
 * The skills of all occupations as this request's snapshot has them, made for arithmetic. Kept by the process as long as the
 * vocabulary has the same version, which every change of it renews in its own transaction.
 */
export async function occupationLists(request: Request): Promise<OccupationLists> {
  const [row] = await request.sql<{ version: string }>('SELECT version FROM vocabulary_version')
  const version = row?.version as string
  const kept = compiled.get(request.rows.connection) ?? new Map<string, Promise<OccupationLists>>()
  compiled.set(request.rows.connection, kept)
  // Another request that compiles this version may fail for reasons of its own.
  const known = await kept.get(version)?.catch(() => null)
  if (known) return known
  const making = compile(request)
  kept.set(version, making)
  for (const former of [...kept.keys()].slice(0, -mostKept)) kept.delete(former)
  return making.catch((error: unknown) => {
    if (kept.get(version) === making) kept.delete(version)
    throw error
  })
}

async function compile(request: Request): Promise<OccupationLists> {
  const rows = await request.sql<{ id: string; skills: string[] }>(
    `SELECT s.occupation_id AS id, array_agg(s.skill_id) AS skills
     FROM occupation_skill s JOIN occupation o ON o.id = s.occupation_id AND o.retired_in IS NULL
     JOIN skill k ON k.id = s.skill_id AND k.retired_in IS NULL GROUP BY s.occupation_id`,
  )
  return OccupationLists.compile(new Map(rows.map(({ id, skills }) => [id, skills])))
}
