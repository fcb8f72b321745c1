import { type Region, regions } from '../visibility/settings.js'
import type { AccountFactName } from './workforce.js'

/** The columns that a workforce file may have, in any order. */
export const importColumns = [
  'employee_number',
  'email',
  'name',
  'manager_number',
  'job_title',
  'org_unit',
  'headline',
  'phone',
  'location',
  'region',
  'skills',
] as const
export type ImportColumn = (typeof importColumns)[number]
const requiredColumns: readonly ImportColumn[] = ['employee_number', 'email', 'name']

/** The account fact that a column gives. */
export const accountFactOf = {
  name: 'name',
  email: 'email',
  job_title: 'jobTitle',
  org_unit: 'orgUnit',
  headline: 'headline',
  phone: 'phone',
  location: 'location',
} as const satisfies Partial<Record<ImportColumn, AccountFactName>>
export type AccountColumn = keyof typeof accountFactOf
export const accountColumns = Object.keys(accountFactOf) as AccountColumn[]

/** Why one row cannot be loaded. `column` is null where it concerns the whole row. */
export interface RowProblem {
  readonly line: number
  readonly column: ImportColumn | null
  readonly reason: string
}

/** A column of a good row that is not followed: the employer took this value back on a dispute, and the file still gives it. */
export interface NotTaken {
  readonly line: number
  readonly column: ImportColumn
}

/** The file is read twice: checked as a whole first, so that nothing is loaded that the rest of the file contradicts. */
export type ImportPhase = 'check' | 'load'

/** What an import did, or in a dry run would do. */
export interface ImportReport {
  readonly isDryRun: boolean
  /** Rows of the file: the sum of added, changed, unchanged and bad. */
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly bad: number
  /** How many people who were there before changed in each column. */
  readonly changedColumns: Readonly<Partial<Record<ImportColumn, number>>>
  /** By line. Rows with a problem are left out whole. */
  readonly problems: readonly RowProblem[]
  /** By line. The rest of such a row is loaded. */
  readonly notTaken: readonly NotTaken[]
  /** Columns of the header that mean nothing to us and are not read. */
  readonly unknownColumns: readonly string[]
}

/** The file as a whole cannot be read: nothing of it is loaded. */
export class UnreadableFile extends Error {}

/** Where each column stands, and which columns mean nothing to us. */
export interface ImportHeader {
  readonly width: number
  readonly positions: ReadonlyMap<ImportColumn, number>
  readonly unknownColumns: readonly string[]
}

/** @throws UnreadableFile for a column that is missing or stands twice. */
export function readHeader(cells: readonly string[]): ImportHeader {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const positions = new Map<ImportColumn, number>()
  for (const column of importColumns) {
    const position = names.indexOf(column)
    if (names.indexOf(column, position + 1) > position && position >= 0)
      throw new UnreadableFile(`The header has the column ${column} twice.`)
    if (position >= 0) positions.set(column, position)
  }
  const missing = requiredColumns.filter((column) => !positions.has(column))
  if (missing.length)
    throw new UnreadableFile(
      `The header lacks ${missing.join(', ')}. The first line must name the columns, with commas between them.`,
    )
  const isKnown = new Set<string>(importColumns)
  return {
    width: cells.length,
    positions,
    unknownColumns: cells.map((cell) => cell.trim()).filter((_, at) => !isKnown.has(names[at] ?? '')),
  }
}

export interface ImportedSkill {
  readonly skillId: string
  /** 1 novice to 5 expert; null: not said. */
  readonly level: number | null
}

/** What one good row says. Undefined: the file has no such column. Null: the employer no longer gives it. */
export interface ImportedRow {
  readonly line: number
  readonly number: string
  /** The e-mail in lower case. */
  readonly signInName: string
  readonly managerNumber: string | null | undefined
  readonly region: Region | null | undefined
  readonly account: ReadonlyMap<AccountColumn, string | null>
  readonly skills: readonly ImportedSkill[] | undefined
}

