import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { NodeType } from '../relay/connection.type.js'
import { DateTime } from '../relay/scalars.js'
import type { Audience } from './audience.js'
import type { Facet } from './facet.js'
import { AudienceEnum, DiscoverabilityEnum, FacetEnum, Governed } from './governed.type.js'
import type { Discoverability } from './settings.js'

@ObjectType({ description: 'The audience of one part of the profile.' })
export class FacetVisibility {
  @Governed('derived') @Field(() => FacetEnum) facet: Facet
  @Governed('derived') @Field(() => AudienceEnum) audience: Audience
  @Governed('derived')
  @Field(() => Int, { description: 'How many items of it have an audience of their own.' })
  itemOverrides: number
}

/** Reached through the viewer alone; each field is the employee's own, and says so to the shield. */
@ObjectType({ implements: NodeType, description: 'Everything that the employee decides about who sees what.' })
export class VisibilitySettings extends NodeType {
  @Governed('own') @Field(() => [FacetVisibility]) facets: FacetVisibility[]
  @Governed('own')
  @Field(() => DiscoverabilityEnum, {
    description:
      'How matching surfaces you. Behind an alias, like requirements may give like evidence: two aliases can look alike. ' +
      'Who watches the directory while you become anonymous may guess which new alias is yours.',
  })
  discoverability: Discoverability
  @Governed('own') @Field(() => Boolean) usePublicData: boolean
  @Governed('own') @Field(() => Boolean) hideInterestFromManagers: boolean
  @Governed('own') @Field(() => Boolean) allowConnectionRequests: boolean
  @Governed('own') @Field(() => Boolean, { description: 'May the genome learn from my facts?' }) allowLearning: boolean
  @Governed('own') @Field(() => DateTime) updatedAt: Date
  isOwn: boolean
  employeeId: string
}

@InputType()
export class FacetVisibilityInput {
  @Field(() => FacetEnum) facet: Facet
  @Field(() => AudienceEnum) audience: Audience
}

@InputType({ description: 'What is absent stays as it is.' })
export class UpdateVisibilityInput {
  @Field(() => [FacetVisibilityInput], { nullable: true }) facets?: FacetVisibilityInput[] | null
  @Field(() => DiscoverabilityEnum, { nullable: true }) discoverability?: Discoverability | null
  @Field(() => Boolean, { nullable: true }) usePublicData?: boolean | null
  @Field(() => Boolean, { nullable: true }) hideInterestFromManagers?: boolean | null
  @Field(() => Boolean, { nullable: true }) allowConnectionRequests?: boolean | null
  @Field(() => Boolean, { nullable: true }) allowLearning?: boolean | null
}
