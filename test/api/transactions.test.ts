import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer, TestApp } from '../support/test-app.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'
import { change, type LoadedWorld } from '../support/world.js'
import { startAppOn } from './app-on.js'
import { DatabaseWatch } from './database-watch.js'
import { loadTwoEmployers } from './two-employers.js'

let clone: TestDatabase
let app: TestApp
let world: LoadedWorld
let watch: DatabaseWatch
let zoe: string
let opportunityId: string

beforeAll(async () => {
  clone = await createTestDatabase()
  app = await startAppOn(clone.url)
  world = await loadTwoEmployers(app)
  watch = await DatabaseWatch.open(clone.url)
  zoe = await world.as('harbor-zoe')
  opportunityId = world.opportunityIds.get('harbor-open') as string
})
afterAll(async () => {
  await watch.close()
  await app.stop()
  await clone.drop()
})
beforeEach(() => watch.sql('DELETE FROM quality; DELETE FROM idempotency_record'))

const addQuality = (name: string, key?: string) =>
  app.ask(
    zoe,
    'mutation ($name: String!, $key: String) { saveQuality(input: { name: $name }, idempotencyKey: $key) { id name } }',
    {
      name,
      ...(key === undefined ? {} : { key }),
    },
  )
const qualities = async () =>
  (await watch.sql<{ name: string }>('SELECT name FROM quality ORDER BY name')).map(({ name }) => name)
const codesOf = ({ body }: Answer) => body.errors?.map(({ extensions }) => extensions.code) ?? []

describe('each field of a mutation is a transaction of its own', () => {
  const absent = 'removeFact(factId: "absent") { removedId }'

  it('what an earlier field did stays when a later one fails, and what comes after that is not begun', async () => {
    const answer = await app.ask(
      zoe,
      `mutation { a: saveQuality(input: { name: "Before" }) { name } b: ${absent} c: saveQuality(input: { name: "After" }) { name } }`,
    )
    expect(answer.body).toMatchObject({ data: null, errors: [{ path: ['b'], extensions: { code: 'NOT_FOUND' } }] })
    expect(await qualities()).toEqual(['Before'])
  })

  it('a later field sees what an earlier one did', async () => {
    const { body } = await app.ask(
      zoe,
      `mutation {
      a: saveEducation(input: { institution: "Night school" }) { education { id } }
      b: saveEducation(input: { institution: "Day school" }) { employee { education { institution } } }
    }`,
    )
    const seen = body.data.b.employee.education.map(({ institution }: { institution: string }) => institution)
    expect(seen).toEqual(expect.arrayContaining(['Night school', 'Day school']))
  })

  it('an error inside the payload takes the effect of its field back', async () => {
    const { body } = await app.ask(
      zoe,
      `mutation {
      a: saveEducation(input: { institution: "Undone" }) { education { id } employee { reports(first: -1) { totalCount } } }
    }`,
    )
    expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }])
    expect(await watch.sql(`SELECT FROM education WHERE institution = 'Undone'`)).toEqual([])
  })
})

describe('a query', () => {
  it('sees one snapshot: a change that is committed while it runs is not in its answer', async () => {
    const document = `{
      viewer { employee { name } }
      opportunity(id: "${opportunityId}") { title }
    }`
    let answer: Promise<Answer> | undefined
    await watch.holding('opportunity', async () => {
      answer = app.ask(zoe, document)
      await watch.untilWaiting(1)
      await watch.sql(`UPDATE opportunity SET title = title || ' (changed)'`)
      await watch.sql(`UPDATE account_fact SET value = value || ' (changed)' WHERE name = 'name'`)
    })
    expect((await answer)?.body.data.opportunity).toEqual({ title: 'Pier of harbor' })
    expect((await app.ask(zoe, document)).body.data.opportunity).toEqual({ title: 'Pier of harbor (changed)' })
    await watch.sql(`UPDATE opportunity SET title = replace(title, ' (changed)', '')`)
    await watch.sql(`UPDATE account_fact SET value = replace(value, ' (changed)', '') WHERE name = 'name'`)
  })

  it('can change nothing: its role may not', async () => {
    for (const change of ['CREATE TABLE never ()', `UPDATE account_fact SET value = 'x'`, 'DELETE FROM block']) {
      const reading = app.database.read(null, new Date(), (request) => request.sql(change))
      await expect(reading).rejects.toThrow('permission denied')
    }
  })
})

