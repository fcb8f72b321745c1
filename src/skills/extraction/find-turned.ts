import { type DictionaryEntry, linkOf, type SkillDictionary } from './dictionary.js'
import { functionWords } from './everyday-words.js'
import type { ReadText } from './find-names.js'
import { joins, type Mention } from './mention.js'

const longestWindow = 5
const mostFillers = 3

/**
 * Names of several words that stand in the text as a verb or turned round: "managed our suppliers", "analysis of data". Words
 * that follow one another without either are another thing: "quality data" is not data quality.
 */
export function findTurned(read: ReadText, dictionary: SkillDictionary): Mention[] {
  const { tokens, stems } = read
  const roots = stems.map((stem) => (functionWords.has(stem) ? '' : dictionary.findRoot(stem)))
  const mentions: Mention[] = []
  for (let first = 0; first < tokens.length; first++) {
    const begin = roots[first]
    if (!begin) continue
    const window = [begin]
    let fillers = 0
    for (let last = first + 1; last < tokens.length && joins(tokens[last]) && window.length < longestWindow; last++) {
      const root = roots[last]
      if (root === null || root === undefined || stems[last] === 'or') break
      if (root === '') {
        if (++fillers > mostFillers) break
        continue
      }
      window.push(root)
      const entry = dictionary.entriesOf(window).find((each) => isTurned(read, each, window, first, last))
      if (entry) mentions.push({ first, last, entry, form: 'turned' })
    }
  }
  return mentions
}

/** Whether the words from `first` to `last`, which have the roots of a name, are a way of saying it. */
function isTurned(
  { stems, tokens }: ReadText,
  entry: DictionaryEntry,
  roots: readonly string[],
  first: number,
  last: number,
) {
  const said = stems.slice(first, last + 1)
  const link = linkOf(said)
  if (roots.every((root, index) => root === entry.roots[index]))
    return link === entry.link || (link === '' && entry.link === 'of')
  if (entry.link !== '') return link === (entry.link === 'of' ? '' : 'and')
  if (link !== '') return !link.includes('and')
  const isVerb = !entry.stems.includes(said[0] ?? '') || /ing$/.test(tokens[first]?.word ?? '')
  return isVerb || said.length > roots.length
}
