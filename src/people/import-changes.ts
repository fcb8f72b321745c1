import type { Audience } from '../visibility/audience.js'
import type { FactSource } from '../visibility/facet.js'
import type { Region } from '../visibility/settings.js'
import type { RefusedValues } from './import-refused.js'
import {
  type AccountColumn,
  accountFactOf,
  type ImportColumn,
  type ImportedRow,
  type ImportedSkill,
} from './import-workforce.js'
import type { AccountFactName } from './workforce.js'

interface HeldFact {
  readonly id: string
  readonly source: FactSource
  readonly recordedAt: Date
  readonly ownAudience: Audience | null
  readonly disputedAt: Date | null
}
export interface HeldAccountFact extends HeldFact {
  readonly name: AccountFactName
  readonly value: string | null
  readonly employerValue: string | null
  readonly employerRecordedAt: Date | null
}
export interface HeldSkill extends HeldFact {
  readonly skillId: string
  readonly isStated: boolean
  readonly level: number | null
  readonly lastUsed: string | null
  /** When the employee confirmed the employer's claim. */
  readonly confirmedAt: Date | null
  /** Another fact names it. */
  readonly isMentioned: boolean
}

/** What is held about one person as far as a workforce file can change it. */
export interface HeldPerson {
  readonly id: string
  readonly signInName: string
  readonly region: Region | null
  readonly managerNumber: string | null
  readonly account: ReadonlyMap<AccountFactName, HeldAccountFact>
  readonly skills: ReadonlyMap<string, HeldSkill>
  readonly refused: RefusedValues
}

export interface Changes<Fact> {
  readonly save: Fact[]
  /** Uuids. */
  readonly remove: string[]
}

/** What one row would change: nothing at all when the file has been loaded before. */
export interface RowChanges {
  readonly columns: ImportColumn[]
  readonly account: Changes<HeldAccountFact>
  readonly skills: Changes<Omit<HeldSkill, 'isMentioned'>>
}

/** New uuids and the present time, for the facts that a row adds. */
export interface ChangeContext {
  readonly now: Date
  newId(): string
}

/** Holds a row against what is known of the person (null: nobody with that number yet). */
export function changesOfRow(row: ImportedRow, held: HeldPerson | null, context: ChangeContext): RowChanges {
  const columns = new Set<ImportColumn>()
  const account: Changes<HeldAccountFact> = { save: [], remove: [] }
  for (const [column, text] of row.account)
    if (changeAccountFact(column, text, held?.account.get(accountFactOf[column]), account, context)) columns.add(column)
  const skills = row.skills ? changeSkills(row.skills, held?.skills ?? new Map(), context) : { save: [], remove: [] }
  if (skills.save.length + skills.remove.length) columns.add('skills')
  if (row.signInName !== held?.signInName) columns.add('email')
  if (row.region !== undefined && row.region !== (held?.region ?? null)) columns.add('region')
  if (row.managerNumber !== undefined && row.managerNumber !== (held?.managerNumber ?? null))
    columns.add('manager_number')
  return { columns: [...columns], account, skills }
}

/**
 * The employer's fact follows the file. Where the employee has a value of their own, that stays, and what the employer gives
 * is kept beside it. A fact with an audience of its own is emptied instead of removed: given again, it is no wider than before.
 */
function changeAccountFact(
  column: AccountColumn,
  text: string | null,
  held: HeldAccountFact | undefined,
  { save, remove }: Changes<HeldAccountFact>,
  { now, newId }: ChangeContext,
): boolean {
  const fromEmployer = { source: 'EMPLOYER' as const, recordedAt: now, disputedAt: null, value: text }
  if (!held) {
    if (text === null) return false
    const nothingBeside = { ownAudience: null, employerValue: null, employerRecordedAt: null }
    save.push({ id: newId(), name: accountFactOf[column], ...fromEmployer, ...nothingBeside })
  } else if (held.source !== 'EMPLOYER') {
    if (held.employerValue === text) return false
    save.push({ ...held, disputedAt: null, employerValue: text, employerRecordedAt: text === null ? null : now })
  } else {
    if (held.value === text) return false
    if (text === null && held.ownAudience === null) remove.push(held.id)
    else save.push({ ...held, ...fromEmployer })
  }
  return true
}

type SkillChanges = RowChanges['skills']

/**
 * The employer's claims follow the file; a claim of the employee's own stays as it is. A skill that the employer no longer
 * names stays known where another fact names it, or where it has an audience of its own; where the employee confirmed it, it is
 * theirs from then on.
 */
function changeSkills(
  given: readonly ImportedSkill[],
  held: ReadonlyMap<string, HeldSkill>,
  { now, newId }: ChangeContext,
): SkillChanges {
  const { save, remove }: SkillChanges = { save: [], remove: [] }
  const fromEmployer = { source: 'EMPLOYER' as const, recordedAt: now, disputedAt: null }
  for (const { skillId, level } of given) {
    const known = held.get(skillId)
    const claim = { ...fromEmployer, isStated: true, level, lastUsed: null, confirmedAt: null }
    if (!known) save.push({ id: newId(), skillId, ownAudience: null, ...claim })
    else if (known.isStated && (known.source === 'EMPLOYEE' || (known.source === 'EMPLOYER' && known.level === level)))
      continue
    else save.push({ ...withoutMention(known), ...claim, disputedAt: known.isStated ? null : known.disputedAt })
  }
  const isGiven = new Set(given.map(({ skillId }) => skillId))
  for (const known of held.values()) {
    if (!known.isStated || known.source !== 'EMPLOYER' || isGiven.has(known.skillId)) continue
    if (known.confirmedAt)
      save.push({ ...withoutMention(known), source: 'EMPLOYEE', recordedAt: known.confirmedAt, confirmedAt: null })
    else if (known.isMentioned || known.ownAudience !== null)
      save.push({ ...withoutMention(known), ...fromEmployer, ...unstated })
    else remove.push(known.id)
  }
  return { save, remove }
}

const unstated = { isStated: false, level: null, lastUsed: null, confirmedAt: null }
const withoutMention = ({ isMentioned, ...row }: HeldSkill) => row
