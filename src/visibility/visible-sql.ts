import { facetsBehindAlias, interestFacets } from './decide.js'
import type { Facet } from './facet.js'

/** Collects the parameters of one SQL statement. */
export class SqlParameters {
  readonly values: unknown[] = []

  /** Adds a value and gives its placeholder. */
  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

/** Whose eyes a statement reads with. */
export interface Asker {
  readonly employeeId: string | null
  readonly isEmployerSide: boolean
}

/**
 * Which applications widen the reach in this place: none (the directory and its lists), any (one employee by id),
 * or those to one opportunity, by its uuid.
 */
export type CaseScope = 'none' | 'any' | { readonly opportunityId: string }

/** Tells scopes apart. */
export const scopeKey = (scope: CaseScope): string => (typeof scope === 'string' ? scope : scope.opportunityId)

/**
 * A relation `(employee_id, reach, is_manager, shows_identity)` of everybody who exists for the asker: the reach table in
 * SQL (`decideReach`). For an asker without an employee record nobody does: blocks and reporting lines would not bind them. `among`, a SQL expression of type uuid[], limits it to some employees.
 */
export function standingSql(asker: Asker, scope: CaseScope, parameters: SqlParameters, among?: string): string {
  const viewer = `${parameters.add(asker.employeeId)}::uuid`
  const otherwise = asker.isEmployerSide ? 'EMPLOYER' : 'COLLEAGUES'
  const limit = among ? `AND e.id = ANY (${among})` : ''
  const ofCase = typeof scope === 'string' ? '' : `AND c.opportunity_id = ${parameters.add(scope.opportunityId)}::uuid`
  const cases =
    scope === 'none'
      ? ''
      : `LEFT JOIN (SELECT DISTINCT c.employer_id, c.employee_id FROM open_case c WHERE c.member_id = ${viewer} ${ofCase}) o
          ON o.employer_id = e.employer_id AND o.employee_id = e.id`
  // OFFSET 0 keeps the planner from copying these expressions to each place where a reach is compared.
  return `
    SELECT x.employee_id, x.is_manager, x.has_case AS shows_identity,
      CASE WHEN x.is_self THEN 'ONLY_ME'::audience WHEN x.has_case THEN 'HIRING_TEAM' ELSE '${otherwise}' END AS reach
    FROM (
      SELECT e.id AS employee_id,
        coalesce(e.id = ${viewer}, false) AS is_self,
        coalesce(${viewer} = ANY (e.reporting_line), false) AS is_manager,
        ${scope === 'none' ? 'false' : 'o.employee_id IS NOT NULL'} AS has_case
      FROM employee e ${cases}
      WHERE NOT EXISTS (
        SELECT FROM block b WHERE b.employer_id = e.employer_id AND b.blocker_id = e.id AND b.blocked_id = ${viewer}
      ) AND ${viewer} IS NOT NULL ${limit}
    ) x OFFSET 0`
}

/** The column of `visibility_settings` that holds a facet's audience. */
export const facetColumn = (facet: Facet): string => `"${facet.toLowerCase()}"`

/**
 * A SQL condition: the audience in force for this fact, and the rules of its facet, let the viewer see it. The arguments are
 * table aliases: of the fact (null where there is no item, such as the manager), of the employee's `visibility_settings`, of
 * the standing. Where the fact came from is not asked: see `visibleSql`.
 */
export function audienceSql(facet: Facet, fact: string | null, settings = 's', standing = 't'): string {
  const conditions: string[] = []
  if (interestFacets.has(facet))
    conditions.push(`NOT (${standing}.is_manager AND ${settings}.hide_interest_from_managers)`)
  if (facetsBehindAlias.has(facet))
    conditions.push(`NOT (${settings}.discoverability = 'ANONYMOUS' AND ${standing}.reach >= 'EMPLOYER')`)
  const column = `${settings}.${facetColumn(facet)}`
  const audience = fact ? `coalesce(${fact}.own_audience, ${column})` : column
  const wide = `${audience} >= ${standing}.reach`
  conditions.push(facet === 'IDENTITY' ? `(${standing}.shows_identity OR ${wide})` : wide)
  return `(${standing}.reach = 'ONLY_ME' OR (${conditions.join(' AND ')}))`
}

/** A SQL condition: where this fact came from lets the viewer see it. */
export const sourceSql = (fact: string, settings = 's', standing = 't'): string =>
  `(${standing}.reach = 'ONLY_ME' OR (${fact}.source <> 'INFERRED'
     AND (${fact}.source <> 'PUBLIC_DATA_SET' OR ${settings}.use_public_data)))`

/** A SQL condition: this fact is visible. The SQL twin of `decideVisibility`; the arguments are those of `audienceSql`. */
export const visibleSql = (facet: Facet, fact: string | null, settings = 's', standing = 't'): string =>
  fact
    ? `(${sourceSql(fact, settings, standing)} AND ${audienceSql(facet, fact, settings, standing)})`
    : audienceSql(facet, null, settings, standing)
