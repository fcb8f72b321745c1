import { change } from '../support/world.js'
import { connection, type Json, nodesOf } from './route.js'
import type { Scene } from './scene.js'

const selection = 'id status reason employee { id } fact { id }'

/** The disputes in the queue that a viewer reads, oldest first; nobody but administrators has one. */
async function queueOf(scene: Scene, viewer: string): Promise<Json[]> {
  const { disputes } = await scene.query(viewer, `{ disputes(first: 50) ${connection(selection)} }`)
  return disputes ? nodesOf(disputes) : []
}

/** Disputes a fact, which the story calls by its label. */
export async function dispute(scene: Scene, who: string, factId: string, label: string): Promise<void> {
  scene.disputedFacts.set(factId, label)
  const document =
    'mutation ($id: ID!, $reason: String!) { disputeFact(factId: $id, reason: $reason) { employee { id } } }'
  const token = (await scene.token(who)) ?? ''
  await change(scene.app, token, document, { id: factId, reason: `Not so: ${label}` })
  const own = 'query { viewer { disputes(first: 50) { edges { node { id } } } } }'
  const { body } = await scene.app.ask(token, own)
  for (const { node } of body.data.viewer.disputes.edges) scene.disputesOf.set(node.id, who)
}

/** Answers the oldest open dispute of somebody. */
export async function answerDispute(scene: Scene, who: string, answer: string, whose: string): Promise<void> {
  const open = (await queueOf(scene, who)).find(
    ({ id, status }) => status === 'PENDING' && scene.disputesOf.get(id) === whose,
  )
  if (!open) throw new Error(`${who} has nothing to answer that ${whose} disputes`)
  const document = 'mutation ($id: ID!, $accept: Boolean!) { resolveDispute(id: $id, accept: $accept) { id } }'
  const variables = { id: open.id, accept: answer === 'accepts' }
  await change(scene.app, (await scene.token(who)) ?? '', document, variables)
}

const words = (scene: Scene, { fact, status }: Json): string =>
  `${fact ? (scene.disputedFacts.get(fact.id) ?? 'a fact that is not disputed') : 'something'} (${status})`

/** What somebody disputes as a viewer reads it: in the queue, or, of their own, in their list. */
export async function readDisputes(scene: Scene, viewer: string, whose: string): Promise<string[]> {
  const list = viewer === whose ? await ownDisputes(scene, viewer) : await queueOf(scene, viewer)
  return list.filter(({ id }) => scene.disputesOf.get(id) === whose).map((each) => words(scene, each))
}

/** The same by the id of each dispute: what is not there is left out. */
export async function readDisputesById(scene: Scene, viewer: string, whose: string): Promise<string[]> {
  const ids = [...scene.disputesOf].flatMap(([id, who]) => (who === whose ? [id] : []))
  const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Dispute { ${selection} } } }`
  const { nodes } = await scene.query(viewer, document, { ids })
  return (nodes ?? []).flatMap((node: Json) => (node ? [words(scene, node)] : []))
}

async function ownDisputes(scene: Scene, viewer: string): Promise<Json[]> {
  const { viewer: own } = await scene.query(viewer, `{ viewer { disputes(first: 50) ${connection(selection)} } }`)
  return own ? nodesOf(own.disputes) : []
}
