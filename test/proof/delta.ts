import type { Draw } from './draw.js'
import type { Delta, Parts, Viewer, World } from './world.js'

/** Suggests changes of one sort, hidden or not; `redraw.ts` keeps the hidden ones. */
export type Propose = (draw: Draw, world: World, viewer: Viewer) => Delta[]

/** A change of one row; null takes it away. */
export const deltaOf = <P extends keyof Parts>(
  sentence: string,
  part: P,
  key: string,
  value: Parts[P] | null,
): Delta => ({
  sentence,
  changes: [{ part, key, value }],
})

/** What people call somebody: the name they gave, and the key that tells namesakes apart. */
export function called({ facts }: Pick<World, 'facts'>, person: string | null): string {
  if (person === null) return 'nobody'
  const name = facts.get(`${person} account_fact name`)?.columns.value
  return name ? `${name} (${person})` : person
}

/** Each of these with some probability, in any order. */
export const someOf = <T>(draw: Draw, items: Iterable<T>, share: number): T[] =>
  [...items].filter(() => draw.chance(share))
