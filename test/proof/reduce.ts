import { type Asked, isFragment, type Operation, type Selection } from './document.js'
import { differenceOf, type Leak, openPair, type Servers, type Step } from './pair.js'
import { areHidden } from './redraw.js'
import type { Delta } from './world.js'

/** Tries parts of a leak for as long as it still leaks, so that what is left can be read. */
class Reduction {
  private tries = 0

  constructor(
    private readonly servers: Servers,
    private leak: Leak,
    private readonly mostTries: number,
  ) {}

  /** Does this much of it still end in two different answers? Then it is what is left. */
  private async holds(deltas: readonly Delta[], steps: readonly Step[]): Promise<boolean> {
    const { world, viewer, hide } = this.leak
    if (this.tries++ >= this.mostTries || !areHidden(world, viewer, deltas)) return false
    await Promise.all(this.servers.map((server) => server.clear()))
    const ask = await openPair(this.servers, { world, viewer, deltas, hide })
    for (const step of steps.slice(0, -1)) await ask(step)
    const answers = await ask(steps.at(-1) as Step)
    const difference = differenceOf(...answers)
    if (!difference) return false
    this.leak = { ...this.leak, deltas, steps, answers, difference }
    return true
  }

  private async dropSteps(): Promise<void> {
    const last = this.leak.steps.at(-1) as Step
    if (await this.holds(this.leak.deltas, [last])) return
    const mutations = [...this.leak.steps.slice(0, -1).filter(({ operation }) => operation.kind === 'mutation'), last]
    await this.holds(this.leak.deltas, mutations)
    for (const step of this.leak.steps.slice(0, -1))
      await this.holds(
        this.leak.deltas,
        this.leak.steps.filter((each) => each !== step),
      )
  }

  /** Halves first, then quarters, down to single ones. */
  private async dropDeltas(): Promise<void> {
    for (let size = Math.ceil(this.leak.deltas.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let from = 0; from < this.leak.deltas.length; ) {
        const left = this.leak.deltas.toSpliced(from, size)
        if (!(await this.holds(left, this.leak.steps))) from += size
      }
  }

  private async dropSelections(): Promise<void> {
    for (let isSmaller = true; isSmaller; ) {
      isSmaller = false
      const { steps, deltas } = this.leak
      const last = steps.at(-1) as Step
      for (const operation of smallerOperations(last.operation)) {
        isSmaller = await this.holds(deltas, [...steps.slice(0, -1), { ...last, operation }])
        if (isSmaller) break
      }
    }
  }

  async run(): Promise<Leak> {
    await this.dropSteps()
    await this.dropDeltas()
    await this.dropSelections()
    return this.leak
  }
}

/** Every operation with one selection or one argument less. */
function smallerOperations({ kind, fields }: Operation): Operation[] {
  return smallerLists(fields)
    .filter((less) => less.length > 0)
    .map((less) => ({ kind, fields: less as Asked[] }))
}

const smallerLists = (selections: readonly Selection[]): Selection[][] => [
  ...(selections.length > 1 ? selections.map((_each, place) => selections.toSpliced(place, 1)) : []),
  ...selections.flatMap((each, place) => smallerSelections(each).map((less) => selections.with(place, less))),
]

function smallerSelections(selection: Selection): Selection[] {
  const below = smallerLists(selection.below).map((less) => ({ ...selection, below: less }))
  if (isFragment(selection)) return below
  const given = selection.given.map((_each, place) => ({ ...selection, given: selection.given.toSpliced(place, 1) }))
  return [...given, ...below]
}

/** The same leak with as little in it as these tries find out. */
export const reduceLeak = async (servers: Servers, leak: Leak, mostTries = 250): Promise<Leak> =>
  leak.broken ? leak : new Reduction(servers, leak, mostTries).run()
