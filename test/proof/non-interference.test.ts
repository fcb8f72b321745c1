import { afterAll, beforeAll, expect, it } from 'vitest'
import { prove } from './prove.js'
import { type Server, startServer } from './servers.js'
import { readBudget } from './budget.js'

let servers: readonly [Server, Server]
beforeAll(async () => {
  servers = [await startServer(), await startServer()]
})
afterAll(() => Promise.all(servers.map((server) => server.stop())))

const budget = readBudget(process.env)

it('two worlds that differ only in what a viewer may not see give this viewer the same answers', { timeout: budget.timeoutMs }, async () => {
  const { report } = await prove(servers, budget)
  expect(report, report ?? '').toBeNull()
})
