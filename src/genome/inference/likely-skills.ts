import { type OccupationLists, postingsOf } from './occupation-lists.js'
import { invertSymmetric } from './symmetric-inverse.js'

/** A skill that goes with those that somebody has. */
export interface LikelySkill {
  readonly skillId: string
  /** Above 0: an order, made a probability by `calibration.ts`. */
  readonly score: number
  /** Which of the skills held speaks most for it. */
  readonly fromSkillId: string
}

/** How many occupations are asked: those nearest to the skills held. */
const nearestOccupations = 150
/** Ridge of the regression: the larger, the less is believed of skills that few of these occupations list. */
const ridge = 30
/** What everybody has says little of this person: a score is divided by this power of the number of occupations that list the skill. */
const popularityDiscount = 0.1

/**
 * The skills that occupations list beside those that somebody holds, best first, at most `count`; never one that is held.
 *
 * Among the nearest occupations (cosine of the lists, weighted by rarity) each skill is predicted from all others by ridge
 * regression without itself, in closed form: with the Gram matrix G = AᵀA of the lists A, Λ = ridge + diag G and P = (G + Λ)⁻¹ the
 * weight of skill h for skill u is −P_hu / P_uu (EASE, Steck 2019; the growing diagonal is the dropout of EDLAE, Steck 2020). Unlike
 * co-occurrence it does not count twice what two held skills both say. Solved over the few occupations instead of the many skills
 * (Woodbury identity): P = Λ⁻¹ − Λ⁻¹ Aᵀ M A Λ⁻¹ with M = (I + A Λ⁻¹ Aᵀ)⁻¹, so that nothing has to be stored or learned beforehand.
 */
export function likelySkills(lists: OccupationLists, heldIds: readonly string[], count: number): LikelySkill[] {
  const held = lists.numbersOf(heldIds)
  const nearest = findNearest(lists, held)
  if (nearest.length === 0) return []
  const local = new NearestLists(lists, nearest)
  const best = local
    .scoreSkills(held)
    .sort((a, b) => b.score - a.score || a.skill - b.skill)
    .slice(0, count)
  return best.map(({ skill, score }) => ({
    skillId: lists.skillIds[skill] as string,
    score,
    fromSkillId: lists.skillIds[local.strongestFor(skill, held)] as string,
  }))
}

/** The occupations that list something of what is held, nearest first; ties by number. */
function findNearest({ postings, weights, norms }: OccupationLists, held: Uint32Array): number[] {
  const overlaps = new Map<number, number>()
  for (const skill of held)
    for (const occupation of postings[skill] as Uint32Array)
      overlaps.set(occupation, (overlaps.get(occupation) ?? 0) + (weights[skill] as number))
  const nearness = (occupation: number) => (overlaps.get(occupation) as number) / (norms[occupation] as number)
  return [...overlaps.keys()].sort((a, b) => nearness(b) - nearness(a) || a - b).slice(0, nearestOccupations)
}

/** The nearest occupations and the skills that they list, both numbered anew. */
class NearestLists {
  /** By new number the number among all, ascending. */
  private readonly skills: Uint32Array
  private readonly numbers: ReadonlyMap<number, number>
  private readonly postings: readonly Uint32Array[]
  /** M, row by row. */
  private readonly inverse: Float64Array
  private readonly size: number

  constructor(
    private readonly all: OccupationLists,
    nearest: readonly number[],
  ) {
    const lists = nearest.map((occupation) => all.lists[occupation] as Uint32Array)
    this.size = lists.length
    this.skills = Uint32Array.from(new Set(lists.flatMap((list) => [...list]))).sort()
    this.numbers = new Map([...this.skills].map((skill, number) => [skill, number]))
    this.postings = postingsOf(
      lists.map((list) => list.map((skill) => this.numbers.get(skill) as number)),
      this.skills.length,
    )
    this.inverse = invertSymmetric(this.kernel(), this.size)
  }

  /** The occupations among the nearest that list a skill. */
  private listing(skill: number): Uint32Array {
    return this.postings[this.numbers.get(skill) ?? -1] ?? new Uint32Array()
  }

  /** I + A Λ⁻¹ Aᵀ. */
  private kernel(): Float64Array {
    const { size } = this
    const kernel = new Float64Array(size * size)
    for (let one = 0; one < size; one++) kernel[one * size + one] = 1
    for (const among of this.postings)
      for (const one of among)
        for (const other of among)
          kernel[one * size + other] = (kernel[one * size + other] as number) + 1 / diagonal(among)
    return kernel
  }

  scoreSkills(held: Uint32Array): { skill: number; score: number }[] {
    const told = this.multiply(this.tell(held))
    const isHeld = new Set(held)
    const scored: { skill: number; score: number }[] = []
    this.postings.forEach((among, number) => {
      const skill = this.skills[number] as number
      const sum = among.reduce((total, occupation) => total + (told[occupation] as number), 0)
      if (sum <= 0 || isHeld.has(skill)) return
      const known = (this.all.postings[skill] as Uint32Array).length
      const score = sum / (1 - this.between(among, among) / diagonal(among)) / (known + 1) ** popularityDiscount
      scored.push({ skill, score })
    })
    return scored
  }

  /** Which of the skills held has the largest weight for this one; ties by number. */
  strongestFor(skill: number, held: Uint32Array): number {
    const among = this.listing(skill)
    const weight = (one: number) => this.between(this.listing(one), among) / diagonal(this.listing(one))
    return held.reduce((best, one) => (weight(one) > weight(best) ? one : best))
  }

  /** A Λ⁻¹ x: what the skills held say of each occupation. */
  private tell(held: Uint32Array): Float64Array {
    const told = new Float64Array(this.size)
    for (const skill of held)
      for (const occupation of this.listing(skill))
        told[occupation] = (told[occupation] as number) + 1 / diagonal(this.listing(skill))
    return told
  }

  private multiply(vector: Float64Array): Float64Array {
    const { size, inverse } = this
    return vector.map((_, row) => {
      let sum = 0
      for (let at = 0; at < size; at++) sum += (inverse[row * size + at] as number) * (vector[at] as number)
      return sum
    })
  }

  /** The sum of M over the occupations of one skill and of another. */
  private between(one: Uint32Array, other: Uint32Array): number {
    let sum = 0
    for (const row of one) for (const column of other) sum += this.inverse[row * this.size + column] as number
    return sum
  }
}

/** Λ of a skill that these occupations list. */
const diagonal = (among: Uint32Array): number => ridge + among.length
