import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { globalId, readGlobalId } from '../../src/relay/global-id.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape the document decides.
type Json = any

const now = new Date('2026-03-02T09:00:00Z')
const seen = { SKILLS: 'COLLEAGUES', EXPERIENCE: 'COLLEAGUES', POSITION: 'COLLEAGUES' } as const
const people: Record<string, WorldPerson> = {
  ada: {
    account: { name: 'Ada', jobTitle: 'Senior Data Analyst' },
    settings: { facets: seen },
    skills: [{ skill: 'sql', level: 4 }, { skill: 'spreadsheets' }, { skill: 'html' }],
    interests: [{ kind: 'ROTATION' }],
    manager: 'max',
  },
  max: { account: { name: 'Max' } },
  ben: { account: { name: 'Ben' }, skills: [{ skill: 'data-visualization', level: 3 }] },
  tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER'] },
  new: { account: { name: 'New' } },
  eve: { account: { name: 'Eve' }, experiences: [{ title: 'Data Engineers (II)', startedOn: '2012-05-01' }] },
  doubt: {
    account: { name: 'Doubt' },
    settings: { usePublicData: false },
    experiences: [
      { title: 'Data scientist', source: 'PUBLIC_DATA_SET' },
      { title: 'Data engineer', source: 'INFERRED' },
      { title: 'Software tester', startedOn: '2027-01-01' },
    ],
    skills: [{ skill: 'kotlin', source: 'INFERRED' }],
  },
}

let app: TestApp
let world: LoadedWorld
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  world = await loadWorld(
    app,
    {
      employers: {
        harbor: {
          name: 'Harbor',
          region: 'UNITED_STATES',
          people,
          opportunities: {
            charts: {
              kind: 'ROTATION',
              title: 'Draw charts',
              description: 'Charts.',
              status: 'OPEN',
              requirements: [
                { skill: 'data-visualization', importance: 'MUST' },
                { skill: 'python', importance: 'PREFERRED' },
                { skill: 'sql', importance: 'PREFERRED' },
              ],
              hiringTeam: ['tess'],
            },
          },
        },
      },
    },
    () => now,
  )
})
afterAll(() => app?.stop())

const idOf = (who: string) => readGlobalId(world.employeeIds.get(who) as string)?.uuids[0] as string
async function ask(who: string, document: string, variables: object = {}): Promise<Json> {
  const { body } = await app.ask(await world.as(who), document, variables)
  expect(body.errors).toBeUndefined()
  return body.data
}
/** Changes of the database that no operation offers. */
const change = (statement: string, ...parameters: unknown[]) =>
  app.database.platform(readGlobalId(world.employerIds.get('harbor') as string)?.uuids[0] as string, now, (request) =>
    request.sql(statement, parameters),
  )
const starterSkill = (code: string) => termId('skill', starterVocabulary.scheme, code)

const skillFields = `id source state strength level lastUsed recordedAt audience ownAudience disputedAt skill { code name }
  evidence { kind source confidence summary recordedAt fact { id __typename } }`
const skillsOf = async (who: string, args = ''): Promise<Json[]> =>
  (await ask(who, `{ viewer { employee { skills${args} { ${skillFields} } } } }`)).viewer.employee.skills
const suggestionsTo = (who: string) => skillsOf(who, '(states: [INFERRED])')
const codesOf = (skills: Json[]): string[] => skills.map(({ skill }) => skill.code)

