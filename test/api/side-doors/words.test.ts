import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { globalId, type NodeKind } from '../../../src/relay/global-id.js'
import { type Json, skillId, unknownUuid, Yard } from './yard.js'

let yard: Yard
beforeAll(async () => {
  yard = await Yard.open()
  await yard.hideThings()
})
afterAll(() => yard?.app.stop())

const lists = ['skills', 'experiences', 'education', 'qualities', 'interests', 'assignments', 'availability'] as const
const kinds: readonly NodeKind[] = [
  'GenomeSkill',
  'Experience',
  'Education',
  'Quality',
  'Interest',
  'Assignment',
  'Availability',
  'AccountFact',
  'VisibilitySettings',
]
/** The ids of Ada's hidden facts, of her account and of her settings. */
async function hiddenIds(): Promise<string[]> {
  const { viewer } = await yard.get(
    'ada',
    `{ viewer { visibility { id } accountFacts { id audience } employee { ${lists.map((name) => `${name} { id audience }`).join(' ')} } } }`,
  )
  const items: Json[] = [viewer.accountFacts, ...Object.values<Json>(viewer.employee)].flat()
  return [viewer.visibility.id, ...items.filter(({ audience }) => audience === 'ONLY_ME').map(({ id }) => id)]
}

describe('an id', () => {
  test('that was guessed shows nothing hidden, and looks like one of nothing', async () => {
    const ids = await hiddenIds()
    expect(ids.length).toBeGreaterThan(10)
    const absent = kinds.map((kind) => globalId(kind, unknownUuid))
    const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Fact { source } } }'
    for (const who of ['carl', 'tess', 'boss', 'hana']) {
      const { nodes } = await yard.get(who, document, { ids: [...ids, ...absent] })
      expect(new Set(nodes)).toEqual(new Set([null]))
    }
    expect((await yard.get('ada', document, { ids })).nodes).not.toContain(null)
  })
})

