import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DateOnly, DateTime, EmailAddress } from '../../src/relay/scalars.js'

test.each(['2024-02-29', '1000-01-01', '9999-12-31'])('%s is a day', (text) => {
  expect(DateOnly.parseValue(text)).toBe(text)
})

test.each([
  '2025-02-29',
  '2024-13-01',
  '0999-01-01',
  '2024-1-1',
  '2024-01-01T00:00:00Z',
  '10000-01-01',
  'today',
  '',
  20240101,
  null,
])('%s is no day', (text) => {
  expect(() => DateOnly.parseValue(text)).toThrow()
})

test('every day of a thousand years reads as itself', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1500-01-01'), max: new Date('2500-12-31'), noInvalidDate: true }), (day) => {
      const text = day.toISOString().slice(0, 10)
      expect(DateOnly.parseValue(text)).toBe(text)
    }),
  )
})

test.each(['ada@harbor.example', "o'neil+jobs@mail.harbor.example"])('%s is an address', (text) => {
  expect(EmailAddress.parseValue(text)).toBe(text)
})

test.each([
  'ada',
  '@harbor.example',
  'ada@',
  'ada lovelace@harbor.example',
  'a@b@c',
  'ada@harbor.example\0',
  `${'a'.repeat(65)}@b`,
])('%s is no address', (text) => {
  expect(() => EmailAddress.parseValue(text)).toThrow()
})

test('a moment reads as the same moment in UTC', () => {
  expect(DateTime.parseValue('2026-01-31T13:00:00+01:00')).toBe('2026-01-31T12:00:00.000Z')
  for (const text of ['2026-01-31', '2026-01-31T99:00:00Z', 'now', 1]) expect(() => DateTime.parseValue(text)).toThrow()
})
