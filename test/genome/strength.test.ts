import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confidenceOf, lastDay, stateOf, strengthOf, tellsOfUse } from '../../src/genome/strength.js'
import type { EvidenceRow } from '../../src/people/evidence-sql.js'
import { factSources } from '../../src/visibility/facet.js'

const today = '2026-06-15'
const piece = (over: Partial<EvidenceRow> = {}): EvidenceRow => ({
  employeeId: 'e',
  skillId: 's',
  kind: 'STATED',
  source: 'EMPLOYEE',
  factId: 'f',
  recordedAt: new Date(`${today}T09:00:00Z`),
  level: null,
  lastOn: null,
  ...over,
})

const kinds = ['STATED', 'ENDORSED', 'EXTRACTED_FROM_TEXT', 'EDUCATION', 'EXPERIENCE', 'ASSIGNMENT'] as const
const anyDay = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const anyPiece = fc
  .record({
    kind: fc.constantFrom(...kinds),
    source: fc.constantFrom(...factSources),
    level: fc.option(fc.integer({ min: 1, max: 5 })),
    lastOn: fc.option(anyDay),
    recordedAt: anyDay.map((day) => new Date(day)),
  })
  .map((of) => piece({ ...of, level: of.kind === 'STATED' ? of.level : null }))
const anyPieces = fc.array(anyPiece, { maxLength: 12 })