describe('what the genome suggests to an employee', () => {
  test('stands behind what is known, surest first, at most 20, each with one piece of evidence', async () => {
    const skills = await skillsOf('ada')
    const states = skills.map(({ state }) => state)
    expect(states).toEqual([...states].sort((a, b) => Number(a === 'INFERRED') - Number(b === 'INFERRED')))
    const suggested = skills.filter(({ state }) => state === 'INFERRED')
    expect(suggested.length).toBeGreaterThan(5)
    expect(suggested.length).toBeLessThanOrEqual(20)
    const strengths = suggested.map(({ strength }) => strength)
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a))
    for (const { source, strength, level, lastUsed, evidence } of suggested)
      expect([source, level, lastUsed, evidence.length, evidence[0].source, evidence[0].confidence]).toEqual([
        'INFERRED',
        null,
        null,
        1,
        'INFERRED',
        strength,
      ])
  })

  test('holds nothing that they have already', async () => {
    const codes = codesOf(await suggestionsTo('ada'))
    for (const known of ['sql', 'spreadsheets', 'html']) expect(codes).not.toContain(known)
  })

  test.each(['ada', 'eve'])(
    'comes from a job title, a former one, or a skill, and says so, with the fact and its date: %s',
    async (who) => {
      const { viewer } = await ask(
        who,
        `{ viewer { accountFacts { id name recordedAt } employee { experiences { id recordedAt }
         skills(states: [CLAIMED]) { id recordedAt skill { name } } } } }`,
      )
      const jobTitle = viewer.accountFacts.find(({ name }: Json) => name === 'jobTitle')
      const [job] = viewer.employee.experiences
      const sources = new Map<string, Json>([
        ['Usual for Senior Data Analyst', { ...jobTitle, type: 'AccountFact', kind: 'INFERRED_FROM_TITLE' }],
        ['Usual for Data Engineers (II)', { ...job, type: 'Experience', kind: 'INFERRED_FROM_TITLE' }],
        ...viewer.employee.skills.map((each: Json) => [
          `Often goes with ${each.skill.name}`,
          { ...each, type: 'GenomeSkill', kind: 'INFERRED_FROM_SKILL' },
        ]),
      ])
      const told = new Set<string>()
      for (const { recordedAt, evidence } of await suggestionsTo(who)) {
        const [{ kind, summary, fact, recordedAt: at }] = evidence
        const source = sources.get(summary)
        expect([summary, kind, fact]).toEqual([summary, source?.kind, { id: source?.id, __typename: source?.type }])
        expect([at, recordedAt]).toEqual([source?.recordedAt, source?.recordedAt])
        told.add(`${kind} ${fact.__typename}`)
      }
      expect([...told].sort()).toEqual(
        who === 'eve'
          ? ['INFERRED_FROM_TITLE Experience']
          : ['INFERRED_FROM_SKILL GenomeSkill', 'INFERRED_FROM_TITLE AccountFact'],
      )
    },
  )

  test('is for them alone, whatever the audience of their skills, and says so', async () => {
    for (const { audience, disputedAt } of await suggestionsTo('ada'))
      expect([audience, disputedAt]).toEqual(['ONLY_ME', null])
  })

  test('is the same from one time to the next, ids too', async () => {
    expect(await suggestionsTo('ada')).toEqual(await suggestionsTo('ada'))
  })

  test('is narrowed by the arguments like any other skill', async () => {
    const all = await skillsOf('ada')
    expect(await skillsOf('ada', '(first: 5)')).toEqual(all.slice(0, 5))
    expect(codesOf(await skillsOf('ada', '(states: [CLAIMED, EVIDENCED, VERIFIED])')).sort()).toEqual([
      'html',
      'spreadsheets',
      'sql',
    ])
    const strong = await skillsOf('ada', '(minimumStrength: 0.2)')
    expect(strong).toEqual(all.filter(({ strength }) => strength >= 0.2))
  })

  test('is nothing where nothing is known of them', async () => {
    expect(await suggestionsTo('new')).toEqual([])
  })

  test('never comes from public data that are off, from what was only inferred, from a job to come', async () => {
    expect(codesOf(await suggestionsTo('doubt'))).toEqual(['kotlin'])
    await change('UPDATE visibility_settings SET use_public_data = true WHERE employee_id = $1', idOf('doubt'))
    expect((await suggestionsTo('doubt')).flatMap(({ evidence }) => evidence[0].summary)).toContain(
      'Usual for Data scientist',
    )
    await change('UPDATE experience SET disputed_at = recorded_at WHERE employee_id = $1', idOf('doubt'))
    expect(codesOf(await suggestionsTo('doubt'))).toEqual(['kotlin'])
  })
})

const everywhere = `
  employee(id: $ada) { skills { ${skillFields} } }
  node(id: $ada) { ... on Employee { skills { state skill { code } } } }
  employees { edges { node { id skills { state skill { code } } } } }`
const previews = `{ viewer { ${(['HIRING_TEAM', 'EMPLOYER', 'COLLEAGUES'] as const)
  .flatMap((audience) =>
    [true, false].map(
      (asManager) =>
        `as${audience}${asManager}: previewAs(audience: ${audience}, asManager: ${asManager}) { skills { state skill { code } } }`,
    ),
  )
  .join(' ')} } }`

