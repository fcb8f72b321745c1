import { opportunityKinds } from '../../src/people/workforce.js'
import { audiences } from '../../src/visibility/audience.js'
import type { FactSource } from '../../src/visibility/facet.js'
import type { Draw } from './draw.js'
import { dateAgo, daysAgo, type Fact, type FactKind } from './world.js'

/** Few values, many of them neighbours or beginnings of one another: facts of different people meet, tie and filter alike. */
export const pools = {
  skills: ['java', 'kotlin', 'scala', 'python', 'ruby', 'go', 'rust', 'welding'],
  firstNames: ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gus', 'Hana', 'Ida', 'Jon', 'Kim', 'Leo', 'Mia', 'Noa'],
  lastNames: ['Ames', 'Berg', 'Cole', 'Dahl'],
  headlines: ['Builds bridges', 'Likes harbors', 'Ends things well', 'Writes Ada'],
  titles: ['Engineer', 'Data engineer', 'Data analyst', 'Engineer II'],
  orgUnits: ['Works', 'Yard', 'Docks', 'Forge', 'Hall', 'Quay', 'Yard II', 'Annex'],
  places: ['Oslo', 'Porto', 'Portland'],
  organizations: ['Northwind', 'Norsk Forge', 'Acme'],
  schools: ['Reed College', 'Porto Tech', 'Oslo Met'],
  qualities: ['Patience', 'Calm', 'Courage'],
  notes: ['With everybody', 'On Mondays', null],
} as const

const fieldsOf = {
  name: (draw: Draw) => `${draw.pick(pools.firstNames)} ${draw.pick(pools.lastNames)}`,
  headline: (draw: Draw) => draw.pick(pools.headlines),
  jobTitle: (draw: Draw) => draw.pick(pools.titles),
  orgUnit: (draw: Draw) => draw.pick(pools.orgUnits),
  email: (draw: Draw) => `${draw.pick(pools.firstNames).toLowerCase()}${draw.integer(1, 99)}@work.example`,
  phone: (draw: Draw) => `+47 555 0${draw.integer(100, 999)}`,
  location: (draw: Draw) => draw.pick(pools.places),
} as const
export const accountNames = Object.keys(fieldsOf) as (keyof typeof fieldsOf)[]

/** A period that has begun, three times in four; one of four goes on. */
function drawPeriod(draw: Draw): { started_on: string; ended_on: string | null } {
  const begun = draw.chance(0.85) ? draw.pick([30, 400, 1500, 2500]) : -20
  const ended_on = draw.chance(0.3) ? null : dateAgo(begun - draw.integer(10, 300))
  return { started_on: dateAgo(begun), ended_on }
}

/** What a fact of each kind says, drawn anew; `name` is that of an account fact. */
export const drawColumns: Readonly<Record<FactKind, (draw: Draw, name?: string) => Fact['columns']>> = {
  account_fact: (draw, name) => ({ name: name as string, value: fieldsOf[name as keyof typeof fieldsOf](draw) }),
  genome_skill: (draw) => ({
    is_stated: true,
    level: draw.chance(0.8) ? draw.integer(1, 5) : null,
    last_used: draw.chance(0.6) ? dateAgo(draw.pick([1, 400, 2000])) : null,
    // Of a claim of the employer's alone.
    confirmed_at: draw.chance(0.3) ? daysAgo(draw.pick([2, 300])) : null,
  }),
  experience: (draw) => ({
    title: draw.pick(pools.titles),
    organization: draw.chance(0.8) ? draw.pick(pools.organizations) : null,
    description: draw.chance(0.4) ? draw.pick(pools.headlines) : null,
    ...drawPeriod(draw),
  }),
  education: (draw) => ({
    institution: draw.pick(pools.schools),
    qualification: draw.pick(['BA', 'MSc', null]),
    field: draw.pick(['Mathematics', 'Welding', null]),
    ended_on: draw.chance(0.7) ? dateAgo(draw.pick([2000, 4000])) : null,
  }),
  quality: (draw) => ({ name: draw.pick(pools.qualities), note: draw.pick(pools.notes) }),
  interest: (draw) => ({ kind: draw.chance(0.8) ? draw.pick(opportunityKinds) : null, note: draw.pick(pools.notes) }),
  assignment: (draw) => ({ title: draw.pick(pools.titles), ...drawPeriod(draw) }),
  availability: (draw) => ({
    open_to_work: draw.chance(0.7),
    hours_per_week: draw.pick([null, 0, 4, 8, 40]),
    from: draw.pick([null, dateAgo(30), dateAgo(-30)]),
  }),
}

export const drawSkills: Readonly<Partial<Record<FactKind, (draw: Draw) => string[]>>> = {
  experience: (draw) => draw.some(pools.skills, draw.integer(0, 3)),
  education: (draw) => draw.some(pools.skills, draw.integer(0, 2)),
  assignment: (draw) => draw.some(pools.skills, draw.integer(0, 2)),
  interest: (draw) => draw.some(pools.skills, draw.integer(0, 1)),
}

const drawSource = (draw: Draw, kind: FactKind): FactSource =>
  draw.weighted([
    [kind === 'account_fact' ? 2 : 6, 'EMPLOYEE'],
    [kind === 'account_fact' ? 6 : 2, 'EMPLOYER'],
    [2, 'PUBLIC_DATA_SET'],
    [1, 'INFERRED'],
  ])

/** A fact of a person. `which` tells it from the person's others of its kind: an account fact's name, a skill's code, a number. */
export function drawFact(draw: Draw, person: string, kind: FactKind, which: string): Fact {
  return {
    key: `${person} ${kind} ${which}`,
    person,
    kind,
    columns: drawColumns[kind](draw, which),
    skills: kind === 'genome_skill' ? [which] : (drawSkills[kind]?.(draw) ?? []),
    inWords: kind === 'experience' && draw.chance(0.4),
    source: which === 'name' ? 'EMPLOYER' : drawSource(draw, kind),
    ownAudience: draw.chance(0.4) ? draw.pick(audiences) : null,
    recordedAt: daysAgo(draw.integer(1, 900)),
    disputedAt: draw.chance(0.1) ? daysAgo(1) : null,
  }
}

/** Everything that is known of one person. */
export function drawFacts(draw: Draw, person: string): Fact[] {
  const numbered = (kind: FactKind, most: number) =>
    Array.from({ length: draw.integer(0, most) }, (_, index) => drawFact(draw, person, kind, String(index)))
  return [
    ...accountNames
      .filter((name) => name === 'name' || draw.chance(0.8))
      .map((name) => drawFact(draw, person, 'account_fact', name)),
    ...draw.some(pools.skills, draw.integer(1, 4)).map((code) => drawFact(draw, person, 'genome_skill', code)),
    ...numbered('experience', 2),
    ...numbered('education', 1),
    ...numbered('quality', 2),
    ...numbered('interest', 2),
    ...numbered('assignment', 2),
    ...(draw.chance(0.6) ? [drawFact(draw, person, 'availability', '0')] : []),
  ]
}
