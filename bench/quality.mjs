import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readCareers } from './quality/careers.mjs'
import { intervalOf, measureRanking, metricNames } from './quality/metrics.mjs'
import { learnFrom, listScorers } from './quality/scorers.mjs'
import { makeWorld } from './quality/world.mjs'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, support: { type: 'string', default: '5' } },
})
const folder = join(resolve(process.env.FLUX_SHARED_DATA ?? join(import.meta.dirname, '../../shared/data')), 'onet')
const support = Number(values.support)
const say = (text) => process.stderr.write(`${text}\n`)

if (!existsSync(folder)) {
  console.log(`Quality is not measured: O*NET is not in ${folder} (FLUX_SHARED_DATA)`)
  process.exit(0)
}

const world = makeWorld(readCareers(folder))
const { relations, people, opportunities } = world
const occupationsOf = (list) => list.map(({ occupation }) => occupation)
const populations = { people: occupationsOf(people), opportunities: occupationsOf(opportunities) }
const firstPersonOf = new Map(people.map(({ occupation }, index) => [occupation, index]).reverse())
const queries = relations.flatMap((relation, index) => (relation && (!values.quick || index % 5 === 0) ? [index] : []))

/** Per scorer and direction, a row of metrics for each query. */
const results = new Map()
const add = (key, row) => results.set(key, [...(results.get(key) ?? []), row])

/** Ranks every query of these occupations in both directions, by every scorer that learned from these people. */
function rankAll(separation, training, occupations) {
  say(`${separation}: learning from ${training.length} people`)
  const scorers = listScorers(world, learnFrom(world, training, support))
  for (const [name, { toPeople, toOpportunities }] of Object.entries(scorers)) {
    say(`${separation}: ${name}`)
    for (const occupation of occupations) {
      const graded = relations[occupation]
      add(`${separation} ${name} F`, measureRanking(toPeople(occupation), populations.people, graded))
      const person = firstPersonOf.get(occupation)
      add(`${separation} ${name} R`, measureRanking(toOpportunities(person), populations.opportunities, graded))
    }
  }
  return Object.keys(scorers)
}

const names = rankAll('S1', world.train(), queries)
world.folds.forEach((fold, index) => {
  rankAll(
    'S2',
    world.trainWithout(index),
    fold.filter((occupation) => queries.includes(occupation)),
  )
})

const told = { F: 'candidates for an opportunity', R: 'opportunities for a person' }
console.log(
  `${queries.length} queries; ${people.length} people, ${opportunities.length} opportunities; counts below ${support} people are 0`,
)
for (const separation of ['S1', 'S2'])
  for (const direction of ['F', 'R']) {
    console.log(
      `\n${separation}, ${told[direction]}\n${'method'.padEnd(44)}${metricNames.map((name) => name.padEnd(22)).join('')}`,
    )
    for (const name of names) {
      const rows = results.get(`${separation} ${name} ${direction}`)
      const cells = metricNames.map((_metric, column) => {
        const { mean, low, high } = intervalOf(rows.map((row) => row[column]))
        return `${mean.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`.padEnd(22)
      })
      console.log(name.padEnd(44) + cells.join(''))
    }
  }
