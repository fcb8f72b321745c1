import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { skillId, Yard } from './yard.js'

const page = (node: string) =>
  `{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { ${node} } } }`
const person = 'id name headline jobTitle email phone location'
const facts =
  'skills { skill { code } level strength state } experiences { title organization } education { institution } qualities { name } interests { note } assignments { title } availability { hoursPerWeek }'
const evidence = 'evidence { kind source confidence summary recordedAt fact { id } }'
const hiddenWords = ['D', 'Do', 'Dor', 'Dora', 'Quiet', 'qu']
const filters = [
  'workedAt: "Bureau"',
  'studiedAt: "Night"',
  'location: "Paris"',
  'search: "Dora"',
  'skills: [$payroll]',
  'skills: [$negotiation]',
  'skills: [$sql, $welding], allSkills: true',
]
const candidates = (node: string, args = 'first: 20') =>
  `free: matchCandidates(requirements: [{ skill: $payroll, importance: PREFERRED }, { skill: $negotiation, importance: PREFERRED }, { skill: $welding }, { skill: $sql, importance: PREFERRED }], ${args}) ${page(node)}
   opportunity(id: $gate) { candidates(${args}) ${page(node)} }`
const perFilter = (fieldOf: (filter: string, index: number) => string) => filters.map(fieldOf).join(' ')

/** Each door of the specification that opens on a fact, with the question that would go through it. */
const doors: Readonly<Record<string, string>> = {
  'other names and fragments show no hidden fact': `
    a: employee(id: $ada) { ...Outer } b: node(id: $ada) { ... on Employee { n: name ... on Node { ... on Employee { l: location ...Inner } } } }`,
  'a nested path shows no hidden fact: colleague, manager, reports, colleague': `
    viewer { employee { manager { reports { edges { node { ${person} ${facts} manager { reports { edges { node { ${person} } } } } } } } } } }`,
  'a filter on a hidden fact finds nobody': perFilter(
    (filter, index) => `f${index}: employees(filter: { ${filter} }) { edges { node { id } } }`,
  ),
  'a sort order is not that of hidden facts': `
    names: employees(orderBy: NAME) { edges { node { id } } } titles: employees(orderBy: JOB_TITLE) { edges { node { id } } }`,
  'no count, no next page and no cursor tells of a hidden fact': `
    all: employees(first: 2, orderBy: NAME) ${page('id')} ${perFilter((filter, index) => `f${index}: employees(first: 1, filter: { ${filter} }) ${page('id')}`)}
    ${candidates('match { score }', 'first: 1')}`,
  'no score differs by a hidden skill': candidates('match { score }'),
  'no explanation and no gap names a hidden skill': candidates(
    'match { requirements { status contribution affinity via { code } requirement { skill { code } } } factors { name effect detail } }',
  ),
  'no list of evidence holds a hidden fact': `
    employee(id: $ada) { skills { ${evidence} } } ${candidates(`match { requirements { ${evidence} } }`)}`,
  'a visible job names no hidden skill': 'employee(id: $ada) { experiences { title skills { code } } }',
  'a skill is not known from a hidden job': `
    employee(id: $ada) { skills { skill { code } state strength } } employees(filter: { skills: [$negotiation] }) { totalCount }
    matchCandidates(requirements: [{ skill: $negotiation }]) { totalCount edges { node { match { score } } } }`,
  'search as one types does not complete a hidden name': hiddenWords
    .map((word, index) => `s${index}: employees(filter: { search: "${word}" }) { totalCount edges { node { id } } }`)
    .join(' '),
}
const fragments = `fragment Outer on Employee { x: name y: skills { z: skill { code } } ...Inner } fragment Inner on Employee { j: experiences { o: organization } h: headline }`
const viewers = ['carl', 'tess', 'boss', 'hana'] as const

const skills = {
  payroll: skillId('payroll'),
  negotiation: skillId('negotiation'),
  sql: skillId('sql'),
  welding: skillId('welding'),
}
function documentOf(selection: string): string {
  const used = ['ada', 'gate', ...Object.keys(skills)].filter((name) => selection.includes(`$${name}`))
  const spread = selection.includes('...Outer') ? fragments : ''
  const parameters = used.length > 0 ? `(${used.map((name) => `$${name}: ID!`).join(', ')})` : ''
  return `query ${parameters} { ${selection} } ${spread}`
}

/** What each viewer is told through each door; colleagues may not search for candidates. */
async function lookThrough(yard: Yard): Promise<Map<string, string[]>> {
  const variables = { ada: yard.id('ada'), gate: yard.id('gate'), ...skills }
  const look = async (who: string, selection: string) => {
    const { body } = await yard.ask(who, documentOf(selection), variables)
    expect((body.errors ?? []).filter(({ extensions }) => extensions.code !== 'FORBIDDEN')).toEqual([])
    return JSON.stringify(body)
  }
  const told = new Map<string, string[]>()
  for (const [title, selection] of Object.entries(doors))
    told.set(title, await Promise.all(viewers.map((who) => look(who, selection))))
  return told
}

describe('when somebody holds facts that they show to nobody', () => {
  let yard: Yard
  let told: Record<'before' | 'hidden' | 'shown', Map<string, string[]>>
  beforeAll(async () => {
    yard = await Yard.open()
    const before = await lookThrough(yard)
    await yard.hideThings()
    const hidden = await lookThrough(yard)
    await yard.showThings()
    told = { before, hidden, shown: await lookThrough(yard) }
  })
  afterAll(() => yard?.app.stop())

  test.each(Object.keys(doors))('%s', (title) => {
    const [before, hidden, shown] = [told.before.get(title), told.hidden.get(title), told.shown.get(title)]
    expect(hidden).toEqual(before)
    // The door is one: as soon as the same facts are shown, it tells of them.
    expect(shown).not.toEqual(before)
  })
})
