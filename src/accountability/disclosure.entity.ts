import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import type { DisclosurePurpose } from '../visibility/disclosure.js'
import type { Facet } from '../visibility/facet.js'
import type { Role } from '../visibility/roles.js'

/** What one entry of the log says; null throughout once the person whom it is about has been erased. */
abstract class DisclosureContent {
  @PrimaryColumn('uuid') employerId: string
  @Column('uuid', { nullable: true }) viewerId: string | null
  /** Null also for colleagues: only who reads for the employer is named. */
  @Column('text', { nullable: true }) viewerName: string | null
  @Column('text', { nullable: true }) viewerRole: Role | null
  @Column('text', { nullable: true }) purpose: DisclosurePurpose | null
  @Column('uuid', { nullable: true }) opportunityId: string | null
  @Column('text', { array: true, nullable: true }) facets: Facet[] | null
  @Column('timestamptz', { nullable: true }) at: Date | null
  /** The full hour that `at` lies in. */
  @Column('timestamptz', { nullable: true }) hour: Date | null
}

/** Somebody saw facts of an employee: added in the transaction that read them, without an order, so that readers never wait for one another. */
@Entity('disclosure_unsealed')
@Check('disclosure_unsealed_content_check', 'num_nulls(viewer_id, viewer_role, purpose, facets, at, hour) = 0')
@Index('disclosure_unsealed_employee', ['employerId', 'employeeId', 'viewerId', 'hour'])
@ForeignKey('EmployerRow', ['employerId'], ['employerId'], {
  name: 'disclosure_unsealed_employer_fkey',
  onDelete: 'CASCADE',
})
export class DisclosureUnsealedRow extends DisclosureContent {
  @PrimaryColumn('uuid') id: string
  @Column('uuid') employeeId: string
}

/** An entry in its place in the employee's chain. */
@Entity('disclosure')
@Index('disclosure_viewer', ['employerId', 'employeeId', 'viewerId', 'hour'])
@Index('disclosure_sealed', ['employerId', 'sealNumber'])
@ForeignKey('EmployerRow', ['employerId'], ['employerId'], { name: 'disclosure_employer_fkey', onDelete: 'CASCADE' })
export class DisclosureRow extends DisclosureContent {
  @PrimaryColumn('uuid') employeeId: string
  /** 1, 2, 3 … within the employee's chain. */
  @PrimaryColumn('integer') sequence: number
  @Column('uuid') id: string
  /** Keeps the content from being guessed from its hash; gone with it. */
  @Column('bytea', { nullable: true }) salt: Buffer | null
  @Column('bytea') commitment: Buffer
  @Column('bytea') previousHash: Buffer
  @Column('bytea') hash: Buffer
  @Column('integer') sealNumber: number
}

/** One round of sealing: its digest covers every entry that it chained, and the round before. */
@Entity('disclosure_seal')
@ForeignKey('EmployerRow', ['employerId'], ['employerId'], {
  name: 'disclosure_seal_employer_fkey',
  onDelete: 'CASCADE',
})
export class DisclosureSealRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('integer') number: number
  @Column('timestamptz') sealedAt: Date
  @Column('bytea') digest: Buffer
}
