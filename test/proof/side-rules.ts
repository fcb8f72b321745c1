import { globalId } from '../../src/relay/global-id.js'
import type { Draw } from './draw.js'
import { Sight } from './oracle.js'
import { selectProfile } from './profile-selection.js'
import type { Answer, Server } from './servers.js'
import { type Person, uuidIn, type Viewer, type World } from './world.js'

/** A promise beside non-interference that an answer broke: in words, and the two texts that should have agreed. */
export interface Broken {
  readonly sentence: string
  readonly texts: readonly [string, string]
}

const viewerOf = ({ key, employer, roles }: Person): Viewer => ({ person: key, employer, roles })

/** How a real reader stands toward somebody: as which audience, and as a manager of theirs or not. */
function standingOf(world: World, of: Person, reader: Person) {
  const sight = new Sight(world, viewerOf(reader))
  if (!sight.exists(of.key) || world.blocks.has(`${reader.key} ${of.key}`)) return null
  const audience = sight.hasCase(of.key) ? 'HIRING_TEAM' : sight.isEmployerSide ? 'EMPLOYER' : 'COLLEAGUES'
  return { audience, asManager: sight.isManagerOf(of.key) }
}

const preview = `query ($audience: Audience!, $asManager: Boolean!) {
  viewer { previewAs(audience: $audience, asManager: $asManager) ${selectProfile()} }
}`
const profile = `query ($id: ID!) { employee(id: $id) ${selectProfile()} }`

/** §8: what a preview shows is what a real reader of that audience gets. Null: it does, for somebody picked by chance. */
export async function checkPreview(
  server: Server,
  world: World,
  draw: Draw,
  not: string | null,
): Promise<Broken | null> {
  const people = [...world.people.values()].filter(({ employer, key }) => employer === 'yard' && key !== not)
  const of = draw.pick(people)
  // Managers and team members first: for them the most special rules hold.
  const readers = draw
    .shuffled(people.filter(({ key }) => key !== of.key))
    .map((reader) => ({ reader, standing: standingOf(world, of, reader) }))
    .sort((a, b) => Number(b.standing?.asManager ?? false) - Number(a.standing?.asManager ?? false))
  const found = readers.find(({ standing }) => standing)
  if (!found?.standing) return null
  const { reader, standing } = found
  const own = await server.ask(await server.token(world, viewerOf(of)), {
    number: -3,
    query: preview,
    variables: standing,
  })
  const id = globalId('Employee', uuidIn(world, 'people', of.key))
  const real = await server.ask(await server.token(world, viewerOf(reader)), {
    number: -4,
    query: profile,
    variables: { id },
  })
  if ([own, real].some(({ body }) => body.includes('"errors"')))
    return { sentence: `The profile of ${of.key} could not be read.`, texts: [own.body, real.body] }
  const texts = [
    JSON.stringify(JSON.parse(own.body).data?.viewer?.previewAs),
    JSON.stringify(JSON.parse(real.body).data?.employee),
  ] as const
  if (texts[0] === texts[1]) return null
  const as = `${standing.audience}${standing.asManager ? ' and manager' : ''}`
  return { sentence: `What ${of.key} previews as ${as} is not what ${reader.key} gets.`, texts: [texts[0], texts[1]] }
}

/** Numbers that say how well a candidate fits. */
const fitNumbers = ['score', 'contribution', 'affinity', 'effect', 'confidence']

/** §4: behind an alias no number is finer than 0.05. The first of a match that is, or null. */
function fineNumber(value: unknown, isOfAlias: boolean): string | null {
  if (typeof value !== 'object' || value === null) return null
  const isAnonymous = (value as { isAnonymous?: boolean }).isAnonymous === true
  for (const [name, each] of Object.entries(value)) {
    const isFine = typeof each === 'number' && Math.abs(each * 20 - Math.round(each * 20)) > 1e-9
    if (isOfAlias && fitNumbers.includes(name) && isFine) return `${name} ${each}`
    // What else hangs on a candidate, such as the opportunity, leads to others.
    const found = fineNumber(each, isOfAlias || (isAnonymous && name === 'match'))
    if (found) return found
  }
  return null
}

export function checkAliases({ body }: Answer): Broken | null {
  if (!body.includes('"isAnonymous":true')) return null
  const found = fineNumber(JSON.parse(body).data, false)
  return found ? { sentence: `An alias shows ${found}, which is finer than 0.05.`, texts: [body, ''] } : null
}