test('strength and confidence are from 0 to 1', () => {
  fc.assert(
    fc.property(anyPieces, (pieces) => {
      for (const number of [strengthOf(pieces, today), ...pieces.map((each) => confidenceOf(each, today))]) {
        expect(number).toBeGreaterThanOrEqual(0)
        expect(number).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('without evidence there is no strength, and any evidence gives some', () => {
  expect(strengthOf([], today)).toBe(0)
  fc.assert(fc.property(anyPiece, (one) => void expect(strengthOf([one], today)).toBeGreaterThan(0)))
})

test('more evidence never lowers strength', () => {
  fc.assert(
    fc.property(anyPieces, anyPiece, (pieces, more) => {
      expect(strengthOf([...pieces, more], today)).toBeGreaterThanOrEqual(strengthOf(pieces, today))
    }),
  )
})

test('one piece of evidence gives the strength that it makes us sure of', () => {
  fc.assert(fc.property(anyPiece, (one) => void expect(strengthOf([one], today)).toBe(confidenceOf(one, today))))
})

test('the order of evidence does not matter', () => {
  fc.assert(
    fc.property(anyPieces, (pieces) => {
      const shuffled = [...pieces].sort(
        (a, b) => a.kind.localeCompare(b.kind) || a.recordedAt.getTime() - b.recordedAt.getTime(),
      )
      for (const other of [[...pieces].reverse(), shuffled])
        expect([strengthOf(other, today), stateOf(other)]).toEqual([strengthOf(pieces, today), stateOf(pieces)])
    }),
  )
})

test('what is only suspected changes nothing about a skill that somebody stands behind', () => {
  const firm = anyPiece.filter(({ source }) => source !== 'INFERRED')
  fc.assert(
    fc.property(fc.array(firm, { minLength: 1 }), anyPieces, (pieces, more) => {
      const suspected = more.map((each) => ({ ...each, source: 'INFERRED' as const }))
      const both = [...suspected, ...pieces]
      expect([strengthOf(both, today), stateOf(both)]).toEqual([strengthOf(pieces, today), stateOf(pieces)])
    }),
  )
})

test('whatever only suspects a skill says no more than anything that somebody stands behind', () => {
  const firm = anyPiece.filter(({ source }) => source !== 'INFERRED')
  fc.assert(
    fc.property(firm, anyPieces, (one, more) => {
      const suspected = more.map((each) => ({ ...each, source: 'INFERRED' as const }))
      expect(strengthOf(suspected, today)).toBeLessThanOrEqual(strengthOf([one], today))
    }),
  )
})

test('each further endorsement adds less than the one before', () => {
  const endorsed = (count: number) =>
    strengthOf(
      Array.from({ length: count }, () => piece({ kind: 'ENDORSED' })),
      today,
    )
  const added = [1, 2, 3, 4, 5, 6].map((count) => endorsed(count) - endorsed(count - 1))
  expect(added.every((more, index) => more > 0 && (index === 0 || more < (added[index - 1] as number)))).toBe(true)
})

test('all else equal, more is known of a claim that something shows, and most of one that the employer records', () => {
  const shows = kinds.filter((kind) => kind !== 'STATED')
  fc.assert(
    fc.property(anyPiece, fc.constantFrom(...shows), (of, kind) => {
      const claimed = { ...of, kind: 'STATED' as const, source: 'EMPLOYEE' as const }
      const shown = { ...claimed, kind, level: null }
      const recorded = { ...shown, source: 'EMPLOYER' as const }
      const [less, more, most] = [[claimed], [claimed, shown], [claimed, recorded]].map((each) =>
        strengthOf(each, today),
      )
      expect(less).toBeLessThan(more as number)
      expect(more).toBeLessThan(most as number)
    }),
  )
})

test('later use never makes less sure than earlier use', () => {
  fc.assert(
    fc.property(anyPiece, anyDay, anyDay, (of, one, other) => {
      const [earlier, later] = [one, other].sort() as [string, string]
      expect(confidenceOf({ ...of, lastOn: later }, today)).toBeGreaterThanOrEqual(
        confidenceOf({ ...of, lastOn: earlier }, today),
      )
    }),
  )
})

test('with the years since the last use we are less sure, and never less than half', () => {
  const at = (lastOn: string) => confidenceOf(piece({ kind: 'EXPERIENCE', lastOn }), today)
  expect([at('2026-06-15'), at('2021-06-15'), at('2016-06-15'), at('1970-01-01')]).toEqual([0.5, 0.375, 0.3125, 0.2501])
})

test('what goes on is as fresh as what was used today', () => {
  const of = { kind: 'ASSIGNMENT' as const, recordedAt: new Date('2001-01-01') }
  expect(confidenceOf(piece({ ...of, lastOn: null }), today)).toBe(confidenceOf(piece({ ...of, lastOn: today }), today))
})

test('a claim without a day of use is as fresh as the day on which it was stated', () => {
  expect(lastDay(piece({ recordedAt: new Date('2020-03-01T23:30:00Z') }), today)).toBe('2020-03-01')
})

test.each(['ENDORSED', 'EDUCATION'] as const)('without a day of its own %s is as old as its record', (kind) => {
  const of = piece({ kind, recordedAt: new Date('2020-03-01T23:30:00Z') })
  expect([lastDay(of, today), tellsOfUse(of)]).toEqual(['2020-03-01', false])
})

test('a day of use in the future counts as today', () => {
  expect(lastDay(piece({ lastOn: '2031-01-01' }), today)).toBe(today)
})

test.each([
  ['an inference', { source: 'INFERRED' as const }, 0.1],
  ['a colleague’s word', { kind: 'ENDORSED' as const }, 0.2],
  ['the words of a job’s description', { kind: 'EXTRACTED_FROM_TEXT' as const }, 0.35],
  ['a novice by their own word', { level: 1 }, 0.36],
  ['a claim without a level', {}, 0.4],
  ['an education', { kind: 'EDUCATION' as const }, 0.45],
  ['a job', { kind: 'EXPERIENCE' as const }, 0.5],
  ['an assignment', { kind: 'ASSIGNMENT' as const }, 0.55],
  ['an expert by their own word', { level: 5 }, 0.6],
  ['a job that the employer recorded', { kind: 'EXPERIENCE' as const, source: 'EMPLOYER' as const }, 0.7],
  ['an assignment that the employer recorded', { kind: 'ASSIGNMENT' as const, source: 'EMPLOYER' as const }, 0.75],
  ['an expert by the employer’s word', { level: 5, source: 'EMPLOYER' as const }, 0.8],
])('%s makes us sure to a degree of its own', (_title, of, confidence) => {
  expect(confidenceOf(piece(of), today)).toBe(confidence)
})

describe('a skill is', () => {
  test.each<[string, string, Partial<EvidenceRow>[]]>([
    ['CLAIMED', 'the person alone says so', [{}]],
    ['EVIDENCED', 'work shows it', [{}, { kind: 'EXPERIENCE' }]],
    ['EVIDENCED', 'an assignment alone shows it', [{ kind: 'ASSIGNMENT' }]],
    ['EVIDENCED', 'a colleague vouches for it', [{}, { kind: 'ENDORSED' }]],
    ['EVIDENCED', 'school taught it', [{ kind: 'EDUCATION' }]],
    ['EVIDENCED', 'the words of a job name it', [{}, { kind: 'EXTRACTED_FROM_TEXT' }]],
    ['VERIFIED', 'the employer recorded it', [{}, { source: 'EMPLOYER' }]],
    ['VERIFIED', 'the employer recorded the work that shows it', [{ kind: 'ASSIGNMENT', source: 'EMPLOYER' }]],
    ['INFERRED', 'it is only suspected', [{ source: 'INFERRED' }]],
    ['CLAIMED', 'it is suspected and said', [{ source: 'INFERRED' }, {}]],
    ['CLAIMED', 'public data say so', [{ source: 'PUBLIC_DATA_SET' }]],
  ])('%s where %s', (state, _why, pieces) => {
    expect(stateOf(pieces.map(piece))).toBe(state)
  })

  test('never less than before with more evidence', () => {
    const rank = ['INFERRED', 'CLAIMED', 'EVIDENCED', 'VERIFIED']
    fc.assert(
      fc.property(fc.array(anyPiece, { minLength: 1 }), anyPiece, (pieces, more) => {
        expect(rank.indexOf(stateOf([...pieces, more]))).toBeGreaterThanOrEqual(rank.indexOf(stateOf(pieces)))
      }),
    )
  })
})
