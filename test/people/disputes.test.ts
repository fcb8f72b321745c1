import { describe, expect, test } from 'vitest'
import { globalId } from '../../src/relay/global-id.js'
import {
  accountFact,
  app,
  ask,
  codes,
  get,
  type Json,
  knownSkills,
  mutations,
  passMinute,
  profile,
  refusal,
  round,
  save,
  self,
  skill,
  world,
} from './profile-world.js'

const otto = () => `otto${round}`
const vera = () => `vera${round}`
const reason = 'It was never so.'
const dispute = 'id reason status note raisedAt employee { name } fact { id __typename }'
const queueDocument = `query ($status: RequestStatus, $first: Int! = 20, $after: String) {
  disputes(status: $status, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ${dispute} } } } }`
const queue = async (who = otto(), variables: object = {}): Promise<Json[]> =>
  (await get(queueDocument, variables, who)).edges.map(({ node }: Json) => node)
const own = async (): Promise<Json[]> =>
  (await get(`{ viewer { disputes { edges { node { ${dispute} } } } } }`)).disputes.edges.map(({ node }: Json) => node)
const resolveDocument = `mutation ($id: ID!, $accept: Boolean!, $note: String) {
  resolveDispute(id: $id, accept: $accept, note: $note) { ${dispute} } }`
const resolve = (id: string, accept: boolean, note: string | null = null, who = otto()): Promise<Json> =>
  get(resolveDocument, { id, accept, note }, who)

/** The employer-given facts of each kind that Ada has. */
const given = {
  'an account fact': async () => (await accountFact('headline')).id,
  'a skill': async () => (await profile()).skills.find((each: Json) => each.skill.code === 'sql').id,
  'a skill that work alone shows': async () =>
    (await profile()).skills.find((each: Json) => each.skill.code === 'python').id,
  'a job': async () => (await profile()).experiences[0].id,
  'a school': async () => (await profile()).education[0].id,
  'an assignment': async () => (await profile()).assignments[0].id,
} as const
const everyFact = async () => ({
  ...(await profile()),
  headline: await accountFact('headline'),
  seen: await get(
    'query ($id: ID!) { employee(id: $id) { headline skills { skill { code } } experiences { title } education { institution } assignments { title } } }',
    { id: world.employeeIds.get(self) },
    `tess${round}`,
  ),
})

describe.each(Object.entries(given))('%s that the employer gave', (_kind, find) => {
  test('stays as it is while it is disputed, and the employee alone sees that it is', async () => {
    const id = await find()
    const before = await everyFact()
    const { fact, employee } = await get(mutations.dispute, { id, reason })
    expect([fact.id, employee.id]).toEqual([id, world.employeeIds.get(self)])
    expect(fact.disputedAt).not.toBeNull()
    expect(await everyFact()).toEqual(before)
    const others = 'query ($id: ID!) { node(id: $id) { ... on Fact { disputedAt } } }'
    expect(await get(others, { id })).toEqual({ disputedAt: fact.disputedAt })
    for (const who of [`tess${round}`, otto()]) expect((await get(others, { id }, who))?.disputedAt ?? null).toBeNull()
  })

  test('is in the queue of the administrators with the reason, once, however often it is disputed', async () => {
    const id = await find()
    await get(mutations.dispute, { id, reason: 'At first.' })
    await get(mutations.dispute, { id, reason: ` ${reason} ` })
    for (const who of [otto(), vera()])
      expect(await queue(who)).toMatchObject([
        { reason, status: 'PENDING', note: null, employee: { name: 'Ada' }, fact: { id } },
      ])
    expect(await own()).toMatchObject([{ reason, status: 'PENDING', fact: { id } }])
  })

  test('stays where the dispute is declined, with the answer for both', async () => {
    const id = await find()
    const before = await everyFact()
    await get(mutations.dispute, { id, reason })
    const [{ id: disputeId }] = await queue()
    const resolved = await resolve(disputeId, false, ' We looked it up. ')
    expect(resolved).toMatchObject({ id: disputeId, status: 'DECLINED', note: 'We looked it up.', fact: { id } })
    expect(await everyFact()).toEqual(before)
    expect(
      (await get('query ($id: ID!) { node(id: $id) { ... on Fact { disputedAt } } }', { id })).disputedAt,
    ).toBeNull()
    expect(await own()).toEqual([resolved])
    expect(await queue(vera(), { status: 'PENDING' })).toEqual([])
    passMinute()
    await get(mutations.dispute, { id, reason: 'Look again.' })
    expect((await queue()).map(({ status }) => status)).toEqual(['DECLINED', 'PENDING'])
  })

  test('is gone everywhere at once where the dispute is accepted', async () => {
    const id = await find()
    await get(mutations.dispute, { id, reason })
    const [{ id: disputeId }] = await queue()
    expect(await resolve(disputeId, true)).toMatchObject({ status: 'ACCEPTED', note: null, fact: null })
    expect(await get('query ($id: ID!) { node(id: $id) { id } }', { id })).toBeNull()
    const after = await everyFact()
    expect(JSON.stringify(after)).not.toContain(id)
    expect(after).not.toEqual(expect.objectContaining({ headline: 'Builds' }))
    expect(await own()).toMatchObject([{ id: disputeId, status: 'ACCEPTED', fact: null }])
  })

  test('is disputed no more once the employee confirms it', async () => {
    const id = await find()
    await get(mutations.dispute, { id, reason })
    expect((await get(mutations.confirm, { id })).fact).toEqual({ id, source: 'EMPLOYER', disputedAt: null })
    expect(await queue()).toEqual([])
    expect(await own()).toEqual([])
  })
})

