import { Field, InputType, ObjectType } from 'type-graphql'
import { type AlertFrequency, AlertFrequencyEnum } from '../people/alert-frequency.type.js'
import { NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { Governed } from '../visibility/governed.type.js'

/** What an employee can choose. */
export interface Preferences {
  readonly marketing: boolean
  readonly opportunityAlerts: AlertFrequency
  readonly businessTransferOptOut: boolean
}

/** Reached through the viewer alone. */
@ObjectType({
  implements: NodeType,
  description: 'What mail the viewer wants, and what becomes of their data in a business transfer.',
})
export class EmailPreferences extends NodeType {
  @Governed('own') @Field(() => Boolean) marketing: boolean
  @Governed('own') @Field(() => AlertFrequencyEnum) opportunityAlerts: AlertFrequency
  @Governed('own') @Field(() => Boolean, { description: 'Account and security mail: always sent.' }) service: boolean
  @Governed('own')
  @Field(() => Boolean, { description: 'My data stay behind when the business is transferred to somebody else.' })
  businessTransferOptOut: boolean
  readonly isOwn = true

  constructor(employeeId: string, { marketing, opportunityAlerts, businessTransferOptOut }: Preferences) {
    super()
    this.id = globalId('EmailPreferences', employeeId)
    this.marketing = marketing
    this.opportunityAlerts = opportunityAlerts
    this.service = true
    this.businessTransferOptOut = businessTransferOptOut
  }
}

@InputType({ description: 'What is absent stays as it is.' })
export class EmailPreferencesInput {
  @Field(() => Boolean, { nullable: true }) marketing?: boolean | null
  @Field(() => AlertFrequencyEnum, { nullable: true }) opportunityAlerts?: AlertFrequency | null
  @Field(() => Boolean, { nullable: true }) businessTransferOptOut?: boolean | null
}
