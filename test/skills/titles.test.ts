import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { listUsualSkills } from '../../src/skills/occupation.store.js'
import { openLibrary } from './library.js'

const library = openLibrary()
const ids = new Map<string, string>()

/** Skills and occupations that say their typicality behind the skill's name. */
const vocabulary: readonly [
  scheme: string,
  title: string,
  others: readonly string[],
  skills: Record<string, number>,
][] = [
  ['One', 'Data Scientists', ['Data Analyst', 'Data Mining Analyst'], { sql: 0.5, python: 1 }],
  ['One', 'Statisticians', ['Data Analyst', 'Analysts, All Other'], { sql: 0.25, surveys: 0.5 }],
  ['One', 'Analysts', ['Business Analyst'], { reports: 0.75 }],
  ['One', 'Secretaries and Administrative Assistants', ['Executive Secretary'], { letters: 1 }],
  ['One', 'C++ Programmers', ['Game Boxes Builder (C++)'], { cpp: 1 }],
  ['Two', 'data analyst', [], { 'sql of two': 0.9 }],
  ['Two', 'Retired Work', ['Lamplighter'], { lamps: 1 }],
]

beforeAll(async () => {
  const idOf = (name: string) => ids.get(name) ?? ids.set(name, randomUUID()).get(name)
  await library.empty()
  for (const [scheme, title, others, skills] of vocabulary) {
    await library.ask(
      `INSERT INTO occupation (id, scheme, code, scheme_version, title, alternative_titles, retired_in)
       VALUES ($1, $2, $3, '1', $3, $4, $5)`,
      ...[idOf(title), scheme, title, others, title === 'Retired Work' ? '2' : null],
    )
    for (const [skill, typicality] of Object.entries(skills)) {
      await library.ask(
        `INSERT INTO skill (id, scheme, code, scheme_version, name, retired_in) VALUES ($1, $2, $3, '1', $3, $4)
         ON CONFLICT DO NOTHING`,
        ...[idOf(skill), scheme, skill, skill === 'surveys' ? '2' : null],
      )
      await library.ask('INSERT INTO occupation_skill VALUES ($1, $2, $3)', idOf(title), idOf(skill), typicality)
    }
  }
})

const usualFor = async (...titles: string[]): Promise<Record<string, number>[]> => {
  const names = new Map([...ids].map(([name, id]) => [id, name]))
  const usual = await library.in((request) => listUsualSkills(request, titles))
  return titles.map((title) =>
    Object.fromEntries((usual.get(title) ?? []).map(({ skillId, typicality }) => [names.get(skillId), typicality])),
  )
}

describe('a job title is understood', () => {
  const secretary = { letters: 1 }
  const programmer = { cpp: 1 }
  const scientist = { sql: 0.5, python: 1 }
  test.each([
    ['in any case', 'EXECUTIVE secretary', secretary],
    ['with a rank before it', 'Sr. Executive Secretary', secretary],
    ['with several ranks before it', 'Senior Lead Executive Secretary', secretary],
    ['with a grade after it', 'Executive Secretary III', secretary],
    ['with a level after it', 'Executive Secretary, Level 2', secretary],
    ['with a remark in brackets', 'Executive Secretary (part-time)', secretary],
    ['in the plural', 'Executive Secretaries', secretary],
    ['in the singular', 'C++ programmer', programmer],
    ['in the singular of a word in -es', 'Game box builder', programmer],
    ['with signs between its words', ' Data-Mining / Analyst ', scientist],
    ['by a preferred title', 'data scientist', scientist],
  ])('%s', async (_how, title, expected) => {
    expect(await usualFor(title)).toEqual([expected])
  })

  test.each(['Baker', '', '   ', 'Senior', 'III', '()', "Robert'); DROP TABLE skill; --", '😀'])(
    'as nothing where no vocabulary knows it: "%s"',
    async (title) => {
      expect(await usualFor(title)).toEqual([{}])
    },
  )
})

test('a title that names several occupations is as typical as their average, in each vocabulary by itself', async () => {
  // sql: 0.5 and 0.25; python: 1 and nothing; surveys are retired. The other vocabulary has one occupation of that name.
  expect(await usualFor('Data analyst')).toEqual([{ sql: 0.375, python: 0.5, 'sql of two': 0.9 }])
})

test('a preferred title means its own occupation alone, though others have it as an alternative', async () => {
  expect(await usualFor('Analyst')).toEqual([{ reports: 0.75 }])
})

test('retired occupations and skills are usual for nobody', async () => {
  expect(await usualFor('Retired work', 'Lamplighter')).toEqual([{}, {}])
})

test('several titles are understood each by itself', async () => {
  expect(await usualFor('Secretary', 'Executive secretary', 'Analysts')).toEqual([
    {},
    { letters: 1 },
    { reports: 0.75 },
  ])
})
