import autocannon from 'autocannon'

const connections = 20

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** What is asked of one server: where, by whom, which operation. */
const requestOf = ({ url, token }, { query, variables }) => ({
  url,
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  body: JSON.stringify({ query, variables }),
})

/** The text of one answer. @throws Error where it reports errors. */
export async function askOnce(server, operation) {
  const { url, ...request } = requestOf(server, operation)
  const text = await (await fetch(url, request)).text()
  if (text.includes('"errors"')) throw new Error(`A query under test fails: ${text.slice(0, 500)}`)
  return text
}

/** So many requests over twenty connections. @throws Error where an answer is not a success: then nothing was measured. */
async function loadServer(server, operation, amount) {
  const before = await server.observe()
  const startedAt = performance.now()
  let answeredAt = startedAt
  const running = autocannon({ ...requestOf(server, operation), connections, amount, timeout: 60 })
  running.on('response', () => {
    answeredAt = performance.now()
  })
  const run = await running // its own duration is in whole seconds
  const after = await server.observe()
  const failures = run.errors + run.non2xx
  if (failures > 0) throw new Error(`${failures} of ${amount} requests of a round failed`)
  return {
    perSecond: (1000 * amount) / (answeredAt - startedAt),
    p50: run.latency.p50,
    p99: run.latency.p99,
    cpuMs: (after.cpuMs - before.cpuMs) / amount,
  }
}

/** Warms a server up, and finds how many requests it answers in the seconds of a round. */
async function findAmount({ server, operation }, { seconds, warmUp }) {
  await loadServer(server, operation, warmUp)
  const { perSecond } = await loadServer(server, operation, warmUp)
  return Math.max(2 * connections, Math.round(perSecond * seconds))
}

/** Rounds that alternate between the servers, so that whatever else the machine does meets all of them; by server. */
export async function alternate(sides, plan, say) {
  const amounts = []
  for (const side of sides) amounts.push(await findAmount(side, plan))
  const measured = sides.map(() => [])
  for (let round = 1; round <= plan.rounds; round++) {
    for (const [index, { server, operation }] of sides.entries())
      measured[index].push(await loadServer(server, operation, amounts[index]))
    const latest = measured.map((of) => of.at(-1).perSecond.toFixed(1)).join(' and ')
    say(`  round ${round} of ${plan.rounds}: ${latest} requests/s`)
  }
  return measured
}

/** Statements and time in the database of one query, asked alone, one after another. */
export async function countStatements(server, operation, times) {
  const total = []
  await askOnce(server, operation)
  const before = await server.observe()
  for (let time = 0; time < times; time++) {
    const askedAt = performance.now()
    await askOnce(server, operation)
    total.push(performance.now() - askedAt)
  }
  const after = await server.observe()
  return {
    statements: (after.statements - before.statements) / times,
    databaseMs: (after.databaseMs - before.databaseMs) / times,
    totalMs: total.reduce((sum, each) => sum + each, 0) / times,
  }
}
