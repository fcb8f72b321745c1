import { profile, readProfile } from './profile.js'
import {
  askOpportunity,
  connection,
  type Encounter,
  inProfile,
  type Json,
  nodesOf,
  perhaps,
  profileRoute,
  type Route,
} from './route.js'
import type { Scene } from './scene.js'

/** By way of other people, of an opportunity, and the subject's own preview. */
export function pathRoutes(scene: Scene): Route[] {
  const reportOf = (manager: string, preferred: string) => {
    const reports = scene.peopleWho((person) => person.manager === manager)
    return reports.includes(preferred) ? preferred : reports[0]
  }
  const whoPosted = (subject: string) => [...scene.teams].find(([, team]) => team.includes(subject))?.[0]
  return [
    profileRoute(
      scene,
      'employee(id of a report).manager',
      'lists',
      async ({ viewer, subject }) => {
        const report = reportOf(subject, viewer)
        const document = `query ($id: ID!) { employee(id: $id) { manager { ...Profile } } } ${profile}`
        return report && (await scene.query(viewer, document, { id: scene.id(report) })).employee?.manager
      },
      ({ viewer, subject }) => (scene.isPerson(viewer) && scene.person(viewer).manager === subject ? true : 'perhaps'),
    ),
    profileRoute(
      scene,
      'employee(id of the manager).reports',
      'lists',
      async ({ viewer, subject }) => {
        const { manager } = scene.person(subject)
        if (manager === undefined) return null
        const document = `query ($id: ID!) { employee(id: $id) { reports(first: 50) ${connection('...Profile')} } } ${profile}`
        const { employee } = await scene.query(viewer, document, { id: scene.id(manager) })
        return employee && nodesOf(employee.reports).find(({ id }) => id === scene.id(subject))
      },
      ({ seen }) => seen?.has('manager') ?? false,
    ),
    profileRoute(
      scene,
      'viewer.employee.manager.reports',
      'lists',
      async ({ viewer, subject }) => {
        const document = `{ viewer { employee { manager { reports(first: 50) ${connection('...Profile')} } } } } ${profile}`
        const manager = (await scene.query(viewer, document)).viewer?.employee?.manager
        return manager && nodesOf(manager.reports).find(({ id }) => id === scene.id(subject))
      },
      perhaps,
    ),
    profileRoute(
      scene,
      'opportunity.hiringTeam',
      'lists',
      async ({ viewer, subject }) => {
        const posted = whoPosted(subject)
        if (!posted) return null
        const opportunity = await askOpportunity(scene, viewer, posted, 'hiringTeam { ...Profile }')
        return opportunity?.hiringTeam?.find(({ id }: Json) => id === scene.id(subject))
      },
      ({ subject }) => whoPosted(subject) !== undefined,
    ),
    previewRoute(scene),
  ]
}

/** The subject's own preview must show what the viewer gets. */
function previewRoute(scene: Scene): Route {
  const isComparable = ({ viewer, subject, seen }: Encounter) => seen !== null && viewer !== subject
  const document = `query ($audience: Audience!, $asManager: Boolean!) {
    viewer { previewAs(audience: $audience, asManager: $asManager) { ...Profile } }
  } ${profile}`
  const ask = async (encounter: Encounter) => {
    if (!isComparable(encounter)) return null
    const { viewer, subject } = encounter
    const audience = scene.isEmployerSide(viewer) ? 'EMPLOYER' : 'COLLEAGUES'
    const data = await scene.query(subject, document, { audience, asManager: scene.isAbove(viewer, subject) })
    const preview = data.viewer.previewAs
    // Ids in a preview are the preview's own, so its manager cannot be compared.
    return preview && readProfile({ ...preview, manager: null }, scene.known(subject, viewer))
  }
  const shows = (label: string) => inProfile(label) && label !== 'manager'
  return {
    name: 'viewer.previewAs, asked by the subject',
    place: 'lists',
    needs: 'Viewer.previewAs',
    shows,
    leads: isComparable,
    ask,
  }
}
