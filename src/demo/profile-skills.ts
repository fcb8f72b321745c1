import type { WorkforceSkill } from '../people/workforce.js'
import { addDays, referenceDay } from './calendar.js'
import type { Career, Job } from './career.js'
import { commonSkills, floorOccupations } from './life-tables.js'
import type { Seat } from './organization.js'
import type { Random } from './random.js'
import { relatedSkills } from './starter-lookup.js'

const languageOf: Readonly<Record<string, string>> = {
  Sweden: 'swedish',
  Poland: 'polish',
  Spain: 'spanish',
  Netherlands: 'dutch',
  Italy: 'italian',
  Ireland: 'english',
  France: 'french',
  Germany: 'german',
}

export const countryOf = (place: string): string => {
  const last = place.split(', ').at(-1) ?? ''
  return last in languageOf ? last : 'United States'
}

/** 1 to 5: grows with the years of practice, and is higher for what is at the centre of the work. */
function levelAfter(months: number, typicality: number, random: Random): number {
  const grown = Math.min(4, 1.5 + (months / 12) * 0.24)
  return Math.max(1, Math.min(5, Math.round(grown + (typicality - 0.55) * 1.4 + random.next() - 0.5)))
}

/** Collects the skills of one person, each once, up to the number wanted. */
class SkillList {
  readonly skills = new Map<string, WorkforceSkill>()
  constructor(
    private readonly wanted: number,
    private readonly months: number,
    private readonly random: Random,
  ) {}

  add(skill: string, typicality: number, level?: number, lastUsed?: string): void {
    if (this.skills.size >= this.wanted || this.skills.has(skill)) return
    const { random } = this
    this.skills.set(skill, {
      skill,
      ...(random.chance(0.92) && { level: level ?? levelAfter(this.months, typicality, random) }),
      ...(random.chance(0.8) && { lastUsed: lastUsed ?? addDays(referenceDay, -random.between(1, 240)) }),
    })
  }
}

function addLanguages(list: SkillList, place: string, random: Random): void {
  const country = countryOf(place)
  const mother = languageOf[country]
  if (mother) {
    list.add(mother, 1, 5)
    if (random.chance(0.85)) list.add('english', 1, random.between(3, 5))
    if (random.chance(0.15)) list.add(random.pick(Object.values(languageOf)), 0, random.between(2, 4))
  } else if (random.chance(0.16)) {
    list.add(
      random.pick(['spanish', 'spanish', 'spanish', 'mandarin', 'vietnamese', 'french']),
      0,
      random.between(2, 5),
    )
  }
}

/**
 * The 12 to 18 skills of a person: most of what is usual in the occupation, something from an earlier one, languages,
 * what leading people needs, something general, and then what is related to the rest.
 */
export function chooseSkills(seat: Seat, { jobs, months }: Career, random: Random): WorkforceSkill[] {
  const list = new SkillList(random.between(12, 18), months, random)
  const usual = seat.occupation.skills.filter(({ typicality }) => random.chance(typicality * 1.12))
  for (const { skill, typicality } of usual.slice(0, 10)) list.add(skill, typicality)
  const first = jobs[jobs.length - 1] as Job
  if (first.occupation !== seat.occupation)
    for (const { skill } of first.occupation.skills.slice(0, 3))
      list.add(skill, 0.4, undefined, first.endedOn ?? undefined)
  addLanguages(list, seat.place, random)
  const leads = { Lead: 3, Head: 4, Executive: 5 }[seat.rank as string] ?? 0
  for (const skill of random.sample(commonSkills.leading, leads)) list.add(skill, 0.6)
  const general = floorOccupations.has(seat.occupation.code) ? commonSkills.floor : commonSkills.office
  for (const skill of random.sample(general, random.between(1, 3))) list.add(skill, 0.4)
  const near = usual.slice(0, 6).flatMap(({ skill }) => relatedSkills(skill))
  for (const skill of random.sample(near, near.length)) list.add(skill, 0.2)
  for (const { skill, typicality } of seat.occupation.skills) if (list.skills.size < 12) list.add(skill, typicality)
  return [...list.skills.values()]
}

/** Three to six of a person's skills that belong to a job's occupation or, where few do, are related to what does. */
export function skillsOfJob(job: Job, skills: readonly WorkforceSkill[], random: Random): string[] {
  const usual = new Set(job.occupation.skills.map(({ skill }) => skill))
  const held = skills.map(({ skill }) => skill)
  const fitting = held.filter((skill) => usual.has(skill))
  const count = random.between(3, 6)
  if (fitting.length >= 3) return random.sample(fitting, count)
  const close = held.filter((skill) => usual.has(skill) || relatedSkills(skill).some((other) => usual.has(other)))
  return random.sample(close, count)
}
