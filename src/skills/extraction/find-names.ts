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
  const follow = (node: number, first: number, next: number): void => {
    if (next > first) {
      const entries = dictionary.entriesAt(node)
      if (entries.length) mentions.push(mentionOf(entries, first, next - 1))
      if (!joins(tokens[next])) return
    }
    const stem = stems[next]
    if (stem === undefined) return
    const on = dictionary.step(node, stem)
    if (on !== undefined) follow(on, first, next + 1)
    // "web site" for "website", "back-end" for "backend"
    const second = stems[next + 1]
    if (second === undefined || !joins(tokens[next + 1])) return
    const joined = dictionary.step(node, stem + second)
    if (joined !== undefined && canBeOneWord(stem, second)) follow(joined, first, next + 2)
  }
  const mentionOf = (entries: readonly DictionaryEntry[], first: number, last: number): Mention => {
    const words = text.slice(tokens[first]?.start, tokens[last]?.end)
    const [preferred] = entries as [DictionaryEntry]
    const written = entries.find(({ writing }) => writing === words)
    const folded = words.toLowerCase()
    const sameLetters = written ?? entries.find(({ writing }) => writing.toLowerCase() === folded)
    return { first, last, entry: sameLetters ?? preferred, form: sameLetters ? 'written' : 'inflected' }
  }
  for (let first = 0; first < tokens.length; first++) follow(0, first, first)
  return mentions
}

const canBeOneWord = (first: string, second: string): boolean =>
  first.length >= 2 && (second.length >= 3 || /^\d+$/.test(second)) && first.length + second.length >= 5
