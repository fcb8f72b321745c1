import { badUserInput } from '../errors.js'

/** The longest text of each kind that a person may give. */
export const maximumLength = { short: 200, long: 5000 } as const

/**
 * A given text, trimmed; undefined stays (unchanged), null stays (cleared).
 * @throws BAD_USER_INPUT for a text that is empty or too long.
 */
export function checkText<T extends string | null | undefined>(
  value: T,
  argument: string,
  length: keyof typeof maximumLength = 'short',
): T {
  if (value === null || value === undefined) return value
  const text = value.trim()
  if (!text) throw badUserInput(argument, 'must not be empty')
  if (text.length > maximumLength[length])
    throw badUserInput(argument, `must be at most ${maximumLength[length]} characters long`)
  return text as T
}

/** @throws BAD_USER_INPUT for a number outside its range. */
export function checkRange(value: number | null | undefined, argument: string, from: number, to: number): void {
  if (value !== null && value !== undefined && (value < from || value > to))
    throw badUserInput(argument, `must be from ${from} to ${to}`)
}

/** @throws BAD_USER_INPUT where something ends before it starts. */
export function checkDates(
  startedOn: string | null | undefined,
  endedOn: string | null | undefined,
  argument: string,
): void {
  if (startedOn && endedOn && endedOn < startedOn) throw badUserInput(argument, 'must not be before the start')
}
