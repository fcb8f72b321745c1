import { createHash } from 'node:crypto'
import type { LearningInput } from './learning-input.js'
/** STUB until merged */
export interface LearnedEdition {
  readonly terms: readonly string[]
  readonly adjacency: { offsets: Uint32Array; neighbours: Uint32Array; affinities: Float32Array; bases: Uint8Array }
  readonly vectors: Float32Array
  readonly dimensions: number
  readonly rarity: Float32Array
}
export function* deriveEdition(input: LearningInput): Generator<{ step: string; share: number }, LearnedEdition> {
  const index = new Map(input.terms.map(({ id }, n) => [id, n]))
  const tops = new Set(input.terms.filter((t) => t.broader.length === 0).map(({ id }) => id))
  const aff = new Map<number, Map<number, number>>()
  const add = (a: string, b: string, v: number) => {
    if (tops.has(a) || tops.has(b)) return
    const i = index.get(a) as number
    const j = index.get(b) as number
    const m = aff.get(i) ?? new Map<number, number>()
    aff.set(i, m)
    m.set(j, Math.max(v, m.get(j) ?? 0))
  }
  for (const t of input.terms) {
    for (const b of t.broader) {
      add(b, t.id, 0.7)
      add(t.id, b, 0.35)
    }
    for (const r of t.related) {
      add(t.id, r, 0.6)
      add(r, t.id, 0.6)
    }
  }
  yield { step: 'stub', share: 0.5 }
  const offsets = new Uint32Array(input.terms.length + 1)
  const n: number[] = []
  const a: number[] = []
  input.terms.forEach((_t, i) => {
    for (const [j, v] of [...(aff.get(i) ?? [])].sort((x, y) => y[1] - x[1] || x[0] - y[0])) {
      n.push(j)
      a.push(v)
    }
    offsets[i + 1] = n.length
  })
  return {
    terms: input.terms.map(({ id }) => id),
    adjacency: {
      offsets,
      neighbours: Uint32Array.from(n),
      affinities: Float32Array.from(a),
      bases: new Uint8Array(n.length),
    },
    vectors: new Float32Array(input.terms.length * 2),
    dimensions: 2,
    rarity: new Float32Array(input.terms.length),
  }
}
export const editionDigest = (e: LearnedEdition): Buffer =>
  createHash('sha256').update(e.terms.join()).update(e.adjacency.neighbours).update(e.adjacency.affinities).digest()
