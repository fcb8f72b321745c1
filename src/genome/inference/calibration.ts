/**
 * What makes a score of each kind a probability: log-odds = intercept + slope · ln score (logistic calibration, Platt 1999, on the
 * logarithm because scores span powers of ten). A confidence of 0.1 means: of ten such suggestions to people of whose skills three
 * in ten were hidden, one was among the hidden ones. Fitted on people of occupations unseen in learning (`npm run
 * bench:inference` fits them again and compares; docs/inference.md shows how well they hold).
 */
export const fitted = {
  /** The score of `likelySkills`. */
  LISTED: { intercept: 1.39, slope: 1.58 },
  /** The affinity with a skill that is held. */
  IMPLIED: { intercept: -2.54, slope: 0.14 },
  /** The part that a skill's typicality has of all that is typical for a title. */
  TITLE: { intercept: 2.81, slope: 1.29 },
} as const

/**
 * Not fitted, for no data known to us holds people's texts beside their skills: what somebody writes of their own work they
 * mostly have, of what they once studied about half.
 */
export const textConfidence = { EXTRACTED_FROM_TEXT: 0.7, EDUCATION: 0.5 } as const

/** The chance, 0 to 1, that somebody has a skill for which there is this score above 0; to four places, like strength. */
export function confidenceOf(kind: keyof typeof fitted, score: number): number {
  const { intercept, slope } = fitted[kind]
  return Math.round(10_000 / (1 + Math.exp(-(intercept + slope * Math.log(score))))) / 10_000
}
