import type { ReadProfile } from './profile.js'

/** One person as a source tells of them. */
export interface SourceRecord {
  /** The source's own name for the record: the same one again is the same record. */
  readonly originId: string
  /** When it was collected, `YYYY-MM-DD`; null: the source does not say. */
  readonly collectedOn: string | null
  readonly read: ReadProfile
}

/** Where a reading stands. */
export interface Place {
  /** How much has been read, in the unit of the source's size. */
  readonly position: number
  /** The line of the last record, or the number of the last export; 0 at the beginning. */
  readonly line: number
}

/** A piece of a source: one record, or what looks like one. */
export interface Piece {
  /** Behind the piece; its `line` is where the piece stands. */
  readonly end: Place
  /** @throws BadRecord where it cannot be taken. */
  read(): SourceRecord | Promise<SourceRecord>
}

/** Records that can be read from any place on that a reading has come to. */
export interface RecordSource {
  readonly size: number
  /** Of everything that is read: another content is another source. `onRead` hears how much has been read. */
  checksum(onRead: (position: number) => void): Promise<Buffer>
  pieces(from: Place): AsyncGenerator<Piece>
}
