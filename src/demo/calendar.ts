/** The day on which the demo is set: nothing in it is later, except plans. */
export const referenceDay = '2026-06-01'

const dayLength = 86_400_000
const written = new Map<number, string>()

/** The demo writes each of a few thousand days many times, so they are kept. */
function writeDay(time: number): string {
  const known = written.get(time)
  if (known) return known
  const day = new Date(time).toISOString().slice(0, 10)
  written.set(time, day)
  return day
}

/** Days are `YYYY-MM-DD`; a negative count goes back. */
export const addDays = (day: string, count: number): string => writeDay(Date.parse(day) + count * dayLength)

/** The first day of the month that lies this many months before the reference day. */
export function firstOfMonthBefore(months: number): string {
  const date = new Date(referenceDay)
  return writeDay(date.setUTCMonth(date.getUTCMonth() - months, 1))
}

export const earliest = (...days: readonly [string, string]) => days.toSorted()[0] as string
export const latest = (...days: readonly [string, string]) => days.toSorted()[1] as string

/** A moment in the working hours of a day; `minute` 0 to 479 counts from 08:00 UTC. */
export const momentOf = (day: string, minute: number) => new Date(Date.parse(day) + (480 + minute) * 60_000)

/** The same, some days after a day, but not before another one nor after the reference day. */
export function momentAfter(day: string, days: number, notBefore: string, minute: number): Date {
  const time = Math.max(Date.parse(day) + days * dayLength, Date.parse(notBefore))
  return new Date(Math.min(time, Date.parse(referenceDay)) + (480 + minute) * 60_000)
}
