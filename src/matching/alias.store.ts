import type { Opportunity } from '../opportunities/opportunity.type.js'
import { askerOf } from '../people/employee.loader.js'
import type { Request } from '../request.js'
import { SqlParameters, type Surfacing, standingSql } from '../visibility/visible-sql.js'

/** More requirements would draw a portrait: such an opportunity has no aliases. */
const maximumRequirements = 20

/** Are so many employees anonymous, of those who exist for the viewer, that an alias could be any of several? */
async function hasEnoughAnonymous(request: Request): Promise<boolean> {
  const parameters = new SqlParameters()
  const [row] = await request.sql<{ isEnough: boolean }>(
    `SELECT count(*) >= (SELECT minimum_group_size FROM employer) AS "isEnough"
     FROM (${standingSql(askerOf(request), 'none', parameters)}) t
     JOIN visibility_settings s ON s.employee_id = t.employee_id WHERE s.discoverability = 'ANONYMOUS'`,
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
