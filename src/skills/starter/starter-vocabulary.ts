import type { Vocabulary, VocabularySkill } from '../vocabulary.js'
import { financeSkills, peopleSkills, productSkills, projectSkills } from './business-skills.js'
import { dataSkills } from './data-skills.js'
import { cloudSkills, securitySkills } from './infrastructure-skills.js'
import { communicationSkills, leadershipSkills, marketSkills, supportSkills } from './market-skills.js'
import { officeOccupations } from './office-occupations.js'
import { engineeringSkills, manufacturingSkills, supplySkills } from './operations-skills.js'
import { plantOccupations } from './plant-occupations.js'
import { healthSkills, legalSkills } from './regulated-skills.js'
import { softwareSkills } from './software-skills.js'
import { readOccupations, readSkills } from './table.js'
import { technologyOccupations } from './technology-occupations.js'

const outlines = [
  softwareSkills,
  dataSkills,
  cloudSkills,
  securitySkills,
  productSkills,
  projectSkills,
  financeSkills,
  peopleSkills,
  marketSkills,
  supportSkills,
  supplySkills,
  manufacturingSkills,
  engineeringSkills,
  legalSkills,
  healthSkills,
  communicationSkills,
  leadershipSkills,
]

/** The same skills, each related to every one that is related to it. The outlines say each link once. */
function closeRelated(skills: readonly VocabularySkill[]): VocabularySkill[] {
  const related = new Map(skills.map(({ code, related }) => [code, new Set(related)]))
  for (const { code, related: others } of skills) for (const other of others) related.get(other)?.add(code)
  return skills.map((skill) => ({ ...skill, related: [...(related.get(skill.code) ?? [])] }))
}

/** The built-in vocabulary, written for this project: enough to work with before any other is imported. */
export const starterVocabulary: Vocabulary = {
  scheme: 'Flux starter',
  version: '1',
  skills: closeRelated(outlines.flatMap(readSkills)),
  occupations: [technologyOccupations, officeOccupations, plantOccupations].flatMap(readOccupations),
}
