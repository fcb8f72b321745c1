import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Demand,
  type KnownSkill,
  type Neighbours,
  type Score,
  type Supply,
  scoreMatch,
} from '../../src/matching/score.js'
import { anyDemand, anyKnownSkill, anyNeighbours, anyRequirement, anySkillId, anySupply } from './arbitraries.js'

const nobody: Supply = { skills: new Map(), availability: null, wantedKinds: [] }
const none: Neighbours = new Map()
type Requirement = Demand['requirements'][number]
const must = (skillId: string, over: Partial<Requirement> = {}): Requirement => ({
  skillId,
  importance: 'MUST',
  minimumLevel: null,
  weight: 1,
  ...over,
})
const preferred = (skillId: string, over: Partial<Requirement> = {}) =>
  must(skillId, { importance: 'PREFERRED', ...over })
const demand = (requirements: Requirement[], over: Partial<Demand> = {}): Demand => ({
  requirements,
  kind: null,
  hoursPerWeek: null,
  startsOn: null,
  ...over,
})
const knows = (skills: Record<string, number | KnownSkill>, over: Partial<Supply> = {}): Supply => ({
  ...nobody,
  skills: new Map(
    Object.entries(skills).map(([id, of]) => [id, typeof of === 'number' ? { strength: of, level: null } : of]),
  ),
  ...over,
})

const partsOf = ({ requirements, factors }: Score) => [
  ...requirements.map(({ contribution }) => contribution),
  ...factors.map(({ effect }) => effect),
]
const add = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)
const requirementPart = ({ requirements }: Score) => add(requirements.map(({ contribution }) => contribution))
const factorNames = ({ factors }: Score) => factors.map(({ name }) => name)
const anyCase = [anyDemand, anySupply, anyNeighbours] as const

