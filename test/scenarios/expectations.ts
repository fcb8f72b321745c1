import { facets } from '../../src/visibility/facet.js'
import { aliasIdOf, meetAliases } from './aliases.js'
import { applicationLabel } from './application-routes.js'
import { readDisputes, readDisputesById } from './disputes.js'
import { withConsequences } from './facts.js'
import { answerRevealDocument, latestRequest, requestRevealDocument, revealLabel } from './reveal-routes.js'
import { type Encounter, nodesOf, type Place, type Route } from './route.js'
import { routesOf } from './routes.js'
import type { Scene } from './scene.js'

/** What the server showed or hid against the story; says who, whom, which fact and by which route. */
export type Fault = string

const describe = (of: {
  viewer: string
  subject: string
  fact: string
  route: string
  expected: string
  got: string
}): Fault =>
  Object.entries(of)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ')

const nobodyToSee = 'no such person'
const words = (list: string) => list.split(',').map((word) => word.trim())

/** The labels that a word of a story stands for: EVERYTHING, a facet, or one fact. */
function labelsFor(scene: Scene, subject: string, word: string): string[] {
  const facts = scene.facts(subject)
  if (word === 'nothing') return []
  if (word === 'EVERYTHING') return facts.map(({ label }) => label)
  const [, ofCase, key = ''] = /^(application to|reveal for) (\w+)$/.exec(word) ?? []
  if (ofCase) {
    scene.id(key)
    return [ofCase === 'reveal for' ? revealLabel(key) : applicationLabel(key)]
  }
  if ((facets as readonly string[]).includes(word))
    return facts.flatMap(({ label, facet }) => (facet === word ? [label] : []))
  if (facts.some(({ label }) => label === word)) return [word]
  throw new Error(`${subject} has no fact "${word}"`)
}

/** Reads `EVERYTHING except CONTACT, skill sql`; null: the subject does not exist for the viewer. */
function readSeen(scene: Scene, subject: string, text: string): ReadonlySet<string> | null {
  if (text === nobodyToSee) return null
  const [shown = '', except = 'nothing'] = text.split(' except ')
  const labels = (list: string) => words(list).flatMap((word) => labelsFor(scene, subject, word))
  const hidden = new Set(labels(except))
  const seen = new Set(labels(shown).filter((label) => !hidden.has(label)))
  return withConsequences(scene.facts(subject), seen)
}

async function travel(route: Route, encounter: Encounter): Promise<Fault[]> {
  const { viewer, subject, seen } = encounter
  const fault = (fact: string, expected: string, got: string) =>
    describe({ viewer, subject, fact, route: route.name, expected, got })
  try {
    const shown = await route.ask(encounter)
    const leads = seen !== null && route.leads(encounter)
    if (shown === null) return leads === true ? [fault('existence', 'to meet them', 'nobody')] : []
    if (leads === false) return [fault('existence', 'not to meet them', [...shown].join(', ') || 'them')]
    const expected = [...(seen ?? [])].filter(route.shows)
    return [
      ...expected.filter((label) => !shown.has(label)).map((label) => fault(label, 'shown', 'hidden')),
      ...[...shown].filter((label) => !seen?.has(label)).map((label) => fault(label, 'hidden', 'shown')),
    ]
  } catch (error) {
    return [fault('all', 'an answer', (error as Error).message)]
  }
}

/** `<viewer> sees of <subject>`, then, unless it holds everywhere, `, by id and in <places>`. */
async function checkSeen(scene: Scene, [viewer = '', subject = '', where]: string[], text: string): Promise<Fault[]> {
  const places: Place[] | undefined = where?.split(' and ').map((place) => place.replace(/^in /, ''))
  const encounter = { viewer, subject, seen: readSeen(scene, subject, text) }
  const routes = routesOf(scene).filter(({ place }) => places?.includes(place) ?? true)
  return (await Promise.all(routes.map((route) => travel(route, encounter)))).flat()
}

const found = (text: string) => (text === 'nobody' ? [] : words(text).sort())
const page = '{ totalCount pageInfo { hasNextPage } edges { node { ID } } }'

