import type { EvidenceRow } from '../people/evidence-sql.js'
import type { FactSource } from '../visibility/facet.js'

export const assertionStates = ['CLAIMED', 'EVIDENCED', 'VERIFIED', 'INFERRED'] as const
/** How much stands behind a skill: said by the person alone; shown in work they did; recorded by the employer; only suspected. */
export type AssertionState = (typeof assertionStates)[number]

const millisecondsInYear = 365.25 * 24 * 3600 * 1000
/** After this many years without use, half of what can fade has faded. */
const halfLifeYears = 5
/** What never fades: a skill once held is learned again faster. */
const lastingShare = 0.5

/** How sure one piece of evidence makes us while it is fresh: 0 to 1. A stated level adds to what a claim says. */
function freshConfidence({ kind, source, level }: Pick<EvidenceRow, 'kind' | 'source' | 'level'>): number {
  if (source === 'INFERRED') return 0.2
  const byEmployer = source === 'EMPLOYER' ? 0.2 : 0
  if (kind === 'STATED') return (level === null ? 0.4 : 0.3 + 0.06 * level) + byEmployer
  return (kind === 'EXPERIENCE' ? 0.5 : 0.55) + byEmployer
}

/** 1 for what is in use today, falling toward `lastingShare` with the years since the last use. */
function recency(lastOn: string, today: string): number {
  const years = Math.max(0, (Date.parse(today) - Date.parse(lastOn)) / millisecondsInYear)
  return lastingShare + (1 - lastingShare) * 2 ** (-years / halfLifeYears)
}

/** The last day that a piece of evidence speaks of: of use, today where it goes on, or where nothing is said the day it was recorded. */
export function lastDay(piece: Pick<EvidenceRow, 'kind' | 'lastOn' | 'recordedAt'>, today: string): string {
  const day = piece.lastOn ?? (piece.kind === 'STATED' ? piece.recordedAt.toISOString().slice(0, 10) : today)
  return day < today ? day : today
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000

/** How sure one piece of evidence makes us today: 0 to 1. */
export const confidenceOf = (piece: EvidenceRow, today: string): number =>
  rounded(freshConfidence(piece) * recency(lastDay(piece, today), today))

/**
 * How much pieces of evidence support a skill together: 0 to 1. Each is a chance to be right, independent of the others
 * (noisy-or: 1 − Π(1 − confidence)), so that more evidence never lowers it.
 */
export const strengthOf = (pieces: readonly EvidenceRow[], today: string): number =>
  rounded(1 - pieces.reduce((doubt, piece) => doubt * (1 - confidenceOf(piece, today)), 1))

/** The strongest standing that the pieces give. */
export function stateOf(pieces: readonly { kind: EvidenceRow['kind']; source: FactSource }[]): AssertionState {
  const firm = pieces.filter(({ source }) => source !== 'INFERRED')
  if (firm.length === 0) return 'INFERRED'
  if (firm.some(({ source }) => source === 'EMPLOYER')) return 'VERIFIED'
  return firm.some(({ kind }) => kind !== 'STATED') ? 'EVIDENCED' : 'CLAIMED'
}
