/** A number of each skill and of each occupation, and which skills each occupation lists: what vocabularies say, made for arithmetic. */
export class OccupationLists {
  /** By number, in ascending order, so that the same lists are numbered alike whatever order they came in. */
  readonly skillIds: readonly string[]
  /** Per occupation the numbers of its skills, ascending. */
  readonly lists: readonly Uint32Array[]
  /** Per skill the numbers of the occupations that list it, ascending. */
  readonly postings: readonly Uint32Array[]
  /** Per skill: 0 for what every occupation lists, rising with rarity (inverse document frequency, squared: ln²((m + 1) / n)). */
  readonly weights: Float64Array
  /** Per occupation: the square root of its skills' weights together. */
  readonly norms: Float64Array
  private readonly numbers: ReadonlyMap<string, number>

  private constructor(lists: readonly (readonly string[])[]) {
    this.skillIds = [...new Set(lists.flat())].sort()
    this.numbers = new Map(this.skillIds.map((id, number) => [id, number]))
    this.lists = lists.map((ids) => this.numbersOf(ids))
    this.postings = postingsOf(this.lists, this.skillIds.length)
    const rarity = ({ length }: Uint32Array) => Math.log((lists.length + 1) / length) ** 2
    this.weights = Float64Array.from(this.postings, rarity)
    this.norms = Float64Array.from(this.lists, (list) => Math.sqrt(sumOf(list, this.weights)))
  }

  /** `occupations`: the skills of each, by the occupation's id. */
  static compile(occupations: ReadonlyMap<string, readonly string[]>): OccupationLists {
    const inOrder = [...occupations].filter(([, skills]) => skills.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))
    return new OccupationLists(inOrder.map(([, skills]) => skills))
  }

  /** The numbers of those of the skills that some occupation lists, each once, ascending. */
  numbersOf(skillIds: readonly string[]): Uint32Array {
    const known = new Set(skillIds.map((id) => this.numbers.get(id)).filter((number) => number !== undefined))
    return Uint32Array.from(known).sort()
  }
}

const sumOf = (numbers: Uint32Array, values: Float64Array): number =>
  numbers.reduce((sum, number) => sum + (values[number] as number), 0)

/** Lists the other way round: for each item up to `count` the lists that hold it, ascending. */
export function postingsOf(lists: readonly Uint32Array[], count: number): Uint32Array[] {
  const sizes = new Uint32Array(count)
  for (const list of lists) for (const item of list) sizes[item] = (sizes[item] as number) + 1
  const postings = Array.from(sizes, (size) => new Uint32Array(size))
  sizes.fill(0)
  lists.forEach((list, index) => {
    for (const item of list) {
      const filled = sizes[item] as number
      ;(postings[item] as Uint32Array)[filled] = index
      sizes[item] = filled + 1
    }
  })
  return postings
}
