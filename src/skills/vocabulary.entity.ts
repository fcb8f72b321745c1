import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { OccupationRow, SkillRow } from './skill.entity.js'

/** A vocabulary in the version that was loaded last, and what its publisher asks to be said of it. */
@Entity('vocabulary')
@Unique('vocabulary_place_key', ['place'])
export class VocabularyRow {
  @PrimaryColumn('text') scheme: string
  @Column('text') version: string
  @Column('text') licence: string
  /** Null: our own. */
  @Column('text', { nullable: true }) attribution: string | null
  /** SHA-256 over the version and all files. */
  @Column('bytea') checksum: Buffer
  @Column('timestamptz') importedAt: Date
  /** In the order in which they were first loaded: where schemes share a code or a name, the earlier one counts. */
  @Column('integer') place: number
}

/** One row: another version after each change of the skills or their names. */
@Entity('vocabulary_version')
export class VocabularyVersionRow {
  @PrimaryColumn('uuid') version: string
}

/** What is done in an occupation. */
@Entity('occupation_task')
@ForeignKey(() => OccupationRow, ['occupationId'], ['id'], {
  name: 'occupation_task_occupation_fkey',
  onDelete: 'CASCADE',
})
export class OccupationTaskRow {
  @PrimaryColumn('uuid') occupationId: string
  @PrimaryColumn('text') code: string
  @Column('text') statement: string
}

/**
 * Two terms of different schemes that mean the same; the scheme of `skillId` comes first in the alphabet. Somebody may have
 * reviewed it: what is REJECTED holds nowhere, and a decision outlasts every import.
 */
@Entity('skill_mapping')
@Index('skill_mapping_mapped', ['mappedId'])
@Check('skill_mapping_basis_check', `basis IN ('NAME', 'ALTERNATIVE_NAME', 'REVIEW')`)
@Check('skill_mapping_decision_check', `decision IN ('PROPOSED', 'ACCEPTED', 'REJECTED')`)
@ForeignKey(() => SkillRow, ['skillId'], ['id'], { name: 'skill_mapping_skill_fkey', onDelete: 'CASCADE' })
@ForeignKey(() => SkillRow, ['mappedId'], ['id'], { name: 'skill_mapping_mapped_fkey', onDelete: 'CASCADE' })
export class SkillMappingRow {
  @PrimaryColumn('uuid') skillId: string
  @PrimaryColumn('uuid') mappedId: string
  /** REVIEW: the names do not say it; whoever reviewed the mapping did. */
  @Column('text') basis: 'NAME' | 'ALTERNATIVE_NAME' | 'REVIEW'
  @Column('text') decision: 'PROPOSED' | 'ACCEPTED' | 'REJECTED'
}

/** An import that has begun and not ended: how many records of its files are staged. */
@Entity('vocabulary_import')
export class VocabularyImportRow {
  @PrimaryColumn('text') scheme: string
  @Column('text') version: string
  @Column('bytea') checksum: Buffer
  @Column('integer') records: number
  @Column('timestamptz') startedAt: Date
}

/** A record of an import's files, staged until all are there: readers meet the former version until then, and the new one after. */
@Entity('vocabulary_record')
export class StagedRecordRow {
  @PrimaryColumn('text') scheme: string
  @PrimaryColumn('integer') position: number
  @Column('text') kind: string
  @Column('uuid') id: string
  @Column('uuid', { nullable: true }) otherId: string | null
  @Column('text', { nullable: true }) code: string | null
  @Column('text', { nullable: true }) name: string | null
  @Column('text', { nullable: true }) description: string | null
  @Column('text', { nullable: true }) uri: string | null
  @Column('double precision', { nullable: true }) typicality: number | null
}
