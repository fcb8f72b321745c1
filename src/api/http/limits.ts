import type { Config } from '../../config.js'
import { ExpectedError } from '../../errors.js'
import type { Measure } from './cost.js'

/** Selections of one document's operation, each fragment counted where it is spread; larger ones are not validated further. */
export const maxSelections = 1000

/** The refusal of an operation that asks for too much; says which limit it is, what is allowed and what was asked. */
export const tooComplex = (limit: string, problem: string, allowed: number, asked?: number) =>
  new ExpectedError('QUERY_TOO_COMPLEX', problem, { limit, allowed, ...(asked === undefined ? {} : { asked }) })

function refuseAbove(limit: string, unit: string, asked: number, allowed: number, advice: string): void {
  if (asked <= allowed) return
  const problem = `The operation has ${asked} ${unit}; at most ${allowed} are allowed (${asked - allowed} too many). ${advice}`
  throw tooComplex(limit, problem, allowed, asked)
}

/** @throws ExpectedError `QUERY_TOO_COMPLEX` for the first limit that the operation passes. */
export function checkLimits(measure: Measure, limits: Pick<Config['limits'], 'depth' | 'aliases' | 'cost'>): void {
  refuseAbove('depth', 'levels of fields', measure.depth, limits.depth, 'Nest less deeply.')
  refuseAbove('aliases', 'aliased fields', measure.aliases, limits.aliases, 'Send several operations.')
  refuseAbove('cost', 'units of cost', measure.cost, limits.cost, 'Ask for smaller pages (first) or for fewer lists.')
}
