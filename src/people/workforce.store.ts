import { randomUUID } from 'node:crypto'
import type { EntityTarget, ObjectLiteral } from 'typeorm'
import type { Request } from '../request.js'
import { getSkillIds } from '../skills/skill-names.store.js'
import { facetColumns, VisibilitySettingsRow } from '../visibility/settings.entity.js'
import { type Region, settingsAtSignUp, type VisibilitySettings } from '../visibility/settings.js'
import { EmployeeRow } from './employee.entity.js'
import { EmployerRow } from './employer.entity.js'
import {
  AccountFactRow,
  AssignmentRow,
  AssignmentSkillRow,
  AvailabilityRow,
  BlockRow,
  EducationRow,
  EducationSkillRow,
  ExperienceRow,
  ExperienceSkillRow,
  GenomeSkillRow,
  InterestRow,
  QualityRow,
} from './facts.entity.js'
import { reportingLines } from './reporting-line.js'
import type { Workforce, WorkforcePerson } from './workforce.js'
import { type FactIds, factsOf, randomFactIds, stableFactIds } from './workforce-facts.js'

/** Enough rows for one statement to be worth its way, few enough to be held as one text. */
const rowsPerStatement = 5000

/** Adds an employer: the one that the request belongs to, because no other row may be written. Its uuid. */
export async function saveEmployer(
  request: Request,
  employer: {
    readonly employerId?: string
    readonly name: string
    readonly region: Region
    readonly minimumGroupSize?: number
  },
): Promise<string> {
  const { employerId = request.employerId, name, region, minimumGroupSize = 5 } = employer
  await request.insert(EmployerRow, [{ employerId, name, region, minimumGroupSize, createdAt: request.now }])
  return employerId
}

export interface SaveOptions {
  /** The uuid of the person with an employee number; facts' uuids then follow from it and from what they say. Absent: random. */
  readonly idOf?: (number: string) => string
}

/**
 * Loads a whole workforce into the request's employer, which has none of these people yet. Uuids by employee number.
 * @throws Error for an unknown manager, blocked person or skill; ReportingCircle.
 */
export async function saveWorkforce(
  request: Request,
  workforce: Workforce,
  { idOf }: SaveOptions = {},
): Promise<Map<string, string>> {
  const { people, employer } = workforce
  const employeeIds = new Map(people.map(({ number }) => [number, idOf?.(number) ?? randomUUID()]))
  if (employeeIds.size < people.length) throw new Error('The workforce has two people with the same number')
  const skillId = await getSkillIds(request, people.flatMap(skillCodesOf))
  const { employerId } = request

  await saveAll(request, EmployeeRow, employeeRows(request, people, employeeIds))
  await saveAll(
    request,
    VisibilitySettingsRow,
    people.map((person) => ({
      employerId,
      employeeId: employeeIds.get(person.number) as string,
      ...settingsColumns(settingsOfPerson(person, employer.region)),
      updatedAt: request.now,
    })),
  )
  await saveFacts(request, people, employeeIds, skillId, idOf ? stableFactIds : randomFactIds)
  await saveAll(request, BlockRow, blockRows(request, people, employeeIds))
  return employeeIds
}

/** The columns of `visibility_settings` that hold these settings. */
export const settingsColumns = ({ facets, ...others }: VisibilitySettings) => ({ ...facetColumns(facets), ...others })

function settingsOfPerson({ region, settings }: WorkforcePerson, employerRegion: Region): VisibilitySettings {
  const atSignUp = settingsAtSignUp(region ?? employerRegion)
  return { ...atSignUp, ...settings, facets: { ...atSignUp.facets, ...settings?.facets } }
}

const skillCodesOf = ({
  skills = [],
  experiences = [],
  education = [],
  assignments = [],
  interests = [],
}: WorkforcePerson): string[] => [
  ...skills.map(({ skill }) => skill),
  ...[...experiences, ...education, ...assignments].flatMap((fact) => fact.skills ?? []),
  ...interests.flatMap(({ skill }) => skill ?? []),
]

const saveAll = async <Entity extends ObjectLiteral>(
  request: Request,
  entity: EntityTarget<Entity>,
  rows: readonly Partial<Entity>[],
): Promise<void> => {
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await request.insert(entity, rows.slice(from, from + rowsPerStatement))
}

/** Managers stand before their reports, so that any slice of the rows finds its managers already saved. */
function employeeRows(
  { employerId, now }: Request,
  people: readonly WorkforcePerson[],
  ids: ReadonlyMap<string, string>,
): EmployeeRow[] {
  const lines = reportingLines(new Map(people.map(({ number, managerNumber }) => [number, managerNumber ?? null])))
  return people
    .map(({ number, signInName, region, managerNumber }) => ({
      employerId,
      id: ids.get(number) as string,
      employeeNumber: number,
      signInName: signInName.toLowerCase(),
      region: region ?? null,
      managerId: managerNumber === undefined ? null : idAmong(ids, managerNumber, `the manager of "${number}"`),
      reportingLine: (lines.get(number) ?? []).map((above) => ids.get(above) as string),
      createdAt: now,
    }))
    .sort((a, b) => a.reportingLine.length - b.reportingLine.length)
}

const blockRows = (
  { employerId, now }: Request,
  people: readonly WorkforcePerson[],
  ids: ReadonlyMap<string, string>,
): BlockRow[] =>
  people.flatMap(({ number, blocked = [] }) =>
    blocked.map((other) => ({
      employerId,
      blockerId: ids.get(number) as string,
      blockedId: idAmong(ids, other, `blocked by "${number}"`),
      blockedAt: now,
    })),
  )

function idAmong(ids: ReadonlyMap<string, string>, number: string, role: string): string {
  const id = ids.get(number)
  if (!id) throw new Error(`The workforce has no person with the number "${number}" (${role})`)
  return id
}

/** Where each part of a person's facts is kept; skills before the facts that name them. */
const factTables: readonly (readonly [EntityTarget<ObjectLiteral>, keyof ReturnType<typeof factsOf>])[] = [
  [AccountFactRow, 'account'],
  [GenomeSkillRow, 'skills'],
  [ExperienceRow, 'experiences'],
  [EducationRow, 'education'],
  [QualityRow, 'qualities'],
  [InterestRow, 'interests'],
  [AssignmentRow, 'assignments'],
  [AvailabilityRow, 'availability'],
  [ExperienceSkillRow, 'experienceSkills'],
  [EducationSkillRow, 'educationSkills'],
  [AssignmentSkillRow, 'assignmentSkills'],
]

/** In batches of people, so that a large workforce is never held twice. */
async function saveFacts(
  request: Request,
  people: readonly WorkforcePerson[],
  ids: ReadonlyMap<string, string>,
  skillId: (code: string) => string,
  factIds: FactIds,
): Promise<void> {
  const { employerId, now } = request
  for (let from = 0; from < people.length; from += 500) {
    const facts = people.slice(from, from + 500).map((person) => {
      const employeeId = ids.get(person.number) as string
      return factsOf(person, { employerId, employeeId, now, skillId, factIds })
    })
    for (const [entity, part] of factTables)
      await saveAll<ObjectLiteral>(
        request,
        entity,
        facts.flatMap((of): ObjectLiteral[] => of[part]),
      )
  }
}
