import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpportunityDraft } from '../../src/opportunities/opportunity.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld } from '../support/world.js'
import { openPerson } from './two-employers.js'

let app: TestApp
let world: LoadedWorld
let token: string
const statements: string[] = []
const query = pg.Client.prototype.query
/** Connections that the sealing of the disclosure log works on, beside the operations. */
const isBackground = new WeakMap<pg.Client, boolean>()

/** Everything that this process sends to the database is written down on its way. */
beforeAll(async () => {
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given as [string | { text?: string }]
    const text = typeof first === 'string' ? first : (first.text ?? '')
    if (text.startsWith('START TRANSACTION')) isBackground.set(this, text.includes('flux_platform'))
    if (!isBackground.get(this)) statements.push(text)
    return Reflect.apply(query, this, given)
  } as typeof query
  app = await startTestApp()
  const keys = Array.from({ length: 55 }, (_, n) => `p${n}`)
  const roles = ['EMPLOYEE', 'TALENT_PARTNER'] as const
  const reports = keys.map(
    (key, n) => [key, openPerson(`P${String(n).padStart(2, '0')}`, { manager: 'boss', roles })] as const,
  )
  const { settings, ...boss } = openPerson('The boss of all')
  const people = {
    ...Object.fromEntries(reports),
    boss: { ...boss, settings: { ...settings, discoverability: 'OFF' as const } },
  }
  const opportunity = (n: number): OpportunityDraft => ({
    kind: 'ROTATION',
    title: `Rotation ${n}`,
    description: 'Learn a trade.',
    status: 'OPEN',
    requirements: [
      { skill: 'java', importance: 'MUST' },
      { skill: 'kotlin', importance: 'PREFERRED' },
    ],
    hiringTeam: [`p${n + 1}`, 'p1'].slice(0, n === 0 ? 1 : 2),
  })
  const opportunities = Object.fromEntries(Array.from({ length: 52 }, (_, n) => [`o${n}`, opportunity(n)]))
  world = await loadWorld(app, {
    employers: { harbor: { name: 'Harbor', region: 'UNITED_STATES', people, opportunities } },
  })
  token = await world.as('p0')
  // What a process keeps of the vocabulary is compiled at the first suggestion.
  await app.ask(token, '{ viewer { employee { skills { id } } } }')
})
afterAll(async () => {
  pg.Client.prototype.query = query
  await app.stop()
})

/** The statements that one operation sends, without the time of the request, and how many items came back. */
async function statementsOf(document: string, variables: object): Promise<{ sent: string[]; items: number }> {
  statements.length = 0
  const { body } = await app.ask(token, document, variables)
  expect(body.errors).toBeUndefined()
  const items = JSON.stringify(body.data).match(/"item":/g)?.length ?? 0
  return {
    sent: statements.map((each) =>
      each
        .replace(/flux\.now = '.*'/, 'flux.now')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
    items,
  }
}

const skill = 'skill { name broader { name } alternativeNames }'
const everyFact = `
  item: id name headline jobTitle orgUnit email phone location manager { name jobTitle }
  skills { level strength state lastUsed ${skill} evidence { kind source confidence fact { id } } }
  experiences { title organization startedOn endedOn description skills { name } }
  education { institution qualification field endedOn }
  qualities { name note }
  interests { kind note skill { name } }
  assignments { title startedOn skills { name } opportunity { title } }
  availability { openToWork hoursPerWeek from }`
const match = `match { score factors { name effect } genomeEdition { number }
  requirements { status contribution via { name } requirement { weight skill { name } } evidence { kind fact { id } } } }`
const candidate = `isAnonymous alias employee { ${everyFact} } application { status } ${match}`

const lists: [name: string, document: string][] = [
  [
    'employees with every kind of fact',
    `query ($first: Int!) { employees(first: $first) { totalCount edges { cursor node { ${everyFact} } } } }`,
  ],
  [
    'candidates of an opportunity, each explained',
    `query ($first: Int!, $id: ID!) { opportunity(id: $id) { candidates(first: $first) { edges { node { ${candidate} } } } } }`,
  ],
  [
    'candidates for requirements that nobody posted',
    `query ($first: Int!, $skill: ID!) { matchCandidates(first: $first, requirements: [{ skill: $skill }]) { edges { node { ${candidate} } } } }`,
  ],
  [
    'opportunities with requirements and hiring teams',
    `query ($first: Int!) { opportunities(first: $first) { edges { node {
    item: id title canEdit isSaved requirements { weight skill { name } } hiringTeam { name jobTitle } } } } }`,
  ],
  [
    'recommendations, each explained',
    `query ($first: Int!) { viewer { recommendations(first: $first) { edges { node { reason opportunity { item: id title requirements { skill { name } } hiringTeam { name } } ${match} } } } } }`,
  ],
  [
    'reports of a manager',
    `query ($first: Int!, $manager: ID!) { employee(id: $manager) { reports(first: $first) { edges { node { ${everyFact} } } } } }`,
  ],
  [
    'skills with their neighbours',
    `query ($first: Int!) { skills(search: "", first: $first) { edges { node { item: id name broader { name } narrower { name } alternativeNames adjacent(first: 3) { affinity skill { name } } } } } }`,
  ],
]

describe('the number of statements does not grow with the list', () => {
  it.each(lists)('of %s', async (_name, document) => {
    const { body } = await app.ask(token, '{ skills(search: "java", first: 1) { edges { node { id } } } }')
    const every = {
      id: world.opportunityIds.get('o0'),
      manager: world.employeeIds.get('boss'),
      skill: body.data.skills.edges[0].node.id,
    }
    const used = Object.fromEntries(Object.entries(every).filter(([name]) => document.includes(`$${name}:`)))
    const few = await statementsOf(document, { first: 5, ...used })
    const many = await statementsOf(document, { first: 40, ...used })
    expect([few.items, many.items]).toEqual([5, 40])
    expect(many.sent).toEqual(few.sent)
  })
})

it('a list of 50 employees with every kind of fact costs at most 40 statements', async () => {
  const [, document] = lists[0] as (typeof lists)[number]
  const { sent, items } = await statementsOf(document, { first: 50 })
  expect(items).toBe(50)
  expect(sent.length).toBeLessThanOrEqual(40)
})

/** Skills are named in three places of a person, and the viewer's own suggestions are known later than the rest. */
const mostRounds = 5

it('no statement is sent twice for one list: what is alike is asked once', async () => {
  const [, document] = lists[0] as (typeof lists)[number]
  const { sent } = await statementsOf(document, { first: 50 })
  const times = new Map<string, number>()
  for (const each of sent) times.set(each, (times.get(each) ?? 0) + 1)
  expect([...times].filter(([text, count]) => count > mostRounds && !/^(START|COMMIT)/.test(text))).toEqual([])
})
