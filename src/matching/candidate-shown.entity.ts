import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { OpportunityRow } from '../opportunities/opportunity.entity.js'

/**
 * An employee was shown by name among the candidates of an opportunity, and is never behind an alias there again: to
 * anybody (`viewerId` null), or to the one member of the team for whom a case of theirs was open.
 */
@Entity('candidate_shown')
@Index('candidate_shown_opportunity', ['employerId', 'opportunityId', 'employeeId'])
@ForeignKey(() => OpportunityRow, ['employerId', 'opportunityId'], ['employerId', 'id'], {
  name: 'candidate_shown_opportunity_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('EmployeeRow', ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'candidate_shown_employee_fkey',
  onDelete: 'CASCADE',
})
export class CandidateShownRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') id: string
  @Column('uuid') opportunityId: string
  @Column('uuid') employeeId: string
  @Column('uuid', { nullable: true }) viewerId: string | null
}
