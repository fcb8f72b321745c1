import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../src/people/import-csv.js'
import { UnreadableFile } from '../../src/people/import-workforce.js'

const fileOf = (...chunks: (string | Buffer)[]) => {
  const bytes = chunks.map((chunk) => Buffer.from(chunk))
  return { size: Buffer.concat(bytes).length, open: () => Readable.from(bytes) }
}

const linesOf = async (...chunks: (string | Buffer)[]) => {
  const lines: string[] = []
  for await (const { line, cells } of readCsv(fileOf(...chunks), () => {})) lines.push(`${line}: ${cells.join('|')}`)
  return lines
}

test('a row is told by the line that it begins on, also after empty lines and cells of several lines', async () => {
  const text = 'a,b\n\n1,"x\n\ny"\n2,3\n,\n4,"5"\n'
  expect(await linesOf(text)).toEqual(['1: a|b', '3: 1|x\n\ny', '6: 2|3', '8: 4|5'])
})

test('line endings of any system are read alike, wherever the file is cut', async () => {
  const text = 'a,b\n1,"x\ny"\n\n2,é\n'
  const expected = await linesOf(text)
  for (const ending of ['\r\n', '\r', '\n']) {
    const bytes = Buffer.from(text.replaceAll('\n', ending))
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(await linesOf(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(expected)
  }
})

test('a byte order mark is no part of the first column', async () => {
  expect(await linesOf('\uFEFFa,b\n')).toEqual(['1: a|b'])
})

test('commas, quotation marks and spaces around cells are read as spreadsheets write them', async () => {
  expect(await linesOf('a, "b, ""c""" ,d\n')).toEqual(['1: a|b, "c"|d'])
})

test.each([
  ['Latin-1', Buffer.from('name\nRen\xe9\n', 'latin1')],
  ['UTF-16', Buffer.from('\uFEFFname\nAda\n', 'utf16le')],
  ['cut off within a character', Buffer.from('name\né').subarray(0, -1)],
])('a file that is %s is refused', async (_, bytes) => {
  await expect(linesOf(bytes)).rejects.toThrow(/not UTF-8/)
})

test.each([
  ['a,b\n1,"x\n2,3\n', 'none ends it before the end of the file'],
  ['a,b\n1,x"y\n', 'Line 2: a quotation mark stands inside a cell'],
  ['a,b\n\n1,"x"y\n', 'Line 3: a quotation mark stands inside a cell'],
  [`a,b\n1,"${'x'.repeat(1_000_001)}`, 'Line 2: the row is too long'],
])('a file with broken quotation is refused, by its line where that is known (case %#)', async (text, message) => {
  const reading = linesOf(text)
  await expect(reading).rejects.toThrow(message)
  await expect(reading).rejects.toThrow(UnreadableFile)
})

test('a file that cannot be opened says so', async () => {
  const file = {
    size: 0,
    open: () =>
      new Readable({
        read() {
          this.destroy(new Error('gone'))
        },
      }),
  }
  await expect(readCsv(file, () => {}).next()).rejects.toThrow('gone')
})

test('what has been read is told in bytes and ends at the size of the file', async () => {
  const file = fileOf('a,é\n', '1,2\n')
  const told: number[] = []
  for await (const _ of readCsv(file, (bytes) => told.push(bytes)));
  expect(told).toEqual([5, 9])
  expect(file.size).toBe(9)
})

test('no bytes at all make anything but rows or a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
      await linesOf(Buffer.from(bytes)).catch((error: unknown) => expect(error).toBeInstanceOf(UnreadableFile))
    }),
  )
})
