/** How much is tried, from which seed. `pair`: this one alone. */
export interface Budget {
  readonly seed: number
  readonly pairs: number
  readonly operations: number
  readonly pair: number | null
  /** After this long no further pair is begun. */
  readonly endsAfterMs: number
  readonly timeoutMs: number
  readonly reduces: boolean
}

const usual = { pairs: 300, operations: 30 }

/** Where a red run must be due to the change (CI), and for planted leaks, the worlds are always the same ones. */
const fixedSeed = 20_261_125

/** PROVE_PAIRS, PROVE_MINUTES, PROVE_SEED, PROVE_PAIR, PROVE_REDUCES; absent: what every run of the tests does, from a seed by chance, but in CI. */
export function readBudget(environment: Readonly<Record<string, string | undefined>>): Budget {
  const number = (name: string) => (environment[name] ? Number(environment[name]) : null)
  const minutes = number('PROVE_MINUTES')
  const isFixed = Boolean(environment.FLUX_MUTANT) || (Boolean(environment.CI) && minutes === null)
  const endsAfterMs = minutes === null ? Infinity : minutes * 60_000
  return {
    seed: number('PROVE_SEED') ?? (isFixed ? fixedSeed : Math.floor(Math.random() * 1_000_000)),
    pairs: number('PROVE_PAIRS') ?? (minutes === null ? usual.pairs : Infinity),
    operations: number('PROVE_OPERATIONS') ?? usual.operations,
    pair: number('PROVE_PAIR'),
    endsAfterMs,
    timeoutMs: (minutes === null ? 20 * 60_000 : endsAfterMs) + 10 * 60_000,
    reduces: environment.PROVE_REDUCES !== 'no',
  }
}
