import { createHash } from 'node:crypto'
import { associate } from './associate.js'
import { type Columns, layOutColumns } from './columns.js'
import type { LearningInput, LearningStep } from './learning-input.js'
import { lowRank } from './low-rank.js'
import { type Adjacency, joinNeighbours } from './neighbours.js'

/** What was learned of the terms, by their places. */
export interface LearnedEdition {
  /** Ids of the terms, in their order. */
  readonly terms: readonly string[]
  readonly adjacency: Adjacency
  /** `terms × dimensions`, row by row: unit vectors; 0 where nothing is known of a term. Near ones mean what goes together. */
  readonly vectors: Float32Array
  readonly dimensions: number
  /** ln((n + 1) / (n_t + 1)) of the n people and occupations, n_t of whom have the term: what few have says more. */
  readonly rarity: Float32Array
}

const mostDimensions = 128
/** Held by so many, a term is placed half by who holds it and half by its words and what it falls under. */
const ownPlaceAt = 3

/** Scales each row to length 1; a row of zeros stays. In place. */
function normalizeRows(vectors: Float64Array, dimensions: number): void {
  for (let at = 0; at < vectors.length; at += dimensions) {
    let square = 0
    for (let d = 0; d < dimensions; d++) square += (vectors[at + d] as number) ** 2
    if (square > 0)
      for (let d = 0; d < dimensions; d++) vectors[at + d] = (vectors[at + d] as number) / Math.sqrt(square)
  }
}

/** Adds a multiple of one row to another. */
function addRow(
  target: Float64Array,
  to: number,
  source: Float64Array,
  from: number,
  factor: number,
  dimensions: number,
): void {
  for (let d = 0; d < dimensions; d++)
    target[to * dimensions + d] =
      (target[to * dimensions + d] as number) + factor * (source[from * dimensions + d] as number)
}

/** Where each column stands for its parts: broader terms whole, words by how seldom they are. */
function weightsOfColumns({ count, termCount }: Columns, frequency: Float64Array, setCount: number): Float64Array {
  const rarest = Math.log(Math.max(2, setCount))
  return Float64Array.from({ length: count }, (_each, column) => {
    const held = frequency[column] as number
    if (held === 0) return 0
    return column < termCount ? 1 : Math.log(setCount / held) / rarest
  })
}

/** The vectors of terms: each between where its holders place it and where its parts stand, nearer the former the more hold it. */
function placeTerms(
  found: Float64Array,
  columns: Columns,
  frequency: Float64Array,
  setCount: number,
  dimensions: number,
) {
  const { termCount, partsOfTerm } = columns
  normalizeRows(found, dimensions)
  const weights = weightsOfColumns(columns, frequency, setCount)
  const placed = new Float64Array(termCount * dimensions)
  for (let term = 0; term < termCount; term++)
    for (const part of partsOfTerm[term] as Uint32Array)
      addRow(placed, term, found, part, weights[part] as number, dimensions)
  normalizeRows(placed, dimensions)
  for (let term = 0; term < termCount; term++) {
    const held = frequency[term] as number
    const own = held / (held + ownPlaceAt)
    for (let d = 0; d < dimensions; d++)
      placed[term * dimensions + d] = (placed[term * dimensions + d] as number) * (1 - own)
    addRow(placed, term, found, term, own, dimensions)
  }
  normalizeRows(placed, dimensions)
  return Float32Array.from(placed)
}

/**
 * Derives an edition: counts of skills and pairs, neighbours, vectors and rarity. Always the same from the same people,
 * whatever their order, and from integer counts alone. A generator that pauses every few milliseconds, so that whoever runs it
 * can do other work meanwhile.
 */
export function* deriveEdition(input: LearningInput): Generator<LearningStep, LearnedEdition> {
  const { terms } = input
  const columns = layOutColumns(terms)
  const { information, affinities, frequency, setCount } = yield* associate(input, columns)
  const dimensions = Math.max(1, Math.min(mostDimensions, Math.floor(columns.count / 2)))
  const found = yield* lowRank(information, dimensions)
  return {
    terms: terms.map(({ id }) => id),
    adjacency: joinNeighbours(terms, affinities),
    vectors: placeTerms(found, columns, frequency, setCount, dimensions),
    dimensions,
    rarity: Float32Array.from(terms, (_term, place) => Math.log((setCount + 1) / ((frequency[place] as number) + 1))),
  }
}

/** SHA-256 over everything that was learned, byte by byte. */
export function editionDigest({ terms, adjacency, vectors, dimensions, rarity }: LearnedEdition): Buffer {
  const hash = createHash('sha256').update(JSON.stringify([terms, dimensions]))
  const { offsets, neighbours, affinities, bases } = adjacency
  for (const numbers of [offsets, neighbours, affinities, bases, vectors, rarity])
    hash.update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
  return hash.digest()
}
