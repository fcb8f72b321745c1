import { skillLabel, type WorldFact } from './facts.js'
import { profile } from './profile.js'
import { always, connection, ifShown, type Json, nodesOf, orNull, profileRoute, type Route } from './route.js'
import type { Scene } from './scene.js'

/** The directory: its list, its orders, and whom its filters find. */
export function directoryRoutes(scene: Scene): Route[] {
  const inDirectory = (employees: Json[] | null, subject: string) =>
    employees?.find(({ id }) => id === scene.id(subject))
  return [
    profileRoute(scene, 'employees', 'lists', async ({ viewer, subject }) =>
      inDirectory(await readDirectory(scene, viewer, null), subject),
    ),
    ...(['NAME', 'JOB_TITLE'] as const).map((order) =>
      profileRoute(scene, `employees(orderBy: ${order})`, 'lists', async ({ viewer, subject }) =>
        inDirectory(checkOrder(await readDirectory(scene, viewer, order), order), subject),
      ),
    ),
    {
      name: 'employees(filter)',
      place: 'lists',
      shows: (label) => canBeSearched(scene, label),
      leads: ifShown((label) => canBeSearched(scene, label)),
      ask: ({ viewer, subject }) => findByFilters(scene, viewer, subject),
    },
  ]
}

/** The whole directory, read in pages of three. */
async function readDirectory(scene: Scene, viewer: string, order: string | null): Promise<Json[] | null> {
  const document = `query ($orderBy: EmployeeOrder, $after: String) {
    employees(orderBy: $orderBy, first: 3, after: $after) ${connection('...Profile')}
  } ${profile}`
  const found: Json[] = []
  for (let after: string | null = null; ; ) {
    const { employees } = await scene.query(viewer, document, { orderBy: order, after })
    if (!employees) return null
    found.push(...employees.edges.map(({ node }: Json) => node))
    if (!employees.pageInfo.hasNextPage) {
      if (found.length !== employees.totalCount)
        throw new Error(`counts ${employees.totalCount} and pages through ${found.length}`)
      return found
    }
    after = employees.pageInfo.endCursor
  }
}

/** Names that are shown come in order, and all whose name is not shown stand together behind them. */
function checkOrder(employees: Json[] | null, order: 'NAME' | 'JOB_TITLE'): Json[] | null {
  const keys = (employees ?? []).map(
    ({ name, jobTitle }) => (order === 'NAME' ? name : jobTitle)?.toLowerCase() ?? null,
  )
  const given = keys.filter((key) => key !== null).sort()
  const expected = keys.map((_, index) => given[index] ?? null)
  if (keys.join() !== expected.join()) throw new Error(`comes in the order ${keys.join(', ')}`)
  return employees
}

/** The directory's filter that finds people by this fact, where there is one. */
function filterFor(scene: Scene, { label, facet, text }: WorldFact): object | null {
  if (facet === 'SKILLS') return { skills: [scene.id(label.slice(skillLabel('').length))] }
  if (text === undefined) return null
  if (label === 'location') return { location: text }
  if (label === 'orgUnit') return { orgUnit: text }
  if (facet === 'EXPERIENCE') return { workedAt: text }
  if (facet === 'EDUCATION') return { studiedAt: text }
  return facet === 'CONTACT' ? null : { search: text }
}

const canBeSearched = (scene: Scene, label: string) =>
  scene
    .peopleWho(always)
    .some((person) => scene.facts(person).some((fact) => fact.label === label && filterFor(scene, fact)))

/** Which facts of the subject find them in the directory; each filter is asked at once, under an alias. */
async function findByFilters(scene: Scene, viewer: string, subject: string): Promise<Set<string> | null> {
  const asked = scene.facts(subject).flatMap((fact) => {
    const filter = filterFor(scene, fact)
    return filter ? [{ label: fact.label, filter }] : []
  })
  if (asked.length === 0) return null
  const parameters = asked.map((_, index) => `$f${index}: EmployeeFilter`).join(' ')
  const selections = asked
    .map((_, index) => `f${index}: employees(filter: $f${index}, first: 50) ${connection('id')}`)
    .join('\n')
  const variables = Object.fromEntries(asked.map(({ filter }, index) => [`f${index}`, filter]))
  const data = await scene.query(viewer, `query (${parameters}) { ${selections} }`, variables)
  const isFound = (page: Json) => page && nodesOf(page).some(({ id }) => id === scene.id(subject))
  return orNull(asked.flatMap(({ label }, index) => (isFound(data[`f${index}`]) ? [label] : [])))
}
