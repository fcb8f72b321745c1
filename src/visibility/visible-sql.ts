import type { Audience } from './audience.js'
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

/** The viewer's own record as others get it: as an audience, as one of their managers or not. */
export interface Preview {
  readonly audience: Audience
  readonly asManager: boolean
}

/**
 * A place of the API, which decides which open cases widen the reach: none (the directory and its lists, and a search for
 * requirements without an opportunity), any (one employee by id), or those of one opportunity, by its uuid. In a preview of
 * one's own record it is the reach of those whose eyes are borrowed; other people in it are as the viewer meets them.
 */
export type CaseScope = 'none' | 'match' | 'any' | { readonly opportunityId: string } | { readonly preview: Preview }

/** The preview that a place is, or null. */
export const previewOf = (scope: CaseScope): Preview | null =>
  typeof scope === 'object' && 'preview' in scope ? scope.preview : null

/** The opportunity that a place is about, or null. */
export const opportunityOf = (scope: CaseScope): string | null =>
  typeof scope === 'object' && 'opportunityId' in scope ? scope.opportunityId : null

/** The place where the people around an employee are met: the directory, where no case counts, also within a preview. */
export function around(scope: CaseScope): CaseScope {
  const preview = previewOf(scope)
  if (!preview) return 'none'
  return preview.audience === 'HIRING_TEAM' ? { preview: { ...preview, audience: 'EMPLOYER' } } : scope
}

/** Tells scopes apart. */
export function scopeKey(scope: CaseScope): string {
  if (typeof scope === 'string') return scope
  const preview = previewOf(scope)
  return preview ? `preview ${preview.audience} ${preview.asManager}` : (opportunityOf(scope) as string)
}

/** The open cases of the asker in this place, one row an employee with the kind that says most; null: none count here. */
function openCasesSql(scope: CaseScope, viewer: string, parameters: SqlParameters): string | null {
  if (scope === 'none' || scope === 'match' || previewOf(scope)) return null
  const opportunityId = opportunityOf(scope)
  const ofOpportunity = opportunityId ? `AND c.opportunity_id = ${parameters.add(opportunityId)}::uuid` : ''
  return `SELECT c.employer_id, c.employee_id, min(c.kind) AS kind FROM open_case c
    WHERE c.member_id = ${viewer} ${ofOpportunity} GROUP BY 1, 2`
}

/**
 * A relation `(employee_id, reach, is_manager, case_kind)` of everybody who exists for the asker: the reach table in
 * SQL (`decideReach`). For an asker without an employee record nobody does: blocks and reporting lines would not bind them. `among`, a SQL expression of type uuid[], limits it to some employees.
 */
export function standingSql(asker: Asker, scope: CaseScope, parameters: SqlParameters, among?: string): string {
  const viewer = `${parameters.add(asker.employeeId)}::uuid`
  const otherwise = asker.isEmployerSide ? 'EMPLOYER' : 'COLLEAGUES'
  const preview = previewOf(scope)
  const self = preview
    ? { reach: preview.audience, isManager: preview.asManager, isOpen: preview.audience === 'HIRING_TEAM' }
    : { reach: 'ONLY_ME', isManager: false, isOpen: false }
  const cases = openCasesSql(scope, viewer, parameters)
  // OFFSET 0 keeps the planner from copying these expressions to each place where a reach is compared.
  return `
    SELECT x.employee_id, x.is_manager, x.case_kind,
      CASE WHEN x.is_self THEN '${self.reach}'::audience WHEN x.case_kind IS NOT NULL THEN 'HIRING_TEAM' ELSE '${otherwise}' END AS reach
    FROM (
      SELECT e.id AS employee_id,
        e.id = ${viewer} AS is_self,
        CASE WHEN e.id = ${viewer} THEN ${self.isManager} ELSE ${viewer} = ANY (e.reporting_line) END AS is_manager,
        CASE WHEN e.id = ${viewer} THEN ${self.isOpen ? `'APPLICATION'` : 'NULL'} ELSE ${cases ? 'o.kind' : 'NULL'} END AS case_kind
      FROM employee e ${cases ? `LEFT JOIN (${cases}) o ON o.employer_id = e.employer_id AND o.employee_id = e.id` : ''}
      WHERE NOT EXISTS (
        SELECT FROM block b WHERE b.employer_id = e.employer_id AND b.blocker_id = e.id AND b.blocked_id = ${viewer}
      ) AND ${viewer} IS NOT NULL ${among ? `AND e.id = ANY (${among})` : ''}
    ) x OFFSET 0`
}

