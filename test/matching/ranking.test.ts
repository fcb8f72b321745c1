import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'
import { asker, connection, type Json, keyOf, nodes, skillId } from './harbor.js'

const now = new Date('2026-03-02T09:00:00Z')
const open = { availability: 'COLLEAGUES', interests: 'COLLEAGUES' } as const
const facets = { SKILLS: 'COLLEAGUES', AVAILABILITY: open.availability, INTERESTS: open.interests } as const
const person = (name: string, of: Partial<WorldPerson> = {}): WorldPerson => ({
  ...of,
  account: { name, ...of.account },
  settings: { ...of.settings, facets: { ...facets, ...of.settings?.facets } },
})
const job = (title: string, skills: string[], endedOn?: string) => ({
  title,
  skills,
  startedOn: '2010-01-01',
  ...(endedOn && { endedOn }),
})
const stated = (skill: string, level?: number) => ({ skill, ...(level && { level }) })

/** From the best to the last, each with the reason for standing where they stand. */
const crew: readonly (readonly [key: string, reason: string, person: WorldPerson])[] = [
  [
    'ada',
    'recorded by the employer at the level asked for, used at work today, and available',
    person('Ada', {
      skills: [
        { ...stated('python', 5), source: 'EMPLOYER' },
        { ...stated('sql', 4), source: 'EMPLOYER' },
      ],
      experiences: [job('Engineer', ['python', 'sql'])],
      availability: { openToWork: true },
    }),
  ],
  [
    'ben',
    'the same, but says nothing of being available',
    person('Ben', {
      skills: [
        { ...stated('python', 5), source: 'EMPLOYER' },
        { ...stated('sql', 4), source: 'EMPLOYER' },
      ],
      experiences: [job('Engineer', ['python', 'sql'])],
    }),
  ],
  [
    'cleo',
    'the same, and is not open to other work',
    person('Cleo', {
      skills: [
        { ...stated('python', 5), source: 'EMPLOYER' },
        { ...stated('sql', 4), source: 'EMPLOYER' },
      ],
      experiences: [job('Engineer', ['python', 'sql'])],
      availability: { openToWork: false },
    }),
  ],
  [
    'dora',
    'claims both, and work shows both',
    person('Dora', {
      skills: [stated('python', 5), stated('sql', 4)],
      experiences: [job('Engineer', ['python', 'sql'])],
    }),
  ],
  ['eli', 'claims both at the level asked for', person('Eli', { skills: [stated('python', 5), stated('sql', 4)] })],
  [
    'gus',
    'knows what was preferred only by a neighbour',
    person('Gus', { skills: [stated('python', 5), stated('postgresql', 4)] }),
  ],
  [
    'finn',
    'did both at work, fifteen years ago',
    person('Finn', {
      skills: [stated('python', 5)],
      experiences: [job('Engineer', ['sql'], '2011-01-01')],
    }),
  ],
  ['hana', 'lacks what was preferred', person('Hana', { skills: [stated('python', 5)] })],
  ['iris', 'is below the level asked for', person('Iris', { skills: [stated('python', 3)] })],
  ['jan', 'has a neighbour of what is needed, at its level', person('Jan', { skills: [stated('pandas', 4)] })],
  ['kim', 'lacks what is needed', person('Kim', { skills: [stated('sql', 1)] })],
]
const elsewhere: Record<string, WorldPerson> = {
  liv: person('Liv', { skills: [stated('welding', 5)] }),
  max: person('Max', { skills: [stated('python', 5), stated('sql', 5)], settings: { discoverability: 'OFF' } }),
  nils: person('Nils', {
    skills: [stated('python', 5), stated('sql', 5)],
    settings: { facets: { SKILLS: 'ONLY_ME' } },
  }),
  omar: person('Omar', { skills: [stated('python', 5), stated('sql', 5)], settings: { discoverability: 'ANONYMOUS' } }),
}
const draft = {
  kind: 'ROTATION',
  title: 'Engineer',
  description: 'Engineer.',
  status: 'OPEN',
  requirements: [
    { skill: 'python', importance: 'MUST', minimumLevel: 4 },
    { skill: 'sql', importance: 'PREFERRED' },
  ],
  hiringTeam: ['tess'],
} as const
const twins = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `twin${index}`,
    person(`Twin ${index}`, { skills: [stated('welding', 3)] }),
  ]),
)

