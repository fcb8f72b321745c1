import { BadRecord, readText } from './profile.js'

/** A day, a month or a year, as a source says it: `month` and `day` begin with 1. */
interface PartialDate {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const isoPattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/
/** `Jan 2020`, `January 2020`, `Jan 5, 2020`. */
const namedPattern = /^(\p{L}{3,9})\.? (?:(\d{1,2}), ?)?(\d{4})$/u
/** What sources write where something has not ended. */
const goesOn = new Set(['present', 'now', 'current'])

const two = (number: number) => String(number).padStart(2, '0')
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function parse(text: string): PartialDate | null {
  const iso = isoPattern.exec(text)
  const named = iso ? null : namedPattern.exec(text)
  if (!iso && !named) return null
  const year = Number(iso ? iso[1] : named?.[3])
  const month = iso ? iso[2] && Number(iso[2]) : months.indexOf((named?.[1] ?? '').slice(0, 3).toLowerCase()) + 1
  const dayText = iso ? iso[3] : named?.[2]
  const day = dayText ? Number(dayText) : null
  if (month === 0 || (month && month > 12) || year < 1000) return null
  if (day !== null && (day < 1 || day > lastDay(year, Number(month)))) return null
  return { year, month: month || null, day }
}

function read(value: unknown, place: string): PartialDate | null {
  const text = readText(value, place)
  if (text === null || goesOn.has(text.toLowerCase())) return null
  const date = parse(text)
  if (!date) throw new BadRecord(`${place} is not a date`)
  return date
}

const first = ({ year, month, day }: PartialDate) => `${year}-${two(month ?? 1)}-${two(day ?? 1)}`
const last = ({ year, month, day }: PartialDate) => {
  const inMonth = month ?? 12
  return `${year}-${two(inMonth)}-${two(day ?? lastDay(year, inMonth))}`
}

/** The first day that a date of a source can mean, `YYYY-MM-DD`; null where there is none. @throws BadRecord */
export function readStart(value: unknown, place: string): string | null {
  const date = read(value, place)
  return date && first(date)
}

/** The last day that a date of a source can mean, `YYYY-MM-DD`; null where there is none, or it goes on. @throws BadRecord */
export function readEnd(value: unknown, place: string): string | null {
  const date = read(value, place)
  return date && last(date)
}
