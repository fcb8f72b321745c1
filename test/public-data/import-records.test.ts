import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ImportUnderWay } from '../../src/public-data/import-progress.store.js'
import { type ImportOptions, importRecords } from '../../src/public-data/import-records.store.js'
import { jsonLinesAt } from '../../src/public-data/json-lines.js'
import { linkedInExportsAt } from '../../src/public-data/linkedin-folder.js'
import type { RecordSource } from '../../src/public-data/record-source.js'
import type { Request } from '../../src/request.js'
import { now } from '../people/harbor.js'
import { fileOf, linesOf, resumeOf } from './sources.js'
import { people as optedOut, otherPeople, spellings } from './spellings.js'
import { SuppressionWorld } from './suppression-world.js'

let town: SuppressionWorld
beforeAll(async () => {
  town = await SuppressionWorld.open()
})
afterAll(() => town.close())
const platform = <T>(work: (request: Request) => Promise<T>) => town.database.platform(null, now, work)
const sql = (statement: string) => platform((request) => request.sql(statement))
beforeEach(() => sql('WITH gone AS (DELETE FROM public_import) DELETE FROM public_record'))

const how = { origin: 'Register', collectedOn: '2026-03-01', country: null, expiresAfterMonths: 12, now }
const load = (source: RecordSource, options: Partial<ImportOptions> = {}) =>
  importRecords(town.database, source, { ...how, ...options })
const counts = async (source: RecordSource, options: Partial<ImportOptions> = {}) => {
  const { added, changed, unchanged, setAside } = await load(source, options)
  return [added, changed, unchanged, setAside.length]
}
/** What is kept, with the transaction that wrote it. */
const contents = (writer = true) =>
  sql(`SELECT r.origin, r.origin_id, r.content, r.collected_at, r.expires_at ${writer ? ', r.xmin::text' : ''},
    array(SELECT email FROM public_record_email m WHERE m.record_id = r.id ORDER BY 1) AS emails FROM public_record r ORDER BY 1, 2`)
const people = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) =>
    resumeOf({ id: String(from + index), name: `Person ${from + index}`, email: `p${from + index}@example.com` }),
  )

