/** A job that somebody held. Days are `YYYY-MM-DD`; where a source says less, the first day of a start and the last of an end. */
export interface ProfileExperience {
  readonly title: string
  readonly organization: string | null
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly description: string | null
}

export interface ProfileEducation {
  readonly institution: string
  readonly qualification: string | null
  readonly field: string | null
  readonly endedOn: string | null
}

/** What is taken of one person from a source: names, e-mail addresses, an approximate place, work, education, skills. Nothing else is kept. */
export interface Profile {
  readonly name: string | null
  readonly headline: string | null
  /** Town, region and country; never a street or a postal code. */
  readonly place: string | null
  readonly emails: readonly string[]
  readonly experiences: readonly ProfileExperience[]
  readonly education: readonly ProfileEducation[]
  /** In the source's own words. */
  readonly skills: readonly string[]
}

/** A profile, and what a source says beside it that only decides whether it may be collected. */
export interface ReadProfile {
  readonly profile: Profile
  /** ISO 3166 codes of the countries that the source names for the person. */
  readonly countries: readonly string[]
  /** The latest day on which the person can have been born, `YYYY-MM-DD`; null: not said. */
  readonly bornBy: string | null
}

/** A record that cannot be taken: the message says where and why, and repeats nothing of what it holds. */
export class BadRecord extends Error {}

/** The most items of each sort that one person has. */
const mostItems = 500
/** In characters; longer texts are no titles, or no descriptions. */
const longest = { short: 200, long: 5000 } as const

/** Control characters except the line break and the tab, and halves of characters: no database keeps them. */
const unstorable = /[^\P{Cc}\n\t]|\p{Cs}/gu

/**
 * A text of a source, composed (NFC) and trimmed; null where there is none.
 * @throws BadRecord where it is no text or longer than a person writes.
 */
export function readText(value: unknown, place: string, length: keyof typeof longest = 'short'): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new BadRecord(`${place} is not a text`)
  const text = value.replace(unstorable, ' ').normalize('NFC').trim()
  const whole = length === 'short' ? text.replace(/\s+/g, ' ') : text
  if (whole.length > longest[length]) throw new BadRecord(`${place} is longer than ${longest[length]} characters`)
  return whole || null
}

/** The same where something must be said. @throws BadRecord */
export function needText(value: unknown, place: string): string {
  const text = readText(value, place)
  if (text === null) throw new BadRecord(`${place} is missing`)
  return text
}

/** Each text once, in order, whatever the case. @throws BadRecord for too many. */
export function eachOnce(texts: readonly (string | null)[], place: string): string[] {
  const first = new Map<string, string>()
  for (const text of texts) if (text !== null && !first.has(text.toLowerCase())) first.set(text.toLowerCase(), text)
  if (first.size > mostItems) throw new BadRecord(`${place} has more than ${mostItems} entries`)
  return [...first.values()]
}

/** @throws BadRecord for a list that no person's life fills. */
export function limitItems<Item>(items: readonly Item[], place: string): readonly Item[] {
  if (items.length > mostItems) throw new BadRecord(`${place} has more than ${mostItems} entries`)
  return items
}

const emailPattern = /^[^\s@]{1,64}@[^\s@]{1,253}$/

/** @throws BadRecord for what is no e-mail address. */
export function readEmail(value: unknown, place: string): string | null {
  const text = readText(value, place)
  if (text !== null && !emailPattern.test(text)) throw new BadRecord(`${place} is not an e-mail address`)
  return text
}

/** @throws BadRecord for a job or a school that ends before it begins. */
export function checkOrder(startedOn: string | null, endedOn: string | null, place: string): void {
  if (startedOn && endedOn && endedOn < startedOn) throw new BadRecord(`${place} ends before it begins`)
}
