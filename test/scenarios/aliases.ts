import { skillLabel } from './facts.js'
import { askOpportunity, connection, type Json, nodesOf } from './route.js'
import type { Scene } from './scene.js'

const alias = `id alias isAnonymous employee { id } application { id } opportunity { id }
  match { score factors { name effect detail } requirements { status contribution affinity requirement { skill { code } } via { code }
    evidence { confidence summary recordedAt fact { id } } } }`

/** The candidates of an opportunity who stand behind an alias for this viewer and meet some requirement. */
async function listAliases(scene: Scene, viewer: string, key: string): Promise<Json[]> {
  const opportunity = await askOpportunity(scene, viewer, key, `candidates(first: 50) ${connection(alias)}`)
  const page = opportunity?.candidates
  return (page ? nodesOf(page) : []).filter((each) => each.isAnonymous && skillsOf(each).length > 0)
}

/** The skills by which somebody meets requirements, in alphabetical order. */
const skillsOf = ({ match }: Json): string[] =>
  match.requirements
    .flatMap(({ status, via, requirement }: Json) => (status === 'MISSING' ? [] : [(via ?? requirement.skill).code]))
    .sort()

/** The id of the alias behind which the person must stand: the only one whose skills are all theirs. */
export async function aliasIdOf(scene: Scene, viewer: string, person: string, key: string): Promise<string> {
  const facts = new Set(scene.facts(person).map(({ label }) => label))
  const isTheirs = (code: string) => facts.has(skillLabel(code))
  const alike = (await listAliases(scene, viewer, key)).filter((each) => skillsOf(each).every(isTheirs))
  if (alike.length !== 1) throw new Error(`${alike.length} aliases in ${key} could be ${person}`)
  return alike[0].id
}

const isCoarse = (value: number) => Math.abs(value * 20 - Math.round(value * 20)) < 1e-9

/** What an alias tells beyond what it may, in words. */
function faultsOfAlias(scene: Scene, key: string, candidate: Json): string[] {
  const { match } = candidate
  const evidence: Json[] = match.requirements.flatMap(({ evidence }: Json) => evidence)
  const parts: number[] = [
    ...match.requirements.map(({ contribution }: Json) => contribution),
    ...match.factors.map(({ effect }: Json) => effect),
  ]
  const numbers = [
    match.score,
    ...parts,
    ...evidence.map(({ confidence }) => confidence),
    ...match.requirements.flatMap(({ affinity }: Json) => affinity ?? []),
  ]
  const sum = parts.reduce((total, part) => total + part, 0)
  const checks: Readonly<Record<string, boolean>> = {
    'has an alias': candidate.alias.length > 0,
    'is nobody by name': candidate.employee === null,
    'has no application': candidate.application === null,
    'stands in this opportunity': candidate.opportunity.id === scene.id(key),
    'its evidence names no fact, no words and no date': evidence.every(
      ({ fact, summary, recordedAt }) => fact === null && summary === null && recordedAt === null,
    ),
    'its numbers are multiples of 0.05': numbers.every(isCoarse),
    'its parts add up to its score': Math.abs(sum - match.score) < 1e-9,
  }
  return Object.entries(checks).flatMap(([fact, holds]) =>
    holds ? [] : [`untrue: ${fact} (${JSON.stringify(candidate)})`],
  )
}

/** Whom the viewer meets behind aliases, as `somebody with python and sql`, and what those aliases tell beyond that. */
export async function meetAliases(scene: Scene, viewer: string, key: string) {
  const aliases = await listAliases(scene, viewer, key)
  const faults = await Promise.all(
    aliases.map(async (each) => {
      const document = `query ($id: ID!) { node(id: $id) { ... on Candidate { ${alias} } } }`
      const { node } = await scene.query(viewer, document, { id: each.id })
      const isSame = JSON.stringify(node) === JSON.stringify(each)
      return [...faultsOfAlias(scene, key, each), ...(isSame ? [] : [`by its id it is ${JSON.stringify(node)}`])]
    }),
  )
  return { people: aliases.map((each) => `somebody with ${skillsOf(each).join(' and ')}`), faults: faults.flat() }
}
