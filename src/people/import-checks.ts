import type { ImportColumn, RowProblem, RowReading } from './import-workforce.js'
import { findReportingCircles } from './reporting-line.js'

/** A line of the file as far as it concerns other lines. */
export type RowOutline = Pick<RowReading, 'line' | 'number' | 'signInName' | 'managerNumber'> & {
  readonly isGood: boolean
}

/** Somebody who is in the employer already. */
export interface KnownEmployee {
  readonly signInName: string
  readonly managerNumber: string | null
}

/** What only shows beside the other rows and the people who are there: doubles, names that are taken, managers. */
export function checkRowsTogether(
  rows: readonly RowOutline[],
  known: ReadonlyMap<string, KnownEmployee>,
): RowProblem[] {
  const alone = [...findDoubles(rows, 'number'), ...findDoubles(rows, 'signInName'), ...findTakenNames(rows, known)]
  return [...alone, ...findManagerProblems(rows, known, new Set(alone.map(({ line }) => line)))]
}

const columnOf = { number: 'employee_number', signInName: 'email' } as const satisfies Record<string, ImportColumn>

/** Every line of a double is wrong: which one is meant is not ours to guess. */
function findDoubles(rows: readonly RowOutline[], key: keyof typeof columnOf): RowProblem[] {
  const linesOf = new Map<string, number[]>()
  for (const row of rows) {
    const value = row[key]
    if (value === null) continue
    const lines = linesOf.get(value)
    if (lines) lines.push(row.line)
    else linesOf.set(value, [row.line])
  }
  return [...linesOf].flatMap(([value, lines]) => {
    if (lines.length === 1) return []
    const named = `${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ' and more' : ''}`
    return lines.map((line) => ({
      line,
      column: columnOf[key],
      reason: `"${value}" stands in ${lines.length} lines: ${named}`,
    }))
  })
}

/** A name that its owner gives up in the same file is taken until that file has been loaded: no order of the rows matters. */
function findTakenNames(rows: readonly RowOutline[], known: ReadonlyMap<string, KnownEmployee>): RowProblem[] {
  const ownerOf = new Map([...known].map(([number, { signInName }]) => [signInName, number]))
  return rows.flatMap(({ line, number, signInName }) => {
    const owner = signInName === null ? undefined : ownerOf.get(signInName)
    if (owner === undefined || number === null || owner === number) return []
    return [
      { line, column: 'email' as const, reason: `"${signInName}" belongs to the employee with the number "${owner}"` },
    ]
  })
}

/** A row that is left out can leave others without a manager, or join old lines to a circle: asked again until nothing more falls. */
function findManagerProblems(
  rows: readonly RowOutline[],
  known: ReadonlyMap<string, KnownEmployee>,
  badLines: ReadonlySet<number>,
): RowProblem[] {
  const inFile = new Map(rows.map(({ number, line }) => [number, line]))
  const problems: RowProblem[] = []
  let good = rows.filter(({ line, isGood }) => isGood && !badLines.has(line))
  for (;;) {
    const managerOf = new Map([...known].map(([number, { managerNumber }]) => [number, managerNumber]))
    for (const { number, managerNumber } of good)
      if (number !== null)
        managerOf.set(number, managerNumber === undefined ? (managerOf.get(number) ?? null) : managerNumber)
    const circleOf = new Map(
      findReportingCircles(managerOf).flatMap((circle) => circle.map((number) => [number, circle] as const)),
    )
    const found = good.flatMap((row) => {
      const reason = managerProblem(row, managerOf, circleOf, inFile)
      return reason ? [{ line: row.line, column: 'manager_number' as const, reason }] : []
    })
    if (found.length === 0) return problems
    problems.push(...found)
    const fallen = new Set(found.map(({ line }) => line))
    good = good.filter(({ line }) => !fallen.has(line))
  }
}

function managerProblem(
  { number, managerNumber }: RowOutline,
  managerOf: ReadonlyMap<string, string | null>,
  circleOf: ReadonlyMap<string, readonly string[]>,
  inFile: ReadonlyMap<string | null, number>,
): string | null {
  if (managerNumber == null || number === null) return null
  if (!managerOf.has(managerNumber)) {
    const line = inFile.get(managerNumber)
    return line === undefined
      ? `no employee has the number "${managerNumber}"`
      : `the employee with the number "${managerNumber}" cannot be added: see line ${line}`
  }
  const circle = circleOf.get(number)
  return circle
    ? `the reporting line goes in a circle: ${circle.slice(0, 6).join(' → ')}${circle.length > 6 ? ' → …' : ''}`
    : null
}
