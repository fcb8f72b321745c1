/** Logistic regression of right or wrong on the logarithm of a score: log-odds = intercept + slope · ln score (Newton's method). */
export function fitLogistic(cases) {
  let [intercept, slope] = [0, 1]
  for (let round = 0; round < 50; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0]
    for (const { score, isRight } of cases) {
      const x = Math.log(score)
      const chance = 1 / (1 + Math.exp(-(intercept + slope * x)))
      const [miss, spread] = [isRight - chance, chance * (1 - chance)]
      g0 += miss
      g1 += miss * x
      h00 += spread
      h01 += spread * x
      h11 += spread * x * x
    }
    const determinant = h00 * h11 - h01 * h01
    const [step0, step1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant]
    intercept += step0
    slope += step1
    if (Math.abs(step0) + Math.abs(step1) < 1e-9) break
  }
  return { intercept, slope }
}

const edges = [0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1]

/** Suggestions by how sure they were: how many, how sure on the average, and which part was right. */
export function reliabilityOf(cases) {
  return edges.slice(0, -1).flatMap((low, index) => {
    const high = edges[index + 1]
    const within = cases.filter(({ confidence }) => confidence >= low && confidence < high)
    if (within.length === 0) return []
    const meanOf = (key) => within.reduce((sum, each) => sum + Number(each[key]), 0) / within.length
    return [{ low, high, count: within.length, confidence: meanOf('confidence'), right: meanOf('isRight') }]
  })
}

/** The mean distance between what was said and what was so, weighted by the number of suggestions (expected calibration error). */
export const calibrationError = (bins) =>
  bins.reduce((sum, { count, confidence, right }) => sum + count * Math.abs(confidence - right), 0) /
  bins.reduce((sum, { count }) => sum + count, 0)

/** Reliability as a plot of text: `o` what was said, `#` up to what was so; a character is one in a hundred, up to `most`. */
export function plot(bins, most = 50) {
  return bins.map(({ low, high, count, confidence, right }) => {
    const [end, mark] = [Math.round(right * 100), Math.round(confidence * 100)]
    const line = Array.from({ length: most + 1 }, (_, at) => (at === mark ? 'o' : at <= end ? '#' : ' ')).join('')
    const figures = `${confidence.toFixed(3)} ${right.toFixed(3)} ${String(count).padStart(7)}`
    return `${`${low}–${high}`.padEnd(10)} ${figures} |${line.trimEnd()}`
  })
}
