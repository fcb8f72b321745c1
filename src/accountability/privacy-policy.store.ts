import { conflict, notFound } from '../errors.js'
import type { Request } from '../request.js'
import type { Region } from '../visibility/settings.js'
import { PolicyAcknowledgementRow, PrivacyPolicyRow } from './privacy-policy.entity.js'

/** Whose text holds where a region has none of its own. */
const general: Region = 'OTHER'

/** The region whose policy and rights hold for the viewer: their own, else the employer's; null: nobody is signed in to an employer. */
export async function findOwnRegion(request: Request): Promise<Region | null> {
  if (!request.viewer?.employerId) return null
  const [row] = await request.sql<{ region: Region }>(
    `SELECT coalesce((SELECT e.region FROM employee e WHERE e.employer_id = r.employer_id AND e.id = $1), r.region) AS region
     FROM employer r`,
    [request.viewer.employeeId],
  )
  return row?.region ?? null
}

/** A policy, and whether the viewer has acknowledged it. */
export type ShownPolicy = PrivacyPolicyRow & { readonly isAcknowledged: boolean }

/**
 * The policy of a region (null: the general one) in force today, or (`version`) a published version of it, also one that takes effect
 * later. A region without a text of its own has the general one.
 */
export async function findPolicy(
  request: Request,
  region: Region | null,
  version: string | null,
): Promise<ShownPolicy | null> {
  const [row] = await request.sql<ShownPolicy>(
    `SELECT ${request.columns(PrivacyPolicyRow, 'p')}, EXISTS (
       SELECT FROM policy_acknowledgement a WHERE a.employee_id = $1 AND a.region = p.region AND a.version = p.version
     ) AS "isAcknowledged"
     FROM privacy_policy p
     WHERE p.region IN ($2, '${general}') AND CASE WHEN $3::text IS NULL THEN p.effective_on <= $4::date ELSE p.version = $3 END
     ORDER BY p.region = '${general}' AND $2 <> '${general}', p.effective_on DESC, p.loaded_at DESC LIMIT 1`,
    [request.viewer?.employeeId ?? null, region ?? general, version, request.today],
  )
  return row ?? null
}

/** A published version of the policy that holds for the viewer. @throws NOT_FOUND by the name of the argument. */
export async function getOwnPolicy(request: Request, version: string, argument: string): Promise<ShownPolicy> {
  const found = await findPolicy(request, await findOwnRegion(request), version)
  if (!found) throw notFound(argument)
  return found
}

/** The viewer has read it; saying so again changes nothing. */
export async function saveAcknowledgement(request: Request, policy: ShownPolicy): Promise<void> {
  if (policy.isAcknowledged) return
  const { employerId, employeeId, now } = request
  const { region, version } = policy
  await request.insert(PolicyAcknowledgementRow, [{ employerId, employeeId, region, version, acknowledgedAt: now }])
}

/**
 * Publishes a text. The same once more changes nothing.
 * @throws CONFLICT where this version was published with another text or day.
 */
export async function savePolicy(request: Request, policy: Omit<PrivacyPolicyRow, 'loadedAt'>): Promise<boolean> {
  const [known] = await request.sql<PrivacyPolicyRow>(
    `SELECT ${request.columns(PrivacyPolicyRow, 'p')} FROM privacy_policy p WHERE region = $1 AND version = $2`,
    [policy.region, policy.version],
  )
  if (known && (known.body !== policy.body || known.effectiveOn !== policy.effectiveOn))
    throw conflict(
      `version: ${policy.version} of ${policy.region} was published otherwise; a new text is a new version`,
    )
  if (!known) await request.insert(PrivacyPolicyRow, [{ ...policy, loadedAt: request.now }])
  return !known
}
