import { badUserInput } from '../errors.js'

/** SQL text in which case and accents do not matter: filters and orders compare this. */
export const folded = (expression: string): string => `lower(unaccent(${expression}))`

/** A SQL condition: the folded text in `column` holds the text of this parameter, taken literally. */
export const containsSql = (column: string, parameter: string): string =>
  `strpos(${column}, ${folded(`btrim(${parameter}::text)`)}) > 0`

const maximumWords = 8

/**
 * The words of a search, each of which must be found.
 * @throws BAD_USER_INPUT for more than eight different ones: each is looked for in everything.
 */
export function wordsOf(search: string | null | undefined): string[] {
  const words = [...new Set(search?.trim().split(/\s+/).filter(Boolean))]
  if (words.length > maximumWords) throw badUserInput('filter.search', `must be at most ${maximumWords} words`)
  return words
}
