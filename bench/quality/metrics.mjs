import { below, randomOf } from './random.mjs'

export const metricNames = ['nDCG@10', 'MAP', 'R@50', 'adjacent nDCG@10']
const discounts = Array.from({ length: 10 }, (_each, rank) => 1 / Math.log2(rank + 2))
const gain = (grades) => grades.slice(0, 10).reduce((sum, grade, rank) => sum + (2 ** grade - 1) * discounts[rank], 0)

/** nDCG@10 (gain 2^grade − 1), average precision and recall@50 (any grade above 0), and nDCG@10 with the same occupation left out. */
export function measureRanking(scores, occupations, graded) {
  const order = Array.from(scores, (_score, index) => index).sort((a, b) => scores[b] - scores[a] || a - b)
  const grades = order.map((index) => graded.get(occupations[index]) ?? 0)
  const ideal = [...grades].sort((a, b) => b - a)
  const relevant = ideal.indexOf(0)
  let found = 0
  let precision = 0
  grades.forEach((grade, rank) => {
    if (grade > 0) precision += ++found / (rank + 1)
  })
  const others = (list) => list.filter((grade) => grade < 4)
  return [
    gain(grades) / gain(ideal),
    precision / relevant,
    grades.slice(0, 50).filter((grade) => grade > 0).length / relevant,
    gain(others(grades)) / (gain(others(ideal)) || 1),
  ]
}

/** The mean over queries and its 95 % interval, by drawing as many queries again a thousand times. */
export function intervalOf(values) {
  const meanOf = (list) => list.reduce((sum, value) => sum + value, 0) / list.length
  const random = randomOf('interval', values.length)
  const means = Array.from({ length: 1000 }, () => meanOf(values.map(() => values[below(random, values.length)])))
  means.sort((a, b) => a - b)
  return { mean: meanOf(values), low: means[24], high: means[974] }
}
