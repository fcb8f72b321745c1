import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readGlobalId } from '../../src/relay/global-id.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape the document decides.
type Json = any

const now = new Date('2026-03-02T09:00:00Z')
const open = { facets: { SKILLS: 'COLLEAGUES', EXPERIENCE: 'COLLEAGUES', EDUCATION: 'COLLEAGUES' } } as const
const people: Record<string, WorldPerson> = {
  ada: {
    account: { name: 'Ada' },
    settings: open,
    skills: [{ skill: 'sql' }, { skill: 'kotlin', audience: 'ONLY_ME' }, { skill: 'welding', source: 'INFERRED' }],
    experiences: [
      { title: 'Coder', organization: 'Mill', startedOn: '2020-01-01', description: 'Java and Go.', skills: ['java'] },
      { title: 'Spy', skills: ['rust'], audience: 'ONLY_ME' },
    ],
    education: [
      { institution: 'Town School', endedOn: '2019-06-30', skills: ['python', 'sql'] },
      { institution: 'Night school', skills: ['ruby'], audience: 'ONLY_ME' },
    ],
  },
  ben: { account: { name: 'Ben' } },
  cleo: { account: { name: 'Cleo' } },
  tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER'] },
}

let app: TestApp
let world: LoadedWorld
const uuidOf = (id: string | undefined) => readGlobalId(id ?? '')?.uuids[0] as string
const skill = (code: string) => termId('skill', starterVocabulary.scheme, code)
const change = (statement: string, ...parameters: unknown[]) =>
  app.database.platform(uuidOf(world.employerIds.get('harbor')), now, (request) => request.sql(statement, parameters))
const endorse = (who: string, code: string, at = '2025-03-02T09:00:00Z') =>
  change(
    `INSERT INTO endorsement SELECT employer_id, employee_id, skill_id, $2, $3 FROM genome_skill WHERE employee_id = $1 AND skill_id = $4`,
    ...[uuidOf(world.employeeIds.get('ada')), uuidOf(world.employeeIds.get(who)), at, skill(code)],
  )
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  world = await loadWorld(
    app,
    { employers: { harbor: { name: 'Harbor', region: 'UNITED_STATES', people } } },
    () => now,
  )
  await change(`UPDATE experience_skill SET is_extracted = true WHERE skill_id = $1`, skill('java'))
  for (const code of ['sql', 'kotlin', 'rust', 'ruby', 'welding']) await endorse('ben', code)
  await endorse('cleo', 'sql', '2026-01-02T09:00:00Z')
})
afterAll(() => app?.stop())

const get = async (who: string, document: string, variables: object = {}): Promise<Json> => {
  const { body } = await app.ask(await world.as(who), document, variables)
  expect(body.errors).toBeUndefined()
  return Object.values(body.data)[0]
}
const profile = `query ($id: ID!) { employee(id: $id) { skills(states: [CLAIMED, EVIDENCED, VERIFIED]) {
  id state strength lastUsed skill { code } evidence { kind source summary confidence fact { id __typename } } } } }`
const skillsFor = async (who: string): Promise<Map<string, Json>> => {
  const { skills } = await get(who, profile, { id: world.employeeIds.get('ada') })
  return new Map(skills.map((each: Json) => [each.skill.code, each]))
}
const kindsFor = async (who: string) =>
  Object.fromEntries(
    [...(await skillsFor(who))].map(([code, { state, evidence }]) => [
      code,
      `${state}: ${evidence.map(({ kind }: Json) => kind).join(', ')}`,
    ]),
  )

const shown = {
  sql: 'EVIDENCED: EDUCATION, ENDORSED, ENDORSED, STATED',
  java: 'EVIDENCED: EXTRACTED_FROM_TEXT',
  python: 'EVIDENCED: EDUCATION',
}

test('others know a skill by the schools, the words and the endorsements that they may see, and by no others', async () => {
  for (const who of ['ben', 'tess']) expect(await kindsFor(who)).toEqual(shown)
})

test('the employee knows all of them, and none of a skill that is only suspected', async () => {
  expect(await kindsFor('ada')).toEqual({
    ...shown,
    kotlin: 'EVIDENCED: ENDORSED, STATED',
    rust: 'EVIDENCED: ENDORSED, EXPERIENCE',
    ruby: 'EVIDENCED: EDUCATION, ENDORSED',
  })
})