describe('an idempotency key', () => {
  it('lets the same change be sent twice and be done once', async () => {
    const [first, second] = [await addQuality('Once', 'k'), await addQuality('Once', 'k')]
    expect(second.body).toEqual(first.body)
    expect(await qualities()).toEqual(['Once'])
  })

  it('lets ten senders at the same moment have one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => addQuality('Raced', 'race')))
    const done = answers.filter(({ body }) => !body.errors)
    expect(done.length).toBeGreaterThan(0)
    expect(new Set(done.map(({ body }) => body.data.saveQuality.id)).size).toBe(1)
    expect(new Set(answers.flatMap(codesOf))).toEqual(
      new Set(answers.some(({ body }) => body.errors) ? ['SERVICE_UNAVAILABLE'] : []),
    )
    expect(await qualities()).toEqual(['Raced'])
  })

  it('is refused with other arguments, and with another mutation', async () => {
    await addQuality('First', 'k')
    expect(codesOf(await addQuality('Second', 'k'))).toEqual(['CONFLICT'])
    const other = await app.ask(zoe, 'mutation { saveInterest(input: { note: "First" }, idempotencyKey: "k") { id } }')
    expect(codesOf(other)).toEqual(['CONFLICT'])
    expect(await qualities()).toEqual(['First'])
  })

  it("is one's own: somebody else's same key is another", async () => {
    const document = 'mutation { saveQuality(input: { name: "Same" }, idempotencyKey: "shared") { id } }'
    const people = ['harbor-zoe', 'harbor-ben', 'mill-zoe']
    const ids = await Promise.all(people.map(async (who) => (await change(app, await world.as(who), document, {})).id))
    expect(new Set(ids).size).toBe(3)
  })

  it('is not used up by a change that failed', async () => {
    expect(codesOf(await addQuality('', 'k'))).toEqual(['BAD_USER_INPUT'])
    expect(codesOf(await addQuality('Better', 'k'))).toEqual([])
    expect(await qualities()).toEqual(['Better'])
  })
})

describe('changes that meet', () => {
  it('ten at once to one row all end: each has taken effect or says that the service was busy', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        app.ask(zoe, `mutation { updateAccount(input: { headline: "Headline ${n}" }) { headline } }`),
      ),
    )
    for (const { body } of answers)
      expect(body.data?.updateAccount?.headline ?? body.errors?.[0]?.extensions.code).toMatch(
        /^Headline \d$|^SERVICE_UNAVAILABLE$/,
      )
    const { headline } = (await app.ask(zoe, '{ viewer { employee { headline } } }')).body.data.viewer.employee
    const told = answers.flatMap(({ body }) => body.data?.updateAccount?.headline ?? [])
    expect(told).toContain(headline)
  })

  it('of two applications of one person at once, one is taken and the other told that there is one', async () => {
    const apply = async () =>
      app.ask(zoe, `mutation { applyToOpportunity(opportunityId: "${opportunityId}") { application { id } refusal } }`)
    const answers = await Promise.all([apply(), apply()])
    expect(answers.map(({ body }) => body.data.applyToOpportunity.refusal).sort()).toEqual(['ALREADY_APPLIED', null])
    expect(
      await watch.sql(
        `SELECT FROM application a JOIN account_fact f USING (employer_id, employee_id) WHERE f.value = 'Zoe-harbor'`,
      ),
    ).toHaveLength(1)
  })

  it('withdrawing and deciding at the same moment leave one outcome and a history that tells it', async () => {
    const id = world.applicationIds.get('harbor-ada harbor-open') as string
    const [ada, pia] = [await world.as('harbor-ada'), await world.as('harbor-pia')]
    const answers = await Promise.all([
      app.ask(ada, 'mutation ($id: ID!) { withdrawApplication(id: $id) { status } }', { id }),
      app.ask(pia, 'mutation ($id: ID!) { decideApplication(id: $id, decision: SHORTLIST) { status } }', { id }),
    ])
    for (const answer of answers)
      for (const code of codesOf(answer)) expect(['CONFLICT', 'NOT_FOUND', 'SERVICE_UNAVAILABLE']).toContain(code)
    const { body } = await app.ask(
      ada,
      'query ($id: ID!) { node(id: $id) { ... on Application { status history { status } } } }',
      { id },
    )
    expect(body.data.node.history.at(-1)).toEqual({ status: body.data.node.status })
    expect(body.data.node.status).toBe('WITHDRAWN')
  })
})
