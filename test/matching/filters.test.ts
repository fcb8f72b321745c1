import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'
import { asker, connection, type Json, keyOf, nodes, skillId } from './harbor.js'

const now = new Date('2026-03-02T09:00:00Z')
const rower = (account: WorldPerson['account'], of: Partial<WorldPerson> = {}): WorldPerson => ({
  skills: [{ skill: 'welding', level: 3 }],
  ...of,
  account,
})
const shown = { settings: { facets: { AVAILABILITY: 'EMPLOYER' } } } as const

let app: TestApp
let world: LoadedWorld
let ask: ReturnType<typeof asker>
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  const weld = {
    kind: 'OTHER',
    title: 'Weld',
    description: 'Weld.',
    status: 'OPEN',
    requirements: [{ skill: 'welding', importance: 'MUST' }],
    hiringTeam: ['hugo'],
  } as const
  world = await loadWorld(
    app,
    {
      employers: {
        harbor: {
          name: 'Harbor',
          region: 'UNITED_STATES',
          people: {
            hugo: { account: { name: 'Hugo' }, roles: ['HIRING_MANAGER'] },
            tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER'] },
            ada: rower(
              { name: 'Ada', orgUnit: 'Yard', location: 'Ålesund, Norway' },
              { ...shown, availability: { openToWork: true } },
            ),
            ben: rower(
              { name: 'Ben', orgUnit: 'Docks', location: 'Oslo' },
              { ...shown, availability: { openToWork: true, from: '2026-05-01' } },
            ),
            cleo: rower({ name: 'Cleo' }, { ...shown, availability: { openToWork: false } }),
            dora: rower(
              { name: 'Dora', orgUnit: 'Yard', location: 'Oslo' },
              {
                settings: { facets: { POSITION: 'ONLY_ME', LOCATION: 'ONLY_ME' } },
                availability: { openToWork: true },
              },
            ),
            eli: rower(
              { name: 'Eli', orgUnit: 'Yard', location: 'Bergen' },
              {
                skills: [{ skill: 'welding', level: 5, source: 'EMPLOYER' }],
                manager: 'hugo',
                settings: { facets: { AVAILABILITY: 'COLLEAGUES' } },
                availability: { openToWork: true },
              },
            ),
          },
          opportunities: { weld },
        },
      },
      applications: [
        { employer: 'harbor', opportunity: 'weld', applicant: 'ada' },
        { employer: 'harbor', opportunity: 'weld', applicant: 'eli' },
        // biome-ignore lint/suspicious/noThenProperty: what became of it, as the test world tells it.
        { employer: 'harbor', opportunity: 'weld', applicant: 'ben', then: ['WITHDRAWN'] },
      ],
    },
    () => now,
  )
  ask = asker(app, world)
})
afterAll(() => app?.stop())

const found = async (who: string, filter: object): Promise<string[]> => {
  const { opportunity } = await ask(
    who,
    `query ($id: ID!, $filter: CandidateFilter) { opportunity(id: $id) { candidates(filter: $filter, first: 50) ${connection('employee { id }')} } }`,
    { id: world.opportunityIds.get('weld'), filter },
  )
  const keys = nodes(opportunity.candidates).map(({ employee }: Json) => keyOf(world.employeeIds, employee.id))
  expect(opportunity.candidates.totalCount).toBe(keys.length)
  return keys.sort()
}
const everybody = ['ada', 'ben', 'cleo', 'dora', 'eli']

describe('a filter of candidates', () => {
  test.each<[string, string, object, string[]]>([
    ['without terms finds all', 'tess', {}, everybody],
    ['by org unit finds who visibly works there, whatever the case', 'tess', { orgUnit: ' yard ' }, ['ada', 'eli']],
    ['by org unit does not find parts of names', 'tess', { orgUnit: 'Yar' }, []],
    ['by place finds part of a name, whatever the accents', 'tess', { location: 'alesund' }, ['ada']],
    ['by place does not find a hidden place', 'tess', { location: 'Oslo' }, ['ben']],
    ['by place takes wildcards literally', 'tess', { location: '%' }, []],
    [
      'outside an org unit finds who is elsewhere, and whose unit is hidden or not given',
      'tess',
      { outsideOrgUnit: 'YARD' },
      ['ben', 'cleo', 'dora'],
    ],
    ['by a day finds who is visibly open to work by then', 'tess', { availableFrom: '2026-03-02' }, ['ada', 'eli']],
    ['by a later day finds more', 'tess', { availableFrom: '2026-05-01' }, ['ada', 'ben', 'eli']],
    ['by a day does not find a report of the one who asks', 'hugo', { availableFrom: '2026-05-01' }, ['ada', 'ben']],
    ['by score finds who reaches it', 'tess', { minimumScore: 0.6 }, ['eli']],
    ['by the lowest score finds all', 'tess', { minimumScore: 0 }, everybody],
    ['by the highest score finds nobody', 'tess', { minimumScore: 1 }, []],
    [
      'must hold in all its terms',
      'tess',
      { orgUnit: 'Yard', availableFrom: '2026-05-01', location: 'norway' },
      ['ada'],
    ],
    [
      'leaves out applicants for the team, but a manager’s reports, of whose application the manager does not know',
      'hugo',
      { excludeApplicants: true },
      ['ben', 'cleo', 'dora', 'eli'],
    ],
    ['leaves out nobody for whoever is not on the team', 'tess', { excludeApplicants: true }, everybody],
  ])('%s', async (_title, who, filter, keys) => {
    expect(await found(who, filter)).toEqual(keys)
  })

  test.each([
    [{ minimumScore: -0.1 }, 'filter.minimumScore'],
    [{ minimumScore: 1.1 }, 'filter.minimumScore'],
    [{ orgUnit: 'x'.repeat(201) }, 'filter.orgUnit'],
    [{ outsideOrgUnit: 'x'.repeat(201) }, 'filter.outsideOrgUnit'],
    [{ location: 'x'.repeat(201) }, 'filter.location'],
  ])('that makes no sense is refused by its name', async (filter, argument) => {
    const requirements = [{ skill: skillId('welding') }]
    const { body } = await app.ask(
      await world.as('tess'),
      'query ($requirements: [RequirementInput!]!, $filter: CandidateFilter) { matchCandidates(requirements: $requirements, filter: $filter) { totalCount } }',
      { requirements, filter },
    )
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  })
})

test('candidates are null for colleagues, and matching is forbidden to them', async () => {
  const document = 'query ($id: ID!) { opportunity(id: $id) { candidates { totalCount } } }'
  expect(await ask('ada', document, { id: world.opportunityIds.get('weld') })).toEqual({
    opportunity: { candidates: null },
  })
  const { body } = await app.ask(
    await world.as('ada'),
    'query ($skill: ID!) { matchCandidates(requirements: [{ skill: $skill }]) { totalCount } }',
    { skill: skillId('welding') },
  )
  expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})
