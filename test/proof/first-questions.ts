import type { GraphQLObjectType } from 'graphql'
import { globalId } from '../../src/relay/global-id.js'
import { schema } from '../api/operations.js'
import type { Asked, Given, Operation } from './document.js'
import type { Draw } from './draw.js'
import { Sight } from './oracle.js'
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

/** All that is told of whom matching finds for an opportunity. */
function askCandidates(id: string, filter: object | null): Operation {
  const node = { ...leaf('node'), below: [leaf('id'), ...profileFields(typeOf('Candidate'), 3)] }
  const edges = { ...leaf('edges'), below: [leaf('cursor'), node] }
  const page = { first: 20, ...(filter ? { filter } : {}) }
  return query(
    asked('Query', 'opportunity', { id }, [asked('Opportunity', 'candidates', page, [leaf('totalCount'), edges])]),
  )
}

const mostIds = 60

/** Are these there? Of requests to show oneself, also what became of them. */
export function askIds(ids: readonly string[]): Operation[] {
  if (ids.length === 0) return []
  const on = typeOf('RevealRequest')
  const below = [leaf('__typename'), { on, isNamed: false, below: profileFields(on, 0) }]
  return [query(asked('Query', 'nodes', { ids: ids.slice(0, mostIds) }, below))]
}

const requestIds = (world: World): string[] =>
  [...world.reveals.keys()].map((key) => globalId('RevealRequest', uuidIn(world, 'reveals', key)))

/** Somebody whom most special rules concern: a report of the viewer's if there is one, else anybody who exists for them. */
export function pickForemost(draw: Draw, world: World, viewer: Viewer): string | null {
  const sight = new Sight(world, viewer)
  const others = [...world.people.keys()].filter((key) => key !== viewer.person && sight.exists(key))
  const reports = others.filter((key) => sight.isManagerOf(key))
  if (others.length === 0) return null
  return draw.pick(reports.length && draw.chance(0.7) ? reports : others)
}

/** All that a profile tells. */
export const askProfile = (world: World, person: string): Operation =>
  query(asked('Query', 'employee', { id: globalId('Employee', uuidIn(world, 'people', person)) }, profileFields()))

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
export function firstQuestions(draw: Draw, world: World, viewer: Viewer, foremost: string | null): Operation[] {
  const works = [...world.opportunities.values()].filter(
    ({ employer, status }) => employer === viewer.employer && status === 'OPEN',
  )
  const ids = draw.some(works, 2).map(({ key }) => globalId('Opportunity', uuidIn(world, 'opportunities', key)))
  const filters = [{ excludeApplicants: true }, null]
  const isEmployerSide = viewer.person !== null && viewer.roles.length > 1
  const candidates = isEmployerSide ? ids.map((id, index) => askCandidates(id, filters[index] ?? null)) : []
  if (viewer.meetsAliasesOnly || foremost === null) return []
  return [askProfile(world, foremost), askViewer(), ...candidates, ...askIds(requestIds(world))]
}