describe('an import', () => {
  test('keeps what the Public Data Set is for, with its origin, the day of its collection and an end', async () => {
    const source = linesOf(resumeOf({ label: 'Analyst', skills: ['SQL'], collectedAt: '2026-02-03' }))
    expect(await counts(source)).toEqual([1, 0, 0, 0])
    expect(await contents(false)).toEqual([
      {
        origin: 'Register',
        origin_id: '1',
        collected_at: new Date('2026-02-03T00:00:00Z'),
        expires_at: new Date('2027-02-03T00:00:00Z'),
        emails: ['ada@example.com'],
        content: {
          name: 'Ada Byron',
          headline: 'Analyst',
          place: 'Portland, US',
          emails: ['ada@example.com'],
          experiences: [
            {
              title: 'Analyst',
              organization: 'Mill',
              startedOn: '2019-03-01',
              endedOn: '2021-04-30',
              description: null,
            },
          ],
          education: [],
          skills: ['SQL'],
        },
      },
    ])
  })

  test('of the same once more writes nothing', async () => {
    const source = linesOf(...people(7))
    expect(await counts(source)).toEqual([7, 0, 0, 0])
    const before = await contents()
    expect(await counts(source, { recordsPerTransaction: 2 })).toEqual([0, 0, 7, 0])
    expect(await contents()).toEqual(before)
  })

  test('follows what was collected later, and not what was collected earlier', async () => {
    await load(linesOf(resumeOf({ email: 'old@example.com', collectedAt: '2026-02-02' })))
    const later = resumeOf({ email: 'new@example.com', label: 'Chief', collectedAt: '2026-02-03' })
    expect(await counts(linesOf(later))).toEqual([0, 1, 0, 0])
    expect(await contents()).toMatchObject([{ content: { headline: 'Chief' }, emails: ['new@example.com'] }])
    expect(await counts(linesOf(resumeOf({ email: 'old@example.com', collectedAt: '2026-02-01' })))).toEqual([
      0, 0, 1, 0,
    ])
    expect(await contents()).toMatchObject([{ content: { headline: 'Chief' }, emails: ['new@example.com'] }])
  })

  test('takes the last of records with one id, also within one transaction', async () => {
    const twice = [resumeOf({ label: 'First' }), resumeOf({ label: 'Second' })]
    expect(await counts(linesOf(...twice))).toEqual([1, 0, 1, 0])
    expect(await contents()).toMatchObject([{ content: { headline: 'Second' } }])
  })

  test('keeps records of two origins apart, whatever their ids', async () => {
    await load(linesOf(resumeOf()))
    expect(await counts(linesOf(resumeOf()), { origin: 'Another' })).toEqual([1, 0, 0, 0])
  })

  test('sets bad records aside with line and reason, and takes the rest', async () => {
    const { id, ...nameless } = resumeOf({ id: '9' }) as { id: string }
    const report = await load(
      linesOf(
        resumeOf({ id: '1' }),
        '{"id": "2", ',
        '',
        resumeOf({ id: '3', country: 'NO' }),
        resumeOf({ id: '4', work: [{ name: 'Mill' }] }),
        nameless,
        resumeOf({ id: '5', collectedAt: '2025-03-02' }),
        resumeOf({ id: '6', collectedAt: '2026-03-03' }),
        { id: '7', basics: { location: { countryCode: 'US' } } },
        { id: '8', basics: { name: 'Kid Byron', birthDate: '2014', location: { countryCode: 'US' } } },
        `{"id": "10", "basics": {"name": "${'x'.repeat(1_000_000)}"}}`,
        resumeOf({ id: '11' }),
      ),
    )
    expect(report).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
      suppressed: 0,
      setAside: [
        { line: 2, reason: 'is not JSON' },
        { line: 4, reason: 'is of a person in the European Economic Area' },
        { line: 5, reason: 'work[0].position is missing' },
        { line: 6, reason: 'id is missing' },
        { line: 7, reason: 'was collected 12 months ago or longer' },
        { line: 8, reason: 'was collected on a day to come' },
        { line: 9, reason: 'has neither a name nor an e-mail address' },
        { line: 10, reason: 'is of a person who may be under 13' },
        { line: 11, reason: 'is longer than 1000000 bytes' },
      ],
    })
    expect((await contents()).map(({ origin_id }) => origin_id)).toEqual(['1', '11'])
  })

  test('of bytes that are no text sets the line aside', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(`${JSON.stringify(resumeOf())}\r\n`)])
    expect((await load(jsonLinesAt(fileOf(bytes)))).setAside).toEqual([{ line: 1, reason: 'is not UTF-8' }])
  })

  test('keeps characters that no database keeps out of it', async () => {
    await load(
      linesOf('{"id": "a\\u0000b", "basics": {"name": "Ada \\u0000\\ud800 Byron", "location": {"countryCode": "US"}}}'),
    )
    expect(await contents()).toMatchObject([{ origin_id: 'a b', content: { name: 'Ada Byron' } }])
  })
})

/** The same database, that stops answering after so many transactions. */
const dyingAfter = (transactions: number) => {
  let left = transactions
  return {
    platform: async <T>(employerId: null, at: Date, work: (request: Request) => Promise<T>): Promise<T> => {
      if (left-- <= 0) throw new Error('killed')
      return town.database.platform(employerId, at, work)
    },
  }
}

describe('an import that was killed', () => {
  test('at any point goes on, and has the same end and report as one that was not', async () => {
    const records = [
      ...people(3),
      'no JSON',
      ...people(4, 4),
      resumeOf({ id: '2', name: 'Person 2', email: 'p2@example.com' }),
    ]
    const source = linesOf(...records)
    const whole = await load(source, { recordsPerTransaction: 2 })
    const expected = await contents(false)
    // A transaction to begin, five batches, and one to end.
    for (let transactions = 0; transactions < 7; transactions++) {
      await sql('WITH gone AS (DELETE FROM public_import) DELETE FROM public_record')
      const dying = importRecords(dyingAfter(transactions), source, { ...how, recordsPerTransaction: 2 })
      await expect(dying).rejects.toThrow('killed')
      expect(await load(source, { recordsPerTransaction: 3 })).toEqual(whole)
      expect(await contents(false)).toEqual(expected)
    }
  })

  test('does not read again what it has stored', async () => {
    const source = linesOf(...people(6))
    await importRecords(dyingAfter(3), source, { ...how, recordsPerTransaction: 2 }).catch(() => {})
    const before = (await contents()).slice(0, 4)
    const read: number[] = []
    await load(source, { recordsPerTransaction: 2, onProgress: (phase, done) => phase === 'load' && read.push(done) })
    expect(read).toHaveLength(1)
    expect((await contents()).slice(0, 4)).toEqual(before)
  })

  test('begins anew where the file is another one meanwhile', async () => {
    const path = fileOf(`${JSON.stringify(resumeOf({ id: '1' }))}\n`)
    await importRecords(dyingAfter(2), jsonLinesAt(path), how).catch(() => {})
    appendFileSync(path, `${JSON.stringify(resumeOf({ id: '2', email: 'b@example.com' }))}\n`)
    expect(await counts(jsonLinesAt(path))).toEqual([1, 0, 1, 0])
  })

  test('and given twice at once, counts nothing twice: one of them ends', async () => {
    const source = linesOf(...people(40))
    const both = await Promise.allSettled([1, 2].map(() => load(source, { recordsPerTransaction: 2 })))
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    for (const reason of refused) expect(reason).toBeInstanceOf(ImportUnderWay)
    const reports = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    for (const { added, changed, unchanged } of reports) expect(added + changed + unchanged).toBe(40)
    expect(await contents()).toHaveLength(40)
  })
})

