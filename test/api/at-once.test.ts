import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidFromId } from '../../src/relay/global-id.js'
import type { TestApp } from '../support/test-app.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'
import { type LoadedWorld, loadWorld } from '../support/world.js'
import { startAppOn } from './app-on.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

const lanes = ['ada', 'bea', 'cleo', 'dan'] as const
let clone: TestDatabase
/** Two server processes on one database, as far as they know: they share nothing else. */
let here: TestApp
let there: TestApp
let world: LoadedWorld
let employerId: string

beforeAll(async () => {
  clone = await createTestDatabase()
  here = await startAppOn(clone.url)
  there = await startAppOn(clone.url)
  const person = (name: string) => ({
    account: { name },
    skills: [{ skill: 'welding', level: 4 }],
    settings: { facets: { SKILLS: 'COLLEAGUES' as const } },
  })
  world = await loadWorld(here, {
    employers: {
      yard: {
        name: 'Yard',
        region: 'UNITED_STATES',
        people: {
          ...Object.fromEntries(lanes.map((name) => [name, person(name)])),
          tom: { account: { name: 'Tom' }, roles: ['EMPLOYEE', 'TALENT_PARTNER'] },
        },
        opportunities: {
          gate: {
            kind: 'ROTATION',
            title: 'Gate',
            description: 'A gate.',
            status: 'OPEN',
            requirements: [{ skill: 'welding', importance: 'MUST' }],
            hiringTeam: ['tom'],
          },
        },
      },
    },
  })
  employerId = uuidFromId('Employer', world.employerIds.get('yard') as string, 'id')
})
afterAll(async () => {
  await here?.stop()
  await there?.stop()
  await clone?.drop()
})

const tokenAt = (app: TestApp, person: string) =>
  app.token({
    employerId,
    signInName: `${person}@sign-in.example`,
    roles: person === 'tom' ? ['EMPLOYEE', 'TALENT_PARTNER'] : ['EMPLOYEE'],
  })

/** Asks one of the two servers as a person; the data. */
async function asker(app: TestApp, person: string): Promise<(document: string, variables?: object) => Promise<Json>> {
  const token = await tokenAt(app, person)
  return async (document, variables = {}) => {
    const { body } = await app.ask(token, document, variables)
    expect(body.errors).toBeUndefined()
    return body.data
  }
}

/** Every place where a skill can count, in one query. */
const places = `query ($id: ID!, $skill: ID!, $opportunity: ID!, $fact: ID!) {
  employee(id: $id) { skills { level } }
  node(id: $fact) { id }
  employees(filter: { skills: [$skill] }) { edges { node { id } } }
  opportunity(id: $opportunity) { candidates(first: 20) { edges { node { employee { id } } } } }
  matchCandidates(requirements: [{ skill: $skill }]) { edges { node { employee { id } } } }
}`

const placesThatShow = (answer: Json, id: string): string[] => {
  const holds = (page: Json) => page.edges.some(({ node }: Json) => (node.employee ?? node).id === id)
  return [
    ...(answer.employee.skills.length ? ['employee.skills'] : []),
    ...(answer.node ? ['node'] : []),
    ...(holds(answer.employees) ? ['employees(filter)'] : []),
    ...(holds(answer.opportunity.candidates) ? ['candidates'] : []),
    ...(holds(answer.matchCandidates) ? ['matchCandidates'] : []),
  ]
}
const everyPlace = ['employee.skills', 'node', 'employees(filter)', 'candidates', 'matchCandidates']

const setAudience =
  'mutation ($id: ID!, $audience: Audience) { setFactAudience(factId: $id, audience: $audience) { audience } }'

describe('on two servers with one database', () => {
  it('what one server acknowledged as hidden, the other shows in no place from the next question on: 300 races', async () => {
    const race = async (name: string): Promise<string[][]> => {
      const [hide, tom] = [await asker(here, name), await asker(there, 'tom')]
      const [{ id: fact, skill }] = (await hide('{ viewer { employee { skills { id skill { id } } } } }')).viewer
        .employee.skills
      const id = world.employeeIds.get(name) as string
      const variables = { id, fact, skill: skill.id, opportunity: world.opportunityIds.get('gate') }
      const seen: string[][] = []
      for (let round = 0; round < 75; round++) {
        await hide(setAudience, { id: fact, audience: 'ONLY_ME' })
        seen.push(placesThatShow(await tom(places, variables), id))
        await hide(setAudience, { id: fact, audience: null })
        seen.push(placesThatShow(await tom(places, variables), id))
      }
      return seen
    }
    for (const seen of await Promise.all(lanes.map(race)))
      expect(seen).toEqual(seen.map((_each, index) => (index % 2 ? everyPlace : [])))
  }, 240_000)

  it('a cursor that was opened before a block leads past the blocker', async () => {
    const [ada, dan] = [await asker(here, 'ada'), await asker(there, 'dan')]
    const page = `query ($after: String) { employees(first: 1, orderBy: NAME, after: $after) {
      totalCount pageInfo { endCursor } edges { node { name } } } }`
    const names: string[] = []
    const first = (await dan(page)).employees
    await ada('mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }', { id: world.employeeIds.get('dan') })
    let after = first.pageInfo.endCursor
    for (let at = 0; after && at < 10; at++) {
      const { employees } = await dan(page, { after })
      expect(employees.totalCount).toBe(first.totalCount - 1)
      names.push(...employees.edges.map(({ node }: Json) => node.name))
      after = employees.pageInfo.endCursor
    }
    expect(names).toEqual(['bea', 'cleo', 'dan', 'Tom'])
    await ada('mutation ($id: ID!) { unblockEmployee(employeeId: $id) { id } }', { id: world.employeeIds.get('dan') })
  })

  it('a candidate id that was given out before leads nowhere once the employee is not discoverable', async () => {
    const [bea, tom] = [await asker(here, 'bea'), await asker(there, 'tom')]
    const ranking = `query ($id: ID!) { opportunity(id: $id) { candidates { edges { node { id employee { name } } } } } }`
    const { edges } = (await tom(ranking, { id: world.opportunityIds.get('gate') })).opportunity.candidates
    const { id } = edges.map(({ node }: Json) => node).find(({ employee }: Json) => employee.name === 'bea')
    const byId = 'query ($id: ID!) { node(id: $id) { id } }'
    expect((await tom(byId, { id })).node).toEqual({ id })
    await bea('mutation { updateVisibility(input: { discoverability: OFF }) { id } }')
    expect((await tom(byId, { id })).node).toBeNull()
  })
})
