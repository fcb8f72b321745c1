import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm'
import type { Region } from '../visibility/settings.js'

@Entity('employer')
@Unique('employer_name_key', ['name'])
@Check('employer_region_check', `region IN ('UNITED_STATES', 'CALIFORNIA', 'EUROPEAN_ECONOMIC_AREA', 'OTHER')`)
@Check('employer_minimum_group_size_check', 'minimum_group_size >= 5')
export class EmployerRow {
  @PrimaryColumn('uuid') employerId: string
  @Column('text') name: string
  @Column('text') region: Region
  /** No statistic is shown for fewer people. */
  @Column('integer', { default: 5 }) minimumGroupSize: number
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date
}
