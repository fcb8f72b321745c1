import { accountFactNames } from '../../src/people/workforce.js'
import { profile, readProfile } from './profile.js'
import type { Scene } from './scene.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
export type Json = any

/** Where a route meets the subject: somebody on a hiring team may see more by id and in their opportunity (its key) than in lists. */
export type Place = 'by id' | 'lists' | (string & {})

/** A viewer, a subject, and the labels of what the viewer should see of them, consequences included; null: there is no such person. */
export interface Encounter {
  readonly viewer: string
  readonly subject: string
  readonly seen: ReadonlySet<string> | null
}

/** One way to learn of a person's facts. A new way that the API offers is one more of these. */
export interface Route {
  readonly name: string
  readonly place: Place
  /** The field (and argument) of the schema that this is about, where a server may not offer it. */
  readonly needs?: string
  /** Can this route show this fact at all? */
  readonly shows: (label: string) => boolean
  /** Should the viewer meet the subject here, when the subject exists for them? `perhaps`: the story does not say. */
  readonly leads: (encounter: Encounter) => boolean | 'perhaps'
  /** What the server shows here; null: the subject is not met. */
  readonly ask: (encounter: Encounter) => Promise<ReadonlySet<string> | null>
}

/** A connection, with these fields of its nodes. */
export const connection = (node: string) =>
  `{ totalCount pageInfo { hasNextPage endCursor } edges { node { ${node} } } }`

/** The nodes of a connection that fits on one page. @throws Error when it counts what it does not hold. */
export function nodesOf(page: Json): Json[] {
  const nodes = page.edges.map((edge: Json) => edge.node)
  if (page.totalCount !== nodes.length || page.pageInfo.hasNextPage)
    throw new Error(`counts ${page.totalCount} (more: ${page.pageInfo.hasNextPage}) and holds ${nodes.length}`)
  return nodes
}

/** That somebody applied, or showed themself, is no fact of their profile. */
export const isCase = (label: string) => /^(application to|reveal for) /.test(label)
export const isReveal = (label: string) => label.startsWith('reveal for ')
export const isAccountFact = (label: string) =>
  (accountFactNames as readonly string[]).includes(label) || label === 'manager'
export const inProfile = (label: string) => !isCase(label)
export const always = () => true
/** Where people are found by their facts: met if there is a fact to find them by. */
export const ifShown =
  (shows: Route['shows']): Route['leads'] =>
  ({ seen }) =>
    [...(seen ?? [])].some(shows) || 'perhaps'
/** Nobody is met by no fact. */
export const orNull = <T>(labels: readonly T[]): Set<T> | null => (labels.length > 0 ? new Set(labels) : null)
export const perhaps = () => 'perhaps' as const

/** A route that shows a whole profile, or null. */
export function profileRoute(
  scene: Scene,
  name: string,
  place: Place,
  find: (encounter: Encounter) => Promise<Json>,
  leads: Route['leads'] = always,
): Route {
  const ask = async (encounter: Encounter) => {
    const employee = await find(encounter)
    return employee ? readProfile(employee, scene.known(encounter.subject, encounter.viewer)) : null
  }
  return { name, place, shows: inProfile, leads, ask }
}

/** What the viewer gets of one opportunity; undefined or null: nothing. */
export async function askOpportunity(scene: Scene, viewer: string, key: string, selection: string): Promise<Json> {
  const fragment = selection.includes('...Profile') ? profile : ''
  const document = `query ($id: ID!) { opportunity(id: $id) { ${selection} } } ${fragment}`
  return (await scene.query(viewer, document, { id: scene.id(key) })).opportunity
}