describe('a score', () => {
  test('is exactly the sum of its parts, in whatever order they are added', () => {
    fc.assert(
      fc.property(...anyCase, (asked, supply, neighbours) => {
        const score = scoreMatch(asked, supply, neighbours)
        expect(add(partsOf(score)) === score.score).toBe(true)
        expect(add(partsOf(score).reverse()) === score.score).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('is from 0 to 1, and so is each contribution', () => {
    fc.assert(
      fc.property(...anyCase, (asked, supply, neighbours) => {
        const score = scoreMatch(asked, supply, neighbours)
        for (const number of [score.score, ...score.requirements.map(({ contribution }) => contribution)]) {
          expect(number).toBeGreaterThanOrEqual(0)
          expect(number).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('is the same each time, and explains every requirement in the order asked', () => {
    fc.assert(
      fc.property(...anyCase, (asked, supply, neighbours) => {
        const score = scoreMatch(asked, supply, neighbours)
        expect(scoreMatch(asked, supply, neighbours)).toEqual(score)
        expect(score.requirements).toHaveLength(asked.requirements.length)
      }),
    )
  })

  test('never falls when a person learns a skill or gets better at one', () => {
    fc.assert(
      fc.property(...anyCase, anySkillId, anyKnownSkill, (asked, supply, neighbours, skillId, learned) => {
        const before = supply.skills.get(skillId)
        const better: KnownSkill = {
          strength: Math.max(before?.strength ?? 0, learned.strength),
          // Who states a level may state one that is below what is supposed of whoever states none.
          level: before ? (before.level === null ? null : Math.max(before.level, learned.level ?? 0)) : learned.level,
        }
        const more = { ...supply, skills: new Map(supply.skills).set(skillId, better) }
        const [one, other] = [supply, more].map((of) => scoreMatch(asked, of, neighbours)) as [Score, Score]
        expect(requirementPart(other)).toBeGreaterThanOrEqual(requirementPart(one))
        expect(other.score).toBeGreaterThanOrEqual(one.score)
      }),
      { numRuns: 1000 },
    )
  })

  test('never falls when a requirement that the person lacks is dropped', () => {
    fc.assert(
      fc.property(...anyCase, anyRequirement, (asked, supply, neighbours, lacking) => {
        const all = demand([...asked.requirements.filter(({ skillId }) => skillId !== lacking.skillId), lacking], asked)
        const before = scoreMatch({ ...asked, requirements: all.requirements }, supply, neighbours)
        fc.pre(before.requirements.at(-1)?.status === 'MISSING')
        const after = scoreMatch({ ...asked, requirements: all.requirements.slice(0, -1) }, supply, neighbours)
        expect(after.score).toBeGreaterThanOrEqual(before.score)
      }),
      { numRuns: 1000 },
    )
  })

  test('does not depend on skills that are neither asked for nor near to what is', () => {
    fc.assert(
      fc.property(...anyCase, anyKnownSkill, (asked, supply, neighbours, other) => {
        const more = { ...supply, skills: new Map(supply.skills).set('something else', other) }
        expect(scoreMatch(asked, more, neighbours)).toEqual(scoreMatch(asked, supply, neighbours))
      }),
    )
  })
})

describe('a missing MUST', () => {
  test('holds the score at one half through a factor of its own, which is negative', () => {
    const asked = demand([must('rowing', { weight: 10 }), must('sailing', { weight: 0.1 })])
    const score = scoreMatch(asked, knows({ rowing: 1 }), none)
    expect(score.score).toBe(0.5)
    expect(score.factors).toEqual([
      { name: 'missing must', effect: expect.closeTo(-0.39, 2), detail: expect.any(String) },
    ])
    expect(score.requirements[1]).toEqual({ status: 'MISSING', contribution: 0, skillId: null, affinity: null })
  })

  test('never lets a score pass one half', () => {
    fc.assert(
      fc.property(...anyCase, (asked, supply, neighbours) => {
        const score = scoreMatch(asked, supply, neighbours)
        const isMissing = score.requirements.some(
          ({ status }, index) => status === 'MISSING' && asked.requirements[index]?.importance === 'MUST',
        )
        if (isMissing) expect(score.score).toBeLessThanOrEqual(0.5)
      }),
      { numRuns: 1000 },
    )
  })

  test('is named only where a MUST is missing, and then only takes away', () => {
    fc.assert(
      fc.property(...anyCase, (asked, supply, neighbours) => {
        const { requirements, factors } = scoreMatch(asked, supply, neighbours)
        const named = factors.find(({ name }) => name === 'missing must')
        if (!named) return
        expect(named.effect).toBeLessThan(0)
        const missing = requirements.filter(
          ({ status }, index) => status === 'MISSING' && asked.requirements[index]?.importance === 'MUST',
        )
        expect(missing).not.toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('counts where a neighbour of it is known: the score may then pass one half', () => {
    const asked = demand([must('rowing', { weight: 10 }), must('sailing', { weight: 0.1 })])
    const near: Neighbours = new Map([['sailing', [{ adjacentId: 'steering', affinity: 0.6 }]]])
    expect(scoreMatch(asked, knows({ rowing: 1, steering: 1 }), near).score).toBeGreaterThan(0.5)
  })

  test('is no matter where it is only preferred', () => {
    const score = scoreMatch(demand([must('rowing'), preferred('sailing')]), knows({ rowing: 1 }), none)
    expect(score.score).toBeGreaterThan(0.5)
    expect(factorNames(score)).toEqual([])
  })
})

describe('a requirement', () => {
  const part = (requirement: Requirement, supply: Supply, neighbours = none) =>
    scoreMatch(demand([requirement]), supply, neighbours).requirements[0]

  test.each<[string, Requirement, Supply, object]>([
    [
      'is met by the skill, in whatever strength',
      must('rowing'),
      knows({ rowing: 0.2 }),
      { status: 'MET', contribution: 0.18 },
    ],
    [
      'is missing where nothing is known',
      must('rowing'),
      nobody,
      { status: 'MISSING', contribution: 0, skillId: null },
    ],
    [
      'is met at its minimum level',
      must('rowing', { minimumLevel: 3 }),
      knows({ rowing: { strength: 1, level: 3 } }),
      { status: 'MET', contribution: 0.9 },
    ],
    [
      'is no more than met above it',
      must('rowing', { minimumLevel: 3 }),
      knows({ rowing: { strength: 1, level: 5 } }),
      { status: 'MET', contribution: 0.9 },
    ],
    [
      'is partly met below it, by the share of the level',
      must('rowing', { minimumLevel: 4 }),
      knows({ rowing: { strength: 1, level: 1 } }),
      { status: 'PARTIAL', contribution: 0.225 },
    ],
    [
      'is partly met where nobody stated the level',
      must('rowing', { minimumLevel: 4 }),
      knows({ rowing: 1 }),
      { status: 'PARTIAL', contribution: 0.72 },
    ],
  ])('%s', (_title, requirement, supply, expected) => {
    const { contribution, ...rest } = expected as { contribution: number }
    expect(part(requirement, supply)).toMatchObject({ ...rest, contribution: expect.closeTo(contribution, 4) })
  })

  const near: Neighbours = new Map([
    [
      'rowing',
      [
        { adjacentId: 'sailing', affinity: 0.6 },
        { adjacentId: 'steering', affinity: 0.7 },
      ],
    ],
  ])

  test('is partly met by the nearest neighbour, which the match names', () => {
    expect(part(must('rowing'), knows({ sailing: 1, steering: 1 }), near)).toEqual({
      status: 'PARTIAL',
      contribution: expect.closeTo(0.63, 4),
      skillId: 'steering',
      affinity: 0.7,
    })
  })

  test('stays met where strong evidence of a neighbour counts more than weak evidence of the skill itself', () => {
    expect(part(must('rowing'), knows({ rowing: 0.1, steering: 1 }), near)).toMatchObject({
      status: 'MET',
      skillId: 'steering',
    })
  })

  test('a neighbour of one strength is worth less than the skill itself of that strength', () => {
    fc.assert(
      fc.property(
        anyKnownSkill,
        anyRequirement,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (of, requirement, affinity) => {
          const { skillId } = requirement
          const neighbours: Neighbours = new Map([[skillId, [{ adjacentId: 'near', affinity }]]])
          const own = part(requirement, knows({ [skillId]: of }), neighbours)
          const byNear = part(requirement, knows({ near: of }), neighbours)
          expect(byNear?.contribution).toBeLessThanOrEqual(own?.contribution ?? 0)
          expect(byNear?.status).not.toBe('MET')
        },
      ),
    )
  })

  test('gives more the heavier it weighs, and a MUST twice what a PREFERRED gives', () => {
    const asked = demand([must('rowing'), preferred('sailing'), preferred('steering', { weight: 3 })])
    const { requirements } = scoreMatch(asked, knows({ rowing: 1, sailing: 1, steering: 1 }), none)
    const [a, b, c] = requirements.map(({ contribution }) => contribution) as [number, number, number]
    expect([a / b, c / b]).toEqual([expect.closeTo(2, 2), expect.closeTo(3, 2)])
  })

  test('all of them together give at most nine tenths: the rest is for the factors', () => {
    fc.assert(
      fc.property(...anyCase, (asked, supply, neighbours) => {
        // Each contribution is rounded to 2⁻¹⁶.
        expect(requirementPart(scoreMatch(asked, supply, neighbours))).toBeLessThan(0.9 + 1e-4)
      }),
    )
  })
})

describe('the factor', () => {
  const rower = { rowing: 0.5 }
  const effects = (supply: Supply, over: Partial<Demand>) =>
    Object.fromEntries(
      scoreMatch(demand([must('rowing')], over), supply, none).factors.map(({ name, effect }) => [name, effect]),
    )
  const available = (over: object = {}) =>
    knows(rower, { availability: { openToWork: true, hoursPerWeek: null, from: null, ...over } })

  test.each<[string, Supply, Partial<Demand>, number]>([
    ['open to work', available(), {}, 0.05],
    ['open to work in time', available({ from: '2026-03-01' }), { startsOn: '2026-03-01' }, 0.05],
    ['open to work too late', available({ from: '2026-03-02' }), { startsOn: '2026-03-01' }, 0],
    ['open to work from a day, for work without a start', available({ from: '2026-03-02' }), {}, 0.05],
    ['open to work for enough hours', available({ hoursPerWeek: 20 }), { hoursPerWeek: 20 }, 0.05],
    ['open to work for too few hours', available({ hoursPerWeek: 19 }), { hoursPerWeek: 20 }, 0],
    ['not open to work', available({ openToWork: false }), {}, -0.05],
  ])('of availability, for somebody %s, is what it is', (_title, supply, over, effect) => {
    expect(effects(supply, over)).toEqual({ availability: expect.closeTo(effect, 4) })
  })

  test('of availability is not there where nothing is known of it', () => {
    expect(effects(knows(rower), { startsOn: '2026-03-01', hoursPerWeek: 10 })).toEqual({})
  })

  test('of the kind of work wanted is there for that kind alone', () => {
    const wishing = knows(rower, { wantedKinds: ['ROTATION'] })
    expect(effects(wishing, { kind: 'ROTATION' })).toEqual({ 'kind of work wanted': expect.closeTo(0.05, 4) })
    expect(effects(wishing, { kind: 'OTHER' })).toEqual({})
    expect(effects(wishing, { kind: null })).toEqual({})
  })

  test('of the floor keeps a score from falling below nothing', () => {
    const score = scoreMatch(demand([must('rowing')]), available({ openToWork: false }), none)
    expect(score.score).toBeGreaterThan(0)
    const empty = scoreMatch(demand([must('sailing')]), available({ openToWork: false }), none)
    expect([empty.score, factorNames(empty)]).toEqual([0, ['availability', 'floor']])
  })
})

test('of three equal requirements met in full, with all that can be wished besides, the score is 1 and nothing is said to be missing', () => {
  const asked = demand([must('rowing'), must('sailing'), must('steering')], { kind: 'OTHER' })
  const everything = knows(
    { rowing: 1, sailing: 1, steering: 1 },
    { availability: { openToWork: true, hoursPerWeek: null, from: null }, wantedKinds: ['OTHER'] },
  )
  const score = scoreMatch(asked, everything, none)
  expect(score.score).toBe(1)
  expect(factorNames(score)).not.toContain('missing must')
})

test('somebody who has everything asked for, for certain, is available and wants it has a full score', () => {
  fc.assert(
    fc.property(anyDemand, (asked) => {
      const everything = knows(
        Object.fromEntries(asked.requirements.map(({ skillId }) => [skillId, { strength: 1, level: 5 }])),
        {
          availability: { openToWork: true, hoursPerWeek: null, from: null },
          wantedKinds: asked.kind ? [asked.kind] : [],
        },
      )
      const { score } = scoreMatch(asked, everything, none)
      expect(score).toBeGreaterThan(asked.kind ? 0.9995 : 0.9495)
    }),
  )
})
