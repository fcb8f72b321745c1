import type { Term } from './learning-input.js'

/**
 * What co-occurrence is counted of: terms, and beside them the words of their names. Whoever holds a term holds its words
 * too, and every broader term: so that what is seldom held, or by nobody, is placed by what it is called and by what it falls
 * under (as word vectors are made of parts of words: Bojanowski et al. 2017).
 */
export interface Columns {
  /** Terms come first, then words. */
  readonly count: number
  readonly termCount: number
  /** For each term the columns that come with it, itself first; ascending after that. */
  readonly ofTerm: readonly Uint32Array[]
  /** For each term the columns that stand in where it is held too seldom: what it falls directly under, and its words. */
  readonly partsOfTerm: readonly Uint32Array[]
}

/** A word in fewer names joins nothing. */
const leastNames = 3
/** A word in a larger share of all names says nothing; in small vocabularies, in more than this number. */
const mostNamesShare = 0.015
const mostNamesAtLeast = 20

const wordsOf = ({ names }: Term): Set<string> =>
  new Set(names.flatMap((name) => name.toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? []))

/** Words that some names share and not too many, in their order. */
function sharedWords(words: readonly ReadonlySet<string>[]): string[] {
  const counts = new Map<string, number>()
  for (const of of words) for (const word of of) counts.set(word, (counts.get(word) ?? 0) + 1)
  const most = Math.max(mostNamesAtLeast, words.length * mostNamesShare)
  return [...counts]
    .filter(([, count]) => count >= leastNames && count <= most)
    .map(([word]) => word)
    .sort()
}

/** Everything above a term, at any distance, by places. */
function ancestorsOf(place: number, broader: readonly (readonly number[])[]): Set<number> {
  const found = new Set<number>()
  const open = [...(broader[place] ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === place || found.has(next)) continue
    found.add(next)
    open.push(...(broader[next] ?? []))
  }
  return found
}

/** The columns of a vocabulary, always in the same order. */
export function layOutColumns(terms: readonly Term[]): Columns {
  const placeOf = new Map(terms.map(({ id }, place) => [id, place]))
  const broader = terms.map(({ broader: ids }) => ids.flatMap((id) => placeOf.get(id) ?? []))
  const words = terms.map(wordsOf)
  const columnOf = new Map(sharedWords(words).map((word, index) => [word, terms.length + index]))
  const wordColumns = words.map((of) => [...of].flatMap((word) => columnOf.get(word) ?? []))
  const ascending = (columns: readonly number[]) => Uint32Array.from(columns).sort()
  return {
    count: terms.length + columnOf.size,
    termCount: terms.length,
    ofTerm: terms.map((_term, place) =>
      Uint32Array.of(place, ...ascending([...ancestorsOf(place, broader), ...(wordColumns[place] ?? [])])),
    ),
    partsOfTerm: terms.map((_term, place) => ascending([...(broader[place] ?? []), ...(wordColumns[place] ?? [])])),
  }
}
