import { skillLabel } from './facts.js'
import { evidence, evidenceLabels, profile } from './profile.js'
import {
  askOpportunity,
  connection,
  type Encounter,
  isCase,
  isReveal,
  type Json,
  nodesOf,
  profileRoute,
  type Route,
} from './route.js'
import type { Scene } from './scene.js'

const requirements = `requirements { status requirement { skill { code } } via { code } ${evidence} }`
const match = `match { ${requirements} }`

/**
 * Does matching surface the subject by name to the viewer? Whom it lists without any skill asked for is its own affair.
 * Of somebody anonymous a story tells in each place whether the viewer meets them there through a case.
 */
export const isSurfaced =
  (scene: Scene, codesOf: (subject: string) => readonly string[]) =>
  ({ viewer, subject, seen }: Encounter): boolean | 'perhaps' => {
    const discoverability = scene.discoverability.get(subject)
    if (!scene.isEmployerSide(viewer) || viewer === subject) return false
    const cases = [...(seen ?? [])].filter(isCase)
    if (discoverability === 'ANONYMOUS' && cases.length > 0) return cases.some(isReveal) || 'perhaps'
    if (discoverability !== 'FULL') return false
    return codesOf(subject).some((code) => seen?.has(skillLabel(code))) ? true : 'perhaps'
  }

const isAbout = (label: string, codes: readonly string[]) =>
  codes.some((code) => label === skillLabel(code) || label.startsWith(`${skillLabel(code)} because `))

/** What a match says of skills: through which skill each requirement is met, and from which evidence. */
function readMatch({ requirements }: Json): Set<string> {
  return new Set(
    requirements.flatMap(({ status, requirement, via, evidence }: Json) => {
      const code = (via ?? requirement.skill).code
      const because = evidenceLabels(code, evidence)
      return status === 'MISSING' ? because : [skillLabel(code), ...because]
    }),
  )
}

/** The subject among the candidates of a page. */
export const candidateOf = (scene: Scene, page: Json, subject: string): Json =>
  page && nodesOf(page).find(({ employee }) => employee?.id === scene.id(subject))

/** A free search of candidates. */
export function matchingRoutes(scene: Scene): Route[] {
  const codesOf = (subject: string) =>
    scene.facts(subject).flatMap(({ label, facet }) => (facet === 'SKILLS' ? [label.slice(skillLabel('').length)] : []))
  const search = async (viewer: string, codes: readonly string[], node: string, fragment = '') => {
    if (codes.length === 0) return null
    const document = `query ($requirements: [RequirementInput!]!) {
      matchCandidates(requirements: $requirements, first: 50) ${connection(node)}
    } ${fragment}`
    const requirements = codes.map((code) => ({ skill: scene.id(code) }))
    return (await scene.query(viewer, document, { requirements })).matchCandidates
  }
  const ask = async ({ viewer, subject }: Encounter) => {
    const shown = new Set<string>()
    for (const code of codesOf(subject)) {
      const candidate = candidateOf(scene, await search(viewer, [code], `employee { id } ${match}`), subject)
      for (const label of candidate ? readMatch(candidate.match) : []) shown.add(label)
    }
    return shown.size ? shown : null
  }
  const isMatched = isSurfaced(scene, codesOf)
  return [
    {
      name: 'matchCandidates by each skill',
      place: 'lists',
      shows: (label) => label.startsWith(skillLabel('')),
      leads: isMatched,
      ask,
    },
    profileRoute(
      scene,
      'matchCandidates.employee',
      'lists',
      async ({ viewer, subject }) =>
        candidateOf(scene, await search(viewer, codesOf(subject), 'employee { ...Profile }', profile), subject)
          ?.employee,
      isMatched,
    ),
  ]
}

/** The candidates of one opportunity. */
export function opportunityRoutes(scene: Scene, key: string): Route[] {
  const codes = scene.requirements(key)
  const leads = (encounter: Encounter) =>
    scene.statuses.get(key) === 'OPEN' ? isSurfaced(scene, () => codes)(encounter) : ('perhaps' as const)
  const candidate = async (viewer: string, subject: string, node: string) => {
    const opportunity = await askOpportunity(scene, viewer, key, `candidates(first: 50) ${connection(node)}`)
    return candidateOf(scene, opportunity?.candidates, subject)
  }
  const shows = (label: string) => isAbout(label, codes)
  return [
    profileRoute(
      scene,
      `candidates.employee of ${key}`,
      key,
      async ({ viewer, subject }) => (await candidate(viewer, subject, 'employee { ...Profile }'))?.employee,
      leads,
    ),
    {
      name: `candidates.match of ${key}`,
      place: key,
      shows,
      leads,
      ask: async ({ viewer, subject }) => {
        const found = await candidate(viewer, subject, `employee { id } ${match}`)
        return found ? readMatch(found.match) : null
      },
    },
    {
      name: `myMatch(as: EMPLOYER) with ${key}, asked by the subject`,
      place: 'lists',
      needs: 'Opportunity.myMatch(as)',
      shows,
      leads: (encounter) => (scene.isAbove(encounter.viewer, encounter.subject) ? 'perhaps' : leads(encounter)),
      ask: async (encounter) => {
        const { viewer, subject, seen } = encounter
        if (!seen || leads(encounter) !== true || scene.isAbove(viewer, subject)) return null
        const opportunity = await askOpportunity(scene, subject, key, `myMatch(as: EMPLOYER) { ${requirements} }`)
        return opportunity?.myMatch ? readMatch(opportunity.myMatch) : null
      },
    },
  ]
}
