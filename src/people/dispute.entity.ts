import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import type { NodeKind } from '../relay/global-id.js'
import { EmployeeRow } from './employee.entity.js'

/** What a dispute has come to; it does not expire. */
export type DisputeStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED'

/** An employee says that a fact which the employer gave is wrong; at most one is open for a fact. */
@Entity('dispute')
@Check('dispute_status_check', `status IN ('PENDING', 'ACCEPTED', 'DECLINED')`)
@Check('dispute_resolved_check', `(status = 'PENDING') = (resolved_at IS NULL)`)
@Index('dispute_open', ['employerId', 'factId'], { unique: true, where: `status = 'PENDING'` })
@Index('dispute_employee', ['employerId', 'employeeId'])
@Index('dispute_raised', ['employerId', 'raisedAt'])
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'dispute_employee_fkey',
  onDelete: 'CASCADE',
})
export class DisputeRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') id: string
  @Column('uuid') employeeId: string
  @Column('text') factKind: NodeKind
  /** Of a fact that may be gone by now. */
  @Column('uuid') factId: string
  @Column('text') reason: string
  /** When the employee first said so; a new reason changes nothing of it. */
  @Column('timestamptz') raisedAt: Date
  @Column('text') status: DisputeStatus
  /** What the administrator answered. */
  @Column('text', { nullable: true }) note: string | null
  @Column('timestamptz', { nullable: true }) resolvedAt: Date | null
}

/** What the employer gave last and took back on an employee's dispute: an import that gives the same is not followed. */
@Entity('refused_value')
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'refused_value_employee_fkey',
  onDelete: 'CASCADE',
})
export class RefusedValueRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  /** The name of an account fact, or the uuid of a skill. */
  @PrimaryColumn('text') subject: string
  /** The text of an account fact; the level of a skill, null where none was given. */
  @Column('text', { nullable: true }) value: string | null
  @Column('timestamptz') refusedAt: Date
}
