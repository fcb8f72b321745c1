import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { globalId } from '../../src/relay/global-id.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
export type Json = any

export const skill = (code: string) => globalId('Skill', termId('skill', starterVocabulary.scheme, code))
const ada: WorldPerson = {
  account: { name: 'Ada', headline: 'Builds', jobTitle: 'Engineer', orgUnit: 'Core', email: 'ada@harbor.example' },
  experiences: [{ title: 'Analyst', organization: 'Mill', source: 'EMPLOYER', skills: ['statistics'] }],
  education: [{ institution: 'Town School', source: 'EMPLOYER' }],
  skills: [{ skill: 'sql', level: 2, source: 'EMPLOYER' }],
  assignments: [{ title: 'Rota', startedOn: '2025-01-01', source: 'EMPLOYER', skills: ['python'] }],
}

export let app: TestApp
export let world: LoadedWorld
let time = Date.UTC(2026, 2, 2, 9)
export const clock = () => new Date(time)
export const passMinute = (): void => {
  time += 60_000
}
beforeAll(async () => {
  app = await startTestApp({ clock })
})
afterAll(() => app?.stop())

/** A new Ada for each test, with a colleague, a talent partner and two administrators. */
export let round = 0
export let self = ''
beforeEach(async () => {
  round += 1
  passMinute()
  self = `ada${round}`
  world = await loadWorld(
    app,
    {
      employers: {
        [`harbor${round}`]: {
          name: `Harbor ${round}`,
          region: 'UNITED_STATES',
          people: {
            [self]: ada,
            [`ben${round}`]: { account: { name: 'Ben' } },
            [`tess${round}`]: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER'] },
            [`otto${round}`]: { account: { name: 'Otto', headline: 'Keeps the books' }, roles: ['EMPLOYER_ADMIN'] },
            [`vera${round}`]: { account: { name: 'Vera' }, roles: ['EMPLOYER_ADMIN', 'TALENT_PARTNER'] },
          },
          opportunities: {
            [`work${round}`]: {
              kind: 'OTHER',
              title: 'Work',
              description: 'Work.',
              status: 'OPEN',
              requirements: [{ skill: 'sql', importance: 'MUST' }],
              hiringTeam: [`tess${round}`],
            },
          },
        },
      },
    },
    clock,
  )
})

export const ask = async (document: string, variables: object = {}, who = self) =>
  (await app.ask(await world.as(who), document, variables)).body
/** The one value of an answer without errors. */
export async function get(document: string, variables: object = {}, who = self): Promise<Json> {
  const { data, errors } = await ask(document, variables, who)
  expect(errors).toBeUndefined()
  return Object.values(data)[0]
}
/** The code, and the argument, of a change that is refused. */
export async function refusal(document: string, variables: object = {}, who = self): Promise<unknown> {
  const { data, errors } = await ask(document, variables, who)
  expect(Object.values(data ?? {}).every((each) => each === null)).toBe(true)
  const { code, argument } = (errors?.[0]?.extensions ?? {}) as { code?: string; argument?: string }
  return argument ? `${code} ${argument}` : code
}

export const fact = 'id source audience ownAudience recordedAt'
export const mutations = {
  account: `mutation ($input: AccountInput!) { updateAccount(input: $input) { name headline phone location } }`,
  skill: `mutation ($input: SkillClaimInput!) { saveSkillClaim(input: $input) {
    skill { ${fact} level lastUsed state skill { code } } employee { skills { skill { code } } } } }`,
  experience: `mutation ($id: ID, $input: ExperienceInput!, $key: String) { saveExperience(id: $id, input: $input, idempotencyKey: $key) {
    experience { ${fact} title organization startedOn endedOn description skills { code } } employee { id skills { skill { code } } } } }`,
  education: `mutation ($id: ID, $input: EducationInput!) { saveEducation(id: $id, input: $input) {
    education { ${fact} institution qualification field endedOn } employee { id } } }`,
  quality: `mutation ($id: ID, $input: QualityInput!) { saveQuality(id: $id, input: $input) { ${fact} name note } }`,
  interest: `mutation ($id: ID, $input: InterestInput!) { saveInterest(id: $id, input: $input) { ${fact} kind note skill { code } } }`,
  assignment: `mutation ($id: ID, $input: AssignmentInput!) { saveAssignment(id: $id, input: $input) {
    ${fact} title startedOn endedOn opportunity { id } skills { code } } }`,
  availability: `mutation ($input: AvailabilityInput!) { saveAvailability(input: $input) { ${fact} openToWork hoursPerWeek from } }`,
  remove: 'mutation ($id: ID!) { removeFact(factId: $id) { removedId employee { skills { skill { code } } } } }',
  confirm: 'mutation ($id: ID!) { confirmFact(factId: $id) { fact { id source disputedAt } employee { id } } }',
  dispute: `mutation ($id: ID!, $reason: String!) { disputeFact(factId: $id, reason: $reason) {
    fact { id source disputedAt } employee { id } } }`,
  audience: `mutation ($id: ID!, $audience: Audience) { setFactAudience(factId: $id, audience: $audience) { id audience ownAudience } }`,
} as const

export const profile = async (who = self): Promise<Json> =>
  (
    await get(
      `{ viewer { accountFacts { id name value source } employee {
        skills(states: [CLAIMED, EVIDENCED, VERIFIED]) { id source state skill { code } evidence { kind } } experiences { id title skills { code } } education { id institution }
        qualities { id } interests { id } assignments { id title skills { code } } availability { id openToWork hoursPerWeek } } } }`,
      {},
      who,
    )
  ).employee
export const accountFact = async (name: string): Promise<Json> =>
  (await get('{ viewer { accountFacts { id name value source } } }')).accountFacts.find(
    (each: Json) => each.name === name,
  )
export const codes = (skills: Json[]) => skills.map((each) => (each.skill ?? each).code).sort()
export const knownSkills = async () => codes((await profile()).skills)

/** Each kind of fact with an id: what is given at first, what is changed alone, and what can be cleared. */
export const kinds = [
  {
    kind: 'experience',
    first: {
      title: 'Cook',
      organization: 'Inn',
      startedOn: '2020-01-01',
      endedOn: '2021-01-01',
      description: 'Soups.',
    },
    change: { title: 'Chef' },
    clear: ['organization', 'startedOn', 'endedOn', 'description'],
  },
  {
    kind: 'education',
    first: { institution: 'Academy', qualification: 'Diploma', field: 'Soups', endedOn: '2019-06-30' },
    change: { institution: 'College' },
    clear: ['qualification', 'field', 'endedOn'],
  },
  { kind: 'quality', first: { name: 'Calm', note: 'Mostly.' }, change: { name: 'Patient' }, clear: ['note'] },
  {
    kind: 'assignment',
    first: { title: 'Fair', startedOn: '2025-03-01', endedOn: '2025-04-01' },
    change: { title: 'Market', startedOn: '2025-03-02' },
    clear: ['endedOn'],
  },
  { kind: 'interest', first: { kind: 'ROTATION', note: 'Boats' }, change: { note: 'Ships' }, clear: ['kind', 'note'] },
] as const
type Kind = (typeof kinds)[number]['kind']
export const save = async (kind: Kind, variables: object): Promise<Json> => {
  const saved = await get(mutations[kind], variables)
  return saved[kind] ?? saved
}
