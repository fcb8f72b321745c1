import { describe, expect, test } from 'vitest'
import { opportunityStatuses } from '../../src/opportunities/opportunity.js'
import { type Json, openHarbor, skillId, unknownId } from './harbor.js'

const harbor = openHarbor()
const fields = `id kind title description status orgUnit location remote hoursPerWeek startsOn endsOn createdAt isSaved canEdit
  requirements { skill { code } importance minimumLevel weight } hiringTeam { id }`
const create = `mutation ($input: OpportunityInput!, $key: String) { createOpportunity(input: $input, idempotencyKey: $key) { ${fields} } }`
const update = `mutation ($id: ID!, $input: UpdateOpportunityInput!) { updateOpportunity(id: $id, input: $input) { ${fields} } }`
const setStatus =
  'mutation ($id: ID!, $status: OpportunityStatus!) { setOpportunityStatus(id: $id, status: $status) { id status } }'
const setSaved = 'mutation ($id: ID!, $saved: Boolean!) { setOpportunitySaved(id: $id, saved: $saved) { isSaved } }'
const read = `query ($id: ID!) { opportunity(id: $id) { ${fields} } }`
const listed = async (who: string): Promise<string[]> => {
  const { edges, totalCount } = await harbor.get(
    who,
    '{ opportunities(first: 50) { totalCount edges { node { id } } } }',
  )
  expect(totalCount).toBe(edges.length)
  return edges.map(({ node }: Json) => node.id)
}
const weld = () => ({
  kind: 'OTHER',
  title: 'Weld',
  description: 'Weld.',
  requirements: [{ skill: skillId('welding') }],
})
const known = ['gate', 'draft', 'closed', 'filled', 'later']
const everyone = ['hugo', 'ida', 'mia', 'tess', 'root', 'ben', 'ada']

describe('an opportunity', () => {
  test.each<[string, string[]]>([
    ['hugo', known],
    ['ida', known],
    ['tess', known],
    ['root', known],
    ['mia', ['gate', 'closed', 'filled', 'later']],
    ['ada', ['gate', 'later']],
    ['ben', ['gate', 'later']],
  ])('exists for %s in just these states, by id and in the list', async (who, seen) => {
    for (const name of known)
      expect([name, (await harbor.get(who, read, { id: harbor.id(name) }))?.id ?? null]).toEqual([
        name,
        seen.includes(name) ? harbor.id(name) : null,
      ])
    expect((await listed(who)).sort()).toEqual(seen.map(harbor.id).sort())
  })

  test('that was closed still exists for whoever applied to it, and for no other colleague', async () => {
    await harbor.get('ada', 'mutation ($id: ID!) { applyToOpportunity(opportunityId: $id) { application { id } } }', {
      id: harbor.id('gate'),
    })
    await harbor.get('hugo', setStatus, { id: harbor.id('gate'), status: 'CLOSED' })
    expect(await harbor.get('ada', read, { id: harbor.id('gate') })).toMatchObject({ status: 'CLOSED' })
    expect(await harbor.get('ben', read, { id: harbor.id('gate') })).toBeNull()
  })

  test('can be changed by the members of its team who act for the employer, and by administrators', async () => {
    const canEdit = await Promise.all(
      everyone.map(async (who) => [who, (await harbor.get(who, read, { id: harbor.id('gate') })).canEdit]),
    )
    expect(canEdit.filter(([, can]) => can).map(([who]) => who)).toEqual(['hugo', 'root'])
    for (const who of ['mia', 'tess', 'ida', 'ben', 'ada']) {
      expect([who, await harbor.refusal(who, update, { id: harbor.id('gate'), input: { title: 'X' } })]).toEqual([
        who,
        'FORBIDDEN',
      ])
      expect(await harbor.refusal(who, setStatus, { id: harbor.id('gate'), status: 'CLOSED' })).toBe('FORBIDDEN')
    }
    expect(await harbor.refusal('mia', update, { id: harbor.id('draft'), input: { title: 'X' } })).toBe('NOT_FOUND id')
    expect(await harbor.refusal('hugo', update, { id: unknownId('Opportunity'), input: {} })).toBe('NOT_FOUND id')
    expect(await harbor.get('root', update, { id: harbor.id('gate'), input: { title: 'Y' } })).toMatchObject({
      title: 'Y',
    })
  })
})

