import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import { OpportunityKindEnum } from '../people/fact.type.js'
import type { OpportunityKind } from '../people/workforce.js'
import { ConnectionType, NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateOnly, DateTime } from '../relay/scalars.js'
import { CarriesNoFacts, Governed, registerEnum } from '../visibility/governed.type.js'
import { applicationDecisions, applicationStatuses } from './application-status.js'
import type { ApplicationStepRow, OpportunityRow, RequirementRow } from './opportunity.entity.js'
import { type Importance, importances, type OpportunityStatus, opportunityStatuses } from './opportunity.js'

export const OpportunityStatusEnum = registerEnum(
  'OpportunityStatus',
  opportunityStatuses,
  'Where an opportunity stands.',
)
export const ImportanceEnum = registerEnum('Importance', importances, 'A missing MUST caps the score.')
export const ApplicationStatusEnum = registerEnum(
  'ApplicationStatus',
  applicationStatuses,
  'Where an application stands.',
)
export const ApplicationDecisionEnum = registerEnum(
  'ApplicationDecision',
  applicationDecisions,
  'What a hiring team may decide.',
)

@CarriesNoFacts('What an opportunity asks for.')
@ObjectType({ description: 'One skill that an opportunity asks for.' })
export class Requirement {
  @Field(() => ImportanceEnum) importance: Importance
  @Field(() => Int, { nullable: true, description: '1 to 5.' }) minimumLevel: number | null
  @Field(() => Float, { description: 'Above 0, at most 10; beside the other requirements.' }) weight: number

  constructor(readonly row: Pick<RequirementRow, 'skillId' | 'importance' | 'minimumLevel' | 'weight'>) {
    this.importance = row.importance
    this.minimumLevel = row.minimumLevel
    this.weight = row.weight
  }
}

/** Work that an employer offers, for a viewer who may see it; `isTeam` and `canEdit` are the viewer's. */
@ObjectType({
  implements: NodeType,
  description: 'Work that the employer offers: a role, a rotation, a flex-time project, or something else.',
})
export class Opportunity extends NodeType {
  @Governed('existence') @Field(() => OpportunityKindEnum) kind: OpportunityKind
  @Governed('existence') @Field(() => String) title: string
  @Governed('existence') @Field(() => String) description: string
  @Governed('existence') @Field(() => OpportunityStatusEnum) status: OpportunityStatus
  @Governed('existence') @Field(() => String, { nullable: true }) orgUnit: string | null
  @Governed('existence') @Field(() => String, { nullable: true }) location: string | null
  @Governed('existence') @Field(() => Boolean) remote: boolean
  @Governed('existence') @Field(() => Int, { nullable: true }) hoursPerWeek: number | null
  @Governed('existence') @Field(() => DateOnly, { nullable: true }) startsOn: string | null
  @Governed('existence') @Field(() => DateOnly, { nullable: true }) endsOn: string | null
  @Governed('existence') @Field(() => DateTime) createdAt: Date
  @Governed('derived') @Field(() => Boolean, { description: 'By the viewer, for themself.' }) isSaved: boolean
  @Governed('derived') @Field(() => Boolean, { description: 'By the viewer.' }) canEdit: boolean

  constructor(
    readonly row: OpportunityRow,
    viewer: { isSaved: boolean; isOnTeam: boolean; canEdit: boolean },
  ) {
    super()
    this.id = globalId('Opportunity', row.id)
    Object.assign(this, {
      kind: row.kind,
      title: row.title,
      description: row.description,
      status: row.status,
      orgUnit: row.orgUnit,
      location: row.location,
      remote: row.remote,
      hoursPerWeek: row.hoursPerWeek,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      createdAt: row.createdAt,
    })
    this.isSaved = viewer.isSaved
    this.canEdit = viewer.canEdit
    this.isOnTeam = viewer.isOnTeam
  }

  /** The viewer is on the hiring team. */
  readonly isOnTeam: boolean
}

export const OpportunityConnection = ConnectionType('Opportunity', () => Opportunity)

@ObjectType()
export class ApplicationStep {
  @Governed('existence') @Field(() => ApplicationStatusEnum) status: ApplicationStepRow['status']
  @Governed('existence') @Field(() => DateTime) at: Date
}

@InputType()
export class RequirementInput {
  @Field(() => ID) skill: string
  @Field(() => ImportanceEnum, { defaultValue: 'MUST' }) importance: Importance
  @Field(() => Int, { nullable: true }) minimumLevel?: number | null
  @Field(() => Float, { nullable: true, defaultValue: 1 }) weight?: number | null
}

@InputType()
export class OpportunityInput {
  @Field(() => OpportunityKindEnum) kind: OpportunityKind
  @Field(() => String) title: string
  @Field(() => String) description: string
  @Field(() => String, { nullable: true }) orgUnit?: string | null
  @Field(() => String, { nullable: true }) location?: string | null
  @Field(() => Boolean, { nullable: true, defaultValue: false }) remote?: boolean | null
  @Field(() => Int, { nullable: true }) hoursPerWeek?: number | null
  @Field(() => DateOnly, { nullable: true }) startsOn?: string | null
  @Field(() => DateOnly, { nullable: true }) endsOn?: string | null
  @Field(() => [RequirementInput]) requirements: RequirementInput[]
  @Field(() => [ID], { nullable: true, description: 'Absent: the one who posts it.' }) hiringTeam?: string[] | null
}

@InputType({ description: 'Absent: unchanged; null: cleared.' })
export class UpdateOpportunityInput {
  @Field(() => OpportunityKindEnum, { nullable: true }) kind?: OpportunityKind | null
  @Field(() => String, { nullable: true }) title?: string | null
  @Field(() => String, { nullable: true }) description?: string | null
  @Field(() => String, { nullable: true }) orgUnit?: string | null
  @Field(() => String, { nullable: true }) location?: string | null
  @Field(() => Boolean, { nullable: true }) remote?: boolean | null
  @Field(() => Int, { nullable: true }) hoursPerWeek?: number | null
  @Field(() => DateOnly, { nullable: true }) startsOn?: string | null
  @Field(() => DateOnly, { nullable: true }) endsOn?: string | null
  @Field(() => [RequirementInput], { nullable: true }) requirements?: RequirementInput[] | null
  @Field(() => [ID], { nullable: true }) hiringTeam?: string[] | null
}

@InputType({ description: 'All that is given must hold.' })
export class OpportunityFilter {
  @Field(() => [OpportunityKindEnum], { nullable: true }) kinds?: OpportunityKind[] | null
  @Field(() => [OpportunityStatusEnum], { nullable: true }) statuses?: OpportunityStatus[] | null
  @Field(() => Boolean, { nullable: true }) onMyHiringTeam?: boolean | null
  @Field(() => [ID], { nullable: true, description: 'Asking for any of these skills.' }) skills?: string[] | null
  @Field(() => String, { nullable: true }) location?: string | null
  @Field(() => Boolean, { nullable: true }) remote?: boolean | null
  @Field(() => Int, { nullable: true }) maximumHoursPerWeek?: number | null
  @Field(() => String, { nullable: true }) search?: string | null
}

export const OpportunityOrderEnum = registerEnum(
  'OpportunityOrder',
  ['NEWEST', 'STARTS_ON'],
  'How opportunities are listed.',
)
