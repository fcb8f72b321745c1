import { describe, expect, test } from 'vitest'
import {
  accept,
  adaAs,
  adaRecord,
  addressOf,
  app,
  ask,
  clock,
  collect,
  compare,
  documents,
  employerOf,
  get,
  itemsOf,
  type Json,
  key,
  nameOf,
  offers,
  passDays,
  refusal,
  uuidOfPerson,
  world,
} from './prefill-world.js'

const stored = (employer: string, statement: string, ...values: unknown[]) =>
  app.database.platform(employerOf(employer), clock(), (request) => request.sql<Json>(statement, values))
const allOffers = (state: string) => [
  `${state} ${nameOf('Ada')}`,
  `${state} Analyst`,
  `${state} Portland, US`,
  `${state} ${addressOf('ada')}`,
]

describe('a record with the address that somebody signs in with', () => {
  test('is offered to that person, item by item with origin and date, and to nobody else', async () => {
    await collect(adaRecord())
    const items = await itemsOf('ada')
    const [work] = items.filter(({ facet }) => facet === 'EXPERIENCE')
    expect(work).toMatchObject({
      origin: expect.stringMatching(/^Register \d+$/),
      collectedAt: `${clock().toISOString().slice(0, 10)}T00:00:00.000Z`,
      state: 'OFFERED',
    })
    expect(Date.parse(work.expiresAt) - Date.parse(work.collectedAt)).toBeGreaterThan(364 * 24 * 3600_000)
    expect(items.map(({ facet }) => facet).sort()).toEqual(
      ['CONTACT', 'EDUCATION', 'EXPERIENCE', 'IDENTITY', 'IDENTITY', 'LOCATION', 'SKILLS', 'SKILLS', 'SKILLS'].sort(),
    )
    for (const other of ['tess', 'twin', 'olga', 'erik']) expect(await offers(other)).toEqual([])
  })

  test('counts nowhere and shows to nobody as long as it is only offered', async () => {
    const before = [await adaAs('tess'), await adaAs('ada')]
    await collect(adaRecord())
    expect([await adaAs('tess'), await adaAs('ada')]).toEqual(before)
    expect(
      await stored(
        'harbor',
        'SELECT FROM genome_contribution WHERE employee_id = $1 AND cardinality(skill_ids) > 1',
        uuidOfPerson('ada'),
      ),
    ).toEqual([])
  })

  test('is found whatever the case of the address, and not by another one', async () => {
    await collect({ ...adaRecord(), email: addressOf('ada').toUpperCase() })
    expect(await offers('ada')).toHaveLength(9)
    await collect({ ...adaRecord(), id: 'b', email: `x${addressOf('tess')}` })
    expect(await offers('tess')).toEqual([])
  })

  test('that is compared again offers nothing twice, and forgets no answer', async () => {
    await collect(adaRecord())
    const [first] = await itemsOf('ada')
    await get('ada', documents.reject, { ids: [first.id] })
    const before = await itemsOf('ada')
    await compare()
    await collect(adaRecord())
    expect(await itemsOf('ada')).toEqual(before)
  })

  test('that says something else later offers that instead; what was accepted stays', async () => {
    await collect(adaRecord())
    await accept('ada', ({ facet }) => facet === 'EXPERIENCE')
    passDays(1)
    await collect({ ...adaRecord(), label: 'Chief', work: [] })
    const now = await offers('ada')
    expect(now.filter((each) => /Analyst|Chief/.test(each)).map((each) => each.slice(0, 16))).toEqual([
      'OFFERED Chief',
      'ACCEPTED Analyst',
    ])
  })

  test('is the reason for a notice, one for each person', async () => {
    await collect(adaRecord(), { ...adaRecord(), id: 'again' })
    expect(await stored('harbor', 'SELECT employee_id AS id, sent_at AS sent FROM public_notice')).toEqual([
      { id: uuidOfPerson('ada'), sent: null },
    ])
    expect((await get('ada', documents.mine)).publicData.noticeSentAt).toBeNull()
    await stored('harbor', 'WITH told AS (UPDATE public_notice SET sent_at = $1 RETURNING 1) SELECT FROM told', clock())
    await compare()
    expect((await get('ada', documents.mine)).publicData.noticeSentAt).toBe(clock().toISOString())
  })

  test('of somebody in the European Economic Area is offered to nobody and is gone', async () => {
    const record = { ...adaRecord(), email: addressOf('erik') }
    await collect(record)
    expect(await offers('erik')).toEqual([])
    const left = await app.database.platform(null, clock(), (request) =>
      request.sql('SELECT FROM public_record_email WHERE email = $1', [addressOf('erik')]),
    )
    expect(left).toEqual([])
  })

  test('is gone when it has expired, and what was offered with it; what was accepted is the person’s', async () => {
    await collect(adaRecord())
    await accept('ada', ({ facet }) => facet === 'EDUCATION')
    passDays(366)
    expect(await offers('ada')).toHaveLength(1)
    await compare()
    expect(await stored('harbor', 'SELECT state FROM public_item')).toEqual([{ state: 'ACCEPTED' }])
    const records = await app.database.platform(null, clock(), (request) => request.sql('SELECT FROM public_record'))
    expect(records).toEqual([])
    expect((await adaAs('tess')).employee.education).toHaveLength(1)
  })
})

