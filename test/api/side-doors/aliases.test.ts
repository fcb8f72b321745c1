import { describe, expect, test } from 'vitest'
import { type Json, openHarbor, skillId, updateVisibility } from '../../contact/harbor.js'
import type { WorldPerson } from '../../support/world.js'

const harbor = openHarbor()

const alias = `id alias isAnonymous employee { id name } application { id } revealRequest { id } opportunity { id }
  match { score factors { name effect detail } requirements { status contribution affinity via { code } requirement { skill { code } }
    evidence { kind source confidence summary recordedAt fact { id source recordedAt } } } }`
const document = `query ($id: ID!, $filter: CandidateFilter, $first: Int! = 20) { opportunity(id: $id) { candidates(filter: $filter, first: $first) {
  totalCount pageInfo { hasNextPage startCursor endCursor } edges { cursor node { ${alias} } } } } }`
const read = async (who = 'tess', filter: object = {}, opportunity = 'gate'): Promise<Json> =>
  (await harbor.get(who, document, { id: harbor.id(opportunity), filter })).candidates
const hiddenIn = ({ edges }: Json): Json[] =>
  edges.map(({ node }: Json) => node).filter((each: Json) => each.isAnonymous)

const change = (mutation: string, variables: object = {}) => harbor.get('ada', mutation, variables)
const setLastUsed = (day: string) =>
  change(
    'mutation ($skill: ID!, $day: Date) { saveSkillClaim(input: { skill: $skill, level: 4, lastUsed: $day }) { skill { id } } }',
    { skill: skillId('welding'), day },
  )

