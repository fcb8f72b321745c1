import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readGlobalId } from '../../src/relay/global-id.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape the document decides.
type Json = any

const now = new Date('2026-03-02T09:00:00Z')
let app: TestApp
let world: LoadedWorld
let round = 0
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
})
afterAll(() => app?.stop())

/** A new Ada for each test, whose job and skills suggest others; Ben's, too. */
beforeEach(async () => {
  round += 1
  const analyst = (name: string) => ({
    account: { name, jobTitle: 'Senior Data Analyst' },
    settings: { facets: { SKILLS: 'COLLEAGUES', POSITION: 'COLLEAGUES' } } as const,
    skills: [{ skill: 'sql', level: 4 }, { skill: 'spreadsheets' }],
  })
  world = await loadWorld(
    app,
    {
      employers: {
        [`harbor${round}`]: {
          name: `Harbor ${round}`,
          region: 'UNITED_STATES',
          people: { ada: analyst('Ada'), ben: analyst('Ben') },
          opportunities: {},
        },
      },
    },
    () => now,
  )
})

const ask = async (who: string, document: string, variables: object = {}) =>
  (await app.ask(await world.as(who), document, variables)).body
const get = async (who: string, document: string, variables: object = {}): Promise<Json> => {
  const { data, errors } = await ask(who, document, variables)
  expect(errors).toBeUndefined()
  return Object.values(data)[0]
}
const skillFields = 'id source state strength recordedAt skill { id code } evidence { kind source }'
const skillsOf = async (who: string): Promise<Json[]> =>
  (await get(who, `{ viewer { employee { skills { ${skillFields} } } } }`)).employee.skills
const suggestionsTo = async (who: string): Promise<Json[]> =>
  (await skillsOf(who)).filter(({ state }) => state === 'INFERRED')
const codesOf = (skills: Json[]): string[] => skills.map(({ skill }) => skill.code)
const answer = (name: 'confirmFact' | 'disputeFact') =>
  `mutation ($id: ID!) { ${name}(factId: $id${name === 'disputeFact' ? ', reason: "No."' : ''}) {
    fact { ... on GenomeSkill { ${skillFields} } } employee { id skills { id state skill { code } } } } }`
const refusal = async (who: string, document: string, id: string) =>
  (await ask(who, document, { id })).errors?.[0]?.extensions.code

describe('a suggestion that is confirmed', () => {
  test('is the employee’s own claim from now on, for others to see too, under an id that does not tell that it was suggested', async () => {
    const [{ id, skill }] = await suggestionsTo('ada')
    const { fact, employee } = await get('ada', answer('confirmFact'), { id })
    expect(fact).toMatchObject({ skill, state: 'CLAIMED', source: 'EMPLOYEE', recordedAt: now.toISOString() })
    expect(fact.evidence).toEqual([{ kind: 'STATED', source: 'EMPLOYEE' }])
    expect(employee.skills.filter((each: Json) => each.skill.code === skill.code)).toEqual([
      { id: fact.id, state: 'CLAIMED', skill: { code: skill.code } },
    ])
    // All ids of suggestions to one employee begin alike.
    const beginning = (of: string) => readGlobalId(of)?.uuids[0]?.slice(0, 8)
    expect(beginning(fact.id)).not.toBe(beginning(id))
    const seen = await get('ben', 'query ($id: ID!) { employee(id: $id) { skills { skill { code } } } }', {
      id: world.employeeIds.get('ada'),
    })
    expect(codesOf(seen.skills)).toContain(skill.code)
  })

  test('can be confirmed again, and removed like any claim; then it is suggested again', async () => {
    const [{ id, skill }] = await suggestionsTo('ada')
    const first = await get('ada', answer('confirmFact'), { id })
    expect(await get('ada', answer('confirmFact'), { id })).toEqual(first)
    await get('ada', 'mutation ($id: ID!) { removeFact(factId: $id) { removedId } }', { id: first.fact.id })
    expect(codesOf(await suggestionsTo('ada'))).toContain(skill.code)
    expect((await get('ada', answer('confirmFact'), { id })).fact.state).toBe('CLAIMED')
  })
})

describe('a suggestion that is disputed', () => {
  test('is gone, without anybody having to answer, and does not come back with another title', async () => {
    const [{ id, skill }] = await suggestionsTo('ada')
    const { fact, employee } = await get('ada', answer('disputeFact'), { id })
    expect([fact, employee.id]).toEqual([null, world.employeeIds.get('ada')])
    expect(codesOf(employee.skills)).not.toContain(skill.code)
    expect((await get('ada', '{ viewer { disputes { totalCount } } }')).disputes.totalCount).toBe(0)
    for (const title of ['Data scientist', 'Business intelligence developer'])
      await get('ada', 'mutation ($title: String!) { saveExperience(input: { title: $title }) { employee { id } } }', {
        title,
      })
    expect(codesOf(await suggestionsTo('ada'))).not.toContain(skill.code)
    expect(await refusal('ada', answer('disputeFact'), id)).toBe('NOT_FOUND')
    expect(await refusal('ada', answer('confirmFact'), id)).toBe('NOT_FOUND')
  })

  test('comes back as what the employee states themself, and not when they take that back', async () => {
    const [{ id, skill }] = await suggestionsTo('ada')
    await get('ada', answer('disputeFact'), { id })
    const claim = 'mutation ($skill: ID!) { saveSkillClaim(input: { skill: $skill }) { skill { id state } } }'
    const { skill: claimed } = await get('ada', claim, { skill: skill.id })
    expect(claimed.state).toBe('CLAIMED')
    await get('ada', 'mutation ($id: ID!) { removeFact(factId: $id) { removedId } }', { id: claimed.id })
    expect(codesOf(await skillsOf('ada'))).not.toContain(skill.code)
  })

  test('of one employee is still suggested to another', async () => {
    const [{ id, skill }] = await suggestionsTo('ada')
    await get('ada', answer('disputeFact'), { id })
    expect(codesOf(await suggestionsTo('ben'))).toContain(skill.code)
  })
})

test('the suggestions of somebody else are not there to be answered', async () => {
  const [{ id, skill }] = await suggestionsTo('ada')
  for (const name of ['confirmFact', 'disputeFact'] as const)
    expect(await refusal('ben', answer(name), id)).toBe('NOT_FOUND')
  expect(codesOf(await suggestionsTo('ada'))).toContain(skill.code)
})

test('a skill that the employer was wrong to record is not suggested instead', async () => {
  const employerId = readGlobalId(world.employerIds.get(`harbor${round}`) as string)?.uuids[0] as string
  const [{ skill }] = await suggestionsTo('ada')
  const ada = readGlobalId(world.employeeIds.get('ada') as string)?.uuids[0]
  await app.database.platform(employerId, now, (request) =>
    request.sql(
      `INSERT INTO genome_skill (employer_id, id, employee_id, skill_id, is_stated, source, recorded_at)
       VALUES ($1, gen_random_uuid(), $2, $3, true, 'EMPLOYER', $4)`,
      [employerId, ada, readGlobalId(skill.id)?.uuids[0], now],
    ),
  )
  const given = (await skillsOf('ada')).find((each) => each.skill.code === skill.code)
  expect(given.state).toBe('VERIFIED')
  await get('ada', answer('disputeFact'), { id: given.id })
  await app.database.platform(employerId, now, (request) =>
    request.sql(`DELETE FROM genome_skill WHERE employee_id = $1 AND source = 'EMPLOYER'`, [ada]),
  )
  expect(codesOf(await skillsOf('ada'))).not.toContain(skill.code)
})
