import { DamagedFile, type TableFile, type TableFormat } from './table-file.js'
import { readLines } from './table-lines.js'

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

const oneLine = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

/**
 * The rows of a table, many at a time; `onChunk` hears the file's bytes as they are read.
 * @throws DamagedFile where the text is not UTF-8, the columns are not there, or a line has other cells than the header.
 */
export async function* readTable<Column extends string>(
  file: TableFile,
  shape: TableShape<Column>,
  onChunk: (chunk: Buffer) => void,
): AsyncGenerator<TableRow<Column>[]> {
  let header: readonly string[] | null = null
  let positions: Positions = new Map()
  for await (const { lines, isText } of readLines(file, shape, onChunk)) {
    const rows: TableRow<Column>[] = []
    for (const { line, cells } of lines) {
      if (!isText || cells.some((cell) => unprintable.test(cell))) checkText(file.name, line, cells, header)
      if (header) {
        if (cells.length !== header.length) refuseWidth(file.name, line, cells, header)
        rows.push(new TableRow(file.name, line, cells, positions, shape.nothing))
        continue
      }
      header = cells.map((cell) => cell.trim())
      positions = findColumns(file.name, header, shape)
    }
    yield rows
  }
  if (!header) throw new DamagedFile(file.name, 'is empty', 1)
}

function refuseWidth(file: string, line: number, cells: readonly string[], header: readonly string[]): never {
  const column = header[Math.min(cells.length, header.length) - 1]
  throw new DamagedFile(file, `the line has ${cells.length} cells, the header ${header.length}`, line, column)
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
