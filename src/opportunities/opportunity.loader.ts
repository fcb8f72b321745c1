import DataLoader from 'dataloader'
import type { Request } from '../request.js'
import { OpportunityRow, RequirementRow } from './opportunity.entity.js'
import { Opportunity } from './opportunity.type.js'

/**
 * Which opportunities a viewer may see, as a SQL condition on `o`: open ones; one's own team's in any state; to
 * administrators and talent partners all of them; closed ones also to the employer side and to whom they concern.
 */
export function visibleOpportunitySql(request: Request, viewer: string): string {
  const roles = request.viewer?.isEmployerSide ? request.viewer.roles : []
  if (roles.includes('EMPLOYER_ADMIN') || roles.includes('TALENT_PARTNER')) return 'true'
  const closed = request.viewer?.isEmployerSide
    ? 'true'
    : `EXISTS (SELECT FROM opportunity_concerns n WHERE n.employer_id = o.employer_id AND n.opportunity_id = o.id AND n.employee_id = ${viewer})`
  return `(o.status = 'OPEN' OR (o.status <> 'DRAFT' AND ${closed}) OR ${onTeamSql(viewer)})`
}

export const onTeamSql = (viewer: string): string =>
  `EXISTS (SELECT FROM hiring_team_member m WHERE m.employer_id = o.employer_id AND m.opportunity_id = o.id AND m.employee_id = ${viewer})`

/** Opportunities by uuid; null: absent, or not for this viewer. */
export const opportunityLoader = (request: Request) =>
  new DataLoader<string, Opportunity | null>(async (ids) => {
    const { viewer } = request
    const rows = await request.sql<OpportunityRow & { isSaved: boolean; isOnTeam: boolean }>(
      `SELECT ${request.columns(OpportunityRow, 'o')}, ${onTeamSql('$2::uuid')} AS "isOnTeam",
         EXISTS (SELECT FROM saved_opportunity s WHERE s.employer_id = o.employer_id AND s.opportunity_id = o.id
           AND s.employee_id = $2::uuid) AS "isSaved"
       FROM opportunity o WHERE o.id = ANY ($1) AND ${visibleOpportunitySql(request, '$2::uuid')}`,
      [ids, viewer?.employeeId ?? null],
    )
    const found = rows.map(({ isSaved, isOnTeam, ...row }) => {
      const canEdit = (viewer?.isEmployerSide && (isOnTeam || viewer.roles.includes('EMPLOYER_ADMIN'))) ?? false
      return new Opportunity(row, { isSaved, isOnTeam, canEdit })
    })
    const byId = new Map(found.map((opportunity) => [opportunity.row.id, opportunity]))
    return ids.map((id) => byId.get(id) ?? null)
  })

/** Requirements in the order given, by opportunity uuid. */
export const requirementLoader = (request: Request) =>
  new DataLoader<string, RequirementRow[]>(async (ids) => {
    const rows = await request.sql<RequirementRow>(
      `SELECT ${request.columns(RequirementRow, 'r')} FROM requirement r WHERE r.opportunity_id = ANY ($1) ORDER BY r.position`,
      [ids],
    )
    const byOpportunity = new Map<string, RequirementRow[]>(ids.map((id) => [id, []]))
    for (const row of rows) byOpportunity.get(row.opportunityId)?.push(row)
    return ids.map((id) => byOpportunity.get(id) ?? [])
  })

/** The uuids of the hiring team, by opportunity uuid. */
export const teamLoader = (request: Request) =>
  new DataLoader<string, string[]>(async (ids) => {
    const rows = await request.sql<{ opportunityId: string; employeeId: string }>(
      `SELECT opportunity_id AS "opportunityId", employee_id AS "employeeId" FROM hiring_team_member
       WHERE opportunity_id = ANY ($1) ORDER BY position`,
      [ids],
    )
    const byOpportunity = new Map<string, string[]>(ids.map((id) => [id, []]))
    for (const row of rows) byOpportunity.get(row.opportunityId)?.push(row.employeeId)
    return ids.map((id) => byOpportunity.get(id) ?? [])
  })
