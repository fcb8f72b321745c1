/** Where a candidate stands in a ranking: by score, and where scores are equal by an id that says nothing about people. */
export type RankPosition = readonly [score: number, id: string]

/** Sorts best first. */
export const compareRank = (a: RankPosition, b: RankPosition): number =>
  b[0] - a[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)

/** The ranked items behind a position; all where it is null. */
export function behind<Item>(
  ranked: readonly Item[],
  positionOf: (item: Item) => RankPosition,
  after: RankPosition | null,
): readonly Item[] {
  if (!after) return ranked
  const start = ranked.findIndex((item) => compareRank(positionOf(item), after) > 0)
  return start < 0 ? [] : ranked.slice(start)
}
