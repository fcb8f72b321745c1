import { inferSkills } from '../../dist/src/genome/inference/infer-skills.js'
import { likelySkills } from '../../dist/src/genome/inference/likely-skills.js'
import { OccupationLists } from '../../dist/src/genome/inference/occupation-lists.js'
import { taxonomyAdjacency } from '../../dist/src/skills/adjacency.js'
import { starterVocabulary } from '../../dist/src/skills/starter/starter-vocabulary.js'
import { hideSome } from './hidden-skills.mjs'
import { below, randomOf } from './random.mjs'
import { samplePeople } from './world.mjs'

const idsOf = (terms) => terms.map(String)

/** The lists of the occupations that are not among `without`, whole, as a vocabulary gives them. */
export const listsWithout = ({ occupations }, without) =>
  OccupationLists.compile(
    new Map(occupations.flatMap(({ code, skills }, each) => (without.has(each) ? [] : [[code, idsOf(skills)]]))),
  )

/** People of these occupations with three in ten of their skills hidden. */
export const peopleWithHidden = (careers, among, seed) =>
  samplePeople(careers, { seed, perOccupation: 2, among }).map(({ occupation, skills }, index) => ({
    occupation,
    ...hideSome(skills, seed, index),
  }))

/** O*NET's typicality as the import reads it, of a weight of the sample: 0.5, and 0.25 more each for hot and in demand. */
const typicalityOf = (weight) => 0.25 + 0.25 * weight
const usualOf = ({ skills, weights }) =>
  skills.map((skill, index) => ({ skillId: String(skill), typicality: typicalityOf(weights[index]) }))

/** What ours says of skills beside those shown: score, and whether it was right. */
export const listedCases = (occupations, people) =>
  people.flatMap(({ shown, hidden }) => {
    const isRight = new Set(idsOf(hidden))
    return likelySkills(occupations, idsOf(shown), 40).map(({ skillId, score }) => ({
      score,
      isRight: Number(isRight.has(skillId)),
    }))
  })

/** The same for a person's own title. */
export const titleCases = ({ occupations }, people) =>
  people.flatMap(({ occupation, shown, hidden }) => {
    const usual = usualOf(occupations[occupation])
    const all = usual.reduce((sum, { typicality }) => sum + typicality, 0)
    const [isShown, isRight] = [new Set(idsOf(shown)), new Set(idsOf(hidden))]
    return usual.flatMap(({ skillId, typicality }) =>
      isShown.has(skillId) ? [] : [{ score: typicality / all, isRight: Number(isRight.has(skillId)) }],
    )
  })

/**
 * The same for the adjacency of the built-in vocabulary: people who have each skill of one of its occupations as often as it is
 * typical, and 15 % others.
 */
export function impliedCases(seed) {
  const { skills, occupations } = starterVocabulary
  const impliedBy = new Map()
  for (const { skill, adjacent, affinity } of taxonomyAdjacency(starterVocabulary))
    impliedBy.set(adjacent, [...(impliedBy.get(adjacent) ?? []), { skillId: skill, affinity }])
  return occupations.flatMap((occupation) =>
    Array.from({ length: 20 }, (_, number) => {
      const random = randomOf('starter', seed, occupation.code, number)
      const own = occupation.skills.filter(({ typicality }) => random() < typicality).map(({ skill }) => skill)
      const others = Array.from(
        { length: Math.round(own.length * 0.15) },
        () => skills[below(random, skills.length)].code,
      )
      const { shown, hidden } = hideSome([...new Set([...own, ...others])], seed, occupation.code, number)
      const best = new Map()
      for (const held of shown)
        for (const { skillId, affinity } of impliedBy.get(held) ?? [])
          if (!shown.includes(skillId)) best.set(skillId, Math.max(best.get(skillId) ?? 0, affinity))
      return [...best].map(([skillId, score]) => ({ score, isRight: Number(hidden.includes(skillId)) }))
    }).flat(),
  )
}

/** All suggestions to people, as they would see them; `withTitle`: the title of their occupation is known too. */
export const suggestedCases = (careers, lists, people, withTitle) =>
  people.flatMap(({ occupation, shown, hidden }) => {
    const held = idsOf(shown)
    const isRight = new Set(idsOf(hidden))
    const suggestions = inferSkills({
      held,
      titles: withTitle ? [{ factId: 'title', usual: usualOf(careers.occupations[occupation]) }] : [],
      texts: [],
      occupations: lists,
      implied: [],
      unwanted: new Set(held),
    })
    return suggestions.slice(0, 20).map(({ skillId, confidence }) => ({ confidence, isRight: isRight.has(skillId) }))
  })
