import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyDisclosures } from '../../src/accountability/verify-disclosures.store.js'
import { globalId, readGlobalId } from '../../src/relay/global-id.js'
import { openPerson } from '../api/two-employers.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

let app: TestApp
let world: LoadedWorld
let officer: string
const now = () => new Date('2026-03-02T09:10:00Z')

beforeAll(async () => {
  app = await startTestApp({ clock: now })
  const yard = {
    name: 'Yard',
    region: 'UNITED_STATES' as const,
    people: { ada: openPerson('Ada'), adam: openPerson('Adam', { roles: ['EMPLOYER_ADMIN', 'TALENT_PARTNER'] }) },
  }
  const mill = { name: 'Mill', region: 'UNITED_STATES' as const, people: { max: openPerson('Max') } }
  world = await loadWorld(app, { employers: { yard, mill } }, now)
  officer = await app.token({ employerId: null, signInName: null, roles: ['PRIVACY_OFFICER'] })
})
afterAll(() => app?.stop())

const document = `mutation ($employeeId: ID!, $recipient: String!, $facets: [Facet!]!) {
  recordLegalDisclosure(employeeId: $employeeId, recipient: $recipient, facets: $facets) {
    at viewerName viewerRole purpose facets opportunity { id } hash } }`
const given = (who: string, over: object = {}) => ({
  employeeId: world.employeeIds.get(who),
  recipient: 'Harbor court',
  facets: ['EXPERIENCE', 'IDENTITY'],
  ...over,
})
const record = async (who: string, over: object = {}) => (await app.ask(officer, document, given(who, over))).body
async function logOf(who: string): Promise<Json[]> {
  const log = '{ viewer { disclosures { edges { node { viewerName viewerRole purpose facets hash } } } } }'
  const { body } = await app.ask(await world.as(who), log)
  return body.data.viewer.disclosures.edges.map(({ node }: Json) => node)
}

describe('a disclosure that the law demands', () => {
  it('is read by the person, with the recipient, and sealed into their chain like every other', async () => {
    expect(await record('ada')).toEqual({
      data: {
        recordLegalDisclosure: {
          at: '2026-03-02T09:10:00.000Z',
          viewerName: 'Harbor court',
          viewerRole: 'PRIVACY_OFFICER',
          purpose: 'LEGAL',
          facets: ['IDENTITY', 'EXPERIENCE'],
          opportunity: null,
          hash: null,
        },
      },
    })
    await expect.poll(async () => (await logOf('ada'))[0]?.hash, { timeout: 20_000 }).toEqual(expect.any(String))
    const employerId = readGlobalId(world.employerIds.get('yard') as string)?.uuids[0] as string
    const { problems } = await app.database.platform(employerId, now(), (request) => verifyDisclosures(request, []))
    expect(problems).toEqual([])
  })

  it('is an entry of its own each time, also within one hour and to one recipient', async () => {
    for (const _time of [1, 2, 3]) await record('max', { facets: ['CONTACT'] })
    const entry = { viewerName: 'Harbor court', purpose: 'LEGAL', facets: ['CONTACT'] }
    expect(await logOf('max')).toMatchObject([entry, entry, entry])
  })

  it.each([
    ['of nobody', { employeeId: globalId('Employee', '00000000-0000-4000-8000-000000000000') }, 'NOT_FOUND employeeId'],
    ['of something that is no person', { employeeId: 'nonsense' }, 'BAD_USER_INPUT employeeId'],
    ['of nothing', { facets: [] }, 'BAD_USER_INPUT facets'],
    ['to nobody', { recipient: ' ' }, 'BAD_USER_INPUT recipient'],
  ])('%s is refused', async (_what, over, refusal) => {
    const before = await logOf('ada')
    const { errors } = await record('ada', over)
    const { code, argument } = (errors?.[0]?.extensions ?? {}) as { code?: string; argument?: string }
    expect(`${code} ${argument}`).toBe(refusal)
    expect(await logOf('ada')).toEqual(before)
  })

  it('is recorded by nobody but a privacy officer', async () => {
    for (const who of ['adam', 'ada']) {
      const { body } = await app.ask(await world.as(who), document, given('ada'))
      expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
    expect((await app.ask(null, document, given('ada'))).body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('a privacy officer', () => {
  it('sees no employee, by whatever way, also beside recording a disclosure', async () => {
    const id = world.employeeIds.get('ada')
    const ways = `employee(id: $id) { id } node(id: $id) { id } employees { totalCount edges { node { id } } }`
    const { body } = await app.ask(officer, `query ($id: ID!) { ${ways} viewer { employee { id } employer { id } } }`, {
      id,
    })
    expect(body.data).toEqual({
      employee: null,
      node: null,
      employees: { totalCount: 0, edges: [] },
      viewer: { employee: null, employer: null },
    })
  })
})
