import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { uuidFromId } from '../../src/relay/global-id.js'
import { startAppOn } from '../api/app-on.js'
import { DatabaseWatch } from '../api/database-watch.js'
import type { TestApp } from '../support/test-app.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'
import { applyTo, type LoadedWorld, loadWorld } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

let clone: TestDatabase
let app: TestApp
let watch: DatabaseWatch
let world: LoadedWorld

beforeAll(async () => {
  clone = await createTestDatabase()
  app = await startAppOn(clone.url)
  watch = await DatabaseWatch.open(clone.url)
  world = await loadWorld(app, {
    employers: {
      yard: {
        name: 'Yard',
        region: 'UNITED_STATES',
        people: {
          ada: {
            account: { name: 'Ada', email: 'ada@yard.example', jobTitle: 'Welder', location: 'Oslo' },
            settings: { facets: { LOCATION: 'ONLY_ME', AVAILABILITY: 'EMPLOYER', INTERESTS: 'EMPLOYER' } },
            skills: [{ skill: 'welding', level: 4 }],
            experiences: [{ title: 'Smith', organization: 'Forge', skills: ['welding'] }],
            availability: { openToWork: true },
            interests: [{ kind: 'ROTATION' }],
          },
          bea: { account: { name: 'Bea' }, skills: [{ skill: 'welding', level: 5 }] },
          carl: { account: { name: 'Carl' } },
          hana: { account: { name: 'Hana' }, roles: ['HIRING_MANAGER'] },
          tom: { account: { name: 'Tom' }, roles: ['EMPLOYEE', 'TALENT_PARTNER'] },
        },
        opportunities: {
          gate: {
            kind: 'ROTATION',
            title: 'Gate',
            description: 'A gate.',
            status: 'OPEN',
            requirements: [{ skill: 'welding', importance: 'MUST' }],
            hiringTeam: ['hana'],
          },
        },
      },
    },
  })
})
beforeEach(() => watch.sql('DELETE FROM disclosure_unsealed; DELETE FROM disclosure; DELETE FROM disclosure_seal'))
afterAll(async () => {
  await watch?.close()
  await app?.stop()
  await clone?.drop()
})

const id = (person: string) => world.employeeIds.get(person)
const ask = async (who: string, document: string, variables: object = {}): Promise<Json> => {
  const { body } = await app.ask(await world.as(who), document, variables)
  expect(body.errors).toBeUndefined()
  return body.data
}
const entry = 'viewerName viewerRole purpose facets opportunity { title }'
const logOf = async (who: string, selection = entry): Promise<Json[]> =>
  (
    await ask(who, `{ viewer { disclosures(first: 100) { edges { node { ${selection} } } } } }`)
  ).viewer.disclosures.edges.map(({ node }: Json) => node)
const employee = 'query ($id: ID!) { employee(id: $id) { SELECTION } }'
const see = (who: string, selection: string, whom = 'ada') =>
  ask(who, employee.replace('SELECTION', selection), { id: id(whom) })

const byTom = { viewerName: 'Tom', viewerRole: 'TALENT_PARTNER', purpose: 'DIRECTORY', opportunity: null }

