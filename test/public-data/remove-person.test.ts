import { expect, test } from 'vitest'
import { readCanonicalEmail } from '../../src/public-data/canonical-email.js'
import { lockRecordsToRemove } from '../../src/public-data/public-record.store.js'
import { type Removed, removePerson } from '../../src/public-data/remove-person.store.js'
import type { Request } from '../../src/request.js'
import {
  accept,
  adaAs,
  adaRecord,
  addressOf,
  app,
  clock,
  collect,
  compare,
  employerOf,
  itemsOf,
  nameOf,
  offers,
} from './prefill-world.js'

const platform = <T>(employer: string | null, work: (request: Request) => Promise<T>) =>
  app.database.platform(employer, clock(), work)
const remove = (name: string): Promise<Removed> =>
  platform(null, async (request) => {
    await lockRecordsToRemove(request)
    return removePerson(request, [readCanonicalEmail(addressOf(name))?.exact as string])
  })

test('removing a person takes their records, what was offered, and all facts that came of it', async () => {
  const without = { ada: await adaAs('ada'), tess: await adaAs('tess') }
  await collect(adaRecord(), { ...adaRecord(), id: 'b', label: 'Chief' })
  await accept('ada')
  expect(await remove('ada')).toEqual({ records: 2, facts: 6 })
  expect({ ada: await adaAs('ada'), tess: await adaAs('tess') }).toEqual(without)
  await compare()
  expect(await offers('ada')).toEqual([])
  const due = await platform(employerOf('harbor'), (request) => request.sql('SELECT FROM edition_due'))
  expect(due).toHaveLength(1)
})

test('removing a person leaves everybody else as they are', async () => {
  await collect(
    adaRecord(),
    { ...adaRecord(), id: 'tess', email: addressOf('tess') },
    { ...adaRecord(), id: 'o', email: addressOf('olga') },
  )
  for (const who of ['ada', 'tess', 'olga']) await accept(who)
  const before = [await itemsOf('tess'), await itemsOf('olga')]
  await remove('ada')
  await compare()
  expect([await itemsOf('tess'), await itemsOf('olga')]).toEqual(before)
})

test('a record that a namesake took for theirs goes with its owner, and what came of it', async () => {
  await collect({ ...adaRecord(), email: addressOf('gone') })
  await accept('twin')
  await compare()
  await accept('twin')
  expect((await offers('twin')).length).toBeGreaterThan(5)
  expect(await remove('gone')).toEqual({ records: 1, facts: 7 })
  expect(await offers('twin')).toEqual([])
})

test('an import waits for a removal that is under way, and a removal for an import', async () => {
  const done: string[] = []
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const removing = platform(null, async (request) => {
    await lockRecordsToRemove(request)
    await held
    done.push('removed')
  })
  const adding = collect(adaRecord()).then(() => done.push('added'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  release()
  await Promise.all([removing, adding])
  expect(done).toEqual(['removed', 'added'])
  expect(await offers('ada')).toContain(`OFFERED ${nameOf('Ada')}`)
})
