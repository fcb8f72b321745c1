import DataLoader from 'dataloader'
import type { Request } from '../request.js'
import { disclosuresOf } from '../visibility/disclosure.js'
import { Application } from './application.type.js'
import { ApplicationRow, ApplicationStepRow } from './opportunity.entity.js'

/** Applications that exist for the viewer, as a SQL condition on `a`: their own, and the open cases of their teams. */
export const visibleApplicationSql = (viewer: string): string => `(a.employee_id = ${viewer} OR EXISTS (
  SELECT FROM open_case c WHERE c.employer_id = a.employer_id AND c.application_id = a.id AND c.member_id = ${viewer}))`

/** Applications by uuid; null: absent, or they do not exist for this viewer. */
export const applicationLoader = (request: Request) =>
  new DataLoader<string, Application | null>(async (ids) => {
    const rows = await request.sql<ApplicationRow>(
      `SELECT ${request.columns(ApplicationRow, 'a')} FROM application a WHERE a.id = ANY ($1) AND ${visibleApplicationSql('$2::uuid')}`,
      [ids, request.viewer?.employeeId ?? null],
    )
    const disclosures = disclosuresOf(request)
    for (const { employeeId, opportunityId } of rows) {
      disclosures.note(employeeId, 'APPLICATION', opportunityId, [])
      disclosures.metInCase.add(employeeId)
    }
    const byId = new Map(rows.map((row) => [row.id, new Application(row)]))
    return ids.map((id) => byId.get(id) ?? null)
  })

/** The open cases of one opportunity for the viewer: by employee the application, null for who was revealed and did not apply. */
export const openCaseLoader = (request: Request) =>
  new DataLoader<string, ReadonlyMap<string, string | null>>(async (opportunityIds) => {
    const rows = await request.sql<{ opportunityId: string; employeeId: string; applicationId: string | null }>(
      `SELECT opportunity_id AS "opportunityId", employee_id AS "employeeId", application_id AS "applicationId"
       FROM open_case WHERE opportunity_id = ANY ($1) AND member_id = $2 ORDER BY application_id NULLS FIRST`,
      [opportunityIds, request.viewer?.employeeId ?? null],
    )
    const byOpportunity = new Map(opportunityIds.map((id) => [id, new Map<string, string | null>()]))
    for (const row of rows) byOpportunity.get(row.opportunityId)?.set(row.employeeId, row.applicationId)
    return opportunityIds.map((id) => byOpportunity.get(id) ?? new Map())
  })

/** The steps of applications, first to last, by application uuid. */
export const stepLoader = (request: Request) =>
  new DataLoader<string, ApplicationStepRow[]>(async (ids) => {
    const rows = await request.sql<ApplicationStepRow>(
      `SELECT ${request.columns(ApplicationStepRow, 's')} FROM application_step s WHERE s.application_id = ANY ($1) ORDER BY s.position`,
      [ids],
    )
    const byApplication = new Map<string, ApplicationStepRow[]>(ids.map((id) => [id, []]))
    for (const row of rows) byApplication.get(row.applicationId)?.push(row)
    return ids.map((id) => byApplication.get(id) ?? [])
  })
