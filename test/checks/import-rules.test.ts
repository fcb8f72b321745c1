import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkImports } from './import-rules.mjs'

let project: string
beforeEach(() => {
  project = mkdtempSync(path.join(os.tmpdir(), 'flux-imports-'))
  symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'))
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

/** Plants files that hold nothing but imports, and answers which rules they break. */
async function plant(imports: Record<string, string | string[]>): Promise<string[]> {
  const targets = Object.entries(imports).flatMap(([file, specifiers]) =>
    [specifiers]
      .flat()
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => path.join(path.dirname(file), specifier.replace(/\.js$/, '.ts'))),
  )
  for (const file of new Set([...targets, ...Object.keys(imports)])) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true })
    const lines = [imports[file] ?? []].flat().map((specifier) => `import type * as x from '${specifier}'`)
    writeFileSync(path.join(project, file), `${lines.join('\n')}\nexport {}\n`)
  }
  const { violations } = await checkImports(project)
  return violations.map((violation) => violation.replace(/^.*: /, ''))
}

it.each([
  ['visibility imports no other domain', 'src/visibility/decide.ts', '../people/employee.js', 'visibility-imports'],
  ['skills do not know people', 'src/skills/vocabulary.ts', '../people/employee.js', 'skills-imports'],
  ['people do not know matching', 'src/people/employee.store.ts', '../matching/score.js', 'people-role-imports'],
  [
    'matching reads people only through the visible projection',
    'src/matching/score.ts',
    '../people/employee.js',
    'matching-reads-people-through-the-visible-projection',
  ],
  [
    'opportunities do not know matching',
    'src/opportunities/opportunity.ts',
    '../matching/score.js',
    'opportunities-imports',
  ],
  ['identity knows no people', 'src/identity/claims.ts', '../people/employee.js', 'identity-imports'],
  ['the demo is data', 'src/demo/people.ts', '../matching/score.js', 'demo-imports'],
  [
    'contact does not use the store of notifications',
    'src/contact/ask.job.ts',
    '../notifications/alert.store.js',
    'one-way-beside-each-other',
  ],
  [
    'the database uses no store',
    'src/database/data-source.ts',
    '../people/employee.store.js',
    'database-knows-only-entities',
  ],
  ['pure files use no store', 'src/people/reporting.ts', './employee.store.js', 'pure-imports-no-file-with-a-role'],
  ['pure files do not know TypeORM', 'src/people/reporting.ts', 'typeorm', 'pure-imports-no-database-and-no-graphql'],
  [
    'pure files do not know type-graphql',
    'src/people/reporting.ts',
    'type-graphql',
    'pure-imports-no-database-and-no-graphql',
  ],
  ['pure files do not know GraphQL', 'src/people/reporting.ts', 'graphql', 'pure-imports-no-database-and-no-graphql'],
  ['pure files do not know PostgreSQL', 'src/people/reporting.ts', 'pg', 'pure-imports-no-database-and-no-graphql'],
  ['pure files do not know the database', 'src/people/reporting.ts', '../database/transaction.js', 'people-imports'],
  ['errors import nothing of ours', 'src/errors.ts', './people/employee.js', 'roots-import-nothing-of-ours'],
  ['nobody but main imports the app', 'src/cli.ts', './app.js', 'nobody-imports-the-top'],
  ['nobody imports main', 'src/cli.ts', './main.js', 'nobody-imports-the-top'],
  ['migrations stand alone', 'migrations/1-begin.ts', '../src/errors.js', 'migrations-stand-alone'],
  ['a folder without a row is found', 'src/helpers/text.ts', '../errors.js', 'every-folder-has-a-row'],
])('%s', async (_fact, file, specifier, rule) => {
  expect(await plant({ [file]: specifier })).toEqual([rule])
})

it('two files that import each other are found', async () => {
  const circle = { 'src/people/a.ts': './b.js', 'src/people/b.ts': './a.js' }
  expect(new Set(await plant(circle))).toEqual(new Set(['no-circle']))
})

it('an import of a file that does not exist is found', async () => {
  mkdirSync(path.join(project, 'src/people'), { recursive: true })
  writeFileSync(path.join(project, 'src/people/a.ts'), `export * from './lost.js'\n`)
  expect((await checkImports(project)).violations).toEqual(['src/people/a.ts → ./lost.js: imports-exist'])
})

it('what the table allows breaks no rule', async () => {
  const allowed = {
    'src/people/employee.store.ts': [
      'typeorm',
      'pg',
      './employee.js',
      '../visibility/decide.js',
      '../database/transaction.js',
      '../errors.js',
    ],
    'src/people/employee.ts': ['../visibility/facet.js', '../skills/vocabulary.js', '../relay/global-id.js'],
    'src/api/server.ts': [
      'graphql',
      '../matching/score.js',
      '../database/transaction.js',
      '../identity/claims.js',
      '../config.js',
    ],
    'src/contact/ask.ts': ['../notifications/alert.js', '../matching/score.js'],
    'src/main.ts': './app.js',
    'src/app.ts': ['./api/server.js', './people/employee.store.js'],
  }
  expect(await plant(allowed)).toEqual([])
})
