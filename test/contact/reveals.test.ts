import { describe, expect, test } from 'vitest'
import { globalId } from '../../src/relay/global-id.js'
import {
  answerDocument,
  type Json,
  nodeDocument,
  openHarbor,
  requestDocument,
  skillId,
  unknownUuid,
  updateOpportunity,
  updateVisibility,
} from './harbor.js'

const harbor = openHarbor()
const setStatus =
  'mutation ($id: ID!, $status: OpportunityStatus!) { setOpportunityStatus(id: $id, status: $status) { id } }'
const refusedTo = (who: string, candidateId: string, message = 'Who are you?') =>
  harbor.refusal(who, requestDocument, { candidateId, message })

describe('a reveal request', () => {
  test('says who asks, for which work, with which words, and waits for an answer', async () => {
    const sent = await harbor.request('hugo', await harbor.adasAlias('hugo'))
    expect(sent).toEqual({
      id: expect.any(String),
      status: 'PENDING',
      message: 'Who are you?',
      sentAt: harbor.now().toISOString(),
      answeredAt: null,
      from: { id: harbor.id('hugo') },
      opportunity: { id: harbor.id('gate') },
    })
    for (const who of ['hugo', 'ada'])
      expect(await harbor.get(who, nodeDocument, { id: sent.id })).toMatchObject({
        ...sent,
        __typename: 'RevealRequest',
      })
  })

  test('is nothing to anybody but the sender, the team and the one who is asked', async () => {
    const { id } = await harbor.request('hugo', await harbor.adasAlias('hugo'))
    for (const who of ['tess', 'vic', 'ben', 'fay', 'eve'])
      expect([who, await harbor.get(who, nodeDocument, { id })]).toEqual([who, null])
  })

  test('stands beside the alias for its sender and the team, and for nobody else', async () => {
    const { id } = await harbor.request('tess', await harbor.adasAlias('tess'))
    const shown = async (who: string) => (await harbor.aliases(who))[0].revealRequest
    for (const who of ['tess', 'hugo']) expect(await shown(who)).toEqual({ id, status: 'PENDING' })
    expect(await shown('vic')).toBeNull()
    expect((await harbor.aliases('tess', 'pier'))[0].revealRequest).toBeNull()
  })

  test('without words, or with too many, is refused', async () => {
    const alias = await harbor.adasAlias('hugo')
    for (const message of ['', ' \n ', 'x'.repeat(100_000)])
      expect(await refusedTo('hugo', alias, message)).toBe('BAD_USER_INPUT message')
    expect((await harbor.get('ada', '{ viewer { revealRequests { totalCount } } }')).revealRequests.totalCount).toBe(0)
  })

  test('to what is not the id of a candidate is refused', async () => {
    for (const id of ['', 'ada', harbor.id('ada'), harbor.id('gate')])
      expect([id, await refusedTo('hugo', id)]).toEqual([id, 'BAD_USER_INPUT candidateId'])
  })

  test('to somebody who is not surfaced, or does not exist, is refused in the same words', async () => {
    const alias = await harbor.adasAlias('hugo')
    const ask = (candidateId: string) => harbor.ask('hugo', requestDocument, { candidateId, message: 'Hello' })
    const absent = await ask(globalId('Candidate', unknownUuid, unknownUuid))
    expect(absent.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    await harbor.get('ada', updateVisibility, { input: { discoverability: 'OFF' } })
    expect(await ask(alias)).toEqual(absent)
  })

  test('to somebody who is shown by name is refused', async () => {
    const fay = (await harbor.candidates('hugo')).find(({ employee }) => employee?.name === 'Fay')
    expect(await refusedTo('hugo', fay.id)).toMatch(/^CONFLICT/)
  })

  test('needs a signed-in person of the employer side', async () => {
    const alias = await harbor.adasAlias('hugo')
    expect(await refusedTo('stranger', alias)).toBe('UNAUTHENTICATED')
    for (const who of ['ben', 'fay', 'ada']) expect([who, await refusedTo(who, alias)]).toEqual([who, 'FORBIDDEN'])
  })

  test('by the same key and words is one request, also after the answer; without a key there is one at a time', async () => {
    const alias = await harbor.adasAlias('hugo')
    const first = await harbor.request('hugo', alias, { key: 'k' })
    expect(await harbor.request('hugo', alias, { key: 'k' })).toEqual(first)
    await harbor.answer(first.id, false)
    expect((await harbor.request('hugo', alias, { key: 'k' })).id).toBe(first.id)
    expect(await refusedTo('hugo', alias)).toMatch(/^CONFLICT/)
    expect((await harbor.get('ada', '{ viewer { revealRequests { totalCount } } }')).revealRequests.totalCount).toBe(1)
  })

  test('can be sent for each opportunity by itself', async () => {
    const [gate, pier] = [await harbor.adasAlias('hugo'), await harbor.adasAlias('hugo', 'pier')]
    await harbor.request('hugo', gate)
    expect((await harbor.request('hugo', pier)).opportunity.id).toBe(harbor.id('pier'))
  })

  test.each([
    ['requirements that changed', 'NOT_FOUND'],
    ['a group that became too small', 'NOT_FOUND'],
    ['an opportunity that was closed', 'NOT_FOUND'],
  ])('to an alias of %s is refused: %s', async (what, code) => {
    const alias = await harbor.adasAlias('hugo')
    if (what.startsWith('requirements')) {
      const requirements = [{ skill: skillId('welding') }]
      await harbor.get('hugo', updateOpportunity, { id: harbor.id('gate'), input: { requirements } })
    } else if (what.startsWith('a group'))
      await harbor.get('eve', updateVisibility, { input: { discoverability: 'FULL' } })
    else await harbor.get('hugo', setStatus, { id: harbor.id('gate'), status: 'CLOSED' })
    expect(await refusedTo('hugo', alias)).toMatch(new RegExp(`^${code}`))
    expect(await harbor.get('hugo', nodeDocument, { id: alias })).toBeNull()
  })

  test('while another waits or was answered is refused to all who may not learn of the answer, in the same words whatever it was', async () => {
    const alias = await harbor.adasAlias('tess')
    const { id } = await harbor.request('hugo', alias)
    const again = async (who: string) =>
      JSON.stringify(await harbor.ask(who, requestDocument, { candidateId: alias, message: 'And now?' }))
    const refusals = new Set([await again('tess'), await again('mia'), await again('vic')])
    for (const accept of [true, false]) {
      await harbor.answer(id, accept)
      expect(await refusedTo('hugo', alias)).toMatch(/^CONFLICT/)
      for (const who of ['tess', 'mia', 'vic']) refusals.add(await again(who))
    }
    expect([...refusals]).toHaveLength(1)
    expect([...refusals][0]).toContain('CONFLICT')
    harbor.passDays(14)
    expect((await harbor.request('tess', alias)).status).toBe('PENDING')
  })
})

describe('the answer', () => {
  const send = async (who = 'hugo') => (await harbor.request(who, await harbor.adasAlias(who))).id
  const refused = (id: string, accept: boolean, who = 'ada') => harbor.refusal(who, answerDocument, { id, accept })

  test('yes shows the candidate by name to the team, in the list and by the id they hold', async () => {
    const alias = await harbor.adasAlias('hugo')
    const { id } = await harbor.request('hugo', alias)
    const answered = await harbor.answer(id, true)
    expect(answered).toMatchObject({ status: 'ACCEPTED', answeredAt: harbor.now().toISOString() })
    const named = (await harbor.candidates('hugo')).find(({ employee }) => employee?.id === harbor.id('ada'))
    expect(named).toMatchObject({
      isAnonymous: false,
      employee: { name: 'Ada' },
      revealRequest: { id, status: 'ACCEPTED' },
    })
    const byId = { isAnonymous: false, employee: { name: 'Ada' } }
    expect(await harbor.get('hugo', nodeDocument, { id: named.id })).toMatchObject(byId)
    expect(await harbor.get('hugo', nodeDocument, { id: alias })).toMatchObject(byId)
    expect(await harbor.get('tess', nodeDocument, { id: alias })).toMatchObject({ isAnonymous: true, employee: null })
  })

  test.each([
    ['PENDING', true, 'done'],
    ['PENDING', false, 'done'],
    ['ACCEPTED', true, 'CONFLICT'],
    ['ACCEPTED', false, 'done'],
    ['DECLINED', true, 'CONFLICT'],
    ['EXPIRED', true, 'CONFLICT'],
  ] as const)('to a request that is %s, %s, is: %s', async (status, accept, outcome) => {
    const id = await send()
    if (status === 'ACCEPTED' || status === 'DECLINED') await harbor.answer(id, status === 'ACCEPTED')
    if (status === 'EXPIRED') harbor.passDays(14)
    expect((await refused(id, accept)).split(' ')[0]).toBe(outcome)
    const after = outcome === 'done' ? (accept ? 'ACCEPTED' : 'DECLINED') : status
    expect((await harbor.get('ada', nodeDocument, { id })).status).toBe(after)
  })

  test('is given by the one who was asked alone; for everybody else there is no such request', async () => {
    const id = await send()
    const give = (who: string, of: string) => harbor.ask(who, answerDocument, { id: of, accept: true })
    for (const who of ['hugo', 'mia', 'tess', 'ben', 'eve']) {
      const absent = await give(who, globalId('RevealRequest', unknownUuid))
      expect(absent.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
      expect([who, await give(who, id)]).toEqual([who, absent])
    }
    expect((await harbor.get('ada', nodeDocument, { id })).status).toBe('PENDING')
    expect(await refused(harbor.id('gate'), true)).toBe('BAD_USER_INPUT id')
    expect(await refused(id, true, 'stranger')).toBe('UNAUTHENTICATED')
  })

  test('no, also after a yes, leaves nobody at the id that the team holds, and nobody by name', async () => {
    const alias = await harbor.adasAlias('hugo')
    const { id } = await harbor.request('hugo', alias)
    await harbor.answer(id, true)
    const named = (await harbor.candidates('hugo')).find(({ employee }) => employee?.id === harbor.id('ada'))
    await harbor.answer(id, false)
    for (const held of [alias, named.id]) expect(await harbor.get('hugo', nodeDocument, { id: held })).toBeNull()
    expect(await harbor.aliases('hugo')).toEqual([])
    const seen = 'query ($id: ID!) { employee(id: $id) { name email } }'
    expect(await harbor.get('hugo', seen, { id: harbor.id('ada') })).toEqual({ name: null, email: null })
  })

  test('tells a sender outside the team its status, and not who it is', async () => {
    const alias = await harbor.adasAlias('tess')
    const { id } = await harbor.request('tess', alias)
    await harbor.answer(id, true)
    expect((await harbor.get('tess', nodeDocument, { id })).status).toBe('ACCEPTED')
    expect(JSON.stringify(await harbor.get('tess', nodeDocument, { id: alias }))).not.toContain(harbor.id('ada'))
    expect(
      (await harbor.get('tess', 'query ($id: ID!) { employee(id: $id) { name } }', { id: harbor.id('ada') })).name,
    ).toBeNull()
  })
})

describe('viewer.revealRequests', () => {
  const document = `query ($status: RequestStatus, $first: Int! = 20, $after: String) { viewer { revealRequests(status: $status, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id status } } } } }`
  const list = async (variables: object = {}, who = 'ada') =>
    (await harbor.get(who, document, variables)).revealRequests
  const ids = ({ edges }: Json) => edges.map(({ node }: Json) => node.id)
  const sendThree = async () => {
    const sent: string[] = []
    for (const opportunity of ['gate', 'pier', 'mast']) {
      harbor.passDays(1)
      sent.push((await harbor.request('tess', await harbor.adasAlias('tess', opportunity))).id)
    }
    return sent.reverse()
  }

  test('holds what was sent to the viewer alone, latest first, page by page', async () => {
    const sent = await sendThree()
    expect(ids(await list())).toEqual(sent)
    const read: string[] = []
    for (let after: string | null = null, isMore = true; isMore; ) {
      const page: Json = await list({ first: 1, after })
      expect(page.totalCount).toBe(3)
      read.push(...ids(page))
      after = page.pageInfo.endCursor
      isMore = page.pageInfo.hasNextPage
    }
    expect(read).toEqual(sent)
    for (const who of ['tess', 'hugo', 'mia', 'eve']) expect((await list({}, who)).totalCount).toBe(0)
  })

  test('can be asked for by status, where what expired is no longer pending', async () => {
    const [mast, pier, gate] = (await sendThree()) as [string, string, string]
    await harbor.answer(gate, true)
    await harbor.answer(pier, false)
    const byStatus = async () =>
      Promise.all(['PENDING', 'ACCEPTED', 'DECLINED', 'EXPIRED'].map(async (status) => ids(await list({ status }))))
    expect(await byStatus()).toEqual([[mast], [gate], [pier], []])
    harbor.passDays(14)
    expect(await byStatus()).toEqual([[], [gate], [pier], [mast]])
  })

  test('refuses a page that is no page', async () => {
    for (const first of [-1, 1001]) expect(await harbor.refusal('ada', document, { first })).toMatch(/^BAD_USER_INPUT/)
    expect(await harbor.refusal('ada', document, { after: 'x' })).toMatch(/^BAD_USER_INPUT/)
  })
})
