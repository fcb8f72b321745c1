import { createHash, createHmac } from 'node:crypto'
import { appendFile, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { screenEmails } from '../../src/public-data/suppression.store.js'
import { Vault } from '../../src/public-data/vault.js'
import { createTestDatabase, withAdmin } from '../support/test-database.js'
import { otherPeople, people, spellings } from './spellings.js'
import { SuppressionWorld } from './suppression-world.js'

let world: SuppressionWorld
beforeAll(async () => {
  world = await SuppressionWorld.open()
  await world.suppress(...people)
})
afterAll(() => world.close())

const rowsOf = (url: string, table: string) =>
  withAdmin(url, async (admin) => (await admin.query(`SELECT to_json(t)::text AS row FROM ${table} t`)).rows)

describe('the suppression list', () => {
  it('suppresses all 300 spellings of the addresses on it', async () => {
    const answers = await world.screen(...spellings)
    expect(spellings.filter((_, i) => answers[i] !== 'suppressed')).toEqual([])
  })

  it('blocks none of 300 other people with similar addresses', async () => {
    const answers = await world.screen(...otherPeople)
    expect(otherPeople.filter((_, i) => answers[i] !== 'free')).toEqual([])
  })

  test.each([
    ['carla+jobs@example.org', 'held'],
    ['anna.keller+jobs@gmail.com', 'suppressed'],
    ['not an address', 'held'],
    ['', 'held'],
  ])('%j is %s', async (email, answer) => {
    expect(await world.screen('free@example.org', email)).toEqual(['free', answer])
  })

  it('holds the address without the tag under which somebody opted out', async () => {
    await world.suppress('kim+lists@example.org')
    expect(
      await world.screen('kim+lists@example.org', 'kim@example.org', 'kim+b@example.org', 'kima@example.org'),
    ).toEqual(['suppressed', 'held', 'held', 'free'])
  })

  it('is asked nothing about no addresses', async () => {
    expect(await world.screen()).toEqual([])
  })

  it('gives no address back from a dictionary to whoever has the database without the key', async () => {
    const dump = JSON.stringify([
      ...(await rowsOf(world.clone.url, 'suppression')),
      ...(await rowsOf(world.clone.url, 'suppression_key')),
    ])
    const { fingerprint } = JSON.parse((await rowsOf(world.clone.url, 'suppression_key'))[0].row)
    const guesses = (email: string) => [
      createHash('sha256').update(email).digest('hex'),
      ...['', 'address', fingerprint, Buffer.from(fingerprint.slice(2), 'hex')].flatMap((key) => [
        createHmac('sha256', key).update(email).digest('hex'),
        createHmac('sha256', key).update(`address\0${email}`).digest('hex'),
      ]),
    ]
    for (const email of people) {
      expect(dump).not.toContain(email)
      for (const guess of guesses(email)) expect(dump).not.toContain(guess)
    }
    const vault = await Vault.open(world.places)
    expect(dump).toContain(vault.hash(1, 'address', 'carla@example.org').toString('hex'))
  })

  it('keeps its keys in a file that its owner alone reads', async () => {
    expect((await stat(join(world.folder, 'suppression.keys'))).mode & 0o777).toBe(0o600)
    expect((await stat(world.places.suppressionCopy)).mode & 0o777).toBe(0o600)
  })

  it('makes whoever screened before an opt-out, and stores after it, screen again', async () => {
    let tries = 0
    const answers = await world.database.platform(null, new Date(), async (request) => {
      await request.sql('SELECT 1')
      tries++
      if (tries === 1) await world.suppress('lou@example.org')
      return screenEmails(request, ['lou@example.org'])
    })
    expect([tries, answers]).toEqual([2, ['suppressed']])
  })

  it('lets an opt-out wait until what was screened before it is stored', async () => {
    const order: string[] = []
    let optOut: Promise<unknown> = Promise.resolve()
    await world.database.platform(null, new Date(), async (request) => {
      expect(await screenEmails(request, ['mia@example.org'])).toEqual(['free'])
      optOut = world.suppress('mia@example.org').then(() => order.push('opted out'))
      await request.sql('SELECT pg_sleep(0.3)')
      order.push('stored')
    })
    await optOut
    expect(order).toEqual(['stored', 'opted out'])
  })
})

describe('after a rotation of the key', () => {
  it('old entries still block, and new ones are made with the new key', async () => {
    const own = await SuppressionWorld.open()
    await own.suppress('old@example.org')
    expect(await Vault.rotate(own.places)).toBe(2)
    await own.reopen()
    await own.suppress('new@example.org')
    expect(await own.screen('old@example.org', 'new@example.org', 'other@example.org')).toEqual([
      'suppressed',
      'suppressed',
      'free',
    ])
    const rows = await rowsOf(own.clone.url, 'suppression')
    expect(rows.map(({ row }) => JSON.parse(row).key_version).sort()).toEqual([1, 2])
    await own.close()
  })
})

describe('the copy outside the database', () => {
  it('brings every entry into a database that was restored from before the opt-outs', async () => {
    const own = await SuppressionWorld.open()
    await own.suppress('nils@example.org')
    const restored = await createTestDatabase()
    await own.reopen(restored)
    expect(await own.screen('nils@example.org')).toEqual(['free'])
    expect([await own.replay(), await own.replay()]).toEqual([1, 0])
    expect(await own.screen('NILS@example.org.')).toEqual(['suppressed'])
    await own.close()
    await restored.drop()
  })

  it('is made again from the database where it is lost', async () => {
    const own = await SuppressionWorld.open()
    await own.suppress('ole@example.org')
    await rm(own.places.suppressionCopy)
    expect(await own.replay()).toBe(0)
    const restored = await createTestDatabase()
    await own.reopen(restored)
    expect(await own.replay()).toBe(1)
    await own.close()
    await restored.drop()
  })

  it('is read in spite of a line that a killed process left unfinished', async () => {
    const own = await SuppressionWorld.open()
    await own.suppress('pia@example.org')
    await appendFile(own.places.suppressionCopy, '\n{"scope":"PUBLIC_DATA","vers')
    await own.suppress('quin@example.org')
    const restored = await createTestDatabase()
    await own.reopen(restored)
    expect(await own.replay()).toBe(2)
    await own.close()
    await restored.drop()
  })

  it('holds no address', async () => {
    const copy = await readFile(world.places.suppressionCopy, 'utf8')
    expect(copy.length).toBeGreaterThan(1000)
    for (const email of people) expect(copy).not.toContain(email.split('@')[0])
  })
})

describe('with keys that are not those of the entries', () => {
  it('the list refuses to serve: whoever opted out would come back', async () => {
    const own = await SuppressionWorld.open()
    await own.suppress('rosa@example.org')
    await rm(join(own.folder, 'suppression.keys'))
    await own.reopen()
    await expect(own.replay()).rejects.toThrow('under version 1 of the suppression key, and the key at hand is another')
    await own.close()
  })

  it.each(['', 'nonsense', '1:short', `0:${'A'.repeat(43)}`, `1:${'A'.repeat(43)},1:${'A'.repeat(43)}`])(
    'a key file of %j is refused by name',
    async (text) => {
      const own = await SuppressionWorld.open()
      await writeFile(join(own.folder, 'suppression.keys'), text)
      await expect(Vault.open(own.places)).rejects.toThrow('suppression.keys must hold keys as VERSION:KEY')
      await own.close()
    },
  )

  it('keys from the environment take the place of the file', async () => {
    const vault = await Vault.open({ ...world.places, suppressionKeys: `3:${'A'.repeat(43)},7:${'B'.repeat(42)}A` })
    expect([vault.versions, vault.newest]).toEqual([[3, 7], 7])
  })
})
