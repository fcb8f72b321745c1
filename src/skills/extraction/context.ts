import { commonWords, languageWords, productWords } from './everyday-words.js'
import type { ReadText } from './find-names.js'
import { joins, type Mention } from './mention.js'

/**
 * What a single word needs before it names a skill:
 * - `nothing`: it is no everyday word;
 * - `capital`: it is a product or programming language, and a capital inside a sentence is enough (Go, Excel);
 * - `cue`: something around it must say so (C, feedback, German, or `go` in lower case);
 * - `other writing`: it is written unlike the abbreviation that it would be (rest for REST), and names nothing.
 */
type Need = 'nothing' | 'capital' | 'cue' | 'other writing'

const isAbbreviation = (writing: string) => /\p{Lu}.*\p{Lu}/u.test(writing)

export function needOf({ tokens, stems }: ReadText, { first, last, entry }: Mention): Need {
  if (last > first) return 'nothing'
  const { raw = '', word = '' } = tokens[first] ?? {}
  const isOneOf = (words: ReadonlySet<string>) => words.has(word) || words.has(stems[first] ?? '')
  if (/^\d+$/.test(word)) return 'other writing'
  if (word.length === 1) return raw === entry.writing ? 'cue' : 'other writing'
  const isEveryday = isOneOf(productWords) || isOneOf(commonWords)
  if (isAbbreviation(entry.writing) && (isEveryday || word.length === 2)) {
    if (raw === entry.writing) return 'nothing'
    return isEveryday ? 'other writing' : 'cue'
  }
  if (isOneOf(languageWords) || isOneOf(commonWords)) return 'cue'
  return isOneOf(productWords) ? 'capital' : 'nothing'
}

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))
const cuesBefore = wordsOf(`
  apache background bilingual certificate certified code coded coding command competence competent degree developer experience
  experienced expertise expert familiar familiarity fluency fluent fluently framework grasp know knowing knowledge know knows language
  languages learn learned learning library macro master masters mastery microsoft ms proficiency proficient programmed programming
  qualification qualified script scripts skill skilled skills speak speaks speaking spoken studied tool tools trained training
  translate translated translating translation understanding using written
`)
const cuesBehind = wordsOf(`
  certificate certification code developer developers experience expert expertise framework knowledge language library macro macros
  programmer programmers programming script scripting scripts skill skills speaker speakers speaking
`)
/** How many words before a word may say that it names a skill. */
const reach = 5

/** Whether the words around a word say that it names a skill: "experience with Go", "presentation skills", "Languages: C". */
export function hasCue({ tokens, stems, text }: ReadText, { first, last }: Mention): boolean {
  if (tokens[first]?.gap === 'colon' || standsAlone(tokens, first, last)) return true
  for (let at = last + 1; at <= last + 2 && joins(tokens[at]); at++)
    if (cuesBehind.has(tokens[at]?.word ?? '')) return true
  for (let at = first - 1; at >= Math.max(0, first - reach); at--) {
    if (!joins(tokens[at + 1])) break
    if (cuesBefore.has(tokens[at]?.word ?? '')) return true
  }
  return isObjectOfIn({ tokens, stems, text }, first, last)
}

/** A line of its own: an item of a list, or a field that holds nothing else. */
function standsAlone(tokens: ReadText['tokens'], first: number, last: number): boolean {
  const begins = (at: number) => ['sentence', 'line', undefined].includes(tokens[at]?.gap)
  return begins(first) && begins(last + 1) && (tokens[last]?.end ?? 0) - (tokens[first]?.start ?? 0) > 1
}

/** "written mostly in R.", "translated into German": a capital behind a preposition, and nothing that it could belong to. */
function isObjectOfIn({ tokens }: ReadText, first: number, last: number): boolean {
  const token = tokens[first]
  const before = tokens[first - 1]?.word ?? ''
  return (
    /^\p{Lu}/u.test(token?.raw ?? '') &&
    joins(token) &&
    (before === 'in' || before === 'into') &&
    !joins(tokens[last + 1])
  )
}

/** Whether a word has a capital that neither the beginning of a sentence nor a title explains. */
export function hasOwnCapital({ tokens }: ReadText, { first, last, entry }: Mention): boolean {
  const isCapital = (at: number) => /^\p{Lu}/u.test(tokens[at]?.raw ?? '')
  const token = tokens[first]
  if (token?.raw !== entry.writing || !isCapital(first)) return false
  if (token.gap === 'sentence' || token.gap === 'colon') return false
  const isTitle = (joins(token) && isCapital(first - 1)) || (joins(tokens[last + 1]) && isCapital(last + 1))
  return !isTitle
}

/** Whether two mentions stand beside one another in a list: only commas and the like, or a conjunction, between them. */
export function areListed({ tokens, text }: ReadText, one: Mention, other: Mention): boolean {
  const between = text.slice(tokens[one.last]?.end, tokens[other.first]?.start)
  const mark = /^\s*[,/;|•·&()*\n–—-][\s,/;|•·&()*–—-]*(?:(?:and|or)\s+)?$/u
  const conjunction = /^\s+(?:and|or|&)\s+$/u
  const isCapital = (mention: Mention) => /^\p{Lu}/u.test(tokens[mention.first]?.raw ?? '')
  return mark.test(between) || (conjunction.test(between) && (isCapital(one) || isCapital(other)))
}
