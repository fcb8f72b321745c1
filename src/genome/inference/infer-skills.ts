import { confidenceOf, textConfidence } from './calibration.js'
import { likelySkills } from './likely-skills.js'
import type { OccupationLists } from './occupation-lists.js'

/** The one thing that a suggestion comes from: a fact of the person, or a skill that they hold. */
export type Derivation =
  | { readonly kind: 'INFERRED_FROM_TITLE' | 'EXTRACTED_FROM_TEXT' | 'EDUCATION'; readonly factId: string }
  | { readonly kind: 'INFERRED_FROM_SKILL'; readonly fromSkillId: string }

export interface Suggestion {
  readonly skillId: string
  /** 0 to 1, calibrated: see `calibration.ts`. */
  readonly confidence: number
  readonly derivation: Derivation
}

/** What somebody's own facts say, and what the genome knows of it. */
export interface InferenceInput {
  /** The skills of the person that something stands behind. */
  readonly held: readonly string[]
  /** Job titles, each with the skills usual for it; typicality above 0, to 1. */
  readonly titles: readonly {
    readonly factId: string
    readonly usual: readonly { readonly skillId: string; readonly typicality: number }[]
  }[]
  /** Skills that the person's own words name. */
  readonly texts: readonly {
    readonly kind: keyof typeof textConfidence
    readonly factId: string
    readonly skillIds: readonly string[]
  }[]
  readonly occupations: OccupationLists
  /** Skills of which somebody with one that is held has much, by the adjacency of the edition; affinity above 0, below 1. */
  readonly implied: readonly { readonly skillId: string; readonly fromSkillId: string; readonly affinity: number }[]
  /** What is not suggested: held in any form, rejected, or another name of such a skill. */
  readonly unwanted: ReadonlySet<string>
}

/** Less is not worth a look. */
const leastConfidence = 0.03
/** Enough to choose from when some of them turn out to be one skill under the names of two vocabularies. */
const mostInferred = 40

/**
 * Skills that somebody likely has, surest first, at most 40, each with the one derivation that makes it surest; never an
 * unwanted one. Only terms of skill vocabularies can come out: never a quality, a trait of personality or anything protected, for
 * nothing of that kind goes in or is known here. Equally sure ones in the order of their ids.
 */
export function inferSkills(input: InferenceInput): Suggestion[] {
  const best = new Map<string, Suggestion>()
  for (const suggestion of [...fromTexts(input), ...fromTitles(input), ...fromSkills(input)]) {
    const { skillId, confidence } = suggestion
    if (confidence < leastConfidence || input.unwanted.has(skillId)) continue
    if (confidence > (best.get(skillId)?.confidence ?? 0)) best.set(skillId, suggestion)
  }
  return [...best.values()]
    .sort((a, b) => b.confidence - a.confidence || (a.skillId < b.skillId ? -1 : 1))
    .slice(0, mostInferred)
}

const fromTexts = ({ texts }: InferenceInput): Suggestion[] =>
  texts.flatMap(({ kind, factId, skillIds }) =>
    skillIds.map((skillId) => ({ skillId, confidence: textConfidence[kind], derivation: { kind, factId } })),
  )

function fromTitles({ titles }: InferenceInput): Suggestion[] {
  return titles.flatMap(({ factId, usual }) => {
    const all = usual.reduce((sum, { typicality }) => sum + typicality, 0)
    return usual.map(({ skillId, typicality }) => ({
      skillId,
      confidence: confidenceOf('TITLE', typicality / all),
      derivation: { kind: 'INFERRED_FROM_TITLE' as const, factId },
    }))
  })
}

function fromSkills({ held, occupations, implied, unwanted }: InferenceInput): Suggestion[] {
  const listed = likelySkills(occupations, held, mostInferred + unwanted.size)
  return [
    ...listed.map(({ skillId, score, fromSkillId }) => ({
      skillId,
      confidence: confidenceOf('LISTED', score),
      derivation: { kind: 'INFERRED_FROM_SKILL' as const, fromSkillId },
    })),
    ...implied.map(({ skillId, affinity, fromSkillId }) => ({
      skillId,
      confidence: confidenceOf('IMPLIED', affinity),
      derivation: { kind: 'INFERRED_FROM_SKILL' as const, fromSkillId },
    })),
  ]
}
