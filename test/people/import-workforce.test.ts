import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ImportColumn,
  importColumns,
  readHeader,
  readRow,
  UnreadableFile,
} from '../../src/people/import-workforce.js'

const skills: Record<string, string> = {
  sql: 'sql-id',
  'structured query language': 'sql-id',
  go: 'go-id',
  'role: lead': 'lead-id',
}
const findSkill = (name: string) => skills[name.toLowerCase()] ?? null
const everyColumn = readHeader(importColumns)

/** A good row of every column, but for what is overridden. */
const read = (overrides: Partial<Record<ImportColumn, string>> = {}) => {
  const cells: Partial<Record<ImportColumn, string>> = {
    employee_number: '7',
    email: 'ada@harbor.example',
    name: 'Ada',
    ...overrides,
  }
  return readRow(
    everyColumn,
    importColumns.map((column) => cells[column] ?? ''),
    2,
    findSkill,
  )
}
const problemsOf = (overrides: Partial<Record<ImportColumn, string>>) =>
  read(overrides).problems.map(({ column, reason }) => `${column}: ${reason}`)

test('columns may come in any order and in any case, with spaces around', () => {
  const header = readHeader([' Name', 'EMAIL ', 'employee_number'])
  expect(readRow(header, ['Ada', 'Ada@Harbor.example', ' 7 '], 2, findSkill).row).toMatchObject({
    number: '7',
    signInName: 'ada@harbor.example',
    account: new Map([
      ['name', 'Ada'],
      ['email', 'Ada@Harbor.example'],
    ]),
  })
})

test('a file without a required column is refused, by the names of all that are missing', () => {
  expect(() => readHeader(['employee_number', 'skills'])).toThrow(/lacks email, name\./)
  expect(() => readHeader(['employee_number;email;name'])).toThrow(UnreadableFile)
})

test('a file with a column twice is refused', () => {
  expect(() => readHeader(['name', 'employee_number', 'email', 'Name'])).toThrow('has the column name twice')
})

test('columns that mean nothing are named as they were written', () => {
  expect(readHeader(['Salary', 'name', 'employee_number', 'email', '']).unknownColumns).toEqual(['Salary', ''])
})

test('a column that is not in the file says nothing, an empty cell says that there is nothing', () => {
  const header = readHeader(['employee_number', 'email', 'name', 'phone'])
  const { row } = readRow(header, ['7', 'ada@harbor.example', 'Ada', ''], 2, findSkill)
  expect(row?.account).toEqual(
    new Map([
      ['email', 'ada@harbor.example'],
      ['name', 'Ada'],
      ['phone', null],
    ]),
  )
  expect(row).toMatchObject({ managerNumber: undefined, region: undefined, skills: undefined })
  expect(read().row).toMatchObject({ managerNumber: null, region: null, skills: [] })
})

test('skills are found by any name or code, with a level or without', () => {
  expect(read({ skills: 'Structured Query Language:4; go ;' }).row?.skills).toEqual([
    { skillId: 'sql-id', level: 4 },
    { skillId: 'go-id', level: null },
  ])
})

test('a colon may be part of a skill’s name', () => {
  expect(read({ skills: 'Role: Lead' }).row?.skills).toEqual([{ skillId: 'lead-id', level: null }])
  expect(read({ skills: 'Role: Lead : 2' }).row?.skills).toEqual([{ skillId: 'lead-id', level: 2 }])
})

test.each<[Partial<Record<ImportColumn, string>>, string]>([
  [{ employee_number: ' ' }, 'employee_number: is empty'],
  [{ name: '' }, 'name: is empty'],
  [{ email: '' }, 'email: is empty'],
  [{ email: 'ada@harbor' }, 'email: "ada@harbor" is not an e-mail address'],
  [{ email: 'ada harbor@x.example' }, 'email: "ada harbor@x.example" is not an e-mail address'],
  [{ email: 'a@b@x.example' }, 'email: "a@b@x.example" is not an e-mail address'],
  [{ name: 'x'.repeat(201) }, 'name: is longer than 200 characters'],
  [{ headline: 'x'.repeat(301) }, 'headline: is longer than 300 characters'],
  [{ employee_number: '7\u00008' }, 'employee_number: has a line break or another control character'],
  [{ location: 'Oslo\nNorway' }, 'location: has a line break or another control character'],
  [{ region: 'MARS' }, 'region: "MARS" is not one of UNITED_STATES, CALIFORNIA, EUROPEAN_ECONOMIC_AREA, OTHER'],
  [{ skills: 'SQL; Juggling:3' }, 'skills: the vocabulary has no skill "Juggling"'],
  [{ skills: 'SQL:6' }, 'skills: the level of "SQL" must be from 1 to 5, not "6"'],
  [{ skills: 'SQL:0' }, 'skills: the level of "SQL" must be from 1 to 5, not "0"'],
  [{ skills: 'SQL:2.5' }, 'skills: the level of "SQL" must be from 1 to 5, not "2.5"'],
  [{ skills: 'SQL:' }, 'skills: the level of "SQL" must be from 1 to 5, not ""'],
  [{ skills: 'SQL:3; structured query language:4' }, 'skills: "structured query language" is there twice'],
])('the row with %j has one problem', (cells, problem) => {
  expect(problemsOf(cells)).toEqual([problem])
  expect(read(cells).row).toBeNull()
})

test('a row says everything that is wrong with it at once', () => {
  expect(problemsOf({ email: 'no', region: 'MARS', skills: 'Juggling' })).toHaveLength(3)
})

test('a text of exactly the longest length is good', () => {
  expect(problemsOf({ name: 'x'.repeat(200), headline: 'x'.repeat(300) })).toEqual([])
})

test('a region is known in any case', () => {
  expect(read({ region: 'california' }).row?.region).toBe('CALIFORNIA')
})

test('a row with more or fewer cells than the header is bad as a whole', () => {
  const { row, problems } = readRow(
    readHeader(['name', 'email', 'employee_number']),
    ['Ada', 'a@b.example'],
    9,
    findSkill,
  )
  expect(row).toBeNull()
  expect(problems).toEqual([{ line: 9, column: null, reason: 'the line has 2 cells where the header has 3' }])
})

test('whatever the cells hold, a row is good or has a problem, and never both', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('ada@harbor.example', 'SQL:3', 'OTHER', ''))
  fc.assert(
    fc.property(fc.array(cell, { minLength: importColumns.length, maxLength: importColumns.length }), (cells) => {
      const { row, problems } = readRow(everyColumn, cells, 2, findSkill)
      expect(row === null).toBe(problems.length > 0)
    }),
  )
})
