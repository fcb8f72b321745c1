/** A skill of a vocabulary as learning knows it. */
export interface Term {
  readonly id: string
  /** The preferred name and all others. */
  readonly names: readonly string[]
  /** Ids of the terms that this one is a part or a kind of; ids that no term has are passed over. */
  readonly broader: readonly string[]
  /** Ids of terms that the vocabulary says are learned quickly from this one. */
  readonly related: readonly string[]
}

/** Sets of terms: set `s` holds the terms at the places `skills[offsets[s]]` to before `skills[offsets[s + 1]]`, each once. */
export interface Holdings {
  /** One more than there are sets; begins with 0. */
  readonly offsets: Uint32Array
  readonly skills: Uint32Array
}

/** Everything that an edition is derived from. The order of sets, and of terms inside a set, does not matter. */
export interface LearningInput {
  /** In the order of their ids. */
  readonly terms: readonly Term[]
  /** A set a person. */
  readonly holdings: Holdings
  /** Occupations of the vocabularies, which say before anybody contributes, and beside a few, which skills go together. */
  readonly occupations: readonly { readonly skills: readonly { readonly id: string; readonly typicality: number }[] }[]
  /** What fewer people hold does not count: of a skill, and of a pair of skills. At least 1. */
  readonly minimumSupport: number
}

/** How far deriving has come: what is being done, and 0 to 1 of it. */
export interface LearningStep {
  readonly step: string
  readonly share: number
}
