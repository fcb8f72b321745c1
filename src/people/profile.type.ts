import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { DateOnly } from '../relay/scalars.js'
import type { Audience } from '../visibility/audience.js'
import { AudienceEnum, Governed } from '../visibility/governed.type.js'
import { Employee } from './employee.type.js'
import { Education, Experience, OpportunityKindEnum } from './fact.type.js'
import type { OpportunityKind } from './workforce.js'

/** What every fact's input has: absent keeps the audience (a new fact: the facet's), null goes back to the facet's. */
@InputType()
export abstract class FactInput {
  @Field(() => AudienceEnum, { nullable: true }) audience?: Audience | null
}

@InputType({ description: 'Absent: unchanged; null: cleared.' })
export class AccountInput {
  @Field(() => String, { nullable: true }) name?: string | null
  @Field(() => String, { nullable: true }) headline?: string | null
  @Field(() => String, { nullable: true }) phone?: string | null
  @Field(() => String, { nullable: true }) location?: string | null
}

@InputType()
export class SkillClaimInput extends FactInput {
  @Field(() => ID) skill: string
  @Field(() => Int, { nullable: true, description: '1 novice to 5 expert.' }) level?: number | null
  @Field(() => DateOnly, { nullable: true }) lastUsed?: string | null
}

@InputType()
export class ExperienceInput extends FactInput {
  @Field(() => String) title: string
  @Field(() => String, { nullable: true }) organization?: string | null
  @Field(() => DateOnly, { nullable: true }) startedOn?: string | null
  @Field(() => DateOnly, { nullable: true }) endedOn?: string | null
  @Field(() => String, { nullable: true }) description?: string | null
  @Field(() => [ID], { nullable: true }) skills?: string[] | null
}

@InputType()
export class EducationInput extends FactInput {
  @Field(() => String) institution: string
  @Field(() => String, { nullable: true }) qualification?: string | null
  @Field(() => String, { nullable: true }) field?: string | null
  @Field(() => DateOnly, { nullable: true }) endedOn?: string | null
}

@InputType()
export class QualityInput extends FactInput {
  @Field(() => String) name: string
  @Field(() => String, { nullable: true }) note?: string | null
}

@InputType()
export class AssignmentInput extends FactInput {
  @Field(() => String) title: string
  @Field(() => ID, { nullable: true }) opportunity?: string | null
  @Field(() => DateOnly) startedOn: string
  @Field(() => DateOnly, { nullable: true }) endedOn?: string | null
  @Field(() => [ID], { nullable: true }) skills?: string[] | null
}

@InputType()
export class InterestInput extends FactInput {
  @Field(() => OpportunityKindEnum, { nullable: true }) kind?: OpportunityKind | null
  @Field(() => ID, { nullable: true }) skill?: string | null
  @Field(() => String, { nullable: true }) note?: string | null
}

@InputType()
export class AvailabilityInput extends FactInput {
  @Field(() => Boolean) openToWork: boolean
  @Field(() => Int, { nullable: true }) hoursPerWeek?: number | null
  @Field(() => DateOnly, { nullable: true }) from?: string | null
}

@ObjectType()
export class ExperiencePayload {
  @Governed('derived') @Field(() => Experience) experience: Experience
  @Governed('derived') @Field(() => Employee) employee: Employee
}

@ObjectType()
export class EducationPayload {
  @Governed('derived') @Field(() => Education) education: Education
  @Governed('derived') @Field(() => Employee) employee: Employee
}

@ObjectType()
export class RemoveFactPayload {
  @Governed('existence') @Field(() => ID) removedId: string
  @Governed('derived') @Field(() => Employee) employee: Employee
}
