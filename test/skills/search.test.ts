import { beforeAll, expect, test } from 'vitest'
import { findSkills } from '../../src/skills/skill.store.js'
import { openLibrary } from './library.js'
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
  expect((await found('softwre')).names).toEqual(['Sail design software', 'Tide software'])
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
