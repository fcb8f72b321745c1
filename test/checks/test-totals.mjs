// Adds up what vitest's JSON reporter wrote, one file a run: node test/checks/test-totals.mjs file…
// Fails when a run left no file, failed, or passed no test.
import { existsSync, readFileSync } from 'node:fs'

const files = process.argv.slice(2)
const runs = files.filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const total = (count) => runs.reduce((sum, run) => sum + count(run), 0)

const passed = total((run) => run.numPassedTests)
/** A file that could not be loaded has no tests to count: it counts as one. */
const failed = total(
  (run) =>
    run.numFailedTests +
    run.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.length).length,
)
const skipped = total((run) => run.numPendingTests + run.numTodoTests)
const complete = runs.length === files.length && runs.every((run) => run.success && run.numPassedTests > 0)

if (runs.length < files.length) console.log(`${files.length - runs.length} of ${files.length} test runs did not happen`)
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = complete && failed === 0 ? 0 : 1