describe('accepting', () => {
  test('makes facts with the source PUBLIC_DATA_SET, which others see and find as the settings say', async () => {
    await collect(adaRecord())
    const { preview } = await accept('ada')
    expect(preview.items.map(({ state }: Json) => state)).toEqual(Array(9).fill('ACCEPTED'))
    const { employee, worked, studied } = await adaAs('tess')
    expect(employee).toMatchObject({
      headline: 'Analyst',
      location: 'Portland, US',
      experiences: [{ title: 'Analyst', source: 'PUBLIC_DATA_SET' }],
      education: [{ source: 'PUBLIC_DATA_SET' }],
    })
    expect([worked.totalCount, studied.totalCount]).toEqual([1, 1])
    const skills = employee.skills.map(({ skill, evidence }: Json) => [skill.code, evidence.map((e: Json) => e.source)])
    expect(Object.fromEntries(skills)).toEqual({ sql: ['EMPLOYEE'], statistics: ['PUBLIC_DATA_SET'] })
  })

  test('twice makes nothing twice', async () => {
    await collect(adaRecord())
    await accept('ada')
    const before = await adaAs('ada')
    await accept('ada')
    expect(await adaAs('ada')).toEqual(before)
  })

  test('is undone for everybody else at once by usePublicData off, and comes back by on', async () => {
    const without = await adaAs('tess')
    await collect(adaRecord())
    await accept('ada', ({ facet }) => facet !== 'IDENTITY')
    const accepted = await adaAs('tess')
    await get('ada', documents.use, { on: false })
    expect(await adaAs('tess')).toEqual(without)
    expect((await adaAs('ada')).employee.experiences).toHaveLength(1)
    await get('ada', documents.use, { on: true })
    expect(await adaAs('tess')).toEqual(accepted)
  })

  test('of what is another person’s, or nothing, is NOT_FOUND and changes nothing', async () => {
    await collect(adaRecord())
    const ids = (await itemsOf('ada')).map(({ id }) => id)
    for (const who of ['twin', 'olga'])
      for (const document of [documents.accept, documents.reject])
        expect(await refusal(who, document, { ids: ids.slice(0, 1) })).toBe('NOT_FOUND itemIds')
    expect(await refusal('tess', documents.dispute, { id: ids[0], reason: 'Mine' })).toBe('NOT_FOUND itemId')
    for (const id of ['', 'x', world.employeeIds.get(key('ada'))])
      expect(await refusal('ada', documents.accept, { ids: [ids[0], id] })).toBe('NOT_FOUND itemIds')
    expect(await refusal('ada', documents.accept, { ids: Array(501).fill(ids[0]) })).toBe('BAD_USER_INPUT itemIds')
    expect((await itemsOf('ada')).every(({ state }) => state === 'OFFERED')).toBe(true)
  })
})

