import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audiences } from '../../src/visibility/audience.js'
import { facets } from '../../src/visibility/facet.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { applyTo, change, type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

/** Somebody with facts of every kind and source, and with a report. */
const ada: WorldPerson = {
  manager: 'grace',
  account: {
    name: 'Ada',
    headline: 'Finds meaning',
    jobTitle: 'Engineer',
    orgUnit: 'Data',
    email: 'ada@mill.example',
    phone: '+1 503 555 0117',
    location: 'Portland',
  },
  accountSource: { location: 'PUBLIC_DATA_SET', headline: 'EMPLOYEE' },
  skills: [
    { skill: 'sql', level: 4, lastUsed: '2026-01-01' },
    { skill: 'python', level: 2, source: 'EMPLOYER' },
    { skill: 'statistics', source: 'PUBLIC_DATA_SET' },
    { skill: 'forecasting', source: 'INFERRED' },
  ],
  experiences: [
    {
      title: 'Analyst',
      organization: 'Northwind',
      startedOn: '2016-02-01',
      skills: ['sql', 'mysql'],
      description: 'Tables.',
    },
    { title: 'Baker', organization: 'Crumb', source: 'PUBLIC_DATA_SET', skills: ['python', 'negotiation'] },
    { title: 'Clerk', organization: 'Mill', source: 'EMPLOYER', skills: ['payroll'] },
  ],
  education: [
    { institution: 'Reed', field: 'Maths' },
    { institution: 'Night school', source: 'PUBLIC_DATA_SET' },
  ],
  qualities: [
    { name: 'Patience', note: 'Mostly' },
    { name: 'Humour', source: 'EMPLOYER' },
  ],
  interests: [
    { kind: 'ROTATION', note: 'Teaching' },
    { skill: 'sql', note: 'More of it' },
  ],
  assignments: [{ title: 'Invoices', startedOn: '2025-01-15', skills: ['python', 'etl'], source: 'EMPLOYER' }],
  availability: { openToWork: true, hoursPerWeek: 8, from: '2026-05-01' },
}
const person = (name: string, over: Partial<WorldPerson> = {}): WorldPerson => ({
  account: { name, jobTitle: name },
  ...over,
})
const work = (hiringTeam: string[]) => ({
  kind: 'ROTATION' as const,
  title: 'Work',
  description: 'Work.',
  status: 'OPEN' as const,
  requirements: [{ skill: 'sql', importance: 'MUST' as const }],
  hiringTeam,
})
const people = {
  ada,
  rex: person('Rex', { manager: 'ada' }),
  cole: person('Cole', { manager: 'grace' }),
  grace: person('Grace', { manager: 'vera' }),
  vera: person('Vera', { manager: 'max', roles: ['HIRING_MANAGER'] }),
  max: person('Max', { roles: ['HIRING_MANAGER'] }),
  hana: person('Hana', { roles: ['HIRING_MANAGER'] }),
  ben: person('Ben'),
  tom: person('Tom', { roles: ['TALENT_PARTNER'] }),
  root: person('Root', { roles: ['EMPLOYER_ADMIN'] }),
}

/** Who gets what a preview shows: each audience, and a manager in it. Max is on a team to which Ada showed her application. */
const viewers = [
  ['ONLY_ME', false, 'ada'],
  ['HIRING_TEAM', false, 'hana'],
  ['HIRING_TEAM', false, 'ben'],
  ['EMPLOYER', false, 'tom'],
  ['EMPLOYER', false, 'root'],
  ['COLLEAGUES', false, 'cole'],
  ['COLLEAGUES', true, 'grace'],
  ['EMPLOYER', true, 'vera'],
  ['HIRING_TEAM', true, 'max'],
] as const

const item = '__typename id source recordedAt audience ownAudience disputedAt'
const skill = 'skill { id code name }'
const fact = `__typename id source recordedAt ... on Experience { title } ... on Assignment { title } ... on Education { institution } ... on GenomeSkill { ${skill} }`
/** Every field of an employee. */
const fields: Readonly<Record<string, string>> = {
  id: 'id',
  name: 'name',
  headline: 'headline',
  jobTitle: 'jobTitle',
  orgUnit: 'orgUnit',
  email: 'email',
  phone: 'phone',
  location: 'location',
  manager: 'manager { id name jobTitle manager { id name } }',
  reports: 'reports { totalCount pageInfo { hasNextPage } edges { node { id name jobTitle } } }',
  skills: `skills { ${item} ${skill} state level strength lastUsed evidence { source kind summary recordedAt confidence fact { ${fact} } } }
    few: skills(first: 1, minimumStrength: 0.1, states: [CLAIMED, EVIDENCED, VERIFIED]) { ${skill} strength }`,
  experiences: `experiences { ${item} title organization startedOn endedOn description skills { id code } }`,
  education: `education { ${item} institution qualification field endedOn }`,
  qualities: `qualities { ${item} name note }`,
  interests: `interests { ${item} kind note skill { id code } }`,
  assignments: `assignments { ${item} title startedOn endedOn opportunity { id title } skills { id code } }`,
  availability: `availability { ${item} openToWork hoursPerWeek from }`,
}
const profile = `fragment Profile on Employee { ${Object.values(fields).join('\n')} }`
const itemsDocument = `{ viewer { accountFacts { id } employee { ${['skills', 'experiences', 'education', 'qualities', 'interests', 'assignments', 'availability'].map((name) => `${name} { id source }`).join(' ')} } } }`

