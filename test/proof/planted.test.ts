import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { mutants } from './mutants.js'
import { editSource } from './plant-mutant.js'

const root = path.resolve(import.meta.dirname, '../..')
const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js)$/.test(file))
    .map((file) => path.join(root, folder, file))

it('at least twenty leaks of different kinds are planted, each under a name of its own', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(22)
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
})

describe.each(mutants.map((each) => [each.name, each] as const))('the planted leak %s', (_name, mutant) => {
  it('finds its places in the present source, each exactly once', () => {
    for (const file of new Set(mutant.edits.map((edit) => edit.file))) {
      const code = readFileSync(path.join(root, 'src', file), 'utf8')
      expect(editSource(code, file, mutant)).not.toBe(code)
    }
  })
})

it('no planted leak is in the source that is built', () => {
  const code = filesBelow('src').map((file) => readFileSync(file, 'utf8'))
  const texts = mutants.flatMap(({ edits }) => edits.map(({ replace, find }) => ({ replace: replace.trim(), find })))
  for (const { replace, find } of texts)
    if (replace && !find.includes(replace))
      expect(
        code.some((each) => each.includes(replace)),
        replace,
      ).toBe(false)
})
