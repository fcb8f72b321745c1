import { conflict, notFound } from '../errors.js'
import { AssignmentRow, AssignmentSkillRow, GenomeSkillRow } from '../people/facts.entity.js'
import type { Page } from '../relay/connection.js'
import { uuidFromId } from '../relay/global-id.js'
import type { Request } from '../request.js'
import type { Audience } from '../visibility/audience.js'
import { applicationLoader, visibleApplicationSql } from './application.loader.js'
import type { Application, ApplyRefusal } from './application.type.js'
import { type ApplicationStatus, mayBecome } from './application-status.js'
import { ApplicationRow, ApplicationStepRow, type OpportunityRow } from './opportunity.entity.js'

/** Where a page ended: when it was submitted (microseconds as text), and which. */
export type ApplicationPosition = readonly [key: string, id: string]

/** One page of applications that exist for the viewer, latest first; `condition` narrows, on `a` and the viewer's placeholder. */
export async function findApplications(
  request: Request,
  page: Page<ApplicationPosition>,
  condition: string,
  values: readonly unknown[],
): Promise<{ found: { id: string; key: string }[]; totalCount: number }> {
  const rows = await request.sql<{ id: string; key: string; count: number }>(
    `WITH member AS (
       SELECT a.id, lpad((99999999999999999 - (extract(epoch FROM a.submitted_at) * 1000000)::bigint)::text, 17, '0') COLLATE "C" AS key
       FROM application a WHERE ${visibleApplicationSql('$1::uuid')} AND ${condition}
     )
     SELECT id, key, (SELECT count(*)::int FROM member) AS count FROM member ORDER BY key, id`,
    [request.viewer?.employeeId ?? null, ...values],
  )
  const { after } = page
  const start = after ? rows.findIndex(({ id, key }) => key > after[0] || (key === after[0] && id > after[1])) : 0
  return { found: start < 0 ? [] : rows.slice(start, start + page.first + 1), totalCount: rows.length }
}

async function addStep(request: Request, applicationId: string, status: ApplicationStatus): Promise<void> {
  const [{ position } = { position: 0 }] = await request.sql<{ position: number }>(
    'SELECT count(*)::int AS position FROM application_step WHERE application_id = $1',
    [applicationId],
  )
  await request.insert(ApplicationStepRow, [
    { employerId: request.employerId, applicationId, position, status, at: request.now },
  ])
}

/** The team as the applicant sees it now becomes the readers of these applications: nobody whom a block hides, either way. */
export const saveReaders = (request: Request, applicationIds: readonly string[]): Promise<unknown> =>
  request.sql(
    `INSERT INTO application_reader (employer_id, application_id, employee_id)
     SELECT a.employer_id, a.id, m.employee_id FROM application a
     JOIN hiring_team_member m ON m.employer_id = a.employer_id AND m.opportunity_id = a.opportunity_id
     WHERE a.id = ANY ($1) AND NOT EXISTS (
       SELECT FROM block b WHERE b.employer_id = a.employer_id
         AND (b.blocker_id, b.blocked_id) IN ((a.employee_id, m.employee_id), (m.employee_id, a.employee_id)))`,
    [applicationIds],
  )

/** Applies, or says why not: to what is not open, or a second time (after a withdrawal one may apply anew). */
export async function applyTo(
  request: Request,
  opportunity: OpportunityRow,
  message: string | null,
  showToManagers: boolean,
): Promise<{ id: string } | { refusal: ApplyRefusal }> {
  const [open] = await request.sql(`SELECT FROM opportunity WHERE id = $1 AND status = 'OPEN' FOR SHARE`, [
    opportunity.id,
  ])
  if (!open) return { refusal: 'NOT_OPEN' }
  const { employerId, employeeId, now } = request
  const [earlier] = await request.sql(
    `SELECT FROM application a WHERE a.opportunity_id = $1 AND a.employee_id = $2 AND (a.status <> 'WITHDRAWN' OR EXISTS (
       SELECT FROM application_step s WHERE s.employer_id = a.employer_id AND s.application_id = a.id AND s.status = 'REJECTED'))`,
    [opportunity.id, employeeId],
  )
  if (earlier) return { refusal: 'ALREADY_APPLIED' }
  const id = request.newId()
  const application = { employerId, id, opportunityId: opportunity.id, employeeId, message, showToManagers }
  await request.insert(ApplicationRow, [{ ...application, status: 'SUBMITTED', submittedAt: now, decidedAt: now }])
  await saveReaders(request, [id])
  await addStep(request, id, 'SUBMITTED')
  return { id }
}

/** An application that exists for the viewer, on their side of it. @throws NOT_FOUND. */
async function getApplication(
  request: Request,
  id: string,
  argument: string,
  by: 'employee' | 'team',
): Promise<Application> {
  const application = await request.once(applicationLoader).load(uuidFromId('Application', id, argument))
  const isOwn = application?.row.employeeId === request.viewer?.employeeId
  if (!application || isOwn !== (by === 'employee')) throw notFound(argument)
  return application
}

/** Moves an application on. @throws NOT_FOUND; CONFLICT where the step cannot follow the present status. */
export async function moveApplication(
  request: Request,
  id: string,
  argument: string,
  by: 'employee' | 'team',
  status: ApplicationStatus,
): Promise<string> {
  const { row } = await getApplication(request, id, argument, by)
  if (!mayBecome(row.status, status, by))
    throw conflict(`${argument}: an application that is ${row.status} cannot become ${status}`)
  await request.rows.update(
    ApplicationRow,
    { employerId: request.employerId, id: row.id },
    { status, decidedAt: request.now },
  )
  await addStep(request, row.id, status)
  request.once(applicationLoader).clear(row.id)
  return row.id
}

/**
 * An accepted offer becomes an assignment, recorded by the employer, with the skills that were asked for. It is shown to the
 * person and the hiring team until the person widens it: otherwise it would tell everybody else who applied.
 */
export async function startAssignment(
  request: Request,
  opportunity: OpportunityRow,
  skillIds: readonly string[],
): Promise<void> {
  const { employerId, employeeId, now, today } = request
  const stamp = { employerId, employeeId, source: 'EMPLOYER' as const, recordedAt: now }
  const startedOn = opportunity.startsOn ?? today
  const id = request.newId()
  const endedOn = opportunity.endsOn && opportunity.endsOn >= startedOn ? opportunity.endsOn : null
  const [row] = await request.sql<{ ownAudience: Audience }>(
    `SELECT least(assignments, 'HIRING_TEAM') AS "ownAudience" FROM visibility_settings WHERE employee_id = $1`,
    [employeeId],
  )
  await request.insert(AssignmentRow, [
    { ...stamp, id, title: opportunity.title, opportunityId: opportunity.id, startedOn, endedOn, ...row },
  ])
  const known = await request.sql<{ skillId: string }>(
    'SELECT skill_id AS "skillId" FROM genome_skill WHERE employee_id = $1',
    [employeeId],
  )
  const isKnown = new Set(known.map((row) => row.skillId))
  const added = skillIds.filter((skillId) => !isKnown.has(skillId))
  await request.insert(
    GenomeSkillRow,
    added.map((skillId) => ({ ...stamp, id: request.newId(), skillId, isStated: false })),
  )
  await request.insert(
    AssignmentSkillRow,
    skillIds.map((skillId) => ({ employerId, employeeId, assignmentId: id, skillId })),
  )
}
