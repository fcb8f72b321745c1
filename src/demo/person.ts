import {
  opportunityKinds,
  type WorkforceAssignment,
  type WorkforceEducation,
  type WorkforceExperience,
  type WorkforceInterest,
  type WorkforcePerson,
  type WorkforceQuality,
  type WorkforceSkill,
} from '../people/workforce.js'
import { addDays, latest, momentAfter, referenceDay } from './calendar.js'
import { buildCareer, type Career, type Job } from './career.js'
import { institutions, interestNotes, pastEmployers, qualities, qualityNotes, studies } from './life-tables.js'
import { occupationWork } from './occupation-work.js'
import type { Seat } from './organization.js'
import { chooseSkills, skillsOfJob } from './profile-skills.js'
import type { Random } from './random.js'
import { nearbyOccupations } from './starter-lookup.js'

/** What the parts of one profile are made from. */
interface Life {
  readonly seat: Seat
  readonly career: Career
  readonly skills: readonly WorkforceSkill[]
  readonly continent: keyof typeof pastEmployers
  /** True for the cast, who have filled in every part. */
  readonly isComplete: boolean
  readonly random: Random
  /** A moment at which something was recorded: in the weeks after joining, but not before the given day. */
  readonly recordedAt: (notBefore?: string) => Date
}

const aimsOf = (job: Job) => occupationWork.get(job.occupation.code)?.aims ?? []
const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function describeExperiences({ career, skills, random, recordedAt }: Life): WorkforceExperience[] {
  return career.jobs.map((job, index) => {
    const aims = random.sample(aimsOf(job), random.between(1, 2))
    return {
      title: job.title,
      organization: job.organization,
      startedOn: job.startedOn,
      ...(job.endedOn && { endedOn: job.endedOn }),
      ...(random.chance(0.75) && aims.length && { description: `Focus: ${aims.join('; ')}.` }),
      skills: skillsOfJob(job, skills, random),
      ...(index === 0 && random.chance(0.6) && { source: 'EMPLOYER' as const }),
      recordedAt: recordedAt(),
    }
  })
}

function describeEducation({ career, continent, random, recordedAt, isComplete }: Life): WorkforceEducation[] {
  if (!isComplete && random.chance(0.15)) return []
  const first = career.jobs[career.jobs.length - 1] as Job
  const study = studies.get(first.occupation.family)
  if (!study) return []
  const endedOn = addDays(first.startedOn, -random.between(20, 200))
  return [
    {
      institution: random.pick(institutions[continent]),
      qualification: random.pick(study.qualifications),
      field: random.pick(study.fields),
      endedOn,
      recordedAt: recordedAt(),
    },
  ]
}

function describeQualities({ random, recordedAt, isComplete }: Life): WorkforceQuality[] {
  return random.sample(qualities, isComplete ? 3 : random.between(0, 3)).map((name) => ({
    name,
    ...(random.chance(0.3) && { note: random.pick(qualityNotes) }),
    recordedAt: recordedAt(),
  }))
}

function describeInterests({ seat, skills, random, recordedAt, isComplete }: Life): WorkforceInterest[] {
  const count = isComplete ? 2 : random.chance(0.55) ? random.between(1, 2) : 0
  if (!count) return []
  const held = new Set(skills.map(({ skill }) => skill))
  const wished = nearbyOccupations(seat.occupation)
    .flatMap((occupation) => occupation.skills.map(({ skill }) => skill))
    .filter((skill) => !held.has(skill))
  return random.sample([...new Set(wished)], count).map((skill) => ({
    ...(random.chance(0.8) && { kind: random.pick(opportunityKinds.slice(0, 3)) }),
    skill,
    ...(random.chance(0.4) && { note: random.pick(interestNotes) }),
    recordedAt: recordedAt(),
  }))
}

