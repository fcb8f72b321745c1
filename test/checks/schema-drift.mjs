// schema.graphql is what the code serves. Needs a build: node test/checks/schema-drift.mjs
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const served = execFileSync(process.execPath, ['dist/src/cli.js', 'print-schema'], { encoding: 'utf8' }).split('\n')
const committed = readFileSync('schema.graphql', 'utf8').split('\n')
const line = served.findIndex((text, index) => text !== committed[index])

if (line < 0 && served.length === committed.length) {
  console.log('schema drift: none')
} else {
  const at = line < 0 ? served.length : line
  console.error(`schema.graphql differs from the code, first in line ${at + 1}:`)
  console.error(`  file: ${committed[at] ?? '(ends)'}\n  code: ${served[at] ?? '(ends)'}`)
  console.error('If the change is meant: npm run --silent cli -- print-schema > schema.graphql')
  process.exitCode = 1
}
