import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'

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

/** What is read of a table: its columns by name, wherever they stand and whatever stands beside them. */
export interface TableShape<Column extends string> extends TableFormat {
  readonly required: readonly Column[]
  readonly optional?: readonly Column[]
}

type Positions = ReadonlyMap<string, number>

/** One line of a table. What it cannot give, it refuses with file, line and column. */
export class TableRow<Column extends string = string> {
  constructor(
    private readonly file: string,
    /** The line of the file that the row begins on; the first is 1. */
    readonly line: number,
    private readonly cells: readonly string[],
    private readonly positions: Positions,
    private readonly nothing: string,
  ) {}

  /** A cell as it stands, line breaks included; empty where there is no such column. */
  raw(column: Column): string {
    const position = this.positions.get(column)
    return position === undefined ? '' : (this.cells[position] ?? '')
  }

  /** A cell's text in one line; null where it is empty. */
  find(column: Column): string | null {
    const text = oneLine(this.raw(column))
    return text === '' || text.toLowerCase() === this.nothing ? null : text
  }

  get(column: Column): string {
    return this.find(column) ?? this.refuse(column, 'is empty')
  }

  /** A text that is searched and listed by. */
  name(column: Column): string {
    return this.shortEnough(column, this.get(column))
  }

  /** The texts of a cell that holds one a line. */
  names(column: Column): string[] {
    return this.raw(column)
      .split('\n')
      .map(oneLine)
      .filter(Boolean)
      .map((text) => this.shortEnough(column, text))
  }

  match(column: Column, pattern: RegExp, what: string): string {
    const text = this.get(column)
    return pattern.test(text) ? text : this.refuse(column, `"${text}" is not ${what}`)
  }

  /** A code that must be one of `known`, where `what` names them. */
  reference(column: Column, known: { has(code: string): boolean }, what: string): string {
    const text = this.get(column)
    return known.has(text) ? text : this.refuse(column, `${what} has no "${text}"`)
  }

  refuse(column: Column, reason: string): never {
    throw new DamagedFile(this.file, reason, this.line, column)
  }

  private shortEnough(column: Column, text: string): string {
    return text.length <= longestName ? text : this.refuse(column, `is longer than ${longestName} characters`)
  }
}

/** Names are keys of an index, which holds 2,700 bytes. */
const longestName = 600
/** No row of a vocabulary is this long: a quotation mark is missing. */
const longestRow = 1_000_000

const oneLine = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

/**
 * The rows of a table; `onChunk` hears the file's bytes as they are read.
 * @throws DamagedFile where the text is not UTF-8, the columns are not there, or a line has other cells than the header.
 */
export async function* readTable<Column extends string>(
  file: TableFile,
  shape: TableShape<Column>,
  onChunk: (chunk: Buffer) => void,
): AsyncGenerator<TableRow<Column>> {
  const text = new TextReading(onChunk)
  let header: readonly string[] | null = null
  let positions: Positions = new Map()
  for await (const { line, cells } of readLines(file, shape, text)) {
    if (text.isDamaged || cells.some((cell) => unprintable.test(cell))) checkText(file.name, line, cells, header)
    if (!header) {
      header = cells.map((cell) => cell.trim())
      positions = findColumns(file.name, header, shape)
      continue
    }
    if (cells.length !== header.length) {
      const column = header[Math.min(cells.length, header.length) - 1]
      throw new DamagedFile(file.name, `the line has ${cells.length} cells, the header ${header.length}`, line, column)
    }
    yield new TableRow(file.name, line, cells, positions, shape.nothing)
  }
  if (!header) throw new DamagedFile(file.name, 'is empty', 1)
}

/** Control characters other than the line break and the tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unprintable = /[\0-\x08\x0b-\x1f\x7f]/

function checkText(file: string, line: number, cells: readonly string[], header: readonly string[] | null): void {
  const at = cells.findIndex((cell) => cell.includes('\ufffd') || unprintable.test(cell))
  if (at < 0) return
  const reason = unprintable.test(cells[at] as string) ? 'has a control character' : 'is not UTF-8'
  throw new DamagedFile(file, reason, line, header?.[at] ?? `${at + 1}`)
}

function findColumns<Column extends string>(
  file: string,
  header: readonly string[],
  { required, optional = [] }: TableShape<Column>,
): Positions {
  const positions = new Map<string, number>()
  for (const column of [...required, ...optional]) {
    const position = header.indexOf(column)
    if (position < 0 && required.includes(column)) throw new DamagedFile(file, 'the header lacks it', 1, column)
    if (header.indexOf(column, position + 1) > position && position >= 0)
      throw new DamagedFile(file, 'stands twice in the header', 1, column)
    if (position >= 0) positions.set(column, position)
  }
  return positions
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

async function* readLines(file: TableFile, format: TableFormat, text: TextReading): AsyncGenerator<Line> {
  let read = 0
  let header: readonly string[] = []
  const parser = parse({
    delimiter: format.delimiter,
    quote: format.quote,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    // What was read is noted here, because an error overtakes the rows that the loop below has still to take.
    on_record: (cells: string[], { lines }) => {
      if (read === 0) header = cells
      read = lines
      const breaks = format.quote ? cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0) : 0
      // The parser passes on whatever this gives; its types know of text alone.
      return { line: lines - breaks, cells } as unknown as string[]
    },
  })
  // Errors of the file reach the loop below through the parser, which the pipeline destroys with them.
  pipeline(
    file.open(),
    (bytes: AsyncIterable<Buffer>) => text.decode(bytes),
    parser,
    () => {},
  )
  try {
    yield* parser as AsyncIterable<Line>
  } catch (error) {
    if (!(error instanceof Error && error.constructor.name === 'CsvError')) throw error
    const { code, column } = error as CsvError & { column?: number }
    throw new DamagedFile(file.name, explain(code), read + 1, header[column ?? 0]?.trim() ?? `${(column ?? 0) + 1}`)
  }
}

function explain(code: string): string {
  if (code === 'CSV_MAX_RECORD_SIZE') return 'the row is too long: a quotation mark may be missing'
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a cell begins with a quotation mark, and none ends it'
  return 'a quotation mark stands inside a cell'
}

/** Bytes as text with every line ending as `\n`, without a byte order mark; whether they were UTF-8 shows in `isDamaged`. */
class TextReading {
  /** From here on the replacement character stands where bytes could not be read. */
  isDamaged = false

  constructor(private readonly onChunk: (chunk: Buffer) => void) {}

  async *decode(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
    const strict = new TextDecoder('utf-8', { fatal: true })
    const lenient = new TextDecoder('utf-8')
    const decode = (chunk?: Buffer) => {
      const options = { stream: chunk !== undefined }
      try {
        if (!this.isDamaged) strict.decode(chunk, options)
      } catch {
        this.isDamaged = true
      }
      return lenient.decode(chunk, options)
    }
    let held = ''
    for await (const chunk of bytes) {
      this.onChunk(chunk)
      const text = held + decode(chunk)
      held = text.endsWith('\r') ? '\r' : ''
      const whole = text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n')
      if (whole) yield whole
    }
    const rest = held + decode()
    if (rest) yield rest.replace(/\r\n?/g, '\n')
  }
}
