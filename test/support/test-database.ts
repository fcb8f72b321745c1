import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'

/** What the tests of one run share: a server, and the migrated database that each of theirs is cloned from. */
export interface TestServer {
  /** May create databases; the database it names is only used to do so. */
  readonly adminUrl: string
  /** Begins the name of every database of this run and of no other. */
  readonly prefix: string
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

export function urlOfDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

export async function withAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** Waits while the server itself is cleaning up in the database: whoever is no superuser may not end that. */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`)
      return
    } catch (error) {
      if ((error as { code?: string }).code !== '42501' || tries === 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
}

/** A database of one's own with every migration applied and no rows of ours. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, prefix, template } = inject('testServer')
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  await withAdmin(adminUrl, (admin) => cloneDatabase(admin, template, name))
  return {
    url: urlOfDatabase(adminUrl, name),
    drop: () => withAdmin(adminUrl, (admin) => dropDatabase(admin, name)),
  }
}

const objectInUse = '55006'
const cloning = 'hashtext($1)'

/** PostgreSQL clones a template only while nobody is connected to it, so the workers take turns. */
async function cloneDatabase(admin: pg.Client, template: string, name: string): Promise<void> {
  await admin.query(`SELECT pg_advisory_lock(${cloning})`, [template])
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await admin.query(
          `CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE ${admin.escapeIdentifier(template)}`,
        )
        return
      } catch (error) {
        if ((error as pg.DatabaseError).code !== objectInUse || attempt === 20) throw error
        await sleep(100)
      }
    }
  } finally {
    await admin.query(`SELECT pg_advisory_unlock(${cloning})`, [template])
  }
}
