import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { isAlive } from '../../src/database/embedded-cluster.js'
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js'
import { migrate } from '../../src/database/migrate.js'
import { dropDatabase, urlOfDatabase, withAdmin } from './test-database.js'

interface Server {
  readonly url: string
  stop(): Promise<void>
}

const folderPrefix = 'flux-test-postgres-'

/** Runs once before all tests: a PostgreSQL with a migrated template; what it returns runs after them. */
export default async function prepareTestServer(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => {} }
    : await startOwnServer()
  const prefix = `flux_test_${randomBytes(6).toString('hex')}`
  const template = `${prefix}_template`
  const stop = async () => {
    await dropDatabases(server.url, prefix)
    await server.stop()
  }
  try {
    await withAdmin(server.url, (admin) => admin.query(`CREATE DATABASE ${template}`))
    await migrate(urlOfDatabase(server.url, template))
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('testServer', { adminUrl: server.url, prefix, template })
  return stop
}

async function startOwnServer(): Promise<Server> {
  await removeAbandonedServers()
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `${folderPrefix}${process.pid}-`))
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Servers of runs that were killed before they could stop theirs. */
async function removeAbandonedServers(): Promise<void> {
  for (const name of readdirSync(os.tmpdir())) {
    const [, pid] = name.match(`^${folderPrefix}(\\d+)-`) ?? []
    const dataDir = path.join(os.tmpdir(), name)
    if (!pid || isAlive(Number(pid)) || lstatSync(dataDir).uid !== os.userInfo().uid) continue
    try {
      if (existsSync(path.join(dataDir, 'postgres')))
        await (await startEmbeddedPostgres({ dataDir, durable: false })).stop()
      rmSync(dataDir, { recursive: true, force: true })
    } catch (error) {
      console.warn(`An abandoned test server remains in ${dataDir}: ${(error as Error).message}`)
    }
  }
}

/** Touches only databases that begin with this run's random prefix: the server may be somebody else's. */
async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  await withAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of rows) await dropDatabase(admin, datname)
  })
}
