import { globalId } from '../../src/relay/global-id.js'
import type { Audience } from '../../src/visibility/audience.js'
import type { Facet } from '../../src/visibility/facet.js'
import type { Draw } from './draw.js'
import { facetOfFact, Sight } from './oracle.js'
import { selectProfile } from './profile-selection.js'
import type { Server } from './servers.js'
import { type Person, uuidIn, type Viewer, type World } from './world.js'

/** A facet that somebody closes before the questions begin; until then it was as wide as `before`. */
export interface Hide {
  readonly person: string
  readonly facet: Facet
  readonly before: Audience
}

const facetsToHide: readonly Facet[] = [
  'IDENTITY',
  'POSITION',
  'CONTACT',
  'EXPERIENCE',
  'EDUCATION',
  'QUALITIES',
  'INTERESTS',
]

const withAudience = <W extends Pick<World, 'people'>>(
  world: W,
  { person, facet }: Pick<Hide, 'person' | 'facet'>,
  audience: Audience,
): W => {
  const of = world.people.get(person)
  if (!of) return world
  const settings = { ...of.settings, facets: { ...of.settings.facets, [facet]: audience } }
  return { ...world, people: new Map(world.people).set(person, { ...of, settings }) }
}

/** Somebody whose facts of a facet have no settings of their own, so that closing the facet closes all of it. */
function plainly(world: World, person: string, facet: Facet): World {
  const facts = [...world.facts.values()].map((fact) =>
    fact.person === person && facetOfFact(fact) === facet
      ? { ...fact, ownAudience: null, source: 'EMPLOYEE' as const }
      : fact,
  )
  const of = world.people.get(person) as Person
  const settings = { ...of.settings, discoverability: 'FULL' as const, hideInterestFromManagers: false }
  return {
    ...world,
    facts: new Map(facts.map((fact) => [fact.key, fact])),
    people: new Map(world.people).set(person, { ...of, settings }),
  }
}

/** Sometimes a facet of somebody whom the viewer can see; the world is the one after they closed it. */
export function drawHide(draw: Draw, world: World, viewer: Viewer): { world: World; hide: Hide | null } {
  const sight = new Sight(world, viewer)
  const others = [...world.people.keys()].filter((key) => key !== viewer.person && sight.exists(key))
  if (others.length === 0 || viewer.meetsAliasesOnly || draw.chance(0.6)) return { world, hide: null }
  const hide = { person: draw.pick(others), facet: draw.pick(facetsToHide), before: 'COLLEAGUES' as const }
  return { world: withAudience(plainly(world, hide.person, hide.facet), hide, 'ONLY_ME'), hide }
}

/** The world as it was before the facet was closed. */
export const beforeHide = (world: World, hide: Hide | null): World =>
  hide ? withAudience(world, hide, hide.before) : world

/** What the viewer asked while everything was still open: no answer of it may linger anywhere. */
const lookAround = `query ($id: ID!) { employee(id: $id) ${selectProfile()} }`
const close = `mutation ($facet: Facet!) {
  updateVisibility(input: { facets: [{ facet: $facet, audience: ONLY_ME }] }) { id }
}`

/** The viewer looks around, then the person closes the facet. @throws Error where it does not close. */
export async function runHide(server: Server, world: World, viewer: Viewer, { person, facet }: Hide): Promise<void> {
  const of = world.people.get(person)
  if (!of) return
  const id = globalId('Employee', uuidIn(world, 'people', person))
  const seen = await server.ask(await server.token(world, viewer), { number: -2, query: lookAround, variables: { id } })
  if (seen.body.includes('"errors"')) throw new Error(`The viewer could not look around: ${seen.body}`)
  const token = await server.token(world, { person, employer: of.employer, roles: of.roles })
  const { body } = await server.ask(token, { number: -1, query: close, variables: { facet } })
  if (body.includes('"errors"')) throw new Error(`A facet could not be closed: ${body}`)
}