/** The column of `visibility_settings` that holds a facet's audience. */
export const facetColumn = (facet: Facet): string => `"${facet.toLowerCase()}"`

/** A SQL condition: the directory, and whoever matching surfaces by name, may not show what would give an alias away. */
export const behindAliasSql = (settings = 's', standing = 't'): string =>
  `(${settings}.discoverability = 'ANONYMOUS' AND ${standing}.reach >= 'EMPLOYER')`

/** Whom a search may surface; `opportunityId` null: requirements that no opportunity holds, and so no aliases. */
export interface Surfacing {
  readonly opportunityId: string | null
  /** Anonymous employees may be shown behind an alias, except whoever was shown by name in this opportunity before. */
  readonly withAliases: boolean
}

/**
 * A SQL condition: matching may surface this employee to the asker. By name who is discoverable in full, or anonymous with an open case;
 * else behind an alias. `person` is the alias of a relation with settings and standing, `viewer` the asker's placeholder.
 */
export function surfacedSql(
  { opportunityId, withAliases }: Surfacing,
  person: string,
  viewer: string,
  parameters: SqlParameters,
): string {
  const behindAlias = withAliases
    ? `OR NOT EXISTS (SELECT FROM candidate_shown n WHERE n.opportunity_id = ${parameters.add(opportunityId)}::uuid
         AND n.employee_id = ${person}.employee_id AND (n.viewer_id IS NULL OR n.viewer_id = ${viewer}))`
    : ''
  return `(${person}.reach <> 'ONLY_ME' AND (${person}.discoverability = 'FULL' OR (${person}.discoverability = 'ANONYMOUS'
    AND (${person}.case_kind IS NOT NULL ${behindAlias}))))`
}

/** How the facets of an anonymous employee count: not at all (the directory), or as what supports a match of their alias. */
export type AliasUse = 'hidden' | 'counted'

/**
 * A SQL condition: the audience in force for this fact, and the rules of its facet, let the viewer see it. The arguments are
 * table aliases: of the fact (null where there is no item, such as the manager), of the employee's `visibility_settings`, of
 * the standing. Where the fact came from is not asked: see `visibleSql`.
 */
export function audienceSql(
  facet: Facet,
  fact: string | null,
  settings = 's',
  standing = 't',
  alias: AliasUse = 'hidden',
): string {
  const conditions: string[] = []
  if (interestFacets.has(facet))
    conditions.push(`NOT (${standing}.is_manager AND ${settings}.hide_interest_from_managers)`)
  if (facetsBehindAlias.has(facet) && alias === 'hidden') conditions.push(`NOT ${behindAliasSql(settings, standing)}`)
  const column = `${settings}.${facetColumn(facet)}`
  const audience = fact ? `coalesce(${fact}.own_audience, ${column})` : column
  const wide = `${audience} >= ${standing}.reach`
  conditions.push(facet === 'IDENTITY' ? `(${standing}.case_kind IS NOT NULL OR ${wide})` : wide)
  return `(${standing}.reach = 'ONLY_ME' OR (${conditions.join(' AND ')}))`
}

/** A SQL condition: where this fact came from lets the viewer see it. */
export const sourceSql = (fact: string, settings = 's', standing = 't'): string =>
  `(${standing}.reach = 'ONLY_ME' OR (${fact}.source <> 'INFERRED'
     AND (${fact}.source <> 'PUBLIC_DATA_SET' OR ${settings}.use_public_data)))`

/** A SQL condition: this fact is visible. The SQL twin of `decideVisibility`; the arguments are those of `audienceSql`. */
export const visibleSql = (
  facet: Facet,
  fact: string | null,
  settings = 's',
  standing = 't',
  alias: AliasUse = 'hidden',
): string =>
  fact
    ? `(${sourceSql(fact, settings, standing)} AND ${audienceSql(facet, fact, settings, standing, alias)})`
    : audienceSql(facet, null, settings, standing, alias)
