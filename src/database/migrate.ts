import { createDataSource } from './data-source.js'

const lockKey = 4_715_020_001

/**
 * Brings a database to the newest schema. Processes that start at the same time wait for one another.
 * The login needs the right to create tables, the two trusted extensions and, the first time, roles.
 */
export async function migrate(url: string): Promise<void> {
  const source = createDataSource(url, { size: 2, waitMs: 30_000, statementTimeoutMs: 600_000 }, () => {})
  await source.initialize().catch((error: unknown) => {
    throw new Error(`The database cannot be reached (DATABASE_URL): ${error instanceof Error ? error.message : error}`)
  })
  const lock = source.createQueryRunner()
  try {
    await lock.query(`SELECT pg_advisory_lock(${lockKey})`)
    await source.runMigrations()
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(${lockKey})`).catch(() => {})
    await lock.release()
    await source.destroy()
  }
}
