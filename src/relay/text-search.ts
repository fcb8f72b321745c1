/** SQL text in which case and accents do not matter: filters and orders compare this. */
export const folded = (expression: string): string => `lower(unaccent(${expression}))`

/** A LIKE pattern that finds the text anywhere, taken literally. */
export const containing = (text: string): string => `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`

/** The words of a search, each of which must be found. */
export const wordsOf = (search: string | null | undefined): string[] =>
  search?.trim().split(/\s+/).filter(Boolean) ?? []
