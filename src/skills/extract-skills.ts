import { areListed, hasCue, hasOwnCapital, needOf } from './extraction/context.js'
import type { SkillDictionary } from './extraction/dictionary.js'
import { functionWords } from './extraction/everyday-words.js'
import { findNames, type ReadText } from './extraction/find-names.js'
import { findShared } from './extraction/find-shared.js'
import { findTurned } from './extraction/find-turned.js'
import { formCertainties, type Mention } from './extraction/mention.js'
import { stemOf } from './extraction/stems.js'
import { tokenize } from './extraction/tokens.js'

/** Words of a text that name a skill. */
export interface NamedSkill {
  readonly skillId: string
  readonly matchedText: string
  /** Offsets into the text in UTF-16 code units; `end` is behind the last one. */
  readonly start: number
  readonly end: number
  /**
   * Above 0, to 1: how surely these words mean this skill. The product of what the name is worth (preferred 1, alternative 0.97,
   * derived 0.9), the form it has (as written 1, inflected 0.95, turned round 0.8, with a shared last word 0.7), and what an
   * everyday word rests on (something beside it 0.9, a capital 0.8). An order, not a probability.
   */
  readonly confidence: number
}

const supports = { none: 1, cue: 0.9, list: 0.9, capital: 0.8 } as const

interface SupportedMention extends Mention {
  readonly confidence: number
}

/** The skills that a text names, in the order of the text; spans do not overlap, and the longest name of a place is taken. */
export function extractSkills(text: string, dictionary: SkillDictionary): NamedSkill[] {
  const tokens = tokenize(text)
  const read: ReadText = { text, tokens, stems: tokens.map(({ word }) => stemOf(word)) }
  const named = findNames(read, dictionary)
  const mentions = [...named, ...findTurned(read, dictionary), ...findShared(read, named, dictionary)]
  const chosen = chooseLongest(read, supportMentions(read, mentions))
  return chosen.map(({ first, last, entry, form, confidence }) => {
    const start = tokens[first]?.start as number
    // A name may end with a mark that is no part of its last word: 510(k).
    const end = Math.max(tokens[last]?.end as number, form === 'written' ? start + entry.writing.length : 0)
    return { skillId: entry.skillId, matchedText: text.slice(start, end), start, end, confidence }
  })
}

/** The mentions that stand for themselves, or that something in the text supports; lists carry support from item to item. */
function supportMentions(read: ReadText, mentions: readonly Mention[]): SupportedMention[] {
  const supported: SupportedMention[] = []
  const open: Mention[] = []
  const accept = (mention: Mention, support: keyof typeof supports) =>
    supported.push({
      ...mention,
      confidence: mention.entry.certainty * formCertainties[mention.form] * supports[support],
    })
  for (const mention of mentions) {
    const need = needOf(read, mention)
    if (need === 'nothing') accept(mention, 'none')
    else if (need === 'capital' && hasOwnCapital(read, mention)) accept(mention, 'capital')
    else if (need !== 'other writing') open.push(mention)
  }
  const undecided = open.filter((mention) => {
    if (!hasCue(read, mention)) return true
    accept(mention, 'cue')
    return false
  })
  spreadThroughLists(read, supported, undecided, (mention) => accept(mention, 'list'))
  return supported
}

function spreadThroughLists(
  read: ReadText,
  supported: readonly Mention[],
  undecided: readonly Mention[],
  accept: (mention: Mention) => void,
): void {
  const left = new Map(undecided.map((mention) => [mention.first, mention]))
  for (let at = 0; at < supported.length; at++) {
    const item = supported[at] as Mention
    for (const place of [item.first - 2, item.first - 1, item.last + 1, item.last + 2]) {
      const mention = left.get(place)
      if (!mention || !(areListed(read, mention, item) || areListed(read, item, mention))) continue
      left.delete(place)
      accept(mention)
    }
  }
}

/** Of mentions that overlap the one of most words (small ones do not count), then the surest, then the first. */
function chooseLongest({ stems }: ReadText, mentions: readonly SupportedMention[]): SupportedMention[] {
  const sized = mentions.map((mention) => {
    const words = stems.slice(mention.first, mention.last + 1).filter((stem) => !functionWords.has(stem))
    return { ...mention, size: words.length }
  })
  const longestFirst = sized.sort((a, b) => b.size - a.size || b.confidence - a.confidence || a.first - b.first)
  const taken = new Set<number>()
  const chosen = longestFirst.filter(({ first, last }) => {
    for (let at = first; at <= last; at++) if (taken.has(at)) return false
    for (let at = first; at <= last; at++) taken.add(at)
    return true
  })
  return chosen.sort((a, b) => a.first - b.first)
}