test('each piece says what it is, names no colleague, and leads to the fact that it stands in', async () => {
  const skills = await skillsFor('tess')
  const told = (code: string) =>
    skills.get(code).evidence.map(({ kind, summary, fact }: Json) => [kind, summary, fact.__typename])
  expect(told('sql')).toEqual([
    ['EDUCATION', 'Studied at Town School', 'Education'],
    ['ENDORSED', 'Endorsed by a colleague', 'GenomeSkill'],
    ['ENDORSED', 'Endorsed by a colleague', 'GenomeSkill'],
    ['STATED', 'Stated', 'GenomeSkill'],
  ])
  expect(skills.get('sql').evidence[1].fact.id).toBe(skills.get('sql').id)
  expect(told('java')).toEqual([['EXTRACTED_FROM_TEXT', 'Named in the description of Coder at Mill', 'Experience']])
})

test('an education tells of a last use, an endorsement of none', async () => {
  const skills = await skillsFor('tess')
  expect([skills.get('python').lastUsed, skills.get('sql').lastUsed]).toEqual(['2019-06-30', '2019-06-30'])
})

test('who reads of a school in a list of evidence reads of EDUCATION: the log says so', async () => {
  const facets = (await get('ada', '{ viewer { disclosures { edges { node { viewerName facets } } } } }')).disclosures
  expect(facets.edges.find(({ node }: Json) => node.viewerName === 'Tess').node.facets).toEqual([
    'EXPERIENCE',
    'EDUCATION',
    'SKILLS',
  ])
})

describe('matching counts', () => {
  const find = (codes: string[]) =>
    `{ matchCandidates(requirements: [${codes.map((code) => `{ skill: "$${code}", importance: PREFERRED }`).join(', ')}]) {
      edges { node { match { requirements { contribution evidence { kind } } } } } } }`
  const match = async (...codes: string[]): Promise<Json[]> => {
    const ids = new Map<string, string>()
    for (const code of codes) {
      const { edges } = await get(
        'tess',
        'query ($code: String!) { skills(search: $code, first: 5) { edges { node { id code } } } }',
        { code },
      )
      ids.set(code, edges.find(({ node }: Json) => node.code === code).node.id)
    }
    const document = find(codes).replace(/\$([a-z]+)/g, (_all, code) => ids.get(code) as string)
    const { edges } = await get('tess', document)
    return edges.flatMap(({ node }: Json) => node.match.requirements)
  }

  test('what schools, words and endorsements show, as the profile does', async () => {
    const found = await match('sql', 'java', 'python')
    expect(found.map(({ evidence }) => evidence.map(({ kind }: Json) => kind).join(', '))).toEqual([
      'EDUCATION, ENDORSED, ENDORSED, STATED',
      'EXTRACTED_FROM_TEXT',
      'EDUCATION',
    ])
  })

  test('nothing that a hidden school, a hidden skill or a hidden job shows, endorsed or not', async () => {
    for (const requirement of await match('kotlin', 'rust', 'ruby'))
      expect(requirement.evidence).not.toContainEqual({ kind: 'ENDORSED' })
  })
})

describe('an endorsement', () => {
  test('goes with the skill, and with whoever gave it', async () => {
    const count = async () => (await change('SELECT count(*)::int AS n FROM endorsement'))[0]?.n
    const before = Number(await count())
    const kotlin = (await skillsFor('ada')).get('kotlin')
    await get('ada', 'mutation ($id: ID!) { removeFact(factId: $id) { removedId } }', { id: kotlin.id })
    expect(await count()).toBe(before - 1)
    await change('DELETE FROM employee WHERE id = $1', uuidOf(world.employeeIds.get('cleo')))
    expect(await count()).toBe(before - 2)
    expect((await skillsFor('ben')).get('sql').evidence).toHaveLength(3)
  })
})

describe('what stood in the words of a description', () => {
  const save = (input: object, id: string) =>
    get(
      'ada',
      'mutation ($id: ID!, $input: ExperienceInput!) { saveExperience(id: $id, input: $input) { experience { skills { code } } } }',
      { id, input },
    )
  test('stays while they stay, and goes when they change', async () => {
    const { employee } = await get('ada', '{ viewer { employee { experiences { id title } } } }')
    const { id } = employee.experiences.find(({ title }: Json) => title === 'Coder')
    const same = await save({ title: 'Coder', description: 'Java and Go.' }, id)
    expect(same.experience.skills).toEqual([{ code: 'java' }])
    expect((await save({ title: 'Coder', description: 'Go alone.' }, id)).experience.skills).toEqual([])
    expect((await skillsFor('ada')).has('java')).toBe(false)
  })
})
