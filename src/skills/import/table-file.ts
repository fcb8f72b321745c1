import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'

/** A file of a vocabulary that can be read from its beginning more than once. */
export interface TableFile {
  readonly name: string
  /** In bytes. */
  readonly size: number
  open(): Readable
}

export const tableFileAt = (path: string): TableFile => ({
  name: basename(path),
  size: statSync(path).size,
  open: () => createReadStream(path),
})

/** A file that is not what its publisher made of it. It says file, line and column; nothing has been changed. */
export class DamagedFile extends Error {
  constructor(file: string, reason: string, line?: number, column?: string) {
    super(`${file}${line ? `, line ${line}` : ''}${column ? `, column ${column}` : ''}: ${reason}`)
  }
}

export interface TableFormat {
  readonly delimiter: ',' | '\t'
  /** Null: a quotation mark is a character like any other. */
  readonly quote: '"' | null
  /** What stands for an empty cell, in lower case. */
  readonly nothing: string
}
export const commaSeparated: TableFormat = { delimiter: ',', quote: '"', nothing: '' }
export const tabSeparated: TableFormat = { delimiter: '\t', quote: null, nothing: 'n/a' }
