import { invertSymmetric } from '../../dist/src/genome/inference/symmetric-inverse.js'
import { hideSome, judge } from './hidden-skills.mjs'

/** Ridge of EASE: the best of 20, 50 and 100. */
const easeRidge = 50

/** Several scores together, each as a part of its best one. */
function blendOf(parts, weights) {
  const scales = parts.map((scores, index) => weights[index] / Math.max(...scores, 1e-9))
  return parts[0].map((_, term) =>
    parts.reduce((sum, scores, index) => sum + Math.max(0, scores[term]) * scales[index], 0),
  )
}

/** What other occupations list, as the baselines use it: `lists` are the training occupations' alone. */
export class Baselines {
  constructor(lists, terms) {
    this.terms = terms
    this.lists = lists.filter((list) => list.length > 0)
    this.listings = new Float64Array(terms.length)
    for (const list of this.lists) for (const term of list) this.listings[term] += 1
    this.prepareEase()
    this.prepareCategories()
  }

  popularity() {
    return this.listings.slice()
  }

  /** The mean, over what is shown, of how often a list with it has the term. */
  neighbours({ shown }) {
    return this.spread((list, isShown) => {
      let sum = 0
      for (const term of list) if (isShown[term]) sum += 1 / this.listings[term]
      return sum / shown.length
    }, shown)
  }

  /** EASE (Steck 2019) over all terms, exactly: solved on the side of the occupations, which are fewer. */
  ease({ shown }) {
    const told = Float64Array.from(this.lists, () => 0)
    const isShown = this.mark(shown)
    this.lists.forEach((list, index) => {
      for (const term of list) told[index] += isShown[term]
    })
    const size = told.length
    const weights = told.map((_, row) => {
      let sum = 0
      for (let column = 0; column < size; column++) sum += this.inverse[row * size + column] * told[column]
      return sum
    })
    const scores = this.spread((_, __, index) => weights[index], shown)
    return scores.map((score, term) => score / this.easeDiagonal[term])
  }

  /** Of each category's listings the part that a term has, times how much of the category is shown (commodity, class and family alike). */
  category({ shown }) {
    const held = new Map()
    for (const term of shown) for (const above of this.above[term]) held.set(above, (held.get(above) ?? 0) + 1)
    return this.listings.map((count, term) => {
      let score = 0
      if (count > 0)
        for (const above of this.above[term]) score += ((held.get(above) ?? 0) * count) / this.sizes.get(above)
      return score
    })
  }

  /** The three above together. */
  blend(query, weights) {
    return blendOf([this.neighbours(query), this.ease(query), this.category(query)], weights)
  }

  mark(terms) {
    const marks = new Uint8Array(this.terms.length)
    for (const term of terms) marks[term] = 1
    return marks
  }

  /** Gives every list a weight, and every term the sum of those of its lists; nothing to what is shown. */
  spread(weigh, shown) {
    const isShown = this.mark(shown)
    const scores = new Float64Array(this.terms.length)
    this.lists.forEach((list, index) => {
      const weight = weigh(list, isShown, index)
      if (weight !== 0) for (const term of list) scores[term] += weight
    })
    for (const term of shown) scores[term] = 0
    return scores
  }

  prepareEase() {
    const size = this.lists.length
    const postings = this.terms.map(() => [])
    this.lists.forEach((list, index) => {
      for (const term of list) postings[term].push(index)
    })
    const kernel = new Float64Array(size * size)
    for (const among of postings) for (const one of among) for (const other of among) kernel[one * size + other] += 1
    for (let one = 0; one < size; one++) kernel[one * size + one] += easeRidge
    this.inverse = invertSymmetric(kernel, size)
    this.easeDiagonal = Float64Array.from(postings, (among) => {
      let between = 0
      for (const one of among) for (const other of among) between += this.inverse[one * size + other]
      return 1 - between
    })
  }

  prepareCategories() {
    const indexOf = new Map(this.terms.map(({ id }, index) => [id, index]))
    const aboveOf = (id) => this.terms[indexOf.get(id)].broader.flatMap((broader) => [broader, ...aboveOf(broader)])
    this.above = this.terms.map(({ id }) => [...new Set(aboveOf(id))])
    this.sizes = new Map()
    this.listings.forEach((count, term) => {
      for (const above of this.above[term]) this.sizes.set(above, (this.sizes.get(above) ?? 0) + count)
    })
  }
}

/** The best weights of the blend on a part of the training occupations, learned from the rest. */
export function tuneBlend(lists, terms) {
  const isTuned = (index) => index % 5 === 0
  const baselines = new Baselines(
    lists.filter((_, index) => !isTuned(index)),
    terms,
  )
  const queries = lists.filter((_, index) => isTuned(index)).map((list, index) => hideSome(list, 'tuning', index))
  const parts = queries.map((query) => [baselines.neighbours(query), baselines.ease(query), baselines.category(query)])
  const quality = (weights) =>
    queries.reduce((sum, query, index) => sum + judge(blendOf(parts[index], weights), query).precision, 0)
  let best = { weights: [0, 1, 0], quality: quality([0, 1, 0]) }
  for (const neighbours of [0, 0.1, 0.2, 0.4, 0.8])
    for (const category of [0, 0.02, 0.05, 0.1, 0.2]) {
      const weights = [neighbours, 1, category]
      const found = quality(weights)
      if (found > best.quality) best = { weights, quality: found }
    }
  return best.weights
}