let app: TestApp
let world: LoadedWorld
let itemIds: string[]
const ask = async (who: string, document: string, variables: object = {}): Promise<Json> => {
  const { body } = await app.ask(await world.as(who), document, variables)
  expect(body.errors).toBeUndefined()
  return body.data
}

beforeAll(async () => {
  const clock = () => new Date('2026-03-02T09:00:00Z')
  app = await startTestApp({ clock })
  const opportunities = { analyst: work(['hana', 'ben']), coach: work(['max']) }
  world = await loadWorld(
    app,
    { employers: { mill: { name: 'Mill', region: 'UNITED_STATES', people, opportunities } } },
    clock,
  )
  const apply = async (key: string, showToManagers: boolean) =>
    applyTo(app, await world.as('ada'), { opportunityId: world.opportunityIds.get(key) ?? '', showToManagers })
  await apply('analyst', false)
  await apply('coach', true)
  const { viewer } = await ask('ada', itemsDocument)
  const items: Json[] = [...viewer.accountFacts, ...Object.values(viewer.employee).flat()]
  itemIds = items.filter(({ source }) => source !== 'INFERRED').map(({ id }) => id)
})
afterAll(() => app?.stop())

const idOf = (who: string) => world.employeeIds.get(who) ?? ''
const seenBy = async (viewer: string) =>
  (await ask(viewer, `query ($id: ID!) { employee(id: $id) { ...Profile } } ${profile}`, { id: idOf('ada') })).employee
const preview = async (audience: string, asManager: boolean) =>
  (
    await ask(
      'ada',
      `query ($audience: Audience!, $asManager: Boolean!) { viewer { previewAs(audience: $audience, asManager: $asManager) { ...Profile } } } ${profile}`,
      { audience, asManager },
    )
  ).viewer.previewAs

/** The previews for all those viewers; one operation may not ask for all at once. */
async function previewAll(): Promise<Json[]> {
  const asked = viewers.map(
    ([audience, asManager], index) =>
      `p${index}: previewAs(audience: ${audience}, asManager: ${asManager}) { ...Profile }`,
  )
  const inThrees = [asked.slice(0, 3), asked.slice(3, 6), asked.slice(6)]
  const answers = await Promise.all(inThrees.map((each) => ask('ada', `{ viewer { ${each.join(' ')} } } ${profile}`)))
  return answers.flatMap(({ viewer }) => Object.values(viewer))
}

const withoutIds = (value: Json): Json =>
  JSON.parse(JSON.stringify(value, (key, each) => (key === 'id' ? undefined : each)))
/** The ids of people and their facts; a skill of the vocabulary and an opportunity are nobody's. */
function idsIn(value: Json, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => idsIn(each, name))
  if (value === null || typeof value !== 'object') return []
  const own = value.id && !['skill', 'opportunity'].includes(name) && !('code' in value) ? [value.id] : []
  return [...own, ...Object.entries(value).flatMap(([key, each]) => idsIn(each, key))]
}

const settings = fc.record({
  facets: fc.tuple(
    ...facets.map((facet) => fc.record({ facet: fc.constant(facet), audience: fc.constantFrom(...audiences) })),
  ),
  discoverability: fc.constantFrom('FULL', 'ANONYMOUS', 'OFF'),
  usePublicData: fc.boolean(),
  hideInterestFromManagers: fc.boolean(),
})
/** An audience of its own for about every third item. */
const ownAudiences = fc.array(fc.option(fc.constantFrom(...audiences), { freq: 1 }), { minLength: 26, maxLength: 26 })

