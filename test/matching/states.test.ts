import { afterAll, beforeAll, expect, test } from 'vitest'
import { readGlobalId } from '../../src/relay/global-id.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'
import { asker, type Json, keyOf, nodes } from './harbor.js'

const now = new Date('2026-03-02T09:00:00Z')
const claim = { skill: 'python', level: 3 } as const
const job = (source: 'EMPLOYEE' | 'EMPLOYER') => ({ title: 'Coder', skills: ['python'], source })

/** The same claim of the same level and day, with more and more behind it; from the best to the last. */
const crew: readonly (readonly [key: string, reason: string, person: Partial<WorldPerson>])[] = [
  ['vera', 'the employer recorded the job that shows it', { skills: [claim], experiences: [job('EMPLOYER')] }],
  ['jon', 'a job of their own shows it', { skills: [claim], experiences: [job('EMPLOYEE')] }],
  ['uma', 'school taught it', { skills: [claim], education: [{ institution: 'School', skills: ['python'] }] }],
  ['eve', 'two colleagues vouch for it', { skills: [claim] }],
  ['wil', 'the words of a job name it', { skills: [claim], experiences: [{ ...job('EMPLOYEE'), title: 'Writer' }] }],
  ['eli', 'one colleague vouches for it', { skills: [claim] }],
  ['cleo', 'they say so', { skills: [claim] }],
]
const suspected: Record<string, WorldPerson> = {
  sue: { account: { name: 'Sue' }, skills: [{ skill: 'python', source: 'INFERRED' }] },
  sam: { account: { name: 'Sam' }, skills: [claim], experiences: [{ ...job('EMPLOYEE'), source: 'INFERRED' }] },
}

let app: TestApp
let world: LoadedWorld
let ask: ReturnType<typeof asker>
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  const people = {
    ...Object.fromEntries(crew.map(([key, , person]) => [key, { ...person, account: { name: key } }])),
    ...suspected,
    tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER' as const] },
  }
  const work = {
    kind: 'OTHER' as const,
    title: 'Work',
    description: 'Work.',
    status: 'OPEN' as const,
    requirements: [{ skill: 'python', importance: 'MUST' as const, minimumLevel: 3 }],
    hiringTeam: ['tess'],
  }
  const harbor = { name: 'Harbor', region: 'UNITED_STATES' as const, people, opportunities: { work } }
  world = await loadWorld(app, { employers: { harbor } }, () => now)
  ask = asker(app, world)
  const uuid = (key: string) => readGlobalId(world.employeeIds.get(key) as string)?.uuids[0]
  const employerId = readGlobalId(world.employerIds.get('harbor') as string)?.uuids[0] as string
  await app.database.platform(employerId, now, async (request) => {
    await request.sql('UPDATE experience_skill SET is_extracted = true WHERE employee_id = $1', [uuid('wil')])
    for (const [who, by] of [
      ['eve', 'cleo'],
      ['eve', 'jon'],
      ['eli', 'cleo'],
    ] as const)
      await request.sql(
        'INSERT INTO endorsement SELECT employer_id, employee_id, skill_id, $2, $3 FROM genome_skill WHERE employee_id = $1',
        [uuid(who), uuid(by), now],
      )
  })
})
afterAll(() => app?.stop())

const candidates = async (): Promise<Json[]> => {
  const document =
    'query ($id: ID!) { opportunity(id: $id) { candidates { edges { node { employee { id } match { score } } } } } }'
  return nodes((await ask('tess', document, { id: world.opportunityIds.get('work') })).opportunity.candidates)
}
const keys = (found: Json[]) => found.map(({ employee }) => keyOf(world.employeeIds, employee.id))

test('all else equal a skill counts the more the more stands behind it, down to one’s own word', async () => {
  const found = (await candidates()).filter(({ employee }) => employee.id !== world.employeeIds.get('sam'))
  expect(keys(found)).toEqual(crew.map(([key]) => key))
  const scores = found.map(({ match }) => match.score)
  expect(new Set(scores).size).toBe(scores.length)
})

test('what is only suspected finds nobody, and lifts nobody’s score', async () => {
  const found = await candidates()
  expect(keys(found)).not.toContain('sue')
  const scoreOf = (key: string) => found.find(({ employee }) => employee.id === world.employeeIds.get(key))?.match.score
  expect(scoreOf('sam')).toBe(scoreOf('cleo'))
})

test('what is only suspected counts not even in one’s own match, recommendations and searches', async () => {
  const document = `query ($id: ID!, $skill: ID!) {
    opportunity(id: $id) { myMatch { score requirements { status evidence { kind source } } } }
    viewer { recommendations { totalCount } }
    employees(filter: { skills: [$skill] }) { edges { node { id } } } }`
  const skill = (await ask('sue', '{ skills(search: "python", first: 1) { edges { node { id code } } } }')).skills
  const variables = { id: world.opportunityIds.get('work'), skill: skill.edges[0].node.id }
  expect(skill.edges[0].node.code).toBe('python')
  const of = await ask('sue', document, variables)
  expect([of.opportunity.myMatch, of.viewer.recommendations.totalCount]).toEqual([
    { score: 0, requirements: [{ status: 'MISSING', evidence: [] }] },
    0,
  ])
  expect(of.employees.edges).toEqual([])
  const withJob = await ask('sam', document, variables)
  expect(withJob.opportunity.myMatch.requirements[0].evidence).toEqual([{ kind: 'STATED', source: 'EMPLOYEE' }])
})
