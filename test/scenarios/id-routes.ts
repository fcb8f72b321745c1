import { disguisedProfile, factIds, isSuggestion, profile, undisguised } from './profile.js'
import { ifShown, inProfile, isAccountFact, type Json, orNull, perhaps, profileRoute, type Route } from './route.js'
import type { Scene } from './scene.js'

/** By a global id: of the person, or of a fact. */
export function idRoutes(scene: Scene): Route[] {
  const byId = (name: string, document: string, pick: (data: Json) => Json = Object.values) =>
    profileRoute(scene, name, 'by id', async ({ viewer, subject }) =>
      pick(await scene.query(viewer, document, { id: scene.id(subject) })),
    )
  return [
    byId('employee(id)', `query ($id: ID!) { employee(id: $id) { ...Profile } } ${profile}`, (data) => data.employee),
    byId(
      'node(id)',
      `query ($id: ID!) { node(id: $id) { ... on Employee { ...Profile } } } ${profile}`,
      (data) => data.node,
    ),
    byId(
      'nodes(ids)',
      `query ($id: ID!) { nodes(ids: [$id, $id]) { ...Profile } } ${profile}`,
      (data) => data.nodes?.[1],
    ),
    byId(
      'employee(id), under other names and in fragments',
      `query ($id: ID!) { first: employee(id: $id) { __typename } again: employee(id: $id) { ...Disguised } } ${disguisedProfile}`,
      (data) => data.again && undisguised(data.again),
    ),
    {
      name: 'node(id of the fact)',
      place: 'by id',
      shows: isItem,
      leads: ifShown(isItem),
      ask: ({ viewer, subject }) => factsById(scene, viewer, subject),
    },
    {
      name: 'node(id of the account fact)',
      place: 'by id',
      shows: () => false,
      leads: perhaps,
      ask: ({ viewer, subject }) => accountFactsById(scene, viewer, subject),
    },
  ]
}

const isItem = (label: string) => inProfile(label) && !isAccountFact(label) && !/ (names|because) /.test(label)

async function factsById(scene: Scene, viewer: string, subject: string): Promise<Set<string> | null> {
  const own = await scene.query(subject, `query ($id: ID!) { employee(id: $id) { ...Profile } } ${profile}`, {
    id: scene.id(subject),
  })
  const ids = new Map([...factIds(own.employee)].filter(([label]) => !(viewer === subject && isSuggestion(label))))
  const { nodes } = await scene.query(
    viewer,
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Fact { source recordedAt } } }',
    {
      ids: [...ids.values()],
    },
  )
  return orNull([...ids.keys()].filter((_, index) => nodes?.[index]))
}

async function accountFactsById(scene: Scene, viewer: string, subject: string): Promise<Set<string> | null> {
  const own = await scene.query(subject, '{ viewer { accountFacts { id } } }')
  const ids: string[] = own.viewer.accountFacts.map(({ id }: Json) => id)
  const { nodes } = await scene.query(
    viewer,
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on AccountFact { name value } } }',
    { ids },
  )
  return orNull<string>((nodes ?? []).flatMap((node: Json) => (node?.value == null ? [] : [node.name])))
}