/** One line as it was read: a good row, or why it is none. Number and name are there as far as they could be read. */
export interface RowReading {
  readonly line: number
  readonly number: string | null
  readonly signInName: string | null
  readonly managerNumber: string | null | undefined
  readonly row: ImportedRow | null
  readonly problems: readonly RowProblem[]
}

/** The uuid of a skill by one of its names or its code; null where there is none. */
export type FindSkill = (name: string) => string | null

/** Reads one line by itself; what only shows beside other rows is found by `checkRowsTogether`. */
export function readRow(
  header: ImportHeader,
  cells: readonly string[],
  line: number,
  findSkill: FindSkill,
): RowReading {
  if (cells.length !== header.width) {
    const reason = `the line has ${cells.length} cells where the header has ${header.width}`
    return {
      line,
      number: null,
      signInName: null,
      managerNumber: undefined,
      row: null,
      problems: [{ line, column: null, reason }],
    }
  }
  const problems: RowProblem[] = []
  /** A cell's text; null: empty; undefined: no such column. */
  const cell = (column: ImportColumn): string | null | undefined => {
    const position = header.positions.get(column)
    return position === undefined ? undefined : cells[position]?.trim() || null
  }
  const report = (column: ImportColumn) => (reason: string) => void problems.push({ line, column, reason })
  for (const column of importColumns) {
    const reason = textProblem(column, cell(column))
    if (reason) report(column)(reason)
  }
  const number = cell('employee_number') ?? null
  const signInName = cell('email')?.toLowerCase() ?? null
  const managerNumber = cell('manager_number')
  const region = readRegion(cell('region'), report('region'))
  const skills = readSkills(cell('skills'), findSkill, report('skills'))
  const account = new Map<AccountColumn, string | null>()
  for (const column of accountColumns) {
    const text = cell(column)
    if (text !== undefined) account.set(column, text)
  }
  const isGood = problems.length === 0 && number !== null && signInName !== null
  const row = isGood ? { line, number, signInName, managerNumber, region, account, skills } : null
  return { line, number, signInName, managerNumber, row, problems }
}

const emailPattern = /^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\.]+(\.[^\s@,;:<>()"\\.]+)+$/

const maximumLength = (column: ImportColumn): number => (column === 'name' ? 200 : column === 'skills' ? 20_000 : 300)

function textProblem(column: ImportColumn, text: string | null | undefined): string | null {
  if (text === undefined) return null
  if (text === null) return requiredColumns.includes(column) ? 'is empty' : null
  if (/\p{Cc}/u.test(text)) return 'has a line break or another control character'
  if (text.length > maximumLength(column)) return `is longer than ${maximumLength(column)} characters`
  if (column === 'email' && !emailPattern.test(text)) return `"${text}" is not an e-mail address`
  return null
}

function readRegion(text: string | null | undefined, report: (reason: string) => void): Region | null | undefined {
  if (text == null) return text
  const region = regions.find((known) => known === text.toUpperCase())
  if (!region) report(`"${text}" is not one of ${regions.join(', ')}`)
  return region
}

/** Reads `Name:level; Name`. A name may hold a colon itself. */
function readSkills(
  text: string | null | undefined,
  findSkill: FindSkill,
  report: (reason: string) => void,
): ImportedSkill[] | undefined {
  if (text === undefined) return undefined
  const skills = new Map<string, ImportedSkill>()
  for (const part of text?.split(';') ?? []) {
    const entry = part.trim()
    if (!entry) continue
    const [, name = entry, level = null] = findSkill(entry) ? [] : (/^(.*\S)\s*:\s*([^:]*)$/.exec(entry) ?? [])
    const skillId = findSkill(name)
    if (!skillId) report(`the vocabulary has no skill "${name}"`)
    else if (skills.has(skillId)) report(`"${name}" is there twice`)
    else if (level !== null && !/^[1-5]$/.test(level))
      report(`the level of "${name}" must be from 1 to 5, not "${level}"`)
    else skills.set(skillId, { skillId, level: level === null ? null : Number(level) })
  }
  return [...skills.values()]
}
