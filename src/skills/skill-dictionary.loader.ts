import type { Request } from '../request.js'
import { SkillDictionary } from './extraction/dictionary.js'
import { listSkillNames } from './skill-names.store.js'

/** By database, then by version of the vocabulary. A version is written once, so that what is compiled of it holds for ever. */
const compiled = new WeakMap<object, Map<string, Promise<SkillDictionary>>>()
/** The one in force, and the former one, which requests that began earlier may still read. */
const mostKept = 2

/**
 * The names of all skills as this request's snapshot has them, compiled for reading texts. Kept by the process as long as the
 * vocabulary has the same version, which every change of it renews in its own transaction.
 */
export async function skillDictionary(request: Request): Promise<SkillDictionary> {
  const [row] = await request.sql<{ version: string }>('SELECT version FROM vocabulary_version')
  if (!row) throw new Error('The vocabulary has no version')
  const kept = keptOf(request)
  // Another request that compiles this version may fail for reasons of its own.
  const known = await kept.get(row.version)?.catch(() => null)
  return known ?? keep(kept, row.version, listSkillNames(request).then(SkillDictionary.compile))
}

function keptOf(request: Request): Map<string, Promise<SkillDictionary>> {
  const database = request.rows.connection
  let kept = compiled.get(database)
  if (!kept) {
    kept = new Map()
    compiled.set(database, kept)
  }
  return kept
}

async function keep(
  kept: Map<string, Promise<SkillDictionary>>,
  version: string,
  making: Promise<SkillDictionary>,
): Promise<SkillDictionary> {
  kept.set(version, making)
  for (const former of [...kept.keys()].slice(0, -mostKept)) kept.delete(former)
  try {
    return await making
  } catch (error) {
    if (kept.get(version) === making) kept.delete(version)
    throw error
  }
}
