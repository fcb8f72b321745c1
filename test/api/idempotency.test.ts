import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readGlobalId } from '../../src/relay/global-id.js'
import { type Answer, startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'
import { rootFields } from './operations.js'
import { openPerson } from './two-employers.js'

/** Keys that race, in all; each of them is sent by so many at once. `IDEMPOTENCY_KEYS=1000` runs the long race. */
const keys = Number(process.env.IDEMPOTENCY_KEYS ?? 40)
const racers = 10

let app: TestApp
let world: LoadedWorld
let skill: string
const now = () => new Date('2026-03-02T09:00:00Z')

const anonymous = (name: string): WorldPerson => ({
  account: { name },
  skills: [{ skill: 'welding', level: 4 }],
  settings: { discoverability: 'ANONYMOUS' },
})
const work = (title: string) => ({
  kind: 'ROTATION' as const,
  title,
  description: 'Build it.',
  status: 'OPEN' as const,
  requirements: [{ skill: 'welding', importance: 'MUST' as const }],
  hiringTeam: ['pia'],
})

beforeAll(async () => {
  app = await startTestApp({ clock: now })
  const hidden = ['cy', 'dot', 'eve', 'fox', 'gil']
  const people = {
    ada: openPerson('Ada'),
    pia: openPerson('Pia', { roles: ['EMPLOYEE', 'HIRING_MANAGER', 'TALENT_PARTNER'] }),
    ...Object.fromEntries(hidden.map((name) => [name, anonymous(name)])),
  }
  const opportunities = { pier: work('Pier'), gate: work('Gate') }
  world = await loadWorld(
    app,
    { employers: { yard: { name: 'Yard', region: 'UNITED_STATES', people, opportunities } } },
    now,
  )
  const { body } = await app.ask(
    await world.as('pia'),
    '{ skills(search: "welding", first: 1) { edges { node { id } } } }',
  )
  skill = body.data.skills.edges[0].node.id
})
afterAll(() => app?.stop())

const idOf = (key: string) => (world.employeeIds.get(key) ?? world.opportunityIds.get(key)) as string

async function aliasFor(n: number): Promise<string> {
  const document = `query ($id: ID!) { opportunity(id: $id) { candidates { edges { node { id isAnonymous } } } } }`
  const { body } = await app.ask(await world.as('pia'), document, { id: idOf('pier') })
  const aliases = body.data.opportunity.candidates.edges.filter(
    ({ node }: { node: { isAnonymous: boolean } }) => node.isAnonymous,
  )
  return aliases[n % aliases.length].node.id
}

/** A mutation that takes a key, in the n-th variation: its body differs from the others, so that its effect can be counted. */
interface Keyed {
  readonly by: string
  readonly document: string
  readonly variables: (n: number) => object | Promise<object>
  /** SQL that counts effects: of the n-th variation, whose text is $1. */
  readonly effects: string
  /** How many variations there can be; absent: any number. */
  readonly most?: number
}
const textOf = (n: number) => `Variation ${n}`

const saving = (field: string, input: string, table: string, column: string): Keyed => ({
  by: 'ada',
  document: `mutation ($text: String!, $key: String) { done: ${field}(input: { ${input} }, idempotencyKey: $key) { __typename } }`,
  variables: (n) => ({ text: textOf(n) }),
  effects: `SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`,
})

const keyed: Readonly<Record<string, Keyed>> = {
  saveExperience: saving('saveExperience', 'title: $text', 'experience', 'title'),
  saveEducation: saving('saveEducation', 'institution: $text', 'education', 'institution'),
  saveQuality: saving('saveQuality', 'name: $text', 'quality', 'name'),
  saveAssignment: saving('saveAssignment', 'title: $text, startedOn: "2026-01-01"', 'assignment', 'title'),
  saveInterest: saving('saveInterest', 'note: $text', 'interest', 'note'),
  createOpportunity: {
    by: 'pia',
    document: `mutation ($text: String!, $skill: ID!, $key: String) { done: createOpportunity(
      input: { kind: OTHER, title: $text, description: "D", requirements: [{ skill: $skill }] }, idempotencyKey: $key) { id } }`,
    variables: (n) => ({ text: textOf(n), skill }),
    effects: 'SELECT count(*)::int AS n FROM opportunity WHERE title = $1',
  },
  applyToOpportunity: {
    by: 'ada',
    document: `mutation ($text: String!, $id: ID!, $key: String) { done: applyToOpportunity(
      opportunityId: $id, message: $text, idempotencyKey: $key) { refusal application { id status } } }`,
    variables: (n) => ({ text: textOf(n), id: idOf(n === 0 ? 'pier' : 'gate') }),
    effects: 'SELECT count(*)::int AS n FROM application WHERE message = $1',
    most: 2,
  },
  requestReveal: {
    by: 'pia',
    document: `mutation ($text: String!, $id: ID!, $key: String) { done: requestReveal(
      candidateId: $id, message: $text, idempotencyKey: $key) { id status } }`,
    variables: async (n) => ({ text: textOf(n), id: await aliasFor(n) }),
    effects: 'SELECT count(*)::int AS n FROM reveal_request WHERE message = $1',
    most: 2,
  },
}

const send = async ({ by, document }: Keyed, variables: object, key: string) =>
  app.ask(await world.as(by), document, { ...variables, key })
const codesOf = ({ body }: Answer) => body.errors?.map(({ extensions }) => extensions.code) ?? []
/** What a racer may hear beside the answer: it lost so often that the service was busy, and may ask again. */
const mayBeBusy = ['SERVICE_UNAVAILABLE']

const employer = () => readGlobalId(world.employerIds.get('yard') as string)?.uuids[0] as string
async function countEffects({ effects }: Keyed, n: number): Promise<number> {
  const rows = await app.database.platform(employer(), now(), (request) =>
    request.sql<{ n: number }>(effects, [textOf(n)]),
  )
  return rows[0]?.n as number
}

describe('a key that ten send at once', () => {
  it('is tried of every mutation that takes one', () => {
    const takesKey = rootFields.filter(({ field }) => field.args.some(({ name }) => name === 'idempotencyKey'))
    expect(Object.keys(keyed).sort()).toEqual(takesKey.map(({ name }) => name).sort())
  })

  it.each(Object.entries(keyed))(
    'to %s has one effect and one answer',
    async (name, mutation) => {
      const unlimited = Object.values(keyed).filter(({ most }) => most === undefined).length
      const variations = Math.min(mutation.most ?? Infinity, Math.ceil(keys / unlimited))
      for (let n = 0; n < variations; n++) {
        const [key, variables] = [`${name} ${n}`, await mutation.variables(n)]
        const raced = await Promise.all(Array.from({ length: racers }, () => send(mutation, variables, key)))
        for (const answer of raced) for (const code of codesOf(answer)) expect(mayBeBusy).toContain(code)
        const last = await send(mutation, variables, key)
        expect(codesOf(last)).toEqual([])
        for (const { body } of raced) if (!body.errors) expect(body).toEqual(last.body)
        expect(await countEffects(mutation, n)).toBe(1)
      }
    },
    600_000,
  )

  it.each(Object.entries(keyed).filter(([, { most }]) => most === undefined))(
    'to %s with two different bodies has the effect of one: the other is refused',
    async (name, mutation) => {
      const variables = [await mutation.variables(1001), await mutation.variables(1002)] as const
      const raced = await Promise.all(
        Array.from({ length: racers }, (_, n) => send(mutation, variables[n % 2 ? 1 : 0], `${name} two`)),
      )
      const effects = [await countEffects(mutation, 1001), await countEffects(mutation, 1002)]
      expect([...effects].sort()).toEqual([0, 1])
      const winner = effects.indexOf(1)
      raced.forEach((answer, n) => {
        const allowed = n % 2 === winner ? mayBeBusy : ['CONFLICT', ...mayBeBusy]
        for (const code of codesOf(answer)) expect(allowed).toContain(code)
        if (n % 2 !== winner) expect(codesOf(answer)).toHaveLength(1)
      })
    },
    60_000,
  )
})

describe('what is kept of a key', () => {
  const remembered = () =>
    app.database.platform(employer(), now(), (request) =>
      request.sql<{ row: string }>('SELECT r::text AS row FROM idempotency_record r'),
    )

  it('is digests and an id: neither the key nor a word of what came with it', async () => {
    const mutation = keyed.saveQuality as Keyed
    await send(mutation, { text: 'Stubbornness' }, 'a key of mine')
    const rows = (await remembered()).map(({ row }) => row).join('\n')
    expect(rows).not.toBe('')
    for (const word of ['Stubbornness', 'a key of mine', 'saveQuality']) expect(rows).not.toContain(word)
  })

  it('is another digest of the same arguments under another key, so that one does not tell of the other', async () => {
    const mutation = keyed.saveQuality as Keyed
    for (const key of ['one', 'two']) await send(mutation, { text: 'Alike' }, key)
    const fingerprints = await app.database.platform(employer(), now(), (request) =>
      request.sql<{ print: string }>('SELECT fingerprint AS print FROM idempotency_record'),
    )
    expect(new Set(fingerprints.map(({ print }) => print)).size).toBe(fingerprints.length)
  })

  it('goes with the person', async () => {
    await send(keyed.saveQuality as Keyed, { text: 'Gone' }, 'farewell')
    const ada = readGlobalId(idOf('ada'))?.uuids[0] as string
    const own = 'SELECT count(*)::int AS n FROM idempotency_record WHERE actor = $1'
    const [before, after] = await app.database.platform(employer(), now(), async (request) => {
      const first = await request.sql<{ n: number }>(own, [ada])
      await request.sql('DELETE FROM employee WHERE id = $1', [ada])
      return [first[0]?.n, (await request.sql<{ n: number }>(own, [ada]))[0]?.n]
    })
    expect(before).toBeGreaterThan(0)
    expect(after).toBe(0)
  })
})
