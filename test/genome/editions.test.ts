import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Database } from '../../src/database/database.js'
import { compareEditions, listEditions, putInForce, putStarterInForce } from '../../src/genome/editions.store.js'
import { learnEdition } from '../../src/genome/learn.store.js'
import { readGlobalId } from '../../src/relay/global-id.js'
import type { Request } from '../../src/request.js'
import { startAppOn } from '../api/app-on.js'
import type { TestApp } from '../support/test-app.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'

let clone: TestDatabase
let app: TestApp
/** A second server on the same database, which also learns by itself. */
let other: TestApp
let world: LoadedWorld
let database: Database
const employers = { harbor: '', mill: '' }

/** Nobody knows both by the vocabulary's own account. */
const pair = ['welding', 'python'] as const
const person = (name: string, skills: readonly string[] = pair): WorldPerson => ({
  account: { name },
  skills: skills.map((skill) => ({ skill, level: 3 })),
})
const crowd = (key: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_each, index) => [`${key}${index}`, person(`${key} ${index}`)]))

beforeAll(async () => {
  clone = await createTestDatabase()
  // Learning is asked for by the tests, except where somebody is to be forgotten.
  const environment = { GENOME_MINIMUM_PEOPLE: '10', GENOME_LEARN_EVERY_DAYS: '0' }
  app = await startAppOn(clone.url, environment)
  other = await startAppOn(clone.url, environment)
  world = await loadWorld(app, {
    employers: {
      harbor: {
        name: 'Harbor',
        region: 'UNITED_STATES',
        people: { ...crowd('h', 14), tess: { ...person('Tess'), roles: ['TALENT_PARTNER'] } },
      },
      mill: { name: 'Mill', region: 'UNITED_STATES', people: { ...crowd('m', 3), mia: person('Mia') } },
    },
  })
  database = await Database.connect(clone.url, { size: 4, waitMs: 5000, statementTimeoutMs: 60_000 }, () => {})
  for (const name of ['harbor', 'mill'] as const)
    employers[name] = readGlobalId(world.employerIds.get(name) ?? '')?.uuids[0] as string
})
afterAll(async () => {
  await database.close()
  await app.stop()
  await other.stop()
  await clone.drop()
})

const at = <T>(employer: keyof typeof employers, work: (request: Request) => Promise<T>) =>
  database.platform(employers[employer], new Date(), work)
const learn = (employer: keyof typeof employers = 'harbor') => at(employer, (request) => learnEdition(request, 10))
const editionOf = async (who: string) => {
  const { body } = await app.ask(
    await world.as(who),
    '{ genomeEdition { number facts skills edges minimumSupport schemes } }',
  )
  expect(body.errors).toBeUndefined()
  return body.data.genomeEdition
}
const contents = (employer: keyof typeof employers) =>
  at(
    employer,
    async (request) =>
      (await request.sql<{ n: number }>('SELECT count(DISTINCT edition_id)::int AS n FROM learned_skill'))[0]?.n,
  )
const change = async (who: string, input: object) => {
  const { body } = await app.ask(
    await world.as(who),
    'mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) { allowLearning } }',
    { input },
  )
  expect(body.errors).toBeUndefined()
}
const eventually = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; tries < 600; tries++) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It never came to be')
}

test('before anything was learned, the starter edition answers, derived from the vocabulary alone', async () => {
  expect(await editionOf('tess')).toMatchObject({
    number: 1,
    facts: 0,
    minimumSupport: 0,
    schemes: ['Flux starter 1'],
  })
})

test('a learned edition that another process put in force answers every operation that starts later, for its own employer alone; its figures are rounded down', async () => {
  const learned = await learn()
  expect(learned).toMatchObject({ people: 15, withdrawn: 0, edition: { number: 2, facts: 30 } })
  expect(await editionOf('tess')).toMatchObject({ number: 2, facts: 30, minimumSupport: 5 })
  expect(await editionOf('mia')).toMatchObject({ number: 1, facts: 0 })
})

