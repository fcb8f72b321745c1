import { createHash, randomUUID } from 'node:crypto'
import { uuidOf } from '../relay/global-id.js'
import type { Audience } from '../visibility/audience.js'
import { type FactSource, factSources } from '../visibility/facet.js'
import { type AccountFactName, accountFactNames, type WorkforcePerson } from './workforce.js'

/** Gives each fact of one employee its uuid. */
export type FactIds = (employeeId: string) => (kind: string, content: unknown) => string

export const randomFactIds: FactIds = () => () => randomUUID()

/** The same for the same employee and content, whatever other facts there are; equal facts are told apart by their order. */
export const stableFactIds: FactIds = (employeeId) => {
  const times = new Map<string, number>()
  return (kind, content) => {
    const said = `${employeeId}\0${kind}\0${JSON.stringify(content)}`
    const time = (times.get(said) ?? 0) + 1
    times.set(said, time)
    return uuidOf(createHash('sha256').update(`${said}\0${time}`).digest().subarray(0, 16))
  }
}

export interface FactContext {
  readonly employerId: string
  readonly employeeId: string
  readonly now: Date
  readonly skillId: (code: string) => string
  readonly factIds: FactIds
}

interface GivenFact {
  readonly source?: FactSource
  readonly recordedAt?: Date
  readonly audience?: Audience
}

/** A person's facts as rows, by table. */
export function factsOf(person: WorkforcePerson, context: FactContext) {
  const { employerId, employeeId, skillId } = context
  const fact = factMaker(context)
  const experiences = (person.experiences ?? []).map(({ skills = [], ...given }) => {
    const { title, organization = null, startedOn = null, endedOn = null, description = null } = given
    return { row: fact('experience', given, { title, organization, startedOn, endedOn, description }), skills }
  })
  const assignments = (person.assignments ?? []).map(({ skills = [], ...given }) => {
    const { title, startedOn, endedOn = null } = given
    return { row: fact('assignment', given, { title, opportunityId: null, startedOn, endedOn }), skills }
  })
  const education = (person.education ?? []).map(({ skills = [], ...given }) => {
    const { institution, qualification = null, field = null, endedOn = null } = given
    return { row: fact('education', given, { institution, qualification, field, endedOn }), skills }
  })
  const mentions = (fact: Mentioning) =>
    [...new Set(fact.skills)].map((code) => ({ id: fact.row.id, skillId: skillId(code) }))
  return {
    account: accountRows(person, context),
    skills: skillRows(person, [...experiences, ...education, ...assignments], context),
    experiences: experiences.map(({ row }) => row),
    education: education.map(({ row }) => row),
    qualities: (person.qualities ?? []).map(({ name, note = null, ...given }) =>
      fact('quality', given, { name, note }),
    ),
    interests: (person.interests ?? []).map(({ kind = null, skill, note = null, ...given }) =>
      fact('interest', given, { kind, skillId: skill === undefined ? null : skillId(skill), note }),
    ),
    assignments: assignments.map(({ row }) => row),
    availability: [person.availability ?? []]
      .flat()
      .map(({ openToWork, hoursPerWeek = null, from = null, ...given }) =>
        fact('availability', given, { openToWork, hoursPerWeek, from }, ''),
      ),
    experienceSkills: experiences
      .flatMap(mentions)
      .map(({ id, ...mention }) => ({ employerId, employeeId, experienceId: id, ...mention, isExtracted: false })),
    educationSkills: education
      .flatMap(mentions)
      .map(({ id, ...mention }) => ({ employerId, employeeId, educationId: id, ...mention })),
    assignmentSkills: assignments
      .flatMap(mentions)
      .map(({ id, ...mention }) => ({ employerId, employeeId, assignmentId: id, ...mention })),
  }
}

/** Makes rows of what a fact says and how it was given; `key` is what its uuid follows from. */
function factMaker({ employerId, employeeId, now, factIds }: FactContext) {
  const idOf = factIds(employeeId)
  return <Content>(kind: string, given: GivenFact, content: Content, key: unknown = content) => ({
    employerId,
    id: idOf(kind, key),
    employeeId,
    source: given.source ?? ('EMPLOYEE' as const),
    recordedAt: given.recordedAt ?? now,
    ownAudience: given.audience ?? null,
    disputedAt: null,
    ...content,
  })
}

function accountRows({ account, accountSource, accountAudience }: WorkforcePerson, context: FactContext) {
  const fact = factMaker(context)
  return accountFactNames.flatMap((name: AccountFactName) => {
    const value = account[name]
    if (value === undefined) return []
    const audience = accountAudience?.[name]
    const given = { source: accountSource?.[name] ?? 'EMPLOYER', ...(audience && { audience }) }
    return [fact('account', given, { name, value, employerValue: null, employerRecordedAt: null }, name)]
  })
}

/** A fact that names skills, by their codes. */
interface Mentioning {
  readonly row: { readonly id: string; readonly source: FactSource; readonly recordedAt: Date }
  readonly skills: readonly string[]
}

/** A row for each skill stated, and for each that other facts alone name: its source is then the best of theirs. */
function skillRows({ number, skills = [] }: WorkforcePerson, mentioning: readonly Mentioning[], context: FactContext) {
  const fact = factMaker(context)
  const row = (
    code: string,
    given: GivenFact,
    said: { isStated: boolean; level: number | null; lastUsed: string | null },
  ) => fact('skill', given, { skillId: context.skillId(code), ...said }, code)
  const stated = new Set(skills.map(({ skill }) => skill))
  if (stated.size < skills.length) throw new Error(`The person with the number "${number}" states a skill twice`)
  const mentions = new Map<string, Mentioning['row']>()
  for (const { row: other, skills: codes } of mentioning)
    for (const code of codes) {
      const best = mentions.get(code)
      if (!best || factSources.indexOf(other.source) < factSources.indexOf(best.source)) mentions.set(code, other)
    }
  return [
    ...skills.map(({ skill, level = null, lastUsed = null, ...given }) =>
      row(skill, given, { isStated: true, level, lastUsed }),
    ),
    ...[...mentions]
      .filter(([code]) => !stated.has(code))
      .map(([code, { source, recordedAt }]) =>
        row(code, { source, recordedAt }, { isStated: false, level: null, lastUsed: null }),
      ),
  ]
}
