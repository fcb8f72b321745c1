import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { readJsonResume } from './json-resume.js'
import { readStart } from './partial-date.js'
import { BadRecord, needText, readText } from './profile.js'
import type { Piece, Place, RecordSource, SourceRecord } from './record-source.js'

/** In bytes. */
const longestLine = 1_000_000
const lineBreak = 0x0a

/** @throws BadRecord */
function parseLine(bytes: Buffer): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BadRecord('is not UTF-8')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new BadRecord('is not JSON')
  }
}

/**
 * A line: a JSON Resume with the origin's id (`id`, or the schema's own `meta.canonical`) and perhaps the day on which it was
 * collected (`meta.collectedAt`). @throws BadRecord
 */
function readLine(bytes: Buffer): SourceRecord {
  const resume = parseLine(bytes)
  const read = readJsonResume(resume)
  const { id, meta } = resume as { id?: unknown; meta?: { canonical?: unknown; collectedAt?: unknown } | null }
  const originId = readText(typeof id === 'number' ? String(id) : id, 'id') ?? needText(meta?.canonical, 'id')
  return { originId, collectedOn: readStart(meta?.collectedAt, 'meta.collectedAt'), read }
}

const isBlank = (bytes: Buffer) => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)

const tooLong = (): SourceRecord => {
  throw new BadRecord(`is longer than ${longestLine} bytes`)
}

/** Cuts the bytes of a file into lines; of a line that is too long nothing is kept. */
class LineCutter {
  private held: Buffer[] = []
  private heldBytes = 0

  constructor(private at: Place) {}

  *take(chunk: Buffer): Generator<Piece> {
    let from = 0
    for (let to = chunk.indexOf(lineBreak); to >= 0; to = chunk.indexOf(lineBreak, from)) {
      this.hold(chunk.subarray(from, to))
      yield* this.endLine(1)
      from = to + 1
    }
    this.hold(chunk.subarray(from))
  }

  *endLine(breakBytes: number): Generator<Piece> {
    const bytes = this.heldBytes > longestLine ? null : Buffer.concat(this.held)
    this.at = { position: this.at.position + this.heldBytes + breakBytes, line: this.at.line + 1 }
    this.held = []
    this.heldBytes = 0
    if (bytes === null) yield { end: this.at, read: tooLong }
    else if (!isBlank(bytes)) yield { end: this.at, read: () => readLine(bytes) }
  }

  private hold(bytes: Buffer): void {
    this.heldBytes += bytes.length
    if (this.heldBytes <= longestLine) this.held.push(bytes)
    else this.held = []
  }
}

/** A file with one JSON Resume a line; positions are bytes. */
export function jsonLinesAt(path: string): RecordSource {
  const { size } = statSync(path)
  return {
    size,
    async checksum(onRead) {
      const hash = createHash('sha256')
      let read = 0
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
        hash.update(chunk)
        read += chunk.length
        onRead(read)
      }
      return hash.digest()
    },
    async *pieces(from) {
      const cutter = new LineCutter(from)
      const bytes = createReadStream(path, { start: from.position, highWaterMark: 1 << 20 })
      for await (const chunk of bytes as AsyncIterable<Buffer>) yield* cutter.take(chunk)
      yield* cutter.endLine(0)
    },
  }
}
