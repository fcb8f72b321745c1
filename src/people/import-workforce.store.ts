import type { Request } from '../request.js'
import { loadSkillNames } from '../skills/skill-names.store.js'
import { checkRowsTogether, type KnownEmployee, type RowOutline } from './import-checks.js'
import { type CsvFile, readCsv } from './import-csv.js'
import { type ChunkResult, loadRows } from './import-rows.store.js'
import {
  type FindSkill,
  type ImportColumn,
  type ImportedRow,
  type ImportHeader,
  type ImportPhase,
  type ImportReport,
  type RowProblem,
  type RowReading,
  readHeader,
  readRow,
  UnreadableFile,
} from './import-workforce.js'
import { refreshReportingLines } from './reporting-line.store.js'

/** Whole transactions, each for one employer. */
export interface EmployerTransactions {
  platform<T>(employerId: string, now: Date, work: (request: Request) => Promise<T>): Promise<T>
}

export interface ImportOptions {
  readonly now: Date
  /** Says what would change and changes nothing. */
  readonly dryRun?: boolean
  /** How many of the file's `total` bytes a phase has read. */
  readonly onProgress?: (phase: ImportPhase, done: number, total: number) => void
  /** How many rows one transaction holds; 500 when absent. */
  readonly rowsPerTransaction?: number
}

/**
 * Brings an employer's people in step with a file of the employer's own records, by employee number. People who are not in
 * the file stay as they are, and so do facts whose column the file lacks; an empty cell takes back what the employer gave.
 * Rows are loaded in transactions of their own, managers and reporting lines in a last one: after an interruption the same
 * command goes on where it stopped, because a row that is loaded already changes nothing.
 * @throws UnreadableFile, before anything is changed.
 */
export async function importWorkforce(
  database: EmployerTransactions,
  employerId: string,
  file: CsvFile,
  options: ImportOptions,
): Promise<ImportReport> {
  const { now, dryRun = false, onProgress = () => {} } = options
  const { findSkill, known } = await database.platform(employerId, now, loadKnown)
  const checked = await checkFile(file, findSkill, known, (bytes) => onProgress('check', bytes, file.size))
  const results: ChunkResult[] = []
  for await (const rows of goodRows(file, findSkill, checked, options))
    results.push(await database.platform(employerId, now, (request) => loadRows(request, rows, dryRun)))
  const managers = results.flatMap((result) => result.managers)
  if (managers.length && !dryRun) await database.platform(employerId, now, (request) => saveManagers(request, managers))
  const sum = (count: 'added' | 'changed' | 'unchanged') => results.reduce((total, result) => total + result[count], 0)
  return {
    isDryRun: dryRun,
    rows: checked.rows,
    added: sum('added'),
    changed: sum('changed'),
    unchanged: sum('unchanged'),
    bad: checked.rows - checked.good.size,
    changedColumns: countColumns(results.flatMap((result) => result.changedColumns)),
    problems: checked.problems,
    notTaken: results.flatMap((result) => result.notTaken),
    unknownColumns: checked.unknownColumns,
  }
}

async function loadKnown(request: Request): Promise<{ findSkill: FindSkill; known: Map<string, KnownEmployee> }> {
  const [employer] = await request.sql('SELECT FROM employer WHERE employer_id = $1', [request.employerId])
  if (!employer) throw new Error(`There is no employer with the id ${request.employerId}`)
  const rows = await request.sql<KnownEmployee & { number: string }>(
    `SELECT e.employee_number AS number, e.sign_in_name AS "signInName", m.employee_number AS "managerNumber"
     FROM employee e LEFT JOIN employee m ON m.employer_id = e.employer_id AND m.id = e.manager_id
     WHERE e.employer_id = $1`,
    [request.employerId],
  )
  return {
    findSkill: await loadSkillNames(request),
    known: new Map(rows.map(({ number, ...employee }) => [number, employee])),
  }
}

