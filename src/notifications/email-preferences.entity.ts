import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import type { AlertFrequency } from '../people/alert-frequency.type.js'
import { EmployeeRow } from '../people/employee.entity.js'

/** What an employee has chosen about mail, and about their data in a business transfer; no row: as at sign-up. */
@Entity('email_preferences')
@Check('email_preferences_alerts_check', `opportunity_alerts IN ('IMMEDIATE', 'DAILY', 'WEEKLY', 'OFF')`)
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'email_preferences_employee_fkey',
  onDelete: 'CASCADE',
})
export class EmailPreferencesRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  @Column('boolean') marketing: boolean
  @Column('text') opportunityAlerts: AlertFrequency
  /** Their data stays behind when the business is transferred to somebody who would handle it otherwise. */
  @Column('boolean') businessTransferOptOut: boolean
}