describe('an employee reads who saw what of them:', () => {
  it('which facets, and never one that was hidden or empty', async () => {
    await see('tom', 'id name jobTitle email location education { institution } skills { level }')
    expect(await logOf('ada')).toEqual([{ ...byTom, facets: ['IDENTITY', 'POSITION', 'SKILLS'] }])
  })

  it('a colleague is not named', async () => {
    await see('carl', 'name')
    expect(await logOf('ada')).toEqual([{ ...byTom, viewerName: null, viewerRole: 'EMPLOYEE', facets: ['IDENTITY'] }])
  })

  it('a reader who looks as a colleague first is named all the same when they look for the employer', async () => {
    const employerId = uuidFromId('Employer', world.employerIds.get('yard') as string, 'id')
    const asColleague = await app.token({ employerId, signInName: 'tom@sign-in.example', roles: ['EMPLOYEE'] })
    await app.ask(asColleague, employee.replace('SELECTION', 'name'), { id: id('ada') })
    await see('tom', 'name')
    expect((await logOf('ada')).map(({ viewerName }) => viewerName)).toEqual(['Tom', null])
  })

  it('one entry for the same sight again, another when more is seen', async () => {
    await see('tom', 'name')
    await see('tom', 'name headline')
    await see('tom', 'name experiences { title }')
    await see('tom', 'experiences { title }')
    expect((await logOf('ada')).map(({ facets }) => facets)).toEqual([['IDENTITY', 'EXPERIENCE'], ['IDENTITY']])
  })

  it('one entry, however many look at the same moment in the same way', async () => {
    await Promise.all(Array.from({ length: 12 }, () => see('tom', 'name')))
    expect(await logOf('ada')).toHaveLength(1)
  })

  it('another entry in the next hour', async () => {
    await see('tom', 'name')
    await watch.sql(`UPDATE disclosure_unsealed SET at = at - interval '1 hour', hour = hour - interval '1 hour'`)
    await watch.sql(`UPDATE disclosure SET at = at - interval '1 hour', hour = hour - interval '1 hour'`)
    await see('tom', 'name')
    expect(await logOf('ada')).toHaveLength(2)
  })

  it('a match names the opportunity and what counted in it', async () => {
    const document = 'query ($id: ID!) { opportunity(id: $id) { candidates { edges { node { match { score } } } } } }'
    await ask('tom', document, { id: world.opportunityIds.get('gate') })
    expect(await logOf('ada')).toEqual([
      {
        ...byTom,
        purpose: 'MATCH',
        opportunity: { title: 'Gate' },
        facets: ['EXPERIENCE', 'SKILLS', 'INTERESTS', 'AVAILABILITY'],
      },
    ])
    expect((await logOf('bea')).map(({ facets }) => facets)).toEqual([['SKILLS']])
  })

  it('a search without an opportunity is a match without one', async () => {
    const skill = (await ask('ada', '{ viewer { employee { skills { skill { id } } } } }')).viewer.employee.skills[0]
      .skill.id
    const document = `query ($skill: ID!) { matchCandidates(requirements: [{ skill: $skill }]) {
      edges { node { employee { name } } } } }`
    await ask('tom', document, { skill })
    const [{ purpose, opportunity, facets }] = await logOf('ada')
    expect({ purpose, opportunity }).toEqual({ purpose: 'MATCH', opportunity: null })
    expect(facets).toContain('IDENTITY')
  })

  it('a filter, an order and a count are reading too, also without a page', async () => {
    const document = '{ employees(filter: { workedAt: "forge" }, orderBy: JOB_TITLE, first: 0) { totalCount } }'
    expect((await ask('tom', document)).employees.totalCount).toBe(1)
    expect(await logOf('ada')).toEqual([{ ...byTom, facets: ['POSITION', 'EXPERIENCE'] }])
    expect(await logOf('bea')).toEqual([])
  })

  it('a filter that nobody passes tells of nobody', async () => {
    await ask('tom', '{ employees(filter: { location: "Oslo" }) { totalCount } }')
    expect(await logOf('ada')).toEqual([])
  })

  it('a fact that is looked at by its id', async () => {
    const [experience] = (await ask('ada', '{ viewer { employee { experiences { id } } } }')).viewer.employee
      .experiences
    await ask('tom', 'query ($id: ID!) { node(id: $id) { id } }', { id: experience.id })
    expect(await logOf('ada')).toEqual([{ ...byTom, facets: ['EXPERIENCE'] }])
  })

  it('an application that the hiring team reads', async () => {
    const applicationId = await applyTo(app, await world.as('ada'), {
      opportunityId: world.opportunityIds.get('gate') as string,
    })
    const document = `query ($id: ID!) { opportunity(id: $id) { applications { edges { node { status candidate { employee { email } } } } } } }`
    await ask('hana', document, { id: world.opportunityIds.get('gate') })
    const [seen] = await logOf('ada')
    expect(seen).toMatchObject({ viewerName: 'Hana', purpose: 'APPLICATION', opportunity: { title: 'Gate' } })
    expect(seen.facets).toEqual(expect.arrayContaining(['CONTACT', 'SKILLS']))
    await ask('ada', 'mutation ($id: ID!) { withdrawApplication(id: $id) { id } }', { id: applicationId })
  })

  it('nothing of their own looking, nor of their previews', async () => {
    await ask(
      'ada',
      '{ viewer { employee { name skills { level } } previewAs(audience: EMPLOYER) { name skills { level } } } }',
    )
    expect(await logOf('ada')).toEqual([])
  })

  it('page by page, since a time, and nobody else does', async () => {
    for (const who of ['tom', 'carl', 'hana']) await see(who, 'name')
    const page = `query ($after: String) { viewer { disclosures(first: 2, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } edges { node { id } } } } }`
    const first = (await ask('ada', page)).viewer.disclosures
    const second = (await ask('ada', page, { after: first.pageInfo.endCursor })).viewer.disclosures
    expect([first.totalCount, first.edges.length, second.edges.length, second.pageInfo.hasNextPage]).toEqual([
      3,
      2,
      1,
      false,
    ])
    const later = '{ viewer { disclosures(since: "2999-01-01T00:00:00Z") { totalCount } } }'
    expect((await ask('ada', later)).viewer.disclosures.totalCount).toBe(0)
    expect(await logOf('bea')).toEqual([])
  })
})

