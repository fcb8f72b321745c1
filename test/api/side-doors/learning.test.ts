import { afterAll, beforeAll, expect, test } from 'vitest'
import { learnEdition } from '../../../src/genome/learn.store.js'
import { Yard } from './yard.js'

let yard: Yard
beforeAll(async () => {
  yard = await Yard.open()
})
afterAll(() => yard?.app.stop())

/** What the employer's next edition is learned from, and a hash of all that it says. */
async function learn(): Promise<{ people: number; facts: number; digest: string }> {
  const { database } = yard.app
  const [employer] = await database.platform(null, new Date(), (request) =>
    request.sql<{ id: string }>('SELECT employer_id AS id FROM employer'),
  )
  const learned = await database.platform(employer?.id ?? null, new Date(), (request) => learnEdition(request, 1))
  const edition = learned?.edition
  return { people: edition?.people ?? 0, facts: edition?.facts ?? 0, digest: edition?.digest.toString('hex') ?? '' }
}

test('what is hidden from the employer moves nothing that is learned; what is shown does', async () => {
  const before = await learn()
  await yard.hideThings()
  expect(await learn()).toEqual(before)
  await yard.showThings()
  const shown = await learn()
  expect(shown.facts).toBeGreaterThan(before.facts)
})
