import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'

/** Somebody sent an operation: its name, never its arguments. Erased with the person by a trigger, and when its time is over. */
@Entity('usage_event')
@Index('usage_event_employee', ['employerId', 'employeeId', 'at'])
@Index('usage_event_at', ['employerId', 'at'])
@ForeignKey('EmployerRow', ['employerId'], ['employerId'], { name: 'usage_event_employer_fkey', onDelete: 'CASCADE' })
export class UsageEventRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') id: string
  @Column('uuid') employeeId: string
  @Column('timestamptz') at: Date
  @Column('text') operation: string
  @Column('text', { nullable: true }) client: string | null
  @Column('text', { nullable: true }) address: string | null
  @Column('text', { nullable: true }) agent: string | null
  @Column('text', { nullable: true }) referrer: string | null
}
