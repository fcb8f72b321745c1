import { closeProfile, updateOwnSettings } from '../people/settings.store.js'
import type { Request } from '../request.js'
import { ConsentRecordRow } from './consent.entity.js'
import type { Consent, ConsentPurpose } from './consent.js'
import type { ShownPolicy } from './privacy-policy.store.js'

/** A consent with the SHA-256 of the policy's text, in hex. */
export type ReceivedConsent = Consent & { readonly sequence: number; readonly policyDigest: string }

/** Everything that the viewer has said yes or no to, latest first. */
export const listOwnConsents = (request: Request): Promise<ReceivedConsent[]> =>
  request.sql<ReceivedConsent>(
    `SELECT ${request.columns(ConsentRecordRow, 'c')}, encode(sha256(convert_to(p.body, 'UTF8')), 'hex') AS "policyDigest"
     FROM consent_record c JOIN privacy_policy p ON p.region = c.region AND p.version = c.policy_version
     WHERE c.employee_id = $1 ORDER BY c.sequence DESC`,
    [request.employeeId],
  )

/**
 * Writes down what the viewer says, and lets it take effect at once. What they said last of this purpose, under the same policy, is
 * not written down again.
 */
export async function saveConsent(
  request: Request,
  purpose: ConsentPurpose,
  isGiven: boolean,
  { region, version }: ShownPolicy,
): Promise<void> {
  await takeEffect(request, purpose, isGiven)
  const before = await listOwnConsents(request)
  const last = before.find((each) => each.purpose === purpose)
  if (last?.isGiven === isGiven && last.region === region && last.policyVersion === version) return
  const { employerId, employeeId, now } = request
  const sequence = (before[0]?.sequence ?? 0) + 1
  const said = { purpose, isGiven, region, policyVersion: version, recordedAt: now }
  await request.insert(ConsentRecordRow, [{ employerId, employeeId, sequence, id: request.newId(), ...said }])
}

async function takeEffect(request: Request, purpose: ConsentPurpose, isGiven: boolean): Promise<void> {
  if (purpose === 'PUBLIC_DATA_USE') await updateOwnSettings(request, { usePublicData: isGiven })
  if (purpose === 'GENOME_LEARNING') await updateOwnSettings(request, { allowLearning: isGiven })
  // A yes opens nothing by itself: it is the employee who then says what to whom.
  if (purpose === 'EEA_VISIBILITY' && !isGiven) await closeProfile(request)
}
