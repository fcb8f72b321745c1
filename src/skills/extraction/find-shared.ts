import type { SkillDictionary } from './dictionary.js'
import type { ReadText } from './find-names.js'
import { joins, type Mention } from './mention.js'

const conjunctions: ReadonlySet<string> = new Set(['and', 'or', 'und', 'as'])

/** Names that share their last word with a name behind them: "frontend and backend development" speaks of frontend development too. */
export function findShared(read: ReadText, named: readonly Mention[], dictionary: SkillDictionary): Mention[] {
  return named
    .filter(({ first, last, form }) => last > first && form !== 'turned')
    .flatMap((mention) => beforeConjunction(read, mention, dictionary))
}

function beforeConjunction(
  { tokens, stems, text }: ReadText,
  mention: Mention,
  dictionary: SkillDictionary,
): Mention[] {
  const { first } = mention
  const hasAnd = conjunctions.has(stems[first - 1] ?? '')
  const isSlash = /^\s*[/&,]\s*$/.test(text.slice(tokens[first - 1]?.end, tokens[first]?.start))
  const last = hasAnd ? first - 2 : isSlash ? first - 1 : -1
  const shared = stems[mention.last] as string
  for (let begin = Math.max(0, last - 2); begin <= last; begin++) {
    const isJoined = tokens.slice(begin + 1, last + 1).every(joins)
    const node = isJoined
      ? [...stems.slice(begin, last + 1), shared].reduce<number | undefined>(
          (at, stem) => (at === undefined ? undefined : dictionary.step(at, stem)),
          0,
        )
      : undefined
    const [entry] = node === undefined ? [] : dictionary.entriesAt(node)
    if (entry && entry.skillId !== mention.entry.skillId) return [{ first: begin, last, entry, form: 'shared' }]
  }
  return []
}
