import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildProducts } from './products.mjs'
import { startServer } from './servers.mjs'
import { createDatabase, openWorld, readTokenOf } from './world.mjs'

const { values } = parseArgs({
  options: { races: { type: 'string', default: '100000' }, lanes: { type: 'string', default: '6' } },
})
const races = Number(values.races)
const lanes = Number(values.lanes)
const say = (text) => process.stderr.write(`${text}\n`)

const setAudience =
  'mutation ($id: ID!, $audience: Audience) { setFactAudience(factId: $id, audience: $audience) { id } }'
/** Each way that the skill of one employee can show, asked of the other process; true where it does. */
const places = [
  {
    query: 'query ($id: ID!) { employee(id: $id) { skills { skill { id } } } }',
    shows: ({ employee }, { skill }) => employee.skills.some((each) => each.skill.id === skill),
  },
  { query: 'query ($fact: ID!) { node(id: $fact) { id } }', shows: ({ node }) => node !== null },
  {
    query:
      'query ($search: String!, $skill: ID!) { employees(filter: { search: $search, skills: [$skill] }, first: 5) { totalCount edges { node { id } } } }',
    shows: ({ employees }, { id }) => employees.edges.some(({ node }) => node.id === id),
  },
]

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

/** One employee hides and shows one skill at the first process while the talent partner looks at the second. */
async function runLane(own, reader, count, seen) {
  const { viewer } = await post(own, '{ viewer { employee { id name skills { id skill { id } } } } }', {})
  const [{ id: fact, skill }] = viewer.employee.skills
  const known = { id: viewer.employee.id, search: viewer.employee.name, fact, skill: skill.id }
  for (let race = 0; race < count; race++) {
    const place = places[race % places.length]
    const sentAt = performance.now()
    await post(own, setAudience, { id: fact, audience: 'ONLY_ME' })
    const acknowledgedAt = performance.now()
    if (place.shows(await post(reader, place.query, known), known)) seen.stale += 1
    seen.acknowledged.push(acknowledgedAt - sentAt)
    seen.gone.push(performance.now() - sentAt)
    await post(own, setAudience, { id: fact, audience: null })
    if (race % 10 === 0 && !place.shows(await post(reader, place.query, known), known)) seen.missing += 1
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
    line('until the answer of the other process that shows it in force', seen.gone),
  ].join('\n')
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'flux-races-'))
  const servers = []
  let database
  try {
    say('building the product')
    const { on } = buildProducts(folder)
    database = await createDatabase(on, folder)
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
    await Promise.all(owners.map((own) => runLane(own, reader, Math.ceil(races / lanes), seen)))
    process.stdout.write(`${report(seen, (performance.now() - startedAt) / 1000)}\n`)
    if (seen.stale > 0) process.exitCode = 1
  } finally {
    for (const server of servers) await server.stop()
    await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
