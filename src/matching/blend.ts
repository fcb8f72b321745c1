/** What an edition knows of skills, as a blend of two measures needs it. */
export interface SkillSpace {
  readonly dimensions: number
  /** A unit vector, or zeros, of a skill. */
  vectorOf(skill: number): Float32Array
  /** How much a skill says, from how few have it; 0 or above. */
  rarityOf(skill: number): number
  /** The affinity of a neighbour to a required skill, above 0 and below 1; 0 where it is none. */
  affinityOf(required: number, held: number): number
}

/** Skills, each with how much of it there is: strength 0 to 1, or the weight of a requirement. */
export type Weighted = ReadonlyMap<number, number>

/**
 * How much of what is asked for is there: 0 to 1. The best evidence for each requirement (the skill itself, or a neighbour by its
 * affinity), weighted by how much each skill says.
 */
export function coverageOf(asked: Weighted, held: Weighted, space: SkillSpace): number {
  let covered = 0
  let whole = 0
  for (const [required, weight] of asked) {
    const worth = weight * space.rarityOf(required)
    whole += worth
    let best = held.get(required) ?? 0
    for (const [skill, strength] of held) best = Math.max(best, strength * space.affinityOf(required, skill))
    covered += worth * best
  }
  return whole === 0 ? 0 : covered / whole
}

/** Where a whole profile stands: Σ weight · rarity · vector. Linear in the skills, so that hidden ones can be left out exactly. */
export function profileOf(skills: Weighted, space: SkillSpace): Float64Array {
  const profile = new Float64Array(space.dimensions)
  for (const [skill, weight] of skills) {
    const factor = weight * space.rarityOf(skill)
    const vector = space.vectorOf(skill)
    for (let d = 0; d < profile.length; d++) profile[d] = (profile[d] as number) + factor * (vector[d] as number)
  }
  return profile
}

/** The cosine of two profiles, 0 where it is negative or a profile is empty: 0 to 1. */
export function similarityOf(one: Float64Array, other: Float64Array): number {
  let [product, square, otherSquare] = [0, 0, 0]
  for (let d = 0; d < one.length; d++) {
    const [a, b] = [one[d] as number, other[d] as number]
    product += a * b
    square += a * a
    otherSquare += b * b
  }
  return square === 0 || otherSquare === 0 ? 0 : Math.max(0, product / Math.sqrt(square * otherSquare))
}

/** What coverage counts beside similarity. Chosen on people and opportunities of training occupations (docs/quality.md). */
export const coverageWeight = 0.6

/** How well a profile fits what is asked for: 0 to 1. Coverage keeps the top precise, similarity finds related people. */
export const blendOf = (coverage: number, similarity: number): number =>
  (coverageWeight * coverage + similarity) / (coverageWeight + 1)
