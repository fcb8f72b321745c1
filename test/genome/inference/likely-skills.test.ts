import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likelySkills } from '../../../src/genome/inference/likely-skills.js'
import { OccupationLists } from '../../../src/genome/inference/occupation-lists.js'
import { invertSymmetric } from '../../../src/genome/inference/symmetric-inverse.js'

const letters = [...'abcdefgh']
const anyList = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 1 })
const anyLists = fc.array(anyList, { minLength: 1, maxLength: 12 })
const anyHeld = fc.uniqueArray(fc.constantFrom(...letters, 'nobody lists this'))
const compile = (lists: readonly (readonly string[])[], nameOf = (index: number) => `occupation ${index + 10}`) =>
  OccupationLists.compile(new Map(lists.map((list, index) => [nameOf(index), list])))

type Matrix = readonly (readonly number[])[]
const multiply = (a: Matrix, b: Matrix) =>
  a.map((row) => (b[0] ?? []).map((_, column) => row.reduce((sum, each, k) => sum + each * (b[k]?.[column] ?? 0), 0)))

test('a symmetric matrix times its inverse is the unit matrix', () => {
  const anyMatrix = fc.integer({ min: 1, max: 7 }).chain((size) =>
    fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    }),
  )
  fc.assert(
    fc.property(anyMatrix, (rows) => {
      const size = rows.length
      const transposed = rows.map((_, row) => rows.map((each) => each[row] as number))
      const positive = multiply(rows, transposed).map((row, at) => row.map((each, k) => each + (k === at ? 1 : 0)))
      const inverse = invertSymmetric(Float64Array.from(positive.flat()), size)
      const product = multiply(
        positive,
        positive.map((_, row) => [...inverse.subarray(row * size, (row + 1) * size)]),
      )
      product.forEach((row, at) => {
        row.forEach((each, k) => {
          expect(each).toBeCloseTo(k === at ? 1 : 0, 6)
        })
      })
    }),
  )
})

describe('the skills that go with those held', () => {
  test('are scored by ridge regression of each skill on the others, as the formula says', () => {
    fc.assert(
      fc.property(anyLists, anyHeld, (lists, held) => {
        const skills = [...new Set(lists.flat())].sort()
        const near = lists.filter((list) => list.some((skill) => held.includes(skill)))
        const gram = skills.map((one) =>
          skills.map((other) => {
            const both = near.filter((list) => list.includes(one) && list.includes(other)).length
            return one === other ? both + 30 + both : both
          }),
        )
        const inverse = invertSymmetric(Float64Array.from(gram.flat()), skills.length)
        const at = (one: string, other: string) =>
          inverse[skills.indexOf(one) * skills.length + skills.indexOf(other)] as number
        for (const { skillId, score } of likelySkills(compile(lists), held, 100)) {
          const listed = lists.filter((list) => list.includes(skillId)).length
          const weights = held
            .filter((each) => skills.includes(each))
            .map((each) => -at(each, skillId) / at(skillId, skillId))
          const sum = weights.reduce((total, weight) => total + weight, 0)
          expect(score).toBeCloseTo(sum / (listed + 1) ** 0.1, 9)
        }
      }),
    )
  })

  test('are none of those held, come best first, each once, and from one that is held', () => {
    fc.assert(
      fc.property(anyLists, anyHeld, (lists, held) => {
        const likely = likelySkills(compile(lists), held, 100)
        const scores = likely.map(({ score }) => score)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
        expect(scores.every((score) => score > 0)).toBe(true)
        expect(new Set(likely.map(({ skillId }) => skillId)).size).toBe(likely.length)
        for (const { skillId, fromSkillId } of likely) {
          expect(held).not.toContain(skillId)
          expect(held).toContain(fromSkillId)
        }
      }),
    )
  })

  test('do not depend on the order of occupations, of their skills or of what is held', () => {
    const withOther = anyLists.chain((lists) =>
      fc.tuple(fc.constant(lists), fc.shuffledSubarray([...lists.keys()], { minLength: lists.length })),
    )
    fc.assert(
      fc.property(withOther, anyHeld, ([lists, order], held) => {
        const turned = new Map(
          order.map((each) => [`occupation ${each + 10}`, [...(lists[each] as string[])].reverse()]),
        )
        expect(likelySkills(OccupationLists.compile(turned), [...held].reverse(), 100)).toEqual(
          likelySkills(compile(lists), held, 100),
        )
      }),
    )
  })

  test('are fewer when fewer are asked for: the best of them', () => {
    fc.assert(
      fc.property(anyLists, anyHeld, fc.nat(5), (lists, held, count) => {
        const all = likelySkills(compile(lists), held, 100)
        expect(likelySkills(compile(lists), held, count)).toEqual(all.slice(0, count))
      }),
    )
  })

  test('are none where nothing is held, nobody lists it, or there are no occupations', () => {
    expect(likelySkills(compile([['a', 'b']]), [], 9)).toEqual([])
    expect(likelySkills(compile([['a', 'b']]), ['z'], 9)).toEqual([])
    expect(likelySkills(compile([]), ['a'], 9)).toEqual([])
  })

  test('rank what is listed with them above what stands beside them by chance', () => {
    const lists = [
      ...Array.from({ length: 9 }, () => ['weld', 'cut', 'grind', 'letters']),
      ...Array.from({ length: 9 }, () => ['count', 'file', 'letters']),
      ['weld', 'file'],
    ]
    const order = likelySkills(compile(lists), ['weld', 'cut'], 9).map(({ skillId }) => skillId)
    // grind: with both, always. letters: as often, but with everything. file: once with welding.
    expect(order.slice(0, 3)).toEqual(['grind', 'letters', 'file'])
  })
})