describe('an accepted dispute', () => {
  const accept = async (id: string) => {
    await get(mutations.dispute, { id, reason })
    const [open] = await queue(otto(), { status: 'PENDING' })
    await resolve(open?.id, true)
  }

  test('of a value that the employee has corrected leaves the correction, and nothing beside it', async () => {
    await get(mutations.account, { input: { headline: 'Repairs' } })
    const { id } = await accountFact('headline')
    await accept(id)
    expect(await accountFact('headline')).toEqual({ id, name: 'headline', value: 'Repairs', source: 'EMPLOYEE' })
    await get(mutations.remove, { id })
    expect(await accountFact('headline')).toBeUndefined()
  })

  test('goes on while the employee corrects the value meanwhile', async () => {
    const { id } = await accountFact('headline')
    await get(mutations.dispute, { id, reason })
    await get(mutations.account, { input: { headline: 'Repairs' } })
    await resolve((await queue())[0]?.id, true)
    expect(await accountFact('headline')).toMatchObject({ value: 'Repairs', source: 'EMPLOYEE' })
  })

  test('of a job takes the skills with it that it alone showed', async () => {
    const before = await knownSkills()
    await accept(await given['a job']())
    expect(await knownSkills()).toEqual(before.filter((code) => code !== 'statistics'))
  })

  test('of a skill takes it out of the work that the employer recorded', async () => {
    await accept(await given['a skill that work alone shows']())
    expect((await profile()).assignments[0].skills).toEqual([])
  })

  test('of a skill leaves what the employee says of it themself', async () => {
    await save('experience', { input: { title: 'Cook', skills: [skill('sql')] } })
    const { id } = (await profile()).skills.find((each: Json) => each.skill.code === 'sql')
    await accept(id)
    const kept = (await profile()).skills.find((each: Json) => each.skill.code === 'sql')
    expect(kept).toMatchObject({ id, state: 'EVIDENCED', source: 'EMPLOYEE', evidence: [{ kind: 'EXPERIENCE' }] })
    await get(mutations.remove, { id })
    expect(await knownSkills()).not.toContain('sql')
  })
})

