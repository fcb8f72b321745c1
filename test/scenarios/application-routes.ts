import { candidateOf, isSurfaced } from './matching-routes.js'
import { profile } from './profile.js'
import { askOpportunity, connection, type Encounter, nodesOf, perhaps, profileRoute, type Route } from './route.js'
import type { Scene } from './scene.js'

export const applicationLabel = (opportunity: string) => `application to ${opportunity}`

/** That somebody applied, in every place that could tell. */
export function applicationRoutes(scene: Scene, key: string): Route[] {
  const label = applicationLabel(key)
  const isOthers = ({ viewer, subject, seen }: Encounter) => viewer !== subject && (seen?.has(label) ?? false)
  const told = (
    name: string,
    ask: (viewer: string, subject: string) => Promise<unknown>,
    leads: Route['leads'] = perhaps,
  ): Route => ({
    name,
    place: key,
    shows: (each) => each === label,
    leads,
    ask: async ({ viewer, subject }) => ((await ask(viewer, subject)) ? new Set([label]) : null),
  })
  const applicant = async (viewer: string, subject: string) => {
    const selection = `applications(first: 50) ${connection('candidate { employee { ...Profile } }')}`
    const page = (await askOpportunity(scene, viewer, key, selection))?.applications
    const people = page ? nodesOf(page).map(({ candidate }) => candidate.employee) : []
    return people.find((employee) => employee?.id === scene.id(subject))
  }
  const candidate = async (viewer: string, subject: string, filter: string) => {
    const selection = `candidates(first: 50, filter: ${filter}) ${connection('application { id } employee { id }')}`
    return candidateOf(scene, (await askOpportunity(scene, viewer, key, selection))?.candidates, subject)
  }
  const byId = async (viewer: string, subject: string) => {
    const id = scene.applicationIds.get(`${subject} ${key}`)
    const document = `query ($id: ID!) { node(id: $id) { ... on Application { candidate { employee { ...Profile } } } } } ${profile}`
    return id && (await scene.query(viewer, document, { id })).node
  }
  const isListed = (encounter: Encounter) =>
    isOthers(encounter) &&
    scene.statuses.get(key) === 'OPEN' &&
    isSurfaced(scene, () => scene.requirements(key))(encounter) === true
      ? true
      : ('perhaps' as const)
  return [
    told(`applications of ${key}`, applicant, isOthers),
    profileRoute(
      scene,
      `applications.candidate.employee of ${key}`,
      key,
      ({ viewer, subject }) => applicant(viewer, subject),
      isOthers,
    ),
    told(`node(id of the application to ${key})`, byId, ({ seen }) => seen?.has(label) ?? false),
    told(
      `candidates.application of ${key}`,
      async (viewer, subject) => (await candidate(viewer, subject, '{}'))?.application,
      isListed,
    ),
    told(
      `candidates(filter: {excludeApplicants}) of ${key}`,
      async (viewer, subject) =>
        (await candidate(viewer, subject, '{}')) && !(await candidate(viewer, subject, '{ excludeApplicants: true }')),
      isListed,
    ),
    told(
      'opportunity.myApplication',
      async (viewer, subject) =>
        viewer === subject && (await askOpportunity(scene, viewer, key, 'myApplication { id }'))?.myApplication,
      ({ viewer, subject, seen }) => viewer === subject && (seen?.has(label) ?? false),
    ),
  ]
}
