import type { ImportPhase, ImportReport } from './import-workforce.js'

const barWidth = 30

/** One line of progress for a terminal; the caller writes it over the last one. */
export function progressLine(phase: ImportPhase, done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const filled = Math.round(share * barWidth)
  const name = phase === 'check' ? 'Checking' : 'Loading '
  return `${name} [${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] ${Math.floor(share * 100)} %`
}

/** What an import did, or in a dry run would do, in words. */
export function describeReport(report: ImportReport): string {
  const { isDryRun, rows, added, changed, unchanged, bad, changedColumns, problems, notTaken, unknownColumns } = report
  const columns = Object.entries(changedColumns).map(([column, count]) => `${column} (${count})`)
  return [
    ...unknownColumns.map((column) => `The column "${column}" is not known and was not read.`),
    ...problems.map(({ line, column, reason }) => `line ${line}${column ? `, column ${column}` : ''}: ${reason}`),
    ...notTaken.map(
      ({ line, column }) => `line ${line}, column ${column}: disputed and taken back, so not taken again.`,
    ),
    `${rows} rows: ${added} new, ${changed} changed, ${unchanged} unchanged, ${bad} bad.`,
    ...(columns.length ? [`Changed: ${columns.join(', ')}.`] : []),
    ...(isDryRun ? ['This was a dry run: nothing has been changed.'] : []),
  ].join('\n')
}
