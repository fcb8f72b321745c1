import { expect, test } from 'vitest'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { readSkills } from '../../src/skills/starter/table.js'

const { skills, occupations } = starterVocabulary
const skillOf = new Map(skills.map((skill) => [skill.code, skill]))
const repeated = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index)
const lower = (text: string) => text.toLowerCase()

test('the starter vocabulary has at least 400 skills in at least 12 families, and at least 60 occupations', () => {
  expect(skills.length).toBeGreaterThanOrEqual(400)
  expect(new Set(skills.map(({ family }) => family)).size).toBeGreaterThanOrEqual(12)
  expect(occupations.length).toBeGreaterThanOrEqual(60)
})

test('every code is a slug that is used once', () => {
  for (const codes of [skills.map(({ code }) => code), occupations.map(({ code }) => code)]) {
    expect(repeated(codes)).toEqual([])
    expect(codes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([])
  }
})

test('no name or other name stands for two skills', () => {
  expect(repeated(skills.flatMap(({ name, alternativeNames }) => [name, ...alternativeNames]).map(lower))).toEqual([])
})

test('no title or other title stands for two occupations', () => {
  expect(
    repeated(occupations.flatMap(({ title, alternativeTitles }) => [title, ...alternativeTitles]).map(lower)),
  ).toEqual([])
})

test('every link of a skill leads to another skill', () => {
  for (const { code, broader, related } of skills) {
    const links = [...broader, ...related]
    expect({ code, broken: links.filter((link) => link === code || !skillOf.has(link)) }).toEqual({ code, broken: [] })
    expect({ code, repeated: repeated(links) }).toEqual({ code, repeated: [] })
  }
})

test('every family has one top, which every other skill of the family is narrower than', () => {
  for (const { code, family, broader } of skills) {
    expect(skillOf.get(family)?.broader).toEqual([])
    expect({ code, isTop: broader.length === 0 }).toEqual({ code, isTop: code === family })
    const above = new Set(broader)
    for (const ancestor of above) for (const next of skillOf.get(ancestor)?.broader ?? []) above.add(next)
    expect(code === family || above.has(family)).toBe(true)
  }
})

test('no skill is broader than itself, over any number of steps', () => {
  const above = new Map(skills.map(({ code, broader }) => [code, new Set(broader)]))
  for (const [code, ancestors] of above) {
    for (const ancestor of ancestors) for (const next of skillOf.get(ancestor)?.broader ?? []) ancestors.add(next)
    expect({ code, isOwnAncestor: ancestors.has(code) }).toEqual({ code, isOwnAncestor: false })
  }
})

test('a related skill is related in turn', () => {
  for (const { code, related } of skills)
    for (const other of related) expect(skillOf.get(other)?.related).toContain(code)
})

test('every skill has a name and a description of one sentence', () => {
  for (const { name, description } of skills) {
    expect(name).not.toBe('')
    expect(description).toMatch(/^[A-Z].{10,}[^.]\.$/)
  }
})

test('every occupation names 8 to 15 usual skills that exist, none twice, from most to least typical', () => {
  for (const { code, family, skills: usual } of occupations) {
    const codes = usual.map(({ skill }) => skill)
    expect({ code, broken: [family, ...codes].filter((skill) => !skillOf.has(skill)) }).toEqual({ code, broken: [] })
    expect({ code, repeated: repeated(codes) }).toEqual({ code, repeated: [] })
    expect(codes.length).toBeGreaterThanOrEqual(8)
    expect(codes.length).toBeLessThanOrEqual(15)
    const typicalities = usual.map(({ typicality }) => typicality)
    expect(typicalities).toEqual(typicalities.toSorted((a, b) => b - a))
    expect(typicalities.every((typicality) => typicality > 0 && typicality <= 1)).toBe(true)
  }
})

test('the common short names of well-known skills are known', () => {
  const codeOf = new Map(skills.flatMap(({ code, alternativeNames }) => alternativeNames.map((name) => [name, code])))
  expect(['JS', 'K8s', 'Postgres', 'ML', 'MLOps', 'Excel'].map((name) => codeOf.get(name) ?? name)).toEqual([
    'javascript',
    'kubernetes',
    'postgresql',
    'machine-learning',
    'machine-learning-operations',
    'spreadsheets',
  ])
})

test('learning is short between PostgreSQL and MySQL, and between React and Vue.js', () => {
  expect(skillOf.get('postgresql')?.related).toContain('mysql')
  expect(skillOf.get('vue')?.related).toContain('react')
})

test('a line of the outline without five columns, or two steps deeper than the last, is refused', () => {
  expect(() => readSkills('top | Top | | Described.')).toThrow('top | Top')
  expect(() => readSkills('top | Top | | | The top.\n    deep | Deep | | | Too deep.')).toThrow('deep | Deep')
})
