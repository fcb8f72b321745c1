import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'

// npm run prove -- --minutes 10 [--seed N] [--pair K] [--pairs N] [--operations N]
const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string' },
    pair: { type: 'string' },
    pairs: { type: 'string' },
    operations: { type: 'string' },
  },
})
const asked = Object.entries(values).map(([name, value]) => [`PROVE_${name.toUpperCase()}`, value])
const wrong = Object.entries(values).find(([, value]) => !(Number(value) >= 0))
if (wrong) {
  process.stderr.write(`--${wrong[0]} must be a number, not "${wrong[1]}"\n`)
  process.exit(2)
}
const root = path.resolve(import.meta.dirname, '../..')
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const given = [vitest, 'run', '--config', 'test/vitest.config.ts', 'test/proof/non-interference.test.ts']
const child = spawn(process.execPath, given, {
  cwd: root,
  env: { ...process.env, ...Object.fromEntries(asked) },
  stdio: 'inherit',
})
child.once('close', (code) => {
  process.exitCode = code ?? 1
})
