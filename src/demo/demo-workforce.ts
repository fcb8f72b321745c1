import type { OpportunityDraft } from '../opportunities/opportunity.js'
import type { Workforce, WorkforcePerson, WorkforceSkill } from '../people/workforce.js'
import { addDays, referenceDay } from './calendar.js'
import { buildApplications, buildOpportunities, type DemoApplication, readRequirements } from './demo-opportunities.js'
import { type CastPlan, type EmployerPlan, employerPlans } from './employer-plans.js'
import { addressOf, namesByCountry } from './names.js'
import { layOutSeats, type Seat } from './organization.js'
import { buildPerson } from './person.js'
import { countryOf } from './profile-skills.js'
import { type Random, seededRandom } from './random.js'
import { chooseSettings, openSettings } from './visibility-mix.js'

export { referenceDay } from './calendar.js'

/** Employee numbers of five different people; `manager` is the manager of `employee`. */
export interface DemoCast {
  readonly employee: string
  readonly manager: string
  /** On the hiring team of several open opportunities. */
  readonly hiringManager: string
  readonly talentPartner: string
  readonly administrator: string
}

export interface DemoEmployer {
  readonly workforce: Workforce
  readonly opportunities: readonly OpportunityDraft[]
  readonly applications: readonly DemoApplication[]
  readonly cast: DemoCast
}

function findSeat(seats: readonly Seat[], team: string, rank: Seat['rank']): Seat {
  const seat = seats.find((candidate) => candidate.team === team && candidate.rank === rank)
  if (!seat) throw new Error(`The demo has no ${rank} in "${team}"`)
  return seat
}

function findCast(seats: readonly Seat[], { employee, hiringTeam }: CastPlan): DemoCast {
  const seat = findSeat(seats, employee.team, employee.rank)
  return {
    employee: seat.number,
    manager: seat.managerNumber ?? '',
    hiringManager: findSeat(seats, hiringTeam, 'Head').number,
    talentPartner: findSeat(seats, 'Recruiting', 'Lead').number,
    administrator: findSeat(seats, 'People Systems', 'Lead').number,
  }
}

const countriesOfEurope = [...namesByCountry.keys()].filter((country) => country !== 'United States')

/** Draws names until the address is free; one in seven people has a name from another country of the continent. */
function chooseName(place: string, taken: Set<string>, random: Random): { name: string; address: string } {
  const home = countryOf(place)
  for (;;) {
    const country = home !== 'United States' && random.chance(0.15) ? random.pick(countriesOfEurope) : home
    const { first, last } = namesByCountry.get(country) ?? { first: [], last: [] }
    const [given, family] = [random.pick(first), random.pick(last)]
    const address = `${addressOf(given)}.${addressOf(family)}`
    if (taken.has(address)) continue
    taken.add(address)
    return { name: `${given} ${family}`, address }
  }
}

const castSkills = ({ skills }: CastPlan): WorkforceSkill[] =>
  readRequirements(skills, 'MUST').map(({ skill, minimumLevel = 3 }, index) => ({
    skill,
    level: minimumLevel,
    lastUsed: addDays(referenceDay, -7 * (index + 1)),
  }))

/** One person in forty has blocked a colleague of the same unit; the cast neither blocks nor is blocked. */
function chooseBlocked(seat: Seat, seats: readonly Seat[], cast: ReadonlySet<string>, random: Random): string[] {
  if (cast.has(seat.number) || !random.chance(0.025)) return []
  const colleagues = seats.filter(
    ({ unit, number }) => unit === seat.unit && number !== seat.number && !cast.has(number),
  )
  return random.sample(colleagues, 1).map(({ number }) => number)
}

function buildPeople(plan: EmployerPlan, seats: readonly Seat[], cast: DemoCast): WorkforcePerson[] {
  const members = new Set(Object.values(cast))
  const { name: employeeName } = plan.cast.employee
  const castAddress = employeeName.split(' ').map(addressOf).join('.')
  const taken = new Set([castAddress])
  return seats.map((seat) => {
    const random = seededRandom(`${plan.domain} ${seat.number}`)
    const isEmployee = seat.number === cast.employee
    const isCast = members.has(seat.number)
    const { name, address } = isEmployee
      ? { name: employeeName, address: castAddress }
      : chooseName(seat.place, taken, random)
    const skills = isEmployee ? castSkills(plan.cast) : null
    const { continent } = plan
    const person = buildPerson(
      { seat, name, email: `${address}@${plan.domain}`, employer: plan.name, continent, skills, isCast },
      random,
    )
    const blocked = chooseBlocked(seat, seats, members, random)
    const castSettings = plan.region === 'EUROPEAN_ECONOMIC_AREA' ? openSettings : {}
    return {
      ...person,
      settings: isCast ? castSettings : chooseSettings(plan.region, random),
      ...(blocked.length && { blocked }),
    }
  })
}

function applyForEmployee(plan: CastPlan, cast: DemoCast, opportunities: readonly OpportunityDraft[]) {
  return plan.applies.map(({ title, ...application }): DemoApplication => {
    const opportunity = opportunities.findIndex((candidate) => candidate.title === title)
    if (opportunity < 0) throw new Error(`The demo has no opportunity "${title}"`)
    return { opportunity, applicant: cast.employee, ...application }
  })
}

function buildEmployer(plan: EmployerPlan): DemoEmployer {
  const random = seededRandom(plan.domain)
  const seats = layOutSeats(plan.units, random)
  const cast = findCast(seats, plan.cast)
  const people = buildPeople(plan, seats, cast)
  const hiringManager = findSeat(seats, plan.cast.hiringTeam, 'Head')
  const manager = { number: cast.manager, joins: plan.cast.managerJoins }
  const opportunities = buildOpportunities(plan.opportunities, { seats, hiringManager, manager }, random)
  const members = new Set(Object.values(cast))
  return {
    workforce: { employer: { name: plan.name, region: plan.region }, people },
    opportunities,
    applications: [
      ...applyForEmployee(plan.cast, cast, opportunities),
      ...buildApplications(opportunities, people, members, random),
    ],
    cast,
  }
}

/** Two invented employers with 2,000 people and 60 opportunities: the same on every call and every machine. */
export const buildDemo = (): DemoEmployer[] => employerPlans.map(buildEmployer)
