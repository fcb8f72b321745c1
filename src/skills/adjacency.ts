import type { Vocabulary } from './vocabulary.js'

export interface AdjacentPair {
  readonly skill: string
  readonly adjacent: string
  /** Above 0, below 1: how much evidence of `adjacent` counts where `skill` is asked for. */
  readonly affinity: number
}

/** What a stated relation is worth before anything has been learned from people. */
const affinityOf = {
  /** Somebody with the narrower skill has most of the broader one. */
  narrower: 0.7,
  related: 0.6,
  /** The broader skill says little about a particular narrower one. */
  broader: 0.35,
} as const

/**
 * Neighbours that follow from a vocabulary's own relations, by code; where two relations join a pair the stronger counts.
 * A family's top skill is too general to say anything and has no neighbours.
 */
export function taxonomyAdjacency(vocabulary: Vocabulary): AdjacentPair[] {
  const tops = new Set(vocabulary.skills.filter(({ broader }) => broader.length === 0).map(({ code }) => code))
  const affinities = new Map<string, AdjacentPair>()
  const add = (skill: string, adjacent: string, affinity: number) => {
    if (tops.has(skill) || tops.has(adjacent)) return
    const key = `${skill}\0${adjacent}`
    if ((affinities.get(key)?.affinity ?? 0) < affinity) affinities.set(key, { skill, adjacent, affinity })
  }
  for (const { code, broader, related } of vocabulary.skills) {
    for (const other of broader) {
      add(other, code, affinityOf.narrower)
      add(code, other, affinityOf.broader)
    }
    for (const other of related) {
      add(code, other, affinityOf.related)
      add(other, code, affinityOf.related)
    }
  }
  return [...affinities.values()]
}
