import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildProducts } from './products.mjs'
import { startServer } from './servers.mjs'
import { createDatabase, openWorld, readTokenOf } from './world.mjs'

const { values } = parseArgs({
  options: { races: { type: 'string', default: '100000' }, lanes: { type: 'string', default: '10' } },
})
const races = Number(values.races)
const lanes = Number(values.lanes)
const say = (text) => process.stderr.write(`${text}\n`)

const setAudience =
  'mutation ($id: ID!, $audience: Audience) { setFactAudience(factId: $id, audience: $audience) { id } }'
/** Every employee's skill in three places, asked of the other process in one query. */
const look = `query ($ids: [ID!]!, $facts: [ID!]!, $skill: ID!) {
  people: nodes(ids: $ids) { id ... on Employee { skills { skill { id } } } }
  facts: nodes(ids: $facts) { id }
  found: employees(filter: { skills: [$skill] }, first: 100) { edges { node { id } } }
}`

/** How often each of these employees' skills shows in an answer: 0 to 3 places. */
function placesOf({ people, facts, found }, owners) {
  const ids = new Set(found.edges.map(({ node }) => node.id))
  return owners.map(
    ({ id }, lane) => (people[lane].skills.length > 0 ? 1 : 0) + (facts[lane] ? 1 : 0) + (ids.has(id) ? 1 : 0),
  )
}

async function post({ url, token }, query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await response.json()
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

const employer = 'Races'
const emailOf = (person) => `${person}@races.example`

/** A small employer: one talent partner, and an employee for each lane with a skill to hide. */
function loadWorkforce(product, env, folder) {
  const people = Array.from({ length: lanes }, (_, lane) => `p${lane}`)
  const rows = [...people, 'partner'].map((person) => `${person},${emailOf(person)},Person ${person},Welding:4`)
  const file = join(folder, 'workforce.csv')
  writeFileSync(file, ['employee_number,email,name,skills', ...rows, ''].join('\n'))
  const args = ['dist/src/cli.js', 'import-workforce', file, '--employer', employer, '--create', 'UNITED_STATES']
  execFileSync(process.execPath, args, { cwd: product, env: { ...process.env, ...env }, stdio: 'ignore' })
  return people
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/** Everybody shows a skill at the first process, and the talent partner sees all of them at the second, so that anything that may be kept is kept. */
async function showAll(owners, reader, variables, seen) {
  await Promise.all(owners.map((own) => post(own, setAudience, { id: own.fact, audience: null })))
  for (const places of placesOf(await post(reader, look, variables), owners)) if (places < 3) seen.missing += 1
}

/** Everybody hides it; as soon as the last hide is acknowledged, the talent partner looks again. */
async function hideAll(owners, reader, variables, seen) {
  const sentAt = performance.now()
  await Promise.all(
    owners.map(async (own) => {
      await post(own, setAudience, { id: own.fact, audience: 'ONLY_ME' })
      seen.acknowledged.push(performance.now() - sentAt)
    }),
  )
  const askedAt = performance.now()
  for (const places of placesOf(await post(reader, look, variables), owners)) {
    if (places > 0) seen.stale += 1
    seen.gone.push(performance.now() - askedAt)
  }
}

async function findOwnSkill(own) {
  const { viewer } = await post(own, '{ viewer { employee { id skills { id skill { id } } } } }', {})
  const [{ id: fact, skill }] = viewer.employee.skills
  return { ...own, id: viewer.employee.id, fact, skill: skill.id }
}

async function race(tokens, reader, seen) {
  const owners = await Promise.all(tokens.map(findOwnSkill))
  const variables = { ids: owners.map(({ id }) => id), facts: owners.map(({ fact }) => fact), skill: owners[0].skill }
  while (seen.gone.length < races) {
    await showAll(owners, reader, variables, seen)
    await hideAll(owners, reader, variables, seen)
    if (seen.gone.length % 5000 === 0) say(`${seen.gone.length} of ${races} races, ${seen.stale} stale`)
  }
}

function report(seen, seconds) {
  const line = (name, times) => {
    const sorted = [...times].sort((a, b) => a - b)
    return `  ${name.padEnd(66)}${quantile(sorted, 0.5).toFixed(1).padStart(8)}${quantile(sorted, 0.99).toFixed(1).padStart(8)}`
  }
  return [
    `${availableParallelism()} cores, Node.js ${process.versions.node}; 2 server processes, ${lanes} employees at once, ${seconds.toFixed(0)} s`,
    `${seen.gone.length} hide-read races: ${seen.stale} stale reads; ${seen.missing} shown facts that were missed`,
    `  ${''.padEnd(66)}${'p50 ms'.padStart(8)}${'p99 ms'.padStart(8)}`,
    line('a hide, from sending it to its acknowledgement', seen.acknowledged),
    line('then a look at the other process, from its start to the answer', seen.gone),
  ].join('\n')
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'flux-races-'))
  const servers = []
  let database
  try {
    say('building the product')
    const { on } = buildProducts(folder)
    database = await createDatabase(on, folder, { durable: false }) // what is in force is asked, not what survives a crash
    const env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error', DEMO: 'off' }
    const observer = join(import.meta.dirname, 'observe.mjs')
    const start = () => startServer({ script: join(on, 'dist/src/main.js'), cwd: on, env, observer })
    const people = loadWorkforce(on, env, folder)
    await openWorld(database.url)
    servers.push(await start(), await start())
    const tokenOf = (role, person) => readTokenOf(on, env, role, employer, emailOf(person))
    const reader = { url: servers[1].url, token: tokenOf('talent_partner', 'partner') }
    const owners = people.map((person) => ({ url: servers[0].url, token: tokenOf('employee', person) }))
    const seen = { stale: 0, missing: 0, acknowledged: [], gone: [] }
    const startedAt = performance.now()
    await race(owners, reader, seen)
    process.stdout.write(`${report(seen, (performance.now() - startedAt) / 1000)}\n`)
    if (seen.stale > 0) process.exitCode = 1
  } finally {
    for (const server of servers) await server.stop()
    await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
