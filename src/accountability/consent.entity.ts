import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { EmployeeRow } from '../people/employee.entity.js'
import type { Region } from '../visibility/settings.js'
import { type ConsentPurpose, consentPurposes } from './consent.js'
import { PrivacyPolicyRow } from './privacy-policy.entity.js'

/** A yes or a no to one purpose; never changed, the latest of a purpose holds. */
@Entity('consent_record')
@Check('consent_record_purpose_check', `purpose IN (${consentPurposes.map((each) => `'${each}'`).join(', ')})`)
@ForeignKey(() => PrivacyPolicyRow, ['region', 'policyVersion'], ['region', 'version'], {
  name: 'consent_record_policy_fkey',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'consent_record_employee_fkey',
  onDelete: 'CASCADE',
})
export class ConsentRecordRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  /** 1, 2, 3 … in the order in which the person said it. */
  @PrimaryColumn('integer') sequence: number
  @Column('uuid') id: string
  @Column('text') purpose: ConsentPurpose
  @Column('boolean') isGiven: boolean
  @Column('text') region: Region
  @Column('text') policyVersion: string
  @Column('timestamptz') recordedAt: Date
}
