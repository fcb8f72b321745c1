import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WorldPerson } from '../support/world.js'
import { type Json, nodeDocument, openHarbor, skillId, updateOpportunity } from './harbor.js'

const harbor = openHarbor()
const require = (skills: string[], opportunity = 'gate', who = 'hugo') =>
  harbor.get(who, updateOpportunity, {
    id: harbor.id(opportunity),
    input: { requirements: skills.map((code) => ({ skill: skillId(code) })) },
  })

const hidden = (skills: WorldPerson['skills'], over: Partial<WorldPerson> = {}): WorldPerson => ({
  account: { name: 'Somebody' },
  ...(skills ? { skills } : {}),
  settings: { discoverability: 'ANONYMOUS' },
  ...over,
})
const anyOf = (skills: string[]) => ({
  kind: 'ROTATION' as const,
  title: 'Anything',
  description: 'Anything.',
  status: 'OPEN' as const,
  requirements: skills.map((skill) => ({ skill, importance: 'PREFERRED' as const })),
  hiringTeam: ['hugo'],
})
const isCoarse = (value: number) => Math.abs(value * 20 - Math.round(value * 20)) < 1e-9
const match = `match { score factors { effect name detail } requirements { contribution affinity requirement { skill { code } }
  status via { code } evidence { kind source confidence summary recordedAt fact { id } } } }`
const readMatches = async (who: string, opportunity = 'gate'): Promise<Json[]> => {
  const document = `query ($id: ID!) { opportunity(id: $id) { candidates(first: 50) { edges { cursor node { id alias isAnonymous ${match} } } } } }`
  return (await harbor.get(who, document, { id: harbor.id(opportunity) })).candidates.edges
}

describe('an alias and its id', () => {
  const adas = async (who: string, opportunity = 'gate') => (await harbor.aliases(who, opportunity))[0]

  test('are the same for all viewers of one opportunity, and stay so', async () => {
    const { id, alias } = await adas('hugo')
    for (const who of ['hugo', 'mia', 'tess', 'vic']) expect(await adas(who)).toMatchObject({ id, alias })
    harbor.passDays(40)
    expect(await adas('tess')).toMatchObject({ id, alias })
  })

  test('differ from opportunity to opportunity, in every part of the id', async () => {
    const three = [await adas('vic', 'gate'), await adas('vic', 'pier'), await adas('vic', 'mast')]
    expect(new Set(three.map(({ id }) => id)).size).toBe(3)
    expect(new Set(three.map(({ alias }) => alias)).size).toBe(3)
    const sealed = three.map(({ id }) => Buffer.from(id, 'base64url').subarray(17).toString('hex'))
    expect(new Set(sealed).size).toBe(3)
    for (const { id } of three) expect(sealedBytes(id)).not.toContain(sealedBytes(harbor.id('ada')).slice(2))
  })
  const sealedBytes = (id: string) => Buffer.from(id, 'base64url').toString('hex')

  test('change with the requirements, also when those are changed back, and not with anything else', async () => {
    const first = await adas('hugo')
    await harbor.get('hugo', updateOpportunity, { id: harbor.id('gate'), input: { title: 'Weld two gates' } })
    expect(await adas('hugo')).toMatchObject({ id: first.id, alias: first.alias })
    await require(['welding'])
    const second = await adas('hugo')
    await require(['welding', 'python'])
    const third = await adas('hugo')
    await require(['welding'])
    const fourth = await adas('hugo')
    for (const of of ['id', 'alias'])
      expect(new Set([first, second, third, fourth].map((each) => each[of])).size).toBe(4)
    expect(await harbor.get('hugo', nodeDocument, { id: first.id })).toBeNull()
  })

  test('of people who look alike are in no order that one opportunity shares with another', async () => {
    const skills = ['welding', 'python', 'sql', 'forecasting', 'negotiation', 'payroll', 'scrum', 'figma']
    const alike = Object.fromEntries(skills.map((skill) => [skill, hidden([{ skill, level: 3 }])]))
    const keys = ['one', 'two', 'three', 'four']
    await harbor.load({
      people: { ...alike, ada: hidden([]), fay: hidden([]) },
      opportunities: Object.fromEntries(keys.map((key) => [key, anyOf(skills)])),
    })
    const order = async (key: string) =>
      (await readMatches('hugo', key)).flatMap(({ node }) =>
        node.match.requirements.flatMap(({ status, affinity, requirement }: Json) =>
          status !== 'MISSING' && affinity === null ? [requirement.skill.code] : [],
        ),
      )
    const orders = await Promise.all(keys.map(order))
    for (const each of orders) expect([...each].sort()).toEqual([...skills].sort())
    expect(new Set(orders.map((each) => each.join())).size).toBeGreaterThan(1)
    expect(await order('one')).toEqual(orders[0])
  })
})

