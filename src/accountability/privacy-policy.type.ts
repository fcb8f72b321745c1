import { Field, ObjectType } from 'type-graphql'
import { DateOnly } from '../relay/scalars.js'
import { CarriesNoFacts, RegionEnum } from '../visibility/governed.type.js'
import type { Region } from '../visibility/settings.js'
import type { ShownPolicy } from './privacy-policy.store.js'

@CarriesNoFacts('A text for everybody, and what the asker alone has said of it.')
@ObjectType({ description: 'A published privacy policy; its text never changes.' })
export class PrivacyPolicy {
  @Field(() => String) version: string
  @Field(() => DateOnly) effectiveOn: string
  @Field(() => RegionEnum, { description: 'OTHER where a region has no text of its own.' }) region: Region
  @Field(() => String) body: string
  @Field(() => Boolean, { description: 'By the viewer.' }) acknowledged: boolean

  constructor({ version, effectiveOn, region, body, isAcknowledged }: ShownPolicy) {
    this.version = version
    this.effectiveOn = effectiveOn
    this.region = region
    this.body = body
    this.acknowledged = isAcknowledged
  }
}
