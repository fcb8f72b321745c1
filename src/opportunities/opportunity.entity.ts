import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { EmployeeRow } from '../people/employee.entity.js'
import { EmployerRow } from '../people/employer.entity.js'
import type { OpportunityKind } from '../people/workforce.js'
import { SkillRow } from '../skills/skill.entity.js'
import type { ApplicationStatus } from './application-status.js'
import type { Importance, OpportunityStatus } from './opportunity.js'

@Entity('opportunity')
@Check('opportunity_kind_check', `kind IN ('FULL_TIME_ROLE', 'ROTATION', 'FLEX_TIME_PROJECT', 'OTHER')`)
@Check('opportunity_status_check', `status IN ('DRAFT', 'OPEN', 'CLOSED', 'FILLED')`)
@Check('opportunity_closed_check', `(status IN ('CLOSED', 'FILLED')) = (closed_at IS NOT NULL)`)
@Check('opportunity_dates_check', 'ends_on >= starts_on')
@Check('opportunity_hours_check', 'hours_per_week BETWEEN 0 AND 168')
@Index('opportunity_newest', { synchronize: false })
@ForeignKey(() => EmployerRow, ['employerId'], ['employerId'], {
  name: 'opportunity_employer_fkey',
  onDelete: 'CASCADE',
})
export class OpportunityRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') id: string
  @Column('text') kind: OpportunityKind
  @Column('text') title: string
  @Column('text') description: string
  @Column('text') status: OpportunityStatus
  @Column('text', { nullable: true }) orgUnit: string | null
  @Column('text', { nullable: true }) location: string | null
  @Column('boolean') remote: boolean
  @Column('smallint', { nullable: true }) hoursPerWeek: number | null
  @Column('date', { nullable: true }) startsOn: string | null
  @Column('date', { nullable: true }) endsOn: string | null
  @Column('timestamptz') createdAt: Date
  @Column('uuid', { nullable: true }) createdBy: string | null
  /** When it was closed or filled; null while it is neither. */
  @Column('timestamptz', { nullable: true }) closedAt: Date | null
  /** Counts changes of the requirements: each gives candidates new ids and aliases. */
  @Column('integer', { default: 1 }) requirementsVersion: number
}

@Entity('requirement')
@Check('requirement_importance_check', `importance IN ('MUST', 'PREFERRED')`)
@Check('requirement_level_check', 'minimum_level BETWEEN 1 AND 5')
@Check('requirement_weight_check', 'weight > 0 AND weight <= 10')
@ForeignKey(() => OpportunityRow, ['employerId', 'opportunityId'], ['employerId', 'id'], {
  name: 'requirement_opportunity_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'requirement_skill_fkey' })
export class RequirementRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') opportunityId: string
  @PrimaryColumn('uuid') skillId: string
  @Column('smallint') position: number
  @Column('text') importance: Importance
  @Column('smallint', { nullable: true }) minimumLevel: number | null
  @Column('double precision') weight: number
}

@Entity('hiring_team_member')
@Index('hiring_team_member_employee', ['employerId', 'employeeId'])
@ForeignKey(() => OpportunityRow, ['employerId', 'opportunityId'], ['employerId', 'id'], {
  name: 'hiring_team_member_opportunity_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'hiring_team_member_employee_fkey',
  onDelete: 'CASCADE',
})
export class HiringTeamMemberRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') opportunityId: string
  @PrimaryColumn('uuid') employeeId: string
  @Column('smallint') position: number
  /** Earlier applications do not exist for this member. */
  @Column('timestamptz') addedAt: Date
}

@Entity('application')
@Check(
  'application_status_check',
  `status IN ('SUBMITTED', 'SHORTLISTED', 'REJECTED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')`,
)
@Index('application_one_at_a_time', { synchronize: false })
@Index('application_employee', ['employerId', 'employeeId'])
@ForeignKey(() => OpportunityRow, ['employerId', 'opportunityId'], ['employerId', 'id'], {
  name: 'application_opportunity_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'application_employee_fkey',
  onDelete: 'CASCADE',
})
export class ApplicationRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') id: string
  @Column('uuid') opportunityId: string
  @Column('uuid') employeeId: string
  @Column('text') status: ApplicationStatus
  @Column('text', { nullable: true }) message: string | null
  @Column('boolean') showToManagers: boolean
  @Column('timestamptz') submittedAt: Date
  /** When it came to its present status. */
  @Column('timestamptz') decidedAt: Date
  /** When it ended for the team although the opportunity has opened again since. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null
}

/** Who was on the hiring team when the employee applied, and so may read the application. */
@Entity('application_reader')
@Index('application_reader_employee', ['employerId', 'employeeId'])
@ForeignKey(() => ApplicationRow, ['employerId', 'applicationId'], ['employerId', 'id'], {
  name: 'application_reader_application_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'application_reader_employee_fkey',
  onDelete: 'CASCADE',
})
export class ApplicationReaderRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') applicationId: string
  @PrimaryColumn('uuid') employeeId: string
}

@Entity('application_step')
@ForeignKey(() => ApplicationRow, ['employerId', 'applicationId'], ['employerId', 'id'], {
  name: 'application_step_application_fkey',
  onDelete: 'CASCADE',
})
export class ApplicationStepRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') applicationId: string
  @PrimaryColumn('smallint') position: number
  @Column('text') status: ApplicationStatus
  @Column('timestamptz') at: Date
}

@Entity('saved_opportunity')
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'saved_opportunity_employee_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => OpportunityRow, ['employerId', 'opportunityId'], ['employerId', 'id'], {
  name: 'saved_opportunity_opportunity_fkey',
  onDelete: 'CASCADE',
})
export class SavedOpportunityRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  @PrimaryColumn('uuid') opportunityId: string
  @Column('timestamptz') savedAt: Date
}
