/** What is told of an edition beside its content: data, method, sizes. Figures about people are exact here, and rounded down where published. */
export interface ModelCard {
  /** The vocabularies it knows, with the attribution that their publishers ask for (null: our own). */
  readonly vocabularies: readonly {
    readonly scheme: string
    readonly version: string
    readonly attribution: string | null
  }[]
  readonly terms: number
  /** Terms with at least one neighbour. */
  readonly connectedTerms: number
  /** Edges by what they rest on. */
  readonly edges: { readonly TAXONOMY: number; readonly LEARNED: number; readonly BOTH: number }
  /** How long it took to derive, in seconds. */
  readonly seconds: number
}

const roundedDown = (figure: number) => Math.floor(figure / 10) * 10

/** What a card says in words; figures about people rounded down to tens, as they may be passed on. */
export function describeCard(edition: {
  readonly number: number
  readonly learnedAt: Date
  readonly people: number
  readonly facts: number
  readonly minimumSupport: number
  readonly dimensions: number
  readonly digest: Buffer
  readonly card: ModelCard
}): string {
  const { card, people } = edition
  const data = people
    ? `skills of at least ${roundedDown(people)} people (${roundedDown(edition.facts)} facts), each open to the employer or wider, of people whose learning is on; no skill or pair counts that fewer than ${edition.minimumSupport} people hold`
    : 'the vocabularies alone; no person'
  return [
    `# Genome edition ${edition.number}`,
    `Learned at: ${edition.learnedAt.toISOString()}, in ${card.seconds.toFixed(1)} s`,
    `Data: ${data}`,
    ...card.vocabularies.map(
      ({ scheme, version, attribution }) => `  ${scheme} ${version}${attribution ? `: ${attribution}` : ''}`,
    ),
    `Sizes: ${card.terms} terms, ${card.connectedTerms} with neighbours; edges: ${card.edges.TAXONOMY} from the vocabularies, ${card.edges.LEARNED} learned, ${card.edges.BOTH} from both; vectors of ${edition.dimensions} numbers`,
    `Used for: how near one skill is to another, in matching and in suggestions. Not for: anything about a person's character, or about who they are.`,
    `SHA-256: ${edition.digest.toString('hex')}`,
  ].join('\n')
}
