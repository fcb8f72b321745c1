import { writeSync } from 'node:fs'
import type { Budget } from './budget.js'
import { drawPair, type Leak, runPair, type Servers } from './pair.js'
import { reduceLeak } from './reduce.js'
import { reportLeak } from './report.js'

/** What came of a proof. `report` null: nothing leaked. */
export interface Outcome {
  readonly pairs: number
  readonly leak: Leak | null
  readonly report: string | null
}

/** Worlds are taken away so many pairs at a time: emptying the tables takes longer than filling them. */
const pairsBetweenClearing = 20

const say = (line: string) => void writeSync(2, `${line}\n`)

/** Runs pair after pair until one leaks or the budget is used up. */
export async function prove(servers: Servers, budget: Budget): Promise<Outcome> {
  const { seed, operations } = budget
  const started = performance.now()
  const first = budget.pair ?? 0
  const last = budget.pair ?? budget.pairs - 1
  say(`Seed ${seed}`)
  let pairs = 0
  for (let number = first; number <= last && performance.now() - started < budget.endsAfterMs; number++) {
    if ((number - first) % pairsBetweenClearing === 0) {
      await Promise.all(servers.map((server) => server.clear()))
      say(`${number - first} pairs, ${Math.round((performance.now() - started) / 1000)} s`)
    }
    const found = await runPair(servers, drawPair(seed, number), operations)
    pairs += 1
    if (!found) continue
    const leak = budget.reduces ? await reduceLeak(servers, found) : found
    const replay = `npm run prove -- --seed ${seed} --pair ${number}`
    return { pairs, leak, report: reportLeak(leak, replay) }
  }
  say(`${pairs} pairs of worlds, ${pairs * operations} operations in both: no difference`)
  return { pairs, leak: null, report: null }
}
