import type { Request } from '../request.js'
import {
  beginReading,
  endReading,
  type PublicImportReport,
  type Reading,
  type SetAside,
  saveProgress,
} from './import-progress.store.js'
import { BadRecord } from './profile.js'
import { type Collecting, collectRecord, type PublicRecord } from './public-record.js'
import { lockRecordsToAdd, saveRecords } from './public-record.store.js'
import type { Piece, Place, RecordSource } from './record-source.js'
import { screenEmails } from './suppression.store.js'

/** Whole transactions that belong to no employer. */
export interface PlatformTransactions {
  platform<T>(employerId: null, now: Date, work: (request: Request) => Promise<T>): Promise<T>
}

export type ImportPhase = 'check' | 'load'

export interface ImportOptions extends Collecting {
  /** How much of the source's size a phase has read. */
  readonly onProgress?: (phase: ImportPhase, done: number, total: number) => void
  /** How many records one transaction holds; 2000 when absent. */
  readonly recordsPerTransaction?: number
}

interface PlacedRecord {
  readonly line: number
  readonly record: PublicRecord
}

/** Records of a part of a source that were read, and those that could not be taken. */
interface Batch {
  readonly end: Place
  readonly records: readonly PlacedRecord[]
  readonly setAside: readonly SetAside[]
  /** How many of the records came again in the same batch; the last one counts. */
  readonly repeated: number
}

/**
 * Takes a source over into the Public Data Set, by origin and id: what is there already and was not collected later is left as it is, so
 * that a second import changes nothing. Records that cannot be taken are set aside, and the rest goes in. A batch and the place behind it are one
 * transaction: whoever is killed goes on there when the same command is given again.
 * @throws ImportUnderWay
 */
export async function importRecords(
  database: PlatformTransactions,
  source: RecordSource,
  options: ImportOptions,
): Promise<PublicImportReport> {
  const { origin, now, onProgress = () => {} } = options
  const transaction = <T>(work: (request: Request) => Promise<T>) => database.platform(null, now, work)
  const checksum = await source.checksum((read) => onProgress('check', read, source.size))
  const reading = { origin, checksum }
  let at = await transaction((request) => beginReading(request, reading))
  // A batch is read while the one before it is stored.
  let storing: Promise<unknown> = Promise.resolve()
  for await (const batch of readBatches(source, at, options)) {
    await storing
    const from = at
    storing = transaction((request) => storeBatch(request, reading, from, batch))
    storing.catch(() => {})
    at = batch.end
    onProgress('load', at.position, source.size)
  }
  await storing
  return transaction((request) => endReading(request, reading))
}

async function* readBatches(source: RecordSource, from: Place, options: ImportOptions): AsyncGenerator<Batch> {
  const { recordsPerTransaction = 2000 } = options
  let pieces: Piece[] = []
  for await (const piece of source.pieces(from)) {
    pieces.push(piece)
    if (pieces.length < recordsPerTransaction) continue
    yield await readBatch(pieces, options)
    pieces = []
  }
  if (pieces.length) yield await readBatch(pieces, options)
}

async function readBatch(pieces: readonly Piece[], how: Collecting): Promise<Batch> {
  const records = new Map<string, PlacedRecord>()
  const setAside: SetAside[] = []
  for (const { end, read } of pieces)
    try {
      const record = collectRecord(await read(), how)
      const former = records.get(record.id)
      if (!former || former.record.collectedAt <= record.collectedAt) records.set(record.id, { line: end.line, record })
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error
      setAside.push({ line: end.line, reason: error.message })
    }
  const { end } = pieces.at(-1) as Piece
  const repeated = pieces.length - setAside.length - records.size
  return { end, records: [...records.values()], setAside, repeated }
}

async function storeBatch(request: Request, reading: Reading, from: Place, batch: Batch): Promise<void> {
  await lockRecordsToAdd(request)
  const { end, records, repeated } = batch
  const { free, suppressed, held } = await screenRecords(request, records)
  const { added, changed } = await saveRecords(request, reading.origin, free)
  const unchanged = free.length + repeated - added - changed
  const setAside = [...batch.setAside, ...held]
  await saveProgress(request, reading, from, { end, added, changed, unchanged, suppressed, setAside })
}

/** Whoever opted out is left out by whichever of their addresses; what may be of somebody who did is set aside. */
async function screenRecords(
  request: Request,
  records: readonly PlacedRecord[],
): Promise<{ free: PublicRecord[]; suppressed: number; held: SetAside[] }> {
  const answers = await screenEmails(
    request,
    records.flatMap(({ record }) => record.emails),
  )
  const free: PublicRecord[] = []
  const held: SetAside[] = []
  let suppressed = 0
  let at = 0
  for (const { line, record } of records) {
    const ofRecord = answers.slice(at, at + record.emails.length)
    at += record.emails.length
    if (ofRecord.includes('suppressed')) suppressed++
    else if (ofRecord.includes('held')) held.push({ line, reason: 'is held: it may be of somebody who opted out' })
    else free.push(record)
  }
  return { free, suppressed, held }
}
