import { execFileSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

const facets = ['identity', 'position', 'contact', 'location', 'experience', 'education', 'skills', 'qualities']
const otherFacets = ['interests', 'assignments', 'availability']
const factTables = ['account_fact', 'genome_skill', 'experience', 'education', 'quality', 'interest', 'assignment']

/** Everybody shows everything to everybody, so that a server that decides and one that does not give the same answers. */
const openEverything = [
  `UPDATE visibility_settings SET ${[...facets, ...otherFacets].map((each) => `"${each}" = 'COLLEAGUES'`).join(', ')},
     discoverability = 'FULL', use_public_data = true, hide_interest_from_managers = false`,
  'DELETE FROM block',
  ...[...factTables, 'availability'].flatMap((table) => [
    `UPDATE ${table} SET own_audience = NULL WHERE own_audience IS NOT NULL`,
    `DELETE FROM ${table} WHERE source = 'INFERRED'`,
  ]),
  'VACUUM ANALYZE',
]

async function withClient(url, work) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Runs statements one after another on a connection of their own; the rows of the last. */
export const runSql = (url, ...statements) =>
  withClient(url, async (client) => {
    let rows = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  })

/** The server to measure on: DATABASE_URL, or the embedded one. */
async function startPostgres(product, folder, durable) {
  const given = process.env.DATABASE_URL?.trim()
  if (given) return { url: given, stop: async () => {} }
  chmodSync(folder, 0o711) // as root the server runs under another account, which must pass through
  const module = pathToFileURL(join(product, 'dist/src/database/embedded-postgres.js')).href
  return (await import(module)).startEmbeddedPostgres({ dataDir: join(folder, 'data'), durable })
}

/** A database of the benchmark's own, on the server of DATABASE_URL or on an embedded one (which is not durable on demand); `drop` removes it. */
export async function createDatabase(product, folder, { durable = true } = {}) {
  const server = await startPostgres(product, folder, durable)
  const name = `flux_bench_${process.pid}`
  const [{ version }] = await runSql(
    server.url,
    `CREATE DATABASE ${name}`,
    "SELECT current_setting('server_version') AS version",
  )
  const url = new URL(server.url)
  url.pathname = `/${name}`
  const drop = async () => {
    await runSql(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await server.stop()
  }
  return { url: url.href, version, drop }
}

export const openWorld = (url) => runSql(url, ...openEverything)

/** A sign-in token by role, employer and (where the employer is no demo) e-mail address. */
export function readTokenOf(product, env, role, employer, email) {
  const args = ['dist/src/cli.js', 'token', role, '--employer', employer, ...(email ? ['--email', email] : [])]
  const options = { cwd: product, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] }
  return execFileSync(process.execPath, args, { ...options, encoding: 'utf8' }).trim()
}

/** A sign-in token of the talent partner of the larger demo employer. */
export async function readToken(product, env) {
  const [{ name }] = await runSql(
    env.DATABASE_URL,
    'SELECT r.name FROM employer r JOIN employee e ON e.employer_id = r.employer_id GROUP BY 1 ORDER BY count(*) DESC LIMIT 1',
  )
  return readTokenOf(product, env, 'talent_partner', name)
}
