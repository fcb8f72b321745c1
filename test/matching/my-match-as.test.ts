import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { audiences } from '../../src/visibility/audience.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { applyTo, change, type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'
import { asker, connection, type Json, nodes, skillId } from './harbor.js'

const now = new Date('2026-03-02T09:00:00Z')
const ada: WorldPerson = {
  account: { name: 'Ada', location: 'Oslo', orgUnit: 'Yard' },
  manager: 'mia',
  skills: [
    { skill: 'python', level: 4, lastUsed: '2025-11-01' },
    { skill: 'mysql', level: 3 },
    { skill: 'statistics', level: 2, source: 'PUBLIC_DATA_SET' },
  ],
  experiences: [
    {
      title: 'Analyst',
      organization: 'Forge',
      startedOn: '2019-01-01',
      endedOn: '2023-01-01',
      skills: ['python', 'sql'],
    },
  ],
  assignments: [{ title: 'Tables', startedOn: '2024-01-01', skills: ['statistics'] }],
  interests: [{ kind: 'ROTATION', note: 'Ships' }],
  availability: { openToWork: true, hoursPerWeek: 10, from: '2026-03-01' },
}
const people: Record<string, WorldPerson> = {
  ada,
  mia: { account: { name: 'Mia' }, roles: ['HIRING_MANAGER'] },
  hana: { account: { name: 'Hana' }, roles: ['HIRING_MANAGER'] },
  tom: { account: { name: 'Tom' }, roles: ['TALENT_PARTNER'] },
  ...Object.fromEntries(
    ['cy', 'dot', 'eve', 'fox'].map((name) => [
      name,
      { account: { name }, settings: { discoverability: 'ANONYMOUS' as const } },
    ]),
  ),
}

let app: TestApp
let world: LoadedWorld
let ask: ReturnType<typeof asker>
let round = 0
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
})
afterAll(() => app?.stop())
beforeEach(async () => {
  round += 1
  world = await loadWorld(
    app,
    { employers: { harbor: { name: `Harbor ${round}`, region: 'UNITED_STATES', people } } },
    () => now,
  )
  ask = asker(app, world)
})

const requirements = [
  { skill: 'python', minimumLevel: 3 },
  { skill: 'sql', importance: 'PREFERRED', weight: 2 },
  { skill: 'statistics', importance: 'PREFERRED' },
  { skill: 'negotiation', importance: 'PREFERRED' },
].map((each) => ({ ...each, skill: skillId(each.skill) }))

/** A new opportunity of Hana's, which nobody has looked at. */
async function post(over: object = {}): Promise<string> {
  const input = { kind: 'ROTATION', title: 'Work', description: 'Work.', hoursPerWeek: 10, requirements, ...over }
  const mutation = 'mutation ($input: OpportunityInput!) { createOpportunity(input: $input) { id } }'
  return (await change(app, await world.as('hana'), mutation, { input })).id
}
const settings = async (input: object) =>
  change(
    app,
    await world.as('ada'),
    'mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) { id } }',
    { input },
  )

const match = `score factors { name effect detail } genomeEdition { number } requirements {
  requirement { skill { code } importance minimumLevel weight } status contribution affinity via { code }
  evidence { source kind summary recordedAt confidence fact { __typename source recordedAt ... on Experience { title } ... on GenomeSkill { level state } } } }`
const myMatch = async (id: string, as: string | null): Promise<Json> =>
  (
    await ask('ada', `query ($id: ID!, $as: Audience) { opportunity(id: $id) { myMatch(as: $as) { ${match} } } }`, {
      id,
      as,
    })
  ).opportunity.myMatch

/** The match by which the viewer is shown Ada in an opportunity: by name, or as the only alias with a skill; null: not at all. */
async function shownTo(viewer: string, id: string): Promise<Json> {
  const node = `isAnonymous employee { id } match { ${match} }`
  const { opportunity } = await ask(
    viewer,
    `query ($id: ID!) { opportunity(id: $id) { candidates(first: 50) ${connection(node)} } }`,
    { id },
  )
  const isAda = ({ isAnonymous, employee, match }: Json) =>
    isAnonymous
      ? match.requirements.some(({ status }: Json) => status !== 'MISSING')
      : employee.id === world.employeeIds.get('ada')
  return nodes(opportunity.candidates).find(isAda)?.match ?? null
}
const shownByApplication = async (id: string): Promise<Json> => {
  const document = `query ($id: ID!) { opportunity(id: $id) { applications ${connection(`candidate { match { ${match} } }`)} } }`
  return nodes((await ask('hana', document, { id })).opportunity.applications)[0].candidate.match
}

const open = (discoverability: string) => ({
  discoverability,
  facets: ['SKILLS', 'EXPERIENCE', 'ASSIGNMENTS', 'AVAILABILITY', 'INTERESTS'].map((facet) => ({
    facet,
    audience: 'COLLEAGUES',
  })),
})

