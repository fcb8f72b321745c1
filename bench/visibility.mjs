import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { alternate, askOnce, countStatements, median } from './load.mjs'
import { directoryOperation, installPostgraphile, startPostgraphile } from './postgraphile.mjs'
import { buildProducts } from './products.mjs'
import { startServer } from './servers.mjs'
import { createDatabase, openWorld, readToken } from './world.mjs'

const isQuick = process.argv.includes('--quick')
const plan = isQuick ? { rounds: 3, seconds: 2, warmUp: 20 } : { rounds: 5, seconds: 8, warmUp: 60 }
const target = 21

const listing = {
  query: '{ opportunities(first: 20) { edges { node { id title candidates(first: 1) { totalCount } } } } }',
}
const candidatesQuery = `query ($id: ID!) { opportunity(id: $id) { candidates(first: 20) { edges { node {
  alias match { score } employee { name headline jobTitle orgUnit email location
    skills { skill { name } strength } experiences { title organization } education { institution } } } } } } }`
const directory = {
  query: '{ employees(first: 20) { edges { node { name headline jobTitle orgUnit email location } } totalCount } }',
}

const say = (text) => process.stderr.write(`${text}\n`)
const lines = []
const print = (text = '') => lines.push(text)

const figure = (value, digits = 1) => value.toFixed(digits)
const spread = (values, digits = 1) =>
  `${figure(median(values), digits)} (${figure(Math.min(...values), digits)}–${figure(Math.max(...values), digits)})`

function printRow(name, rounds) {
  const of = (key) => rounds.map((round) => round[key])
  const cells = [
    spread(of('perSecond')),
    figure(median(of('p50')), 0),
    figure(median(of('p99')), 0),
    figure(median(of('cpuMs'))),
  ]
  print(
    `  ${name.padEnd(40)}${cells[0].padEnd(24)}${cells
      .slice(1)
      .map((cell) => cell.padStart(10))
      .join('')}`,
  )
}

function printHead(title) {
  print()
  print(title)
  print(
    `  ${''.padEnd(40)}${'requests/s'.padEnd(24)}${['p50 ms', 'p99 ms', 'CPU ms'].map((cell) => cell.padStart(10)).join('')}`,
  )
}

/** The opportunity whose ranking is of middling length: neither the easiest nor the hardest to answer. */
async function pickOpportunity(server) {
  const { data } = JSON.parse(await askOnce(server, listing))
  const found = data.opportunities.edges.map(({ node }) => ({ ...node, people: node.candidates.totalCount }))
  return found.sort((a, b) => a.people - b.people || (a.id < b.id ? -1 : 1))[found.length >> 1]
}

/** @throws Error where two answers differ: then more than the cost of deciding would be measured. */
function checkEqual(a, b, what) {
  if (a !== b) throw new Error(`${what} differ: ${a.slice(0, 300)}\n${b.slice(0, 300)}`)
}

async function measureVisibility(on, off) {
  const { id, title, people } = await pickOpportunity(on)
  const operation = { query: candidatesQuery, variables: { id } }
  const answer = await askOnce(on, operation)
  checkEqual(answer, await askOnce(off, operation), 'The answers with visibility on and off')
  say(`A: candidates of "${title}", visibility on and off`)
  const sides = [on, off].map((server) => ({ server, operation }))
  const [withIt, without] = await alternate(sides, plan, say)
  printHead(
    `A. candidates(first: 20) of "${title}", nine facts each: ${people} people ranked, ${answer.length} characters, the same in both`,
  )
  printRow('visibility on', withIt)
  printRow('visibility off', without)
  const cost = withIt.map((round, index) => 100 * (1 - round.perSecond / without[index].perSecond))
  print(`  cost of visibility, pair by pair: ${spread(cost)} % of throughput; target: at most ${target} %`)
  const cpu = (of) => median(of.map((round) => round.cpuMs))
  print(`  CPU of the server process: ${figure(cpu(withIt) / cpu(without), 2)} of what it takes without`)
  return operation
}

