import type { Request } from '../request.js'
import type { Place } from './record-source.js'

/** A reading of one source, told from others by its checksum. */
export interface Reading {
  readonly origin: string
  readonly checksum: Buffer
}

/** A record that was set aside. */
export interface SetAside {
  readonly line: number
  readonly reason: string
}

/** What came of a part of a source. */
export interface BatchResult {
  readonly end: Place
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly suppressed: number
  readonly setAside: readonly SetAside[]
}

/** Another process reads the same source: its records and ours cannot both be counted. */
export class ImportUnderWay extends Error {}

/** Where this reading goes on: at its beginning, or where it was interrupted. One that was finished begins anew. */
export async function beginReading(request: Request, { origin, checksum }: Reading): Promise<Place> {
  const [interrupted] = await request.sql<{ position: number; line: number }>(
    `SELECT position::float8 AS position, line::float8 AS line FROM public_import
     WHERE origin = $1 AND checksum = $2 AND finished_at IS NULL`,
    [origin, checksum],
  )
  if (interrupted) return interrupted
  await request.sql('DELETE FROM public_import WHERE origin = $1 AND checksum = $2', [origin, checksum])
  await request.sql(
    `INSERT INTO public_import (origin, checksum, position, line, added, changed, unchanged, suppressed)
     VALUES ($1, $2, 0, 0, 0, 0, 0, 0)`,
    [origin, checksum],
  )
  return { position: 0, line: 0 }
}

/** Writes down what came of a batch, in the transaction that stores it. @throws ImportUnderWay where the reading is not at `from` any more. */
export async function saveProgress(
  request: Request,
  { origin, checksum }: Reading,
  from: Place,
  { end, added, changed, unchanged, suppressed, setAside }: BatchResult,
): Promise<void> {
  const moved = await request.sql(
    `WITH moved AS (
       UPDATE public_import SET position = $4, line = $5, added = added + $6, changed = changed + $7,
         unchanged = unchanged + $8, suppressed = suppressed + $9
       WHERE origin = $1 AND checksum = $2 AND position = $3 AND finished_at IS NULL RETURNING 1
     ) SELECT FROM moved`,
    [origin, checksum, from.position, end.position, end.line, added, changed, unchanged, suppressed],
  )
  if (moved.length === 0) throw new ImportUnderWay(`Another import of ${origin} is under way`)
  await request.sql(
    `INSERT INTO public_import_problem (origin, checksum, line, reason)
     SELECT $1, $2, p.line, p.reason FROM unnest($3::bigint[], $4::text[]) AS p (line, reason)`,
    [origin, checksum, setAside.map(({ line }) => line), setAside.map(({ reason }) => reason)],
  )
}

export interface PublicImportReport {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** People who opted out: how many, and not which. */
  readonly suppressed: number
  readonly setAside: readonly SetAside[]
}

/** Ends a reading: what came of all of it, also of the parts before an interruption. */
export async function endReading(request: Request, { origin, checksum }: Reading): Promise<PublicImportReport> {
  await request.sql('UPDATE public_import SET finished_at = $3 WHERE origin = $1 AND checksum = $2', [
    origin,
    checksum,
    request.now,
  ])
  const [counts] = await request.sql<Omit<PublicImportReport, 'setAside'>>(
    `SELECT added::float8 AS added, changed::float8 AS changed, unchanged::float8 AS unchanged, suppressed::float8 AS suppressed
     FROM public_import WHERE origin = $1 AND checksum = $2`,
    [origin, checksum],
  )
  const setAside = await request.sql<SetAside>(
    `SELECT line::float8 AS line, reason FROM public_import_problem WHERE origin = $1 AND checksum = $2 ORDER BY line`,
    [origin, checksum],
  )
  return { ...(counts as Omit<PublicImportReport, 'setAside'>), setAside }
}
