import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

const readText = (name: string, read: (text: string) => string) => ({
  parseValue: (value: unknown) => {
    if (typeof value !== 'string') throw new GraphQLError(`A ${name} is given as text`)
    return read(value)
  },
  parseLiteral: (node: { kind: string; value?: unknown }) => {
    if (node.kind !== Kind.STRING) throw new GraphQLError(`A ${name} is given as text`)
    return read(node.value as string)
  },
})

const emailPattern = /^[^\s@\p{C}]{1,64}@[^\s@\p{C}]{1,253}$/u

export const EmailAddress = new GraphQLScalarType({
  name: 'EmailAddress',
  description: 'An e-mail address: a local part, an at sign, a domain; at most 320 characters.',
  serialize: (value) => String(value),
  ...readText('EmailAddress', (text) => {
    if (!emailPattern.test(text.trim())) throw new GraphQLError('An EmailAddress is written like name@example.org')
    return text.trim()
  }),
})

/** Days that exist, from the year 1000 to 9999. */
function readDate(text: string): string {
  const day = /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new GraphQLError('A Date is written YYYY-MM-DD and exists in the calendar')
  return text
}

export const DateOnly = new GraphQLScalarType({
  name: 'Date',
  description: 'A day without a time, YYYY-MM-DD.',
  serialize: (value) => String(value),
  ...readText('Date', readDate),
})

export const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  description: 'A moment in ISO 8601, in UTC.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  ...readText('DateTime', (text) => {
    const moment = new Date(text)
    if (!/^[1-9]\d{3}-\d{2}-\d{2}T/.test(text) || Number.isNaN(moment.getTime()))
      throw new GraphQLError('A DateTime is written like 2026-01-31T12:00:00Z')
    return moment.toISOString()
  }),
})
