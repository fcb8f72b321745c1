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
  /** A digest of the key. */
  @PrimaryColumn('text') key: string
  /** A digest of the mutation and its arguments under the key. */
  @Column('text') fingerprint: string
  @Column('uuid') resultId: string
  @Column('timestamptz') recordedAt: Date
}
