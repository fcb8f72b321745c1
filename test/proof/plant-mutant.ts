import path from 'node:path'
import { type Mutant, mutants } from './mutants.js'

const source = path.resolve(import.meta.dirname, '../../src')

/** A source file with the mutant's edits of it. @throws Error where an edit does not find its place, or finds two. */
export function editSource(code: string, file: string, { name, edits }: Mutant): string {
  return edits
    .filter((edit) => edit.file === file)
    .reduce((edited, { find, replace }) => {
      const [before, after, ...more] = edited.split(find)
      if (before === undefined || after === undefined || more.length)
        throw new Error(
          `The mutant ${name} must find its place in src/${file} exactly once; it found ${more.length + (after === undefined ? 0 : 1)}`,
        )
      return before + replace + after
    }, code)
}

/** The mutant of this name. @throws Error where there is none. */
export function mutantCalled(name: string): Mutant {
  const found = mutants.find((each) => each.name === name)
  if (!found) throw new Error(`There is no mutant ${name}`)
  return found
}

/** Gives the tests a source with one fault in it: only here, and only in the run that names the mutant. */
export function plantMutant(name: string) {
  const mutant = mutantCalled(name)
  return {
    name: 'plant-mutant',
    enforce: 'pre' as const,
    transform(code: string, id: string): string | null {
      const file = path.relative(source, id.split('?')[0] as string).replaceAll(path.sep, '/')
      return mutant.edits.some((edit) => edit.file === file) ? editSource(code, file, mutant) : null
    },
  }
}
