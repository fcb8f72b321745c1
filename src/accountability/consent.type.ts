import { Field, ID, ObjectType } from 'type-graphql'
import { globalId } from '../relay/global-id.js'
import { DateTime } from '../relay/scalars.js'
import { Governed, registerEnum } from '../visibility/governed.type.js'
import { type ConsentPurpose, consentPurposes, writeReceipt } from './consent.js'
import type { ReceivedConsent } from './consent.store.js'

export const ConsentPurposeEnum = registerEnum(
  'ConsentPurpose',
  consentPurposes,
  'What a person can consent to, or attest, by the privacy policy.',
)

/** Reached through the viewer alone: what they said themself. */
@ObjectType({ description: 'What the viewer said yes or no to, when, and under which policy.' })
export class ConsentRecord {
  @Governed('existence') @Field(() => ID) id: string
  @Governed('existence') @Field(() => ConsentPurposeEnum) purpose: ConsentPurpose
  @Governed('existence') @Field(() => Boolean) given: boolean
  @Governed('existence') @Field(() => DateTime) at: Date
  @Governed('existence') @Field(() => String) policyVersion: string
  @Governed('existence')
  @Field(() => String, { description: "To keep: JSON with all of this and the SHA-256 of the policy's text." })
  receipt: string

  constructor(consent: ReceivedConsent, employeeId: string) {
    this.id = globalId('ConsentRecord', consent.id)
    this.purpose = consent.purpose
    this.given = consent.isGiven
    this.at = consent.recordedAt
    this.policyVersion = consent.policyVersion
    this.receipt = writeReceipt({ ...consent, id: this.id }, globalId('Employee', employeeId), consent.policyDigest)
  }
}
