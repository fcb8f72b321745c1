import { Branches } from './branches.js'
import { determiners, functionWords } from './everyday-words.js'
import { shorterWritings } from './name-writings.js'
import { rootOf, stemOf } from './stems.js'
import { tokenize } from './tokens.js'

/** A name under which texts may speak of a skill. */
export interface SkillName {
  readonly skillId: string
  readonly name: string
  readonly isPreferred: boolean
}

/** A name as it is compiled. */
export interface DictionaryEntry {
  readonly skillId: string
  /** As the vocabulary writes it. */
  readonly writing: string
  /** Above 0, to 1: how surely whoever writes it so means the skill. */
  readonly certainty: number
  /** Its words without small ones, as `stemOf` and as `rootOf` give them. */
  readonly stems: readonly string[]
  readonly roots: readonly string[]
  /** The small words that join them, without determiners: `and` of "mergers and acquisitions", or nothing. */
  readonly link: string
}

const certainties = { preferred: 1, alternative: 0.97, derived: 0.9 } as const
const namesPerTurn = 1_000
/** Longer names are looked for as they stand only: they are rarely said in another way. */
const mostContentWords = 5

/**
 * All names of a vocabulary, compiled for reading texts: a tree of their words (stems), whose branches are the names that begin
 * alike, and the names by the roots of their words in no order.
 */
export class SkillDictionary {
  private readonly words = new Map<string, number>()
  private readonly roots = new Set<string>()
  private readonly branches = new Branches()
  private readonly ends = new Map<number, DictionaryEntry[]>()
  private readonly bags = new Map<string, DictionaryEntry[]>()
  private readonly rootsOfStems = new Map<string, string>()
  private nodes = 1

  private constructor() {}

  /**
   * `names` in the order in which skills are preferred that share one; what is derived from a name comes after all names. Large
   * vocabularies take a while, so others get a turn in between.
   */
  static async compile(names: readonly SkillName[]): Promise<SkillDictionary> {
    const dictionary = new SkillDictionary()
    let work = 0
    for (const isDerived of [false, true])
      for (const { skillId, name, isPreferred } of names) {
        if (++work % namesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve))
        if (isDerived)
          for (const writing of shorterWritings(name)) dictionary.add(skillId, writing, certainties.derived)
        else dictionary.add(skillId, name, isPreferred ? certainties.preferred : certainties.alternative)
      }
    return dictionary
  }

  private add(skillId: string, writing: string, certainty: number): void {
    const all = tokenize(writing).map(({ word }) => stemOf(word))
    if (all.length === 0) return
    const stems = all.filter((stem) => !functionWords.has(stem))
    const roots = stems.map((stem) => this.rootOf(stem))
    const entry = { skillId, writing, certainty, stems, roots, link: writing.includes('&') ? 'and' : linkOf(all) }
    this.addPath(all, entry)
    const joined = all.join('')
    if (all.length === 2 && joined.length >= 5) this.addPath([joined], entry)
    if (stems.length < 2 || stems.length > mostContentWords) return
    for (const root of roots) this.roots.add(root)
    addTo(this.bags, bagKey(roots), entry)
  }

  private addPath(stems: readonly string[], entry: DictionaryEntry): void {
    let node = 0
    for (const stem of stems) {
      const word = this.wordId(stem)
      let next = this.branches.find(node, word)
      if (next === undefined) {
        next = this.nodes++
        this.branches.add(node, word, next)
      }
      node = next
    }
    addTo(this.ends, node, entry)
  }

  private wordId(stem: string): number {
    const known = this.words.get(stem)
    if (known !== undefined) return known
    this.words.set(stem, this.words.size)
    return this.words.size - 1
  }

  /** The node that a word leads to from a node (0 is the root); undefined where no name goes on so. */
  step(node: number, stem: string): number | undefined {
    const word = this.words.get(stem)
    return word === undefined ? undefined : this.branches.find(node, word)
  }

  /** The names that end at a node, the preferred one first. */
  entriesAt(node: number): readonly DictionaryEntry[] {
    return this.ends.get(node) ?? []
  }

  /** The names that consist of these roots in any order; small words do not count. */
  entriesOf(roots: readonly string[]): readonly DictionaryEntry[] {
    return this.bags.get(bagKey(roots)) ?? []
  }

  /** The root of a stem, if a name of several words has it. */
  findRoot(stem: string): string | null {
    const root = this.rootOf(stem)
    return this.roots.has(root) ? root : null
  }

  private rootOf(stem: string): string {
    let root = this.rootsOfStems.get(stem)
    if (root === undefined) {
      root = rootOf(stem)
      if (this.rootsOfStems.size < 50_000) this.rootsOfStems.set(stem, root)
    }
    return root
  }
}

/** The small words among these that join others: prepositions and conjunctions. */
export const linkOf = (stems: readonly string[]): string =>
  stems.filter((stem) => functionWords.has(stem) && !determiners.has(stem)).join(' ')

const bagKey = (roots: readonly string[]): string => [...roots].sort().join(' ')

function addTo<Key>(lists: Map<Key, DictionaryEntry[]>, key: Key, entry: DictionaryEntry): void {
  const list = lists.get(key)
  if (list) list.push(entry)
  else lists.set(key, [entry])
}
