import fc from 'fast-check'
import type { Demand, KnownSkill, Neighbours, Supply } from '../../src/matching/score.js'
import { opportunityKinds } from '../../src/people/workforce.js'

/** Few enough that requirements, skills and neighbours meet. */
export const skillIds = ['rowing', 'sailing', 'steering', 'mending', 'cooking', 'trading']
export const anySkillId = fc.constantFrom(...skillIds)

const anyDay = fc.constantFrom('2026-01-01', '2026-06-01', '2026-12-01')
const anyHours = fc.option(fc.integer({ min: 0, max: 168 }))
/** Strengths as the genome gives them: four digits, often none or full. */
export const anyStrength = fc.oneof(
  fc.constantFrom(0.0001, 0.4, 0.7, 1),
  fc.integer({ min: 1, max: 10_000 }).map((n) => n / 10_000),
)

export const anyRequirement = fc.record({
  skillId: anySkillId,
  importance: fc.constantFrom('MUST' as const, 'PREFERRED' as const),
  minimumLevel: fc.option(fc.integer({ min: 1, max: 5 })),
  weight: fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 10, noNaN: true })),
})

export const anyDemand: fc.Arbitrary<Demand> = fc.record({
  requirements: fc.uniqueArray(anyRequirement, { selector: ({ skillId }) => skillId, minLength: 1 }),
  kind: fc.option(fc.constantFrom(...opportunityKinds)),
  hoursPerWeek: anyHours,
  startsOn: fc.option(anyDay),
})

export const anyKnownSkill: fc.Arbitrary<KnownSkill> = fc.record({
  strength: anyStrength,
  level: fc.option(fc.integer({ min: 1, max: 5 })),
})

export const anySupply: fc.Arbitrary<Supply> = fc.record({
  skills: fc.array(fc.tuple(anySkillId, anyKnownSkill)).map((pairs) => new Map(pairs)),
  availability: fc.option(fc.record({ openToWork: fc.boolean(), hoursPerWeek: anyHours, from: fc.option(anyDay) })),
  wantedKinds: fc.subarray([...opportunityKinds]),
})

export const anyNeighbours: fc.Arbitrary<Neighbours> = fc
  .array(fc.tuple(anySkillId, anySkillId, fc.constantFrom(0.35, 0.6, 0.7, 0.999)))
  .map((pairs) => {
    const neighbours = new Map<string, { adjacentId: string; affinity: number }[]>()
    for (const [skillId, adjacentId, affinity] of pairs)
      if (skillId !== adjacentId)
        neighbours.set(skillId, [...(neighbours.get(skillId) ?? []), { adjacentId, affinity }])
    return neighbours
  })
