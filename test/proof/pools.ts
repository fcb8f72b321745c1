import { globalId, type NodeKind } from '../../src/relay/global-id.js'
import type { Draw } from './draw.js'
import { pools } from './draw-facts.js'
import { dateAgo, daysAgo, factId, skillUuid, uuidIn, type World } from './world.js'

/** What an id argument of this name most likely names; anything else is tried too. */
const kindByName: Readonly<Record<string, NodeKind>> = {
  employeeId: 'Employee',
  hiringTeam: 'Employee',
  opportunityId: 'Opportunity',
  opportunity: 'Opportunity',
  applicationId: 'Application',
  candidateId: 'Candidate',
  skill: 'Skill',
  skills: 'Skill',
}
const factKindsOf: readonly NodeKind[] = [
  'AccountFact',
  'GenomeSkill',
  'Experience',
  'Education',
  'Quality',
  'Interest',
  'Assignment',
  'Availability',
]

/** Where an argument stands: its own name, and the type of the field that it belongs to. */
export interface Place {
  readonly name: string
  readonly of: string
}

/** Values that operations try: everything that occurs in either world, hidden or not, and what earlier answers gave. */
export class Pools {
  private readonly ids = new Map<NodeKind, string[]>()
  private readonly texts = new Set<string>()
  private readonly scores = [0, 0.05, 0.25, 0.5, 0.75, 1]

  constructor(worlds: readonly World[]) {
    for (const world of worlds) this.addWorld(world)
    this.addIds(
      'Skill',
      pools.skills.map((code) => globalId('Skill', skillUuid(code))),
    )
  }

  private addIds(kind: NodeKind, ids: Iterable<string>): void {
    const known = new Set([...(this.ids.get(kind) ?? []), ...ids])
    if (known.size) this.ids.set(kind, [...known])
  }

  private addWorld(world: World): void {
    const keys = (
      part: 'people' | 'opportunities' | 'applications' | 'reveals' | 'employers' | 'disclosures',
      kind: NodeKind,
    ) =>
      this.addIds(
        kind,
        [...world[part].keys()].map((key) => globalId(kind, uuidIn(world, part, key))),
      )
    keys('people', 'Employee')
    keys('people', 'VisibilitySettings')
    keys('people', 'Viewer')
    keys('opportunities', 'Opportunity')
    keys('applications', 'Application')
    keys('reveals', 'RevealRequest')
    keys('employers', 'Employer')
    keys('disclosures', 'Disclosure')
    for (const fact of world.facts.values()) {
      const id = factId(world, fact)
      const kind =
        factKindsOf[
          [
            'account_fact',
            'genome_skill',
            'experience',
            'education',
            'quality',
            'interest',
            'assignment',
            'availability',
          ].indexOf(fact.kind)
        ]
      this.addIds(kind as NodeKind, [id])
      for (const value of Object.values(fact.columns))
        if (typeof value === 'string' && !/^\d{4}-/.test(value)) this.texts.add(value)
    }
    for (const { title } of world.opportunities.values()) this.texts.add(title)
  }

  /** Learns the ids of candidates and the scores that an answer holds. */
  harvest(body: string): void {
    for (const [, id] of body.matchAll(/"id":"([DE][g-v][\w-]{42})"/g)) this.addIds('Candidate', [id as string])
    for (const [, score] of body.matchAll(/"(?:score|strength)":([\d.]+)/g))
      if (this.scores.length < 30) this.scores.push(Number(score))
  }

  id(draw: Draw, { name, of }: Place): string {
    const all = [...this.ids.keys()]
    const likely =
      kindByName[name] ??
      (name === 'factId' || /^save|Payload$|^Fact$/.test(of) ? draw.pick(factKindsOf) : (of as NodeKind))
    const known = this.ids.get(likely)
    return draw.pick(known?.length && draw.chance(0.96) ? known : (this.ids.get(draw.pick(all)) as string[]))
  }

  text(draw: Draw): string {
    const text = draw.pick([...this.texts])
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