describe('the log', () => {
  it('holds what an answer shows by the time the answer is there', async () => {
    await see('tom', 'name')
    const [count] = await watch.sql(
      'SELECT (SELECT count(*) FROM disclosure_unsealed) + (SELECT count(*) FROM disclosure) AS n',
    )
    expect(Number(count?.n)).toBe(1)
  })

  it('that cannot be written leaves no answer', async () => {
    await watch.sql('REVOKE INSERT ON disclosure_unsealed FROM flux_reader')
    const { body } = await app.ask(await world.as('tom'), employee.replace('SELECTION', 'name'), { id: id('ada') })
    await watch.sql('GRANT INSERT ON disclosure_unsealed TO flux_reader')
    expect(body.data).toBeUndefined()
    expect(JSON.stringify(body)).not.toContain('Ada')
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_SERVER_ERROR'])
  })

  it('is not needed by who sees nobody', async () => {
    await watch.sql('REVOKE INSERT ON disclosure_unsealed FROM flux_reader')
    const own = await app.ask(await world.as('ada'), '{ viewer { employee { name } } }')
    await watch.sql('GRANT INSERT ON disclosure_unsealed TO flux_reader')
    expect(own.body.data).toEqual({ viewer: { employee: { name: 'Ada' } } })
  })

  it('lets a reader pass while another is about to write the same', async () => {
    await see('tom', 'name')
    await watch.sql('BEGIN')
    await watch.sql(`INSERT INTO disclosure_unsealed
      SELECT employer_id, gen_random_uuid(), employee_id, viewer_id, viewer_name, viewer_role, purpose, opportunity_id,
        ARRAY['IDENTITY', 'SKILLS'], at + interval '1 ms', hour FROM disclosure_unsealed
      UNION ALL SELECT employer_id, gen_random_uuid(), employee_id, viewer_id, viewer_name, viewer_role, purpose, opportunity_id,
        ARRAY['IDENTITY', 'SKILLS'], at + interval '1 ms', hour FROM disclosure`)
    const seen = await see('tom', 'name skills { level }')
    await watch.sql('COMMIT')
    expect(seen.employee.name).toBe('Ada')
    expect((await logOf('ada')).map(({ facets }) => facets)).toEqual([['IDENTITY', 'SKILLS'], ['IDENTITY']])
  })

  it('is sealed soon: each entry names the hash of the one before it', async () => {
    await see('tom', 'name')
    await see('carl', 'name')
    let log: Json[] = []
    do log = await logOf('ada', 'hash previousHash')
    while (log.some(({ hash }) => hash === null))
    expect(log).toHaveLength(2)
    expect(log[0].previousHash).toBe(log[1].hash)
    expect(log[1].previousHash).toBe('0'.repeat(64))
  })

  it('is for one employer: the names of its tables lead nobody to another', async () => {
    const employerId = uuidFromId('Employer', world.employerIds.get('yard') as string, 'id')
    await see('tom', 'name')
    const rows = await app.database.platform(employerId, new Date(), (request) =>
      request.sql('SELECT employer_id AS id FROM disclosure_unsealed UNION SELECT employer_id FROM disclosure'),
    )
    expect(rows).toEqual([{ id: employerId }])
  })
})
