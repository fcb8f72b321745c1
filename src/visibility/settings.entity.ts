import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { type Audience, audiences } from './audience.js'
import { type Facet, facets } from './facet.js'
import type { Discoverability, VisibilitySettings } from './settings.js'

const AudienceColumn = () => Column('enum', { enum: audiences, enumName: 'audience' })

/** One employee's settings. The employee's entity is named by a string: people/ builds on visibility/, not the other way. */
@Entity('visibility_settings')
@Check('visibility_settings_discoverability_check', `discoverability IN ('FULL', 'ANONYMOUS', 'OFF')`)
@Index('visibility_settings_anonymous', { synchronize: false })
@ForeignKey('EmployeeRow', ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'visibility_settings_employee_fkey',
  onDelete: 'CASCADE',
})
export class VisibilitySettingsRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  @AudienceColumn() identity: Audience
  @AudienceColumn() position: Audience
  @AudienceColumn() contact: Audience
  @AudienceColumn() location: Audience
  @AudienceColumn() experience: Audience
  @AudienceColumn() education: Audience
  @AudienceColumn() skills: Audience
  @AudienceColumn() qualities: Audience
  @AudienceColumn() interests: Audience
  @AudienceColumn() assignments: Audience
  @AudienceColumn() availability: Audience
  @Column('text') discoverability: Discoverability
  @Column('boolean') usePublicData: boolean
  @Column('boolean') hideInterestFromManagers: boolean
  @Column('boolean') allowConnectionRequests: boolean
  @Column('boolean') allowLearning: boolean
  @Column('timestamptz') updatedAt: Date
}

const columnOf = (facet: Facet) => facet.toLowerCase() as Lowercase<Facet>

/** A row's facet columns from a record of audiences. */
export const facetColumns = (given: Partial<Record<Facet, Audience>>): Partial<Record<Lowercase<Facet>, Audience>> =>
  Object.fromEntries(facets.filter((facet) => given[facet]).map((facet) => [columnOf(facet), given[facet]]))

/** The settings that a row holds. */
export const settingsOf = (row: VisibilitySettingsRow): VisibilitySettings => ({
  facets: Object.fromEntries(facets.map((facet) => [facet, row[columnOf(facet)]])) as Record<Facet, Audience>,
  discoverability: row.discoverability,
  usePublicData: row.usePublicData,
  hideInterestFromManagers: row.hideInterestFromManagers,
  allowConnectionRequests: row.allowConnectionRequests,
  allowLearning: row.allowLearning,
})
