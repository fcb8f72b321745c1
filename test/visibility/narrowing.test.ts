import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { globalId } from '../../src/relay/global-id.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import { facets } from '../../src/visibility/facet.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { applyTo, change, type LoadedWorld, loadWorld, type WorldEmployer } from '../support/world.js'
import {
  anyEmployer,
  anyNarrowing,
  disagreements,
  everything,
  type Narrowing,
  noWider,
  profile,
  valuesIn,
} from './narrowing-world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

const skillId = (code: string) => globalId('Skill', termId('skill', starterVocabulary.scheme, code))
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

/** A new employer, known by a name of its own. */
const tell = async (employer: WorldEmployer): Promise<Story> =>
  new Story(await loadWorld(app, { employers: { harbor: { ...employer, name: randomUUID() } } }))

/** A world being told: who asks and who changes, by name. */
class Story {
  constructor(private readonly world: LoadedWorld) {}

  id = (name: string): string => this.world.employeeIds.get(name) ?? this.world.opportunityIds.get(name) ?? ''
  token = (who: string): Promise<string> => this.world.as(who)

  async see(who: string): Promise<Map<string, unknown>> {
    const [ada, cleo, work] = ['ada', 'cleo', 'work'].map(this.id)
    const skills = { sql: skillId('sql'), python: skillId('python'), welding: skillId('welding') }
    const { body } = await app.ask(await this.token(who), everything, { ada, cleo, work, ...skills })
    expect(body.errors).toBeUndefined()
    expect([who, disagreements(body.data)]).toEqual([who, []])
    return valuesIn(body.data)
  }

  /** One's own facts, with their ids and the audiences in force. */
  async ownFacts(who: string): Promise<{ id: string; audience: string; source: string }[]> {
    const item = '{ id audience source }'
    const { viewer } = (
      await app.ask(
        await this.token(who),
        `{ viewer { accountFacts ${item} employee { skills(states: [CLAIMED, EVIDENCED, VERIFIED]) ${item} experiences ${item} education ${item} qualities ${item}
           interests ${item} assignments ${item} availability ${item} } } }`,
      )
    ).body.data
    return [...viewer.accountFacts, ...Object.values(viewer.employee).flat().filter(Boolean)]
  }

  /** Gives the id that from now on no other viewer, or not the one who was blocked, may be shown. */
  async narrow(who: string, narrowing: Narrowing): Promise<string | null> {
    const token = await this.token(who)
    const update = (input: object) =>
      change(app, token, 'mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) { id } }', {
        input,
      })
    if (narrowing.kind === 'switch') await update(narrowing.input)
    if (narrowing.kind === 'facet') {
      const { viewer } = (await app.ask(token, '{ viewer { visibility { facets { facet audience } } } }')).body.data
      const present = viewer.visibility.facets.find(({ facet }: Json) => facet === narrowing.facet).audience
      await update({ facets: [{ facet: narrowing.facet, audience: noWider(present, narrowing.to) }] })
    }
    if (narrowing.kind === 'block') {
      const id = this.id(narrowing.who)
      await change(app, token, 'mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }', { id })
      return this.id(who)
    }
    return narrowing.kind === 'item' || narrowing.kind === 'remove' ? this.narrowItem(who, token, narrowing) : null
  }

  private async narrowItem(
    who: string,
    token: string,
    narrowing: Extract<Narrowing, { index: number }>,
  ): Promise<string | null> {
    const own = (await this.ownFacts(who)).filter(({ source }) => narrowing.kind === 'item' || source !== 'EMPLOYER')
    const fact = own[narrowing.index % own.length]
    if (!fact) return null
    const { id } = fact
    if (narrowing.kind === 'remove') {
      await change(app, token, 'mutation ($id: ID!) { removeFact(factId: $id) { removedId } }', { id })
      return id
    }
    const audience = noWider(fact.audience, narrowing.to)
    const set = 'mutation ($id: ID!, $to: Audience) { setFactAudience(factId: $id, audience: $to) { id } }'
    await change(app, token, set, { id, to: audience })
    return audience === 'ONLY_ME' ? id : null
  }
}

/** What the later answer shows that the earlier one did not; a count may fall, and nothing else may differ. */
const added = (before: Map<string, unknown>, after: Map<string, unknown>): string[] =>
  [...after].flatMap(([path, value]) => {
    const earlier = before.get(path)
    const isCount = path.endsWith('.totalCount')
    if (isCount && typeof earlier === 'number' && (value as number) <= earlier) return []
    return earlier === value ? [] : [`${path}: ${earlier} → ${value}`]
  })

