import { tokenize } from './tokens.js'

/**
 * What people write for a name: without a trailing explanation in brackets, "Java (computer programming)"; and where the vocabulary
 * puts an abbreviation behind the words that it stands for, "Structured query language SQL", each of both alone.
 */
export function shorterWritings(name: string): string[] {
  const explained = name.endsWith(')') ? /^(.*\S)\s*\([^()]*\)$/.exec(name)?.[1] : undefined
  const shorter = /[A-Z]{2}/.test(name) ? withoutAbbreviation(explained ?? name) : []
  return explained === undefined ? shorter : [explained, ...shorter]
}

/** "Customer relationship management CRM software": without CRM, and CRM software; CRM alone where nothing follows. */
function withoutAbbreviation(name: string): string[] {
  const tokens = tokenize(name)
  const at = tokens.findIndex(({ raw }, index) => index >= 2 && /^[A-Z]{2,6}$/.test(raw) && spells(tokens, index))
  const token = tokens[at]
  if (!token) return []
  const rest = name.slice(token.end)
  const words = name.slice(0, token.start).trimEnd().replace(/\($/, '').trimEnd()
  return [`${words}${rest.replace(/^\)/, '')}`, `${token.raw}${rest.replace(/^\)/, '')}`]
}

/** The words before an abbreviation begin with its letters. */
function spells(tokens: ReturnType<typeof tokenize>, index: number): boolean {
  const letters = (tokens[index]?.word ?? '').split('')
  const initials = tokens.slice(0, index).map(({ word }) => word[0] ?? '')
  return letters.length <= initials.length && initials.slice(-letters.length).join('') === letters.join('')
}