/** The directory's people and count, as plain text that two servers can be compared by. */
const directoryOf = (text, field) => {
  const { edges, totalCount } = JSON.parse(text).data[field]
  return JSON.stringify([edges.map(({ node }) => node), totalCount])
}

async function measureDirectory(on, startOther) {
  const other = await startOther()
  if (!other) return
  try {
    const ours = directoryOf(await askOnce(on, directory), 'employees')
    checkEqual(ours, directoryOf(await askOnce(other, directoryOperation), 'allEmployeeCards'), 'The directories')
    say(`B: the directory, beside ${other.name}`)
    const sides = [
      { server: on, operation: directory },
      { server: other, operation: directoryOperation },
    ]
    const [mine, theirs] = await alternate(sides, plan, say)
    printHead('B. employees(first: 20), six fields and totalCount: the same people, order and count in both')
    printRow('Flux Work Genome', mine)
    printRow(other.name, theirs)
    const ratio = mine.map((round, index) => round.perSecond / theirs[index].perSecond)
    print(`  throughput beside PostGraphile, pair by pair: ${spread(ratio, 2)} times`)
  } finally {
    await other.stop()
  }
}

/** PostGraphile beside us, or null, which is said, where it is left out or cannot be installed. */
const postgraphileIn = (folder, product, databaseUrl, token) => async () => {
  if (!isQuick) say('installing PostGraphile 5')
  const problem = isQuick ? '--quick leaves PostGraphile out' : installPostgraphile(folder)
  if (!problem) return startPostgraphile(folder, product, databaseUrl, token)
  print()
  print(`B. not measured: ${problem}`)
  return null
}

async function measureStatements(on, operations) {
  print()
  print('C. one query at a time')
  print(`  ${''.padEnd(40)}${['statements', 'database ms', 'total ms'].map((cell) => cell.padStart(13)).join('')}`)
  for (const [name, operation] of Object.entries(operations)) {
    const { statements, databaseMs, totalMs } = await countStatements(on, operation, isQuick ? 10 : 40)
    const cells = [figure(statements, 0), figure(databaseMs), figure(totalMs)]
    print(`  ${name.padEnd(40)}${cells.map((cell) => cell.padStart(13)).join('')}`)
  }
}

async function measureAll(folder, products, database) {
  // On a busy machine twenty connections may wait long for their turn: nobody is turned away, or there is nothing to measure.
  const patience = { DATABASE_POOL_TIMEOUT_MS: '60000', STATEMENT_TIMEOUT_MS: '60000' }
  const env = {
    ...patience,
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'error',
    DEMO: 'on',
  }
  const observer = join(import.meta.dirname, 'observe.mjs')
  const start = (cwd) => startServer({ script: join(cwd, 'dist/src/main.js'), cwd, env, observer })
  const servers = []
  try {
    say('loading the demo workforce')
    servers.push(await start(products.on))
    await openWorld(database.url)
    servers.push(await start(products.off))
    const token = await readToken(products.on, env)
    const [on, off] = servers.map((server) => ({ ...server, token }))
    const candidates = await measureVisibility(on, off)
    await measureDirectory(on, postgraphileIn(join(folder, 'postgraphile'), products.on, database.url, token))
    await measureStatements(on, { 'candidates(first: 20)': candidates, 'employees(first: 20)': directory })
  } finally {
    for (const server of servers) await server.stop()
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'flux-bench-'))
  try {
    say('building the product, and a copy without visibility')
    const products = buildProducts(folder)
    const database = await createDatabase(products.on, folder)
    print(
      `${availableParallelism()} cores, Node.js ${process.versions.node}, PostgreSQL ${database.version}; 20 connections, ` +
        `${plan.rounds} rounds of about ${plan.seconds} s each, alternating; median (least–most)`,
    )
    try {
      await measureAll(folder, products, database)
    } finally {
      await database.drop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(`\n${lines.join('\n')}\n`)
}

await main()
