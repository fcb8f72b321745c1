import { describe, expect, test } from 'vitest'
import { extractSkills } from '../../../src/skills/extract-skills.js'
import { SkillDictionary } from '../../../src/skills/extraction/dictionary.js'
import { starterVocabulary } from '../../../src/skills/starter/starter-vocabulary.js'

const dictionaryOf = (...names: string[]) =>
  SkillDictionary.compile(names.map((name) => ({ skillId: name, name, isPreferred: true })))

const some = await dictionaryOf(
  ...['Full-stack development', 'C', 'R', 'Go', 'C++', 'C#', '.NET', 'Node.js', 'T-SQL', 'SAP R/3', 'Excel', 'Rust'],
  ...[
    'Project management',
    'Data analysis',
    'Data',
    'Management',
    'Crème brûlée',
    'Wind turbines',
    'Java',
    'JavaScript',
  ],
)
const namedIn = (text: string) => extractSkills(text, some).map(({ skillId, matchedText }) => [matchedText, skillId])

describe('a text names a skill', () => {
  test.each([
    ['in any case', 'PROJECT MANAGEMENT', 'Project management', 'PROJECT MANAGEMENT'],
    ['with a blank for a hyphen', 'full stack development', 'Full-stack development', 'full stack development'],
    ['without accents', 'creme brulee', 'Crème brûlée', 'creme brulee'],
    ['in the singular', 'a wind turbine', 'Wind turbines', 'wind turbine'],
    ['turned round', 'the analysis of data', 'Data analysis', 'analysis of data'],
    ['as what somebody does', 'managing our projects', 'Project management', 'managing our projects'],
    ['with its marks', 'wrote C++.', 'C++', 'C++'],
    ['with a sharp', 'wrote C#, too', 'C#', 'C#'],
    ['with a dot before it', 'some .NET', '.NET', '.NET'],
    ['with a dot inside', 'some Node.js.', 'Node.js', 'Node.js'],
    ['with a hyphen', 'some T-SQL', 'T-SQL', 'T-SQL'],
    ['with a slash', 'some SAP R/3', 'SAP R/3', 'SAP R/3'],
    ['by the longest of its names there', 'We do data analysis here', 'Data analysis', 'data analysis'],
    ['in a list with others', 'Java, Rust', 'Rust', 'Rust'],
    ['as an everyday word that something says is meant', 'programming in Go', 'Go', 'Go'],
  ])('%s: %s', (_how, text, skill, words) => {
    expect(namedIn(text)).toContainEqual([words, skill])
  })

  test.each([
    'Vitamin C is good for you.',
    'We go home now.',
    'You excel at what you do.',
    'Rust on the hull.',
    'Mr. R. Smith said so.',
    'Javanese coffee',
    'node',
    'R&D',
  ])('not in: %s', (text) => {
    expect(namedIn(text)).toEqual([])
  })
})

describe('of several skills with one name', () => {
  test('the first is named, once', async () => {
    const names = ['one', 'two'].map((skillId) => ({ skillId, name: 'Kite making', isPreferred: true }))
    const found = extractSkills('Kite making', await SkillDictionary.compile(names))
    expect(found.map(({ skillId }) => skillId)).toEqual(['one'])
  })
})

test('every name of the starter vocabulary is read where a text says that it lists skills', async () => {
  const names = starterVocabulary.skills.flatMap(({ code, name, alternativeNames }) =>
    [name, ...alternativeNames].map((each) => ({ skillId: code, name: each, isPreferred: each === name })),
  )
  const dictionary = await SkillDictionary.compile(names)
  for (const { name } of names) {
    const found = extractSkills(`Skills: ${name}.`, dictionary)
    expect({ name, found }).toMatchObject({ name, found: [{ matchedText: name, start: 8 }] })
    const called = names.filter((each) => each.name.toLowerCase() === name.toLowerCase())
    expect(called.map(({ skillId }) => skillId)).toContain(found[0]?.skillId)
  }
})