interface FileListener {
  onHeader?(header: ImportHeader): void
  onBytes(bytes: number): void
}

async function* readRows(
  file: CsvFile,
  findSkill: FindSkill,
  { onHeader, onBytes }: FileListener,
): AsyncGenerator<RowReading> {
  let header: ImportHeader | null = null
  for await (const { line, cells } of readCsv(file, onBytes)) {
    if (header) {
      yield readRow(header, cells, line, findSkill)
      continue
    }
    header = readHeader(cells)
    onHeader?.(header)
  }
  if (!header) throw new UnreadableFile('The file is empty. Its first line must name the columns.')
}

interface CheckedFile {
  readonly rows: number
  /** The rows to load, by line. */
  readonly good: ReadonlyMap<number, RowOutline>
  readonly problems: readonly RowProblem[]
  readonly unknownColumns: readonly string[]
}

async function checkFile(
  file: CsvFile,
  findSkill: FindSkill,
  known: ReadonlyMap<string, KnownEmployee>,
  onBytes: (bytes: number) => void,
): Promise<CheckedFile> {
  const outlines: RowOutline[] = []
  const problems: RowProblem[] = []
  let unknownColumns: readonly string[] = []
  const onHeader = (header: ImportHeader) => {
    unknownColumns = header.unknownColumns
  }
  for await (const reading of readRows(file, findSkill, { onHeader, onBytes })) {
    const { line, number, signInName, managerNumber, row } = reading
    outlines.push({ line, number, signInName, managerNumber, isGood: row !== null })
    problems.push(...reading.problems)
  }
  problems.push(...checkRowsTogether(outlines, known))
  const badLines = new Set(problems.map(({ line }) => line))
  return {
    rows: outlines.length,
    good: new Map(outlines.filter(({ line }) => !badLines.has(line)).map((outline) => [outline.line, outline])),
    problems: problems.sort((a, b) => a.line - b.line),
    unknownColumns,
  }
}

/** The file's good rows, as many at a time as one transaction holds. @throws UnreadableFile where it is not the file that was checked. */
async function* goodRows(
  file: CsvFile,
  findSkill: FindSkill,
  { good }: CheckedFile,
  { onProgress, rowsPerTransaction = 500 }: ImportOptions,
): AsyncGenerator<ImportedRow[]> {
  let rows: ImportedRow[] = []
  const onBytes = (bytes: number) => onProgress?.('load', bytes, file.size)
  for await (const { line, row } of readRows(file, findSkill, { onBytes })) {
    const outline = good.get(line)
    if (!outline) continue
    if (!row || !isSameRow(row, outline)) throw new UnreadableFile(`The file changed while it was read (line ${line}).`)
    rows.push(row)
    if (rows.length < rowsPerTransaction) continue
    yield rows
    rows = []
  }
  if (rows.length) yield rows
}

const isSameRow = (row: ImportedRow, outline: RowOutline): boolean =>
  row.number === outline.number && row.signInName === outline.signInName && row.managerNumber === outline.managerNumber

/** Sets managers and the reporting lines that follow from them. The lock keeps a second import from closing a circle unseen. */
async function saveManagers(request: Request, managers: ChunkResult['managers']): Promise<void> {
  await request.sql('LOCK TABLE employee IN SHARE ROW EXCLUSIVE MODE')
  await request.sql(
    `UPDATE employee e SET manager_id = m.id
     FROM json_to_recordset($2) AS c (number text, manager text)
     LEFT JOIN employee m ON m.employer_id = $1 AND m.employee_number = c.manager
     WHERE e.employer_id = $1 AND e.employee_number = c.number`,
    [request.employerId, JSON.stringify(managers)],
  )
  await refreshReportingLines(request)
}

function countColumns(columns: readonly ImportColumn[]): Partial<Record<ImportColumn, number>> {
  const counts: Partial<Record<ImportColumn, number>> = {}
  for (const column of columns) counts[column] = (counts[column] ?? 0) + 1
  return counts
}
