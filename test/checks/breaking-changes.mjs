// No client of the schema before may break: node test/checks/breaking-changes.mjs
// BASE_REF names the commit to compare with; without it, the one before the newest.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { buildSchema, findBreakingChanges } from 'graphql'

const base = process.env.BASE_REF || 'HEAD^'

function readBase() {
  try {
    return execFileSync('git', ['show', `${base}:schema.graphql`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    if (process.env.BASE_REF) throw new Error(`BASE_REF ${base} has no schema.graphql`, { cause: error })
    return null
  }
}

const before = readBase()
if (before === null) {
  console.log(`breaking changes: nothing to compare with, ${base} has no schema.graphql`)
} else {
  const changes = findBreakingChanges(buildSchema(before), buildSchema(readFileSync('schema.graphql', 'utf8')))
  for (const { description } of changes) console.error(description)
  console.log(`breaking changes since ${base}: ${changes.length}`)
  process.exitCode = changes.length ? 1 : 0
}
