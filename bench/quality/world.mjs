import { below, drawWeighted, poisson, randomOf, shuffled } from './random.mjs'

/** Part of a profile that has nothing to do with the career. */
const noiseShare = 0.15
/** Part of the people who had another career before, and the part of their skills that is from it. */
const secondCareerShare = 0.25
const shareOfSecond = 0.35

/** Draws different terms of any career, as frequent as they are among the lines of all. */
function drawNoise(random, occupations, among, count) {
  const drawn = new Set()
  while (drawn.size < count) {
    const { skills } = occupations[among[below(random, among.length)]]
    drawn.add(skills[below(random, skills.length)])
  }
  return drawn
}

/**
 * One person of an occupation: about 15 skills (5 to 30), drawn from its list by weight, with noise, and for a quarter with skills
 * of a second career from `among`. Ascending term numbers. A short list gives a short profile.
 */
function samplePerson(random, occupations, occupation, among) {
  const size = poisson(random, 15, 5, 30)
  const noise = Math.round(size * noiseShare)
  const isSecond = random() < secondCareerShare
  const other = isSecond ? Math.round((size - noise) * shareOfSecond) : 0
  const skills = drawNoise(random, occupations, among, noise)
  const add = (index, count) => {
    const { skills: list, weights } = occupations[index]
    for (const skill of drawWeighted(random, list, weights, count)) skills.add(skill)
  }
  add(occupation, size - noise - other)
  if (isSecond) add(among[below(random, among.length)], other)
  return [...skills].sort((a, b) => a - b)
}

/** An opportunity asks for 8 to 12 skills of an occupation's list, and for nothing else. */
function sampleOpportunity(random, { skills, weights }) {
  return drawWeighted(random, skills, weights, 8 + below(random, 5)).sort((a, b) => a - b)
}

/**
 * People of the occupations `among` (all where none are named), who know nothing of the others: `{ occupation, skills }` each.
 * Different seeds are different people.
 */
export function samplePeople({ occupations }, { seed, perOccupation, among = occupations.map((_, index) => index) }) {
  return among.flatMap((occupation) =>
    Array.from({ length: perOccupation }, (_, number) => ({
      occupation,
      skills: samplePerson(randomOf('person', seed, occupation, number), occupations, occupation, among),
    })),
  )
}

export const sampleOpportunities = ({ occupations }, { seed, perOccupation }) =>
  occupations.flatMap((each, occupation) =>
    Array.from({ length: perOccupation }, (_, number) => ({
      occupation,
      skills: sampleOpportunity(randomOf('opportunity', seed, occupation, number), each),
    })),
  )

/** The occupations whose relations are known, in two halves by chance: what is tuned for one half is tuned on the other. */
export function foldsOf({ relations }) {
  const known = relations.flatMap((relation, index) => (relation ? [index] : []))
  const order = shuffled(randomOf('folds'), known)
  const middle = order.length >> 1
  return [order.slice(0, middle), order.slice(middle)].map((fold) => fold.sort((a, b) => a - b))
}

/**
 * The frozen benchmark: ten test people an occupation and one opportunity an occupation, never learned from.
 * S1 learns from other people of all occupations; S2, for each fold, from people of occupations outside it alone.
 */
export function makeWorld(careers, { trainingPerOccupation = 10 } = {}) {
  const folds = foldsOf(careers)
  const train = (among) => samplePeople(careers, { seed: 'training', perOccupation: trainingPerOccupation, among })
  return {
    ...careers,
    folds,
    people: samplePeople(careers, { seed: 'test', perOccupation: 10 }),
    opportunities: sampleOpportunities(careers, { seed: 'test', perOccupation: 1 }),
    train: () => train(undefined),
    trainWithout: (fold) => {
      const out = new Set(folds[fold])
      return train(careers.occupations.flatMap((_, index) => (out.has(index) ? [] : [index])))
    },
  }
}
