import { randomOf, shuffled } from './random.mjs'

/** Part of a list that is hidden. */
const hiddenShare = 0.3
/** What a single occupation lists cannot be learned elsewhere by anybody. */
const leastListings = 2
/** A list with fewer such terms has too little to be judged by. */
const leastTerms = 10

/** The lists of all occupations without the terms that only one of them has; empty where too few are left. */
export function learnableLists({ terms, occupations }) {
  const listings = new Uint32Array(terms.length)
  for (const { skills } of occupations) for (const skill of skills) listings[skill] += 1
  return occupations.map(({ skills }) => {
    const list = skills.filter((skill) => listings[skill] >= leastListings)
    return list.length < leastTerms ? [] : list
  })
}

/** A list in two: what is shown and, by chance, what is hidden; both ascending. */
export function hideSome(list, ...seed) {
  const order = shuffled(randomOf('hidden', ...seed), list)
  const count = Math.round(order.length * hiddenShare)
  const sorted = (part) => part.sort((a, b) => a - b)
  return { hidden: sorted(order.slice(0, count)), shown: sorted(order.slice(count)) }
}

/**
 * How well scores find what is hidden: of the R best (R: how many are hidden) the part that is right, and one over the place of the
 * first right one. Equal scores in the order of the terms; what is shown does not compete.
 */
export function judge(scores, { hidden, shown }) {
  const competes = new Uint8Array(scores.length).fill(1)
  for (const term of shown) competes[term] = 0
  const isRight = new Set(hidden)
  const ranked = []
  scores.forEach((score, term) => {
    if (competes[term] && score > 0) ranked.push(term)
  })
  ranked.sort((a, b) => scores[b] - scores[a] || a - b)
  const first = ranked.findIndex((term) => isRight.has(term))
  return {
    precision: ranked.slice(0, hidden.length).filter((term) => isRight.has(term)).length / hidden.length,
    reciprocal: first < 0 ? 0 : 1 / (first + 1),
  }
}

/** The mean with its 95 % interval: 2,000 times as many drawn again, with replacement (percentile bootstrap). */
export function meanWithInterval(values) {
  const random = randomOf('bootstrap')
  const meanOf = (pick) => values.reduce((sum, _, index) => sum + values[pick(index)], 0) / values.length
  const means = Array.from({ length: 2000 }, () => meanOf(() => Math.floor(random() * values.length))).sort(
    (a, b) => a - b,
  )
  return { mean: meanOf((index) => index), low: means[50], high: means[1949] }
}
