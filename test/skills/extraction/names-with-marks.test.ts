import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractSkills } from '../../../src/skills/extract-skills.js'
import { SkillDictionary } from '../../../src/skills/extraction/dictionary.js'
import { starterVocabulary } from '../../../src/skills/starter/starter-vocabulary.js'

const names = starterVocabulary.skills.flatMap(({ code, name, alternativeNames }) => [
  { skillId: code, name, isPreferred: true },
  ...alternativeNames.map((other) => ({ skillId: code, name: other, isPreferred: false })),
])
const dictionary = await SkillDictionary.compile(names)
const named = (text: string) =>
  extractSkills(text, dictionary).map(({ matchedText, skillId }) => `${matchedText} → ${skillId}`)

test('every name of the starter vocabulary is found whole where experience in it is asked for, as its own skill', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), ({ skillId, name }) => {
      expect(named(`Experience in ${name} is asked for.`)).toContain(`${name} → ${skillId}`)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['Legal, safety and compliance', ['Legal, safety and compliance → legal-compliance']],
  ['legal safety, and compliance', []],
  ['510(k) files', ['510(k) → fda-submissions']],
  ['process, mapping', []],
])('a name with commas or brackets is meant by words with the same ones: %s', (text, expected) => {
  expect(named(text).filter((each) => / → (legal-compliance|fda-submissions|process-mapping)$/.test(each))).toEqual(
    expected,
  )
})
