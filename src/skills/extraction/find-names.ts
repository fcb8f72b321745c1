import type { DictionaryEntry, SkillDictionary } from './dictionary.js'
import { joins, type Mention } from './mention.js'
import type { Token } from './tokens.js'

/** A text as it is searched: its words, and each word as `stemOf` gives it. */
export interface ReadText {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly stems: readonly string[]
}

/** Names that stand in the text word by word, also in the plural or joined otherwise: all of them, not only the longest. */
export function findNames({ text, tokens, stems }: ReadText, dictionary: SkillDictionary): Mention[] {
  const mentions: Mention[] = []
  /** `isParted`: a comma or bracket stands between the words, so that only a name with the same ones is meant. */
  const follow = (node: number, first: number, next: number, isParted: boolean): void => {
    const stem = stems[next]
    if (stem === undefined) return
    const on = dictionary.step(node, stem)
    if (on !== undefined) arrive(on, first, next, isParted)
    // "web site" for "website", "back-end" for "backend"
    const second = stems[next + 1]
    if (second === undefined || !joins(tokens[next + 1]) || !canBeOneWord(stem, second)) return
    const joined = dictionary.step(node, stem + second)
    if (joined !== undefined) arrive(joined, first, next + 1, isParted)
  }
  const arrive = (node: number, first: number, last: number, isParted: boolean): void => {
    const mention = mentionOf(dictionary.entriesAt(node), first, last)
    if (mention && !(isParted && mention.form !== 'written')) mentions.push(mention)
    const gap = tokens[last + 1]?.gap
    if (gap === 'list' || joins(tokens[last + 1])) follow(node, first, last + 1, isParted || gap === 'list')
  }
  const mentionOf = (entries: readonly DictionaryEntry[], first: number, last: number): Mention | null => {
    const [preferred] = entries
    if (!preferred) return null
    const entry =
      entries.find(({ writing }) => standsAt(writing, first, last, (words) => words)) ??
      entries.find(({ writing }) => standsAt(writing, first, last, (words) => words.toLowerCase()))
    return { first, last, entry: entry ?? preferred, form: entry ? 'written' : 'inflected' }
  }
  const standsAt = (writing: string, first: number, last: number, fold: (words: string) => string): boolean => {
    const start = tokens[first]?.start as number
    const end = Math.max(start + writing.length, tokens[last]?.end as number)
    return fold(text.slice(start, end)) === fold(writing)
  }
  for (let first = 0; first < tokens.length; first++) follow(0, first, first, false)
  return mentions
}

const canBeOneWord = (first: string, second: string): boolean =>
  first.length >= 2 && (second.length >= 3 || /^\d+$/.test(second)) && first.length + second.length >= 5
