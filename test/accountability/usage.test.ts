import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UsageForgetter } from '../../src/accountability/usage-forgetter.job.js'
import { readVisit } from '../../src/accountability/visit.js'
import { readGlobalId } from '../../src/relay/global-id.js'
import { startAppOn } from '../api/app-on.js'
import { openPerson } from '../api/two-employers.js'
import type { TestApp } from '../support/test-app.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'
import { type LoadedWorld, loadWorld } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

let clone: TestDatabase
let app: TestApp
let world: LoadedWorld
beforeAll(async () => {
  clone = await createTestDatabase()
  app = await startAppOn(clone.url)
  const people = {
    ada: openPerson('Ada'),
    ben: openPerson('Ben'),
    adam: openPerson('Adam', { roles: ['EMPLOYER_ADMIN', 'TALENT_PARTNER'] }),
  }
  world = await loadWorld(app, { employers: { yard: { name: 'Yard', region: 'UNITED_STATES', people } } })
})
afterAll(async () => {
  await app?.stop()
  await clone?.drop()
})

async function send(who: string, query: string, headers: Record<string, string> = {}, to = app): Promise<Json> {
  const response = await fetch(`${to.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenAt(to, who)}`, ...headers },
    body: JSON.stringify({ query }),
  })
  return response.json()
}
const employerId = () => readGlobalId(world.employerIds.get('yard') as string)?.uuids[0] as string
const tokenAt = (to: TestApp, who: string) =>
  to.token({ employerId: employerId(), signInName: `${who}@sign-in.example`, roles: ['EMPLOYEE'] })
const usageOf = async (who: string, to = app): Promise<Json[]> => {
  const fields = 'operation client address agent referrer at'
  const { data } = await send(
    who,
    `query Mine { viewer { usage(first: 100) { totalCount edges { node { ${fields} } } } } }`,
    {},
    to,
  )
  return data.viewer.usage.edges.map(({ node }: Json) => node)
}
const rows = (sql: string, values: unknown[] = []) =>
  app.database.platform(employerId(), new Date(), (request) => request.sql<Json>(sql, values))

describe('what somebody did here', () => {
  it('is kept by the name of the operation, or by its fields, never with an argument', async () => {
    await send('ada', 'query FindPeople { employees(filter: { search: "Secretly" }) { totalCount } }')
    await send('ada', '{ someone: employees(filter: { location: "Hiding place" }) { totalCount } viewer { id } }')
    await send('ada', 'mutation { saveQuality(input: { name: "Furtive" }) { id } }')
    expect((await usageOf('ada')).map(({ operation }) => operation)).toEqual([
      'saveQuality',
      'employees,viewer',
      'FindPeople',
    ])
    const kept = JSON.stringify(await rows('SELECT u::text FROM usage_event u'))
    for (const value of ['Secretly', 'Hiding', 'Furtive', 'someone']) expect(kept).not.toContain(value)
  })

  it('is kept also where it was refused', async () => {
    await send('ada', 'mutation Refused { removeFact(factId: "nothing") { removedId } }')
    expect((await usageOf('ada'))[0]).toMatchObject({ operation: 'Refused' })
  })

  it('says from where: client, address, agent, and the referrer without what stands behind its path', async () => {
    await send('ben', 'query Look { viewer { id } }', {
      'apollographql-client-name': 'yard-web',
      'user-agent': 'Steamer/7',
      referer: 'https://yard.example/people?name=Ada#top',
    })
    expect((await usageOf('ben'))[0]).toEqual({
      operation: 'Look',
      client: 'yard-web',
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
      agent: 'Steamer/7',
      referrer: 'https://yard.example/people',
      at: expect.any(String),
    })
  })

  it('is shown to nobody else: everybody reads their own', async () => {
    const own = (await usageOf('adam')).map(({ operation }) => operation)
    await send('adam', 'query Boss { employees { totalCount } }')
    expect((await usageOf('adam')).map(({ operation }) => operation)).toEqual(['Boss', 'Mine', ...own])
    expect((await usageOf('adam')).some(({ operation }) => operation === 'Look')).toBe(false)
  })

  it('is not kept of whoever has no account', async () => {
    const before = await rows('SELECT count(*) FROM usage_event')
    await app.ask(null, '{ viewer { id } }')
    await app.ask(
      await app.token({ employerId: employerId(), signInName: null, roles: ['EMPLOYEE'] }),
      '{ viewer { id } }',
    )
    await app.ask(
      await app.token({ employerId: null, signInName: null, roles: ['PRIVACY_OFFICER'] }),
      '{ viewer { id } }',
    )
    expect(await rows('SELECT count(*) FROM usage_event')).toEqual(before)
  })

  it('believes a proxy only where one is expected', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.7, 198.51.100.9' }
    await send('ben', 'query Forged { viewer { id } }', forwarded)
    expect((await usageOf('ben'))[0]?.address).not.toMatch(/^(203|198)/)
    const behind = await startAppOn(clone.url, { TRUSTED_PROXIES: '1' })
    await send('ben', 'query Behind { viewer { id } }', forwarded, behind)
    await behind.stop()
    expect((await usageOf('ben'))[0]).toMatchObject({ operation: 'Behind', address: '198.51.100.9' })
  })

  it('is not kept at all where the operator says so', async () => {
    const silent = await startAppOn(clone.url, { USAGE_KEEP_DAYS: '0' })
    const before = (await usageOf('ada')).length
    await send('ada', 'query Unseen { viewer { id } }', {}, silent)
    await silent.stop()
    const after = await usageOf('ada')
    expect(after.some(({ operation }) => operation === 'Unseen')).toBe(false)
    expect(after.length).toBeLessThanOrEqual(before + 1)
  })

  it('is forgotten when its time is over, and not before', async () => {
    const dayMs = 86_400_000
    const count = async () => Number((await rows('SELECT count(*) AS n FROM usage_event'))[0].n)
    const before = await count()
    const sweepAt = async (days: number) => {
      const failures: Error[] = []
      const later = () => new Date(Date.now() + days * dayMs)
      const forgetter = new UsageForgetter(app.database, 90 * dayMs, later, (error) => failures.push(error))
      forgetter.start()
      await forgetter.stop()
      expect(failures).toEqual([])
    }
    await sweepAt(89)
    expect(await count()).toBe(before)
    await sweepAt(91)
    expect(await count()).toBe(0)
  })

  it('goes with the person', async () => {
    await send('ada', 'query Last { viewer { id } }')
    await rows('DELETE FROM employee WHERE id = $1', [readGlobalId(world.employeeIds.get('ada') as string)?.uuids[0]])
    expect(await rows(`SELECT FROM usage_event WHERE operation = 'Last'`)).toEqual([])
  })
})

describe('the place that a request comes from', () => {
  it.each([
    ['javascript:alert(1)', null],
    ['nowhere', null],
    ['http://yard.example', 'http://yard.example/'],
    ['https://ada:secret@yard.example/a?b=c', 'https://yard.example/a'],
  ])('%s as a referrer is kept as %s', (referer, kept) => {
    expect(readVisit({ referer }, undefined).referrer).toBe(kept)
  })

  it('is cut, and holds no byte that cannot be stored', () => {
    const visit = readVisit(
      { 'user-agent': `a\0\u00ff${'b'.repeat(1000)}`, 'apollographql-client-name': ' ' },
      undefined,
    )
    expect(visit).toEqual({ client: null, address: null, agent: `a${'b'.repeat(299)}`, referrer: null })
  })
})
