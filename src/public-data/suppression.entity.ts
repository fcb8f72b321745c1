import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'

/**
 * An address that opted out, as keyed hashes alone: without the key, which is outside the database, no dictionary of addresses
 * finds one.
 */
@Entity('suppression')
@Check('suppression_scope_check', `scope IN ('PUBLIC_DATA')`)
@Index('suppression_untagged', ['keyVersion', 'untaggedHash'])
export class SuppressionRow {
  @PrimaryColumn('text') scope: 'PUBLIC_DATA'
  @PrimaryColumn('smallint') keyVersion: number
  /** HMAC-SHA-256 of the canonical address. */
  @PrimaryColumn('bytea') addressHash: Buffer
  /** Of the canonical address without its tag. */
  @Column('bytea') untaggedHash: Buffer
  @Column('timestamptz') suppressedAt: Date
}

/** Which key each version was, as a hash under itself: a lost key that was made anew would let everybody back in unnoticed. */
@Entity('suppression_key')
export class SuppressionKeyRow {
  @PrimaryColumn('smallint') version: number
  @Column('bytea') fingerprint: Buffer
}

/**
 * Counts the opt-outs of one of 64 groups of addresses. Whoever stores what they screened shares the row, an opt-out changes it: so
 * what was screened on a snapshot older than an opt-out is never stored.
 */
@Entity('suppression_turn')
export class SuppressionTurnRow {
  @PrimaryColumn('smallint') bucket: number
  @Column('bigint') turn: string
}
