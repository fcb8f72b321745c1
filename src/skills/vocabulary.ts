/** A set of skills and occupations from one source and edition, as it is loaded into the database. */
export interface Vocabulary {
  /** Who defines the codes, such as `Flux starter` or `ESCO`. */
  readonly scheme: string
  readonly version: string
  readonly skills: readonly VocabularySkill[]
  readonly occupations: readonly VocabularyOccupation[]
}

/** Something that a person can do or know, and its place among the others. */
export interface VocabularySkill {
  /** Unique in the scheme and stable from version to version. */
  readonly code: string
  readonly name: string
  readonly description: string
  /** Code of the top skill that this one falls under; a family's top names itself. */
  readonly family: string
  /** Codes of the skills that this one is a part or a kind of; empty for a family's top. */
  readonly broader: readonly string[]
  /** Codes of skills that somebody with this one learns quickly, and the other way round. */
  readonly related: readonly string[]
  readonly alternativeNames: readonly string[]
}

/** How usual a skill is in an occupation: `typicality` 0 (unheard of) to 1 (everybody). */
export interface OccupationSkill {
  readonly skill: string
  readonly typicality: number
}

export interface VocabularyOccupation {
  readonly code: string
  readonly title: string
  readonly alternativeTitles: readonly string[]
  /** Code of the family whose top skill the work falls under. */
  readonly family: string
  readonly skills: readonly OccupationSkill[]
}