describe('the employee’s own word', () => {
  const sql = async (): Promise<Json> =>
    (
      await get(
        '{ viewer { employee { skills { id strength state source skill { code } evidence { kind source } } } } }',
      )
    ).employee.skills.find((each: Json) => each.skill.code === 'sql')

  test('is added to a skill that the employer states, once, and taken back when it is disputed', async () => {
    const before = await sql()
    await get(mutations.confirm, { id: before.id })
    await get(mutations.confirm, { id: before.id })
    const after = await sql()
    expect(after).toMatchObject({ id: before.id, state: 'VERIFIED', source: 'EMPLOYER' })
    expect(after.evidence).toEqual([
      { kind: 'STATED', source: 'EMPLOYER' },
      { kind: 'STATED', source: 'EMPLOYEE' },
    ])
    expect(after.strength).toBeGreaterThan(before.strength)
    await get(mutations.dispute, { id: before.id, reason })
    expect(await sql()).toEqual(before)
  })

  test('that a skill is theirs takes back that the employer is wrong to name it', async () => {
    const id = await given['a skill that work alone shows']()
    await get(mutations.dispute, { id, reason })
    await get(mutations.skill, { input: { skill: skill('python'), level: 3 } })
    expect(await queue()).toEqual([])
  })

  test('confirms their own facts, which stay as they are', async () => {
    const { id, ...quality } = await save('quality', { input: { name: 'Calm' } })
    expect((await get(mutations.confirm, { id })).fact).toEqual({ id, source: 'EMPLOYEE', disputedAt: null })
    expect(quality.source).toBe('EMPLOYEE')
  })
})

describe('refused is', () => {
  test('to dispute what the employer did not give, which can be removed', async () => {
    const own = [
      (await save('quality', { input: { name: 'Calm' } })).id,
      (await get(mutations.skill, { input: { skill: skill('welding') } })).skill.id,
    ]
    await get(mutations.account, { input: { phone: '1' } })
    for (const id of [...own, (await accountFact('phone')).id])
      expect(await refusal(mutations.dispute, { id, reason })).toBe('CONFLICT')
    expect(await queue()).toEqual([])
  })

  test.each(['confirm', 'dispute'] as const)(
    'to %s what is not one’s own, in one answer whatever it is',
    async (what) => {
      const [theirs] = (await profile(otto())).qualities
      expect(theirs).toBeUndefined()
      const document = '{ viewer { accountFacts { id } employee { id } } }'
      const { accountFacts, employee } = await get(document, {}, otto())
      const nobody = '00000000-0000-4000-8000-000000000000'
      const ids = [
        accountFacts[0].id,
        employee.id,
        globalId('Quality', nobody),
        globalId('GenomeSkill', nobody),
        'nonsense',
      ]
      for (const id of ids) expect(await refusal(mutations[what], { id, reason })).toBe('NOT_FOUND factId')
    },
  )

  test.each(['', '   ', 'x'.repeat(5001)])('an empty reason, and one that is too long', async (text) => {
    const id = await given['a job']()
    expect(await refusal(mutations.dispute, { id, reason: text })).toBe('BAD_USER_INPUT reason')
  })

  test('the queue, and an answer, to everybody who is no administrator of this employer', async () => {
    await get(mutations.dispute, { id: await given['a job'](), reason })
    const [{ id }] = await queue()
    const variables = { id, accept: true }
    for (const who of [self, `ben${round}`, `tess${round}`]) {
      expect(await refusal(queueDocument, {}, who)).toBe('FORBIDDEN')
      expect(await refusal(resolveDocument, variables, who)).toBe('FORBIDDEN')
    }
    expect((await app.ask(null, '{ disputes { totalCount } }')).body.errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    )
    expect((await queue())[0].status).toBe('PENDING')
  })

  test('a second answer, and an answer to what one disputes oneself', async () => {
    await get(mutations.dispute, { id: await given['a job'](), reason })
    const [{ id }] = await queue()
    await resolve(id, false)
    expect(await refusal(resolveDocument, { id, accept: true }, vera())).toBe('CONFLICT')
    const document = '{ viewer { accountFacts { id name } } }'
    const facts = (await get(document, {}, otto())).accountFacts
    await get(mutations.dispute, { id: facts.find(({ name }: Json) => name === 'headline').id, reason }, otto())
    const [mine] = await queue(vera(), { status: 'PENDING' })
    expect(await refusal(resolveDocument, { id: mine.id, accept: true }, otto())).toBe('CONFLICT')
    expect(await resolve(mine.id, true, null, vera())).toMatchObject({ status: 'ACCEPTED' })
  })
})

