import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { type Audience, audiences } from '../visibility/audience.js'
import type { FactSource } from '../visibility/facet.js'
import { EmployeeRow } from './employee.entity.js'

/** What every fact's row has. */
export abstract class FactRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') id: string
  @Column('uuid') employeeId: string
  @Column('text') source: FactSource
  @Column('timestamptz') recordedAt: Date
  /** Set by the employee for this item; null: the facet's audience. */
  @Column('enum', { enum: audiences, enumName: 'audience', nullable: true }) ownAudience: Audience | null
  @Column('timestamptz', { nullable: true }) disputedAt: Date | null
}

/** The class is a fact's table: keyed by employer, gone with the employee, with a source from the closed list. */
export const FactTable =
  (table: string): ClassDecorator =>
  (target) => {
    Entity(table)(target)
    ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
      name: `${table}_employee_fkey`,
      onDelete: 'CASCADE',
    })(target)
    Check(`${table}_source_check`, `source IN ('EMPLOYEE', 'EMPLOYER', 'PUBLIC_DATA_SET', 'INFERRED')`)(target)
    Index(`${table}_employee`, ['employerId', 'employeeId'])(target)
  }
