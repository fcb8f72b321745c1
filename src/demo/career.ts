import type { VocabularyOccupation } from '../skills/vocabulary.js'
import { addDays, firstOfMonthBefore } from './calendar.js'
import { type Rank, rankedTitle, ranks, type Seat } from './organization.js'
import type { Random } from './random.js'
import { nearbyOccupations } from './starter-lookup.js'

/** A position held once, or now when `endedOn` is null. */
export interface Job {
  readonly occupation: VocabularyOccupation
  readonly title: string
  readonly organization: string
  readonly startedOn: string
  readonly endedOn: string | null
}

/** The jobs of a person, newest first, and how many months the career has lasted. */
export interface Career {
  readonly jobs: readonly [Job, ...Job[]]
  readonly months: number
}

/** Fewest and most months of work before somebody holds a rank. */
const monthsOfRank: Readonly<Record<Rank, readonly [number, number]>> = {
  Junior: [8, 28],
  Regular: [26, 100],
  Senior: [76, 220],
  Lead: [96, 280],
  Head: [130, 330],
  Executive: [200, 380],
}

/** Cuts the months of a career into one to five jobs, newest first. */
function cutCareer(months: number, random: Random): number[] {
  const count = Math.min(5, 1 + Math.floor(months / random.between(28, 60)))
  const parts = Array.from({ length: count }, () => 0.6 + random.next())
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => Math.max(3, Math.round((part / whole) * months)))
}

/** The rank that so many months of work had earned, never above the present one. */
function rankAfter(months: number, present: Rank): Rank {
  const earned = months < 24 ? 'Junior' : months < 80 ? 'Regular' : months < 150 ? 'Senior' : 'Lead'
  return ranks.indexOf(earned) < ranks.indexOf(present) ? earned : present
}

/**
 * A career that ends in this seat: ranks grow, organizations change (a third of the second-newest jobs were at the same
 * employer), and a fifth of the longer careers began in a nearby occupation.
 */
export function buildCareer(seat: Seat, employer: string, pastEmployers: readonly string[], random: Random): Career {
  const months = random.between(...monthsOfRank[seat.rank])
  const spans = cutCareer(months, random)
  const organizations = random.sample(pastEmployers, spans.length)
  const isSecondCareer = spans.length >= 3 && random.chance(0.2)
  const before = isSecondCareer ? random.pick(nearbyOccupations(seat.occupation)) : seat.occupation
  const stayed = random.chance(0.35)
  const jobs: Job[] = []
  let endMonths = 0
  for (const [index, span] of spans.entries()) {
    const startMonths = endMonths + span
    const isFirst = index === spans.length - 1
    const occupation = isFirst ? before : seat.occupation
    const rank = rankAfter(Math.max(0, months - startMonths), seat.rank)
    jobs.push({
      occupation,
      title: index === 0 ? seat.jobTitle : rankedTitle(rank, occupation.title),
      organization: index === 0 || (index === 1 && stayed) ? employer : (organizations[index] ?? employer),
      startedOn: firstOfMonthBefore(startMonths),
      endedOn: index === 0 ? null : addDays(firstOfMonthBefore(endMonths), -1),
    })
    endMonths = startMonths + (random.chance(0.3) ? random.between(1, 4) : 0)
  }
  return { jobs: jobs as [Job, ...Job[]], months }
}
