import type { DictionaryEntry } from './dictionary.js'
import type { Token } from './tokens.js'

/**
 * How the words of a text are those of a name, and how sure that makes: as the vocabulary writes it; in the plural, in another
 * spelling, or joined otherwise; as verb instead of noun, or turned round; with a last word that it shares with the next name.
 */
export const formCertainties = { written: 1, inflected: 0.95, turned: 0.8, shared: 0.7 } as const
export type MentionForm = keyof typeof formCertainties

/** Words of a text that may name a skill. */
export interface Mention {
  /** Positions of the first and the last word among the words of the text. */
  readonly first: number
  readonly last: number
  readonly entry: DictionaryEntry
  readonly form: MentionForm
}

/** Two words can be of one name if no mark parts them. */
export const joins = (token: Token | undefined): boolean => token?.gap === 'space' || token?.gap === 'tight'
