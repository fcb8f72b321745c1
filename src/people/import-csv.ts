import { createReadStream, statSync } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { UnreadableFile } from './import-workforce.js'

/** A file of comma-separated values that can be read from its beginning more than once. */
export interface CsvFile {
  /** In bytes. */
  readonly size: number
  open(): Readable
}

export const csvFileAt = (path: string): CsvFile => ({ size: statSync(path).size, open: () => createReadStream(path) })

export interface CsvLine {
  /** The line of the file that the row begins on; the first is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** No row of a workforce is this long: a quotation mark is missing. */
const longestRow = 1_000_000

/**
 * The rows of a file, without empty ones. `onBytes` hears how many bytes have been read so far.
 * @throws UnreadableFile for a text that is not UTF-8 or not comma-separated values.
 */
export async function* readCsv(file: CsvFile, onBytes: (bytes: number) => void): AsyncGenerator<CsvLine> {
  const parser = parse({
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    max_record_size: longestRow,
  })
  // Errors of the file reach the loop below through the parser, which the pipeline destroys with them.
  pipeline(
    file.open(),
    (bytes: AsyncIterable<Buffer>) => decodeText(bytes, onBytes),
    parser,
    () => {},
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const breaks = record.reduce((count, cell) => count + cell.split('\n').length - 1, 0)
      yield { line: info.lines - breaks, cells: record }
    }
  } catch (error) {
    throw isCsvError(error) ? new UnreadableFile(explain(error), { cause: error }) : error
  }
}

/** The text with every line ending as `\n`, so that lines are counted right whoever wrote the file. A byte order mark is dropped. */
async function* decodeText(bytes: AsyncIterable<Buffer>, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch (error) {
      throw new UnreadableFile('The file is not UTF-8. Save it as "CSV UTF-8" and try again.', { cause: error })
    }
  }
  let held = ''
  let read = 0
  for await (const chunk of bytes) {
    const text = held + decode(chunk)
    held = text.endsWith('\r') ? '\r' : ''
    const whole = text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n')
    if (whole) yield whole
    read += chunk.length
    onBytes(read)
  }
  const rest = held + decode()
  if (rest) yield rest.replace(/\r\n?/g, '\n')
}

const isCsvError = (error: unknown): error is CsvError & { lines?: number } =>
  error instanceof Error && error.constructor.name === 'CsvError'

function explain({ code, lines }: { code: string; lines?: number }): string {
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `Line ${lines}: the row is too long. A quotation mark may be missing before it.`
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return 'A cell begins with a quotation mark, and none ends it before the end of the file.'
  return `Line ${lines}: a quotation mark stands inside a cell. Put the cell in quotation marks and write "" for each one inside.`
}