test('the pieces of a file are its lines, from wherever the reading goes on', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ä', '😀', ' ', '\n', '\r') })
  await fc.assert(
    fc.asyncProperty(text, fc.nat({ max: 5 }), async (content, from) => {
      const source = jsonLinesAt(fileOf(content))
      const ends = []
      for await (const { end } of source.pieces({ position: 0, line: 0 })) ends.push(end)
      const lines = content.split('\n').flatMap((line, index) => (line.trim() ? [index + 1] : []))
      expect(ends.map(({ line }) => line)).toEqual(lines)
      const start = ends[Math.min(from, ends.length - 1)]
      if (!start) return
      const rest = []
      for await (const { end } of source.pieces(start)) rest.push(end)
      expect(rest).toEqual(ends.filter(({ line }) => line > start.line))
    }),
    { numRuns: 60 },
  )
})

describe('LinkedIn exports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flux-test-linkedin-'))
  const give = (name: string, place: string) => {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'Profile.csv'), `First Name,Last Name,Geo Location\nAda,${name},"${place}"\n`)
    writeFileSync(join(folder, name, 'Email Addresses.csv'), `Email Address\n${name}@example.com\n`)
  }

  test('of a folder are records under its name, and of people in Europe none', async () => {
    try {
      give('byron', 'Portland, Oregon, United States')
      give('berg', 'Oslo, Norway')
      give('bay', 'San Francisco Bay Area')
      const { added, setAside } = await load(linkedInExportsAt(folder))
      expect({ added, setAside }).toEqual({
        added: 1,
        setAside: [
          { line: 1, reason: 'names no country: it could be of a person in the European Economic Area' },
          { line: 2, reason: 'is of a person in the European Economic Area' },
        ],
      })
      expect(await contents()).toMatchObject([{ origin_id: 'byron', emails: ['byron@example.com'] }])
      expect(await counts(linkedInExportsAt(folder), { country: 'US' })).toEqual([1, 0, 1, 1])
      expect(await counts(linkedInExportsAt(join(folder, 'byron')))).toEqual([0, 0, 1, 0])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('of people who opted out', () => {
  beforeAll(() => town.suppress(...optedOut))

  test('nothing comes in, in whatever spelling of their addresses, and everybody else does', async () => {
    const records = [...spellings, ...otherPeople].map((email, index) => resumeOf({ id: String(index), email }))
    const { added, suppressed, setAside } = await load(linesOf(...records))
    expect({ added, leftOut: suppressed + setAside.length }).toEqual({
      added: otherPeople.length,
      leftOut: spellings.length,
    })
    expect((await contents()).map(({ content }) => (content as { emails: string[] }).emails[0]).sort()).toEqual(
      [...otherPeople].map((email) => email.normalize('NFC').trim()).sort(),
    )
  })

  test('a record with one of their addresses among others does not come in, nor does one that may be theirs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flux-test-linkedin-'))
    writeFileSync(join(folder, 'Profile.csv'), 'First Name,Last Name,Geo Location\nAda,Byron,United States\n')
    writeFileSync(join(folder, 'Email Addresses.csv'), `Email Address\nfree@example.com\n${optedOut[0]}\n`)
    expect(await load(linkedInExportsAt(folder))).toMatchObject({ added: 0, suppressed: 1, setAside: [] })
    rmSync(folder, { recursive: true, force: true })
    await town.suppress('kim@example.org')
    expect((await load(linesOf(resumeOf({ email: 'kim+jobs@example.org' })))).setAside).toEqual([
      { line: 1, reason: 'is held: it may be of somebody who opted out' },
    ])
    expect(await contents()).toEqual([])
  })
})
