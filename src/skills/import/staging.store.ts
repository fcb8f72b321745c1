import type { Request } from '../../request.js'
import { termId } from '../vocabulary.store.js'
import type { VocabularyRecord, VocabularySource } from './vocabulary-source.js'

/** A reading of files, told from others by its checksum. */
export interface Reading {
  readonly source: VocabularySource
  readonly checksum: Buffer
}

/** Another process stages the same vocabulary: its records and ours cannot both be counted. */
export class ImportUnderWay extends Error {}

/** How many records of this very reading are staged already. What was staged of another is thrown away. */
export async function beginStaging(request: Request, { source, checksum }: Reading, again: boolean): Promise<number> {
  const { scheme, version } = source
  const [begun] = await request.sql<{ records: number }>(
    'SELECT records FROM vocabulary_import WHERE scheme = $1 AND checksum = $2',
    [scheme, checksum],
  )
  if (begun && !again) return begun.records
  await clearStaging(request, scheme)
  await request.sql(
    'INSERT INTO vocabulary_import (scheme, version, checksum, records, started_at) VALUES ($1, $2, $3, 0, $4)',
    [scheme, version, checksum, request.now],
  )
  return 0
}

export async function clearStaging(request: Request, scheme: string): Promise<void> {
  await request.sql('DELETE FROM vocabulary_record WHERE scheme = $1', [scheme])
  await request.sql('DELETE FROM vocabulary_import WHERE scheme = $1', [scheme])
}

/**
 * Adds the records from position `first` on, and counts them in the same transaction.
 * @throws ImportUnderWay where others have been added meanwhile.
 */
export async function stageRecords(
  request: Request,
  { source: { scheme }, checksum }: Reading,
  first: number,
  records: readonly VocabularyRecord[],
): Promise<void> {
  const counted = await request.sql(
    `WITH counted AS (
       UPDATE vocabulary_import SET records = records + $4 WHERE scheme = $1 AND checksum = $2 AND records = $3 RETURNING 1
     ) SELECT FROM counted`,
    [scheme, checksum, first, records.length],
  )
  if (counted.length === 0) throw new ImportUnderWay(`Another import of ${scheme} is under way`)
  const columns = stagedColumns.map(([, , give]) => records.map((record) => give(record, scheme)))
  await request.sql(
    `INSERT INTO vocabulary_record (scheme, position, ${stagedColumns.map(([name]) => name).join(', ')})
     SELECT $1, $2 + r.at - 1, ${stagedColumns.map(([name]) => `r.${name}`).join(', ')}
     FROM unnest(${stagedColumns.map(([, type], at) => `$${at + 3}::${type}[]`).join(', ')})
       WITH ORDINALITY AS r (${stagedColumns.map(([name]) => name).join(', ')}, at)`,
    [scheme, first, ...columns],
  )
}

type StagedValue = string | number | null
/** Name and type of each staged column, and what a record gives for it. */
const stagedColumns: readonly (readonly [string, string, (record: VocabularyRecord, scheme: string) => StagedValue])[] =
  [
    ['kind', 'text', ({ kind }) => kind],
    ['id', 'uuid', ({ kind, code }, scheme) => termId(termOf[kind], scheme, code)],
    ['other_id', 'uuid', (record, scheme) => ('other' in record ? termId('skill', scheme, record.other) : null)],
    ['code', 'text', (record) => (record.kind === 'TASK' ? record.task : 'about' in record ? record.code : null)],
    ['name', 'text', (record) => ('name' in record ? record.name : null)],
    ['description', 'text', (record) => ('about' in record ? record.about.description : null)],
    ['uri', 'text', (record) => ('about' in record ? record.about.uri : null)],
    ['typicality', 'float8', (record) => ('typicality' in record ? record.typicality : null)],
  ]

/** What kind of term a record's own code names. */
const termOf = {
  SKILL: 'skill',
  SKILL_NAME: 'skill',
  BROADER: 'skill',
  OCCUPATION: 'occupation',
  OCCUPATION_TITLE: 'occupation',
  TASK: 'occupation',
  OCCUPATION_SKILL: 'occupation',
} as const satisfies Record<VocabularyRecord['kind'], 'skill' | 'occupation'>
