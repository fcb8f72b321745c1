import { removePublicFacts } from '../people/public-fact.store.js'
import type { Request } from '../request.js'
import { readCanonicalEmail } from './canonical-email.js'

/** What was taken away of one person. */
export interface Removed {
  readonly records: number
  readonly facts: number
}

/**
 * Takes away everything that public data say of whoever has one of these addresses (in canonical form): the records, what of them was
 * offered to employees of any employer, the facts that came of it, and what was learned from these. The request belongs to no employer; its
 * transaction begins with `lockRecordsToRemove`.
 */
export async function removePerson(request: Request, emails: readonly string[]): Promise<Removed> {
  const gone = await request.sql<{ id: string }>(
    `WITH gone AS (
       DELETE FROM public_record r WHERE r.id IN (SELECT record_id FROM public_record_email WHERE email = ANY ($1)) RETURNING r.id
     ) SELECT id FROM gone`,
    [emails],
  )
  const recordIds = gone.map(({ id }) => id)
  const employers = await request.sql<{ id: string }>('SELECT employer_id AS id FROM employer ORDER BY 1')
  let facts = 0
  for (const { id } of employers) {
    await enterEmployer(request, id)
    facts += await removeAmong(request, id, emails, recordIds)
  }
  await enterEmployer(request, '')
  return { records: recordIds.length, facts }
}

/** From now on the transaction reaches this employer's rows alone; empty: no employer's. */
const enterEmployer = (request: Request, employerId: string) =>
  request.sql(`SELECT set_config('flux.employer_id', $1, true)`, [employerId])

async function removeAmong(
  request: Request,
  employerId: string,
  emails: readonly string[],
  recordIds: readonly string[],
): Promise<number> {
  let facts = 0
  for (const employeeId of await findEmployees(request, emails)) {
    facts += await removePublicFacts(request, employeeId)
    await request.sql('DELETE FROM public_item WHERE employee_id = $1 AND record_id IS NOT NULL', [employeeId])
    await request.sql('DELETE FROM public_notice WHERE employee_id = $1', [employeeId])
  }
  // Namesakes who said that a record is theirs.
  const claimed = await request.sql<{ employeeId: string; factIds: string[] }>(
    `WITH gone AS (DELETE FROM public_item WHERE record_id = ANY ($1) RETURNING employee_id, fact_id)
     SELECT employee_id AS "employeeId", array_remove(array_agg(fact_id), NULL) AS "factIds" FROM gone GROUP BY 1`,
    [recordIds],
  )
  for (const { employeeId, factIds } of claimed) facts += await removePublicFacts(request, employeeId, factIds)
  // What was learned from these facts is to be unlearned.
  if (facts > 0)
    await request.sql('INSERT INTO edition_due (employer_id, id, noted_at) VALUES ($1, $2, $3)', [
      employerId,
      request.newId(),
      request.now,
    ])
  return facts
}

/** Employees who sign in with one of the addresses, in whatever spelling. */
async function findEmployees(request: Request, emails: readonly string[]): Promise<string[]> {
  const rows = await request.sql<{ id: string; signInName: string }>(
    `SELECT e.id, e.sign_in_name AS "signInName" FROM employee e
     WHERE e.sign_in_name = ANY ($1) OR EXISTS (SELECT FROM public_item i WHERE i.employee_id = e.id AND i.record_id IS NOT NULL)`,
    [emails],
  )
  return rows
    .filter(({ signInName }) => emails.includes(readCanonicalEmail(signInName)?.exact ?? ''))
    .map(({ id }) => id)
}
