import type { Database } from './database/database.js'
import { UsageError } from './usage-error.js'

/** Runs a command's work against the configured database. */
export type WithDatabase = (work: (database: Database) => Promise<void>) => Promise<void>

/** An employer as commands name it. */
export interface EmployerEntry {
  readonly id: string
  readonly name: string
}

export const listEmployers = (database: Database) =>
  database.platform(null, new Date(), (request) =>
    request.sql<EmployerEntry>('SELECT employer_id AS id, name FROM employer ORDER BY created_at, name'),
  )

/** By name or id; absent: the one that was there first. @throws UsageError for one that is not there. */
export async function findEmployer(database: Database, name: string | undefined): Promise<EmployerEntry> {
  const employers = await listEmployers(database)
  const found =
    name === undefined ? employers[0] : employers.find((employer) => employer.name === name || employer.id === name)
  if (!found)
    throw new UsageError(
      name === undefined
        ? 'There is no employer yet'
        : `There is no employer "${name}": ${employers.map((e) => e.name).join(', ')}`,
    )
  return found
}
