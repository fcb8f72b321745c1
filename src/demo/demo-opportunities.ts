import type { OpportunityDraft, RequirementDraft } from '../opportunities/opportunity.js'
import type { WorkforcePerson } from '../people/workforce.js'
import { readItems, readRows, type TableRow } from '../skills/starter/table.js'
import { addDays, earliest, momentOf, referenceDay } from './calendar.js'
import { applicationMessages } from './life-tables.js'
import type { Seat } from './organization.js'
import type { Random } from './random.js'

export interface DemoApplication {
  /** Index in the employer's opportunities. */
  readonly opportunity: number
  /** Employee number. */
  readonly applicant: string
  readonly message: string
  readonly showToManagers?: boolean
}

/** Requirements from `skill/minimum level*weight` with spaces between them; level and weight may be absent. */
export function readRequirements(list: string, importance: RequirementDraft['importance']): RequirementDraft[] {
  return readItems(list, ' ').map((item) => {
    const [, skill = '', level, weight] = /^([a-z0-9-]+)(?:\/(\d))?(?:\*(\d+))?$/.exec(item) ?? []
    return {
      skill,
      importance,
      ...(level && { minimumLevel: Number(level) }),
      ...(weight && { weight: Number(weight) }),
    }
  })
}

/** An opportunity from its three lines, still without a team. */
function readOpportunity(rows: readonly TableRow[], random: Random): Omit<OpportunityDraft, 'hiringTeam'> {
  const [kind, status, title = '', orgUnit = '', place, hours, startsOn = '', endsOn] = rows[0]?.cells ?? []
  const [must = '', preferred = ''] = rows[1]?.cells ?? []
  const posted = addDays(earliest(startsOn, referenceDay), -random.between(10, 75))
  return {
    kind: kind as OpportunityDraft['kind'],
    status: status as OpportunityDraft['status'],
    title,
    description: rows[2]?.cells.join(' ') ?? '',
    orgUnit,
    ...(place === 'remote' ? { remote: true } : place && { location: place }),
    hoursPerWeek: Number(hours),
    startsOn,
    ...(endsOn && { endsOn }),
    createdAt: momentOf(posted, random.between(0, 479)),
    requirements: [...readRequirements(must, 'MUST'), ...readRequirements(preferred, 'PREFERRED')],
  }
}

interface TeamPlan {
  readonly seats: readonly Seat[]
  /** On every team of their own unit. */
  readonly hiringManager: Seat
  /** Joins the team of the opportunity with this title. */
  readonly manager: { readonly number: string; readonly joins: string }
}

/** How many of the skills that are asked for are usual in somebody's occupation. */
const countKnown = ({ requirements }: Pick<OpportunityDraft, 'requirements'>, { occupation }: Seat) =>
  requirements.filter(({ skill }) => occupation.skills.some((usual) => usual.skill === skill)).length

/** One to three people: a lead of the unit who knows the work, sometimes any other of them or a recruiter. */
function chooseTeam(opportunity: Omit<OpportunityDraft, 'hiringTeam'>, plan: TeamPlan, random: Random): string[] {
  const leads = plan.seats.filter(
    ({ rank, unit, number }) =>
      unit === opportunity.orgUnit && (rank === 'Lead' || rank === 'Head') && number !== plan.manager.number,
  )
  const recruiters = plan.seats.filter(({ occupation }) => occupation.code === 'recruiter')
  const knowing = leads.toSorted((a, b) => countKnown(opportunity, b) - countKnown(opportunity, a)).slice(0, 3)
  const [first] = plan.hiringManager.unit === opportunity.orgUnit ? [plan.hiringManager] : random.sample(knowing, 1)
  const others = [
    ...(random.chance(0.4) ? random.sample(leads, 1) : []),
    ...(random.chance(0.4) ? [random.pick(recruiters)] : []),
  ]
  const numbers = [first, ...others].flatMap((seat) => seat?.number ?? [])
  if (opportunity.title === plan.manager.joins) numbers.splice(1, 2, plan.manager.number)
  return [...new Set(numbers)]
}

/** The opportunities of a table, each with its hiring team. */
export function buildOpportunities(table: string, plan: TeamPlan, random: Random): OpportunityDraft[] {
  const rows = readRows(table)
  return rows.flatMap((row, index) => {
    if (row.depth > 0) return []
    const opportunity = readOpportunity(rows.slice(index, index + 3), random)
    return [{ ...opportunity, hiringTeam: chooseTeam(opportunity, plan, random) }]
  })
}

/** How much of what is asked somebody brings, 0 to 1; a skill below its minimum level counts for half. */
function coverRequirements({ requirements }: OpportunityDraft, levels: ReadonlyMap<string, number>): number {
  let asked = 0
  let brought = 0
  for (const { skill, importance, minimumLevel = 1, weight = 1 } of requirements) {
    const value = weight * (importance === 'MUST' ? 2 : 1)
    const level = levels.get(skill) ?? 0
    asked += value
    brought += level >= minimumLevel ? value : level > 0 ? value / 2 : 0
  }
  return asked ? brought / asked : 0
}

/** One to three people who fit each open opportunity, are not on its team and not among `excluded`. */
export function buildApplications(
  opportunities: readonly OpportunityDraft[],
  people: readonly WorkforcePerson[],
  excluded: ReadonlySet<string>,
  random: Random,
): DemoApplication[] {
  const busy = new Set(excluded)
  const candidates = people.map(({ number, skills = [] }) => ({
    number,
    levels: new Map(skills.map(({ skill, level = 3 }) => [skill, level])),
  }))
  return opportunities.flatMap((opportunity, index) => {
    if (opportunity.status !== 'OPEN') return []
    const fitting = candidates
      .filter(({ number }) => !busy.has(number) && !opportunity.hiringTeam.includes(number))
      .map(({ number, levels }) => ({ number, coverage: coverRequirements(opportunity, levels) }))
      .filter(({ coverage }) => coverage > 0.4)
      .toSorted((a, b) => b.coverage - a.coverage)
      .slice(0, 12)
    return random.sample(fitting, random.pick([1, 1, 2, 2])).map(({ number }) => {
      busy.add(number)
      return {
        opportunity: index,
        applicant: number,
        message: random.pick(applicationMessages),
        ...(random.chance(0.1) && { showToManagers: true }),
      }
    })
  })
}