describe('somebody behind an alias is not joined to themself', () => {
  test('by dates: an alias holds none, and changes with none while its strength is the same', async () => {
    await setLastUsed('2026-02-27')
    const page = await read()
    expect(hiddenIn(page).length).toBeGreaterThan(0)
    expect(JSON.stringify(hiddenIn(page))).not.toMatch(/\d{4}-\d\d-\d\d/)
    await setLastUsed('2026-02-26')
    expect(await read()).toEqual(page)
  })

  test('by exact scores: a skill that is a little less sure leaves every byte of the answer', async () => {
    await setLastUsed('2026-02-27')
    const page = JSON.stringify(await read())
    const exact = async () =>
      (await change('query ($id: ID!) { opportunity(id: $id) { myMatch { score } } }', { id: harbor.id('gate') }))
        .myMatch.score
    const before = await exact()
    await setLastUsed('2026-02-10')
    expect(await exact()).toBeLessThan(before)
    expect(JSON.stringify(await read())).toBe(page)
  })

  test('by ids: what stands in one opportunity shares no part with what stands in another, nor with the directory', async () => {
    const pages = await Promise.all(['gate', 'pier', 'mast'].map((key) => read('tess', {}, key)))
    const parts = pages.map((page) => {
      const ids = hiddenIn(page).map(({ id }) => Buffer.from(id, 'base64url').subarray(17).toString('hex'))
      return [...ids, ...hiddenIn(page).map(({ alias }) => alias)]
    })
    const all = parts.flat()
    expect(new Set(all).size).toBe(all.length)
    const directory = await harbor.get('tess', '{ employees(first: 50) { edges { node { id } } } }')
    for (const { node } of directory.edges) {
      const uuid = Buffer.from(node.id, 'base64url').subarray(1).toString('hex')
      expect(all.filter((part) => part.includes(uuid.slice(0, 12)))).toEqual([])
    }
  })

  const filters = {
    location: ['Oslo', 'Lima'],
    orgUnit: ['Docks', 'Office'],
    outsideOrgUnit: ['Docks', 'Office'],
    availableFrom: ['2026-03-10', '2030-01-01'],
    excludeApplicants: [true, false],
    minimumScore: [0, 1],
  } as const

  test('by filters: each filter finds the same aliases, wherever the person works and whenever they are free', async () => {
    const { inputFields } = await harbor.get('tess', '{ __type(name: "CandidateFilter") { inputFields { name } } }')
    expect(Object.keys(filters).sort()).toEqual(inputFields.map(({ name }: Json) => name).sort())
    const lives = [
      { location: 'Oslo', orgUnit: 'Docks', from: '2026-03-01' },
      { location: 'Lima', orgUnit: 'Office', from: '2029-01-01' },
    ]
    const found: string[] = []
    for (const { location, orgUnit, from } of lives) {
      await harbor.load({ people: { ada: anonymousIn({ location, orgUnit }, from) } })
      const answers: unknown[] = []
      for (const [name, values] of Object.entries(filters))
        for (const value of values)
          answers.push([name, value, hiddenIn(await read('tess', { [name]: value })).map(({ match }) => match)])
      found.push(JSON.stringify(answers))
    }
    expect(found[1]).toBe(found[0])
  })

  function anonymousIn(account: object, from: string): WorldPerson {
    const facets = { LOCATION: 'COLLEAGUES', POSITION: 'COLLEAGUES', AVAILABILITY: 'COLLEAGUES' } as const
    return {
      account: { name: 'Ada', ...account },
      skills: [{ skill: 'welding', level: 4 }],
      availability: { openToWork: true, from },
      settings: { discoverability: 'ANONYMOUS', facets },
    }
  }

  test('by elimination: who applied is missing in no list and no count of whoever may not know of it', async () => {
    const look = async (who: string) => JSON.stringify([await read(who), await read(who, { excludeApplicants: true })])
    const before = { tess: await look('tess'), mia: await look('mia') }
    await change('mutation ($id: ID!) { applyToOpportunity(opportunityId: $id) { refusal } }', {
      id: harbor.id('gate'),
    })
    expect({ tess: await look('tess'), mia: await look('mia') }).toEqual(before)
  })

  test('by elimination: no search for a skill finds in the directory whom the aliases leave out, or leaves out whom they hold', async () => {
    const ask = `query ($skill: ID!) { matchCandidates(requirements: [{ skill: $skill }]) { totalCount } employees(filter: { skills: [$skill] }) { totalCount } }`
    const count = async () => JSON.stringify((await harbor.ask('tess', ask, { skill: skillId('python') })).data)
    const before = await count()
    await change('mutation ($skill: ID!) { saveSkillClaim(input: { skill: $skill, level: null }) { skill { id } } }', {
      skill: skillId('python'),
    })
    await harbor.get('ada', updateVisibility, { input: { discoverability: 'OFF' } })
    await harbor.get('ada', updateVisibility, { input: { discoverability: 'ANONYMOUS' } })
    expect(await count()).toBe(before)
    expect(JSON.parse(before)).toEqual({ matchCandidates: { totalCount: 0 }, employees: { totalCount: 0 } })
  })

  test('by a switch: whoever was read by name under FULL stands behind no alias afterwards, for anybody, also by the id held', async () => {
    await harbor.get('ada', updateVisibility, { input: { discoverability: 'FULL' } })
    const byName = (await read('vic')).edges.find(({ node }: Json) => node.employee?.id === harbor.id('ada')).node
    await harbor.get('ada', updateVisibility, { input: { discoverability: 'ANONYMOUS' } })
    for (const who of ['vic', 'tess', 'hugo', 'mia']) {
      const fit = hiddenIn(await read(who)).filter(({ match }) => match.score > 0)
      expect([who, fit]).toEqual([who, []])
      const node = await harbor.get(who, 'query ($id: ID!) { node(id: $id) { id } }', { id: byName.id })
      expect([who, node]).toEqual([who, null])
    }
  })

  test('by a switch: whoever stood under FULL on a page that nobody read stands behind an alias afterwards', async () => {
    const skills = ['welding', 'python'].map((skill) => ({ skill, level: 5 }))
    await harbor.load({ people: { fay: { account: { name: 'Fay' }, skills } } })
    await harbor.get('ada', updateVisibility, { input: { discoverability: 'FULL' } })
    const { candidates } = await harbor.get('tess', document, { id: harbor.id('gate'), first: 1 })
    expect(candidates.edges.map(({ node }: Json) => node.employee.name)).toEqual(['Fay'])
    await harbor.get('ada', updateVisibility, { input: { discoverability: 'ANONYMOUS' } })
    expect(hiddenIn(await read()).filter(({ match }) => match.score > 0)).toHaveLength(1)
  })

  test('by a guessed or shared id: an alias is nothing to colleagues and to whoever is blocked', async () => {
    const [{ id }] = await harbor.aliases('tess')
    const node = 'query ($id: ID!) { node(id: $id) { id } }'
    for (const who of ['ben', 'fay', 'cy']) expect([who, await harbor.get(who, node, { id })]).toEqual([who, null])
    const block = 'mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }'
    await harbor.get('ada', block, { id: harbor.id('tess') })
    expect(await harbor.get('tess', node, { id })).toBeNull()
    expect(await harbor.get('hugo', node, { id })).toEqual({ id })
  })

  test('by how equals are ordered: nobody stands first among them in each opportunity', async () => {
    const same = (skill: string): WorldPerson => ({
      account: { name: skill },
      skills: [{ skill, level: 3 }],
      settings: { discoverability: 'ANONYMOUS' },
    })
    const keys = Array.from({ length: 12 }, (_, index) => `work${index}`)
    const work = {
      kind: 'OTHER' as const,
      title: 'Work',
      description: 'Work.',
      status: 'OPEN' as const,
      requirements: ['payroll', 'figma'].map((skill) => ({ skill, importance: 'PREFERRED' as const })),
      hiringTeam: ['hugo'],
    }
    await harbor.load({
      people: { payroll: same('payroll'), figma: same('figma') },
      opportunities: Object.fromEntries(keys.map((key) => [key, work])),
    })
    const first = async (key: string) =>
      hiddenIn(await read('tess', {}, key))[0].match.requirements.find(({ status }: Json) => status !== 'MISSING')
        .requirement.skill.code
    expect(new Set(await Promise.all(keys.map(first)))).toEqual(new Set(['payroll', 'figma']))
  })
})
