import { createHash } from 'node:crypto'
import type { Request } from '../../request.js'
import { proposeMappings } from '../mapping.store.js'
import { mergeRelations } from './merge-relations.store.js'
import { mergeOccupations, mergeSkills } from './merge-terms.store.js'
import { beginStaging, clearStaging, type Reading, stageRecords } from './staging.store.js'
import { DamagedFile } from './table-file.js'
import type { VocabularyReport } from './vocabulary-report.js'
import type { VocabularyRecord, VocabularySource } from './vocabulary-source.js'

/** Whole transactions on the vocabulary. */
export interface VocabularyTransactions {
  platform<T>(employerId: null, now: Date, work: (request: Request) => Promise<T>): Promise<T>
}

/** The files are read twice: checked as a whole, then loaded. */
export type ReadingPhase = 'check' | 'load'

export interface VocabularyImportOptions {
  readonly now: Date
  /** Imports what is in force already once more, and begins an interrupted import anew. */
  readonly again?: boolean
  /** How many of all files' `total` bytes a phase has read. */
  readonly onProgress?: (phase: ReadingPhase, done: number, total: number) => void
  /** How many records one transaction stages; 5,000 when absent. */
  readonly recordsPerTransaction?: number
}

/**
 * Brings one scheme of the vocabulary in step with a version's files. The first reading checks all of them; the second
 * stages their records in transactions of bounded size, which an interrupted import finds again; one last transaction
 * replaces the former version by the staged one, so that nobody meets half of either. What is held in memory grows with the
 * number of terms, not of rows. Null: this version is in force already, and nothing was done.
 * @throws DamagedFile before anything is changed. @throws ImportUnderWay beside another import of the scheme.
 */
export async function importVocabulary(
  database: VocabularyTransactions,
  source: VocabularySource,
  options: VocabularyImportOptions,
): Promise<VocabularyReport | null> {
  const { now, again = false } = options
  const checksum = await checkFiles(source, options)
  const reading: Reading = { source, checksum }
  const staged = await database.platform(null, now, async (request) =>
    !again && (await isInForce(request, reading)) ? null : beginStaging(request, reading, again),
  )
  if (staged === null) return null
  await stageFiles(database, reading, staged, options)
  return database.platform(null, now, (request) => replaceVersion(request, reading))
}

async function isInForce(request: Request, { source, checksum }: Reading): Promise<boolean> {
  const known = await request.sql('SELECT FROM vocabulary WHERE scheme = $1 AND checksum = $2', [
    source.scheme,
    checksum,
  ])
  return known.length > 0
}

/** Reads everything once as it will be loaded, and keeps nothing of it but the checksum. */
async function checkFiles(source: VocabularySource, options: VocabularyImportOptions): Promise<Buffer> {
  const files = watchFiles(source, 'check', options)
  for await (const _record of source.read(files.onChunk));
  return files.checksum()
}

async function stageFiles(
  database: VocabularyTransactions,
  reading: Reading,
  staged: number,
  options: VocabularyImportOptions,
): Promise<void> {
  const { now, recordsPerTransaction = 5_000 } = options
  const files = watchFiles(reading.source, 'load', options)
  let records: VocabularyRecord[] = []
  let position = 0
  const save = async () => {
    const first = position - records.length
    await database.platform(null, now, (request) => stageRecords(request, reading, first, records))
    records = []
  }
  for await (const told of reading.source.read(files.onChunk))
    for (const record of told) {
      if (++position <= staged) continue
      records.push(record)
      if (records.length === recordsPerTransaction) await save()
    }
  if (!files.checksum().equals(reading.checksum))
    throw new DamagedFile(reading.source.scheme, 'the files changed while they were read')
  if (records.length) await save()
}

/** Counts and hashes the files of one reading, in the order in which they are read. */
function watchFiles(source: VocabularySource, phase: ReadingPhase, { onProgress = () => {} }: VocabularyImportOptions) {
  const hash = createHash('sha256').update(JSON.stringify([source.version, source.files.map(({ size }) => size)]))
  const total = source.files.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  return {
    onChunk(chunk: Buffer): void {
      hash.update(chunk)
      done += chunk.length
      onProgress(phase, done, total)
    },
    checksum: (): Buffer => hash.digest(),
  }
}

async function replaceVersion(request: Request, { source, checksum }: Reading): Promise<VocabularyReport> {
  const { scheme, version, licence, attribution } = source
  await request.sql('LOCK TABLE skill IN SHARE ROW EXCLUSIVE MODE')
  // Nothing is known yet of what was staged a moment ago, and a nested loop over it would take minutes.
  await request.sql('SET LOCAL enable_nestloop = off')
  const [former] = await request.sql<{ version: string }>('SELECT version FROM vocabulary WHERE scheme = $1', [scheme])
  const skills = await mergeSkills(request, scheme, version)
  const occupations = await mergeOccupations(request, scheme, version)
  await mergeRelations(request, scheme)
  await proposeMappings(request, scheme)
  await request.sql(
    `INSERT INTO vocabulary (scheme, version, licence, attribution, checksum, imported_at, place)
     VALUES ($1, $2, $3, $4, $5, $6, (SELECT coalesce(max(place), 0) + 1 FROM vocabulary))
     ON CONFLICT (scheme) DO UPDATE SET version = excluded.version, licence = excluded.licence,
       attribution = excluded.attribution, checksum = excluded.checksum, imported_at = excluded.imported_at`,
    [scheme, version, licence, attribution, checksum, request.now],
  )
  await clearStaging(request, scheme)
  const counts = await countRows(request, scheme)
  const formerVersion = former?.version ?? null
  return { scheme, version, formerVersion, skills, occupations, counts, leftOut: source.leftOut }
}

async function countRows(request: Request, scheme: string): Promise<VocabularyReport['counts']> {
  const isOfSkill = (column: string) => `${column} IN (SELECT id FROM skill WHERE scheme = $1 AND retired_in IS NULL)`
  const isOfOccupation = 'occupation_id IN (SELECT id FROM occupation WHERE scheme = $1)'
  const [counts] = await request.sql<VocabularyReport['counts']>(
    `SELECT (SELECT count(*)::int FROM skill_name WHERE ${isOfSkill('skill_id')}) AS names,
       (SELECT count(*)::int FROM skill_broader WHERE ${isOfSkill('skill_id')}) AS broader,
       (SELECT count(*)::int FROM occupation_task WHERE ${isOfOccupation}) AS tasks,
       (SELECT count(*)::int FROM occupation_skill WHERE ${isOfOccupation}) AS "occupationSkills",
       (SELECT count(*)::int FROM skill_mapping WHERE ${isOfSkill('skill_id')} OR ${isOfSkill('mapped_id')}) AS mappings`,
    [scheme],
  )
  return counts as VocabularyReport['counts']
}
