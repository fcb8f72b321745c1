import { type Demand, missingMustFactor, type Score } from './score.js'

/** Twentieths: behind an alias no number is finer than 0.05, so that exact scores cannot tell who it is. */
const steps = 20

/** Rounded to a multiple of 0.05. */
export const coarse = (value: number): number => Math.round(value * steps) / steps

/**
 * A score as an alias shows it: contributions, affinities and the score itself are multiples of 0.05. Running sums are
 * rounded, not the parts, so that the parts still add up to the score; factors besides a missing MUST do not count.
 */
export function coarsenScore(demand: Demand, { requirements }: Score): Score {
  let exact = 0
  let given = 0
  const rounded = requirements.map((requirement) => {
    exact += requirement.contribution
    const before = given
    given = Math.round(exact * steps)
    const affinity = requirement.affinity === null ? null : coarse(requirement.affinity)
    return { ...requirement, contribution: (given - before) / steps, affinity }
  })
  const factors = missingMustFactor(demand, rounded, given / steps).map((factor) => ({
    ...factor,
    effect: coarse(factor.effect),
  }))
  const score = coarse(factors.reduce((sum, { effect }) => sum + effect, given / steps))
  return { score, requirements: rounded, factors }
}
