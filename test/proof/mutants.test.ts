import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { type Mutant, mutants } from './mutants.js'

/** Three tenths of what every run of the proof tries. */
const budget = { pairs: 90, operations: 30 }
const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(os.tmpdir(), 'flux-mutants-'))

interface Caught {
  readonly difference: string | null
  readonly pairs: number
  readonly seconds: number
}
const caught = new Map<string, Caught>()

/** Runs the proof on the source with one fault in it, in a process of its own on the same database server. */
function proveMutant({ name, seed, theme }: Mutant): Promise<Caught> {
  const result = path.join(folder, `${name}.json`)
  const environment = {
    ...process.env,
    FLUX_MUTANT: name,
    ...(seed === undefined ? {} : { PROVE_SEED: String(seed) }),
    ...(theme === undefined ? {} : { PROVE_THEME: theme }),
    DATABASE_URL: inject('testServer').adminUrl,
    PROVE_PAIRS: String(budget.pairs),
    PROVE_OPERATIONS: String(budget.operations),
    PROVE_REDUCES: 'no',
    PROVE_RESULT: result,
  }
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
  const given = [vitest, 'run', '--config', 'test/vitest.config.ts', 'test/proof/non-interference.test.ts']
  const child = spawn(process.execPath, given, { cwd: root, env: environment, stdio: 'ignore' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      try {
        resolve(JSON.parse(readFileSync(result, 'utf8')))
      } catch (cause) {
        reject(new Error(`The proof of ${name} did not come to a result`, { cause }))
      }
    })
  })
}

/** What each planted leak was caught by, as a table in Markdown. */
function tabulate(): string {
  const rows = mutants.flatMap(({ name, leaks }) => {
    const of = caught.get(name)
    return of ? [`| ${name} | ${leaks} | ${of.difference ?? 'nothing'} | ${of.pairs} | ${of.seconds.toFixed(1)} |`] : []
  })
  return ['| mutant | what it leaks | caught by | after pairs | seconds |', '|---|---|---|---|---|', ...rows, ''].join(
    '\n',
  )
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  console.log(tabulate())
  if (process.env.PROVE_REPORT) writeFileSync(process.env.PROVE_REPORT, tabulate())
})

const chosen = process.env.PROVE_MUTANTS?.split(',')

describe.skipIf(process.env.FLUX_MUTANT)('the proof catches what was planted', () => {
  it.concurrent.each(
    mutants.filter(({ name }) => chosen?.includes(name) ?? true).map((each) => [each.name, each.leaks, each] as const),
  )(
    '%s: %s',
    async (name, _leaks, planted) => {
      const found = await proveMutant(planted)
      caught.set(name, found)
      expect(found.difference).not.toBeNull()
    },
    10 * 60_000,
  )
})