describe('posting', () => {
  test('the least makes an open opportunity whose team is the one who posts it', async () => {
    expect(await harbor.get('mia', create, { input: weld() })).toMatchObject({
      status: 'OPEN',
      orgUnit: null,
      location: null,
      remote: false,
      hoursPerWeek: null,
      startsOn: null,
      endsOn: null,
      isSaved: false,
      canEdit: true,
      requirements: [{ skill: { code: 'welding' }, importance: 'MUST', minimumLevel: null, weight: 1 }],
      hiringTeam: [{ id: harbor.id('mia') }],
    })
  })

  test('takes everything that is given, in its order', async () => {
    const input = {
      ...weld(),
      orgUnit: 'Yard',
      location: 'Oslo',
      remote: true,
      hoursPerWeek: 8,
      startsOn: '2026-05-01',
      endsOn: '2026-05-01',
      requirements: [
        { skill: skillId('python'), importance: 'PREFERRED', minimumLevel: 2, weight: 0.5 },
        { skill: skillId('welding'), weight: 10 },
      ],
      hiringTeam: ['ben', 'mia'].map(harbor.id),
    }
    const { requirements, hiringTeam, ...rest } = await harbor.get('mia', create, { input })
    const { requirements: _asked, hiringTeam: team, ...given } = input
    expect(rest).toMatchObject(given)
    expect(
      requirements.map((each: Json) => [each.skill.code, each.importance, each.minimumLevel, each.weight]),
    ).toEqual([
      ['python', 'PREFERRED', 2, 0.5],
      ['welding', 'MUST', null, 10],
    ])
    expect(hiringTeam.map(({ id }: Json) => id)).toEqual(team)
  })

  test('by the same key makes one opportunity', async () => {
    const { id } = await harbor.get('mia', create, { input: weld(), key: 'k' })
    expect((await harbor.get('mia', create, { input: weld(), key: 'k' })).id).toBe(id)
    expect(await harbor.refusal('mia', create, { input: { ...weld(), title: 'Other' }, key: 'k' })).toBe('CONFLICT')
    expect(await listed('mia')).toHaveLength(5)
  })

  test.each<[string, () => object, string]>([
    ['an empty title', () => ({ title: ' ' }), 'BAD_USER_INPUT input.title'],
    ['a title that is too long', () => ({ title: 'x'.repeat(201) }), 'BAD_USER_INPUT input.title'],
    [
      'an end before the start',
      () => ({ startsOn: '2026-05-02', endsOn: '2026-05-01' }),
      'BAD_USER_INPUT input.endsOn',
    ],
    ['more hours than a week has', () => ({ hoursPerWeek: 169 }), 'BAD_USER_INPUT input.hoursPerWeek'],
    [
      'a skill twice',
      () => ({ requirements: [1, 2].map(() => ({ skill: skillId('sql') })) }),
      'BAD_USER_INPUT input.requirements',
    ],
    ['no skill', () => ({ requirements: [{ skill: 'x' }] }), 'BAD_USER_INPUT input.requirements[0]'],
    [
      'a level above five',
      () => ({ requirements: [{ skill: skillId('sql'), minimumLevel: 6 }] }),
      'BAD_USER_INPUT input.requirements[0].minimumLevel',
    ],
    [
      'a weight of nothing',
      () => ({ requirements: [{ skill: skillId('sql'), weight: 0 }] }),
      'BAD_USER_INPUT input.requirements[0].weight',
    ],
    [
      'a weight above ten',
      () => ({ requirements: [{ skill: skillId('sql'), weight: 10.1 }] }),
      'BAD_USER_INPUT input.requirements[0].weight',
    ],
    ['nobody on the team', () => ({ hiringTeam: [] }), 'BAD_USER_INPUT input.hiringTeam'],
    ['a stranger on the team', () => ({ hiringTeam: [unknownId('Employee')] }), 'NOT_FOUND input.hiringTeam[0]'],
  ])('with %s makes nothing', async (_what, over, refusal) => {
    expect(await harbor.refusal('mia', create, { input: { ...weld(), ...over() } })).toBe(refusal)
    expect(await listed('mia')).toHaveLength(4)
  })

  test('is for whoever acts for the employer', async () => {
    for (const who of ['ada', 'ida']) expect(await harbor.refusal(who, create, { input: weld() })).toBe('FORBIDDEN')
  })
})

