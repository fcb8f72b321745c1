import { Field, Int, InterfaceType, ObjectType } from 'type-graphql'
import { NodeType } from '../relay/connection.type.js'
import type { NodeKind } from '../relay/global-id.js'
import { DateOnly, DateTime } from '../relay/scalars.js'
import type { Audience } from '../visibility/audience.js'
import { effectiveAudience } from '../visibility/decide.js'
import type { Facet, FactSource } from '../visibility/facet.js'
import { AudienceEnum, FacetEnum, FactSourceEnum, Governed, ItemOf, registerEnum } from '../visibility/governed.type.js'
import type { Employee } from './employee.type.js'
import type {
  AccountFactRow,
  AssignmentRow,
  AvailabilityRow,
  EducationRow,
  ExperienceRow,
  InterestRow,
  QualityRow,
} from './facts.entity.js'
import type { FactRow } from './tenant-fact.entity.js'
import { accountFactFacet, type OpportunityKind, opportunityKinds } from './workforce.js'

export const OpportunityKindEnum = registerEnum(
  'OpportunityKind',
  opportunityKinds,
  'The four kinds of work that an employer offers.',
)

@InterfaceType('Fact', {
  implements: NodeType,
  description: 'One thing the system holds about one employee.',
})
export abstract class Fact extends NodeType {
  @Governed('existence') @Field(() => FactSourceEnum) source: FactSource
  @Governed('existence') @Field(() => DateTime) recordedAt: Date
  @Governed('own')
  @Field(() => AudienceEnum, { nullable: true, description: 'In force; for the employee alone.' })
  audience: Audience | null
  @Governed('own')
  @Field(() => AudienceEnum, {
    nullable: true,
    description: "Set for this item; null = the facet's. For the employee alone.",
  })
  ownAudience: Audience | null
  @Governed('own')
  @Field(() => DateTime, { nullable: true, description: 'For the employee alone.' })
  disputedAt: Date | null

  readonly uuid: string

  /** `of` is the employee through the viewer's eyes. */
  constructor(
    readonly of: Employee,
    kind: NodeKind,
    readonly facetOfFact: Facet,
    row: Pick<FactRow, 'id' | 'source' | 'recordedAt' | 'ownAudience' | 'disputedAt'>,
  ) {
    super()
    this.id = of.nodeId(kind, row.id)
    this.uuid = row.id
    this.source = row.source
    this.recordedAt = row.recordedAt
    this.audience = effectiveAudience(of.record.settings, facetOfFact, row)
    this.ownAudience = row.ownAudience
    this.disputedAt = row.disputedAt
  }

  /** The viewer is the employee. */
  get isOwn(): boolean {
    return this.of.isOwn
  }
}

@ObjectType({
  implements: Fact,
  description: 'A fact of the account: name, headline, job title, org unit, e-mail, phone or place.',
})
export class AccountFact extends Fact {
  @Governed('derived') @Field(() => FacetEnum) facet: Facet
  @Governed('derived') @Field(() => String) name: string
  /** Made for nobody but who may see it, for its facet is not the same for all: the employee, or an administrator who is to answer a dispute. */
  @Governed('derived') @Field(() => String, { nullable: true }) value: string | null

  constructor(of: Employee, row: AccountFactRow) {
    super(of, 'AccountFact', accountFactFacet[row.name], row)
    this.facet = accountFactFacet[row.name]
    this.name = row.name
    this.value = row.value
  }
}

@ItemOf('EXPERIENCE')
@ObjectType({ implements: Fact, description: 'A job held, here or elsewhere.' })
export class Experience extends Fact {
  @Governed('EXPERIENCE') @Field(() => String) title: string
  @Governed('EXPERIENCE') @Field(() => String, { nullable: true }) organization: string | null
  @Governed('EXPERIENCE') @Field(() => DateOnly, { nullable: true }) startedOn: string | null
  @Governed('EXPERIENCE') @Field(() => DateOnly, { nullable: true }) endedOn: string | null
  @Governed('EXPERIENCE') @Field(() => String, { nullable: true }) description: string | null

  constructor(
    of: Employee,
    readonly row: ExperienceRow,
  ) {
    super(of, 'Experience', 'EXPERIENCE', row)
    this.title = row.title
    this.organization = row.organization
    this.startedOn = row.startedOn
    this.endedOn = row.endedOn
    this.description = row.description
  }
}

@ItemOf('EDUCATION')
@ObjectType({ implements: Fact, description: 'Schooling or training completed.' })
export class Education extends Fact {
  @Governed('EDUCATION') @Field(() => String) institution: string
  @Governed('EDUCATION') @Field(() => String, { nullable: true }) qualification: string | null
  @Governed('EDUCATION') @Field(() => String, { nullable: true }) field: string | null
  @Governed('EDUCATION') @Field(() => DateOnly, { nullable: true }) endedOn: string | null

  constructor(of: Employee, row: EducationRow) {
    super(of, 'Education', 'EDUCATION', row)
    this.institution = row.institution
    this.qualification = row.qualification
    this.field = row.field
    this.endedOn = row.endedOn
  }
}

@ItemOf('QUALITIES')
@ObjectType({
  implements: Fact,
  description: 'A personal quality, in the words of the person or of the employer; never inferred.',
})
export class Quality extends Fact {
  @Governed('QUALITIES') @Field(() => String) name: string
  @Governed('QUALITIES') @Field(() => String, { nullable: true }) note: string | null

  constructor(of: Employee, row: QualityRow) {
    super(of, 'Quality', 'QUALITIES', row)
    this.name = row.name
    this.note = row.note
  }
}

@ItemOf('INTERESTS')
@ObjectType({
  implements: Fact,
  description: 'Work that the person would like: a kind of opportunity, a skill to use or learn, or a note.',
})
export class Interest extends Fact {
  @Governed('INTERESTS') @Field(() => OpportunityKindEnum, { nullable: true }) kind: OpportunityKind | null
  @Governed('INTERESTS') @Field(() => String, { nullable: true }) note: string | null

  constructor(
    of: Employee,
    readonly row: InterestRow,
  ) {
    super(of, 'Interest', 'INTERESTS', row)
    this.kind = row.kind
    this.note = row.note
  }
}

@ItemOf('ASSIGNMENTS')
@ObjectType({ implements: Fact, description: 'Work or a project for the employer, now or in the past.' })
export class Assignment extends Fact {
  @Governed('ASSIGNMENTS') @Field(() => String) title: string
  @Governed('ASSIGNMENTS') @Field(() => DateOnly) startedOn: string
  @Governed('ASSIGNMENTS') @Field(() => DateOnly, { nullable: true }) endedOn: string | null

  constructor(
    of: Employee,
    readonly row: AssignmentRow,
  ) {
    super(of, 'Assignment', 'ASSIGNMENTS', row)
    this.title = row.title
    this.startedOn = row.startedOn
    this.endedOn = row.endedOn
  }
}

@ItemOf('AVAILABILITY')
@ObjectType({ implements: Fact, description: 'Whether, how much and from when the person could take on other work.' })
export class Availability extends Fact {
  @Governed('AVAILABILITY') @Field(() => Boolean) openToWork: boolean
  @Governed('AVAILABILITY') @Field(() => Int, { nullable: true }) hoursPerWeek: number | null
  @Governed('AVAILABILITY') @Field(() => DateOnly, { nullable: true }) from: string | null

  constructor(of: Employee, row: AvailabilityRow) {
    super(of, 'Availability', 'AVAILABILITY', row)
    this.openToWork = row.openToWork
    this.hoursPerWeek = row.hoursPerWeek
    this.from = row.from
  }
}