/** Whoever is found must be just these: in the list and in its count. */
function compareFound(viewer: string, route: string, expected: string, got: string[]): Fault[] {
  if (found(expected).join() === got.sort().join()) return []
  return [
    describe({
      viewer,
      subject: 'whoever is found',
      fact: 'the list',
      route,
      expected,
      got: got.join(', ') || 'nobody',
    }),
  ]
}

async function checkDirectory(
  scene: Scene,
  [viewer = '', filter = '', value = '']: string[],
  text: string,
): Promise<Fault[]> {
  const document = `query ($filter: EmployeeFilter) { employees(filter: $filter, first: 50) ${page.replace('ID', 'id')} }`
  const { employees } = await scene.query(viewer, document, {
    filter: filter === 'skills' ? { skills: words(value).map((code) => scene.id(code)) } : { [filter]: value },
  })
  const people = employees ? nodesOf(employees).map(({ id }) => scene.keyOf(id)) : []
  return compareFound(viewer, `employees(filter: { ${filter}: ${value} })`, text, people)
}

const candidate = page.replace('ID', 'isAnonymous employee { id } match { requirements { status } }')

/** The candidates who meet some requirement, if in part; the others that a list may hold are its own affair. */
function peopleMatched(scene: Scene, list: Parameters<typeof nodesOf>[0] | null): string[] {
  const matched = (list ? nodesOf(list) : []).filter(({ match }) =>
    match.requirements.some(({ status }: { status: string }) => status !== 'MISSING'),
  )
  return matched.map(({ employee }) => (employee ? scene.keyOf(employee.id) : 'somebody behind an alias'))
}

async function checkMatching(scene: Scene, [viewer = '', codes = '']: string[], text: string): Promise<Fault[]> {
  const document = `query ($requirements: [RequirementInput!]!) { matchCandidates(requirements: $requirements, first: 50) ${candidate} }`
  const requirements = words(codes).map((code) => ({ skill: scene.id(code) }))
  const { matchCandidates } = await scene.query(viewer, document, { requirements })
  return compareFound(viewer, `matchCandidates(${codes})`, text, peopleMatched(scene, matchCandidates))
}

async function checkCandidates(
  scene: Scene,
  [viewer = '', key = '', name, value = '']: string[],
  text: string,
): Promise<Fault[]> {
  const document = `query ($id: ID!, $filter: CandidateFilter) { opportunity(id: $id) { candidates(first: 50, filter: $filter) ${candidate} } }`
  const filter = name === undefined ? {} : { [name]: name === 'minimumScore' ? Number(value) : value }
  const { opportunity } = await scene.query(viewer, document, { id: scene.id(key), filter })
  const route = `candidates(${JSON.stringify(filter)}) of ${key}`
  return compareFound(viewer, route, text, peopleMatched(scene, opportunity?.candidates ?? null))
}

/** Whom a viewer meets behind aliases, each as `somebody with <skills>`; the aliases must tell no more. */
async function checkAliases(scene: Scene, [viewer = '', key = '']: string[], text: string): Promise<Fault[]> {
  const { people, faults } = await meetAliases(scene, viewer, key)
  const route = `aliases in ${key}`
  const told = (got: string) =>
    describe({ viewer, subject: 'somebody behind an alias', fact: 'the alias', route, expected: 'no more', got })
  return [...compareFound(viewer, route, text, people), ...faults.map(told)]
}

const refused = (viewer: string, subject: string, route: string, expected: string, got: string): Fault[] =>
  got === expected ? [] : [describe({ viewer, subject, fact: 'the refusal', route, expected, got })]

async function checkRequestRefused(scene: Scene, [viewer = '', whom = '', key = '']: string[], code: string) {
  const candidateId = await aliasIdOf(scene, viewer, whom, key)
  return refused(
    viewer,
    whom,
    'requestReveal',
    code,
    await scene.refusal(viewer, requestRevealDocument, { candidateId }),
  )
}

async function checkAnswerRefused(scene: Scene, [who = '', answer = '', key = '']: string[], code: string) {
  const variables = { id: await latestRequest(scene, who, key), accept: answer === 'accepts' }
  return refused(who, who, 'answerRevealRequest', code, await scene.refusal(who, answerRevealDocument, variables))
}

