import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import type { Profile } from './profile.js'

/** What one source says of one person. It belongs to no employer, and the roles of requests cannot read it. */
@Entity('public_record')
@Index('public_record_name', ['nameKey'])
@Index('public_record_expiry', ['expiresAt'])
export class PublicRecordRow {
  /** Follows from the origin and the origin's own id. */
  @PrimaryColumn('uuid') id: string
  @Column('text') origin: string
  @Column('text') originId: string
  /** By which namesakes are found; empty where the source gives no name. */
  @Column('text') nameKey: string
  @Column('json') content: Profile
  @Column('timestamptz') collectedAt: Date
  @Column('timestamptz') expiresAt: Date
  /** It is somebody's: of an address that they sign in with, or by their own word. It is offered to no namesake then. */
  @Column('boolean') isLinked: boolean
}

/** An address of a record, in its canonical form. */
@Entity('public_record_email')
@Index('public_record_email_record', ['recordId'])
@ForeignKey(() => PublicRecordRow, ['recordId'], ['id'], {
  name: 'public_record_email_record_fkey',
  onDelete: 'CASCADE',
})
export class PublicRecordEmailRow {
  @PrimaryColumn('text') email: string
  @PrimaryColumn('uuid') recordId: string
}

/** How far a source has been read, and what came of it. */
@Entity('public_import')
export class PublicImportRow {
  @PrimaryColumn('text') origin: string
  /** Of everything that is read. */
  @PrimaryColumn('bytea') checksum: Buffer
  /** Where the next record begins, in the unit of the source, and its line. */
  @Column('bigint') position: string
  @Column('bigint') line: string
  @Column('bigint') added: string
  @Column('bigint') changed: string
  @Column('bigint') unchanged: string
  /** Left out because they opted out; which ones is not written down. */
  @Column('bigint') suppressed: string
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null
}

/** A record that was set aside: where it stands and why, and nothing of what it holds. */
@Entity('public_import_problem')
@ForeignKey(() => PublicImportRow, ['origin', 'checksum'], ['origin', 'checksum'], {
  name: 'public_import_problem_import_fkey',
  onDelete: 'CASCADE',
})
export class PublicImportProblemRow {
  @PrimaryColumn('text') origin: string
  @PrimaryColumn('bytea') checksum: Buffer
  @PrimaryColumn('bigint') line: string
  @Column('text') reason: string
}
