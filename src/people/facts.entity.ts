import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { SkillRow } from '../skills/skill.entity.js'
import { EmployeeRow } from './employee.entity.js'
import { FactRow, FactTable } from './tenant-fact.entity.js'
import type { AccountFactName, OpportunityKind } from './workforce.js'

@FactTable('account_fact')
@Unique('account_fact_employee_name_key', ['employerId', 'employeeId', 'name'])
@Check('account_fact_name_check', `name IN ('name', 'headline', 'jobTitle', 'orgUnit', 'email', 'phone', 'location')`)
export class AccountFactRow extends FactRow {
  @Column('text') name: AccountFactName
  /** Null: the employee cleared what the employer had given. */
  @Column('text', { nullable: true }) value: string | null
  /** What the employer gave, kept beside the employee's own correction. */
  @Column('text', { nullable: true }) employerValue: string | null
  @Column('timestamptz', { nullable: true }) employerRecordedAt: Date | null
}

/** That a person has a skill: the item to which an audience is set; its evidence is stated here or stands in other facts. */
@FactTable('genome_skill')
@Unique('genome_skill_employee_skill_key', ['employerId', 'employeeId', 'skillId'])
@Check('genome_skill_level_check', 'level BETWEEN 1 AND 5')
@Check('genome_skill_confirmed_check', `confirmed_at IS NULL OR (is_stated AND source = 'EMPLOYER')`)
@Index('genome_skill_skill', ['employerId', 'skillId'])
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'genome_skill_skill_fkey' })
export class GenomeSkillRow extends FactRow {
  @Column('uuid') skillId: string
  /** False: known from other facts alone. */
  @Column('boolean') isStated: boolean
  @Column('smallint', { nullable: true }) level: number | null
  @Column('date', { nullable: true }) lastUsed: string | null
  /** When the person confirmed what the employer states: their word beside the employer's. */
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null
}

@FactTable('experience')
@Check('experience_dates_check', 'ended_on >= started_on')
export class ExperienceRow extends FactRow {
  @Column('text') title: string
  @Column('text', { nullable: true }) organization: string | null
  @Column('date', { nullable: true }) startedOn: string | null
  @Column('date', { nullable: true }) endedOn: string | null
  @Column('text', { nullable: true }) description: string | null
}

@FactTable('education')
export class EducationRow extends FactRow {
  @Column('text') institution: string
  @Column('text', { nullable: true }) qualification: string | null
  @Column('text', { nullable: true }) field: string | null
  @Column('date', { nullable: true }) endedOn: string | null
}

@FactTable('quality')
export class QualityRow extends FactRow {
  @Column('text') name: string
  @Column('text', { nullable: true }) note: string | null
}

@FactTable('interest')
@Check('interest_kind_check', `kind IN ('FULL_TIME_ROLE', 'ROTATION', 'FLEX_TIME_PROJECT', 'OTHER')`)
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'interest_skill_fkey' })
export class InterestRow extends FactRow {
  @Column('text', { nullable: true }) kind: OpportunityKind | null
  @Column('uuid', { nullable: true }) skillId: string | null
  @Column('text', { nullable: true }) note: string | null
}

@FactTable('assignment')
@Check('assignment_dates_check', 'ended_on >= started_on')
export class AssignmentRow extends FactRow {
  @Column('text') title: string
  @Column('uuid', { nullable: true }) opportunityId: string | null
  @Column('date') startedOn: string
  @Column('date', { nullable: true }) endedOn: string | null
}

@FactTable('availability')
@Unique('availability_employee_key', ['employerId', 'employeeId'])
@Check('availability_hours_check', 'hours_per_week BETWEEN 0 AND 168')
export class AvailabilityRow extends FactRow {
  @Column('boolean') openToWork: boolean
  @Column('smallint', { nullable: true }) hoursPerWeek: number | null
  @Column('date', { nullable: true }) from: string | null
}

@Entity('experience_skill')
@Index('experience_skill_skill', ['employerId', 'employeeId', 'skillId'])
@ForeignKey(() => ExperienceRow, ['employerId', 'experienceId'], ['employerId', 'id'], {
  name: 'experience_skill_experience_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => GenomeSkillRow, ['employerId', 'employeeId', 'skillId'], ['employerId', 'employeeId', 'skillId'], {
  name: 'experience_skill_skill_fkey',
  onDelete: 'CASCADE',
})
export class ExperienceSkillRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') experienceId: string
  @PrimaryColumn('uuid') skillId: string
  @Column('uuid') employeeId: string
  /** The skill stands in the words of the description; false: it was named as such. */
  @Column('boolean') isExtracted: boolean
}

@Entity('assignment_skill')
@Index('assignment_skill_skill', ['employerId', 'employeeId', 'skillId'])
@ForeignKey(() => AssignmentRow, ['employerId', 'assignmentId'], ['employerId', 'id'], {
  name: 'assignment_skill_assignment_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => GenomeSkillRow, ['employerId', 'employeeId', 'skillId'], ['employerId', 'employeeId', 'skillId'], {
  name: 'assignment_skill_skill_fkey',
  onDelete: 'CASCADE',
})
export class AssignmentSkillRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') assignmentId: string
  @PrimaryColumn('uuid') skillId: string
  @Column('uuid') employeeId: string
}

/** A skill that the person says an education of theirs gave them. */
@Entity('education_skill')
@Index('education_skill_skill', ['employerId', 'employeeId', 'skillId'])
@ForeignKey(() => EducationRow, ['employerId', 'educationId'], ['employerId', 'id'], {
  name: 'education_skill_education_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => GenomeSkillRow, ['employerId', 'employeeId', 'skillId'], ['employerId', 'employeeId', 'skillId'], {
  name: 'education_skill_skill_fkey',
  onDelete: 'CASCADE',
})
export class EducationSkillRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') educationId: string
  @PrimaryColumn('uuid') skillId: string
  @Column('uuid') employeeId: string
}

/** A colleague vouches for a skill; gone with either person, and with the skill. */
@Entity('endorsement')
@Check('endorsement_not_self_check', 'endorser_id <> employee_id')
@Index('endorsement_endorser', ['employerId', 'endorserId'])
@ForeignKey(() => GenomeSkillRow, ['employerId', 'employeeId', 'skillId'], ['employerId', 'employeeId', 'skillId'], {
  name: 'endorsement_skill_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'endorserId'], ['employerId', 'id'], {
  name: 'endorsement_endorser_fkey',
  onDelete: 'CASCADE',
})
export class EndorsementRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  @PrimaryColumn('uuid') skillId: string
  @PrimaryColumn('uuid') endorserId: string
  @Column('timestamptz') recordedAt: Date
}

/** The blocked person finds the blocker nowhere. */
@Entity('block')
@Check('block_not_self_check', 'blocker_id <> blocked_id')
@Index('block_blocked', ['employerId', 'blockedId'])
@ForeignKey(() => EmployeeRow, ['employerId', 'blockerId'], ['employerId', 'id'], {
  name: 'block_blocker_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'blockedId'], ['employerId', 'id'], {
  name: 'block_blocked_fkey',
  onDelete: 'CASCADE',
})
export class BlockRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') blockerId: string
  @PrimaryColumn('uuid') blockedId: string
  @Column('timestamptz') blockedAt: Date
}
