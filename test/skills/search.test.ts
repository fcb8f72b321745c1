import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { findSkills } from '../../src/skills/skill.store.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { saveVocabulary } from '../../src/skills/vocabulary.store.js'
import { openLibrary } from './library.js'
import { lettersOf, permutationOf, slipOf } from './slips.js'
import { smallOnet, withRows } from './small-vocabularies.js'

const library = openLibrary()
const examples = ['Tide 100% Pro', 'Tide_Log', 'Tide\\Log', 'Tidewater', 'Low Tide', 'tide']

beforeAll(async () => {
  const rows = examples.map((name) => ['11-0001.00', name, '46169999', 'Gauges'])
  await library.load(
    'onet',
    withRows(smallOnet, 'Tools Used.txt', (tools) => tools.push(...rows)),
  )
})

const found = (search: string, offset = 0, limit = 20) =>
  library.in(async (request) => {
    const { ids, totalCount } = await findSkills(request, search, offset, limit)
    const rows = await request.sql<{ id: string; name: string }>('SELECT id, name FROM skill WHERE id = ANY ($1)', [
      ids,
    ])
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    return { names: ids.map((id) => names.get(id)), totalCount }
  })

test('finds whole names first, then beginnings, then names with the word, each by name', async () => {
  expect((await found('Tide')).names).toEqual([
    'tide',
    'Tide 100% Pro',
    'Tide software',
    'Tide\\Log',
    'Tide_Log',
    'TideTable 7',
    'Tidewater',
    'Low Tide',
  ])
})

test('finds a word in spite of a slip of the keyboard', async () => {
  expect((await found('softwre')).names).toEqual(['Tide software', 'Sail design software'])
})

test.each([
  ['tide_', 'Tide_Log'],
  ['tide\\', 'Tide\\Log'],
  ['tide 100%', 'Tide 100% Pro'],
])('takes every character of %s as it stands', async (search, name) => {
  expect((await found(search)).names[0]).toBe(name)
})

test('finds nothing that begins with a percent sign where no name does', async () => {
  expect((await found('%')).names).toEqual([])
})

test('finds everything by name where nothing is asked for, page by page', async () => {
  const all = await found('', 0, 100)
  expect(all.totalCount).toBe(all.names.length)
  expect(all.names.map((name) => name?.toLowerCase())).toEqual(all.names.map((name) => name?.toLowerCase()).sort())
  expect(await found('', 5, 3)).toEqual({ names: all.names.slice(5, 8), totalCount: all.totalCount })
})

test('finds a name by its words in any order, and by the beginnings of its words', async () => {
  expect((await found('software design sail')).names[0]).toBe('Sail design software')
  expect((await found('desi sof')).names[0]).toBe('Sail design software')
})

test('finds names with accents without them, and the other way round', async () => {
  await library.load(
    'onet',
    withRows(smallOnet, 'Tools Used.txt', (tools) =>
      tools.push(['11-0001.00', 'Crème brûlée torches', '46169999', 'Gauges']),
    ),
    '1.1',
  )
  expect((await found('creme brulee')).names).toEqual(['Crème brûlée torches'])
  expect((await found('gáuges')).names[0]).toBe('Gauges')
})

describe('in the starter vocabulary', () => {
  const names = starterVocabulary.skills.flatMap(({ name, alternativeNames }) => [name, ...alternativeNames])
  const codeOf = new Map(
    starterVocabulary.skills.flatMap(({ code, name, alternativeNames }) =>
      [name, ...alternativeNames].map((each) => [each, code]),
    ),
  )
  const pageOf = (search: string, offset = 0, limit = 20) =>
    library.in(async (request) => {
      const { ids } = await findSkills(request, search, offset, limit)
      const rows = await request.sql<{ id: string; code: string }>('SELECT id, code FROM skill WHERE id = ANY ($1)', [
        ids,
      ])
      const codes = new Map(rows.map(({ id, code }) => [id, code]))
      return ids.map((id) => codes.get(id))
    })

  beforeAll(async () => {
    await library.empty()
    await library.in((request) => saveVocabulary(request, starterVocabulary))
  })

  test('every name finds its skill first', async () => {
    for (const name of names)
      expect({ name, first: (await pageOf(name))[0] }).toEqual({ name, first: codeOf.get(name) })
  })

  test('the words of a name find it on the first page in any order', async () => {
    const permuted = fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant(name), permutationOf(name)))
    await fc.assert(
      fc.asyncProperty(permuted, async ([name, search]) => {
        expect(await pageOf(search)).toContain(codeOf.get(name))
      }),
      { numRuns: 300 },
    )
  })

  test('a name of six letters or more is on the first page in spite of a slip of the keyboard', async () => {
    const long = names.filter((name) => lettersOf(name) >= 6)
    const slipped = fc.constantFrom(...long).chain((name) => fc.tuple(fc.constant(name), slipOf(name)))
    await fc.assert(
      fc.asyncProperty(slipped, async ([name, search]) => {
        expect(await pageOf(search)).toContain(codeOf.get(name))
      }),
      { numRuns: 300 },
    )
  })

  test('pages of any size follow one another without gap or repetition', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', 'c', 'da', 'management', 'desing'),
        fc.integer({ min: 1, max: 30 }),
        async (search, size) => {
          const whole = await pageOf(search, 0, 90)
          const pages: (string | undefined)[] = []
          while (pages.length < whole.length) pages.push(...(await pageOf(search, pages.length, size)))
          expect(pages.slice(0, whole.length)).toEqual(whole)
          expect(new Set(whole).size).toBe(whole.length)
        },
      ),
      { numRuns: 20 },
    )
  })

  test.each([
    ['c', 'c-language'],
    ['C++', 'cpp'],
    ['c#', 'c-sharp'],
    ['r', 'r-language'],
    ['go', 'go'],
    ['.net', 'dot-net'],
    ['node js', 'node-js'],
    ['BI', 'business-intelligence'],
  ])('"%s" finds its own skill first', async (search, code) => {
    expect((await pageOf(search))[0]).toBe(code)
  })
})
