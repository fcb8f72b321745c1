import { type AccountColumn, accountFactOf, type ImportColumn, type ImportedRow } from './import-workforce.js'

/**
 * What the employer gave of one person and took back on a dispute, by the name of the account fact or the uuid of the skill: the text;
 * the level of a skill, null where none was given.
 */
export type RefusedValues = ReadonlyMap<string, string | null>

/** A row as far as it is followed. */
export interface FollowedRow {
  readonly row: ImportedRow
  /** The columns in which the file still gives what was taken back. */
  readonly notTaken: readonly ImportColumn[]
  /** What the file gives another value for: that is taken, and from then on any value again. */
  readonly forgotten: readonly string[]
}

/** Reads what was taken back on a dispute as not given, for a file that nobody corrected must not bring it back. */
export function withoutRefused(row: ImportedRow, refused: RefusedValues): FollowedRow {
  if (refused.size === 0) return { row, notTaken: [], forgotten: [] }
  const notTaken: ImportColumn[] = []
  const forgotten: string[] = []
  const isRefused = (subject: string, value: string | null): boolean => {
    if (!refused.has(subject)) return false
    if (refused.get(subject) === value) return true
    forgotten.push(subject)
    return false
  }
  const account = new Map<AccountColumn, string | null>()
  for (const [column, text] of row.account) {
    const isTaken = text === null || !isRefused(accountFactOf[column], text)
    account.set(column, isTaken ? text : null)
    if (!isTaken) notTaken.push(column)
  }
  const skills = row.skills?.filter(({ skillId, level }) => !isRefused(skillId, level === null ? null : String(level)))
  if (skills && skills.length < (row.skills?.length ?? 0)) notTaken.push('skills')
  return { row: { ...row, account, skills }, notTaken, forgotten }
}
