import { audiences } from '../../src/visibility/audience.js'
import { type Facet, facets } from '../../src/visibility/facet.js'
import type { Role } from '../../src/visibility/roles.js'
import { settingsAtSignUp, type VisibilitySettings } from '../../src/visibility/settings.js'
import type { Draw } from './draw.js'
import { drawFacts } from './draw-facts.js'
import { drawWords } from './draw-words.js'
import { drawDisclosure, drawReveal, drawWork } from './draw-work.js'
import { type Block, type Parts, type Person, reportingLine, type Viewer, type World } from './world.js'

/** The rows of a world while it is drawn. */
export type Drawn = { -readonly [P in keyof Parts]: Map<string, Parts[P]> }

const emptyWorld = (): Drawn => ({
  employers: new Map(),
  people: new Map(),
  facts: new Map(),
  blocks: new Map(),
  opportunities: new Map(),
  members: new Map(),
  applications: new Map(),
  reveals: new Map(),
  endorsements: new Map(),
  disputes: new Map(),
  publicItems: new Map(),
  saved: new Map(),
  disclosures: new Map(),
  shown: new Map(),
  replays: new Map(),
})

/** Mostly listed people, of whom much is hidden from somebody. */
export function drawSettings(draw: Draw, anonymousShare: number): VisibilitySettings {
  const usual = settingsAtSignUp('UNITED_STATES')
  const audienceOf = (facet: Facet) => (draw.chance(0.25) ? usual.facets[facet] : draw.pick(audiences))
  return {
    facets: Object.fromEntries(facets.map((facet) => [facet, audienceOf(facet)])) as Record<Facet, never>,
    discoverability: draw.chance(anonymousShare) ? 'ANONYMOUS' : draw.chance(0.85) ? 'FULL' : 'OFF',
    usePublicData: draw.chance(0.5),
    hideInterestFromManagers: draw.chance(0.7),
    allowConnectionRequests: draw.chance(0.5),
    allowLearning: draw.chance(0.5),
  }
}

export const drawRoles = (draw: Draw): Role[] => [
  'EMPLOYEE',
  ...draw.weighted<Role[]>([
    [4, []],
    [3, ['TALENT_PARTNER']],
    [3, ['HIRING_MANAGER']],
    [1, ['EMPLOYER_ADMIN']],
  ]),
]

export function drawPerson(
  draw: Draw,
  key: string,
  employer: string,
  others: readonly string[],
  share: number,
): Person {
  const manager = others.length && draw.chance(0.75) ? draw.pick(others.slice(0, 4)) : null
  const number = `${key}-${draw.integer(1, 9)}`
  return { key, employer, roles: drawRoles(draw), manager, number, settings: drawSettings(draw, share) }
}

export const blockKey = ({ blocker, blocked }: Block): string => `${blocker} ${blocked}`

function drawEmployer(draw: Draw, world: Drawn, employer: string, size: number): void {
  world.employers.set(employer, { key: employer, minimumGroupSize: 5 })
  const share = draw.chance(0.45) ? 0.75 : 0.15
  const keys: string[] = []
  for (let index = 0; index < size; index++) {
    const key = `${employer}-${index}`
    world.people.set(key, drawPerson(draw, key, employer, keys, share))
    for (const fact of drawFacts(draw, key)) world.facts.set(fact.key, fact)
    keys.push(key)
  }
  for (let count = draw.integer(0, 3); count > 0; count--) {
    const [blocker, blocked] = draw.some(keys, 2)
    if (!blocker || !blocked) continue
    const block = { blocker, blocked }
    world.blocks.set(blockKey(block), block)
  }
  drawWork(draw, world, employer, keys)
  drawWords(draw, world, keys)
}

/** Mostly somebody who acts for the employer, often a manager or on a team, for they see most and are hidden most from. */
function drawViewer(draw: Draw, { people, members }: Drawn, employer: string): Viewer {
  if (draw.chance(0.01)) return { person: null, employer: null, roles: [] }
  if (draw.chance(0.02)) return { person: null, employer, roles: ['EMPLOYEE', 'TALENT_PARTNER'] }
  const keys = [...people.values()].filter((each) => each.employer === employer).map(({ key }) => key)
  const onTeams = [...members.values()].map(({ person }) => person).filter((key) => keys.includes(key))
  const person = draw.weighted([
    [4, draw.pick(keys.slice(0, 4))],
    [4, onTeams.length ? draw.pick(onTeams) : draw.pick(keys)],
    [2, draw.pick(keys)],
  ])
  const employerSide: Role = draw.pick(['TALENT_PARTNER', 'HIRING_MANAGER', 'HIRING_MANAGER', 'EMPLOYER_ADMIN'])
  const roles: Role[] = draw.chance(0.75) ? ['EMPLOYEE', employerSide] : ['EMPLOYEE']
  const anonymous = keys.filter((key) => people.get(key)?.settings.discoverability === 'ANONYMOUS')
  const mayMeetAliases = roles.length > 1 && anonymous.length > 4
  return { person, employer, roles, meetsAliasesOnly: mayMeetAliases && draw.chance(0.7) }
}

/** What would stay rare by chance: somebody blocks the viewer, colleagues looked at them, they asked a report to show themself. */
function drawTrouble(draw: Draw, world: Drawn, viewer: string): void {
  const others = [...world.people.keys()].filter((key) => key.startsWith('yard-') && key !== viewer)
  if (draw.chance(0.5)) {
    const blocker = draw.pick(others)
    world.blocks.set(`${blocker} ${viewer}`, { blocker, blocked: viewer })
  }
  for (const colleague of draw.some(others, 2)) {
    const entry = drawDisclosure(draw, viewer, colleague, [])
    world.disclosures.set(`yard of ${colleague}`, { ...entry, viewerRole: 'EMPLOYEE', viewerName: null })
  }
  const report = others.find((key) => reportingLine(world, key).includes(viewer))
  const asked = report && world.people.get(report)
  if (!asked || draw.chance(0.5) || world.opportunities.get('yard-work-0')?.status === 'DRAFT') return
  const settings = { ...asked.settings, discoverability: 'ANONYMOUS' as const, hideInterestFromManagers: true }
  world.people.set(report, { ...asked, settings })
  const opportunity = 'yard-work-0'
  const version = world.opportunities.get(opportunity)?.requirementsVersion ?? 1
  const request = drawReveal(draw, world, { opportunity, person: report, sender: viewer }, version)
  world.reveals.set(`${opportunity} ${report}`, { ...request, showToManagers: false })
}

/** A world and who looks at it. */
export function drawWorld(draw: Draw, seed: number): { world: World; viewer: Viewer } {
  const world = emptyWorld()
  drawEmployer(draw, world, 'yard', draw.integer(6, 11))
  drawEmployer(draw, world, 'mill', 2)
  const viewer = drawViewer(draw, world, 'yard')
  if (viewer.person) drawTrouble(draw, world, viewer.person)
  return { world: { seed, ...world }, viewer }
}
