import type { EntityTarget, ObjectLiteral } from 'typeorm'
import type { NodeKind } from '../relay/global-id.js'
import {
  AccountFactRow,
  AssignmentRow,
  AvailabilityRow,
  EducationRow,
  ExperienceRow,
  GenomeSkillRow,
  InterestRow,
  QualityRow,
} from './facts.entity.js'
import type { FactRow } from './tenant-fact.entity.js'

export type FactEntity = EntityTarget<FactRow & ObjectLiteral>

/** The table of each kind of fact that a client can name by id. */
export const factEntities: Partial<Record<NodeKind, FactEntity>> = {
  AccountFact: AccountFactRow,
  GenomeSkill: GenomeSkillRow,
  Experience: ExperienceRow,
  Education: EducationRow,
  Quality: QualityRow,
  Interest: InterestRow,
  Assignment: AssignmentRow,
  Availability: AvailabilityRow,
}
