import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseServerAccount, openDataFolder } from './embedded-account.js'
import {
  type Cluster,
  createCluster,
  findPostmaster,
  inheritServer,
  noteStarter,
  type Postmaster,
  readPassword,
  ServedByAnother,
  startServer,
  stopServer,
} from './embedded-cluster.js'
import { findPostgresPackage, preparePrograms } from './embedded-programs.js'

export interface EmbeddedPostgresOptions {
  /** The data lives in its folder `postgres`. */
  readonly dataDir: string
  /** Created when absent. */
  readonly database?: string
  /** False gives safety up for speed: for tests alone. */
  readonly durable?: boolean
  readonly log?: (message: string) => void
  /** Where PostgreSQL is installed; absent: where npm put it. */
  readonly packageDir?: string
}

/** A PostgreSQL server on this machine, reachable from this machine only. */
export interface EmbeddedPostgres {
  /** For the superuser `postgres`, with its password. */
  readonly url: string
  /** Stops the server if this start started it or inherited it; otherwise others still use it, and this does nothing. */
  stop(): Promise<void>
}

/**
 * The local database of a project that was given no DATABASE_URL. A server that already runs on `dataDir` is shared.
 * @throws Error that says what to set when PostgreSQL cannot run here, cannot reach `dataDir` or did not write it.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { database = 'flux', durable = true, log = () => {} } = options
  const dataDir = path.resolve(options.dataDir)
  const home = path.join(dataDir, 'postgres')
  const packageDir = options.packageDir ?? findPostgresPackage()
  const account = chooseServerAccount(home)
  openDataFolder(account, dataDir)
  const cluster = { home, account, durable, programs: preparePrograms(packageDir, account, dataDir) }
  await createCluster(cluster)
  const { server, isOurs } = await shareOrStart(cluster)
  log(
    `PostgreSQL ${cluster.programs.major} ${isOurs ? 'runs' : 'was already running'} on port ${server.port}, data in ${home}`,
  )
  await ensureDatabase(urlOf(cluster, server, 'postgres'), database)
  return {
    url: urlOf(cluster, server, database),
    stop: async () => {
      if (isOurs && findPostmaster(cluster)?.pid === server.pid) await stopServer(cluster)
    },
  }
}

const urlOf = (cluster: Cluster, { port }: Postmaster, database: string) =>
  `postgres://postgres:${readPassword(cluster)}@127.0.0.1:${port}/${encodeURIComponent(database)}`

/**
 * PostgreSQL itself lets only one server into a data directory: whoever loses a race fails to start, and then finds the
 * winner. After a crash, what is left of the old server may need a moment to leave.
 */
async function shareOrStart(cluster: Cluster): Promise<{ server: Postmaster; isOurs: boolean }> {
  const patience = AbortSignal.timeout(120_000)
  for (let attempt = 1; ; attempt++) {
    const server = findPostmaster(cluster)
    if (server?.status === 'ready' && (await answers(cluster, server)))
      return { server, isOurs: inheritServer(cluster, server) }
    try {
      if (server && server.status !== 'ready')
        throw new ServedByAnother(`The PostgreSQL of ${cluster.home} is busy: ${server.status}`)
      await startServer(cluster)
      const started = findPostmaster(cluster)
      if (!started) throw new Error(`PostgreSQL ended as soon as it had started, see ${cluster.home}/server.log`)
      noteStarter(cluster, started)
      return { server: started, isOurs: true }
    } catch (error) {
      if (error instanceof ServedByAnother ? patience.aborted : attempt >= 3) throw error
      await sleep(100)
    }
  }
}

/** Whether the noted process is really our server: after a restart of the machine its number may be somebody else's. */
async function answers(cluster: Cluster, server: Postmaster): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, server, 'postgres'),
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database])
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`)
  } catch (error) {
    const isThereNow = ['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '')
    if (!isThereNow) throw error
  } finally {
    await client.end()
  }
}
