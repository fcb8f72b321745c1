import pg from 'pg'
import { afterEach, expect, inject, it } from 'vitest'
import { createTestDatabase, type TestDatabase, withAdmin } from './test-database.js'

const made: TestDatabase[] = []
afterEach(async () => {
  for (const database of made.splice(0)) await database.drop()
})

const make = async () => {
  const database = await createTestDatabase()
  made.push(database)
  return database
}

const countTables = (url: string) =>
  withAdmin(url, async (client) => {
    const { rowCount } = await client.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`)
    return rowCount
  })

it('every test database has the whole schema, also when many are asked for at once', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, make))
  expect(new Set(databases.map(({ url }) => url)).size).toBe(6)
  for (const { url } of databases) expect(await countTables(url)).toBeGreaterThan(5)
})

it('a test database keeps its rows to itself', async () => {
  const [mine, other] = [await make(), await make()]
  await withAdmin(mine.url, (client) => client.query('CREATE TABLE public.only_here ()'))
  expect(await countTables(mine.url)).toBe(((await countTables(other.url)) ?? 0) + 1)
})

it('a test database can be dropped while somebody is connected, and then is gone', async () => {
  const { url, drop } = await createTestDatabase()
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await drop()
  await expect(countTables(url)).rejects.toThrow('does not exist')
})

it('every database of a run begins with its prefix', async () => {
  const { prefix, template } = inject('testServer')
  expect(template.startsWith(prefix)).toBe(true)
  expect(new URL((await make()).url).pathname.startsWith(`/${prefix}_`)).toBe(true)
})