describe('nobody else', () => {
  test('is shown a suggestion, by any way to the employee', async () => {
    for (const viewer of ['ben', 'max', 'tess']) {
      const told = await ask(viewer, `query ($ada: ID!) { ${everywhere} }`, { ada: world.employeeIds.get('ada') })
      expect(told.employee.skills).toHaveLength(3)
      const others = told.employees.edges.filter(({ node }: Json) => node.id !== world.employeeIds.get(viewer))
      expect(JSON.stringify([told.employee, told.node, others])).not.toContain('INFERRED')
    }
  })

  test('is shown one in any preview of the record', async () => {
    const told = await ask('ada', previews)
    expect(JSON.stringify(told)).toContain('CLAIMED')
    expect(JSON.stringify(told)).not.toContain('INFERRED')
  })

  test('finds one by its id; the employee does, as long as it is suggested', async () => {
    const [suggestion] = await suggestionsTo('ada')
    const document = `query ($id: ID!) { node(id: $id) { ... on GenomeSkill { ${skillFields} } } }`
    expect(await ask('ada', document, { id: suggestion.id })).toEqual({ node: suggestion })
    for (const viewer of ['ben', 'max', 'tess', 'new'])
      expect(await ask(viewer, document, { id: suggestion.id })).toEqual({ node: null })
  })

  test('can change one, and neither can the employee: there is nothing to narrow or to remove', async () => {
    const [{ id }] = await suggestionsTo('ada')
    for (const mutation of [
      'setFactAudience(factId: $id, audience: COLLEAGUES) { id }',
      'removeFact(factId: $id) { removedId }',
    ]) {
      const { body } = await app.ask(await world.as('ada'), `mutation ($id: ID!) { ${mutation} }`, { id })
      expect(body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
  })
})

/** Everything that counts skills of people. */
const counting: Readonly<Record<string, string>> = {
  tess: `query ($charts: ID!, $skills: [ID!]!, $one: ID!) {
    employees(filter: { skills: $skills }) { totalCount edges { node { id } } }
    matchCandidates(requirements: [{ skill: $one }]) { totalCount edges { node { employee { id } match { score requirements { status contribution evidence { kind confidence } } } } } }
    opportunity(id: $charts) { candidates { totalCount edges { node { employee { id } match { score factors { name effect } requirements { status contribution affinity via { code } evidence { kind confidence } } } } } } }
  }`,
  ada: `query ($charts: ID!, $skills: [ID!]!) {
    employees(filter: { skills: $skills }) { totalCount }
    opportunity(id: $charts) { myMatch { score requirements { status contribution affinity via { code } evidence { kind confidence } } } }
    viewer { recommendations { totalCount edges { node { reason match { score requirements { status contribution } } } } } employee { experiences { skills { code } } } }
  }`,
}
async function countAll(suggested: readonly Json[]): Promise<Json> {
  const ids = suggested.map(({ skill }) => globalId('Skill', starterSkill(skill.code)))
  const variables = { charts: world.opportunityIds.get('charts'), skills: ids, one: ids[0] }
  return {
    tess: await ask('tess', counting.tess as string, variables),
    ada: await ask('ada', counting.ada as string, variables),
  }
}
/** How many rows each table holds. */
const rowCounts = () =>
  change(`SELECT relname, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', relname), true, true, '')))[1]::text AS rows
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname !~ 'disclosure|usage_event|migrations' ORDER BY 1`)

describe('suggestions count nowhere', () => {
  test('and are stored nowhere: to read them leaves nothing behind that could be learned from', async () => {
    const before = await rowCounts()
    await suggestionsTo('ada')
    expect(await rowCounts()).toEqual(before)
  })

  test("in no filter, count, match, explanation or recommendation, the employee's own included: all is the same when they are rejected", async () => {
    const suggested = await suggestionsTo('ada')
    expect(codesOf(suggested)).toContain('data-visualization')
    const before = await countAll(suggested)
    expect(before.tess.employees.edges.map(({ node }: Json) => node.id)).not.toContain(world.employeeIds.get('ada'))
    await change(
      `INSERT INTO rejected_inference (employer_id, employee_id, skill_id, rejected_at)
       SELECT e.employer_id, e.id, k.id, $2 FROM employee e, skill k WHERE e.id = $1`,
      idOf('ada'),
      now,
    )
    expect(await suggestionsTo('ada')).toEqual([])
    expect(await countAll(suggested)).toEqual(before)
    await change('DELETE FROM rejected_inference')
    expect(await suggestionsTo('ada')).toEqual(suggested)
  })
})

describe('a rejected suggestion', () => {
  const reject = (skillId: string) =>
    change(
      `INSERT INTO rejected_inference (employer_id, employee_id, skill_id, rejected_at)
       SELECT employer_id, id, $2, $3 FROM employee WHERE id = $1`,
      ...[idOf('ada'), skillId, now],
    )

  test('is gone, from the list and by its id, and what else is suggested stays', async () => {
    const before = await suggestionsTo('ada')
    const [rejected] = before
    await reject(starterSkill(rejected.skill.code))
    const after = await suggestionsTo('ada')
    expect(codesOf(after)).not.toContain(rejected.skill.code)
    expect(codesOf(after)).toEqual(expect.arrayContaining(codesOf(before.slice(1))))
    expect(await ask('ada', 'query ($id: ID!) { node(id: $id) { id } }', { id: rejected.id })).toEqual({ node: null })
  })

  test('does not come back with another title or another skill that would suggest it', async () => {
    const [rejected] = await suggestionsTo('ada')
    await reject(starterSkill(rejected.skill.code))
    await ask('ada', 'mutation ($skill: ID!) { saveSkillClaim(input: { skill: $skill }) { skill { id } } }', {
      skill: (await ask('ada', '{ skills(search: "Tableau", first: 1) { edges { node { id } } } }')).skills.edges[0]
        .node.id,
    })
    await ask(
      'ada',
      'mutation { saveExperience(input: { title: "Business intelligence developer" }) { employee { id } } }',
    )
    expect(codesOf(await suggestionsTo('ada'))).not.toContain(rejected.skill.code)
  })

  test('does not come back under the name that another vocabulary has for it', async () => {
    const [sure] = await suggestionsTo('ada')
    const twin = termId('skill', 'Other', 'twin')
    await change(
      `INSERT INTO skill (id, scheme, code, scheme_version, name) VALUES ($1, 'Other', 'twin', '1', 'Twin')`,
      twin,
    )
    await change(
      `INSERT INTO skill_mapping (skill_id, mapped_id, basis, decision) VALUES ($1, $2, 'REVIEW', 'ACCEPTED')`,
      ...[twin, starterSkill(sure.skill.code)],
    )
    await reject(twin)
    expect(codesOf(await suggestionsTo('ada'))).not.toContain(sure.skill.code)
    await change(`UPDATE skill_mapping SET decision = 'REJECTED'`)
    expect(codesOf(await suggestionsTo('ada'))).toContain(sure.skill.code)
  })

  test('is still theirs to state', async () => {
    const [suggested] = await suggestionsTo('ada')
    await reject(starterSkill(suggested.skill.code))
    const { skills } = await ask(
      'ada',
      'query ($name: String!) { skills(search: $name, first: 1) { edges { node { id } } } }',
      {
        name: suggested.skill.name,
      },
    )
    const document = 'mutation ($skill: ID!) { saveSkillClaim(input: { skill: $skill }) { skill { state source } } }'
    expect(await ask('ada', document, { skill: skills.edges[0].node.id })).toEqual({
      saveSkillClaim: { skill: { state: 'CLAIMED', source: 'EMPLOYEE' } },
    })
  })
})

test('a vocabulary that changes changes the suggestions of the very next query', async () => {
  expect(codesOf(await suggestionsTo('ben'))).not.toContain('origami')
  const origami = termId('skill', 'Paper', 'origami')
  await change(
    `INSERT INTO skill (id, scheme, code, scheme_version, name) VALUES ($1, 'Paper', 'origami', '1', 'Origami')`,
    origami,
  )
  await change(
    `INSERT INTO occupation (id, scheme, code, scheme_version, title, alternative_titles)
     SELECT gen_random_uuid(), 'Paper', n::text, '1', 'Folder', '{}' FROM generate_series(1, 9) n`,
  )
  await change(
    `INSERT INTO occupation_skill SELECT o.id, k, 1 FROM occupation o, unnest($1::uuid[]) k WHERE o.scheme = 'Paper'`,
    [origami, starterSkill('data-visualization')],
  )
  expect(codesOf(await suggestionsTo('ben'))).toContain('origami')
})