function describeAssignments({ seat, career, skills, random, recordedAt, isComplete }: Life): WorkforceAssignment[] {
  const [job] = career.jobs
  const titles = occupationWork.get(seat.occupation.code)?.assignments ?? []
  const count = isComplete ? 2 : random.chance(0.45) ? random.between(1, 2) : 0
  return random.sample(titles, count).map((title, index) => {
    const startedOn = latest(job.startedOn, addDays(referenceDay, -random.between(60, 200) - index * 300))
    const endedOn = latest(startedOn, addDays(startedOn, random.between(40, 180)))
    return {
      title,
      startedOn,
      ...(endedOn < referenceDay && { endedOn }),
      skills: skillsOfJob(job, skills, random).slice(0, 3),
      ...(random.chance(0.5) && { source: 'EMPLOYER' as const }),
      recordedAt: recordedAt(startedOn),
    }
  })
}

function describeAvailability({ random, recordedAt, isComplete }: Life): Pick<WorkforcePerson, 'availability'> {
  if (!isComplete && random.chance(0.5)) return {}
  const openToWork = isComplete || random.chance(0.75)
  return {
    availability: {
      openToWork,
      ...(openToWork && { hoursPerWeek: random.pick([4, 6, 8, 12, 16, 20, 40]) }),
      ...(openToWork && { from: addDays(referenceDay, random.pick([0, 14, 30, 61, 92])) }),
      recordedAt: recordedAt(addDays(referenceDay, -45)),
    },
  }
}

/** One item that the employee shows to fewer people than its facet does. */
function withOwnAudience(person: WorkforcePerson, random: Random): WorkforcePerson {
  if (!random.chance(0.08)) return person
  const hideOne = <T>(items: readonly T[] = []) => {
    const hidden = random.between(0, Math.max(0, items.length - 1))
    return items.map((item, index) => (index === hidden ? { ...item, audience: 'ONLY_ME' as const } : item))
  }
  const experiences = person.experiences ?? []
  if (experiences.length > 1 && random.chance(0.4)) return { ...person, experiences: hideOne(experiences) }
  if (random.chance(0.2)) return { ...person, accountAudience: { phone: 'ONLY_ME' } }
  return { ...person, skills: hideOne(person.skills) }
}

interface PersonPlan {
  readonly seat: Seat
  readonly name: string
  readonly email: string
  readonly employer: string
  readonly continent: keyof typeof pastEmployers
  /** The skills of a member of the cast; otherwise they follow from the occupation. */
  readonly skills: readonly WorkforceSkill[] | null
  readonly isCast: boolean
}

/** Everything about one person except visibility settings and blocks. */
export function buildPerson(plan: PersonPlan, random: Random): WorkforcePerson {
  const { seat, name, email, continent } = plan
  const career = buildCareer(seat, plan.employer, pastEmployers[continent], random)
  const profileDay = latest(career.jobs[0].startedOn, addDays(referenceDay, -random.between(20, 480)))
  const recordedAt = (notBefore = profileDay) =>
    momentAfter(profileDay, random.between(0, 15), notBefore, random.between(0, 479))
  const skills = (plan.skills ?? chooseSkills(seat, career, random)).map((skill) => ({
    ...skill,
    recordedAt: recordedAt(skill.lastUsed),
  }))
  const life: Life = { seat, career, skills, continent, isComplete: plan.isCast, random, recordedAt }
  const aims = random.sample(aimsOf(career.jobs[0]), 2)
  const hasHeadline = plan.isCast || random.chance(0.8)
  const person: WorkforcePerson = {
    number: seat.number,
    ...(seat.managerNumber && { managerNumber: seat.managerNumber }),
    signInName: email,
    ...(seat.place.endsWith('California') && { region: 'CALIFORNIA' as const }),
    account: {
      name,
      email,
      jobTitle: seat.jobTitle,
      orgUnit: seat.unit,
      location: seat.place,
      ...(hasHeadline && { headline: capitalize(aims.join(', and ')) }),
      ...(random.chance(0.7) && { phone: `ext. ${random.between(2000, 8999)}` }),
    },
    accountSource: { ...(hasHeadline && { headline: 'EMPLOYEE' as const }) },
    skills,
    experiences: describeExperiences(life),
    education: describeEducation(life),
    qualities: describeQualities(life),
    interests: describeInterests(life),
    assignments: describeAssignments(life),
    ...describeAvailability(life),
  }
  return plan.isCast ? person : withOwnAudience(person, random)
}