describe('one’s own match, asked for as another audience', () => {
  const facetNames = [
    'SKILLS',
    'EXPERIENCE',
    'ASSIGNMENTS',
    'AVAILABILITY',
    'INTERESTS',
    'IDENTITY',
    'LOCATION',
  ] as const
  const decided = fc.record({
    facets: fc.tuple(
      ...facetNames.map((facet) => fc.record({ facet: fc.constant(facet), audience: fc.constantFrom(...audiences) })),
    ),
    discoverability: fc.constantFrom('FULL', 'ANONYMOUS', 'OFF'),
    usePublicData: fc.boolean(),
  })

  test('is what the employer side and the hiring team get, part by part, whatever the settings', async () => {
    const asked = { FULL: 0, ANONYMOUS: 0, OFF: 0 }
    const meets = ({ requirements }: Json) => requirements.some(({ status }: Json) => status !== 'MISSING')
    await fc.assert(
      fc.asyncProperty(decided, async (input) => {
        await settings(input)
        const id = await post()
        const own = { employer: await myMatch(id, 'EMPLOYER'), team: await myMatch(id, 'HIRING_TEAM') }
        const employer = own.employer && (input.discoverability === 'FULL' || meets(own.employer)) ? own.employer : null
        expect(employer).toEqual(await shownTo('tom', id))
        asked[input.discoverability as keyof typeof asked] += employer ? 1 : 0
        await applyTo(app, await world.as('ada'), { opportunityId: id })
        expect(own.team).toEqual(await shownByApplication(id))
        expect(await myMatch(id, 'HIRING_TEAM')).toEqual(own.team)
      }),
      { numRuns: 25 },
    )
    expect(asked.OFF).toBe(0)
  }, 240_000)

  test.each(['FULL', 'ANONYMOUS'] as const)(
    'is a match when %s, and the one that the employer side gets',
    async (discoverability) => {
      await settings(open(discoverability))
      const id = await post()
      const own = await myMatch(id, 'EMPLOYER')
      expect(own.requirements.map(({ status }: Json) => status)).not.toEqual(Array(4).fill('MISSING'))
      expect(own).toEqual(await shownTo('tom', id))
      expect(own).toEqual(await shownTo('hana', id))
      if (discoverability === 'ANONYMOUS') expect(own).not.toEqual(await myMatch(id, null))
    },
  )

  test('is nothing when not discoverable, and the team gets it with an application all the same', async () => {
    await settings(open('OFF'))
    const id = await post()
    expect(await myMatch(id, 'EMPLOYER')).toBeNull()
    expect(await shownTo('tom', id)).toBeNull()
    const own = await myMatch(id, 'HIRING_TEAM')
    await applyTo(app, await world.as('ada'), { opportunityId: id })
    expect(own).toEqual(await shownByApplication(id))
  })

  test('is nothing for colleagues, and the whole for oneself', async () => {
    for (const discoverability of ['FULL', 'ANONYMOUS', 'OFF']) {
      await settings(open(discoverability))
      const id = await post()
      expect(await myMatch(id, 'COLLEAGUES')).toBeNull()
      const own = await myMatch(id, null)
      expect(own.score).toBeGreaterThan(0)
      expect(await myMatch(id, 'ONLY_ME')).toEqual(own)
    }
  })
})

describe('an anonymous employee’s match, as the employer side gets it, is nothing', () => {
  const anonymous = async (over: object = {}) => {
    await settings(open('ANONYMOUS'))
    return post(over)
  }
  const expectNothing = async (id: string) => {
    expect(await myMatch(id, 'EMPLOYER')).toBeNull()
    expect(await shownTo('tom', id)).toBeNull()
  }

  test('while too few are anonymous', async () => {
    const id = await anonymous()
    await change(app, await world.as('cy'), 'mutation { updateVisibility(input: { discoverability: OFF }) { id } }', {})
    await expectNothing(id)
  })

  test('when the opportunity requires more than 20 skills', async () => {
    const codes =
      'python sql welding figma scrum kanban jira payroll valuation ifrs budgeting accruals interviewing onboarding mysql etl prototyping roadmapping tax treasury negotiation'
    await expectNothing(await anonymous({ requirements: codes.split(' ').map((code) => ({ skill: skillId(code) })) }))
  })

  test('when the opportunity is not open', async () => {
    const id = await anonymous()
    await change(
      app,
      await world.as('hana'),
      'mutation ($id: ID!) { setOpportunityStatus(id: $id, status: CLOSED) { id } }',
      { id },
    )
    const { opportunity } = await ask(
      'hana',
      'query ($id: ID!) { opportunity(id: $id) { candidates { edges { node { isAnonymous } } } } }',
      { id },
    )
    expect(opportunity.candidates?.edges ?? []).toEqual([])
    const own = await ask('ada', `query ($id: ID!) { opportunity(id: $id) { myMatch(as: EMPLOYER) { score } } }`, {
      id,
    })
    expect(own.opportunity?.myMatch ?? null).toBeNull()
  })

  test('once somebody was shown by name there', async () => {
    await settings(open('FULL'))
    const id = await post()
    expect(await shownTo('tom', id)).not.toBeNull()
    await settings({ discoverability: 'ANONYMOUS' })
    await expectNothing(id)
  })
})
