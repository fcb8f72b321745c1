import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape the document decides.
type Json = any

const now = new Date('2026-03-02T09:00:00Z')
let app: TestApp
let world: LoadedWorld
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  world = await loadWorld(
    app,
    {
      employers: {
        harbor: {
          name: 'Harbor',
          region: 'UNITED_STATES',
          people: {
            ada: {
              account: { name: 'Ada' },
              settings: {
                facets: { SKILLS: 'COLLEAGUES', EXPERIENCE: 'COLLEAGUES', ASSIGNMENTS: 'COLLEAGUES' },
                usePublicData: false,
              },
              skills: [
                { skill: 'sql', level: 5 },
                { skill: 'python', source: 'EMPLOYER', audience: 'EMPLOYER' },
                { skill: 'kotlin', source: 'PUBLIC_DATA_SET' },
                { skill: 'welding', source: 'INFERRED' },
              ],
              experiences: [{ title: 'Coder', skills: ['sql', 'java'], startedOn: '2020-01-01', audience: 'EMPLOYER' }],
              assignments: [
                { title: 'Fair', skills: ['sql'], startedOn: '2025-01-01', source: 'EMPLOYER', audience: 'ONLY_ME' },
              ],
            },
            ben: { account: { name: 'Ben' } },
            tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER'] },
          },
        },
      },
    },
    () => now,
  )
})
afterAll(() => app?.stop())

const skillsFor = async (who: string): Promise<Json[]> => {
  const document = `query ($id: ID!) { employee(id: $id) { skills {
    skill { code } state level strength lastUsed source evidence { kind source confidence summary } } } }`
  const { body } = await app.ask(await world.as(who), document, { id: world.employeeIds.get('ada') })
  expect(body.errors).toBeUndefined()
  return body.data.employee.skills.filter(({ evidence }: Json) => !isSuggested(evidence))
}
/** What the genome suggests to Ada is told in suggestions.test.ts. */
const isSuggested = ([piece]: Json[]) => piece.kind.startsWith('INFERRED_FROM')
const briefly = (skills: Json[]) =>
  Object.fromEntries(
    skills.map(({ skill, state, evidence }) => [skill.code, [state, evidence.map(({ kind }: Json) => kind).sort()]]),
  )

test('a colleague knows of a skill by what is shown to colleagues alone', async () => {
  expect(briefly(await skillsFor('ben'))).toEqual({ sql: ['CLAIMED', ['STATED']] })
})

test('the employer side knows more, and of a skill that only a job shows', async () => {
  expect(briefly(await skillsFor('tess'))).toEqual({
    sql: ['EVIDENCED', ['EXPERIENCE', 'STATED']],
    python: ['VERIFIED', ['STATED']],
    java: ['EVIDENCED', ['EXPERIENCE']],
  })
})

test('the employee knows all of it, also what is only suspected or comes from public data that are off', async () => {
  expect(briefly(await skillsFor('ada'))).toEqual({
    sql: ['VERIFIED', ['ASSIGNMENT', 'EXPERIENCE', 'STATED']],
    python: ['VERIFIED', ['STATED']],
    java: ['EVIDENCED', ['EXPERIENCE']],
    kotlin: ['CLAIMED', ['STATED']],
    welding: ['INFERRED', ['STATED']],
  })
})

test('strength is what the pieces of evidence that are shown add up to, for every viewer', async () => {
  for (const who of ['ben', 'tess', 'ada'])
    for (const { skill, strength, evidence } of await skillsFor(who)) {
      const doubt = evidence.reduce((left: number, { confidence }: Json) => left * (1 - confidence), 1)
      expect([who, skill.code, strength]).toEqual([who, skill.code, expect.closeTo(1 - doubt, 4)])
    }
})

test('who sees more evidence sees more strength, and the last use that their evidence tells of', async () => {
  const sql = await Promise.all(
    ['ben', 'tess', 'ada'].map(async (who) => (await skillsFor(who)).find(({ skill }) => skill.code === 'sql')),
  )
  expect(sql.map(({ strength }) => strength)).toEqual([0.6, 0.8, 0.95])
  expect(sql.map(({ lastUsed }) => lastUsed)).toEqual([null, '2026-03-02', '2026-03-02'])
})
