import type { Request } from '../request.js'
import { reportingLines } from './reporting-line.js'

/**
 * Brings every reporting line of the employer in step with `manager_id`; rows that are right already stay untouched.
 * The number of rows that changed.
 * @throws ReportingCircle, of employee uuids.
 */
export async function refreshReportingLines(request: Request): Promise<number> {
  const rows = await request.sql<{ id: string; managerId: string | null; line: string[] }>(
    'SELECT id, manager_id AS "managerId", reporting_line AS line FROM employee WHERE employer_id = $1 ORDER BY id',
    [request.employerId],
  )
  const lines = reportingLines(new Map(rows.map(({ id, managerId }) => [id, managerId])))
  const changed = rows.flatMap(({ id, line }) => {
    const right = lines.get(id) ?? []
    return right.join() === line.join() ? [] : [{ id, line: right }]
  })
  if (changed.length)
    await request.sql(
      `UPDATE employee e SET reporting_line = c.line FROM json_to_recordset($2) AS c (id uuid, line uuid[])
       WHERE e.employer_id = $1 AND e.id = c.id`,
      [request.employerId, JSON.stringify(changed)],
    )
  return changed.length
}
