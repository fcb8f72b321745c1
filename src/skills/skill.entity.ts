import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'

/** A term of a vocabulary. A retired one keeps the facts of people, and is found no more. */
@Entity('skill')
@Unique('skill_scheme_code_key', ['scheme', 'code'])
@Check('skill_merged_into_check', 'merged_into IS NULL OR retired_in IS NOT NULL')
@ForeignKey(() => SkillRow, ['mergedInto'], ['id'], { name: 'skill_merged_into_fkey' })
export class SkillRow {
  @PrimaryColumn('uuid') id: string
  @Column('text') scheme: string
  @Column('text') code: string
  @Column('text') schemeVersion: string
  @Column('text') name: string
  @Column('text', { nullable: true }) description: string | null
  @Column('text', { nullable: true }) uri: string | null
  /** The version of the scheme that first lacked it. */
  @Column('text', { nullable: true }) retiredIn: string | null
  /** The term that has the retired one's name now. */
  @Column('uuid', { nullable: true }) mergedInto: string | null
}

/** A name under which a skill is found: the preferred one and each alternative. */
@Entity('skill_name')
@Index('skill_name_trigram', { synchronize: false })
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'skill_name_skill_fkey', onDelete: 'CASCADE' })
export class SkillNameRow {
  @PrimaryColumn('uuid') skillId: string
  @PrimaryColumn('text') name: string
  @Column('boolean') isPreferred: boolean
}

@Entity('skill_broader')
@Index('skill_broader_broader', ['broaderId'])
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'skill_broader_skill_fkey', onDelete: 'CASCADE' })
@ForeignKey(() => SkillRow, ['broaderId'], ['id'], { name: 'skill_broader_broader_fkey', onDelete: 'CASCADE' })
export class SkillBroaderRow {
  @PrimaryColumn('uuid') skillId: string
  @PrimaryColumn('uuid') broaderId: string
}

@Entity('occupation')
@Unique('occupation_scheme_code_key', ['scheme', 'code'])
@Index('occupation_title', { synchronize: false })
export class OccupationRow {
  @PrimaryColumn('uuid') id: string
  @Column('text') scheme: string
  @Column('text') code: string
  @Column('text') schemeVersion: string
  @Column('text') title: string
  @Column('text', { array: true }) alternativeTitles: string[]
  @Column('text', { nullable: true }) description: string | null
  @Column('text', { nullable: true }) uri: string | null
  @Column('text', { nullable: true }) retiredIn: string | null
}

@Entity('occupation_skill')
@Check('occupation_skill_typicality_check', 'typicality > 0 AND typicality <= 1')
@ForeignKey(() => OccupationRow, ['occupationId'], ['id'], {
  name: 'occupation_skill_occupation_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'occupation_skill_skill_fkey', onDelete: 'CASCADE' })
export class OccupationSkillRow {
  @PrimaryColumn('uuid') occupationId: string
  @PrimaryColumn('uuid') skillId: string
  @Column('double precision') typicality: number
}

/** One immutable version of what the genome has learned. */
@Entity('genome_edition')
@Unique('genome_edition_number_key', ['number'])
export class GenomeEditionRow {
  @PrimaryColumn('uuid') id: string
  @Column('integer') number: number
  @Column('timestamptz') learnedAt: Date
  @Column('integer') skills: number
  @Column('integer') edges: number
  @Column('integer') facts: number
  @Column('text', { array: true }) schemes: string[]
  @Column('integer') minimumSupport: number
}

/** How much evidence of one skill says about another, in one edition. */
@Entity('skill_adjacency')
@Index('skill_adjacency_adjacent', ['editionId', 'adjacentId'])
@Check('skill_adjacency_affinity_check', 'affinity > 0 AND affinity < 1')
@Check('skill_adjacency_basis_check', `basis IN ('TAXONOMY', 'LEARNED', 'BOTH')`)
@ForeignKey(() => GenomeEditionRow, ['editionId'], ['id'], {
  name: 'skill_adjacency_edition_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'skill_adjacency_skill_fkey', onDelete: 'CASCADE' })
@ForeignKey(() => SkillRow, ['adjacentId'], ['id'], { name: 'skill_adjacency_adjacent_fkey', onDelete: 'CASCADE' })
export class SkillAdjacencyRow {
  @PrimaryColumn('uuid') editionId: string
  @PrimaryColumn('uuid') skillId: string
  @PrimaryColumn('uuid') adjacentId: string
  @Column('double precision') affinity: number
  @Column('text') basis: 'TAXONOMY' | 'LEARNED' | 'BOTH'
}
