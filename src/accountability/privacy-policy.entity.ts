import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { EmployeeRow } from '../people/employee.entity.js'
import { type Region, regions } from '../visibility/settings.js'

/** One published text, the same for every employer; it never changes. */
@Entity('privacy_policy')
@Check('privacy_policy_region_check', `region IN (${regions.map((each) => `'${each}'`).join(', ')})`)
export class PrivacyPolicyRow {
  @PrimaryColumn('text') region: Region
  @PrimaryColumn('text') version: string
  @Column('date') effectiveOn: string
  @Column('text') body: string
  @Column('timestamptz') loadedAt: Date
}

/** Somebody has said that they have read a version. */
@Entity('policy_acknowledgement')
@ForeignKey(() => PrivacyPolicyRow, ['region', 'version'], ['region', 'version'], {
  name: 'policy_acknowledgement_policy_fkey',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'policy_acknowledgement_employee_fkey',
  onDelete: 'CASCADE',
})
export class PolicyAcknowledgementRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  @PrimaryColumn('text') region: Region
  @PrimaryColumn('text') version: string
  @Column('timestamptz') acknowledgedAt: Date
}
