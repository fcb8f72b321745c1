import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { QueryRunner } from 'typeorm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DisclosureRow, DisclosureUnsealedRow } from '../../src/accountability/disclosure.entity.js'
import { sealDisclosures } from '../../src/accountability/disclosure-seal.store.js'
import { verifyDisclosures } from '../../src/accountability/verify-disclosures.store.js'
import { createDataSource } from '../../src/database/data-source.js'
import { Database } from '../../src/database/database.js'
import { saveEmployer, saveWorkforce } from '../../src/people/workforce.store.js'
import { Request } from '../../src/request.js'
import { disclosurePurposes } from '../../src/visibility/disclosure.js'
import { facets } from '../../src/visibility/facet.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'
import { tamperings } from './tampering.js'

const employerId = randomUUID()
const people = ['ada', 'bea', 'carl', 'dora', 'emil', 'fay']
const started = new Date('2026-03-02T09:00:00.000Z')
let clone: TestDatabase
let database: Database
let source: ReturnType<typeof createDataSource>
let employeeIds: Map<string, string>

const waiting = (index: number): DisclosureUnsealedRow => ({
  employerId,
  id: randomUUID(),
  employeeId: employeeIds.get(people[index % people.length] as string) as string,
  viewerId: employeeIds.get(people[(index + 1) % people.length] as string) as string,
  viewerName: index % 3 ? `Reader ${index}` : null,
  viewerRole: index % 3 ? 'TALENT_PARTNER' : 'EMPLOYEE',
  purpose: disclosurePurposes[index % 4] as (typeof disclosurePurposes)[number],
  opportunityId: randomUUID(),
  facets: facets.slice(index % 5, (index % 5) + 3),
  at: new Date(started.getTime() + index * 61_000),
  hour: new Date(Math.floor((started.getTime() + index * 61_000) / 3_600_000) * 3_600_000),
})

const inEmployer = <T>(work: (request: Request) => Promise<T>) => database.platform(employerId, started, work)

beforeAll(async () => {
  clone = await createTestDatabase()
  const pool = { size: 2, waitMs: 5000, statementTimeoutMs: 30_000 }
  database = await Database.connect(clone.url, pool, () => {})
  source = createDataSource(clone.url, pool, () => {})
  await source.initialize()
  await inEmployer((request) => saveEmployer(request, { employerId, name: 'Yard', region: 'UNITED_STATES' }))
  employeeIds = await inEmployer((request) =>
    saveWorkforce(request, {
      employer: { name: 'Yard', region: 'UNITED_STATES' },
      people: people.map((number) => ({ number, signInName: number, account: { name: number } })),
    }),
  )
  for (let round = 0; round < 12; round++) {
    const rows = Array.from({ length: 10 }, (_, index) => waiting(round * 10 + index))
    await inEmployer((request) => request.insert(DisclosureUnsealedRow, rows))
    await inEmployer(sealDisclosures)
  }
})
afterAll(async () => {
  await source?.destroy()
  await database?.close()
  await clone?.drop()
})

/** Works with every right on the database, in a transaction that is taken back. */
async function undone<T>(work: (runner: QueryRunner, request: Request) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner()
  await runner.startTransaction()
  try {
    return await work(runner, new Request(null, employerId, started, runner.manager, randomUUID))
  } finally {
    await runner.rollbackTransaction()
    await runner.release()
  }
}

const readEntries = (request: Request) =>
  request.sql<DisclosureRow>(
    `SELECT ${request.columns(DisclosureRow, 'd')} FROM disclosure d WHERE employer_id = $1 ORDER BY employee_id, sequence`,
    [employerId],
  )

describe('the log of who saw what', () => {
  it('is intact when it was left alone', async () => {
    const { problems, ...count } = await inEmployer((request) => verifyDisclosures(request, []))
    expect(problems).toEqual([])
    expect(count).toMatchObject({ employees: 6, entries: 120, erased: 0, seals: 12, waiting: 0 })
  })

  it('shows 1,000 of 1,000 edits, deletions and truncations', { timeout: 300_000 }, async () => {
    const { newest } = await inEmployer((request) => verifyDisclosures(request, []))
    const entries = await inEmployer(readEntries)
    const marks = newest ? [newest] : []
    let found = 0
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: tamperings.length - 1 }), fc.infiniteStream(fc.nat()), (kind, numbers) =>
        undone(async ({ manager }, request) => {
          const pick = (below: number) => (numbers.next().value as number) % below
          const { name, act } = tamperings[kind] as (typeof tamperings)[number]
          await act(manager, entries, pick)
          const { problems } = await verifyDisclosures(request, marks)
          expect({ name, isFound: problems.length > 0 }).toEqual({ name, isFound: true })
          found += 1
        }),
      ),
      { numRuns: 1000 },
    )
    expect(found).toBe(1000)
  })

  it('shows every kind of change at the very end of the last chain and in the last seal too', async () => {
    const { newest } = await inEmployer((request) => verifyDisclosures(request, []))
    const entries = await inEmployer(readEntries)
    for (const { name, act } of tamperings)
      await undone(async ({ manager }, request) => {
        await act(manager, entries, (below) => below - 1)
        const { problems } = await verifyDisclosures(request, newest ? [newest] : [])
        expect({ name, isFound: problems.length > 0 }).toEqual({ name, isFound: true })
      })
  })

  it('still fits together when a person was erased, of whom nothing is left in it', async () => {
    await undone(async ({ manager }, request) => {
      await manager.query('DELETE FROM employee WHERE id = $1', [employeeIds.get('ada')])
      const { problems, erased } = await verifyDisclosures(request, [])
      expect({ problems, erased }).toEqual({ problems: [], erased: 20 })
      const left = (await readEntries(request)).filter(({ employeeId }) => employeeId === employeeIds.get('ada'))
      for (const { viewerId, viewerName, viewerRole, purpose, opportunityId, facets: seen, at, hour, salt } of left)
        expect([viewerId, viewerName, viewerRole, purpose, opportunityId, seen, at, hour, salt]).toEqual(
          Array(9).fill(null),
        )
    })
  })

  it('is chained once, whichever of several servers gets to it', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => waiting(1000 + index))
    await inEmployer((request) => request.insert(DisclosureUnsealedRow, rows))
    await Promise.all(Array.from({ length: 6 }, () => inEmployer(sealDisclosures)))
    while ((await inEmployer(sealDisclosures)) !== 0);
    const { problems, entries, waiting: left } = await inEmployer((request) => verifyDisclosures(request, []))
    expect({ problems, entries, left }).toEqual({ problems: [], entries: 150, left: 0 })
  })
})
