import { askerOf } from '../people/employee.loader.js'
import { type EvidenceRow, visibleEvidenceSql } from '../people/evidence-sql.js'
import type { OpportunityKind } from '../people/workforce.js'
import { strengthOf } from '../genome/strength.js'
import type { Request } from '../request.js'
import { adjacencyLoader } from '../skills/skill.loader.js'
import { type CaseScope, SqlParameters, standingSql, visibleSql } from '../visibility/visible-sql.js'
import type { Demand, KnownSkill, Neighbours, Supply } from './score.js'

/** What a candidate search leaves out; texts are as the client gave them. */
export interface SupplyFilter {
  readonly orgUnit?: string | null
  readonly location?: string | null
  readonly outsideOrgUnit?: string | null
  readonly availableFrom?: string | null
}

/** What the viewer may know of one person for one search, with the evidence of each skill that counts in it. */
export interface PersonSupply extends Supply {
  readonly employeeId: string
  readonly evidence: ReadonlyMap<string, readonly EvidenceRow[]>
}

/** The neighbours of all required skills. */
export async function loadNeighbours(request: Request, requirements: Demand['requirements']): Promise<Neighbours> {
  const skillIds = [...new Set(requirements.map(({ skillId }) => skillId))]
  const lists = await request.once(adjacencyLoader).loadMany(skillIds)
  return new Map(skillIds.map((skillId, index) => [skillId, lists[index] instanceof Error ? [] : (lists[index] ?? [])]))
}

/** Every skill whose evidence can count: the required ones and their neighbours. */
export const countingSkills = (neighbours: Neighbours): string[] => [
  ...new Set([...neighbours].flatMap(([skillId, near]) => [skillId, ...near.map(({ adjacentId }) => adjacentId)])),
]

/** Pieces of evidence by employee and skill. */
function groupEvidence(rows: readonly EvidenceRow[]): Map<string, Map<string, EvidenceRow[]>> {
  const byEmployee = new Map<string, Map<string, EvidenceRow[]>>()
  for (const row of rows) {
    const bySkill = byEmployee.get(row.employeeId) ?? new Map<string, EvidenceRow[]>()
    byEmployee.set(row.employeeId, bySkill)
    const pieces = bySkill.get(row.skillId)
    if (pieces) pieces.push(row)
    else bySkill.set(row.skillId, [row])
  }
  return byEmployee
}

/** What pieces of evidence make known of a skill. */
export const knownSkill = (pieces: readonly EvidenceRow[], today: string): KnownSkill => ({
  strength: strengthOf(pieces, today),
  level: pieces.find(({ kind }) => kind === 'STATED')?.level ?? null,
})

interface TraitRow {
  readonly employeeId: string
  readonly isOpen: boolean | null
  readonly hoursPerWeek: number | null
  readonly from: string | null
  readonly wantedKinds: OpportunityKind[]
}

const folded = (expression: string) => `lower(unaccent(${expression}))`
const visibleText = (name: string, facet: 'POSITION' | 'LOCATION') =>
  `(SELECT ${folded('f.value')} FROM account_fact f WHERE f.employer_id = s.employer_id AND f.employee_id = s.employee_id
     AND f.name = '${name}' AND ${visibleSql(facet, 'f')})`

/** Filters on what is visible; a hidden org unit counts as outside of any. */
function filterConditions(filter: SupplyFilter, parameters: SqlParameters): string[] {
  const text = (value: string) => folded(`${parameters.add(value.trim())}::text`)
  const orgUnit = visibleText('orgUnit', 'POSITION')
  const conditions: string[] = []
  if (filter.orgUnit != null) conditions.push(`${orgUnit} = ${text(filter.orgUnit)}`)
  if (filter.outsideOrgUnit != null) conditions.push(`${orgUnit} IS DISTINCT FROM ${text(filter.outsideOrgUnit)}`)
  if (filter.location != null) conditions.push(`strpos(${visibleText('location', 'LOCATION')}, ${text(filter.location)}) > 0`)
  if (filter.availableFrom != null)
    conditions.push(`(a.open_to_work AND coalesce(a."from", '-infinity') <= ${parameters.add(filter.availableFrom)}::date)`)
  return conditions
}

/** The visible availability and wishes of those of these people who pass the filter. */
async function listTraits(request: Request, employeeIds: readonly string[], scope: CaseScope, filter: SupplyFilter): Promise<TraitRow[]> {
  const parameters = new SqlParameters()
  const standing = standingSql(askerOf(request), scope, parameters, `${parameters.add(employeeIds)}::uuid[]`)
  const conditions = filterConditions(filter, parameters)
  return request.sql<TraitRow>(
    `SELECT t.employee_id AS "employeeId", a.open_to_work AS "isOpen", a.hours_per_week AS "hoursPerWeek", a."from",
       ARRAY(SELECT DISTINCT i.kind FROM interest i WHERE i.employer_id = s.employer_id AND i.employee_id = s.employee_id
         AND i.kind IS NOT NULL AND ${visibleSql('INTERESTS', 'i')}) AS "wantedKinds"
     FROM (${standing}) t
     JOIN visibility_settings s ON s.employee_id = t.employee_id
     LEFT JOIN availability a ON a.employer_id = s.employer_id AND a.employee_id = s.employee_id AND ${visibleSql('AVAILABILITY', 'a')}
     ${conditions.length ? `WHERE ${conditions.join(' AND ')}` : ''}`,
    parameters.values,
  )
}

/**
 * What the viewer may know, for these skills, of these people, or (null) of everybody whom matching may surface to them.
 * Read through the visible projection alone: what is hidden is not there to be counted.
 */
export async function listSupply(
  request: Request,
  skillIds: readonly string[],
  scope: CaseScope,
  employeeIds: readonly string[] | null,
  filter: SupplyFilter = {},
): Promise<PersonSupply[]> {
  const parameters = new SqlParameters()
  const skills = `${parameters.add(skillIds)}::uuid[]`
  const among = employeeIds ? { employees: `${parameters.add(employeeIds)}::uuid[]` } : { condition: surfacedSql }
  const evidence = visibleEvidenceSql({ asker: askerOf(request), scope, skills, ...among }, parameters)
  const rows = await request.sql<EvidenceRow>(`SELECT * FROM (${evidence}) k ORDER BY k."skillId", k.kind, k."factId"`, parameters.values)
  const byEmployee = groupEvidence(rows)
  const traits = await listTraits(request, employeeIds ?? [...byEmployee.keys()], scope, filter)
  return traits.map(({ employeeId, isOpen, hoursPerWeek, from, wantedKinds }) => {
    const pieces = byEmployee.get(employeeId) ?? new Map<string, EvidenceRow[]>()
    const skillsOf = new Map([...pieces].map(([skillId, of]) => [skillId, knownSkill(of, request.today)]))
    const availability = isOpen === null ? null : { openToWork: isOpen, hoursPerWeek, from }
    return { employeeId, evidence: pieces, skills: skillsOf, availability, wantedKinds }
  })
}

/** Whom matching may surface: who is discoverable by name, and not the asker. */
const surfacedSql = `p.discoverability = 'FULL' AND p.reach <> 'ONLY_ME'`
