import type { Page } from '../relay/connection.js'
import { containsSql, folded, wordsOf } from '../relay/text-search.js'
import type { Request } from '../request.js'
import type { Facet } from '../visibility/facet.js'
import { type CaseScope, SqlParameters, standingSql, visibleSql } from '../visibility/visible-sql.js'
import { askerOf } from './employee.loader.js'
import { visibleEvidenceSql } from './evidence-sql.js'
import { type AccountFactName, accountFactFacet } from './workforce.js'

/** What a directory search asks for; skills are uuids. */
export interface DirectoryFilter {
  readonly search?: string | null
  readonly skills?: readonly string[] | null
  readonly allSkills?: boolean | null
  readonly location?: string | null
  readonly orgUnit?: string | null
  readonly workedAt?: string | null
  readonly studiedAt?: string | null
}
export type DirectoryOrder = 'NAME' | 'JOB_TITLE'

/** Where a page ended: the sort key (null: hidden or not given) and the employee. */
export type DirectoryPosition = readonly [key: string | null, id: string]
interface DirectoryRow {
  readonly id: string
  readonly key: string | null
}
interface DirectoryPage {
  readonly found: DirectoryRow[]
  readonly totalCount: number
  /** Where a question narrows to so few that their number tells of each of them: everybody who was counted. Else nobody. */
  readonly counted: string[]
}
/** A count of more people than this tells of a group, not of a person. */
const fewPeople = 100

/** Text that is only there when the asker may see it: hidden and not given are the same. */
const visibleAccount = (name: AccountFactName) =>
  `(SELECT ${folded('f.value')} FROM account_fact f WHERE f.employer_id = s.employer_id AND f.employee_id = s.employee_id
     AND f.name = '${name}' AND ${visibleSql(accountFactFacet[name], 'f')})`

const visibleItem = (table: string, facet: Facet, condition: string) =>
  `EXISTS (SELECT FROM ${table} f WHERE f.employer_id = s.employer_id AND f.employee_id = s.employee_id
     AND ${visibleSql(facet, 'f')} AND ${condition})`

function filterConditions(request: Request, filter: DirectoryFilter, parameters: SqlParameters): string[] {
  const conditions: string[] = []
  for (const word of wordsOf(filter.search)) {
    const parameter = parameters.add(word)
    const places = (['name', 'headline', 'jobTitle'] as const).map((name) =>
      containsSql(visibleAccount(name), parameter),
    )
    conditions.push(`(${places.join(' OR ')})`)
  }
  if (filter.location != null) conditions.push(containsSql(visibleAccount('location'), parameters.add(filter.location)))
  if (filter.orgUnit != null)
    conditions.push(`${visibleAccount('orgUnit')} = ${folded(`${parameters.add(filter.orgUnit.trim())}::text`)}`)
  if (filter.workedAt != null)
    conditions.push(
      visibleItem('experience', 'EXPERIENCE', containsSql(folded('f.organization'), parameters.add(filter.workedAt))),
    )
  if (filter.studiedAt != null)
    conditions.push(
      visibleItem('education', 'EDUCATION', containsSql(folded('f.institution'), parameters.add(filter.studiedAt))),
    )
  if (filter.skills?.length) {
    const skills = `${parameters.add(filter.skills)}::uuid[]`
    const least = filter.allSkills ? new Set(filter.skills).size : 1
    const evidence = visibleEvidenceSql({ asker: askerOf(request), scope: 'none', skills }, parameters)
    conditions.push(
      `s.employee_id IN (SELECT k."employeeId" FROM (${evidence}) k GROUP BY 1 HAVING count(DISTINCT k."skillId") >= ${parameters.add(least)})`,
    )
  }
  return conditions
}

