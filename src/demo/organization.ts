import { readItems, readRows } from '../skills/starter/table.js'
import type { VocabularyOccupation } from '../skills/vocabulary.js'
import type { Random } from './random.js'
import { getOccupation } from './starter-lookup.js'

export const ranks = ['Junior', 'Regular', 'Senior', 'Lead', 'Head', 'Executive'] as const
export type Rank = (typeof ranks)[number]

/** A place in the organization, before somebody sits in it. */
export interface Seat {
  readonly number: string
  readonly managerNumber: string | null
  readonly occupation: VocabularyOccupation
  readonly rank: Rank
  readonly jobTitle: string
  readonly unit: string
  /** Null for whoever leads a unit. */
  readonly team: string | null
  readonly place: string
}

const isAcronym = (word: string) => word === word.toUpperCase() || /^[A-Z].*[A-Z]/.test(word)

/** A job title such as `Senior data analyst`; executives and heads have titles of their own. */
export function rankedTitle(rank: Rank, title: string): string {
  if (rank === 'Regular') return title
  const [first = ''] = title.split(' ')
  return `${rank} ${isAcronym(first) ? title : title.charAt(0).toLowerCase() + title.slice(1)}`
}

/** Who leads a team of this size: a head and a lead for every nine people, or a lead, or nobody. */
function leadersOf(size: number): readonly Rank[] {
  if (size >= 12) return ['Head', ...Array<Rank>(Math.floor(size / 9)).fill('Lead')]
  return size >= 4 ? ['Lead'] : []
}

/** Fills an organization from the top down; numbers count up, so that a manager's is always the lower one. */
class SeatPlan {
  readonly seats: Seat[] = []
  constructor(private readonly random: Random) {}

  add(seat: Omit<Seat, 'number'>): Seat {
    const added = { ...seat, number: `E${String(this.seats.length + 1).padStart(5, '0')}` }
    this.seats.push(added)
    return added
  }

  addTeam(head: Seat, places: readonly string[], team: string, occupation: VocabularyOccupation, size: number): void {
    const sit = (rank: Rank, manager: Seat) =>
      this.add({
        managerNumber: manager.number,
        occupation,
        rank,
        jobTitle: rank === 'Head' ? `Head of ${team}` : rankedTitle(rank, occupation.title),
        unit: head.unit,
        team,
        place: this.random.pick(places),
      })
    const leaders: Seat[] = []
    for (const rank of leadersOf(size)) leaders.push(sit(rank, rank === 'Lead' && leaders[0] ? leaders[0] : head))
    const leads = leaders.length > 1 ? leaders.slice(1) : leaders.length ? leaders : [head]
    for (let index = leaders.length; index < size; index++)
      sit(this.random.pick(['Junior', 'Regular', 'Regular', 'Senior', 'Senior']), leads[index % leads.length] ?? head)
  }
}

/** The seats of an employer, from a table of units and teams; the first seat is the top. */
export function layOutSeats(units: string, random: Random): Seat[] {
  const plan = new SeatPlan(random)
  let head: Seat | null = null
  let places: string[] = []
  for (const { depth, cells } of readRows(units)) {
    const [name = '', second = '', third = '', fourth] = cells
    if (depth > 0 && head) {
      plan.addTeam(head, places, name, getOccupation(second), Number(third))
      continue
    }
    places = readItems(fourth, ';')
    head = plan.add({
      managerNumber: plan.seats[0]?.number ?? null,
      occupation: getOccupation(second),
      rank: 'Executive',
      jobTitle: third,
      unit: name,
      team: null,
      place: places[0] ?? '',
    })
  }
  return plan.seats
}
