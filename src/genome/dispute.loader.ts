import DataLoader from 'dataloader'
import { DisputeRow } from '../people/dispute.entity.js'
import { employeeLoader } from '../people/employee.loader.js'
import { Employee } from '../people/employee.type.js'
import type { Request } from '../request.js'
import { isEmployerAdministrator } from '../visibility/roles.js'
import { Dispute } from './dispute.type.js'

/**
 * Disputes by uuid; null: absent, or not there for this viewer. They are there for the employee whose they are, and for the
 * administrators for whom that employee exists: whoever the employee blocked leaves them to another administrator.
 */
export const disputeLoader = (request: Request) =>
  new DataLoader<string, Dispute | null>(async (ids) => {
    const rows = await request.sql<DisputeRow>(
      `SELECT ${request.columns(DisputeRow, 'd')} FROM dispute d WHERE d.id = ANY ($1)`,
      [ids],
    )
    const employees = await employeeLoader(request, 'none').loadMany(rows.map(({ employeeId }) => employeeId))
    const isAdministrator = isEmployerAdministrator(request.viewer)
    const shown = new Map<string, Dispute>()
    rows.forEach((row, index) => {
      const of = employees[index]
      if (of instanceof Employee && (of.isOwn || isAdministrator)) shown.set(row.id, new Dispute(row, of))
    })
    return ids.map((id) => shown.get(id) ?? null)
  })