/** Who exists for the asker and fits, and the sort key of each: null, and behind all others, where it is hidden. */
async function findPage(
  request: Request,
  parameters: SqlParameters,
  scope: CaseScope,
  conditions: readonly string[],
  order: DirectoryOrder,
  page: Page<DirectoryPosition>,
): Promise<DirectoryPage> {
  const key = visibleAccount(order === 'NAME' ? 'name' : 'jobTitle')
  const standing = standingSql(askerOf(request), scope, parameters)
  const [after, afterId] = page.after ?? [null, null]
  const behind = page.after
    ? `WHERE (m.key IS NULL, coalesce(m.key, '') COLLATE "C", m.id) >
        (${parameters.add(after === null)}::boolean, ${parameters.add(after ?? '')}::text, ${parameters.add(afterId)}::uuid)`
    : ''
  const rows = await request.sql<{ id: string | null; key: string | null; count: number; few: string[] | null }>(
    `WITH member AS (
       SELECT s.employee_id AS id, ${key} AS key
       FROM (${standing}) t JOIN visibility_settings s ON s.employee_id = t.employee_id
       ${conditions.length ? `WHERE ${conditions.join(' AND ')}` : ''}
     ), found AS (
       SELECT m.id, m.key FROM member m ${behind}
       ORDER BY m.key IS NULL, coalesce(m.key, '') COLLATE "C", m.id LIMIT ${parameters.add(page.first + 1)}
     )
     SELECT found.id, found.key, total.count, total.few
     FROM (
       SELECT count(*)::int AS count, CASE WHEN count(*) <= ${fewPeople} AND ${conditions.length > 0} THEN array_agg(member.id) END AS few
       FROM member
     ) total LEFT JOIN found ON true
     ORDER BY found.key IS NULL, coalesce(found.key, '') COLLATE "C", found.id`,
    parameters.values,
  )
  const found = rows.flatMap(({ id, key: sortKey }) => (id === null ? [] : [{ id, key: sortKey }]))
  return { found, totalCount: rows[0]?.count ?? 0, counted: rows[0]?.few ?? [] }
}

/** What a search tells of whoever it finds: the facets that it looks into. */
export const facetsOfSearch = (filter: DirectoryFilter, order: DirectoryOrder): Facet[] => [
  ...(filter.search?.trim() ? (['IDENTITY', 'POSITION'] as const) : []),
  ...(filter.skills?.length ? (['SKILLS'] as const) : []),
  ...(filter.location != null ? (['LOCATION'] as const) : []),
  ...(filter.orgUnit != null ? (['POSITION'] as const) : []),
  ...(filter.workedAt != null ? (['EXPERIENCE'] as const) : []),
  ...(filter.studiedAt != null ? (['EDUCATION'] as const) : []),
  order === 'NAME' ? 'IDENTITY' : 'POSITION',
]

/** One page of the directory, and how many there are in all. */
export const findEmployees = (
  request: Request,
  filter: DirectoryFilter,
  order: DirectoryOrder,
  page: Page<DirectoryPosition>,
): Promise<DirectoryPage> => {
  const parameters = new SqlParameters()
  return findPage(request, parameters, 'none', filterConditions(request, filter, parameters), order, page)
}

/** The direct reports whose position the asker may see, by name. */
export const findReports = (
  request: Request,
  managerId: string,
  scope: CaseScope,
  page: Page<DirectoryPosition>,
): Promise<DirectoryPage> => {
  const parameters = new SqlParameters()
  const reportsTo = `EXISTS (SELECT FROM employee e WHERE e.employer_id = s.employer_id AND e.id = s.employee_id
    AND e.manager_id = ${parameters.add(managerId)}::uuid)`
  return findPage(request, parameters, scope, [reportsTo, visibleSql('POSITION', null)], 'NAME', page)
}

/** The org units in which the asker can see people, by name. */
export async function listOrgUnits(request: Request): Promise<string[]> {
  const parameters = new SqlParameters()
  const rows = await request.sql<{ orgUnit: string }>(
    `SELECT DISTINCT f.value COLLATE "C" AS "orgUnit"
     FROM (${standingSql(askerOf(request), 'none', parameters)}) t
     JOIN visibility_settings s ON s.employee_id = t.employee_id
     JOIN account_fact f ON f.employer_id = s.employer_id AND f.employee_id = s.employee_id AND f.name = 'orgUnit'
     WHERE f.value IS NOT NULL AND ${visibleSql('POSITION', 'f')} ORDER BY 1`,
    parameters.values,
  )
  return rows.map((row) => row.orgUnit)
}
