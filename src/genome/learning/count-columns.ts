import type { Columns } from './columns.js'
import type { Holdings } from './learning-input.js'

/**
 * Sets of columns, and for each column the sets that have it. Counting a column's companions walks the sets that have it with
 * one counter a column: no table of all pairs is ever held.
 */
export class ColumnCounts {
  readonly setCount: number
  /** How many sets have each column; below the minimum: 0. */
  readonly frequency: Uint32Array
  private readonly setOffsets: Uint32Array
  private readonly columnsOfSets: Uint32Array
  private readonly columnOffsets: Uint32Array
  private readonly setsOfColumns: Uint32Array

  constructor(
    holdings: Holdings,
    { count, ofTerm }: Pick<Columns, 'count' | 'ofTerm'>,
    private readonly minimumSupport: number,
  ) {
    this.setCount = holdings.offsets.length - 1
    const { offsets, columns } = expand(holdings, ofTerm, count)
    this.setOffsets = offsets
    this.columnsOfSets = columns
    const frequency = new Uint32Array(count)
    for (const column of columns) (frequency[column] as number)++
    this.columnOffsets = new Uint32Array(count + 1)
    for (let column = 0; column < count; column++)
      this.columnOffsets[column + 1] = (this.columnOffsets[column] as number) + (frequency[column] as number)
    this.setsOfColumns = new Uint32Array(columns.length)
    const next = this.columnOffsets.slice(0, count)
    for (let set = 0; set < this.setCount; set++)
      for (let at = offsets[set] as number; at < (offsets[set + 1] as number); at++)
        this.setsOfColumns[(next[columns[at] as number] as number)++] = set
    this.frequency = frequency.map((each) => (each < minimumSupport ? 0 : each))
  }

  /**
   * Adds to `counts`, for every other column, how many sets have it together with this one; a pair below the minimum adds
   * nothing. `scratch` is of the same length, and all zero before and after.
   */
  addCompanions(column: number, counts: Uint32Array, scratch: Uint32Array): void {
    if (this.frequency[column] === 0) return
    const { setOffsets, columnsOfSets, setsOfColumns } = this
    const end = this.columnOffsets[column + 1] as number
    for (let at = this.columnOffsets[column] as number; at < end; at++) {
      const set = setsOfColumns[at] as number
      const last = setOffsets[set + 1] as number
      for (let other = setOffsets[set] as number; other < last; other++)
        (scratch[columnsOfSets[other] as number] as number)++
    }
    for (let other = 0; other < scratch.length; other++) {
      const together = scratch[other] as number
      if (together >= this.minimumSupport && other !== column) counts[other] = (counts[other] as number) + together
      scratch[other] = 0
    }
  }

  /** How much work counting a column's companions is, in steps. */
  workOf(column: number): number {
    return ((this.columnOffsets[column + 1] as number) - (this.columnOffsets[column] as number)) * 64
  }
}

/** Every set with all columns that come with its terms, each once. */
function expand(
  { offsets, skills }: Holdings,
  ofTerm: Columns['ofTerm'],
  count: number,
): { offsets: Uint32Array; columns: Uint32Array } {
  const seenIn = new Int32Array(count).fill(-1)
  const visit = (onColumn: (column: number) => void, onSet: () => void) => {
    seenIn.fill(-1)
    for (let set = 0; set + 1 < offsets.length; set++) {
      for (let at = offsets[set] as number; at < (offsets[set + 1] as number); at++)
        for (const column of ofTerm[skills[at] as number] as Uint32Array)
          if (seenIn[column] !== set) {
            seenIn[column] = set
            onColumn(column)
          }
      onSet()
    }
  }
  const expanded = new Uint32Array(offsets.length)
  let length = 0
  let set = 0
  visit(
    () => length++,
    () => {
      expanded[++set] = length
    },
  )
  const columns = new Uint32Array(length)
  let at = 0
  visit(
    (column) => {
      columns[at++] = column
    },
    () => {},
  )
  return { offsets: expanded, columns }
}