describe('an item that was accepted', () => {
  const acceptAll = async () => {
    const without = { tess: await adaAs('tess'), ada: await adaAs('ada') }
    await collect(adaRecord())
    await accept('ada')
    return without
  }
  const ids = async () => (await itemsOf('ada')).map(({ id }) => id)

  test('takes everything with it that came of it when it is refused, and can be accepted again', async () => {
    const without = await acceptAll()
    const accepted = await adaAs('tess')
    await get('ada', documents.reject, { ids: await ids() })
    expect({ tess: await adaAs('tess'), ada: await adaAs('ada') }).toEqual(without)
    await accept('ada')
    expect(await adaAs('tess')).toEqual(accepted)
  })

  test('is gone when it is disputed, with the reason kept', async () => {
    await acceptAll()
    const [work] = (await itemsOf('ada')).filter(({ facet }) => facet === 'EXPERIENCE')
    expect(await get('ada', documents.dispute, { id: work.id, reason: ' Never there. ' })).toEqual({
      id: work.id,
      state: 'DISPUTED',
    })
    expect((await adaAs('ada')).employee.experiences).toEqual([])
    expect(await stored('harbor', `SELECT reason FROM public_item WHERE state = 'DISPUTED'`)).toEqual([
      { reason: 'Never there.' },
    ])
    expect(await refusal('ada', documents.dispute, { id: work.id, reason: ' ' })).toBe('BAD_USER_INPUT reason')
  })

  test('that the person has changed since is theirs, and stays', async () => {
    await acceptAll()
    const { experiences } = (await get('ada', '{ viewer { employee { experiences { id } } } }')).employee
    const change =
      'mutation ($id: ID!) { saveExperience(id: $id, input: { title: "Chief analyst" }) { experience { source } } }'
    await get('ada', change, { id: experiences[0].id })
    await get('ada', documents.reject, { ids: await ids() })
    expect((await adaAs('tess')).employee.experiences).toEqual([{ title: 'Chief analyst', source: 'EMPLOYEE' }])
  })

  test('reads as refused once the person has removed the fact', async () => {
    await acceptAll()
    const { experiences } = (await get('ada', '{ viewer { employee { experiences { id } } } }')).employee
    await get('ada', 'mutation ($id: ID!) { removeFact(factId: $id) { removedId } }', { id: experiences[0].id })
    const [work] = (await itemsOf('ada')).filter(({ facet }) => facet === 'EXPERIENCE')
    expect(work.state).toBe('REJECTED')
  })

  test('gives the account back what the employer gave', async () => {
    await collect({ ...adaRecord(), name: 'Augusta King' })
    await accept('ada', ({ summary }) => summary === 'Augusta King')
    expect((await adaAs('tess')).employee.name).toBe('Augusta King')
    await get('ada', documents.reject, { ids: await ids() })
    expect((await adaAs('tess')).employee.name).toBe(nameOf('Ada'))
  })
})

describe('a record of a namesake', () => {
  const record = () => ({ ...adaRecord(), email: 'somebody@elsewhere.example' })
  const question = () => `${nameOf('Ada')}, Analyst at ${adaRecord().work[0]?.name}, Portland, US`

  test('is offered as a question, and what it says only after a yes', async () => {
    await collect(record())
    for (const who of ['ada', 'twin']) expect(await offers(who)).toEqual([`OFFERED ${question()}`])
    expect(await offers('olga')).toEqual([])
    await accept('ada')
    expect((await adaAs('ada')).employee.experiences).toEqual([])
    await compare()
    expect(await offers('ada')).toHaveLength(10)
    expect(await offers('twin')).toEqual([])
  })

  test('is not asked about again after a no', async () => {
    await collect(record())
    await get('ada', documents.reject, { ids: (await itemsOf('ada')).map(({ id }) => id) })
    await compare()
    expect(await offers('ada')).toEqual([`REJECTED ${question()}`])
  })

  test('that is another person’s by their address is offered to no namesake, also of another employer', async () => {
    await collect({ ...adaRecord(), id: 'b', email: addressOf('tess'), name: nameOf('Olga') })
    await collect({ ...adaRecord(), id: 'c', email: addressOf('olga') }, adaRecord())
    for (const who of ['twin', 'olga']) expect(await offers(who)).toHaveLength(who === 'olga' ? 9 : 0)
  })

  test('is found by the name that the employer gave, not by one that people give themselves', async () => {
    const rename = 'mutation ($name: String!) { updateAccount(input: { name: $name }) { name } }'
    await get('tess', rename, { name: nameOf('Ada') })
    await collect(record())
    expect(await offers('tess')).toEqual([])
  })
})

describe('public data', () => {
  test('are for nobody without a record of their own, and by id for nobody else', async () => {
    await collect(adaRecord())
    const { id, items } = (await get('ada', documents.mine)).publicData
    const node = 'query ($id: ID!) { node(id: $id) { __typename id } }'
    for (const each of [id, items[0].id]) {
      expect((await ask('ada', node, { id: each })).data.node.id).toBe(each)
      for (const other of ['tess', 'twin', 'olga']) expect((await ask(other, node, { id: each })).data.node).toBeNull()
    }
    const officer = await app.token({ employerId: null, signInName: null, roles: ['PRIVACY_OFFICER'] })
    expect((await app.ask(officer, documents.mine)).body.data.viewer.publicData).toBeNull()
  })

  test('that are not linked, and those that are, cannot be read by the roles of requests', async () => {
    await collect(adaRecord())
    for (const table of ['public_record', 'public_record_email', 'public_import', 'public_import_problem']) {
      const reading = app.database.read(
        {
          subject: 'x',
          employerId: employerOf('harbor'),
          signInName: key('tess'),
          roles: [],
          isEmployerSide: true,
          expiresAt: clock(),
        },
        clock(),
        (request) => request.sql(`SELECT FROM ${table}`),
      )
      await expect(reading).rejects.toThrow('permission denied')
    }
  })

  test('show everything that is held', async () => {
    await collect(adaRecord())
    expect((await offers('ada')).slice(0, 4).sort()).toEqual(allOffers('OFFERED').sort())
  })
})
