import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRowsTogether, type KnownEmployee, type RowOutline } from '../../src/people/import-checks.js'
import { reportingLines } from '../../src/people/reporting-line.js'

const row = (
  line: number,
  number: string | null,
  managerNumber?: string | null,
  more: Partial<RowOutline> = {},
): RowOutline => ({
  line,
  number,
  signInName: number && `${number}@harbor.example`,
  managerNumber,
  isGood: true,
  ...more,
})
const known = (managers: Record<string, string | null>) =>
  new Map<string, KnownEmployee>(
    Object.entries(managers).map(([number, managerNumber]) => [
      number,
      { signInName: `${number}@harbor.example`, managerNumber },
    ]),
  )
const check = (rows: RowOutline[], employees = known({})) =>
  checkRowsTogether(rows, employees).map(({ line, column, reason }) => `${line} ${column} ${reason}`)

test('a manager may stand anywhere in the file or be an employee already', () => {
  expect(check([row(2, 'ada', 'ben'), row(3, 'ben', 'cleo')], known({ cleo: null }))).toEqual([])
})

test('every line with the same number is bad, whether or not the line is good otherwise', () => {
  const rows = [
    row(2, 'ada'),
    row(3, 'ben'),
    row(4, 'ada', null, { signInName: 'other@harbor.example', isGood: false }),
  ]
  expect(check(rows)).toEqual([
    '2 employee_number "ada" stands in 2 lines: 2, 4',
    '4 employee_number "ada" stands in 2 lines: 2, 4',
  ])
})

test('every line with the same e-mail is bad', () => {
  expect(check([row(2, 'ada'), row(3, 'ben', null, { signInName: 'ada@harbor.example' })])).toEqual([
    '2 email "ada@harbor.example" stands in 2 lines: 2, 3',
    '3 email "ada@harbor.example" stands in 2 lines: 2, 3',
  ])
})

test('the e-mail of an employee with another number is taken', () => {
  expect(check([row(2, 'new', null, { signInName: 'ada@harbor.example' })], known({ ada: null }))).toEqual([
    '2 email "ada@harbor.example" belongs to the employee with the number "ada"',
  ])
})

test('a manager whom nobody knows is named', () => {
  expect(check([row(2, 'ada', 'X')])).toEqual(['2 manager_number no employee has the number "X"'])
})

test('who reports to somebody who cannot be added cannot be added either, and is sent to the line at fault', () => {
  const rows = [row(2, 'ada', 'ben'), row(3, 'ben', 'cleo'), row(4, 'cleo', null, { isGood: false })]
  expect(check(rows)).toEqual([
    '3 manager_number the employee with the number "cleo" cannot be added: see line 4',
    '2 manager_number the employee with the number "ben" cannot be added: see line 3',
  ])
})

test('a bad row of somebody who is there already leaves their reports alone', () => {
  expect(check([row(2, 'ada', 'ben'), row(3, 'ben', null, { isGood: false })], known({ ben: null }))).toEqual([])
})

test('a circle is bad for each row in it, and shown', () => {
  expect(
    check([row(2, 'ada', 'ben'), row(3, 'ben', 'ada'), row(4, 'dan', 'dan')], known({ ada: null, ben: null })),
  ).toEqual([
    '2 manager_number the reporting line goes in a circle: ada → ben → ada',
    '3 manager_number the reporting line goes in a circle: ada → ben → ada',
    '4 manager_number the reporting line goes in a circle: dan → dan',
  ])
})

test('a circle that closes through people outside the file is found', () => {
  expect(check([row(2, 'cleo', 'ada')], known({ ada: 'ben', ben: 'cleo', cleo: null }))).toEqual([
    '2 manager_number the reporting line goes in a circle: ada → ben → cleo → ada',
  ])
})

test('turning a reporting line round is no circle when all of its rows are good', () => {
  expect(check([row(2, 'ada', null), row(3, 'ben', 'ada')], known({ ada: 'ben', ben: null }))).toEqual([])
})

test('a circle that only a bad row leaves standing is found', () => {
  expect(
    check([row(2, 'ada', null, { isGood: false }), row(3, 'ben', 'ada')], known({ ada: 'ben', ben: null })),
  ).toEqual(['3 manager_number the reporting line goes in a circle: ada → ben → ada'])
})

test('what is left after the bad rows always has managers who exist and reporting lines without circles', () => {
  const someone = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const manager = fc.oneof(someone, fc.constantFrom(null, undefined, 'nobody'))
  const rowsOf = fc.array(fc.tuple(someone, manager, fc.boolean()), { maxLength: 8 })
  const start = known({ a: null, b: 'a', c: 'b' })
  fc.assert(
    fc.property(rowsOf, (given) => {
      const rows = given.map(([number, managerNumber, isGood], at) => row(at + 2, number, managerNumber, { isGood }))
      const bad = new Set(checkRowsTogether(rows, start).map(({ line }) => line))
      const managerOf = new Map([...start].map(([number, { managerNumber }]) => [number, managerNumber]))
      for (const { line, number, managerNumber, isGood } of rows)
        if (number && isGood && !bad.has(line))
          managerOf.set(number, managerNumber === undefined ? (managerOf.get(number) ?? null) : managerNumber)
      const lines = reportingLines(managerOf)
      for (const above of [...lines.values()].flat()) expect(managerOf.has(above)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('which rows are bad does not depend on their order', () => {
  const someone = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const rowsOf = fc.array(fc.tuple(someone, fc.oneof(someone, fc.constant(null)), fc.boolean()), { maxLength: 6 })
  fc.assert(
    fc.property(
      rowsOf.chain((rows) =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(
            rows.map((_, at) => at),
            { minLength: rows.length },
          ),
        ),
      ),
      ([given, order]) => {
        const rows = given.map(([number, managerNumber, isGood], at) => row(at, number, managerNumber, { isGood }))
        const badLines = (some: RowOutline[]) =>
          [...new Set(checkRowsTogether(some, known({ a: 'b', b: null })).map(({ line }) => line))].sort()
        expect(badLines(order.map((at) => rows[at] as RowOutline))).toEqual(badLines(rows))
      },
    ),
  )
})
