import type { Employee } from '../people/employee.type.js'
import type { Request } from '../request.js'
import { disclosuresOf } from '../visibility/disclosure.js'
import { type CaseScope, opportunityOf } from '../visibility/visible-sql.js'

interface ShownByName {
  readonly opportunityId: string
  readonly employeeId: string
}

const notes = (_request: Request) => new Map<string, ShownByName>()

/**
 * Remembers that an opportunity shows this employee by name: they are never behind an alias there again. `isSurfaced`: by
 * matching, to the employer side at large.
 */
export function noteShownByName(
  request: Request,
  scope: CaseScope,
  { record, isOwn }: Employee,
  isSurfaced: boolean,
): void {
  const opportunityId = opportunityOf(scope)
  if (!opportunityId || isOwn) return
  if (record.standing.openedBy) disclosuresOf(request).metInCase.add(record.id)
  if (isSurfaced) request.once(notes).set(`${opportunityId} ${record.id}`, { opportunityId, employeeId: record.id })
}

/**
 * Writes down who was shown by name, unless it is known: to everybody where matching surfaced them, to the one viewer where a
 * case did, in whichever place. Two requests that add the same do not wait for one another.
 */
export async function saveShownByName(request: Request): Promise<void> {
  const surfaced = [...request.once(notes).values()].map((each) => ({ ...each, viewerId: null }))
  const shown = [...surfaced, ...(await listCasesMet(request))]
  if (shown.length === 0) return
  await request.sql(
    `INSERT INTO candidate_shown (employer_id, id, opportunity_id, employee_id, viewer_id)
     SELECT $1, n.id, n."opportunityId", n."employeeId", n."viewerId"
     FROM json_to_recordset($2) AS n (id uuid, "opportunityId" uuid, "employeeId" uuid, "viewerId" uuid)
     WHERE NOT EXISTS (SELECT FROM candidate_shown c WHERE c.employer_id = $1 AND c.opportunity_id = n."opportunityId"
       AND c.employee_id = n."employeeId" AND (c.viewer_id IS NULL OR c.viewer_id = n."viewerId"))`,
    [request.employerId, JSON.stringify(shown.map((each) => ({ ...each, id: request.newId() })))],
  )
}

/** The open cases of the people whom this request met by way of one. */
async function listCasesMet(request: Request): Promise<(ShownByName & { viewerId: string })[]> {
  const met = [...disclosuresOf(request).metInCase]
  if (met.length === 0) return []
  return request.sql(
    `SELECT DISTINCT opportunity_id AS "opportunityId", employee_id AS "employeeId", member_id AS "viewerId"
     FROM open_case WHERE member_id = $1 AND employee_id = ANY ($2)`,
    [request.employeeId, met],
  )
}
