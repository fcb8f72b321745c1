import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readLabelled, score } from '../../bench/extraction-score.mjs'
import { extractSkills } from '../../src/skills/extract-skills.js'
import { SkillDictionary } from '../../src/skills/extraction/dictionary.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'

const names = starterVocabulary.skills.flatMap(({ code, name, alternativeNames }) => [
  { skillId: code, name, isPreferred: true },
  ...alternativeNames.map((other) => ({ skillId: code, name: other, isPreferred: false })),
])
const codes = new Map(names.map(({ name, skillId }) => [name.toLowerCase(), skillId]))
let dictionary: SkillDictionary
beforeAll(async () => {
  dictionary = await SkillDictionary.compile(names)
})

const find = (text: string) => extractSkills(text, dictionary)
const named = (text: string) => find(text).map(({ skillId, matchedText }) => `${skillId}: ${matchedText}`)

describe('of the sentences that were labelled by hand', () => {
  const read = (half: string) =>
    readLabelled(
      readFileSync(join(import.meta.dirname, 'extraction', `${half}-sentences.txt`), 'utf8'),
      (name: string) => codes.get(name.toLowerCase()),
    )

  test('there are two hundred and more', () => {
    expect(read('development').length + read('held-out').length).toBeGreaterThanOrEqual(200)
  })

  test.each([
    ['development', 0.97, 0.97],
    ['held-out', 0.97, 0.92],
  ] as const)('the %s half is read with a precision of %d and a recall of %d at least', (half, precision, recall) => {
    const found = score(read(half), (text: string) => find(text).map((each) => ({ ...each, code: each.skillId })))
    expect({ half, precision: found.precision }).toSatisfy((of: { precision: number }) => of.precision >= precision)
    expect({ half, recall: found.recall }).toSatisfy((of: { recall: number }) => of.recall >= recall)
  })
})

test('of every text, what is found stands there, in order, without overlapping, with a confidence above 0 and up to 1', () => {
  const piece = fc.oneof(
    fc.constantFrom(...names.map(({ name }) => name), ' and ', ', ', ' with ', '😀', 'é', '\n', 'the ', 'C', 'R', 'Go'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      let behind = 0
      for (const { start, end, matchedText, confidence } of find(text)) {
        expect(start).toBeGreaterThanOrEqual(behind)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(matchedText)
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
        behind = end
      }
    }),
  )
})

test.each([
  ['the longest name of a place', 'Kubernetes administration and data analysis', ['data-analysis: data analysis']],
  ['nothing in everyday words', 'Go and see whether everybody has access. We excel at that.', []],
  ['nothing in nothing', ' \n ', []],
])('%s is found', (_what, text, expected) => {
  for (const each of expected) expect(named(text)).toContain(each)
  if (expected.length === 0) expect(named(text)).toEqual([])
})
