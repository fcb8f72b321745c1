import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { EmployeeRow } from '../people/employee.entity.js'
import { EmployerRow } from '../people/employer.entity.js'
import { SkillRow } from '../skills/skill.entity.js'
import type { ModelCard } from './model-card.js'

/** One immutable version of what was learned; `inForceSince` alone changes: of several, the latest is in force. */
export abstract class EditionRow {
  @PrimaryColumn('uuid') id: string
  @Column('integer') number: number
  @Column('timestamptz') learnedAt: Date
  @Column('timestamptz', { nullable: true }) inForceSince: Date | null
  /** How many people, and skills of theirs, it was learned from. */
  @Column('integer') people: number
  @Column('integer') facts: number
  @Column('integer') skills: number
  @Column('integer') edges: number
  @Column('text', { array: true }) schemes: string[]
  @Column('integer') minimumSupport: number
  /** Of the vectors of its skills. */
  @Column('integer') dimensions: number
  /** SHA-256 of what was learned. */
  @Column('bytea') digest: Buffer
  @Column('jsonb') card: ModelCard
}

/** What one edition says of one skill. */
export abstract class EditionSkillRow {
  @PrimaryColumn('uuid') editionId: string
  @PrimaryColumn('uuid') skillId: string
  @Column('real') rarity: number
  /** The neighbours, nearest first, and what belongs to each at the same place. */
  @Column('uuid', { array: true }) adjacentIds: string[]
  @Column('real', { array: true }) affinities: number[]
  @Column('text', { array: true }) bases: AdjacencyBasis[]
  /** 32-bit floats, little-endian. */
  @Column('bytea') vector: Buffer
}

export type AdjacencyBasis = 'TAXONOMY' | 'LEARNED' | 'BOTH'

/** The checks that every table of what an edition says of skills has. */
const SkillOfEdition =
  (table: string): ClassDecorator =>
  (target) => {
    Entity(table)(target)
    Index(`${table}_adjacent`, { synchronize: false })(target)
    Check(
      `${table}_adjacent_check`,
      'cardinality(adjacent_ids) = cardinality(affinities) AND cardinality(affinities) = cardinality(bases)',
    )(target)
    Check(`${table}_affinity_check`, '0 < ALL (affinities) AND 1 > ALL (affinities)')(target)
    Check(`${table}_basis_check`, `bases <@ ARRAY['TAXONOMY', 'LEARNED', 'BOTH']`)(target)
  }

/** Derived from the vocabularies alone: in force for every employer without a learned edition. */
@Entity('starter_edition')
@Unique('starter_edition_number_key', ['number'])
export class StarterEditionRow extends EditionRow {}

@SkillOfEdition('starter_skill')
@ForeignKey(() => StarterEditionRow, ['editionId'], ['id'], {
  name: 'starter_skill_edition_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'starter_skill_skill_fkey', onDelete: 'CASCADE' })
export class StarterSkillRow extends EditionSkillRow {}

/** Learned from one employer's people. Withdrawn: somebody it was learned from is to be forgotten, and its content is gone. */
@Entity('learned_edition')
@Unique('learned_edition_number_key', ['employerId', 'number'])
@Check('learned_edition_withdrawn_check', 'withdrawn_at IS NULL OR in_force_since IS NULL')
@ForeignKey(() => EmployerRow, ['employerId'], ['employerId'], {
  name: 'learned_edition_employer_fkey',
  onDelete: 'CASCADE',
})
export class LearnedEditionRow extends EditionRow {
  @PrimaryColumn('uuid') employerId: string
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null
}

@SkillOfEdition('learned_skill')
@ForeignKey(() => LearnedEditionRow, ['employerId', 'editionId'], ['employerId', 'id'], {
  name: 'learned_skill_edition_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'learned_skill_skill_fkey' })
export class LearnedSkillRow extends EditionSkillRow {
  @PrimaryColumn('uuid') employerId: string
}

/** What one person lets the genome learn from: written by triggers, with every change of their facts and settings. */
@Entity('genome_contribution')
@ForeignKey(() => EmployeeRow, ['employerId', 'employeeId'], ['employerId', 'id'], {
  name: 'genome_contribution_employee_fkey',
  onDelete: 'CASCADE',
})
export class GenomeContributionRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') employeeId: string
  /** In their order; empty: nothing. */
  @Column('uuid', { array: true }) skillIds: string[]
  /** Facts that begin after this day do not count yet. */
  @Column('date') renewedOn: string
}

/** Somebody is to be forgotten: the next edition is due at once. */
@Entity('edition_due')
@ForeignKey(() => EmployerRow, ['employerId'], ['employerId'], {
  name: 'edition_due_employer_fkey',
  onDelete: 'CASCADE',
})
export class EditionDueRow {
  @PrimaryColumn('uuid') employerId: string
  @PrimaryColumn('uuid') id: string
  @Column('timestamptz') notedAt: Date
}