describe('a refusal', () => {
  const inputs: Readonly<Record<string, (id: string) => string>> = {
    setFactAudience: (id) => `setFactAudience(factId: "${id}", audience: COLLEAGUES) { id }`,
    removeFact: (id) => `removeFact(factId: "${id}") { removedId }`,
    saveExperience: (id) => `saveExperience(id: "${id}", input: { title: "Mine" }) { experience { id } }`,
    saveEducation: (id) => `saveEducation(id: "${id}", input: { institution: "Mine" }) { education { id } }`,
    saveQuality: (id) => `saveQuality(id: "${id}", input: { name: "Mine" }) { id }`,
  }

  test.each(Object.keys(inputs))('says the same of another’s fact, hidden or visible, as of none: %s', async (name) => {
    const mutation = (id: string) => `mutation { ${inputs[name]?.(id)} }`
    const kind = { saveExperience: 'experiences', saveEducation: 'education', saveQuality: 'qualities' }[name]
    const items = (await yard.get('ada', `{ viewer { employee { ${kind ?? 'experiences'} { id } } } }`)).viewer
      .employee[kind ?? 'experiences']
    const none = globalId(kinds[lists.indexOf((kind ?? 'experiences') as 'experiences')] as NodeKind, unknownUuid)
    for (const who of ['carl', 'tess', 'boss']) {
      const absent = await yard.ask(who, mutation(none))
      expect(absent.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
      for (const { id } of items) expect(await yard.ask(who, mutation(id))).toEqual(absent)
    }
  })

  test('says the same of somebody who blocked the one who asks as of nobody', async () => {
    await yard.change('bea', 'mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }', { id: yard.id('carl') })
    const ask = (document: string) => async (id: string) => yard.ask('carl', document, { id })
    const none = globalId('Employee', unknownUuid)
    const block = ask('mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }')
    const look = ask('query ($id: ID!) { employee(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }')
    expect((await block(none)).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    for (const each of [block, look]) expect(await each(yard.id('bea'))).toEqual(await each(none))
    await yard.change('bea', 'mutation ($id: ID!) { unblockEmployee(employeeId: $id) { id } }', { id: yard.id('carl') })
  })

  test('carries no suggestion of what was meant, and no words of anybody', async () => {
    const asked = [
      '{ viewer { employe { nam } } }',
      '{ employees(filter: { serch: "Dora" }) { totalCount } }',
      '{ employees(orderBy: NAM) { totalCount } }',
      '{ node(id: "x") { ... on Employe { id } } }',
      'mutation { updateVisibilty { id } }',
      '{ skill(idd: "1") { id } }',
    ]
    const inVariables: readonly (readonly [string, object])[] = [
      ['query ($order: EmployeeOrder) { employees(orderBy: $order) { totalCount } }', { order: 'NAM' }],
      ['query ($filter: EmployeeFilter) { employees(filter: $filter) { totalCount } }', { filter: { serch: 'Dora' } }],
      [
        'mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) { id } }',
        { input: { facet: [] } },
      ],
    ]
    for (const [document, variables] of [...asked.map((each) => [each, {}] as const), ...inVariables]) {
      const { body } = await yard.ask('carl', document, variables)
      expect(body.errors?.length).toBeGreaterThan(0)
      expect(JSON.stringify(body.errors)).not.toMatch(/did you mean|Dora|Ada|employees?"\s*or|SELECT/i)
    }
  })
})

test('introspection and the playground are the same for everybody, and name nobody', async () => {
  const document =
    '{ __schema { types { name description fields { name description args { name defaultValue } } enumValues { name } inputFields { name } } } }'
  const answers = [
    await yard.app.ask(null, document),
    ...(await Promise.all(['carl', 'ada', 'tess'].map(async (who) => yard.app.ask(await yard.as(who), document)))),
  ]
  const words = new Set(answers.map(({ body }) => JSON.stringify(body)))
  expect(words.size).toBe(1)
  expect([...words][0]).not.toMatch(/Dora|Bureau|Forge/)
  const page = async (token: string | null) =>
    (
      await fetch(`${yard.app.url}/graphql`, {
        headers: { accept: 'text/html', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      })
    ).text()
  expect(await page(await yard.as('ada'))).toBe(await page(null))
})

describe('the settings of others', () => {
  test('are told nowhere: neither how many items have an audience of their own, nor any audience', async () => {
    const settings = `audience ownAudience disputedAt`
    const document = `query ($id: ID!) { employee(id: $id) { ${lists.map((name) => `${name} { ${settings} }`).join(' ')} } }`
    for (const who of ['carl', 'tess', 'boss', 'hana']) {
      const { employee } = await yard.get(who, document, { id: yard.id('ada') })
      const told = Object.values<Json>(employee)
        .flat()
        .flatMap((each) => Object.values(each ?? {}))
      expect(told.filter((value) => value !== null)).toEqual([])
    }
    const { employee } = await yard.get('ada', document, { id: yard.id('ada') })
    expect(JSON.stringify(employee)).toContain('ONLY_ME')
  })

  test('are reached from the viewer alone', async () => {
    const { __schema } = await yard.get(
      'ada',
      '{ __schema { types { name fields { name type { name ofType { name } } } } } }',
    )
    const holders = __schema.types.flatMap(({ name, fields }: Json) =>
      (fields ?? [])
        .filter(({ type }: Json) => [type.name, type.ofType?.name].includes('VisibilitySettings'))
        .map((field: Json) => `${name}.${field.name}`),
    )
    expect(holders.sort()).toEqual([
      'Mutation.blockEmployee',
      'Mutation.unblockEmployee',
      'Mutation.updateVisibility',
      'Viewer.visibility',
    ])
    const { viewer } = await yard.get('ada', '{ viewer { visibility { id } } }')
    expect(
      (
        await yard.get(
          'tess',
          'query ($id: ID!) { node(id: $id) { id ... on VisibilitySettings { facets { itemOverrides } } } }',
          { id: viewer.visibility.id },
        )
      ).node,
    ).toBeNull()
  })
})

describe('a replay by the same key', () => {
  test('of somebody else’s change is a change of one’s own', async () => {
    const save = 'mutation ($name: String!) { saveQuality(input: { name: $name }, idempotencyKey: "key") { id name } }'
    const adas = await yard.change('ada', save, { name: 'Candour' })
    const carls = await yard.change('carl', save, { name: 'Candour' })
    expect(carls.id).not.toBe(adas.id)
    expect(await yard.change('carl', save, { name: 'Candour' })).toEqual(carls)
  })

  test('shows what its viewer may see now, not what they could see then', async () => {
    const input = {
      kind: 'OTHER',
      title: 'Mast',
      description: 'Mast.',
      requirements: [{ skill: skillId('welding') }],
      hiringTeam: [yard.id('hana'), yard.id('carl')],
    }
    const create =
      'mutation ($input: OpportunityInput!) { createOpportunity(input: $input, idempotencyKey: "mast") { id hiringTeam { name } } }'
    const first = await yard.change('hana', create, { input })
    expect(first.hiringTeam).toContainEqual({ name: 'Carl' })
    await yard.change(
      'carl',
      'mutation { updateVisibility(input: { facets: [{ facet: IDENTITY, audience: ONLY_ME }] }) { id } }',
    )
    expect(await yard.change('hana', create, { input })).toEqual({
      id: first.id,
      hiringTeam: [{ name: 'Hana' }, { name: null }],
    })
    await yard.change(
      'carl',
      'mutation { updateVisibility(input: { facets: [{ facet: IDENTITY, audience: COLLEAGUES }] }) { id } }',
    )
  })
})

describe('the log of who saw what', () => {
  const document =
    '{ viewer { disclosures(first: 50) { totalCount edges { node { at viewerName viewerRole purpose facets opportunity { id title } } } } } }'
  const logOf = async (who: string): Promise<Json> => (await yard.get(who, document)).viewer.disclosures
  const look = (who: string, whom: string) =>
    yard.get(who, 'query ($id: ID!) { employee(id: $id) { jobTitle name } }', { id: yard.id(whom) })

  test('tells nobody of what was seen of others', async () => {
    const before = await logOf('tess')
    await look('carl', 'bea')
    await look('hana', 'bea')
    expect(await logOf('tess')).toEqual(before)
    expect((await logOf('bea')).totalCount).toBeGreaterThan(0)
  })

  test('names readers of the employer side and no colleague', async () => {
    await look('carl', 'bea')
    await look('hana', 'bea')
    const entries: Json[] = (await logOf('bea')).edges.map(({ node }: Json) => node)
    const named = (role: string) =>
      new Set(entries.filter(({ viewerRole }) => viewerRole === role).map(({ viewerName }) => viewerName))
    expect(named('EMPLOYEE')).toEqual(new Set([null]))
    expect(named('HIRING_MANAGER')).toContain('Hana')
  })

  test('is not to be had by the id of an entry, nor in anybody’s preview', async () => {
    const { viewer } = await yard.get('bea', '{ viewer { disclosures { edges { node { id } } } } }')
    const ids = viewer.disclosures.edges.map(({ node }: Json) => node.id)
    expect(ids.length).toBeGreaterThan(0)
    for (const who of ['carl', 'tess', 'ada']) {
      const { nodes } = await yard.get(who, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
      expect(nodes.filter((node: Json) => node !== null)).toEqual([])
    }
  })
})
