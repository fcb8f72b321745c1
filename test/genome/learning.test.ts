import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveEdition, editionDigest, type LearnedEdition } from '../../src/genome/learning/derive-edition.js'
import type { LearningInput, Term } from '../../src/genome/learning/learning-input.js'

const run = (input: LearningInput): LearnedEdition => {
  const steps = deriveEdition(input)
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
    expect(next.value.share).toBeGreaterThanOrEqual(0)
    expect(next.value.share).toBeLessThanOrEqual(1)
  }
}
const digest = (input: LearningInput) => editionDigest(run(input)).toString('hex')

const termCount = 8
/** Terms that share no word and fall under nothing: only who holds them relates them. */
const flat: readonly Term[] = Array.from({ length: termCount }, (_each, place) => ({
  id: `t${place}`,
  names: [`name${'abcdefgh'[place]}`],
  broader: [],
  related: [],
}))
const inputOf = (people: readonly (readonly number[])[], rest: Partial<LearningInput> = {}): LearningInput => {
  const offsets = [0]
  for (const skills of people) offsets.push((offsets.at(-1) as number) + skills.length)
  const holdings = { offsets: Uint32Array.from(offsets), skills: Uint32Array.from(people.flat()) }
  return { terms: flat, occupations: [], minimumSupport: 5, holdings, ...rest }
}

const anyPerson = fc.uniqueArray(fc.integer({ min: 0, max: termCount - 1 }), { maxLength: 5 })
const anyPeople = fc.array(anyPerson, { maxLength: 40 })

test('neither the order of people nor that of their skills matters, to the last byte', () => {
  fc.assert(
    fc.property(
      anyPeople.chain((people) =>
        fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length })),
      ),
      ([people, shuffled]) => {
        expect(digest(inputOf(shuffled.map((skills) => [...skills].reverse())))).toBe(digest(inputOf(people)))
      },
    ),
  )
})

test('a skill that fewer hold than the minimum is, to the last byte, one that nobody holds', () => {
  fc.assert(
    fc.property(anyPeople, (people) => {
      const holders = (skill: number) => people.filter((skills) => skills.includes(skill)).length
      const supported = people.map((skills) => skills.filter((skill) => holders(skill) >= 5))
      expect(digest(inputOf(supported))).toBe(digest(inputOf(people)))
    }),
  )
})

test('no neighbour is learned from fewer people than the minimum, and every affinity is above 0 and below 1', () => {
  fc.assert(
    fc.property(anyPeople, (people) => {
      const { adjacency } = run(inputOf(people))
      for (let term = 0; term < termCount; term++)
        for (let at = adjacency.offsets[term] as number; at < (adjacency.offsets[term + 1] as number); at++) {
          const neighbour = adjacency.neighbours[at] as number
          const both = people.filter((skills) => skills.includes(term) && skills.includes(neighbour)).length
          expect(both).toBeGreaterThanOrEqual(5)
          expect(adjacency.affinities[at]).toBeGreaterThan(0)
          expect(adjacency.affinities[at]).toBeLessThan(1)
        }
    }),
  )
})

test('a pair below the minimum moves nothing, although each of its skills is held by many', () => {
  const many = (skills: number[], times: number) => Array.from({ length: times }, () => skills)
  const apart = [...many([0], 10), ...many([1], 10), ...many([2, 3], 10)]
  // Four hold both; the number of people, and of holders of each, is the same.
  const together = [...many([0], 6), ...many([1], 6), ...many([0, 1], 4), ...many([], 4), ...many([2, 3], 10)]
  expect(digest(inputOf(together))).toBe(digest(inputOf(apart)))
  const five = [...many([0], 5), ...many([1], 5), ...many([0, 1], 5), ...many([], 5), ...many([2, 3], 10)]
  expect(digest(inputOf(five))).not.toBe(digest(inputOf(apart)))
})

test('what people hold together becomes near: by affinity, basis and vector', () => {
  const people = Array.from({ length: 60 }, (_each, index) => (index % 2 ? [0, 1, 2] : [4, 5, 6]))
  const { adjacency, vectors, dimensions } = run(inputOf(people))
  const neighbours = Array.from(adjacency.neighbours.subarray(adjacency.offsets[0], adjacency.offsets[1]))
  expect(neighbours).toEqual([1, 2])
  expect([...adjacency.bases]).toEqual(Array(12).fill(1))
  const cosine = (a: number, b: number) =>
    Array.from(
      { length: dimensions },
      (_each, d) => (vectors[a * dimensions + d] as number) * (vectors[b * dimensions + d] as number),
    ).reduce((x, y) => x + y, 0)
  expect(cosine(0, 1)).toBeGreaterThan(0.9)
  expect(Math.abs(cosine(0, 4))).toBeLessThan(0.1)
})

const tree: readonly Term[] = [
  { id: 'a', names: ['Crafts'], broader: [], related: [] },
  { id: 'b', names: ['Joining of wood'], broader: ['a'], related: ['c'] },
  { id: 'c', names: ['Carving of wood'], broader: ['a'], related: [] },
  { id: 'd', names: ['Painting of wood'], broader: ['b'], related: [] },
  { id: 'e', names: ['Dance'], broader: [], related: [] },
  { id: 'f', names: ['Song'], broader: [], related: [] },
]
const nobody = { offsets: new Uint32Array(1), skills: new Uint32Array(0) }
const namesOf = ({ adjacency, terms }: LearnedEdition, id: string) => {
  const term = terms.indexOf(id)
  const [from, to] = [adjacency.offsets[term] as number, adjacency.offsets[term + 1] as number]
  return Array.from(
    { length: to - from },
    (_each, n) =>
      `${terms[adjacency.neighbours[from + n] as number]} ${(adjacency.affinities[from + n] as number).toFixed(2)}`,
  )
}

test('from the vocabularies alone come the neighbours that they state; a top term has none; and those that their occupations suggest', () => {
  const occupations = Array.from({ length: 5 }, (_each, n) => ({
    skills: (n % 2 ? ['e', 'f'] : ['b', 'c']).map((id) => ({ id, typicality: 0.8 })),
  }))
  const edition = run({ terms: tree, occupations, minimumSupport: 0, holdings: nobody })
  expect(namesOf(edition, 'a')).toEqual([])
  expect(namesOf(edition, 'b')).toEqual(['d 0.70', 'c 0.60'])
  expect(namesOf(edition, 'd')).toEqual(['b 0.35'])
  expect(namesOf(edition, 'e').map((each) => each[0])).toEqual(['f'])
  expect([...edition.adjacency.bases].every((basis) => basis === 0)).toBe(true)
})

test('what a vocabulary states and people show is both, with the stronger affinity', () => {
  const holdings = inputOf(Array.from({ length: 40 }, (_each, n) => (n % 2 ? [1, 2] : [4, 5]))).holdings
  const { adjacency } = run({ terms: tree, occupations: [], minimumSupport: 5, holdings })
  const at = Array.from(adjacency.neighbours.subarray(adjacency.offsets[1], adjacency.offsets[2])).indexOf(2)
  expect(adjacency.bases[(adjacency.offsets[1] as number) + at]).toBe(2)
  expect(adjacency.affinities[(adjacency.offsets[1] as number) + at]).toBeGreaterThan(0.6)
})

test('without people, occupations or terms there is an edition all the same', () => {
  const { adjacency, rarity, vectors } = run({ terms: [], occupations: [], minimumSupport: 0, holdings: nobody })
  expect([adjacency.neighbours.length, rarity.length, vectors.length]).toEqual([0, 0, 0])
  expect([...run(inputOf([])).rarity]).toEqual(Array(termCount).fill(0))
})
