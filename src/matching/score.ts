import type { Importance } from '../opportunities/opportunity.js'
import type { OpportunityKind } from '../people/workforce.js'

/** What a match is scored against. `kind`, hours and start are null for requirements without an opportunity. */
export interface Demand {
  readonly requirements: readonly {
    readonly skillId: string
    readonly importance: Importance
    readonly minimumLevel: number | null
    readonly weight: number
  }[]
  readonly kind: OpportunityKind | null
  readonly hoursPerWeek: number | null
  readonly startsOn: string | null
}

/** What the viewer may know of one skill of a person: strength 0 to 1; level 1 to 5, null where nobody stated it. */
export interface KnownSkill {
  readonly strength: number
  readonly level: number | null
}

/** What the viewer may know of a person, as far as it counts in a match; nothing about who they are or where they live. */
export interface Supply {
  readonly skills: ReadonlyMap<string, KnownSkill>
  readonly availability: {
    readonly openToWork: boolean
    readonly hoursPerWeek: number | null
    readonly from: string | null
  } | null
  readonly wantedKinds: readonly OpportunityKind[]
}

/** Neighbours of a required skill, by required skill: the affinity is above 0 and below 1. */
export type Neighbours = ReadonlyMap<string, readonly { readonly adjacentId: string; readonly affinity: number }[]>

export type RequirementStatus = 'MET' | 'PARTIAL' | 'MISSING'
export interface ScoredRequirement {
  readonly status: RequirementStatus
  readonly contribution: number
  /** The skill whose evidence counted; null where none did. */
  readonly skillId: string | null
  /** Null where the required skill itself counted. */
  readonly affinity: number | null
}
export interface ScoredFactor {
  readonly name: string
  readonly effect: number
  readonly detail: string
}
export interface Score {
  /** 0 to 1: exactly the sum of all contributions and effects. */
  readonly score: number
  readonly requirements: readonly ScoredRequirement[]
  readonly factors: readonly ScoredFactor[]
}

/** The most that requirements together can give; the rest is for the two factors. */
const requirementsShare = 0.9
const availabilityEffect = { fits: 0.05, closed: -0.05 }
const wantedKindEffect = 0.05
/** What a score cannot pass while a MUST has no evidence at all. */
const missingMustCap = 0.5
const importanceWeight: Readonly<Record<Importance, number>> = { MUST: 2, PREFERRED: 1 }
/** Counts for a minimum level where nobody stated a level. */
const unstatedLevelShare = 0.8

/** A multiple of 2⁻¹⁶: such sums are exact in floating point, so that an explanation adds up to its score. */
const exact = (value: number): number => Math.round(value * 65536) / 65536

const roundedDown = (value: number): number => Math.floor(value * 65536) / 65536

/** How far a level goes toward the minimum: 1 where it is reached or none is asked. */
function levelShare(level: number | null, minimum: number | null): number {
  if (minimum === null) return 1
  return level === null ? unstatedLevelShare : Math.min(1, level / minimum)
}

/** The best evidence for one requirement: of the skill itself, or (weaker by the affinity) of a neighbour. */
function scoreRequirement(
  { skillId, minimumLevel }: Demand['requirements'][number],
  supply: Supply,
  neighbours: Neighbours,
): { value: number; skillId: string | null; affinity: number | null; isMet: boolean } {
  const own = supply.skills.get(skillId)
  const ownShare = own ? levelShare(own.level, minimumLevel) : 0
  let best = {
    value: own ? own.strength * ownShare : 0,
    skillId: own ? skillId : null,
    affinity: null as number | null,
    isMet: ownShare === 1,
  }
  for (const { adjacentId, affinity } of neighbours.get(skillId) ?? []) {
    const near = supply.skills.get(adjacentId)
    const value = near ? affinity * near.strength * levelShare(near.level, minimumLevel) : 0
    if (value > best.value) best = { value, skillId: adjacentId, affinity, isMet: best.isMet }
  }
  return best
}

function availabilityFactor({ availability }: Supply, { hoursPerWeek, startsOn }: Demand): ScoredFactor[] {
  if (!availability) return []
  if (!availability.openToWork)
    return [{ name: 'availability', effect: exact(availabilityEffect.closed), detail: 'Not open to other work now.' }]
  const isInTime = !startsOn || !availability.from || availability.from <= startsOn
  const hasHours =
    hoursPerWeek === null || availability.hoursPerWeek === null || availability.hoursPerWeek >= hoursPerWeek
  if (isInTime && hasHours)
    return [
      {
        name: 'availability',
        effect: exact(availabilityEffect.fits),
        detail: 'Open to work, with the time that is asked for.',
      },
    ]
  return [
    {
      name: 'availability',
      effect: 0,
      detail: isInTime ? 'Open to work, for fewer hours.' : 'Open to work, from a later day.',
    },
  ]
}

const kindFactor = ({ wantedKinds }: Supply, { kind }: Demand): ScoredFactor[] =>
  kind && wantedKinds.includes(kind)
    ? [{ name: 'kind of work wanted', effect: exact(wantedKindEffect), detail: 'Would like this kind of work.' }]
    : []

/** What a sum above the cap loses while a MUST has no evidence at all; nothing where it loses nothing. */
export function missingMustFactor(
  demand: Demand,
  requirements: readonly ScoredRequirement[],
  sum: number,
): ScoredFactor[] {
  const isMissing = requirements.some(
    ({ status }, index) => status === 'MISSING' && demand.requirements[index]?.importance === 'MUST',
  )
  if (!isMissing || sum <= missingMustCap) return []
  const detail = 'Nothing is known of a skill that the work cannot do without.'
  return [{ name: 'missing must', effect: missingMustCap - sum, detail }]
}

/**
 * How well a person fits, from visible facts alone: the weighted best evidence for each requirement (max-sim), availability
 * and the kind of work wanted; a missing MUST caps the sum by a factor of its own, so that all parts add up exactly.
 */
export function scoreMatch(demand: Demand, supply: Supply, neighbours: Neighbours): Score {
  const weights = demand.requirements.map(({ importance, weight }) => importanceWeight[importance] * weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  let given = 0
  const requirements = demand.requirements.map((requirement, index): ScoredRequirement => {
    const { value, skillId, affinity, isMet } = scoreRequirement(requirement, supply, neighbours)
    const before = roundedDown((requirementsShare * given) / total)
    given += (weights[index] as number) * value
    // Running sums are rounded, not the parts: what all requirements give together is never more than their share.
    const contribution = roundedDown((requirementsShare * given) / total) - before
    return { status: isMet ? 'MET' : value > 0 ? 'PARTIAL' : 'MISSING', contribution, skillId, affinity }
  })
  const factors = [...availabilityFactor(supply, demand), ...kindFactor(supply, demand)]
  const sum = [...requirements.map(({ contribution }) => contribution), ...factors.map(({ effect }) => effect)].reduce(
    (a, b) => a + b,
    0,
  )
  const missing = missingMustFactor(demand, requirements, sum)
  if (sum < 0) factors.push({ name: 'floor', effect: -sum, detail: 'A score is never below nothing.' })
  const score = missing.length ? missingMustCap : Math.max(0, sum)
  return { score, requirements, factors: [...factors, ...missing] }
}
