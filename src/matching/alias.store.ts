import type { Opportunity } from '../opportunities/opportunity.type.js'
import { askerOf } from '../people/employee.loader.js'
import type { Request } from '../request.js'
import { SqlParameters, type Surfacing, standingSql } from '../visibility/visible-sql.js'

/** More requirements would draw a portrait: such an opportunity has no aliases. */
const maximumRequirements = 20

/** Are so many employees anonymous, of those who exist for the viewer, that an alias could be any of several? */
async function hasEnoughAnonymous(request: Request): Promise<boolean> {
  const parameters = new SqlParameters()
  const asker = askerOf(request)
  // More than these need not be counted: of so many, at most those who blocked the viewer do not exist for them.
  const some = `ARRAY(SELECT s.employee_id FROM visibility_settings s WHERE s.discoverability = 'ANONYMOUS'
    LIMIT (SELECT minimum_group_size FROM employer) + (SELECT count(*) FROM block b WHERE b.blocked_id = ${parameters.add(asker.employeeId)}::uuid))`
  const [row] = await request.sql<{ isEnough: boolean }>(
    `SELECT count(*) >= (SELECT minimum_group_size FROM employer) AS "isEnough"
     FROM (${standingSql(asker, 'none', parameters, some)}) t`,
    parameters.values,
  )
  return row?.isEnough ?? false
}

/** Whom a search may surface. Aliases exist only in an open opportunity with few requirements, among enough anonymous employees. */
export async function surfacingOf(
  request: Request,
  opportunity: Opportunity | null,
  requirements: number,
): Promise<Surfacing> {
  const mayHaveAliases = opportunity?.row.status === 'OPEN' && requirements <= maximumRequirements
  return {
    opportunityId: opportunity?.row.id ?? null,
    withAliases: mayHaveAliases && (await request.once(hasEnoughAnonymous)),
  }
}