/** What a viewer hears of the answer to a request: its status, or `nothing`. */
async function checkAnswerHeard(scene: Scene, [viewer = '', whom = '', key = '']: string[], expected: string) {
  const document = 'query ($id: ID!) { node(id: $id) { ... on RevealRequest { status answeredAt } } }'
  const { node } = await scene.query(viewer, document, { id: scene.revealIds.get(`${whom} ${key}`) })
  const got = node?.status ?? 'nothing'
  const isAnswered = got === 'ACCEPTED' || got === 'DECLINED'
  const fault = (text: string) =>
    describe({
      viewer,
      subject: whom,
      fact: 'the answer',
      route: 'node(id of the reveal request)',
      expected,
      got: text,
    })
  if (got !== expected) return [fault(got)]
  return node && (node.answeredAt !== null) !== isAnswered ? [fault(`${got}, answered at ${node.answeredAt}`)] : []
}

/** What a viewer reads of somebody's disputes, as `skill sql (PENDING)`; `something` where the fact is not theirs to see. */
async function checkDisputes(scene: Scene, [viewer = '', whose = '']: string[], text: string): Promise<Fault[]> {
  const expected = text === 'nothing' ? '' : words(text).sort().join(', ')
  const routes = { disputes: readDisputes, 'nodes(ids of the disputes)': readDisputesById }
  const faults = Object.entries(routes).map(async ([route, read]) => {
    const got = (await read(scene, viewer, whose)).sort().join(', ')
    const fault = { viewer, subject: whose, fact: 'the disputes', route, expected: text, got: got || 'nothing' }
    return got === expected ? [] : [describe(fault)]
  })
  return (await Promise.all(faults)).flat()
}

/** Only the employee sees the settings; they are `FACET: AUDIENCE` or `setting: on`. */
async function checkSetting(scene: Scene, [who = '', setting = '']: string[], expected: string): Promise<Fault[]> {
  const document = `{ viewer { visibility {
    facets { facet audience } discoverability usePublicData hideInterestFromManagers allowConnectionRequests allowLearning
  } } }`
  const { visibility } = (await scene.query(who, document)).viewer
  const facet = visibility.facets.find((each: { facet: string }) => each.facet === setting)
  const value = facet ? facet.audience : visibility[setting]
  const got = typeof value === 'boolean' ? (value ? 'on' : 'off') : value
  return got === expected
    ? []
    : [describe({ viewer: who, subject: who, fact: setting, route: 'viewer.visibility', expected, got })]
}

const forms: readonly { form: RegExp; check: (scene: Scene, words: string[], text: string) => Promise<Fault[]> }[] = [
  { form: /^(\w+) sees of (\w+)(?:, (.+))?$/, check: checkSeen },
  { form: /^(\w+) finds by (search|skills|location|orgUnit|workedAt|studiedAt) (.+)$/, check: checkDirectory },
  { form: /^(\w+) finds matching (.+)$/, check: checkMatching },
  { form: /^(\w+) finds for (\w+)$/, check: checkCandidates },
  {
    form: /^(\w+) finds for (\w+) by (minimumScore|orgUnit|outsideOrgUnit|location|availableFrom) (.+)$/,
    check: checkCandidates,
  },
  { form: /^(\w+) meets in (\w+)$/, check: checkAliases },
  { form: /^(\w+) asks (\w+) to reveal (?:herself|himself|themself) for (\w+)$/, check: checkRequestRefused },
  { form: /^(\w+) (accepts|declines) the reveal for (\w+)$/, check: checkAnswerRefused },
  { form: /^(\w+) hears of the reveal of (\w+) for (\w+)$/, check: checkAnswerHeard },
  { form: /^(\w+) reads what (\w+) disputes$/, check: checkDisputes },
  { form: /^(\w+) has (\w+)$/, check: checkSetting },
]

/** Checks one expectation of a story by every route. @throws Error for an expectation of no known form. */
export async function check(scene: Scene, expectation: string, text: string): Promise<Fault[]> {
  for (const { form, check } of forms) {
    const found = form.exec(expectation)?.slice(1)
    if (found) return check(scene, found, text)
  }
  throw new Error(`Nobody knows how to check this: "${expectation}"`)
}
