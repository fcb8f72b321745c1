import fc from 'fast-check'
import { audienceRank, audiences } from '../../src/visibility/audience.js'
import { facets } from '../../src/visibility/facet.js'
import type { WorldEmployer, WorldPerson } from '../support/world.js'
import { anyAudience, anySettings } from './arbitraries.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

const anySource = fc.constantFrom(
  'EMPLOYEE' as const,
  'EMPLOYEE' as const,
  'EMPLOYER' as const,
  'PUBLIC_DATA_SET' as const,
)
/** Where a fact came from, and often an audience of its own. */
const given = fc.record({ source: anySource, audience: anyAudience }, { requiredKeys: ['source'] })
const fact = <Content extends object>(content: Content) => given.map((of) => ({ ...content, ...of }))

/** Somebody with a fact of every kind, each from anywhere and for anyone. */
const anySubject = (name: string, manager: string): fc.Arbitrary<WorldPerson> =>
  fc.record({
    account: fc.constant({
      name,
      headline: 'Builds',
      jobTitle: 'Engineer',
      orgUnit: `${name}s`,
      email: 'a@harbor.example',
      phone: '1',
      location: 'Oslo',
    }),
    settings: anySettings,
    manager: fc.constant(manager),
    skills: fc.tuple(fact({ skill: 'python', level: 4 }), fact({ skill: 'sql' })),
    experiences: fc.tuple(fact({ title: 'Coder', organization: 'Mill', skills: ['python', 'kotlin'] })),
    education: fc.tuple(fact({ institution: 'Town School' })),
    qualities: fc.tuple(fact({ name: 'Calm' })),
    interests: fc.tuple(fact({ note: 'Boats', skill: 'sql' })),
    assignments: fc.tuple(fact({ title: 'Fair', startedOn: '2025-01-01', skills: ['welding'] })),
    availability: fact({ openToWork: true }),
  })

export const anyEmployer: fc.Arbitrary<WorldEmployer> = fc
  .tuple(anySubject('ada', 'hugo'), anySubject('cleo', 'ada'))
  .map(([ada, cleo]) => ({
    name: 'Harbor',
    region: 'UNITED_STATES' as const,
    people: {
      ada,
      cleo,
      hugo: { account: { name: 'Hugo' }, roles: ['HIRING_MANAGER'] },
      tess: { account: { name: 'Tess' }, roles: ['TALENT_PARTNER'] },
      ben: { account: { name: 'Ben' } },
    },
    opportunities: {
      work: {
        kind: 'OTHER',
        title: 'Work',
        description: 'Work.',
        status: 'OPEN',
        requirements: ['python', 'sql', 'welding'].map((skill) => ({ skill, importance: 'PREFERRED' as const })),
        hiringTeam: ['hugo', 'tess'],
      },
    },
  }))

/** A change by which a person shows less; each draws what it needs from the person's own profile. */
export const anyNarrowing = fc.oneof(
  fc.record({ kind: fc.constant('facet' as const), facet: fc.constantFrom(...facets), to: fc.nat({ max: 2 }) }),
  fc.record({ kind: fc.constant('item' as const), index: fc.nat({ max: 30 }), to: fc.nat({ max: 2 }) }),
  fc.record({ kind: fc.constant('remove' as const), index: fc.nat({ max: 30 }) }),
  fc.record({ kind: fc.constant('block' as const), who: fc.constantFrom('ben', 'tess', 'hugo') }),
  fc.record({
    kind: fc.constant('switch' as const),
    input: fc.constantFrom({ usePublicData: false }, { hideInterestFromManagers: true }),
  }),
)
export type Narrowing = typeof anyNarrowing extends fc.Arbitrary<infer T> ? T : never

/** An audience no wider than the present one. */
export const noWider = (present: string, to: number): string =>
  audiences[Math.min(to, audienceRank[present as keyof typeof audienceRank])] as string

const account = 'id name headline jobTitle orgUnit email phone location manager { id }'
const items = `skills(states: [CLAIMED, EVIDENCED, VERIFIED]) { id skill { code } } experiences { id title organization skills { code } } education { id institution }
  qualities { id name } interests { id note skill { code } } assignments { id title skills { code } } availability { id openToWork }`
export const profile = `fragment Profile on Employee { ${account} ${items} }`

