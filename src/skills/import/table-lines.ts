import { type CsvError, parse } from 'csv-parse'
import { DamagedFile, type TableFile, type TableFormat } from './table-file.js'

export interface Line {
  /** The line of the file that the row begins on; the first is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Some lines of a file, in order. Not `isText`: the replacement character may stand where bytes were not UTF-8. */
interface LineBatch {
  readonly lines: readonly Line[]
  readonly isText: boolean
}

/** Takes a text piece by piece and gives its whole lines; `end` gives the last one. */
interface LineSplitter {
  take(text: string): Promise<Line[]> | Line[]
  end(): Promise<Line[]> | Line[]
}

/** No row of a vocabulary is this long: a quotation mark or a line break is missing. */
const longestRow = 1_000_000

/**
 * The lines of a file, empty ones left out; `onChunk` hears its bytes as they are read.
 * @throws DamagedFile where quotation marks do not fit.
 */
export async function* readLines(
  file: TableFile,
  format: TableFormat,
  onChunk: (chunk: Buffer) => void,
): AsyncGenerator<LineBatch> {
  const text = new TextReading()
  const splitter = format.quote ? new QuotedLines(file.name, format) : new PlainLines(file.name, format)
  for await (const chunk of file.open() as AsyncIterable<Buffer>) {
    onChunk(chunk)
    yield { lines: await splitter.take(text.decode(chunk)), isText: text.isText }
  }
  const lines = [...(await splitter.take(text.decode())), ...(await splitter.end())]
  yield { lines, isText: text.isText }
}

/** Lines without quotation: a line break ends a line, and nothing else does. */
class PlainLines implements LineSplitter {
  private held = ''
  private line = 0

  constructor(
    private readonly file: string,
    private readonly format: TableFormat,
  ) {}

  take(text: string): Line[] {
    const whole = (this.held + text).split('\n')
    this.held = whole.pop() as string
    if (this.held.length > longestRow) throw new DamagedFile(this.file, 'the line is too long', this.line + 1)
    return whole.flatMap((line) => this.lineOf(line))
  }

  end(): Line[] {
    return this.lineOf(this.held)
  }

  private lineOf(text: string): Line[] {
    this.line++
    return text === '' ? [] : [{ line: this.line, cells: text.split(this.format.delimiter) }]
  }
}

/** Lines whose cells may stand in quotation marks and hold line breaks. */
class QuotedLines implements LineSplitter {
  private lines: Line[] = []
  /** How many lines of the file the rows until now take. */
  private read = 0
  private header: readonly string[] = []
  private readonly parser

  constructor(
    private readonly file: string,
    { delimiter, quote }: TableFormat,
  ) {
    this.parser = parse({
      delimiter,
      quote,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      // Taken here and passed on no further: an error would overtake rows that are on their way.
      on_record: (cells: string[], { lines }) => {
        const breaks = cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0)
        if (this.read === 0) this.header = cells
        this.lines.push({ line: lines - breaks, cells })
        this.read = lines
        return null
      },
    })
    // What it says is heard where it is written to.
    this.parser.on('error', () => {}).resume()
  }

  take(text: string): Promise<Line[]> {
    return this.afterwards((done) => this.parser.write(text, done))
  }

  end(): Promise<Line[]> {
    return this.afterwards((done) => this.parser.end(done))
  }

  private async afterwards(act: (done: (error?: Error | null) => void) => void): Promise<Line[]> {
    await new Promise<void>((resolve, reject) => act((error) => (error ? reject(this.explain(error)) : resolve())))
    return this.lines.splice(0)
  }

  private explain(error: Error): Error {
    if (error.constructor.name !== 'CsvError') return error
    const { code, column = 0 } = error as CsvError & { column?: number }
    const reason = reasons[code] ?? 'a quotation mark stands inside a cell'
    return new DamagedFile(this.file, reason, this.read + 1, this.header[column]?.trim() ?? `${column + 1}`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: 'the row is too long: a quotation mark may be missing',
  CSV_QUOTE_NOT_CLOSED: 'a cell begins with a quotation mark, and none ends it',
}

/** Bytes as text with every line ending as `\n`, without a byte order mark. */
class TextReading {
  /** Whether all bytes until now were UTF-8. */
  isText = true
  private readonly strict = new TextDecoder('utf-8', { fatal: true })
  private readonly lenient = new TextDecoder('utf-8')
  private held = ''

  /** Without a chunk: the end of the text. */
  decode(chunk?: Buffer): string {
    const options = { stream: chunk !== undefined }
    try {
      if (this.isText) this.strict.decode(chunk, options)
    } catch {
      this.isText = false
    }
    const text = this.held + this.lenient.decode(chunk, options)
    this.held = chunk && text.endsWith('\r') ? '\r' : ''
    return text.slice(0, text.length - this.held.length).replace(/\r\n?/g, '\n')
  }
}
