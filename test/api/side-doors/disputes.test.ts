import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { globalId, readGlobalId } from '../../../src/relay/global-id.js'
import { startTestApp, type TestApp } from '../../support/test-app.js'
import { change, type LoadedWorld, loadWorld } from '../../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

const now = () => new Date('2026-03-02T09:00:00Z')
const administrator = (name: string) => ({
  account: { name },
  roles: ['EMPLOYER_ADMIN', 'TALENT_PARTNER'] as const,
})
let app: TestApp
let world: LoadedWorld
beforeAll(async () => {
  app = await startTestApp({ clock: now })
  const job = { title: 'Welder', organization: 'Forge', source: 'EMPLOYER' as const, skills: ['welding'] }
  const yard = {
    name: 'Yard',
    region: 'UNITED_STATES' as const,
    people: {
      adam: administrator('Adam'),
      eva: administrator('Eva'),
      ada: {
        account: { name: 'Ada', headline: 'Builds', location: 'Oslo' },
        experiences: [job],
        settings: { facets: { LOCATION: 'ONLY_ME', EXPERIENCE: 'ONLY_ME', IDENTITY: 'ONLY_ME' } as const },
      },
      bea: { account: { name: 'Bea', headline: 'Bends' }, experiences: [job], blocked: ['adam'] },
      tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER' as const] },
    },
  }
  const mill = {
    name: 'Mill',
    region: 'UNITED_STATES' as const,
    people: { mona: administrator('Mona'), max: { account: { name: 'Max' } } },
  }
  world = await loadWorld(app, { employers: { yard, mill } }, now)
  for (const who of ['ada', 'bea'])
    for (const id of await factsOf(who)) await change(app, await world.as(who), disputeDocument, { id })
})
afterAll(() => app?.stop())

const disputeDocument = 'mutation ($id: ID!) { disputeFact(factId: $id, reason: "Not so.") { employee { id } } }'
const ask = async (who: string, document: string, variables: object = {}) =>
  (await app.ask(await world.as(who), document, variables)).body
const get = async (who: string, document: string, variables: object = {}): Promise<Json> => {
  const { data, errors } = await ask(who, document, variables)
  expect(errors).toBeUndefined()
  return data
}
async function factsOf(who: string): Promise<string[]> {
  const { viewer } = await get(who, '{ viewer { accountFacts { id name } employee { experiences { id } } } }')
  const account = viewer.accountFacts.filter(({ name }: Json) => name === 'headline' || name === 'location')
  return [...account, ...viewer.employee.experiences].map(({ id }: Json) => id)
}
const idsOf = async (who: string): Promise<string[]> =>
  (await get(who, '{ viewer { disputes { edges { node { id } } } } }')).viewer.disputes.edges.map(
    ({ node }: Json) => node.id,
  )
const told = `id reason status note raisedAt employee { id name headline location experiences { id } }
  fact { id __typename source ... on AccountFact { name value } ... on Experience { title organization skills { code } } }`
const queue = `disputes(first: 50) { totalCount pageInfo { hasNextPage } edges { cursor node { ${told} } } }`
const nobody = '00000000-0000-4000-8000-000000000000'

