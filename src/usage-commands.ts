import { parseArgs } from 'node:util'
import { sumUsage } from './accountability/usage.store.js'
import { listEmployers, type WithDatabase } from './command-database.js'
import { UsageError } from './usage-error.js'

export const sumsUsage = `  usage [--days N]                         how often each operation was sent in the last N days (7), over all employers
`

/** Prints sums over everybody, most often first. @throws UsageError */
export async function printUsage(args: readonly string[], withDatabase: WithDatabase): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { days: { type: 'string', default: '7' } } })
  const days = Number(values.days)
  if (!Number.isInteger(days) || days < 1 || days > 3650) throw new UsageError('--days must be from 1 to 3650')
  const since = new Date(Date.now() - days * 86_400_000)
  await withDatabase(async (database) => {
    const sums = new Map<string, number>()
    for (const { id } of await listEmployers(database))
      for (const { operation, times } of await database.platform(id, new Date(), (request) => sumUsage(request, since)))
        sums.set(operation, (sums.get(operation) ?? 0) + times)
    for (const [operation, times] of [...sums].sort(([, a], [, b]) => b - a))
      process.stdout.write(`${String(times).padStart(9)}  ${operation}\n`)
  })
}
