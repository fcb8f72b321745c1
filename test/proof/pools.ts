import { globalId, type NodeKind } from '../../src/relay/global-id.js'
import type { Draw } from './draw.js'
import { pools } from './draw-facts.js'
import { dateAgo, daysAgo, factId, nodeKindOf, skillUuid, uuidIn, type World } from './world.js'

/** What an id argument of this name most likely names; anything else is tried too. */
const kindByName: Readonly<Record<string, NodeKind>> = {
  employeeId: 'Employee',
  hiringTeam: 'Employee',
  opportunityId: 'Opportunity',
  opportunity: 'Opportunity',
  applicationId: 'Application',
  candidateId: 'Candidate',
  itemId: 'PublicDataItem',
  itemIds: 'PublicDataItem',
  skill: 'Skill',
  skills: 'Skill',
}
const factNodeKinds = Object.values(nodeKindOf)
const nobody = '00000000-0000-4000-8000-000000000000'

/** Which texts an argument of this name most likely looks for: columns of facts, and names of account facts. */
const textsByName: Readonly<Record<string, readonly string[]>> = {
  search: ['name', 'headline', 'jobTitle'],
  workedAt: ['organization'],
  studiedAt: ['institution'],
  location: ['location'],
  orgUnit: ['orgUnit'],
  outsideOrgUnit: ['orgUnit'],
}

/** Where an argument stands: its own name, and the type of the field that it belongs to. */
export interface Place {
  readonly name: string
  readonly of: string
}

/** Ids by kind, and texts by what they are of. */
type Values = Map<string, Set<string>>

function addTo(values: Values, of: string, value: string): void {
  const known = values.get(of) ?? new Set()
  values.set(of, known.add(value))
}

const idsByPart = [
  ['people', 'Employee'],
  ['people', 'VisibilitySettings'],
  ['people', 'Viewer'],
  ['opportunities', 'Opportunity'],
  ['applications', 'Application'],
  ['reveals', 'RevealRequest'],
  ['employers', 'Employer'],
  ['disclosures', 'Disclosure'],
  ['disputes', 'Dispute'],
  ['publicItems', 'PublicDataItem'],
] as const

function idsIn(world: World): Values {
  const ids: Values = new Map()
  for (const [part, kind] of idsByPart)
    for (const key of world[part].keys()) addTo(ids, kind, globalId(kind, uuidIn(world, part, key)))
  for (const fact of world.facts.values()) addTo(ids, nodeKindOf[fact.kind], factId(world, fact))
  return ids
}

function textsIn(world: World): Values {
  const texts: Values = new Map()
  const isDate = (text: string) => /^\d{4}-/.test(text)
  for (const { kind, columns } of world.facts.values())
    for (const [name, value] of Object.entries(columns))
      if (typeof value === 'string' && !isDate(value))
        addTo(texts, kind === 'account_fact' ? String(columns.name) : name, value)
  for (const { title } of world.opportunities.values()) addTo(texts, 'title', title)
  return texts
}

/** What either has, and (`odd`) what only one of them has. */
function together([first, second]: readonly [Values, Values]): { all: Values; odd: Values } {
  const all: Values = new Map()
  const odd: Values = new Map()
  for (const of of new Set([...first.keys(), ...second.keys()]))
    for (const value of new Set([...(first.get(of) ?? []), ...(second.get(of) ?? [])])) {
      addTo(all, of, value)
      if (!first.get(of)?.has(value) || !second.get(of)?.has(value)) addTo(odd, of, value)
    }
  return { all, odd }
}

/** How often a value is tried that only one of the worlds has. */
const oddShare = 0.4
/** Of ids for anything at all, how many are of facts. */
const factShare = 0.6

/** Values that operations try: everything that occurs in either world, hidden or not, and what earlier answers gave. */
export class Pools {
  private readonly ids: { all: Values; odd: Values }
  private readonly texts: { all: Values; odd: Values }
  private readonly scores = [0, 0.05, 0.25, 0.5, 0.75, 1]

  constructor([first, second]: readonly [World, World]) {
    this.ids = together([idsIn(first), idsIn(second)])
    this.texts = together([textsIn(first), textsIn(second)])
    for (const code of pools.skills) addTo(this.ids.all, 'Skill', globalId('Skill', skillUuid(code)))
  }

  /** Learns the ids of candidates and the scores that an answer holds. */
  harvest(body: string): void {
    for (const [, id] of body.matchAll(/"id":"([DE][g-v][\w-]{42})"/g)) addTo(this.ids.all, 'Candidate', id as string)
    for (const [, score] of body.matchAll(/"(?:score|strength)":([\d.]+)/g))
      if (this.scores.length < 30) this.scores.push(Number(score))
  }

  id(draw: Draw, { name, of }: Place): string {
    const named =
      kindByName[name] ?? (name === 'factId' || /^save|Payload$|^Fact$/.test(of) ? draw.pick(factNodeKinds) : of)
    const isKnown = this.ids.all.has(named) && draw.chance(0.96)
    const kind = isKnown
      ? named
      : draw.chance(factShare)
        ? draw.pick(factNodeKinds)
        : draw.pick([...this.ids.all.keys()])
    const odd = this.ids.odd.get(kind)
    return draw.pick([
      ...((odd && draw.chance(oddShare) ? odd : this.ids.all.get(kind)) ?? [globalId('Employee', nobody)]),
    ])
  }

  /** The ids that only one of the worlds has, in another order each time. */
  oddIds = (draw: Draw): string[] => draw.shuffled([...this.ids.odd.values()].flatMap((of) => [...of]))

  text(draw: Draw, name: string): string {
    const of = draw.chance(0.85) ? textsByName[name] : undefined
    const textsOf = (from: Values) => (of ?? [...from.keys()]).flatMap((each) => [...(from.get(each) ?? [])])
    const odd = draw.chance(oddShare) ? textsOf(this.texts.odd) : []
    const text = draw.pick(odd.length ? odd : [...textsOf(this.texts.all), 'Ada'])
    const words = text.split(' ')
    return draw.weighted([
      [4, text],
      [3, draw.pick(words)],
      [2, text.slice(0, draw.integer(1, 4))],
      [1, text.toUpperCase()],
      [0.3, ''],
    ])
  }

  integer(draw: Draw, name: string): number {
    if (name === 'first')
      return draw.weighted([
        [1, 0],
        [3, 1],
        [3, 2],
        [3, 3],
        [3, 5],
        [4, 20],
        [0.2, -1],
        [0.2, 101],
      ])
    return draw.pick(
      name === 'hoursPerWeek' || name === 'maximumHoursPerWeek' ? [0, 4, 7, 8, 40, 168, 169] : [0, 1, 2, 3, 4, 5, 6],
    )
  }

  number = (draw: Draw): number => draw.pick(this.scores)
  date = (draw: Draw): string => dateAgo(draw.pick([-40, -30, -20, 0, 1, 30, 400, 1500]))
  moment = (draw: Draw): string => daysAgo(draw.pick([0, 5, 10, 20]))
}