describe('after somebody narrows what they show', () => {
  test('no viewer is shown or finds more than before, nor anything of what was taken from them, and no count has grown', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyEmployer,
        fc.boolean(),
        fc.array(fc.tuple(fc.constantFrom('ada', 'cleo'), anyNarrowing), { minLength: 2, maxLength: 4 }),
        async (employer, applies, narrowings) => {
          const story = await tell(employer)
          if (applies) await applyTo(app, await story.token('ada'), { opportunityId: story.id('work') })
          const viewers = ['ben', 'tess', 'hugo', 'cleo']
          let before = await Promise.all(viewers.map(story.see.bind(story)))
          for (const [who, narrowing] of narrowings) {
            const gone = await story.narrow(who, narrowing)
            const after = await Promise.all(viewers.map(story.see.bind(story)))
            for (const [index, viewer] of viewers.entries()) {
              // One's own record shows whom one has not blocked and what one has not removed: it is one's own.
              if (viewer === who) continue
              const shown = after[index] ?? new Map()
              const isFor = narrowing.kind !== 'block' || narrowing.who === viewer
              const left = gone && isFor ? [...shown.keys()].filter((path) => path.includes(gone)) : []
              const more = added(before[index] ?? new Map(), shown)
              expect({ who, narrowing, viewer, more, left }).toEqual({ who, narrowing, viewer, more: [], left: [] })
            }
            before = after
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  }, 180_000)
})

const open = Object.fromEntries(facets.map((facet) => [facet, 'COLLEAGUES' as const]))
const shut = Object.fromEntries(facets.map((facet) => [facet, 'ONLY_ME' as const]))
const openEmployer = (): WorldEmployer => {
  const skills = [{ skill: 'python', level: 5 }]
  const draft = { kind: 'OTHER' as const, title: 'Work', description: 'Work.', status: 'OPEN' as const }
  return {
    name: 'Harbor',
    region: 'UNITED_STATES' as const,
    people: {
      ada: {
        account: { name: 'Ada' },
        settings: { facets: open },
        skills,
        experiences: [{ title: 'Coder', skills: ['sql'] }],
      },
      cleo: { account: { name: 'Cleo' }, settings: { facets: open }, skills },
      tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER' as const] },
    },
    opportunities: {
      work: {
        ...draft,
        requirements: [
          { skill: 'sql', importance: 'MUST' as const },
          { skill: 'python', importance: 'PREFERRED' as const },
        ],
        hiringTeam: ['tess'],
      },
      sql: {
        ...draft,
        requirements: [{ skill: 'sql', importance: 'MUST' as const }],
        hiringTeam: ['tess'],
      },
    },
  }
}

describe("a talent partner's very next query", () => {
  const page = (node: string) => `{ totalCount edges { node { ${node} } } }`
  const explained = `id employee { id } match { score factors { name } requirements { status contribution via { code } evidence { kind summary } } }`
  const document = `query ($work: ID!, $sqlWork: ID!, $sql: ID!, $ada: ID!) {
    employee(id: $ada) { skills { skill { code } evidence { kind } } experiences { title skills { code } } }
    employees(filter: { skills: [$sql] }) ${page('id')}
    opportunity(id: $work) { candidates ${page(explained)} strong: candidates(filter: { minimumScore: 0.3 }) ${page('id')} }
    only: opportunity(id: $sqlWork) { candidates ${page('id')} }
    matchCandidates(requirements: [{ skill: $sql }]) ${page('id')}
  }`
  /** Where `sql` of Ada's is seen, place by place. */
  const places = (answer: Json, ada: string) => {
    const candidates = answer.opportunity.candidates.edges.map(({ node }: Json) => node)
    const match = candidates.find(({ employee }: Json) => employee.id === ada)?.match
    const [first] = match?.requirements ?? []
    return {
      field: answer.employee.skills.some(({ skill }: Json) => skill.code === 'sql'),
      insideAJob: answer.employee.experiences.some(({ skills }: Json) =>
        skills.some(({ code }: Json) => code === 'sql'),
      ),
      filter: answer.employees.edges.length > 0,
      filterCount: answer.employees.totalCount,
      orderedFirst: candidates[0]?.employee.id === ada && candidates[0].match.score > candidates[1]?.match.score,
      scoreFilter: answer.opportunity.strong.totalCount,
      candidates: answer.only.candidates.edges.length,
      candidateCount: answer.only.candidates.totalCount,
      matched: answer.matchCandidates.totalCount,
      explanation: [first?.status, first?.contribution > 0, first?.via, first?.evidence.length],
    }
  }
  const shown = {
    field: true,
    insideAJob: true,
    filter: true,
    filterCount: 1,
    orderedFirst: true,
    scoreFilter: 1,
    candidates: 1,
    candidateCount: 1,
    matched: 1,
    explanation: ['MET', true, null, 1],
  }
  const hidden = {
    field: false,
    insideAJob: false,
    filter: false,
    filterCount: 0,
    orderedFirst: false,
    scoreFilter: 0,
    candidates: 0,
    candidateCount: 0,
    matched: 0,
    explanation: ['MISSING', false, null, 0],
  }

  const ways: Record<string, (story: Story) => Promise<unknown>> = {
    'the skill alone is narrowed': async (story) => {
      const { viewer } = (
        await app.ask(await story.token('ada'), '{ viewer { employee { skills { id skill { code } } } } }')
      ).body.data
      const { id } = viewer.employee.skills.find(({ skill }: Json) => skill.code === 'sql')
      await change(
        app,
        await story.token('ada'),
        'mutation ($id: ID!) { setFactAudience(factId: $id, audience: HIRING_TEAM) { id } }',
        { id },
      )
    },
    'the job that it is known from is removed': async (story) => {
      const { viewer } = (await app.ask(await story.token('ada'), '{ viewer { employee { experiences { id } } } }'))
        .body.data
      const { id } = viewer.employee.experiences[0]
      await change(app, await story.token('ada'), 'mutation ($id: ID!) { removeFact(factId: $id) { removedId } }', {
        id,
      })
    },
    'the facet of the job that it is known from is narrowed': (story) =>
      story.narrow('ada', { kind: 'facet', facet: 'EXPERIENCE', to: 1 }),
  }

  test.each(Object.keys(ways))('finds a skill in no place once %s', async (way) => {
    const story = await tell(openEmployer())
    const variables = { work: story.id('work'), sqlWork: story.id('sql'), sql: skillId('sql'), ada: story.id('ada') }
    const ask = async () => (await app.ask(await story.token('tess'), document, variables)).body
    expect(places((await ask()).data, story.id('ada'))).toEqual(shown)
    await ways[way]?.(story)
    const { data, errors } = await ask()
    expect(errors).toBeUndefined()
    expect(places(data, story.id('ada'))).toEqual(hidden)
  })
})

test('a colleague gets nothing, and no error, of each field of somebody who shows it to themself alone', async () => {
  const everythingGiven = {
    account: { name: 'A', headline: 'B', jobTitle: 'C', orgUnit: 'D', email: 'e@f.example', phone: '1', location: 'G' },
    skills: [{ skill: 'sql' }],
    experiences: [{ title: 'H' }],
    education: [{ institution: 'I' }],
    qualities: [{ name: 'J' }],
    interests: [{ note: 'K' }],
    assignments: [{ title: 'L', startedOn: '2025-01-01' }],
    availability: { openToWork: true },
  }
  const employer = {
    name: 'Harbor',
    region: 'UNITED_STATES' as const,
    people: {
      boss: { account: { name: 'Boss' } },
      ada: { ...everythingGiven, manager: 'boss', settings: { facets: shut } },
      eve: {
        ...everythingGiven,
        manager: 'boss',
        settings: { facets: open, hideInterestFromManagers: false },
      },
      ben: { account: { name: 'Ben' }, manager: 'ada' },
      cleo: { account: { name: 'Cleo' }, manager: 'eve', settings: { facets: shut } },
      tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER' as const] },
    },
  }
  const story = await tell(employer)
  const { __type } = (await app.ask(null, '{ __type(name: "Employee") { fields { name } } }')).body.data
  const fields = __type.fields.map(({ name }: Json) => name).sort()
  const document = `query ($id: ID!) { employee(id: $id) { ...Profile reports { totalCount edges { node { id } } } } } ${profile}`
  for (const viewer of ['ben', 'tess', 'boss']) {
    const { data, errors } = (await app.ask(await story.token(viewer), document, { id: story.id('ada') })).body
    expect(errors).toBeUndefined()
    const { id, reports, ...rest } = data.employee
    expect(id).toBe(story.id('ada'))
    expect(Object.keys(data.employee).sort()).toEqual(fields)
    for (const [name, value] of Object.entries(rest))
      expect([name, Array.isArray(value) ? value : [value]]).toEqual([name, Array.isArray(value) ? [] : [null]])
    expect(reports).toEqual({ totalCount: 1, edges: [{ node: { id: story.id('ben') } }] })
    const eve = (await app.ask(await story.token(viewer), document, { id: story.id('eve') })).body.data.employee
    expect(
      Object.entries(eve).filter(([, value]) => value === null || (Array.isArray(value) && value.length === 0)),
    ).toEqual([])
    expect(eve.reports).toEqual({ totalCount: 0, edges: [] })
  }
})
