import { createHash } from 'node:crypto'
import { badUserInput, notFound } from '../errors.js'
import { uuidFromId, uuidOf } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { type Facet, facets } from '../visibility/facet.js'
import { DisclosureUnsealedRow } from './disclosure.entity.js'
import { type ShownDisclosure, startOfHour } from './disclosure.store.js'
import { actAsPrivacyOfficer } from './privacy-officer.store.js'

const legalDisclosures = (_request: Request) => ({ employerId: null as string | null })

/** The employer to whose log this request added what was disclosed by law, or null. */
export const legallyDisclosedIn = (request: Request): string | null => request.once(legalDisclosures).employerId

/**
 * Writes into a person's log that these facets were disclosed to somebody who may demand it by law. Each is an entry of its own, also within
 * an hour: its reader is known by the officer, the recipient and the entry together.
 * @throws NOT_FOUND, BAD_USER_INPUT
 */
export async function saveLegalDisclosure(
  request: Request,
  employeeId: string,
  recipient: string,
  named: readonly Facet[],
): Promise<ShownDisclosure> {
  if (named.length === 0) throw badUserInput('facets', 'must name at least one')
  const uuid = uuidFromId('Employee', employeeId, 'employeeId')
  await actAsPrivacyOfficer(request)
  const [person] = await request.sql<{ employerId: string }>(
    'SELECT employer_id AS "employerId" FROM employee WHERE id = $1',
    [uuid],
  )
  if (!person) throw notFound('employeeId')
  const [id, at] = [request.newId(), request.now]
  const reader = createHash('sha256')
    .update(JSON.stringify([request.viewer?.subject, recipient, id]))
    .digest()
  const told = {
    viewerName: recipient,
    viewerRole: 'PRIVACY_OFFICER' as const,
    purpose: 'LEGAL' as const,
    opportunityId: null,
    facets: facets.filter((facet) => named.includes(facet)),
    at,
  }
  const row = { id, employerId: person.employerId, employeeId: uuid, viewerId: uuidOf(reader.subarray(0, 16)) }
  await request.insert(DisclosureUnsealedRow, [{ ...row, ...told, hour: startOfHour(at) }])
  request.once(legalDisclosures).employerId = person.employerId
  return { id, ...told, position: '', hash: null, previousHash: null }
}
