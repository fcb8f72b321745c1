import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readBudget } from './budget.js'
import { prove } from './prove.js'
import { type Server, startServer } from './servers.js'

let servers: readonly [Server, Server]
beforeAll(async () => {
  servers = [await startServer(), await startServer()]
})
afterAll(() => Promise.all(servers.map((server) => server.stop())))

const budget = readBudget(process.env)

it('two worlds that differ only in what a viewer may not see give this viewer the same answers', {
  timeout: budget.timeoutMs,
}, async () => {
  const started = performance.now()
  const { report, pairs, leak } = await prove(servers, budget)
  const seconds = (performance.now() - started) / 1000
  const result = JSON.stringify({ difference: leak?.difference ?? null, pairs, seconds, report })
  if (process.env.PROVE_RESULT) writeFileSync(process.env.PROVE_RESULT, result)
  if (report !== null) expect.fail(report)
  expect(pairs).toBeGreaterThan(0)
})
