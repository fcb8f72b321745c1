import fc from 'fast-check'

const largest = 2 ** 30

/** Choices from fast-check's stream: the same seed makes the same choices, so a seed and a number name a pair of worlds. */
export class Draw {
  private readonly stream: Iterator<number>

  constructor(seed: number) {
    const [stream] = fc.sample(fc.infiniteStream(fc.nat(largest - 1)), { seed, numRuns: 1 })
    this.stream = stream as unknown as Iterator<number>
  }

  /** At least 0, below 1. */
  private share(): number {
    return (this.stream.next().value as number) / largest
  }

  /** A whole number, both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from + 1))
  }

  /** True in this share of cases. */
  chance(share: number): boolean {
    return this.share() < share
  }

  /** @throws Error where there is nothing to pick from. */
  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new Error('There is nothing to pick from')
    return from[this.integer(0, from.length - 1)] as T
  }

  /** One of these, each as likely as its weight beside the others. */
  weighted<T>(from: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.share() * from.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, value] of from) {
      left -= weight
      if (left < 0) return value
    }
    return (from.at(-1) as readonly [number, T])[1]
  }

  /** The same items in another order. */
  shuffled<T>(items: readonly T[]): T[] {
    const mixed = [...items]
    for (let last = mixed.length - 1; last > 0; last--) {
      const other = this.integer(0, last)
      ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
    }
    return mixed
  }

  /** So many of these, none twice; all of them where there are fewer. */
  some<T>(items: readonly T[], count: number): T[] {
    return this.shuffled(items).slice(0, count)
  }
}