describe('the queue of disputes', () => {
  test('tells of no fact, no name and no job that the administrator may not see, under no other name', async () => {
    const document = `{ a: ${queue} b: ${queue.replace('first: 50', 'first: 1')} }`
    const text = JSON.stringify(await get('eva', document))
    for (const hidden of ['Ada', 'Builds', 'Oslo']) expect(text).not.toContain(hidden)
    // Bea shows hers; the same door opens on what is shown.
    for (const shown of ['Bea', 'Bends', 'Forge']) expect(text).toContain(shown)
    const ids = await idsOf('ada')
    const { nodes } = await get('eva', `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Dispute { ${told} } } }`, {
      ids,
    })
    expect(nodes.map(({ fact, employee }: Json) => [fact, employee.name])).toEqual(ids.map(() => [null, null]))
  })

  test('leads to no list of the person’s facts that other ways do not lead to', async () => {
    const { disputes } = await get('eva', `{ ${queue} }`)
    const seen = disputes.edges.filter(({ node }: Json) => node.employee.id === world.employeeIds.get('ada'))
    expect(seen).toHaveLength(3)
    for (const { node } of seen) expect(node.employee.experiences).toEqual([])
  })

  test('counts and pages nobody who blocked the administrator', async () => {
    const eva = await get('eva', `{ ${queue} }`)
    const adam = await get('adam', `{ ${queue} one: disputes(first: 3) { pageInfo { hasNextPage endCursor } } }`)
    expect([eva.disputes.totalCount, adam.disputes.totalCount]).toEqual([5, 3])
    expect(adam.one.pageInfo.hasNextPage).toBe(false)
    const rest = await get(
      'adam',
      `query ($after: String) { disputes(first: 50, after: $after) { edges { cursor } } }`,
      {
        after: adam.one.pageInfo.endCursor,
      },
    )
    expect(rest.disputes.edges).toEqual([])
  })

  test('is another one in another employer', async () => {
    expect((await get('mona', `{ ${queue} }`)).disputes).toMatchObject({ totalCount: 0, edges: [] })
  })
})

describe('a dispute, by its id', () => {
  test.each(['tess', 'bea', 'mona', 'max'])(
    'is not there for %s, who gets what there is for an id of nothing',
    async (who) => {
      const [id] = await idsOf('ada')
      const document = 'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }'
      expect(await get(who, document, { id })).toEqual({ node: null, nodes: [null] })
    },
  )

  test('can be answered by nobody for whom it is not there: one refusal for all', async () => {
    const [ofBea] = await idsOf('bea')
    const answer = 'mutation ($id: ID!) { resolveDispute(id: $id, accept: true, note: "So be it.") { id } }'
    const refusals = await Promise.all(
      [
        ['adam', ofBea],
        ['adam', globalId('Dispute', nobody)],
        ['mona', ofBea],
      ].map(([who, id]) => ask(who as string, answer, { id })),
    )
    const first = JSON.stringify(refusals[0]?.errors)
    expect(first).toContain('NOT_FOUND')
    for (const { errors } of refusals) expect(JSON.stringify(errors)).toBe(first)
    const open = await get('bea', '{ viewer { disputes(status: PENDING) { totalCount } } }')
    expect(open.viewer.disputes.totalCount).toBe(2)
  })

  test('tells others nothing through the fact: that it is disputed is its employee’s to know', async () => {
    const document = `query ($id: ID!) { employee(id: $id) { experiences { disputedAt audience } } }`
    const { employee } = await get('eva', document, { id: world.employeeIds.get('bea') })
    expect(employee.experiences).toEqual([{ disputedAt: null, audience: null }])
  })
})

test('an administrator’s answer is the same whether the disputed fact is hidden from them or gone', async () => {
  const answer =
    'mutation ($id: ID!) { resolveDispute(id: $id, accept: true) { status note fact { id } employee { name } } }'
  const [hidden, gone] = (await idsOf('ada')) as [string, string]
  const uuid = (id: string | undefined) => readGlobalId(id ?? '')?.uuids[0] as string
  await app.database.platform(uuid(world.employerIds.get('yard')), now(), async (request) => {
    for (const table of ['account_fact', 'experience'])
      await request.sql(`DELETE FROM ${table} WHERE id = (SELECT fact_id FROM dispute WHERE id = $1)`, [uuid(gone)])
  })
  const answers = [await get('eva', answer, { id: hidden }), await get('eva', answer, { id: gone })]
  expect(answers[0]).toEqual({
    resolveDispute: { status: 'ACCEPTED', note: null, fact: null, employee: { name: null } },
  })
  expect(answers[1]).toEqual(answers[0])
})
