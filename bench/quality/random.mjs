/** Numbers that look random and are the same on every machine: splitmix32 over a seed made of words and numbers; each call gives 0 to below 1. */
export function randomOf(...seed) {
  let state = 2166136261
  for (const character of seed.join('\0')) state = Math.imul(state ^ character.codePointAt(0), 16777619)
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296
  }
}

/** A whole number from 0 to below `end`. */
export const below = (random, end) => Math.floor(random() * end)

/** Poisson distributed around `mean` (Knuth's product of uniform numbers), kept between two bounds. */
export function poisson(random, mean, least, most) {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return Math.min(most, Math.max(least, count))
}

/** `count` different items, likelier by weight: the largest u^(1/weight) (Efraimidis and Spirakis 2006). */
export function drawWeighted(random, items, weights, count) {
  const keyed = Array.from(items, (item, index) => ({ item, key: Math.log(random()) / weights[index] }))
  return keyed
    .sort((a, b) => b.key - a.key || a.item - b.item)
    .slice(0, count)
    .map(({ item }) => item)
}

/** The same items in an order of chance (Fisher and Yates). */
export function shuffled(random, items) {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(random, last + 1)
    ;[order[last], order[other]] = [order[other], order[last]]
  }
  return order
}
