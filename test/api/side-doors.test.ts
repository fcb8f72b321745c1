import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { globalId, uuidFromId } from '../../src/relay/global-id.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { change, type LoadedWorld, loadWorld } from '../support/world.js'

let time = Date.UTC(2026, 2, 2, 9)
const clock = () => new Date(time)
const passDays = (days: number) => {
  time += days * 86_400_000
}
let app: TestApp
let world: LoadedWorld

const work = (title: string, hiringTeam: string[]) => ({
  kind: 'ROTATION' as const,
  title,
  description: title,
  status: 'OPEN' as const,
  requirements: [{ skill: 'welding', importance: 'MUST' as const }],
  hiringTeam,
  createdAt: new Date(Date.UTC(2026, 1, 1)),
})

beforeAll(async () => {
  app = await startTestApp({ clock })
  world = await loadWorld(
    app,
    {
      employers: {
        yard: {
          name: 'Yard',
          region: 'UNITED_STATES',
          people: {
            hana: { account: { name: 'Hana' }, roles: ['HIRING_MANAGER'] },
            tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER'] },
            boss: { account: { name: 'Boss' }, roles: ['HIRING_MANAGER'] },
            ada: {
              account: { name: 'Ada', email: 'ada@yard.example', location: 'Oslo' },
              manager: 'boss',
              skills: [{ skill: 'welding', level: 4 }],
              experiences: [{ title: 'Welder', organization: 'Forge', skills: ['python'] }],
              settings: { facets: { IDENTITY: 'ONLY_ME' } },
            },
            carl: { account: { name: 'Carl' } },
          },
          opportunities: {
            gate: work('Gate', ['hana']),
            pier: work('Pier', ['hana', 'tess']),
            mast: { ...work('Mast', ['hana']), startsOn: '2090-01-01' },
          },
        },
      },
    },
    clock,
  )
})
afterAll(() => app.stop())

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
const ask = async (who: string, document: string, variables = {}): Promise<any> =>
  (await app.ask(await world.as(who), document, variables)).body
const id = (person: string) => world.employeeIds.get(person)
const opportunity = (key: string) => world.opportunityIds.get(key)
const apply = async (key: string) =>
  (
    await change(
      app,
      await world.as('ada'),
      'mutation ($id: ID!) { applyToOpportunity(opportunityId: $id) { application { id } } }',
      { id: opportunity(key) },
    )
  ).application.id
const setStatus = async (key: string, status: string) =>
  change(
    app,
    await world.as('hana'),
    'mutation ($id: ID!, $status: OpportunityStatus!) { setOpportunityStatus(id: $id, status: $status) { id } }',
    { id: opportunity(key), status },
  )
const applicants = async (who: string, key: string) =>
  (
    await ask(who, 'query ($id: ID!) { opportunity(id: $id) { applications { totalCount } } }', {
      id: opportunity(key),
    })
  ).data.opportunity.applications?.totalCount ?? 0

describe('what applying opened', () => {
  test('stays closed when an opportunity that was closed for more than 30 days opens again', async () => {
    const application = await apply('gate')
    expect(await applicants('hana', 'gate')).toBe(1)
    await setStatus('gate', 'CLOSED')
    passDays(31)
    expect(await applicants('hana', 'gate')).toBe(0)
    await setStatus('gate', 'OPEN')
    expect(await applicants('hana', 'gate')).toBe(0)
    const name = 'query ($id: ID!) { employee(id: $id) { name } }'
    expect((await ask('hana', name, { id: id('ada') })).data.employee.name).toBeNull()
    await change(app, await world.as('ada'), 'mutation ($id: ID!) { withdrawApplication(id: $id) { id } }', {
      id: application,
    })
  })

  test('is not for a member of the team who blocked the applicant, whom the applicant never saw there', async () => {
    const block = 'mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }'
    await change(app, await world.as('tess'), block, { id: id('ada') })
    const team = await ask('ada', 'query ($id: ID!) { opportunity(id: $id) { hiringTeam { name } } }', {
      id: opportunity('pier'),
    })
    expect(team.data.opportunity.hiringTeam).toEqual([{ name: 'Hana' }])
    await apply('pier')
    expect([await applicants('hana', 'pier'), await applicants('tess', 'pier')]).toEqual([1, 0])
    await change(app, await world.as('tess'), block.replace('blockEmployee', 'unblockEmployee'), { id: id('ada') })
  })

  test('becomes an assignment that tells neither the manager nor the employer side of it, nor counts before it begins', async () => {
    const application = await apply('mast')
    await change(
      app,
      await world.as('hana'),
      'mutation ($id: ID!) { decideApplication(id: $id, decision: OFFER) { id } }',
      { id: application },
    )
    await change(
      app,
      await world.as('ada'),
      'mutation ($id: ID!) { answerOffer(applicationId: $id, accept: true) { id } }',
      { id: application },
    )
    const seen = 'query ($id: ID!) { employee(id: $id) { assignments { title } skills { skill { name } state } } }'
    for (const who of ['boss', 'tess', 'carl'])
      expect((await ask(who, seen, { id: id('ada') })).data.employee.assignments).toEqual([])
    expect((await ask('hana', seen, { id: id('ada') })).data.employee.assignments).toEqual([{ title: 'Mast' }])
    const { skills } = (await ask('ada', seen, { id: id('ada') })).data.employee
    expect(skills).toContainEqual({ skill: { name: 'Welding' }, state: 'CLAIMED' })
  })
})

