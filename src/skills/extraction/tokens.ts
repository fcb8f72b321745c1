/** A word of a text, with where it stands. */
export interface Token {
  /** As it stands in the text. */
  readonly raw: string
  /** In lower case, without accents. */
  readonly word: string
  /** Offsets into the text in UTF-16 code units; `end` is behind the last one. */
  readonly start: number
  readonly end: number
  /** What separates it from the word before: see `gapOf`. */
  readonly gap: Gap
}

/**
 * What stands between two words, from what joins them to what parts them:
 * - `tight`: one mark without a space, as in `full-stack` and `CI/CD`;
 * - `space`: they follow one another;
 * - `list`: a comma, slash, bullet or bracket, as between the items of a list;
 * - `line`: a line ends;
 * - `colon`: what follows is named or listed;
 * - `sentence`: a sentence ends, or the text begins.
 */
export type Gap = 'tight' | 'space' | 'list' | 'line' | 'colon' | 'sentence'

/** Letters and digits; marks that belong to names: `C++`, `C#`, and the dot of `.NET`. */
const wordPattern =
  /(?<![\p{L}\p{N}.])\.(?=\p{L})[\p{L}\p{N}\p{M}]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?<=\p{L})(?:\+\+|#))?/gu

const gapOf = (between: string): Gap => {
  if (/[.!?…]\p{P}*\s|\n\s*\n/u.test(between)) return 'sentence'
  if (between.includes('\n')) return 'line'
  if (between.includes(':')) return 'colon'
  if (/[,;|•·(){}[\]<>–—*]|\s[/&+-]|[/&+-]\s/u.test(between)) return 'list'
  return /^[-/&.'’_+(]?$/u.test(between) ? 'tight' : 'space'
}

/** A word in the form in which words are compared: compatible letters, lower case, no accents. */
export const foldWord = (raw: string): string =>
  /^[a-z0-9]+$/.test(raw) ? raw : raw.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The words of a text in their order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let behind = 0
  for (const { 0: raw, index: start } of text.matchAll(wordPattern)) {
    const end = start + raw.length
    const gap = tokens.length === 0 ? 'sentence' : gapOf(text.slice(behind, start))
    tokens.push({ raw, word: foldWord(raw), start, end, gap })
    behind = end
  }
  return tokens
}
