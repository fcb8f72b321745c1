import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import type { Region } from '../visibility/settings.js'
import { EmployerRow } from './employer.entity.js'

/** That a person is employed, and where in the reporting line; what is known about them stands in facts. */
@Entity('employee')
@Unique('employee_number_key', ['employerId', 'employeeNumber'])
@Unique('employee_sign_in_name_key', ['employerId', 'signInName'])
@Check('employee_region_check', `region IN ('UNITED_STATES', 'CALIFORNIA', 'EUROPEAN_ECONOMIC_AREA', 'OTHER')`)
@Index('employee_manager', ['employerId', 'managerId'])
@Index('employee_created', ['employerId', 'createdAt'])
@ForeignKey(() => EmployerRow, ['employerId'], ['employerId'], { name: 'employee_employer_fkey', onDelete: 'CASCADE' })
@ForeignKey(() => EmployeeRow, ['employerId', 'managerId'], ['employerId', 'id'], { name: 'employee_manager_fkey' })
export class EmployeeRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') id: string
  /** The employer's own number for this person. */
  @Column('text') employeeNumber: string
  /** What a sign-in token names them by, in lower case. */
  @Column('text') signInName: string
  /** Null: the employer's. */
  @Column('text', { nullable: true }) region: Region | null
  @Column('uuid', { nullable: true }) managerId: string | null
  /** The manager, the manager's manager, and so on; derived from `managerId` whenever that changes. */
  @Column('uuid', { array: true, default: () => "'{}'" }) reportingLine: string[]
  @Column('timestamptz') createdAt: Date
}
