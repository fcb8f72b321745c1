import { starterVocabulary } from '../skills/starter/starter-vocabulary.js'
import type { VocabularyOccupation } from '../skills/vocabulary.js'

const occupations = new Map(starterVocabulary.occupations.map((occupation) => [occupation.code, occupation]))
const related = new Map(starterVocabulary.skills.map((skill) => [skill.code, skill.related]))
/** In how many occupations a skill is usual. */
const spread = new Map<string, number>()
for (const { skill } of starterVocabulary.occupations.flatMap(({ skills }) => skills))
  spread.set(skill, (spread.get(skill) ?? 0) + 1)
const nearby = new Map<string, readonly VocabularyOccupation[]>()

/** @throws Error for a code that the starter vocabulary does not have: a mistake in the demo's tables. */
export function getOccupation(code: string): VocabularyOccupation {
  const occupation = occupations.get(code)
  if (!occupation) throw new Error(`The demo names an unknown occupation: "${code}"`)
  return occupation
}

export const relatedSkills = (code: string): readonly string[] => related.get(code) ?? []

/**
 * The five occupations that share most usual skills with this one, nearest first: where people come from and go to.
 * A skill that is usual in few occupations says more than one that is usual in many.
 */
export function nearbyOccupations(occupation: VocabularyOccupation): readonly VocabularyOccupation[] {
  const known = nearby.get(occupation.code)
  if (known) return known
  const usual = new Set(occupation.skills.map(({ skill }) => skill))
  const shared = (other: VocabularyOccupation) =>
    other.skills.reduce((sum, { skill }) => sum + (usual.has(skill) ? 1 / (spread.get(skill) ?? 1) : 0), 0)
  const nearest = starterVocabulary.occupations
    .filter((other) => other !== occupation && shared(other) > 0)
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, 5)
  nearby.set(occupation.code, nearest)
  return nearest
}
