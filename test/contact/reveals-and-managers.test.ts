import { describe, expect, test } from 'vitest'
import { type Json, nodeDocument, openHarbor, requestDocument } from './harbor.js'

const harbor = openHarbor()

/** What became of Ada's request; in each, her manager Mia may learn of nothing. */
const fates = {
  'never answered': async () => {},
  accepted: (id: string) => harbor.answer(id, true),
  declined: (id: string) => harbor.answer(id, false),
  'accepted, then declined': async (id: string) => {
    await harbor.answer(id, true)
    await harbor.answer(id, false)
  },
} as const
type Fate = keyof typeof fates
const others = (Object.keys(fates) as Fate[]).filter((fate) => fate !== 'never answered')

const request = 'revealRequest { id status message sentAt answeredAt from { id } }'
const candidate = `id alias isAnonymous application { id } employee { id name } ${request} match { score requirements { status contribution } }`
const page = `{ totalCount pageInfo { hasNextPage startCursor endCursor } edges { cursor node { ${candidate} } } }`
const opportunity = `query ($id: ID!) { opportunity(id: $id) {
  all: candidates ${page} two: candidates(first: 2) ${page} best: candidates(filter: { minimumScore: 0.5 }) ${page}
  withoutApplicants: candidates(filter: { excludeApplicants: true }) ${page}
  elsewhere: candidates(filter: { outsideOrgUnit: "Docks" }) ${page}
  hiringTeam { id } applications { totalCount edges { node { id } } }
} }`
const person = `query ($id: ID!) { employee(id: $id) { name headline email interests { note } skills { strength } availability { openToWork } }
  employees { totalCount edges { node { id name } } } }`

/** All that a viewer can learn of the request, in the words of the answers. */
async function learn(who: string, { alias, id, message, key }: Json): Promise<string> {
  const again = { candidateId: alias, message: 'Once more?' }
  const answers = [
    await harbor.ask(who, opportunity, { id: harbor.id('gate') }),
    await harbor.ask(who, nodeDocument, { id }),
    await harbor.ask(who, nodeDocument, { id: alias }),
    await harbor.ask(who, requestDocument, again),
    ...(key ? [await harbor.ask(who, requestDocument, { candidateId: alias, message, key })] : []),
    await harbor.ask(who, person, { id: harbor.id('ada') }),
    await harbor.ask(who, '{ viewer { revealRequests { totalCount } disclosures { totalCount } } }'),
  ]
  return JSON.stringify(answers)
}

/** A request to Ada in a new employer, and what happened to it. */
async function tell(sender: string, fate: Fate) {
  await harbor.load()
  const alias = await harbor.adasAlias(sender)
  const [message, key] = ['Who are you?', sender === 'mia' ? 'key' : undefined]
  const { id } = await harbor.request(sender, alias, { message, key })
  await fates[fate](id)
  return { alias, id, message, key }
}

/** The same story has the same answers once ids, aliases and cursors, random in each world, are named by when they first occur. */
function nameIds(answers: string): string {
  const names = new Map<string, string>()
  const nameOf = (id: string) => names.get(id) ?? names.set(id, `id ${names.size}`).get(id)
  const random = /"(id|alias|cursor|startCursor|endCursor)":"([^"]+)"/g
  return answers.replace(random, (_, field: string, value: string) => `"${field}":"${nameOf(value)}"`)
}

describe.each(['mia', 'hugo'])('for a manager on the team, of what %s sent', (sender) => {
  test('the answers are the same before and after the report answered', async () => {
    for (const fate of others) {
      const sent = await tell(sender, 'never answered')
      const before = await learn('mia', sent)
      expect(before).toContain('"status":"PENDING"')
      await fates[fate](sent.id)
      expect(await learn('mia', sent)).toBe(before)
    }
  })

  test('the answers are the same, whatever the report answered, also once the request has expired', async () => {
    const untold = await tell(sender, 'never answered')
    const pending = nameIds(await learn('mia', untold))
    harbor.passDays(14)
    const expired = nameIds(await harbor.ask('mia', nodeDocument, { id: untold.id }).then(JSON.stringify))
    expect(expired).toContain('"status":"EXPIRED","message":"Who are you?"')
    const later = nameIds(await learn('mia', untold))
    for (const fate of others) {
      const sent = await tell(sender, fate)
      expect(nameIds(await learn('mia', sent))).toBe(pending)
      harbor.passDays(14)
      expect(nameIds(await harbor.ask('mia', nodeDocument, { id: sent.id }).then(JSON.stringify))).toBe(expired)
      expect(nameIds(await learn('mia', sent))).toBe(later)
    }
  })
})

describe('a manager', () => {
  test('who sent no request and is on no team learns nothing of a reveal either', async () => {
    for (const fate of others) {
      const sent = await tell('hugo', 'never answered')
      const before = await learn('vic', sent)
      await fates[fate](sent.id)
      expect(await learn('vic', sent)).toBe(before)
    }
  })

  test('who sees what she should not would be noticed: the team learns of each answer', async () => {
    const sent = await tell('hugo', 'never answered')
    const told = new Set([await learn('hugo', sent)])
    await harbor.answer(sent.id, true)
    told.add(await learn('hugo', sent))
    await harbor.answer(sent.id, false)
    told.add(await learn('hugo', sent))
    expect(told.size).toBe(3)
  })

  test('to whom the report shows the reveal meets them by name, without what they are interested in', async () => {
    const { id, alias } = await tell('mia', 'never answered')
    await harbor.answer(id, true, { show: true })
    expect(await harbor.get('mia', nodeDocument, { id })).toMatchObject({ status: 'ACCEPTED' })
    expect(await harbor.get('mia', nodeDocument, { id: alias })).toMatchObject({
      isAnonymous: false,
      employee: { name: 'Ada' },
    })
    const seen = await harbor.get('mia', 'query ($id: ID!) { employee(id: $id) { name email interests { note } } }', {
      id: harbor.id('ada'),
    })
    expect(seen).toEqual({ name: 'Ada', email: 'ada@harbor.example', interests: [] })
    expect(await harbor.get('vic', nodeDocument, { id: alias })).toMatchObject({ isAnonymous: true, employee: null })
    await harbor.answer(id, false)
    expect(
      await harbor.get('mia', 'query ($id: ID!) { employee(id: $id) { name email } }', { id: harbor.id('ada') }),
    ).toEqual({ name: null, email: null })
  })
})