test('a token that names nobody of the employer shows nobody, whatever its roles', async () => {
  const employerId = uuidFromId('Employer', world.employerIds.get('yard') as string, 'id')
  for (const roles of [['EMPLOYEE'], ['EMPLOYEE', 'TALENT_PARTNER']] as const)
    for (const signInName of [null, 'stranger@sign-in.example']) {
      const token = await app.token({ employerId, signInName, roles })
      const document = 'query ($id: ID!) { employees { totalCount } employee(id: $id) { id } node(id: $id) { id } }'
      const { body } = await app.ask(token, document, { id: id('carl') })
      expect(body.data).toEqual({ employees: { totalCount: 0 }, employee: null, node: null })
    }
})

test('a switched-off public claim of a skill changes nothing about the same skill in a visible job', async () => {
  const employerId = uuidFromId('Employer', world.employerIds.get('yard') as string, 'id')
  const python = globalId('Skill', termId('skill', starterVocabulary.scheme, 'python'))
  const seen = `query ($id: ID!, $skills: [ID!]) { employee(id: $id) { skills { skill { name } } experiences { skills { name } } }
    employees(filter: { skills: $skills }) { totalCount } }`
  const before = await ask('boss', seen, { id: id('ada'), skills: [python] })
  expect(before.data.employees.totalCount).toBe(1)
  for (const source of ['PUBLIC_DATA_SET', 'INFERRED']) {
    await app.database.platform(employerId, clock(), async (request) => {
      await request.sql('UPDATE visibility_settings SET use_public_data = false')
      await request.sql(
        `UPDATE genome_skill SET is_stated = true, source = $1
         WHERE skill_id = (SELECT id FROM skill WHERE code = 'python')`,
        [source],
      )
    })
    expect(await ask('boss', seen, { id: id('ada'), skills: [python] })).toEqual(before)
  }
})

describe('a question that would cost too much', () => {
  test('is refused for a search of more than eight words', async () => {
    const search = 'a b c d e f g h i'
    const { errors } = await ask(
      'carl',
      'query ($search: String) { employees(filter: { search: $search }) { totalCount } }',
      {
        search,
      },
    )
    expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.search' })
  })

  test('is refused by the cost of what is searched, under however many names and for however many ids', async () => {
    const many = Array.from(
      { length: 28 },
      (_, index) => `a${index}: opportunities(first: 20) { edges { node { candidates { totalCount } } } }`,
    )
    expect((await ask('tess', `{ ${many.join(' ')} }`)).errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX')
    const ids = Array.from({ length: 100 }, () => id('ada'))
    const nodes = Array.from({ length: 28 }, (_, index) => `n${index}: nodes(ids: $ids) { id }`)
    const { errors } = await ask('carl', `query ($ids: [ID!]!) { ${nodes.join(' ')} }`, { ids })
    expect(errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX')
  })
})

test('a wildcard in any width is searched for as it is written', async () => {
  for (const workedAt of ['%', '_', '％', '＿'])
    expect(
      (
        await ask('tess', 'query ($workedAt: String) { employees(filter: { workedAt: $workedAt }) { totalCount } }', {
          workedAt,
        })
      ).data.employees.totalCount,
    ).toBe(0)
})

test('a mutation answers under any name that GraphQL allows', async () => {
  const { data } = await ask('ada', 'mutation { __proto__: updateAccount(input: { headline: "Welder" }) { headline } }')
  expect(Object.getOwnPropertyDescriptor(data, '__proto__')?.value).toEqual({ headline: 'Welder' })
})
