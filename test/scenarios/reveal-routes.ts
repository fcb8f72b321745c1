import { candidateOf } from './matching-routes.js'
import { askOpportunity, connection, type Json, nodesOf, perhaps, type Route } from './route.js'
import type { Scene } from './scene.js'

export const revealLabel = (opportunity: string) => `reveal for ${opportunity}`

const isAnonymous = (scene: Scene, person: string) => scene.discoverability.get(person) === 'ANONYMOUS'

/** That an anonymous person showed themself for an opportunity, in every place that could tell. */
export function revealRoutes(scene: Scene, key: string): Route[] {
  const label = revealLabel(key)
  const told = (
    name: string,
    ask: (viewer: string, subject: string) => Promise<unknown>,
    leads: Route['leads'],
  ): Route => ({
    name,
    place: key,
    shows: (each) => each === label,
    leads,
    ask: async ({ viewer, subject }) => ((await ask(viewer, subject)) ? new Set([label]) : null),
  })
  return [
    told(
      `candidates of ${key}, by name though anonymous`,
      async (viewer, subject) => {
        if (!isAnonymous(scene, subject) || scene.applicationIds.has(`${subject} ${key}`)) return false
        const selection = `candidates(first: 50) ${connection('isAnonymous employee { id }')}`
        return candidateOf(scene, (await askOpportunity(scene, viewer, key, selection))?.candidates, subject)
      },
      perhaps,
    ),
    told(
      'viewer.revealRequests',
      async (viewer, subject) => viewer === subject && isAccepted(await ownRequests(scene, viewer), scene.id(key)),
      ({ viewer, subject, seen }) => viewer === subject && (seen?.has(label) ?? false),
    ),
  ]
}

const isAccepted = (requests: Json[], opportunityId: string) =>
  requests.some(({ status, opportunity }) => status === 'ACCEPTED' && opportunity.id === opportunityId)

export const requestRevealDocument =
  'mutation ($candidateId: ID!) { requestReveal(candidateId: $candidateId, message: "Will you show us who you are?") { id } }'
export const answerRevealDocument = `mutation ($id: ID!, $accept: Boolean!, $showToManagers: Boolean! = false) {
  answerRevealRequest(id: $id, accept: $accept, showToManagers: $showToManagers) { id }
}`

/** The id of the latest request to this person for this opportunity. */
export async function latestRequest(scene: Scene, who: string, key: string): Promise<string> {
  const latest = (await ownRequests(scene, who)).find(({ opportunity }) => opportunity.id === scene.id(key))
  if (!latest) throw new Error(`Nobody asked ${who} to reveal themself for ${key}`)
  return latest.id
}

/** The requests that were sent to this person, latest first. */
export async function ownRequests(scene: Scene, who: string): Promise<Json[]> {
  const document = `{ viewer { revealRequests(first: 50) ${connection('id status opportunity { id }')} } }`
  const page = (await scene.query(who, document)).viewer?.revealRequests
  return page ? nodesOf(page) : []
}
