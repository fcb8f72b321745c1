import type { EvidenceRow } from '../people/evidence-sql.js'
import type { FactSource } from '../visibility/facet.js'

export const assertionStates = ['CLAIMED', 'EVIDENCED', 'VERIFIED', 'INFERRED'] as const
/** How much stands behind a skill: said by the person alone; shown by work, school or a colleague's word; recorded by the employer; only suspected. */
export type AssertionState = (typeof assertionStates)[number]

const millisecondsInYear = 365.25 * 24 * 3600 * 1000
/** After this many years without use, half of what can fade has faded. */
const halfLifeYears = 5
/** What never fades: a skill once held is learned again faster. */
const lastingShare = 0.5

/** What the employer's own word adds to a piece of evidence. */
const byEmployer = 0.2
/** A claim without a level; a stated level says more: from 0.36 for a novice to 0.6 for an expert. */
const unleveledClaim = 0.4

/**
 * How sure a piece of evidence of each kind makes us while it is fresh: 0 to 1. Work weighs more than words about it, and an
 * endorsement, which costs a colleague nothing, least.
 */
const confidenceOfKind: Readonly<Record<Exclude<EvidenceRow['kind'], 'STATED'>, number>> = {
  ENDORSED: 0.2,
  EXTRACTED_FROM_TEXT: 0.35,
  EDUCATION: 0.45,
  EXPERIENCE: 0.5,
  ASSIGNMENT: 0.55,
}

/** What is only suspected: no more than the faintest piece that has lost all that can fade (0.2 · 0.5). */
const suspicion = 0.1

function freshConfidence({ kind, source, level }: Pick<EvidenceRow, 'kind' | 'source' | 'level'>): number {
  if (source === 'INFERRED') return suspicion
  const said = kind === 'STATED' ? (level === null ? unleveledClaim : 0.3 + 0.06 * level) : confidenceOfKind[kind]
  return said + (source === 'EMPLOYER' ? byEmployer : 0)
}

/** 1 for what is in use today, falling toward `lastingShare` with the years since the last use. */
function recency(lastOn: string, today: string): number {
  const years = Math.max(0, (Date.parse(today) - Date.parse(lastOn)) / millisecondsInYear)
  return lastingShare + (1 - lastingShare) * 2 ** (-years / halfLifeYears)
}

/** Work: without an end it still goes on. Of a word or a school without a date only the day is known on which it was recorded. */
const isWork = (kind: EvidenceRow['kind']): boolean =>
  kind === 'EXPERIENCE' || kind === 'EXTRACTED_FROM_TEXT' || kind === 'ASSIGNMENT'

/** Does this piece tell of a day of use: its last one, or today because it goes on? */
export const tellsOfUse = ({ kind, lastOn }: Pick<EvidenceRow, 'kind' | 'lastOn'>): boolean =>
  lastOn !== null || isWork(kind)

/** The last day that a piece of evidence speaks of: of use, today where it goes on, or where nothing is said the day it was recorded. */
export function lastDay(piece: Pick<EvidenceRow, 'kind' | 'lastOn' | 'recordedAt'>, today: string): string {
  const day = piece.lastOn ?? (isWork(piece.kind) ? today : piece.recordedAt.toISOString().slice(0, 10))
  return day < today ? day : today
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000

/** How sure one piece of evidence makes us today: 0 to 1. */
export const confidenceOf = (piece: EvidenceRow, today: string): number =>
  rounded(freshConfidence(piece) * recency(lastDay(piece, today), today))

const isFirm = ({ source }: { source: FactSource }): boolean => source !== 'INFERRED'

/**
 * How much pieces of evidence support a skill together: 0 to 1. Each is a chance to be right, independent of the others
 * (noisy-or, Pearl 1988: 1 − Π(1 − confidence)), so that more evidence never lowers it and each further piece adds less. What is only
 * suspected counts where there is nothing else, and then as its surest piece alone: it never lifts a skill that somebody stands
 * behind. Multiplied in the order of size, so that the order of the pieces does not matter.
 */
export function strengthOf(pieces: readonly EvidenceRow[], today: string): number {
  const firm = pieces.filter(isFirm)
  if (firm.length === 0) return Math.max(0, ...pieces.map((piece) => confidenceOf(piece, today)))
  const confidences = firm.map((piece) => confidenceOf(piece, today)).sort((a, b) => a - b)
  return rounded(1 - confidences.reduce((doubt, confidence) => doubt * (1 - confidence), 1))
}

/** The strongest standing that the pieces give. */
export function stateOf(pieces: readonly { kind: EvidenceRow['kind']; source: FactSource }[]): AssertionState {
  const firm = pieces.filter(isFirm)
  if (firm.length === 0) return 'INFERRED'
  if (firm.some(({ source }) => source === 'EMPLOYER')) return 'VERIFIED'
  return firm.some(({ kind }) => kind !== 'STATED') ? 'EVIDENCED' : 'CLAIMED'
}
