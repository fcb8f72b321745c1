import type { Columns } from './columns.js'
import { ColumnCounts } from './count-columns.js'
import type { Holdings, LearningInput, LearningStep } from './learning-input.js'

/** Rows of a matrix of which most cells are 0: row `r` has `values[i]` in column `columns[i]`, from `offsets[r]` to before `offsets[r + 1]`. */
export interface SparseRows {
  readonly offsets: Uint32Array
  readonly columns: Uint32Array
  readonly values: Float32Array
}

export interface Associations {
  /** Positive pointwise mutual information of columns, the strongest of each row. */
  readonly information: SparseRows
  /** Between terms alone: how much one says of another, 0 to below 1, strongest first; by whose sets it was found. */
  readonly affinities: { readonly people: SparseRows; readonly occupations: SparseRows }
  /** How many sets have each column. */
  readonly frequency: Float64Array
  readonly setCount: number
}

/** A pair must be usual in two occupations, and typical to this extent, to say anything. */
const occupationSupport = 2
const leastTypicality = 0.5
/** So many companions of a column are kept: more add time, and hardly any quality. */
const companionsKept = 300
export const neighboursKept = 30
/** Affinities of pairs that few hold are discounted: n / (n + discount). */
const affinityDiscount = 2
const highestAffinity = 0.95
/** About so many steps between two pauses. */
const workPerSlice = 4_000_000

/** Occupations as sets: each with the skills typical of it. */
function occupationSets({ occupations, terms }: LearningInput): Holdings {
  const placeOf = new Map(terms.map(({ id }, place) => [id, place]))
  const sets = occupations.map(({ skills }) =>
    skills.flatMap(({ id, typicality }) => (typicality >= leastTypicality ? (placeOf.get(id) ?? []) : [])),
  )
  const offsets = new Uint32Array(sets.length + 1)
  sets.forEach((set, index) => {
    offsets[index + 1] = (offsets[index] as number) + set.length
  })
  return { offsets, skills: Uint32Array.from(sets.flat()) }
}

/** Cells of rows that are found one after another. */
class RowWriter {
  private readonly offsets = [0]
  private readonly columns: number[] = []
  private readonly values: number[] = []

  /** The `most` cells of the highest values; among equal ones those of the first columns. In order of value or of column. */
  add(columns: number[], values: Float64Array, most: number, order: 'value' | 'column'): void {
    const byValue = (a: number, b: number) => (values[b] as number) - (values[a] as number) || a - b
    if (columns.length > most || order === 'value') columns.sort(byValue)
    const kept = columns.slice(0, most)
    if (order === 'column') kept.sort((a, b) => a - b)
    for (const column of kept) {
      this.columns.push(column)
      this.values.push(values[column] as number)
    }
    this.offsets.push(this.columns.length)
  }

  rows(): SparseRows {
    return {
      offsets: Uint32Array.from(this.offsets),
      columns: Uint32Array.from(this.columns),
      values: Float32Array.from(this.values),
    }
  }
}

/** How much terms say of one another, from one kind of sets: of what is held itself, not of what it falls under. */
class Affinities {
  private readonly source: ColumnCounts
  private readonly counts: Uint32Array
  private readonly scratch: Uint32Array
  private readonly values: Float64Array
  private readonly rows = new RowWriter()

  constructor(holdings: Holdings, termCount: number, minimumSupport: number) {
    const ofTerm = Array.from({ length: termCount }, (_each, place) => Uint32Array.of(place))
    this.source = new ColumnCounts(holdings, { count: termCount, ofTerm }, minimumSupport)
    this.counts = new Uint32Array(termCount)
    this.scratch = new Uint32Array(termCount)
    this.values = new Float64Array(termCount)
  }

  /** Writes down the next term's neighbours. */
  meet(term: number): void {
    const { counts, values, source } = this
    counts.fill(0)
    source.addCompanions(term, counts, this.scratch)
    const near: number[] = []
    for (let other = 0; other < counts.length; other++) {
      const together = counts[other] as number
      const chance = ((source.frequency[term] as number) * (source.frequency[other] as number)) / source.setCount
      if (together <= chance || together >= source.setCount) continue
      const share = Math.log(together / chance) / Math.log(source.setCount / together)
      values[other] = Math.min(highestAffinity, share) * (together / (together + affinityDiscount))
      near.push(other)
    }
    this.rows.add(near, values, neighboursKept, 'value')
  }

  toRows = (): SparseRows => this.rows.rows()
}

/**
 * What goes together, from counts of people and of occupations; each count below its minimum is 0 before anything is computed
 * from it. Information, from both added up, is ln(n · n_ab / (n_a · n_b)), where above 0 (Church and Hanks 1990); an affinity, from
 * each alone, is the same divided by its largest possible value ln(n / n_ab) (Bouma 2009), discounted for pairs that few hold.
 */
export function* associate(input: LearningInput, columns: Columns): Generator<LearningStep, Associations> {
  const { count, termCount } = columns
  const support = Math.max(1, input.minimumSupport)
  const usual = occupationSets(input)
  const people = new ColumnCounts(input.holdings, columns, support)
  const occupations = new ColumnCounts(usual, columns, occupationSupport)
  const ofPeople = new Affinities(input.holdings, termCount, support)
  const ofOccupations = new Affinities(usual, termCount, occupationSupport)
  const setCount = people.setCount + occupations.setCount
  const frequency = Float64Array.from(
    people.frequency,
    (each, column) => each + (occupations.frequency[column] as number),
  )
  const [counts, scratch] = [new Uint32Array(count), new Uint32Array(count)]
  const values = new Float64Array(count)
  const information = new RowWriter()
  for (let column = 0, work = 0; column < count; column++) {
    counts.fill(0)
    for (const source of [people, occupations]) source.addCompanions(column, counts, scratch)
    if (column < termCount) for (const affinities of [ofPeople, ofOccupations]) affinities.meet(column)
    const informing: number[] = []
    for (let other = 0; other < count; other++) {
      const together = counts[other] as number
      const chance = ((frequency[column] as number) * (frequency[other] as number)) / setCount
      if (together <= chance) continue
      values[other] = Math.log(together / chance)
      informing.push(other)
    }
    information.add(informing, values, companionsKept, 'column')
    work += people.workOf(column) + occupations.workOf(column) + 4 * count
    if (work < workPerSlice) continue
    work = 0
    yield { step: 'counting what goes together', share: column / count }
  }
  return {
    information: information.rows(),
    affinities: { people: ofPeople.toRows(), occupations: ofOccupations.toRows() },
    frequency,
    setCount,
  }
}
