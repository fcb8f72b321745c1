import { afterAll, beforeAll, expect, test } from 'vitest'
import { globalId, readGlobalId } from '../../../src/relay/global-id.js'
import { rootFields } from '../operations.js'
import { type Json, unknownUuid, Yard } from './yard.js'

/** What public data say is for its person alone: others find no door to it, before it is accepted and after it was refused. */
const canary = 'Zanzibar'
const resume = {
  basics: { name: `Ada ${canary}`, label: `${canary} pilot`, location: { city: canary } },
  work: [
    {
      name: `${canary} Lines`,
      position: `Pilot of ${canary}`,
      startDate: '2015',
      summary: `Flew to ${canary}. COBOL.`,
    },
  ],
  education: [{ institution: `${canary} School`, area: canary, studyType: 'Wings' }],
  skills: [{ name: 'Payroll' }, { name: `${canary} skill` }],
}
const bring =
  'mutation ($content: String!) { importProfile(format: JSON_RESUME, content: $content) { items { id state } } }'
const mine = '{ viewer { publicData { id items { id state summary } } } }'

let yard: Yard
let ids: string[]
const others = ['carl', 'bea', 'hana', 'tess', 'boss'] as const
const questions = [
  '{ employees(first: 100) { totalCount edges { node { id name headline jobTitle location experiences { title organization description } education { institution field } skills { strength skill { name } evidence { summary } } } } } }',
  `{ employees(filter: { search: "${canary}" }) { totalCount } }`,
  `{ employees(filter: { workedAt: "${canary}" }) { totalCount } }`,
  `{ employees(filter: { studiedAt: "${canary}" }) { totalCount } }`,
  `{ employees(filter: { location: "${canary}" }) { totalCount } }`,
  `{ skills(search: "${canary}") { totalCount } }`,
  `{ opportunities { edges { node { candidates { totalCount edges { node { match { score requirements { status contribution evidence { summary } } } } } } } } } }`,
  '{ viewer { publicData { found items { summary } } } }',
]
const askAll = async () =>
  Promise.all(others.map(async (who) => Promise.all(questions.map((question) => yard.ask(who, question)))))

let before: Json
beforeAll(async () => {
  yard = await Yard.open()
  before = await askAll()
  const { items } = await yard.change('ada', bring, { content: Buffer.from(JSON.stringify(resume)).toString('base64') })
  ids = items.map(({ id }: Json) => id)
})
afterAll(() => yard?.app.stop())

test('what is offered to somebody changes no answer to anybody else, by any field, filter, count, score or match', async () => {
  const after = await askAll()
  expect(after).toEqual(before)
  expect(JSON.stringify(after)).not.toContain(`Ada ${canary}`)
  expect((await yard.get('ada', mine)).viewer.publicData.items).toHaveLength(7)
})

test('an item is there for its person alone: to others its id is one that nothing has, in questions and in changes', async () => {
  const absent = globalId('PublicDataItem', unknownUuid)
  const node = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
  const changes = [
    'mutation ($ids: [ID!]!) { acceptPublicData(itemIds: $ids) { preview { id } } }',
    'mutation ($ids: [ID!]!) { rejectPublicData(itemIds: $ids) { preview { id } } }',
    'mutation ($ids: [ID!]!) { disputePublicData(itemId: "ID", reason: "No") { id } }'.replace('($ids: [ID!]!) ', ''),
  ]
  for (const who of others) {
    const own = globalId('PublicDataPreview', readGlobalId(yard.id('ada'))?.uuids[0] as string)
    expect((await yard.get(who, node, { ids: [...ids, own] })).nodes).toEqual(Array(8).fill(null))
    for (const change of changes)
      for (const id of ids.slice(0, 2)) {
        const ask = (each: string) => yard.ask(who, change.replace('"ID"', JSON.stringify(each)), { ids: [each] })
        expect(await ask(id)).toEqual(await ask(absent))
      }
  }
  expect((await yard.get('ada', mine)).viewer.publicData.items.every(({ state }: Json) => state === 'OFFERED')).toBe(
    true,
  )
})

test('no suggestion to their person, and none to anybody else, comes of what is only offered', async () => {
  const suggested = '{ viewer { employee { skills(states: [INFERRED]) { skill { name } evidence { summary } } } } }'
  expect(JSON.stringify(await yard.get('ada', suggested))).not.toContain(canary)
  expect(JSON.stringify(await yard.get('ada', suggested))).not.toContain('COBOL')
})

test('refused and disputed, it is as if it had never been offered', async () => {
  await yard.change('ada', 'mutation ($ids: [ID!]!) { rejectPublicData(itemIds: $ids) { preview { id } } }', {
    ids: ids.slice(1),
  })
  await yard.change('ada', 'mutation ($id: ID!) { disputePublicData(itemId: $id, reason: "Zanzibar") { id } }', {
    id: ids[0],
  })
  expect(await askAll()).toEqual(before)
})

test('accepted for oneself alone, it shows to nobody, and its withdrawal leaves nothing', async () => {
  const close = 'mutation { updateVisibility(input: { facets: [{ facet: EXPERIENCE, audience: ONLY_ME }] }) { id } }'
  await yard.change('ada', close)
  const closed = await askAll()
  const { items } = (await yard.get('ada', mine)).viewer.publicData
  const work = items.find(({ summary }: Json) => summary.startsWith('Pilot of'))
  await yard.change(
    'ada',
    'mutation ($ids: [ID!]!) { acceptPublicData(itemIds: $ids) { employee { experiences { id } } } }',
    { ids: [work.id] },
  )
  expect(await askAll()).toEqual(closed)
})

test('every mutation of public data is for people with a record of their own', async () => {
  const names = rootFields.filter(({ name }) => /PublicData$|^importProfile$/.test(name)).map(({ name }) => name)
  expect(names.sort()).toEqual(
    expect.arrayContaining(['acceptPublicData', 'disputePublicData', 'importProfile', 'rejectPublicData']),
  )
  const { body } = await yard.app.ask(null, `mutation { acceptPublicData(itemIds: []) { preview { id } } }`)
  expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
