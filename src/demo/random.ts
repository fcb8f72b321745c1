/** Repeatable chance: the same seed gives the same draws, on every machine. */
export interface Random {
  /** From 0 up to, but not, 1. */
  next(): number
  /** A whole number, both ends included. */
  between(from: number, to: number): number
  /** True in this share of draws, 0 to 1. */
  chance(share: number): boolean
  /** @throws Error for an empty list. */
  pick<T>(items: readonly T[]): T
  /** Up to `count` different items, in random order. */
  sample<T>(items: readonly T[], count: number): T[]
}

/** FNV-1a, 32 bits: spreads seeds that differ in one letter. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/** Mulberry32: 32 bits of state are plenty for a few hundred draws a person. */
export function seededRandom(seed: string): Random {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const rest = [...items]
    const drawn: T[] = []
    while (rest.length && drawn.length < count) drawn.push(...rest.splice(between(0, rest.length - 1), 1))
    return drawn
  }
  const pick = <T>(items: readonly T[]): T => {
    if (!items.length) throw new Error('Nothing to pick from')
    return items[between(0, items.length - 1)] as T
  }
  return { next, between, chance: (share) => next() < share, pick, sample }
}
