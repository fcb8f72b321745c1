import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { WithDatabase } from './command-database.js'
import { countryCode } from './public-data/countries.js'
import type { PublicImportReport } from './public-data/import-progress.store.js'
import { type ImportPhase, importRecords } from './public-data/import-records.store.js'
import { jsonLinesAt } from './public-data/json-lines.js'
import { linkedInExportsAt } from './public-data/linkedin-folder.js'
import { keepPublicData } from './public-data/public-data-keeper.job.js'
import type { Collecting } from './public-data/public-record.js'
import { UsageError } from './usage-error.js'

export const publicDataUsage = `  public-data import json-resume|linkedin PATH --origin NAME [--collected DATE] [--country CODE]
                     [--expires-after MONTHS] [--set-aside FILE]
                                           take records over into the Public Data Set (README: The Public Data Set)
`

export async function runPublicDataCommand(args: readonly string[], withDatabase: WithDatabase): Promise<void> {
  const [command, ...rest] = args
  if (command === 'import') return importSource(rest, withDatabase)
  throw new UsageError(command ? `There is no command "public-data ${command}"` : 'Name a command of public-data')
}

const openers = { 'json-resume': jsonLinesAt, linkedin: linkedInExportsAt }
const isFormat = (format: string | undefined): format is keyof typeof openers =>
  format !== undefined && Object.hasOwn(openers, format)

const options = {
  origin: { type: 'string' },
  collected: { type: 'string' },
  country: { type: 'string' },
  'expires-after': { type: 'string', default: '12' },
  'set-aside': { type: 'string' },
} as const

async function importSource(args: readonly string[], withDatabase: WithDatabase): Promise<void> {
  const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options })
  const [format, path] = positionals
  if (positionals.length !== 2 || path === undefined || !isFormat(format))
    throw new UsageError('Name json-resume or linkedin, and one PATH')
  const how = readCollecting(values)
  const source = openers[format](path)
  await withDatabase(async (database) => {
    const isWatched = process.stderr.isTTY
    const report = await importRecords(database, source, { ...how, ...(isWatched && { onProgress: showProgress }) })
    if (isWatched) process.stderr.write('\n')
    await keepPublicData(database, how.now)
    process.stdout.write(`${describeReport(report)}\n`)
    if (values['set-aside'] !== undefined) writeFileSync(values['set-aside'], setAsideTable(report))
    if (report.setAside.length) process.exitCode = 1
  })
}

/** @throws UsageError */
function readCollecting(values: {
  origin?: string
  collected?: string
  country?: string
  'expires-after': string
}): Collecting {
  const now = new Date()
  const collectedOn = values.collected ?? now.toISOString().slice(0, 10)
  const country = values.country === undefined ? null : countryCode(values.country)
  const expiresAfterMonths = Number(values['expires-after'])
  if (!values.origin?.trim()) throw new UsageError('--origin is needed: where these records come from')
  const day = new Date(`${collectedOn}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== collectedOn)
    throw new UsageError('--collected must be a day, YYYY-MM-DD')
  if (values.country !== undefined && country === null) throw new UsageError('--country must be a code such as US')
  if (!Number.isInteger(expiresAfterMonths) || expiresAfterMonths < 1 || expiresAfterMonths > 120)
    throw new UsageError('--expires-after must be from 1 to 120 months')
  return { origin: values.origin.trim(), collectedOn, country, expiresAfterMonths, now }
}

function showProgress(phase: ImportPhase, done: number, total: number): void {
  const words = phase === 'check' ? 'Checking' : 'Loading '
  const share = total === 0 ? 1 : done / total
  process.stderr.write(`\r${words} ${String(Math.floor(share * 100)).padStart(3)} %`)
}

/** So many of those set aside are printed; the file that `--set-aside` names has all. */
const mostPrinted = 20

function describeReport({ added, changed, unchanged, suppressed, setAside }: PublicImportReport): string {
  const printed = setAside.slice(0, mostPrinted).map(({ line, reason }) => `record ${line}: ${reason}`)
  const more = setAside.length - printed.length
  return [
    ...printed,
    ...(more > 0 ? [`… and ${more} more: --set-aside FILE writes all of them`] : []),
    `${added} new, ${changed} changed, ${unchanged} unchanged, ${setAside.length} set aside, ${suppressed} left out because they opted out.`,
  ].join('\n')
}

const setAsideTable = ({ setAside }: PublicImportReport): string =>
  ['line\treason', ...setAside.map(({ line, reason }) => `${line}\t${reason.replace(/\s+/g, ' ')}`), ''].join('\n')
