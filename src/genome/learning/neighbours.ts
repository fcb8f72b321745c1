import { neighboursKept, type SparseRows } from './associate.js'
import type { Term } from './learning-input.js'

/** What an adjacency rests on, as numbers: places in `bases`. */
export const bases = ['TAXONOMY', 'LEARNED', 'BOTH'] as const

/** The neighbours of term `t`, nearest first, stand from `offsets[t]` to before `offsets[t + 1]`. */
export interface Adjacency {
  readonly offsets: Uint32Array
  /** Places of terms. */
  readonly neighbours: Uint32Array
  /** Above 0, below 1: how much evidence of the neighbour counts where the term is asked for. */
  readonly affinities: Float32Array
  readonly bases: Uint8Array
}

/** What a stated relation is worth. */
const statedAffinity = {
  /** Somebody with the narrower skill has most of the broader one. */
  narrower: 0.7,
  related: 0.6,
  /** The broader skill says little about a particular narrower one. */
  broader: 0.35,
} as const

/**
 * Neighbours that the vocabularies state; where two relations join a pair the stronger counts. A top term, under which others
 * fall and which falls under none, is too general to say anything.
 */
function statedNeighbours(terms: readonly Term[]): Map<number, number>[] {
  const placeOf = new Map(terms.map(({ id }, place) => [id, place]))
  const hasNarrower = new Set(terms.flatMap(({ broader }) => broader))
  const isTop = ({ id, broader }: Term) => broader.length === 0 && hasNarrower.has(id)
  const stated = terms.map(() => new Map<number, number>())
  const add = (term: number, neighbour: number, affinity: number) => {
    if (isTop(terms[term] as Term) || isTop(terms[neighbour] as Term) || term === neighbour) return
    const of = stated[term] as Map<number, number>
    of.set(neighbour, Math.max(affinity, of.get(neighbour) ?? 0))
  }
  terms.forEach(({ broader, related }, term) => {
    for (const above of broader.flatMap((id) => placeOf.get(id) ?? [])) {
      add(above, term, statedAffinity.narrower)
      add(term, above, statedAffinity.broader)
    }
    for (const other of related.flatMap((id) => placeOf.get(id) ?? [])) {
      add(term, other, statedAffinity.related)
      add(other, term, statedAffinity.related)
    }
  })
  return stated
}

/** Affinities of one term's neighbours, strongest first. */
function* rowOf(
  { offsets, columns, values }: SparseRows,
  term: number,
): Generator<[neighbour: number, affinity: number]> {
  for (let at = offsets[term] as number; at < (offsets[term + 1] as number); at++)
    if ((values[at] as number) > 0) yield [columns[at] as number, values[at] as number]
}

/** Where several sources join a pair, the strongest affinity counts, and the basis says whether people and vocabulary agree. */
function joinRow(
  stated: ReadonlyMap<number, number>,
  occupations: Iterable<[number, number]>,
  people: Iterable<[number, number]>,
) {
  const found = new Map<number, { affinity: number; basis: number }>()
  const add = (neighbour: number, affinity: number, basis: 0 | 1) => {
    const known = found.get(neighbour)
    found.set(neighbour, {
      affinity: Math.max(affinity, known?.affinity ?? 0),
      basis: known === undefined || known.basis === basis ? basis : 2,
    })
  }
  for (const [neighbour, affinity] of stated) add(neighbour, affinity, 0)
  for (const [neighbour, affinity] of occupations) add(neighbour, affinity, 0)
  for (const [neighbour, affinity] of people) add(neighbour, affinity, 1)
  return [...found]
    .map(([neighbour, of]) => ({ neighbour, ...of }))
    .sort((a, b) => b.affinity - a.affinity || a.neighbour - b.neighbour)
}

/**
 * Neighbours that the vocabularies state, that their occupations suggest (only of terms of which no related ones are stated), and
 * that were learned from people; no more than are kept, except stated ones.
 */
export function joinNeighbours(
  terms: readonly Term[],
  { people, occupations }: { readonly people: SparseRows; readonly occupations: SparseRows },
): Adjacency {
  const stated = statedNeighbours(terms)
  const offsets = [0]
  const rows: ReturnType<typeof joinRow> = []
  terms.forEach(({ related }, term) => {
    const of = stated[term] as Map<number, number>
    const suggested = related.length === 0 ? rowOf(occupations, term) : []
    const joined = joinRow(of, suggested, rowOf(people, term))
    for (const each of joined.slice(0, Math.max(neighboursKept, of.size))) rows.push(each)
    offsets.push(rows.length)
  })
  return {
    offsets: Uint32Array.from(offsets),
    neighbours: Uint32Array.from(rows, ({ neighbour }) => neighbour),
    affinities: Float32Array.from(rows, ({ affinity }) => affinity),
    bases: Uint8Array.from(rows, ({ basis }) => basis),
  }
}