describe('a change', () => {
  const change = (input: object) => harbor.get('hugo', update, { id: harbor.id('later'), input })

  test('leaves everything that it does not name', async () => {
    const before = await harbor.get('hugo', read, { id: harbor.id('later') })
    expect(await change({})).toEqual(before)
    expect(await change({ title: 'New' })).toEqual({ ...before, title: 'New' })
    expect(await change({ requirements: [{ skill: skillId('sql') }] })).toMatchObject({
      ...before,
      title: 'New',
      requirements: [{ skill: { code: 'sql' } }],
    })
  })

  test('clears what it says null of, where that can be empty', async () => {
    await change({ orgUnit: 'Yard', location: 'Oslo', hoursPerWeek: 8 })
    const cleared = { orgUnit: null, location: null, hoursPerWeek: null, startsOn: null, endsOn: null }
    expect(await change(cleared)).toMatchObject(cleared)
    for (const name of ['kind', 'title', 'description', 'remote', 'requirements', 'hiringTeam'])
      expect(await harbor.refusal('hugo', update, { id: harbor.id('later'), input: { [name]: null } })).toBe(
        `BAD_USER_INPUT input.${name}`,
      )
  })

  test('of one date is checked against the other', async () => {
    expect(await harbor.refusal('hugo', update, { id: harbor.id('later'), input: { endsOn: '2026-08-31' } })).toBe(
      'BAD_USER_INPUT input.endsOn',
    )
    expect(await change({ startsOn: null, endsOn: '2026-08-31' })).toMatchObject({
      startsOn: null,
      endsOn: '2026-08-31',
    })
  })

  test('that is wrong in one part changes nothing', async () => {
    const before = await harbor.get('hugo', read, { id: harbor.id('later') })
    const input = { title: 'New', requirements: [{ skill: skillId('sql') }], hiringTeam: [unknownId('Employee')] }
    expect(await harbor.refusal('hugo', update, { id: harbor.id('later'), input })).toBe(
      'NOT_FOUND input.hiringTeam[0]',
    )
    expect(await harbor.get('hugo', read, { id: harbor.id('later') })).toEqual(before)
  })
})

describe('the status', () => {
  const allowed: Record<string, string[]> = {
    DRAFT: ['OPEN', 'CLOSED'],
    OPEN: ['CLOSED', 'FILLED'],
    CLOSED: ['OPEN', 'FILLED'],
    FILLED: ['OPEN', 'CLOSED'],
  }
  const named = { DRAFT: 'draft', OPEN: 'gate', CLOSED: 'closed', FILLED: 'filled' }

  test.each(
    opportunityStatuses.flatMap((from) =>
      opportunityStatuses.map((to) => [from, to, from === to || !!allowed[from]?.includes(to)] as const),
    ),
  )('%s may become %s: %s', async (from, to, may) => {
    const variables = { id: harbor.id(named[from]), status: to }
    if (may) expect(await harbor.get('hugo', setStatus, variables)).toEqual({ id: variables.id, status: to })
    else expect(await harbor.refusal('hugo', setStatus, variables)).toBe('CONFLICT')
    const { status } = await harbor.get('hugo', read, { id: variables.id })
    expect(status).toBe(may ? to : from)
  })
})

describe('saving', () => {
  const savedBy = async (who: string): Promise<string[]> => {
    const { savedOpportunities } = await harbor.get(
      who,
      '{ viewer { savedOpportunities { totalCount edges { node { id } } } } }',
    )
    expect(savedOpportunities.totalCount).toBe(savedOpportunities.edges.length)
    return savedOpportunities.edges.map(({ node }: Json) => node.id)
  }

  test('is for the one who saves alone: nobody else can tell', async () => {
    const before = await Promise.all(everyone.map((who) => harbor.get(who, read, { id: harbor.id('gate') })))
    expect(await harbor.get('ada', setSaved, { id: harbor.id('gate'), saved: true })).toEqual({ isSaved: true })
    expect(await harbor.get('ada', setSaved, { id: harbor.id('gate'), saved: true })).toEqual({ isSaved: true })
    const after = await Promise.all(everyone.map((who) => harbor.get(who, read, { id: harbor.id('gate') })))
    expect(after).toEqual(before.map((each, index) => (everyone[index] === 'ada' ? { ...each, isSaved: true } : each)))
    for (const who of everyone) expect(await savedBy(who)).toEqual(who === 'ada' ? [harbor.id('gate')] : [])
  })

  test('can be taken back', async () => {
    await harbor.get('ada', setSaved, { id: harbor.id('gate'), saved: true })
    expect(await harbor.get('ada', setSaved, { id: harbor.id('gate'), saved: false })).toEqual({ isSaved: false })
    expect(await savedBy('ada')).toEqual([])
  })

  test('needs an opportunity that one may see, and shows it no longer than that', async () => {
    expect(await harbor.refusal('ada', setSaved, { id: harbor.id('draft'), saved: true })).toBe('NOT_FOUND id')
    await harbor.get('ada', setSaved, { id: harbor.id('gate'), saved: true })
    await harbor.get('hugo', setStatus, { id: harbor.id('gate'), status: 'CLOSED' })
    expect(await savedBy('ada')).toEqual([])
  })
})
