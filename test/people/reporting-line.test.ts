import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findReportingCircles, ReportingCircle, reportingLines } from '../../src/people/reporting-line.js'

/** People numbered from 0, each of whom reports to somebody with a lower number or to nobody: a forest. */
const forests = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map(
    (seeds) =>
      new Map(
        seeds.map((seed, at): [string, string | null] => [
          `${at}`,
          seed % (at + 1) === at ? null : `${seed % (at + 1)}`,
        ]),
      ),
  )

test('a reporting line names the manager first and the top last', () => {
  const lines = reportingLines(
    new Map([
      ['ada', 'ben'],
      ['ben', 'cleo'],
      ['cleo', null],
    ]),
  )
  expect(Object.fromEntries(lines)).toEqual({ ada: ['ben', 'cleo'], ben: ['cleo'], cleo: [] })
})

test('a manager of whom nothing is known is the top', () => {
  expect(reportingLines(new Map([['ada', 'gone']])).get('ada')).toEqual(['gone'])
})

test('everybody’s reporting line is their manager and then the manager’s own line', () => {
  fc.assert(
    fc.property(forests, (managerOf) => {
      const lines = reportingLines(managerOf)
      for (const [person, manager] of managerOf)
        expect(lines.get(person)).toEqual(manager === null ? [] : [manager, ...(lines.get(manager) ?? [])])
    }),
  )
})

test('who reports to themself is a circle', () => {
  expect(findReportingCircles(new Map([['ada', 'ada']]))).toEqual([['ada', 'ada']])
})

test('a circle is named once, without the people who only lead into it', () => {
  const managerOf = new Map([
    ['zoe', 'ada'],
    ['ada', 'ben'],
    ['ben', 'cleo'],
    ['cleo', 'ada'],
    ['dan', 'zoe'],
  ])
  expect(findReportingCircles(managerOf)).toEqual([['ada', 'ben', 'cleo', 'ada']])
  expect(() => reportingLines(managerOf)).toThrow(new ReportingCircle(['ada', 'ben', 'cleo', 'ada']))
})

test('closing any reporting line at its top makes exactly one circle, of the people in it', () => {
  fc.assert(
    fc.property(forests, fc.nat(), (managerOf, pick) => {
      const [person, line] = [...reportingLines(managerOf)][pick % managerOf.size] as [string, string[]]
      const closed = new Map(managerOf).set(line.at(-1) ?? person, person)
      const circles = findReportingCircles(closed)
      expect(circles).toHaveLength(1)
      expect(new Set(circles[0])).toEqual(new Set([person, ...line]))
    }),
  )
})

test('a reporting line of many thousands is followed to its top', () => {
  const managerOf = new Map(Array.from({ length: 3000 }, (_, at) => [`${at}`, at === 0 ? null : `${at - 1}`]))
  expect(reportingLines(managerOf).get('2999')).toHaveLength(2999)
})
