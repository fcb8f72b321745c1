import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confidenceOf } from '../../../src/genome/inference/calibration.js'
import { type InferenceInput, inferSkills } from '../../../src/genome/inference/infer-skills.js'
import { OccupationLists } from '../../../src/genome/inference/occupation-lists.js'

const input = (over: Partial<InferenceInput> = {}): InferenceInput => ({
  held: [],
  titles: [],
  texts: [],
  occupations: OccupationLists.compile(new Map()),
  implied: [],
  unwanted: new Set(),
  ...over,
})

const skills = [...'abcdefghijklmnop']
const anySkill = fc.constantFrom(...skills)
const anySkills = fc.uniqueArray(anySkill)
const anyChance = fc.double({ min: 0.01, max: 0.99, noNaN: true })
const anyTitle = fc.record({
  factId: fc.constantFrom('account', 'job'),
  usual: fc.uniqueArray(fc.record({ skillId: anySkill, typicality: anyChance }), {
    selector: ({ skillId }) => skillId,
  }),
})
const anyText = fc.record({
  kind: fc.constantFrom('EXTRACTED_FROM_TEXT' as const, 'EDUCATION' as const),
  factId: fc.constantFrom('job', 'school'),
  skillIds: anySkills,
})
const anyInput = fc
  .record({
    held: anySkills,
    titles: fc.array(anyTitle, { maxLength: 3 }),
    texts: fc.array(anyText, { maxLength: 3 }),
    lists: fc.array(anySkills, { maxLength: 8 }),
    implied: fc.array(fc.record({ skillId: anySkill, fromSkillId: anySkill, affinity: anyChance })),
    rejected: anySkills,
  })
  .map(({ lists, rejected, held, ...of }) =>
    input({
      ...of,
      held,
      occupations: OccupationLists.compile(new Map(lists.map((list, index) => [`o${index}`, list]))),
      unwanted: new Set([...held, ...rejected]),
    }),
  )

test('nothing that is held or was rejected is suggested', () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      for (const { skillId } of inferSkills(given)) expect(given.unwanted.has(skillId)).toBe(false)
    }),
  )
})

test('each skill is suggested once, surest first, ties by id, with a confidence above 0 and below 1', () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      const suggestions = inferSkills(given)
      const key = ({ confidence, skillId }: (typeof suggestions)[number]) => [-confidence, skillId] as const
      const sorted = [...suggestions].sort((a, b) => key(a)[0] - key(b)[0] || (key(a)[1] < key(b)[1] ? -1 : 1))
      expect(suggestions).toEqual(sorted)
      expect(new Set(suggestions.map(({ skillId }) => skillId)).size).toBe(suggestions.length)
      for (const { confidence } of suggestions) {
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThan(1)
      }
    }),
  )
})

test('what makes surer is what a suggestion says it comes from: one source more never makes it less sure', () => {
  fc.assert(
    fc.property(anyInput, anyText, anyTitle, (given, text, title) => {
      const confidences = (of: InferenceInput) =>
        new Map(inferSkills(of).map(({ skillId, confidence }) => [skillId, confidence]))
      const more = confidences({ ...given, texts: [...given.texts, text], titles: [...given.titles, title] })
      for (const [skillId, confidence] of confidences(given))
        expect(more.get(skillId)).toBeGreaterThanOrEqual(confidence)
    }),
  )
})

test('a suggestion names the one fact or skill that it comes from', () => {
  const occupations = OccupationLists.compile(new Map(Array.from({ length: 9 }, (_, n) => [`o${n}`, ['sql', 'etl']])))
  const given = input({
    held: ['sql', 'html'],
    occupations,
    titles: [
      { factId: 'account', usual: [{ skillId: 'dax', typicality: 0.9 }] },
      {
        factId: 'job',
        usual: [
          { skillId: 'dax', typicality: 0.9 },
          { skillId: 'vba', typicality: 0.3 },
        ],
      },
    ],
    texts: [
      { kind: 'EDUCATION', factId: 'school', skillIds: ['algebra', 'latin'] },
      { kind: 'EXTRACTED_FROM_TEXT', factId: 'job', skillIds: ['algebra'] },
    ],
    implied: [{ skillId: 'css', fromSkillId: 'html', affinity: 0.9 }],
    unwanted: new Set(['sql', 'html']),
  })
  const derivations = Object.fromEntries(inferSkills(given).map(({ skillId, derivation }) => [skillId, derivation]))
  expect(derivations).toEqual({
    algebra: { kind: 'EXTRACTED_FROM_TEXT', factId: 'job' },
    latin: { kind: 'EDUCATION', factId: 'school' },
    dax: { kind: 'INFERRED_FROM_TITLE', factId: 'account' },
    vba: { kind: 'INFERRED_FROM_TITLE', factId: 'job' },
    etl: { kind: 'INFERRED_FROM_SKILL', fromSkillId: 'sql' },
    css: { kind: 'INFERRED_FROM_SKILL', fromSkillId: 'html' },
  })
})

test('a higher score is never a lower confidence', () => {
  fc.assert(
    fc.property(fc.constantFrom('LISTED', 'IMPLIED', 'TITLE'), anyChance, anyChance, (kind, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      expect(confidenceOf(kind, high)).toBeGreaterThanOrEqual(confidenceOf(kind, low))
    }),
  )
})

test('at most 40 are suggested', () => {
  const skillIds = Array.from({ length: 60 }, (_, n) => `skill ${n}`)
  expect(inferSkills(input({ texts: [{ kind: 'EDUCATION', factId: 'school', skillIds }] }))).toHaveLength(40)
})
