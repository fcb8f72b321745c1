/** What a person can consent to, or attest, by the privacy policy. */
export const consentPurposes = [
  'TERMS',
  'AGE_ATTESTATION',
  'PUBLIC_DATA_PREFILL',
  'PUBLIC_DATA_USE',
  'GENOME_LEARNING',
  'EEA_VISIBILITY',
] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** What somebody said at one moment: yes or no to one purpose, under one published policy. */
export interface Consent {
  readonly id: string
  readonly purpose: ConsentPurpose
  readonly isGiven: boolean
  readonly region: string
  readonly policyVersion: string
  readonly recordedAt: Date
}

/**
 * A receipt that a person can keep: JSON in one line, which says everything that was recorded. `policyDigest` is the SHA-256, in hex, of the
 * policy's text in UTF-8, so that the text can be held to it later.
 */
export const writeReceipt = (
  { id, purpose, isGiven, region, policyVersion, recordedAt }: Consent,
  person: string,
  policyDigest: string,
): string =>
  JSON.stringify({
    receipt: id,
    person,
    purpose,
    given: isGiven,
    at: recordedAt.toISOString(),
    policy: { region, version: policyVersion, sha256: policyDigest },
  })