async function decide(input: object, own: readonly (string | null)[]): Promise<void> {
  const changes = itemIds.map(
    (id, index) => `i${index}: setFactAudience(factId: "${id}", audience: ${own[index % own.length]}) { id }`,
  )
  await change(
    app,
    await world.as('ada'),
    `mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) { id } ${changes.join(' ')} }`,
    { input },
  )
}

describe('a preview', () => {
  test('is what each audience, and a manager in it, gets, field by field, whatever the settings', async () => {
    await fc.assert(
      fc.asyncProperty(settings, ownAudiences, async (input, own) => {
        await decide(input, own)
        const previews = await previewAll()
        const seen = await Promise.all(viewers.map(([, , viewer]) => seenBy(viewer)))
        for (const [index, way] of viewers.entries())
          expect([...way, withoutIds(previews[index])]).toEqual([...way, withoutIds(seen[index])])
      }),
      { numRuns: 20 },
    )
  }, 240_000)

  test('asks for every field that there is', async () => {
    const { __type } = await ask('ada', '{ __type(name: "Employee") { fields { name } } }')
    expect(Object.keys(fields).sort()).toEqual(__type.fields.map(({ name }: Json) => name).sort())
  })

  test('of everything shown to everybody holds every kind of fact, with the settings for the employee alone', async () => {
    const all = facets.map((facet) => ({ facet, audience: 'COLLEAGUES' }))
    await decide({ facets: all, discoverability: 'FULL', usePublicData: true, hideInterestFromManagers: true }, [null])
    const shown = await preview('COLLEAGUES', false)
    for (const name of Object.keys(fields)) expect([name, shown[name]]).not.toEqual([name, null])
    expect(shown.interests).toHaveLength(2)
    expect(shown.experiences.map(({ audience }: Json) => audience)).toEqual([null, null, null])
    expect((await preview('COLLEAGUES', true)).interests).toEqual([])
    expect((await preview('COLLEAGUES', true)).availability).toBeNull()
  })

  test('has ids of its own throughout, for each way to look, and nobody finds anything by them', async () => {
    const real = new Set(idsIn(await seenBy('ada')))
    const each: string[][] = []
    for (const audience of audiences)
      for (const asManager of [false, true]) {
        const { manager, reports, ...own } = await preview(audience, asManager)
        // A hiring team meets the people around somebody as the employer side does.
        each.push([...new Set(idsIn(audience === 'HIRING_TEAM' ? own : { manager, reports, ...own }))])
      }
    const all = each.flat()
    expect(all.length).toBeGreaterThan(50)
    expect(all.filter((id) => real.has(id))).toEqual([])
    expect(new Set(all).size).toBe(all.length)
    for (const who of ['ada', 'tom']) {
      const { nodes } = await ask(who, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: all.slice(0, 60) })
      expect(nodes.filter((node: Json) => node !== null)).toEqual([])
    }
    expect(idsIn(await preview('EMPLOYER', false))).toEqual(idsIn(await preview('EMPLOYER', false)))
  })

  test('shows other people as the viewer may see them: a manager who blocked them is nobody', async () => {
    await change(app, await world.as('grace'), 'mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }', {
      id: idOf('ada'),
    })
    expect((await preview('EMPLOYER', false)).manager).toBeNull()
    await change(app, await world.as('grace'), 'mutation ($id: ID!) { unblockEmployee(employeeId: $id) { id } }', {
      id: idOf('ada'),
    })
  })

  test.each([
    ['EMPLOYER', 'tom'],
    ['COLLEAGUES', 'cole'],
    ['HIRING_TEAM', 'hana'],
  ])('shows oneself on the way back through a report as %s does', async (audience, viewer) => {
    await decide({ facets: facets.map((facet) => ({ facet, audience: 'ONLY_ME' })), discoverability: 'FULL' }, [null])
    const way = 'reports { edges { node { name manager { name email skills { level } } } } }'
    const seen = await ask(viewer, `query ($id: ID!) { employee(id: $id) { ${way} } }`, { id: idOf('ada') })
    const { viewer: own } = await ask('ada', `{ viewer { previewAs(audience: ${audience}) { ${way} } } }`)
    expect(own.previewAs).toEqual(seen.employee)
  })

  test('is one’s own alone, and nothing to whoever is no employee', async () => {
    const document = '{ viewer { previewAs(audience: ONLY_ME) { id name } } }'
    const officer = await app.token({ employerId: null, signInName: null, roles: ['PRIVACY_OFFICER'] })
    expect((await app.ask(officer, document)).body.data.viewer?.previewAs ?? null).toBeNull()
    expect((await app.ask(null, document)).body.data.viewer).toBeNull()
    expect((await ask('tom', document)).viewer.previewAs.name).toBe('Tom')
  })
})
