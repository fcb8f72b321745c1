import { randomUUID } from 'node:crypto'
import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { globalId, type NodeKind, readGlobalId } from '../../src/relay/global-id.js'
import { type Answer, startTestApp, type TestApp } from '../support/test-app.js'
import type { LoadedWorld } from '../support/world.js'
import {
  type Callable,
  documentOf,
  idPlacesOf,
  nameOf,
  nestedField,
  nestedFields,
  rootFields,
  schema,
  withValueAt,
} from './operations.js'
import { employers, fingerprintRows, loadTwoEmployers } from './two-employers.js'

let app: TestApp
let world: LoadedWorld
/** Somebody of Harbor who may do everything there is to do. */
let pia: string
let millIds: Map<NodeKind, string[]>
let skillId: string

beforeAll(async () => {
  app = await startTestApp()
  world = await loadTwoEmployers(app)
  pia = await world.as('harbor-pia')
  millIds = await collectIds('mill')
  const { body } = await app.ask(pia, '{ skills(search: "", first: 1) { edges { node { id } } } }')
  skillId = body.data.skills.edges[0].node.id
})
afterAll(() => app.stop())

const idOf = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The world has no ${key}`)
  return id
}

const everyIdOfOneself = `{
  viewer {
    revealRequests { edges { node { id } } }
    disputes { edges { node { id } } }
    id employer { id } visibility { id } emailPreferences { id } accountFacts { id } applications { edges { node { id } } }
    publicData { id items { id } }
    id employer { id } visibility { id } accountFacts { id } applications { edges { node { id } } }
    employee {
      id skills { id } experiences { id } education { id } qualities { id } interests { id } assignments { id } availability { id }
    }
  }
}`
const everyIdOfHiring = `query ($java: ID!) {
  opportunities { edges { node { id candidates { edges { node { id } } } } } }
  matchCandidates(requirements: [{ skill: $java }]) { edges { node { id } } }
}`

/** Ids of an employer by what they name, as its own people are given them. */
async function collectIds(employer: string): Promise<Map<NodeKind, string[]>> {
  const partner = await world.as(`${employer}-pia`)
  const { body } = await app.ask(partner, '{ skills(search: "java", first: 1) { edges { node { id } } } }')
  const java = body.data.skills.edges[0].node.id
  const answers = await Promise.all([
    app.ask(await world.as(`${employer}-ada`), everyIdOfOneself),
    app.ask(partner, everyIdOfHiring, { java }),
  ])
  const found = new Map<NodeKind, string[]>()
  for (const [, id] of JSON.stringify(answers.map((each) => each.body)).matchAll(/"id":"([^"]+)"/g)) {
    const kind = readGlobalId(id as string)?.kind as NodeKind
    found.set(kind, [...(found.get(kind) ?? []), id as string])
  }
  return found
}

/** What everybody shares: its ids are no employer's. */
const shared: readonly NodeKind[] = ['Skill', 'GenomeEdition']
const nodeTypes = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node') ? [type.name as NodeKind] : [],
)
const kinds: readonly NodeKind[] = [...nodeTypes, 'UnpostedCandidate']

/** An id that nothing has. */
const absentId = (kind: NodeKind) => globalId(kind, randomUUID(), ...(kind.endsWith('Candidate') ? [randomUUID()] : []))

/** Harbor's own ids, for what a field requires beside the probed place. */
function ownIds(place: string): string | undefined {
  if (place === 'updateOpportunity.id') return idOf(world.opportunityIds, 'harbor-open')
  if (/(requirements|input)\.skill$/.test(place)) return skillId
  return undefined
}

/** Nested fields that take ids, and the way to each. */
const waysToNested: Readonly<Record<string, readonly string[]>> = { 'Viewer.recommendations': ['viewer'] }
const takesIds = (field: Callable['field']) => idPlacesOf(field).length > 0
const callables = [
  ...rootFields.filter(({ field }) => takesIds(field)),
  ...Object.entries(waysToNested).map(([name, within]) => nestedField(name, within)),
]
const places = callables.flatMap((callable) =>
  idPlacesOf(callable.field).map((place) => ({ callable, place, name: `${callable.name}(${nameOf(place)})` })),
)

const probe = (callable: Callable, place: (typeof places)[number]['place'], id: string): Promise<Answer> => {
  const given = withValueAt(callable, ownIds, place, id)
  return app.ask(pia, documentOf(callable, given, 2), given)
}
const told = ({ status, body }: Answer) => JSON.stringify({ status, body })

const rowsOf = async () =>
  Promise.all(
    employers.map((key) => fingerprintRows(app, readGlobalId(idOf(world.employerIds, key))?.uuids[0] as string)),
  )

describe('the probes', () => {
  it('know an id of every kind of object that an employer has', () => {
    expect([...millIds.keys()].sort()).toEqual(kinds.filter((kind) => !shared.includes(kind)).sort())
  })

  it('use ids that name something for somebody of their own employer', async () => {
    const unseen = new Set<string>()
    const tokens = await Promise.all(['mill-pia', 'mill-ada'].map((person) => world.as(person)))
    for (const [kind, ids] of millIds)
      for (const id of ids) {
        const answers = await Promise.all(
          tokens.map((token) => app.ask(token, 'query ($id: ID!) { node(id: $id) { id } }', { id })),
        )
        if (!answers.some(({ body }) => body.data?.node)) unseen.add(kind)
      }
    expect([...unseen]).toEqual(['UnpostedCandidate'])
  })

  it('reach every field of the schema that takes an id', () => {
    expect(nestedFields(takesIds)).toEqual(Object.keys(waysToNested))
    expect(places.length).toBeGreaterThan(25)
  })
})

describe.each(places.map((each) => [each.name, each] as const))('%s', (_name, { callable, place }) => {
  it('answers an id of another employer as one that nothing has, and changes nothing', async () => {
    const before = await rowsOf()
    for (const [kind, ids] of millIds) {
      const absent = told(await probe(callable, place, absentId(kind)))
      const other = told(await probe(callable, place, ids[0] as string))
      expect({ kind, answer: other }).toEqual({ kind, answer: absent })
    }
    expect(await rowsOf()).toEqual(before)
  })

  it('gives nothing for an id that nothing has, of whatever kind', async () => {
    const before = await rowsOf()
    for (const kind of kinds) {
      const { body, status } = await probe(callable, place, absentId(kind))
      const given = JSON.stringify(body.data ?? {})
      expect({ kind, isFault: status >= 500, given: given.replace(/"\w+":|[{}[\],]|null/g, '') }).toEqual({
        kind,
        isFault: false,
        given: '',
      })
      const codes = body.errors?.map(({ extensions }) => extensions.code) ?? []
      const isForOthers = callable.field.extensions.access === 'privacy officer'
      if (isForOthers) expect(codes).toEqual(['FORBIDDEN'])
      else if (callable.operation === 'mutation') expect(['BAD_USER_INPUT', 'NOT_FOUND']).toContain(codes[0])
      else expect(['BAD_USER_INPUT', undefined]).toContain(codes[0])
    }
    expect(await rowsOf()).toEqual(before)
  })
})

/** A page of every list of the schema: Harbor's own, or Mill's when its id is given. */
const lists: Readonly<Record<string, string>> = {
  'Query.employees': 'employees(first: 1, after: $after) { pageInfo { endCursor } }',
  'Query.opportunities': 'opportunities(first: 1, after: $after) { pageInfo { endCursor } }',
  'Query.skills': 'skills(search: "", first: 1, after: $after) { pageInfo { endCursor } }',
  'Query.matchCandidates':
    'matchCandidates(requirements: [{ skill: $skill }], first: 1, after: $after) { pageInfo { endCursor } }',
  'Opportunity.candidates':
    'opportunity(id: $opportunity) { candidates(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Opportunity.applications':
    'opportunity(id: $opportunity) { applications(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Employee.reports': 'employee(id: $manager) { reports(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Viewer.applications': 'viewer { applications(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Viewer.savedOpportunities': 'viewer { savedOpportunities(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Viewer.recommendations': 'viewer { recommendations(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Viewer.revealRequests': 'viewer { revealRequests(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Viewer.disclosures': 'viewer { disclosures(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Viewer.usage': 'viewer { usage(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Viewer.disputes': 'viewer { disputes(first: 1, after: $after) { pageInfo { endCursor } } }',
  'Query.disputes': 'disputes(first: 1, after: $after) { pageInfo { endCursor } }',
  'VisibilitySettings.blocked': 'viewer { visibility { blocked(first: 1, after: $after) { pageInfo { endCursor } } } }',
}
const declared = { after: 'String', skill: 'ID!', opportunity: 'ID!', manager: 'ID!' }
const isPaged = ({ args }: Callable['field']) => args.some(({ name }) => name === 'after')

async function page(person: string, list: string, after: string | null) {
  const [employer] = person.split('-')
  const selection = lists[list] as string
  const used = Object.entries(declared).filter(([name]) => selection.includes(`$${name}`))
  const variables = {
    after,
    skill: await java(),
    opportunity: idOf(world.opportunityIds, `${employer}-open`),
    manager: idOf(world.employeeIds, `${employer}-ben`),
  }
  const document = `query (${used.map(([name, type]) => `$${name}: ${type}`).join(', ')}) { ${selection} }`
  const given = Object.fromEntries(used.map(([name]) => [name, variables[name as keyof typeof variables]]))
  return app.ask(await world.as(person), document, given)
}
const java = async () => {
  const { body } = await app.ask(pia, '{ skills(search: "java", first: 1) { edges { node { id } } } }')
  return body.data.skills.edges[0].node.id as string
}
/** Somebody whose list is not empty. */
const ownerOf = (list: string) =>
  list === 'Viewer.recommendations' ? 'zoe' : /^(Query|Opportunity)/.test(list) ? 'pia' : 'ada'
const ofEmployerSide = /^Opportunity|matchCandidates|^Query.disputes/
const cursorIn = ({ body }: Answer) => /"endCursor":"([^"]+)"/.exec(JSON.stringify(body.data))?.[1] ?? null

describe('a cursor', () => {
  it('is tried of every list that the schema has', () => {
    const paged = [
      ...nestedFields(isPaged),
      ...rootFields.filter(({ field }) => isPaged(field)).map(({ name }) => `Query.${name}`),
    ]
    expect(Object.keys(lists).sort()).toEqual(paged.sort())
  })

  it.each(Object.keys(lists))(
    'of %s serves its own viewer, and is refused from another employer and another colleague',
    async (list) => {
      const owner = ownerOf(list)
      const cursor = cursorIn(await page(`mill-${owner}`, list, null))
      expect(cursor).toEqual(expect.any(String))
      expect((await page(`mill-${owner}`, list, cursor)).body.errors).toBeUndefined()
      for (const other of [`harbor-${owner}`, ...(ofEmployerSide.test(list) ? [] : ['mill-ben'])]) {
        const { body } = await page(other, list, cursor)
        expect({ other, errors: body.errors }).toMatchObject({
          other,
          errors: [
            {
              message: 'after: is not a cursor of this list',
              extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
            },
          ],
        })
      }
    },
  )

  it('of one list is refused by every other', async () => {
    const cursors = await Promise.all(
      Object.keys(lists).map(async (list) => [list, cursorIn(await page('mill-pia', list, null))] as const),
    )
    for (const [from, cursor] of cursors)
      for (const to of Object.keys(lists)) {
        if (cursor === null || from === to) continue
        const { body } = await page('mill-pia', to, cursor)
        expect({ from, to, codes: body.errors?.map(({ extensions }) => extensions.code) }).toEqual({
          from,
          to,
          codes: ['BAD_USER_INPUT'],
        })
      }
  })
})
