import DataLoader from 'dataloader'
import { DisputeRow } from '../people/dispute.entity.js'
import { employeeLoader, nobody } from '../people/employee.loader.js'
import { Employee } from '../people/employee.type.js'
import type { Request } from '../request.js'
import { isEmployerAdministrator } from '../visibility/roles.js'
import { Dispute } from './dispute.type.js'

/**
 * Disputes by uuid; null: absent, or not there for this viewer. They are there for the employee whose they are, and for the
 * administrators for whom that employee exists: whoever the employee blocked leaves them to another administrator. One that is
 * absent takes the same statements as one that is not there for the viewer.
 */
export const disputeLoader = (request: Request) =>
  new DataLoader<string, Dispute | null>(async (ids) => {
    const rows = await request.sql<DisputeRow>(
      `SELECT ${request.columns(DisputeRow, 'd')} FROM dispute d WHERE d.id = ANY ($1)`,
      [ids],
    )
    const found = new Map(rows.map((row) => [row.id, row]))
    const employees = await employeeLoader(request, 'none').loadMany(
      ids.map((id) => found.get(id)?.employeeId ?? nobody),
    )
    const isAdministrator = isEmployerAdministrator(request.viewer)
    return ids.map((id, index) => {
      const [row, of] = [found.get(id), employees[index]]
      const isThere = row && of instanceof Employee && (of.isOwn || isAdministrator)
      return isThere ? new Dispute(row, of) : null
    })
  })
