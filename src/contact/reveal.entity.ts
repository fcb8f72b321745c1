import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { OpportunityRow } from '../opportunities/opportunity.entity.js'
import { EmployeeRow } from '../people/employee.entity.js'

/** What the row holds; a pending request past its time is EXPIRED for everybody. */
export type StoredRevealStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED'

/** Somebody asks an anonymous candidate of one opportunity to show themself to its hiring team. */
@Entity('reveal_request')
@Unique('reveal_request_attempt_key', ['employerId', 'opportunityId', 'employeeId', 'requirementsVersion', 'attempt'])
@Check('reveal_request_status_check', `status IN ('PENDING', 'ACCEPTED', 'DECLINED')`)
@Check('reveal_request_answer_check', `(status = 'PENDING') = (answered_at IS NULL)`)
@Index('reveal_request_employee', ['employerId', 'employeeId'])
@Index('reveal_request_sender', ['employerId', 'senderId'])
@ForeignKey(() => OpportunityRow, ['employerId', 'opportunityId'], ['employerId', 'id'], {
  name: 'reveal_request_opportunity_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'reveal_request_employee_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'senderId'], ['employerId', 'id'], {
  name: 'reveal_request_sender_fkey',
  onDelete: 'CASCADE',
})
export class RevealRequestRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') id: string
  @Column('uuid') opportunityId: string
  @Column('uuid') employeeId: string
  @Column('uuid') senderId: string
  /** Of the opportunity when it was sent: the request belongs to the alias of that time. */
  @Column('integer') requirementsVersion: number
  /** 1 for the first request to this alias, 2 for the one after it expired, and so on. */
  @Column('smallint') attempt: number
  @Column('text') message: string
  @Column('text') status: StoredRevealStatus
  @Column('boolean') showToManagers: boolean
  @Column('timestamptz') sentAt: Date
  @Column('timestamptz') expiresAt: Date
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null
  /** When what an acceptance opened ended although the opportunity has opened again since. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null
}

/** Who was on the hiring team when the employee accepted, and so meets them by name. */
@Entity('reveal_reader')
@Index('reveal_reader_employee', ['employerId', 'employeeId'])
@ForeignKey(() => RevealRequestRow, ['employerId', 'revealRequestId'], ['employerId', 'id'], {
  name: 'reveal_reader_request_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'reveal_reader_employee_fkey',
  onDelete: 'CASCADE',
})
export class RevealReaderRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') revealRequestId: string
  @PrimaryColumn('uuid') employeeId: string
}
