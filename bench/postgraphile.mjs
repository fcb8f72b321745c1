import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startServer } from './servers.mjs'
import { runSql } from './world.mjs'

const packages = ['node@22', 'postgraphile@5']
const shown = {
  name: 'IDENTITY',
  headline: 'IDENTITY',
  jobTitle: 'POSITION',
  orgUnit: 'POSITION',
  email: 'CONTACT',
  location: 'LOCATION',
}

/** The directory as PostGraphile is asked for it: the fields, the order and the count of ours. */
export const directoryOperation = {
  query: `{ allEmployeeCards(first: 20, orderBy: [SORT_KEY_ASC]) {
    edges { node { name headline jobTitle orgUnit email location } } totalCount } }`,
}

const serverScript = `
import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

const pgSettings = JSON.parse(process.env.PG_SETTINGS)
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['bench'], poolConfig: { max: 10 } })],
  grafserv: { graphqlPath: '/graphql', watch: false, graphiql: false },
  grafast: { explain: false, context: { pgSettings } },
})
const server = createServer()
await instance.createServ(grafserv).addTo(server)
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
`

/** Installs PostGraphile 5, and a Node.js that it runs on, in a folder of its own. @returns null, or why it cannot be had */
export function installPostgraphile(folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status, stderr, error } = spawnSync(
    npm,
    ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 240_000,
      shell: process.platform === 'win32',
    },
  )
  if (status !== 0) return (error?.message ?? stderr).trim().split('\n').at(-1)
  return existsSync(nodeOf(folder)) ? null : 'npm installed no Node.js 22 (are install scripts off?)'
}

const nodeOf = (folder) => join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

const versionOf = (folder, name) =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version

/**
 * The directory as a view for PostGraphile, its conditions written by the product's own module: who exists for the viewer and
 * which of their facts are shown. The tables' row-level security fences the employer, as it does for us.
 */
async function createView(product, databaseUrl) {
  const module = pathToFileURL(join(product, 'dist/src/visibility/visible-sql.js')).href
  const { SqlParameters, standingSql, visibleSql } = await import(module)
  const standing = standingSql({ employeeId: null, isEmployerSide: true }, 'none', new SqlParameters())
  const fact = (name, expression = 'f.value') => `(SELECT ${expression} FROM account_fact f
    WHERE f.employer_id = s.employer_id AND f.employee_id = s.employee_id AND f.name = '${name}' AND ${visibleSql(shown[name], 'f')})`
  const columns = Object.keys(shown).map((name) => `${fact(name)} AS "${name}"`)
  const viewer = `(nullif(current_setting('flux.viewer_id', true), ''))`
  await runSql(
    databaseUrl,
    'CREATE SCHEMA bench',
    `CREATE VIEW bench.employee_card WITH (security_invoker = true) AS
     SELECT s.employee_id AS id, ${columns.join(', ')}, ${fact('name', 'lower(unaccent(f.value))')} COLLATE "C" AS sort_key
     FROM (${standing.replaceAll('$1', viewer)}) t JOIN visibility_settings s ON s.employee_id = t.employee_id`,
    `COMMENT ON VIEW bench.employee_card IS '@primaryKey id'`,
    'GRANT USAGE ON SCHEMA bench TO flux_app',
    'GRANT SELECT ON bench.employee_card TO flux_app',
  )
}

/** Who the token signs in, as settings of PostgreSQL. */
async function settingsOf(databaseUrl, token) {
  const { employer, email } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'))
  const [viewer] = await runSql(
    databaseUrl,
    `SELECT id FROM employee WHERE employer_id = '${employer}' AND sign_in_name = '${email}'`,
  )
  return { role: 'flux_app', 'flux.employer_id': employer, 'flux.viewer_id': viewer.id }
}

/** PostGraphile on the tables of the benchmark, for the same viewer; it is told who that is and checks no token. */
export async function startPostgraphile(folder, product, databaseUrl, token) {
  await createView(product, databaseUrl)
  const script = join(folder, 'server.mjs')
  writeFileSync(script, serverScript)
  const env = { DATABASE_URL: databaseUrl, PG_SETTINGS: JSON.stringify(await settingsOf(databaseUrl, token)) }
  const observer = join(import.meta.dirname, 'observe.mjs')
  const server = await startServer({ script, env, observer, execPath: nodeOf(folder), cwd: folder })
  return {
    ...server,
    name: `PostGraphile ${versionOf(folder, 'postgraphile')} on Node.js ${versionOf(folder, 'node')}`,
  }
}