test('an employer with too few people keeps the starter edition', async () => {
  expect(await learn('mill')).toMatchObject({ edition: null, people: 4 })
  expect(await editionOf('mia')).toMatchObject({ number: 1 })
})

test('the same people give the same edition, byte for byte', async () => {
  const [first, second] = [await learn(), await learn()]
  expect(second?.edition?.number).toBe((first?.edition?.number ?? 0) + 1)
  expect(second?.edition?.digest).toEqual(first?.edition?.digest)
})

test('while one process learns for an employer, another does not', async () => {
  await at('harbor', async (request) => {
    const learning = await learnEdition(request, 10)
    expect(learning?.edition).not.toBeNull()
    expect(await learn()).toBeNull()
  })
})

test('learning that is interrupted changes nothing', async () => {
  const before = await at('harbor', (request) => listEditions(request, 'learned'))
  const killed = at('harbor', (request) =>
    learnEdition(request, 10, (step) => {
      if (step === 'saving') throw new Error('killed')
    }),
  )
  await expect(killed).rejects.toThrow('killed')
  expect(await at('harbor', (request) => listEditions(request, 'learned'))).toEqual(before)
  expect(await learn()).not.toBeNull()
})

test('an edition can be put in force again, or the starter, and compared with another', async () => {
  const [newest, former] = await at('harbor', (request) => listEditions(request, 'learned'))
  await at('harbor', (request) => putInForce(request, 'learned', former?.number as number))
  expect(await editionOf('tess')).toMatchObject({ number: former?.number })
  await at('harbor', putStarterInForce)
  expect(await editionOf('tess')).toMatchObject({ number: 1 })
  await at('harbor', (request) => putInForce(request, 'learned', newest?.number as number))
  expect(await editionOf('tess')).toMatchObject({ number: newest?.number })
  const numbers = [former?.number as number, newest?.number as number] as const
  const comparison = await at('harbor', (request) => compareEditions(request, 'learned', numbers))
  expect(comparison).toMatchObject({ lost: 0, gained: 0, meanChange: 0, largest: [] })
  expect(comparison.kept).toBeGreaterThan(0)
})

test.each([0, 99])('an edition that is not there (%i) is not put in force', async (number) => {
  await expect(at('harbor', (request) => putInForce(request, 'learned', number))).rejects.toThrow('edition')
})

describe('when somebody is to be forgotten', () => {
  test.each([
    ['takes back that the genome may learn from them', () => change('h0', { allowLearning: false })],
    ['takes back that public data may be used', () => change('h1', { usePublicData: false })],
    [
      'is erased',
      () => at('harbor', (request) => request.sql(`DELETE FROM employee WHERE employee_number = 'h2'`).then(() => {})),
    ],
  ])(
    'because somebody %s, a next edition is learned by itself, and the former ones are gone with what they held',
    async (_why, forget) => {
      await learn()
      const [former] = await at('harbor', (request) => listEditions(request, 'learned'))
      await forget()
      // The learner may have been at work on one that still holds them: the next one follows, and takes it away.
      await eventually(
        async () => (await editionOf('tess')).number > (former?.number as number) && (await contents('harbor')) === 1,
      )
      const [newest, ...others] = await at('harbor', (request) => listEditions(request, 'learned'))
      expect(newest).toMatchObject({ withdrawnAt: null })
      expect(others.every(({ withdrawnAt, inForceSince }) => withdrawnAt !== null && inForceSince === null)).toBe(true)
      await expect(at('harbor', (request) => putInForce(request, 'learned', former?.number as number))).rejects.toThrow(
        'edition',
      )
    },
  )

  test('and too few are left, the starter edition answers', async () => {
    for (const who of ['h3', 'h4', 'h5', 'h6', 'h7']) await change(who, { allowLearning: false })
    await eventually(async () => (await editionOf('tess')).number === 1)
    expect(await contents('harbor')).toBe(0)
  })
})
