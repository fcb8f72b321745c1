import { containsSql, folded } from '../relay/text-search.js'
import type { Request } from '../request.js'
import type { CaseKind } from '../visibility/reach.js'
import { behindAliasSql, type CaseScope, SqlParameters, standingSql, visibleSql } from '../visibility/visible-sql.js'
import { askerOf } from './employee.loader.js'
import type { OpportunityKind } from './workforce.js'

/** What visible traits a search asks for; texts are as the client gave them. */
export interface TraitFilter {
  readonly orgUnit?: string | null
  readonly location?: string | null
  readonly outsideOrgUnit?: string | null
  readonly availableFrom?: string | null
}

/** The visible availability and wishes of one person. */
export interface TraitRow {
  readonly employeeId: string
  /** Known to the viewer behind an alias alone: the person's org unit, place, availability and wishes are as if not given. */
  readonly isBehindAlias: boolean
  /** What opened the case through which the viewer meets them here; null: none. */
  readonly openedBy: CaseKind | null
  readonly isOpen: boolean | null
  readonly hoursPerWeek: number | null
  readonly from: string | null
  readonly wantedKinds: OpportunityKind[]
}

const visibleText = (name: string, facet: 'POSITION' | 'LOCATION') =>
  `(SELECT ${folded('f.value')} FROM account_fact f WHERE f.employer_id = s.employer_id AND f.employee_id = s.employee_id
     AND f.name = '${name}' AND NOT ${behindAliasSql()} AND ${visibleSql(facet, 'f')})`

/** Filters on what is visible; a hidden org unit counts as outside of any. */
function filterConditions(filter: TraitFilter, parameters: SqlParameters): string[] {
  const text = (value: string) => folded(`${parameters.add(value.trim())}::text`)
  const orgUnit = visibleText('orgUnit', 'POSITION')
  const conditions: string[] = []
  if (filter.orgUnit != null) conditions.push(`${orgUnit} = ${text(filter.orgUnit)}`)
  if (filter.outsideOrgUnit != null) conditions.push(`${orgUnit} IS DISTINCT FROM ${text(filter.outsideOrgUnit)}`)
  if (filter.location != null)
    conditions.push(containsSql(visibleText('location', 'LOCATION'), parameters.add(filter.location)))
  if (filter.availableFrom != null)
    conditions.push(
      `(a.open_to_work AND coalesce(a."from", '-infinity') <= ${parameters.add(filter.availableFrom)}::date)`,
    )
  return conditions
}

/** The visible availability and wishes of those of these people who pass the filter. */
export async function listVisibleTraits(
  request: Request,
  employeeIds: readonly string[],
  scope: CaseScope,
  filter: TraitFilter,
): Promise<TraitRow[]> {
  const parameters = new SqlParameters()
  const standing = standingSql(askerOf(request), scope, parameters, `${parameters.add(employeeIds)}::uuid[]`)
  const conditions = filterConditions(filter, parameters)
  return request.sql<TraitRow>(
    `SELECT t.employee_id AS "employeeId", ${behindAliasSql()} AS "isBehindAlias", t.case_kind AS "openedBy", a.open_to_work AS "isOpen", a.hours_per_week AS "hoursPerWeek", a."from",
       ARRAY(SELECT DISTINCT i.kind FROM interest i WHERE i.employer_id = s.employer_id AND i.employee_id = s.employee_id
         AND i.kind IS NOT NULL AND ${visibleSql('INTERESTS', 'i')}) AS "wantedKinds"
     FROM (${standing}) t
     JOIN visibility_settings s ON s.employee_id = t.employee_id
     LEFT JOIN availability a ON a.employer_id = s.employer_id AND a.employee_id = s.employee_id AND ${visibleSql('AVAILABILITY', 'a')}
     ${conditions.length ? `WHERE ${conditions.join(' AND ')}` : ''}`,
    parameters.values,
  )
}