let app: TestApp
let world: LoadedWorld
let ask: ReturnType<typeof asker>
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  const weld = { ...draft, requirements: [{ skill: 'welding', importance: 'MUST' }] } as const
  world = await loadWorld(
    app,
    {
      employers: {
        harbor: {
          name: 'Harbor',
          region: 'UNITED_STATES',
          people: {
            tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER'] },
            ...Object.fromEntries(crew.map(([key, , of]) => [key, of])),
            ...elsewhere,
          },
          opportunities: { engineer: draft },
        },
        mill: {
          name: 'Mill',
          region: 'UNITED_STATES',
          people: { theo: { account: { name: 'Theo' }, roles: ['TALENT_PARTNER'] }, ...twins },
          opportunities: { smith: { ...weld, hiringTeam: ['theo'] }, welder: { ...weld, hiringTeam: ['theo'] } },
        },
      },
    },
    () => now,
  )
  ask = asker(app, world)
})
afterAll(() => app?.stop())

const candidate = `id alias isAnonymous employee { id name } match {
  score factors { name effect detail } requirements { status contribution affinity via { code } requirement { skill { code } importance minimumLevel weight }
    evidence { kind source summary confidence } } }`
const candidatesOf = async (
  who: string,
  key: string,
  filter: object | null = null,
  first = 50,
  after: string | null = null,
) =>
  (
    await ask(
      who,
      `query ($id: ID!, $filter: CandidateFilter, $first: Int!, $after: String) { opportunity(id: $id) {
        candidates(filter: $filter, first: $first, after: $after) ${connection(candidate)} } }`,
      { id: world.opportunityIds.get(key), filter, first, after },
    )
  ).opportunity.candidates
const keys = (page: Json) => nodes(page).map(({ employee }) => keyOf(world.employeeIds, employee.id))

describe('the candidates of an opportunity', () => {
  test('stand in an order that a reader agrees with', async () => {
    const page = await candidatesOf('tess', 'engineer')
    const reasonOf = new Map(crew.map(([key, reason]) => [key, reason]))
    const found = keys(page)
    expect(found.map((key) => `${key}: ${reasonOf.get(key)}`)).toEqual(crew.map(([key, reason]) => `${key}: ${reason}`))
    expect(page.totalCount).toBe(crew.length)
    const scores = nodes(page).map(({ match }) => match.score)
    expect(new Set(scores).size).toBe(scores.length)
  })

  test('each have a score that is exactly the sum of its parts', async () => {
    for (const { match } of nodes(await candidatesOf('tess', 'engineer'))) {
      const parts = [
        ...match.requirements.map((each: Json) => each.contribution),
        ...match.factors.map((each: Json) => each.effect),
      ]
      expect(parts.reduce((sum, part) => sum + part, 0) === match.score).toBe(true)
    }
  })

  test('are explained: what met each requirement, by which neighbour, from which evidence', async () => {
    const page = await candidatesOf('tess', 'engineer')
    const byKey = new Map(keys(page).map((key, index) => [key, nodes(page)[index].match]))
    const said = (key: string) =>
      byKey
        .get(key)
        .requirements.map((each: Json) => [
          each.status,
          each.via?.code ?? null,
          each.affinity,
          each.evidence.map((piece: Json) => piece.summary),
        ])
    expect(said('dora')).toEqual([
      ['MET', null, null, expect.arrayContaining(['Stated at level 5 of 5', 'Used as Engineer'])],
      ['MET', null, null, expect.arrayContaining(['Stated at level 4 of 5', 'Used as Engineer'])],
    ])
    expect(said('gus')).toEqual([
      ['MET', null, null, ['Stated at level 5 of 5']],
      ['PARTIAL', 'postgresql', 0.6, ['Stated at level 4 of 5']],
    ])
    expect(said('kim')).toEqual([
      ['MISSING', null, null, []],
      ['MET', null, null, ['Stated at level 1 of 5']],
    ])
    expect(byKey.get('ada').factors.map(({ name }: Json) => name)).toEqual(['availability'])
  })

  test('are the same, in the same order, each time', async () => {
    expect(await candidatesOf('tess', 'engineer')).toEqual(await candidatesOf('tess', 'engineer'))
  })

  test('are found by their requirements without posting them', async () => {
    const { matchCandidates } = await ask(
      'tess',
      `query ($requirements: [RequirementInput!]!) { matchCandidates(requirements: $requirements, first: 50) ${connection(candidate)} }`,
      {
        requirements: [
          { skill: skillId('python'), minimumLevel: 4 },
          { skill: skillId('sql'), importance: 'PREFERRED' },
        ],
      },
    )
    expect(keys(matchCandidates)).toEqual(crew.map(([key]) => key))
  })

  test('stand on pages of any size, each of them once', async () => {
    const all = await candidatesOf('theo', 'smith')
    for (const first of [1, 5, 12, 13]) {
      const seen: Json[] = []
      for (let after: string | null = null; ; ) {
        const page: Json = await candidatesOf('theo', 'smith', null, first, after)
        seen.push(...nodes(page))
        expect([page.totalCount, page.pageInfo.hasPreviousPage]).toEqual([12, after !== null])
        after = page.pageInfo.endCursor
        if (!page.pageInfo.hasNextPage) break
      }
      expect(seen).toEqual(nodes(all))
    }
  })
})

