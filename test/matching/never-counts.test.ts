import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'
import { asker, connection, type Json, nodes } from './harbor.js'

const now = new Date('2026-03-02T09:00:00Z')

/** What may be known of somebody beside their skills; in the other world it is all another's. */
const lives = [
  { name: 'Ada Ødegård', place: 'Oslo', unit: 'Yard', school: 'Grand University', past: 'Big Company', title: 'Chief' },
  { name: 'Bo', place: 'Nowhere', unit: 'Docks', school: 'Evening school', past: 'Corner shop', title: 'Hand' },
  { name: 'Zoë de la Cruz', place: 'Lima', unit: 'Office', school: 'None', past: 'Army', title: 'Clerk' },
] as const
/** What they can do: the only thing that counts. */
const abilities: readonly Partial<WorldPerson>[] = [
  {
    skills: [
      { skill: 'python', level: 5 },
      { skill: 'sql', level: 1 },
    ],
  },
  { skills: [{ skill: 'python', level: 2 }], availability: { openToWork: true } },
  { skills: [{ skill: 'pandas', level: 4 }], interests: [{ kind: 'ROTATION' }] },
]

const personOf = (ability: Partial<WorldPerson>, life: (typeof lives)[number]): WorldPerson => ({
  ...ability,
  account: { name: life.name, location: life.place, orgUnit: life.unit, jobTitle: life.title, headline: life.past },
  settings: { facets: { AVAILABILITY: 'EMPLOYER', INTERESTS: 'EMPLOYER' } },
  experiences: [
    { title: life.title, organization: life.past, startedOn: '2015-01-01', endedOn: '2024-01-01', skills: ['sql'] },
  ],
  education: [{ institution: life.school, qualification: life.title }],
  qualities: [{ name: life.name }],
})

let app: TestApp
let world: LoadedWorld
let ask: ReturnType<typeof asker>
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  const employer = (key: string, shift: number) => ({
    name: key,
    region: 'UNITED_STATES' as const,
    people: {
      [`tess ${key}`]: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER' as const] },
      ...Object.fromEntries(
        abilities.map((ability, index) => [
          `${index} ${key}`,
          personOf(ability, lives[(index + shift) % lives.length] as (typeof lives)[number]),
        ]),
      ),
    },
    opportunities: {
      [`work ${key}`]: {
        kind: 'ROTATION' as const,
        title: 'Work in Oslo',
        description: 'Grand University preferred.',
        status: 'OPEN' as const,
        location: 'Oslo',
        orgUnit: 'Yard',
        requirements: [
          { skill: 'python', importance: 'MUST' as const, minimumLevel: 3 },
          { skill: 'sql', importance: 'PREFERRED' as const },
        ],
        hiringTeam: [`tess ${key}`],
      },
    },
  })
  world = await loadWorld(
    app,
    { employers: { one: employer('one', 0), two: employer('two', 1), three: employer('three', 2) } },
    () => now,
  )
  ask = asker(app, world)
})
afterAll(() => app?.stop())

test('name, place, org unit, job title, school and past employers change no byte of a score or of its parts', async () => {
  const matches = async (key: string): Promise<Json> => {
    const { opportunity } = await ask(
      `tess ${key}`,
      `query ($id: ID!) { opportunity(id: $id) { candidates ${connection(
        'match { score factors { name effect detail } requirements { status contribution affinity via { code } evidence { kind source confidence } } }',
      )} } }`,
      { id: world.opportunityIds.get(`work ${key}`) },
    )
    return nodes(opportunity.candidates)
  }
  const one = await matches('one')
  expect(one).toHaveLength(abilities.length)
  expect(JSON.stringify(await matches('two'))).toBe(JSON.stringify(one))
  expect(JSON.stringify(await matches('three'))).toBe(JSON.stringify(one))
})
