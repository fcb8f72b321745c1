import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { EmployeeRow } from '../people/employee.entity.js'
import { EmployerRow } from '../people/employer.entity.js'
import type { NodeKind } from '../relay/global-id.js'
import type { ItemContent, ItemState } from './item.js'

/** Something that a record, or a person's own export, says of one employee, for that employee alone to accept or refuse. It counts nowhere. */
@Entity('public_item')
@Index('public_item_employee', ['employerId', 'employeeId'])
@Index('public_item_record', ['employerId', 'recordId'])
@Check('public_item_state_check', `state IN ('OFFERED', 'ACCEPTED', 'REJECTED', 'DISPUTED')`)
@Check('public_item_decided_check', `(state = 'OFFERED') = (decided_at IS NULL)`)
@Check('public_item_fact_check', `(fact_kind IS NULL) = (fact_id IS NULL) AND (fact_id IS NULL OR state = 'ACCEPTED')`)
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'public_item_employee_fkey',
  onDelete: 'CASCADE',
})
export class PublicItemRow {
  @PrimaryColumn('uuid') employerId: string
  /** Follows from the employee, the record and the content, so that what was refused is not offered again. */
  @PrimaryColumn('uuid') id: string
  @Column('uuid') employeeId: string
  /** Null: the person brought it in. The record may be gone by now. */
  @Column('uuid', { nullable: true }) recordId: string | null
  @Column('json') content: ItemContent
  @Column('text') origin: string
  @Column('timestamptz') collectedAt: Date
  @Column('timestamptz') expiresAt: Date
  @Column('text') state: ItemState
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null
  /** What the person says is wrong. */
  @Column('text', { nullable: true }) reason: string | null
  /** The fact that came of it, where one did; it may be gone by now. */
  @Column('text', { nullable: true }) factKind: NodeKind | null
  @Column('uuid', { nullable: true }) factId: string | null
}

/** When an employer's people were last compared with the public records. */
@Entity('public_link')
@ForeignKey(() => EmployerRow, ['employerId'], ['employerId'], {
  name: 'public_link_employer_fkey',
  onDelete: 'CASCADE',
})
export class PublicLinkRow {
  @PrimaryColumn('uuid') employerId: string
  @Column('timestamptz') linkedAt: Date
}

/** That a person is to be told, or was told, that a record about them was collected. */
@Entity('public_notice')
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'public_notice_employee_fkey',
  onDelete: 'CASCADE',
})
export class PublicNoticeRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  @Column('timestamptz') foundAt: Date
  @Column('timestamptz', { nullable: true }) sentAt: Date | null
}
