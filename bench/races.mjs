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

const skills = [
  'Welding',
  'Python',
  'SQL',
  'Java',
  'Kotlin',
  'Forecasting',
  'Spreadsheets',
  'Dispatching',
  'Route optimization',
  'Go',
]

/** Sets the audience of each of an employee's skills: as many changes, each in a transaction of its own, acknowledged together. */
const setAudiences = `mutation (${skills.map((_each, n) => `$f${n}: ID!`).join(' ')} $audience: Audience) {
  ${skills.map((_each, n) => `s${n}: setFactAudience(factId: $f${n}, audience: $audience) { id }`).join(' ')} }`
const audiencesOf = (own, audience) => ({
  ...Object.fromEntries(own.facts.map((fact, n) => [`f${n}`, fact])),
  audience,
})
/** All skills of all employees in three places, asked of the other process in one query: the list, the fact by its id, the filter. */
const look = `query ($ids: [ID!]!, $facts: [ID!]!, $skills: [ID!]!) {
  people: nodes(ids: $ids) { id ... on Employee { skills { id } } }
  facts: nodes(ids: $facts) { id }
  found: employees(filter: { skills: $skills }, first: 100) { edges { node { id } } }
}`

/** In how many places each fact shows, in the order of the employees' facts: 0 to 3. */
function placesOf({ people, facts, found }, owners) {
  const finds = new Set(found.edges.map(({ node }) => node.id))
  const listed = new Set(people.flatMap((each) => each.skills.map(({ id }) => id)))
  const byId = new Set(facts.filter(Boolean).map(({ id }) => id))
  return owners.flatMap(({ id, facts: own }) =>
    own.map((fact) => (listed.has(fact) ? 1 : 0) + (byId.has(fact) ? 1 : 0) + (finds.has(id) ? 1 : 0)),
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
  const rows = [...people, 'partner'].map(
    (person) => `${person},${emailOf(person)},Person ${person},${skills.join('; ')}`,
  )
  const file = join(folder, 'workforce.csv')
  writeFileSync(file, ['employee_number,email,name,skills', ...rows, ''].join('\n'))
  const args = ['dist/src/cli.js', 'import-workforce', file, '--employer', employer, '--create', 'UNITED_STATES']
  execFileSync(process.execPath, args, { cwd: product, env: { ...process.env, ...env }, stdio: 'ignore' })
  return people
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/** Everybody shows their skills at the first process, and the talent partner sees all of them at the second, so that anything that may be kept is kept. */
async function showAll(owners, reader, variables, seen) {
  await Promise.all(owners.map((own) => post(own, setAudiences, audiencesOf(own, null))))
  for (const places of placesOf(await post(reader, look, variables), owners)) if (places < 3) seen.missing += 1
}

/** Everybody hides them; as soon as the last hide is acknowledged, the talent partner looks again. */
async function hideAll(owners, reader, variables, seen) {
  const sentAt = performance.now()
  await Promise.all(
    owners.map(async (own) => {
      await post(own, setAudiences, audiencesOf(own, 'ONLY_ME'))
      seen.acknowledged.push((performance.now() - sentAt) / skills.length)
    }),
  )
  const askedAt = performance.now()
  for (const places of placesOf(await post(reader, look, variables), owners)) {
    if (places > 0) seen.stale += 1
    seen.gone.push(performance.now() - askedAt)
  }
}

async function findOwnSkills(own) {
  const { viewer } = await post(own, '{ viewer { employee { id skills { id skill { id } } } } }', {})
  const { id, skills: held } = viewer.employee
  if (held.length !== skills.length) throw new Error('The vocabulary lacks a skill of the races')
  return { ...own, id, facts: held.map((each) => each.id), skills: held.map(({ skill }) => skill.id) }
}

async function race(tokens, reader, seen) {
  const owners = await Promise.all(tokens.map(findOwnSkills))
  const facts = owners.flatMap((own) => own.facts)
  const variables = { ids: owners.map(({ id }) => id), facts, skills: owners[0].skills }
  while (seen.gone.length < races) {
    await showAll(owners, reader, variables, seen)
    await hideAll(owners, reader, variables, seen)
    if (seen.gone.length % 5000 === 0) say(`${seen.gone.length} of ${races} races, ${seen.stale} stale`)
  }
}

function report(seen, seconds) {
  const line = (name, times) => {
    const sorted = [...times].sort((a, b) => a - b)
    return `  ${name.padEnd(76)}${quantile(sorted, 0.5).toFixed(1).padStart(8)}${quantile(sorted, 0.99).toFixed(1).padStart(8)}`
  }
  return [
    `${availableParallelism()} cores, Node.js ${process.versions.node}; 2 server processes, ${lanes} employees at once, ${seconds.toFixed(0)} s`,
    `${seen.gone.length} hide-read races: ${seen.stale} stale reads; ${seen.missing} shown facts that were missed`,
    `  ${''.padEnd(76)}${'p50 ms'.padStart(8)}${'p99 ms'.padStart(8)}`,
    line('a hide: its share of the time from sending ten to their acknowledgement', seen.acknowledged),
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