test('of two administrators who answer at once one is heard, and the other told', async () => {
  for (const [index, find] of Object.values(given).slice(0, 4).entries()) {
    await get(mutations.dispute, { id: await find(), reason })
    const [{ id }] = await queue(otto(), { status: 'PENDING' })
    const answers = await Promise.all([
      ask(resolveDocument, { id, accept: true, note: 'Otto' }, otto()),
      ask(resolveDocument, { id, accept: false, note: 'Vera' }, vera()),
    ])
    const heard = answers.filter(({ errors }) => !errors)
    expect([index, answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? [])]).toEqual([
      index,
      ['CONFLICT'],
    ])
    expect((await own()).find((each) => each.id === id)).toMatchObject({
      status: heard[0]?.data.resolveDispute.status,
      note: heard[0]?.data.resolveDispute.note,
    })
  }
})

test('the queue goes page by page, oldest first, and can be narrowed to a status', async () => {
  const ids: string[] = []
  for (const find of Object.values(given)) {
    ids.push((await get(mutations.dispute, { id: await find(), reason })).fact.id)
    passMinute()
  }
  const page = await get(queueDocument, { first: 4 }, otto())
  const rest = await get(queueDocument, { first: 4, after: page.pageInfo.endCursor }, otto())
  const found = [...page.edges, ...rest.edges].map(({ node }: Json) => node)
  expect(found.map(({ fact }: Json) => fact.id)).toEqual(ids)
  expect([page.totalCount, page.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([6, true, false])
  await resolve(found[1].id, false)
  expect(await queue(otto(), { status: 'DECLINED' })).toHaveLength(1)
  expect(await queue(otto(), { status: 'PENDING' })).toHaveLength(5)
  expect(await queue(otto(), { status: 'EXPIRED' })).toEqual([])
})

test('whoever the employee blocked has no dispute of theirs, and another administrator answers', async () => {
  await get(mutations.dispute, { id: await given['a job'](), reason })
  const [{ id }] = await queue()
  await get('mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }', { id: world.employeeIds.get(otto()) })
  expect(await get(queueDocument, {}, otto())).toMatchObject({ totalCount: 0, edges: [] })
  expect(await get('query ($id: ID!) { node(id: $id) { id } }', { id }, otto())).toBeNull()
  expect(await refusal(resolveDocument, { id, accept: true }, otto())).toBe('NOT_FOUND id')
  expect(await resolve(id, true, null, vera())).toMatchObject({ status: 'ACCEPTED' })
})

test('an administrator sees of the employee and of the fact what they see anyway, and the log says so', async () => {
  await get(mutations.dispute, { id: await given['a job'](), reason })
  passMinute()
  await get(mutations.dispute, { id: await given['an account fact'](), reason })
  expect((await queue()).map(({ fact, employee }) => [fact.__typename, employee.name])).toEqual([
    ['Experience', 'Ada'],
    ['AccountFact', 'Ada'],
  ])
  const log = '{ viewer { disclosures { edges { node { viewerName purpose facets } } } } }'
  expect((await get(log)).disclosures.edges).toEqual([
    { node: { viewerName: 'Otto', purpose: 'DIRECTORY', facets: ['IDENTITY', 'EXPERIENCE'] } },
  ])
  const closed = ['IDENTITY', 'EXPERIENCE'].map((facet) => ({ facet, audience: 'ONLY_ME' }))
  const close = 'mutation ($facets: [FacetVisibilityInput!]) { updateVisibility(input: { facets: $facets }) { id } }'
  await get(close, { facets: closed })
  expect((await queue()).map(({ fact, employee }) => [fact, employee.name])).toEqual([
    [null, null],
    [null, null],
  ])
  expect(codes((await profile()).skills)).toContain('sql')
})
