import { createHash } from 'node:crypto'
import { uuidOf } from '../relay/global-id.js'
import { readCanonicalEmail } from './canonical-email.js'
import { checkCollectable } from './collectable.js'
import { nameKeyOf } from './item.js'
import { BadRecord, type Profile } from './profile.js'
import type { SourceRecord } from './record-source.js'

/** How a source is taken over. */
export interface Collecting {
  /** The source's name. */
  readonly origin: string
  /** When it was collected, where it does not say so itself: `YYYY-MM-DD`. */
  readonly collectedOn: string
  /** The country of everybody for whom the source names none, by its ISO 3166 code. */
  readonly country: string | null
  /** After so many months from its collection a record is gone. */
  readonly expiresAfterMonths: number
  readonly now: Date
}

/** A record as it is kept. */
export interface PublicRecord {
  readonly id: string
  readonly originId: string
  readonly nameKey: string
  readonly content: Profile
  /** In canonical form. */
  readonly emails: readonly string[]
  readonly collectedAt: string
  readonly expiresAt: string
}

/** The same record of the same origin has the same uuid. */
export const recordIdOf = (origin: string, originId: string): string =>
  uuidOf(createHash('sha256').update(`${origin}\0${originId}`).digest().subarray(0, 16))

/** The same day so many months later, or the month's last one. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10)
}

/** @throws BadRecord for an address of which nobody can say whose it is. */
function canonicalOf(email: string): string {
  const canonical = readCanonicalEmail(email)
  if (canonical === null) throw new BadRecord('has an e-mail address that cannot be read')
  return canonical.exact
}

/** What is kept of a person. @throws BadRecord for a person who may not be collected, or a record that is too old. */
export function collectRecord({ originId, collectedOn, read }: SourceRecord, how: Collecting): PublicRecord {
  const today = how.now.toISOString().slice(0, 10)
  const { profile } = read
  checkCollectable(read, today, how.country)
  if (profile.name === null && profile.emails.length === 0)
    throw new BadRecord('has neither a name nor an e-mail address')
  const collectedAt = collectedOn ?? how.collectedOn
  const expiresAt = monthsAfter(collectedAt, how.expiresAfterMonths)
  if (collectedAt > today) throw new BadRecord('was collected on a day to come')
  if (expiresAt <= today) throw new BadRecord(`was collected ${how.expiresAfterMonths} months ago or longer`)
  return {
    id: recordIdOf(how.origin, originId),
    originId,
    nameKey: nameKeyOf(profile.name ?? ''),
    content: profile,
    emails: profile.emails.map(canonicalOf),
    collectedAt,
    expiresAt,
  }
}