const page = (node: string) => `{ totalCount edges { node { ${node} } } }`
/** Everything about people that one viewer can ask for at once. */
export const everything = `query ($work: ID!, $ada: ID!, $cleo: ID!, $sql: ID!, $python: ID!, $welding: ID!) {
  employees(first: 6) ${page(`...Profile reports(first: 3) ${page('...Profile')}`)}
  bySkill: employees(filter: { skills: [$sql] }) ${page('id')}
  bySkills: employees(filter: { skills: [$python, $welding], allSkills: true }) ${page('id')}
  byPast: employees(filter: { workedAt: "mill" }) ${page('id')}
  bySchool: employees(filter: { studiedAt: "town" }) ${page('id')}
  byPlace: employees(filter: { location: "oslo" }) ${page('id')}
  byUnit: employees(filter: { orgUnit: "adas" }) ${page('id')}
  byName: employees(filter: { search: "ada" }) ${page('id')}
  byTitle: employees(filter: { search: "engineer" }) ${page('id')}
  ada: employee(id: $ada) { ...Profile }
  cleo: employee(id: $cleo) { ...Profile manager { ...Profile } }
  nodes(ids: [$ada, $cleo]) { ...Profile }
  opportunity(id: $work) {
    hiringTeam { id }
    candidates(first: 6) ${page('employee { ...Profile }')}
    inUnit: candidates(filter: { orgUnit: "adas" }) ${page('employee { id }')}
    inPlace: candidates(filter: { location: "oslo" }) ${page('employee { id }')}
    available: candidates(filter: { availableFrom: "2030-01-01" }) ${page('employee { id }')}
    applications(first: 3) ${page('candidate { employee { ...Profile } }')}
  }
  viewer { employer { orgUnits } }
} ${profile}`

/** Every value that an answer shows, under the path to it; items of lists are told apart by what they are, not by their place. */
export function valuesIn(answer: Json, path = ''): Map<string, unknown> {
  if (answer === null) return new Map()
  if (Array.isArray(answer)) return new Map(answer.flatMap((each) => [...valuesIn(each, `${path}[${nameOf(each)}]`)]))
  if (typeof answer === 'object')
    return new Map(Object.entries(answer).flatMap(([name, value]) => [...valuesIn(value, `${path}.${name}`)]))
  return new Map([[path, answer]])
}

const nameOf = (item: Json): string => {
  if (item === null || typeof item !== 'object') return String(item)
  return (
    item.id ??
    item.code ??
    ((item.node ?? item.candidate ?? item.employee) ? nameOf(item.node ?? item.candidate ?? item.employee) : '')
  )
}

const nodes = (connection: Json): Json[] => connection.edges.map(({ node }: Json) => node.employee ?? node)
const knows = (person: Json, code: string) => person.skills.some(({ skill }: Json) => skill.code === code)

/** Whom each filter must find among the people of its list: just those of whom the list itself shows what it asks for. */
const finds: Readonly<Record<string, (person: Json) => boolean>> = {
  bySkill: (person) => knows(person, 'sql'),
  bySkills: (person) => knows(person, 'python') && knows(person, 'welding'),
  byPast: ({ experiences }) => experiences.some(({ organization }: Json) => organization === 'Mill'),
  bySchool: ({ education }) => education.length > 0,
  byPlace: ({ location }) => location === 'Oslo',
  byUnit: ({ orgUnit }) => orgUnit === 'adas',
  byName: ({ name }) => name === 'ada',
  byTitle: ({ jobTitle }) => jobTitle === 'Engineer',
  inPlace: ({ location }) => location === 'Oslo',
  inUnit: ({ orgUnit }) => orgUnit === 'adas',
  available: ({ availability }) => availability?.openToWork === true,
}

/** Filters that find others than those of whom the viewer is shown what was asked for, or count otherwise. */
export function disagreements({ employees, opportunity, ...answer }: Json): string[] {
  const candidates = opportunity.candidates && nodes(opportunity.candidates)
  return Object.entries(finds).flatMap(([filter, fits]) => {
    const page = answer[filter] ?? opportunity[filter]
    if (!page) return []
    const expected = (filter in answer ? nodes(employees) : candidates).filter(fits).map(({ id }: Json) => id)
    const found = nodes(page).map(({ id }) => id)
    const agrees = [...found].sort().join() === expected.sort().join() && page.totalCount === found.length
    return agrees ? [] : [`${filter} finds ${found.length} of ${expected.length}, and counts ${page.totalCount}`]
  })
}