describe('behind an alias', () => {
  test('somebody stands in an opportunity of at most 20 requirements', async () => {
    const twenty = [
      'welding',
      'python',
      'sql',
      'figma',
      'scrum',
      'kanban',
      'jira',
      'payroll',
      'valuation',
      'ifrs',
      'budgeting',
      'accruals',
      'interviewing',
      'onboarding',
      'mysql',
      'etl',
      'prototyping',
      'roadmapping',
      'tax',
      'treasury',
    ]
    await require(twenty)
    expect(await harbor.aliases('hugo')).toHaveLength(1)
    await require([...twenty, 'negotiation'])
    expect(await harbor.aliases('hugo')).toEqual([])
    expect((await harbor.candidates('hugo')).map(({ employee }) => employee?.name)).toContain('Fay')
  })

  test('every number is a multiple of 0.05, the parts add up to the score, and nothing names a fact, whatever the skills', async () => {
    const claim = fc.record({
      skill: fc.constantFrom('welding', 'python', 'sql', 'pandas', 'mysql'),
      level: fc.integer({ min: 1, max: 5 }),
      lastUsed: fc.constantFrom('2015-03-01', '2022-07-09', '2026-02-28'),
    })
    const person = fc.uniqueArray(claim, { selector: ({ skill }) => skill, minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 4, maxLength: 6 }), async (crowd) => {
        const people = crowd.map((skills, index) => [
          `crowd${index}`,
          hidden(skills, {
            experiences: [{ title: 'Smith', organization: 'Forge', startedOn: '2019-02-03', skills: ['welding'] }],
          }),
        ])
        await harbor.load({ people: Object.fromEntries(people) })
        const aliases = (await readMatches('hugo')).map(({ node }) => node).filter((each) => each.isAnonymous)
        expect(aliases.length).toBeGreaterThan(crowd.length)
        for (const { match } of aliases) expectCoarse(match)
      }),
      { numRuns: 12 },
    )
  })

  function expectCoarse({ score, factors, requirements }: Json) {
    const evidence: Json[] = requirements.flatMap((each: Json) => each.evidence)
    const parts: number[] = [
      ...requirements.map((each: Json) => each.contribution),
      ...factors.map((each: Json) => each.effect),
    ]
    const rest = [
      ...requirements.flatMap((each: Json) => each.affinity ?? []),
      ...evidence.map(({ confidence }) => confidence),
    ]
    expect([score, ...parts, ...rest].filter((value) => !isCoarse(value))).toEqual([])
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9)
    expect(evidence.filter(({ fact, summary, recordedAt }) => fact ?? summary ?? recordedAt)).toEqual([])
    expect(JSON.stringify({ requirements, factors })).not.toMatch(/Forge|Smith|\d{4}-\d\d|2019/)
  }

  test('somebody is found by their rounded score, and stands in the order of it', async () => {
    const levels = [1, 2, 3, 4, 5] as const
    const dates = ['2010-01-01', '2018-05-05', '2024-01-01']
    const crowd = levels.flatMap((level) => dates.map((lastUsed) => hidden([{ skill: 'welding', level, lastUsed }])))
    await harbor.load({ people: Object.fromEntries(crowd.map((each, index) => [`crowd${index}`, each])) })
    const all = (await readMatches('hugo')).map(({ node }) => node)
    const scores: number[] = all.map(({ match }) => match.score)
    expect(scores).toEqual([...scores].sort((one, other) => other - one))
    for (const score of new Set(scores))
      for (const minimumScore of [score, score - 0.049, score + 0.001].filter((each) => each >= 0 && each <= 1)) {
        const found = await harbor.candidates('hugo', 'gate', { minimumScore })
        expect([minimumScore, found.map(({ id }) => id).sort()]).toEqual([
          minimumScore,
          all
            .filter(({ match }) => match.score >= minimumScore)
            .map(({ id }) => id)
            .sort(),
        ])
      }
  })

  test('whose scores differ only before they are rounded, the better does not stand first in each opportunity', async () => {
    const better = hidden([{ skill: 'welding', level: 4, lastUsed: '2026-02-27' }])
    const worse = hidden([{ skill: 'sql', level: 4, lastUsed: '2026-01-27' }])
    const keys = Array.from({ length: 16 }, (_, index) => `work${index}`)
    const opportunities = Object.fromEntries(keys.map((key) => [key, anyOf(['welding', 'sql'])]))
    await harbor.load({ people: { ada: hidden([]), fay: hidden([]), better, worse }, opportunities })
    const firsts = new Set<string>()
    for (const key of keys) {
      const [first, second] = (await readMatches('hugo', key)).map(({ node }) => node.match)
      expect(first.score).toBe(second.score)
      firsts.add(first.requirements.find(({ status }: Json) => status !== 'MISSING').requirement.skill.code)
    }
    expect([...firsts].sort()).toEqual(['sql', 'welding'])
  })

  test('no cursor tells who stands there, nor an exact score', async () => {
    const cursors = (await readMatches('hugo')).map(({ cursor }) => Buffer.from(cursor, 'base64url').toString('latin1'))
    const uuid = Buffer.from(harbor.id('ada'), 'base64url').subarray(1)
    for (const cursor of cursors) {
      expect(cursor).not.toContain(uuid.toString('latin1'))
      expect(cursor).not.toContain(uuid.toString('hex').slice(0, 8))
      expect(cursor).not.toMatch(/0\.\d{3}/)
    }
  })

  test('neither availability nor interests tell more than that they fit', async () => {
    const facets = { AVAILABILITY: 'COLLEAGUES', INTERESTS: 'COLLEAGUES' } as const
    const ada = hidden([{ skill: 'welding', level: 4 }], {
      availability: { openToWork: true, hoursPerWeek: 13, from: '2026-04-17' },
      interests: [{ kind: 'ROTATION', note: 'Ships' }],
      settings: { discoverability: 'ANONYMOUS', facets },
    })
    await harbor.load({ people: { ada } })
    const [edge] = (await readMatches('hugo')).filter(({ node }) => node.isAnonymous && node.match.score > 0)
    expect(JSON.stringify(edge.node)).not.toMatch(/13|2026|04-17|Ships/)
    const available = { availableFrom: '2026-05-01' }
    const unavailable = { availableFrom: '2026-04-01' }
    const found = async (filter: object) => (await harbor.aliases('hugo', 'gate', filter)).length
    expect(await found(available)).toBe(await found(unavailable))
  })
})

test('the settings page says that two aliases can look alike', async () => {
  const { fields } = await harbor.get('ada', '{ __type(name: "VisibilitySettings") { fields { name description } } }')
  const { description } = fields.find(({ name }: Json) => name === 'discoverability')
  expect(description).toMatch(/like requirements may give like evidence/i)
})
