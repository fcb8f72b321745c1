import type { GraphQLObjectType } from 'graphql'
import { globalId } from '../../src/relay/global-id.js'
import { schema } from '../api/operations.js'
import type { Asked, Given, Operation } from './document.js'
import type { Draw } from './draw.js'
import { Sight } from './oracle.js'
import type { Pools } from './pools.js'
import { profileFields } from './profile-selection.js'
import { uuidIn, type Viewer, type World } from './world.js'

const typeOf = (name: string) => schema.getType(name) as GraphQLObjectType

/** A field of a type with arguments by name, as the schema declares them. */
function asked(of: string, name: string, given: Readonly<Record<string, unknown>>, below: Asked['below']): Asked {
  const { args } = typeOf(of).getFields()[name] ?? {}
  const list = Object.entries(given).map(([each, value]): Given => {
    const type = args?.find((argument) => argument.name === each)?.type
    if (!type) throw new Error(`The schema has no argument ${each} of ${of}.${name}`)
    return { name: each, type, value, asVariable: false }
  })
  return { name, alias: null, given: list, below }
}

const leaf = (name: string): Asked => ({ name, alias: null, given: [], below: [] })
const query = (field: Asked): Operation => ({ kind: 'query', fields: [field] })

/** Whom matching finds for an opportunity, and this of each. */
function askCandidates(id: string, filter: object | null, node: readonly Asked[]): Operation {
  const page = { first: 20, ...(filter ? { filter } : {}) }
  return query(asked('Query', 'opportunity', { id }, [asked('Opportunity', 'candidates', page, listOf(node))]))
}

const mostIds = 60

/** Are these there? Of requests to show oneself, of disputes and of public data, also what became of them. */
function askIds(ids: readonly string[]): Operation[] {
  if (ids.length === 0) return []
  const told = ['RevealRequest', 'Dispute', 'PublicDataItem'].map((name) => ({
    on: typeOf(name),
    isNamed: false,
    below: profileFields(typeOf(name), 0),
  }))
  const below = [leaf('__typename'), ...told]
  return [query(asked('Query', 'nodes', { ids: ids.slice(0, mostIds) }, below))]
}

const requestIds = (world: World): string[] => [
  ...[...world.reveals.keys()].map((key) => globalId('RevealRequest', uuidIn(world, 'reveals', key))),
  ...[...world.disputes.keys()].map((key) => globalId('Dispute', uuidIn(world, 'disputes', key))),
  ...[...world.publicItems.keys()].map((key) => globalId('PublicDataItem', uuidIn(world, 'publicItems', key))),
]

/** The queue of an administrator, with what each dispute is about. */
function askDisputes(viewer: Viewer): Operation[] {
  if (!viewer.roles.includes('EMPLOYER_ADMIN')) return []
  const fact = { ...leaf('fact'), below: profileFields(schema.getType('Fact'), 0) }
  const employee = { ...leaf('employee'), below: profileFields(typeOf('Employee'), 0) }
  const node = [...profileFields(typeOf('Dispute'), 0), fact, employee]
  return [query(asked('Query', 'disputes', { first: 20 }, listOf(node)))]
}

/** Somebody whom most special rules concern: a report of the viewer's if there is one, else anybody who exists for them. */
export function pickForemost(draw: Draw, world: World, viewer: Viewer): string | null {
  const sight = new Sight(world, viewer)
  const others = [...world.people.keys()].filter((key) => key !== viewer.person && sight.exists(key))
  const reports = others.filter((key) => sight.isManagerOf(key))
  if (others.length === 0) return null
  return draw.pick(reports.length && draw.chance(0.7) ? reports : others)
}

/** All that a profile tells. */
const askProfile = (world: World, person: string): Operation =>
  query(asked('Query', 'employee', { id: globalId('Employee', uuidIn(world, 'people', person)) }, profileFields()))

const listOf = (node: readonly Asked[]): Asked[] => [
  leaf('totalCount'),
  { ...leaf('edges'), below: [leaf('cursor'), { ...leaf('node'), below: [leaf('id'), ...node] }] },
]

/** The directory: a page that cuts it, everybody with the people around them, and who is found by a text. */
function askDirectory(draw: Draw, pools: Pools): Operation[] {
  const manager = { ...leaf('manager'), below: [leaf('id')] }
  const reports = asked('Employee', 'reports', { first: 5 }, listOf([]))
  const employees = (given: object, node: readonly Asked[] = []) =>
    query(asked('Query', 'employees', { first: 20, ...given }, listOf(node)))
  return [
    ...[1, 2, 3].map((first) => employees({ first, orderBy: draw.pick(['NAME', 'JOB_TITLE']) })),
    employees({}, [manager, reports]),
    ...['search', 'workedAt', 'studiedAt'].map((name) => employees({ filter: { [name]: pools.text(draw, name) } })),
  ]
}

/** What the viewer's employer is, and who looked at the viewer. */
function askViewer(): Operation {
  const entry = { ...leaf('node'), below: profileFields(typeOf('Disclosure'), 0) }
  const log = { ...leaf('disclosures'), below: [leaf('totalCount'), { ...leaf('edges'), below: [entry] }] }
  return query({
    ...leaf('viewer'),
    below: [{ ...leaf('employer'), below: profileFields(typeOf('Employer'), 0) }, log],
  })
}

/** Broad questions with which the viewer begins; what is drawn from the schema comes after them. */
export function firstQuestions(
  draw: Draw,
  pools: Pools,
  { world, viewer, foremost }: { world: World; viewer: Viewer; foremost: string | null },
): Operation[] {
  const works = [...world.opportunities.values()].filter(
    ({ employer, status }) => employer === viewer.employer && status === 'OPEN',
  )
  const ids = draw.some(works, 3).map(({ key }) => globalId('Opportunity', uuidIn(world, 'opportunities', key)))
  const found = [leaf('alias'), leaf('isAnonymous')]
  if (viewer.meetsAliasesOnly)
    return ids.flatMap((id) => [
      ...[1, 2, 3, 4].map(() => askCandidates(id, { orgUnit: pools.text(draw, 'orgUnit') }, found)),
      askCandidates(id, null, found),
    ])
  if (foremost === null) return []
  const isEmployerSide = viewer.person !== null && viewer.roles.length > 1
  const filters = [{ excludeApplicants: true }, null]
  const all = profileFields(typeOf('Candidate'), 3)
  const candidates = filters.flatMap((filter, index) => (ids[index] ? [askCandidates(ids[index], filter, all)] : []))
  return [
    askProfile(world, foremost),
    askViewer(),
    ...askDisputes(viewer),
    ...(isEmployerSide ? candidates : []),
    ...askDirectory(draw, pools),
    ...askIds(requestIds(world)),
    ...askIds(pools.oddIds(draw)),
  ]
}
