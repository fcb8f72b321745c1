import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld } from '../support/world.js'

let app: TestApp
let world: LoadedWorld
beforeAll(async () => {
  app = await startTestApp()
  const harbor = { name: 'Harbor', region: 'UNITED_STATES' as const, people: { ada: { account: { name: 'Ada' } } } }
  world = await loadWorld(app, { employers: { harbor } })
})
afterAll(() => app?.stop())

const document =
  'query ($text: String!) { extractSkills(text: $text) { skill { code attribution } matchedText start end confidence } }'
const extract = async (text: string, who: string | null = 'ada') =>
  (await app.ask(who && (await world.as(who)), document, { text })).body

test('skills are named with the words that named them, where these stand in the text', async () => {
  const text = '😀 We use Python daily.'
  const { data } = await extract(text)
  expect(data.extractSkills).toEqual([
    { skill: { code: 'python', attribution: null }, matchedText: 'Python', start: 10, end: 16, confidence: 1 },
  ])
  expect(text.slice(10, 16)).toBe('Python')
})

test.each(['', '   ', 'Good morning to all of you.'])(
  'a text that names none (%j) gives an empty list',
  async (text) => {
    expect(await extract(text)).toEqual({ data: { extractSkills: [] } })
  },
)

test('a text that is too long is refused by the name of the argument', async () => {
  expect((await extract('a'.repeat(20_000))).errors).toBeUndefined()
  const { errors } = await extract('a'.repeat(20_001))
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('text'),
    extensions: { code: 'BAD_USER_INPUT' },
  })
})

test('nobody who is not signed in has texts read', async () => {
  expect((await extract('Python', null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

test('a name that is added or retired counts from the very next text on', async () => {
  const add = `INSERT INTO skill (id, scheme, code, scheme_version, name) VALUES ('00000000-0000-4000-8000-00000000aaaa', 'Flux starter', 'zorb', '1', 'Zorbing');
    INSERT INTO skill_name VALUES ('00000000-0000-4000-8000-00000000aaaa', 'Zorbing', true)`
  const change = (statement: string) => app.database.platform(null, new Date(), (request) => request.sql(statement))
  const codes = async () =>
    (await extract('I teach Zorbing.')).data.extractSkills.map((each: { skill: { code: string } }) => each.skill.code)
  expect(await codes()).toEqual([])
  await change(add)
  expect(await codes()).toEqual(['zorb'])
  await change(`UPDATE skill SET retired_in = '2' WHERE code = 'zorb'`)
  expect(await codes()).toEqual([])
})
