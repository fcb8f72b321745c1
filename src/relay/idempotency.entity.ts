import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'

/** That a mutation with this key has had its effect: which one, told apart by a hash of its arguments, and on what. */
@Entity('idempotency_record')
@ForeignKey('EmployerRow', ['employerId'], ['employerId'], {
  name: 'idempotency_record_employer_fkey',
  onDelete: 'CASCADE',
})
export class IdempotencyRecordRow {
  @PrimaryColumn('uuid') employerId: string
  /** The employee, or the subject of the token where there is none. */
  @PrimaryColumn('text') actor: string
  @PrimaryColumn('text') key: string
  @Column('text') fingerprint: string
  @Column('uuid') resultId: string
  @Column('timestamptz') recordedAt: Date
}