describe('equal candidates', () => {
  const order = async (key: string) => {
    const page = await candidatesOf('theo', key)
    expect(new Set(nodes(page).map(({ match }) => match.score)).size).toBe(1)
    const ids = nodes(page).map(({ id }) => Buffer.from(id, 'base64url').subarray(17).toString('hex'))
    expect(ids).toEqual([...ids].sort())
    return { order: keys(page), ids: nodes(page).map(({ id }) => id), aliases: nodes(page).map(({ alias }) => alias) }
  }

  test('stand by their ids, which together with the order differ from opportunity to opportunity', async () => {
    const [smith, welder] = [await order('smith'), await order('welder')]
    expect(new Set(smith.order)).toEqual(new Set(welder.order))
    expect(smith.order).not.toEqual(welder.order)
    expect(smith.ids.filter((id) => welder.ids.includes(id))).toEqual([])
    expect(smith.aliases.filter((alias) => welder.aliases.includes(alias))).toEqual([])
  })

  test('get new ids and another order when the requirements change, and keep them when anything else does', async () => {
    const before = await order('smith')
    const update =
      'mutation ($id: ID!, $input: UpdateOpportunityInput!) { updateOpportunity(id: $id, input: $input) { id } }'
    const id = world.opportunityIds.get('smith')
    await ask('theo', update, { id, input: { title: 'Blacksmith', location: 'Oslo' } })
    expect(await order('smith')).toEqual(before)
    await ask('theo', update, { id, input: { requirements: [{ skill: skillId('welding') }] } })
    const after = await order('smith')
    expect(after.order).not.toEqual(before.order)
    expect(after.ids.filter((each) => before.ids.includes(each))).toEqual([])
    expect(after.aliases.filter((each) => before.aliases.includes(each))).toEqual([])
    const node = 'query ($id: ID!) { node(id: $id) { id } }'
    expect((await ask('theo', node, { id: before.ids[0] })).node).toBeNull()
    expect((await ask('theo', node, { id: after.ids[0] })).node).toEqual({ id: after.ids[0] })
  })

  test('have ids that serve in their own employer alone', async () => {
    const { ids } = await order('welder')
    expect((await ask('tess', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).nodes).toEqual(
      ids.map(() => null),
    )
  })
})
