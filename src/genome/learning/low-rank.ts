import type { SparseRows } from './associate.js'
import type { LearningStep } from './learning-input.js'

/** Columns computed beside those wanted: the last ones converge slowly. */
const oversampling = 16
const iterations = 4

/** -1 or 1, always the same for the same number (the mixing function of splitmix32). */
function signOf(number: number): number {
  let mixed = Math.imul(number + 0x9e3779b9, 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) & 1 ? 1 : -1
}

const rowCountOf = ({ offsets }: SparseRows) => offsets.length - 1

/** `target += matrix · source` or, turned, `target += matrixᵀ · source`, for some rows of the matrix; vectors lie row by row. */
function multiplyRows(
  { offsets, columns, values }: SparseRows,
  isTurned: boolean,
  [first, end]: readonly [number, number],
  source: Float64Array,
  target: Float64Array,
  width: number,
): void {
  for (let row = first; row < end; row++)
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const value = values[at] as number
      const column = columns[at] as number
      const from = (isTurned ? row : column) * width
      const to = (isTurned ? column : row) * width
      for (let i = 0; i < width; i++) target[to + i] = (target[to + i] as number) + value * (source[from + i] as number)
    }
}

/** About so many multiplications between two pauses. */
const sliceWork = 4_000_000

function* multiply(
  matrix: SparseRows,
  isTurned: boolean,
  source: Float64Array,
  width: number,
): Generator<void, Float64Array> {
  const target = new Float64Array(source.length)
  const { offsets } = matrix
  for (let first = 0; first < rowCountOf(matrix); ) {
    let end = first + 1
    while (end < rowCountOf(matrix) && ((offsets[end] as number) - (offsets[first] as number)) * width < sliceWork)
      end++
    multiplyRows(matrix, isTurned, [first, end], source, target, width)
    first = end
    yield
  }
  return target
}

/** All products of two columns: `width` × `width`, row by row. */
function* gramOf(vectors: Float64Array, width: number): Generator<void, Float64Array> {
  const gram = new Float64Array(width * width)
  const rowsPerSlice = Math.max(1, Math.floor(sliceWork / (width * width)))
  for (let row = 0; row * width < vectors.length; row++) {
    for (let i = 0; i < width; i++) {
      const value = vectors[row * width + i] as number
      if (value === 0) continue
      for (let j = 0; j <= i; j++)
        gram[i * width + j] = (gram[i * width + j] as number) + value * (vectors[row * width + j] as number)
    }
    if (row % rowsPerSlice === 0) yield
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) gram[j * width + i] = gram[i * width + j] as number
  return gram
}

/** The lower triangle L with L · Lᵀ = gram; a direction that is not there gets 0. */
function choleskyOf(gram: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width)
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * width + j] as number
      for (let k = 0; k < j; k++) sum -= (lower[i * width + k] as number) * (lower[j * width + k] as number)
      const pivot = lower[j * width + j] as number
      if (i === j) lower[i * width + i] = sum > (gram[i * width + i] as number) * 1e-12 ? Math.sqrt(sum) : 0
      else lower[i * width + j] = pivot === 0 ? 0 : sum / pivot
    }
  return lower
}

/** Makes the columns orthonormal, twice over, because once is not exact enough (Yamamoto et al. 2015). In place. */
function* orthonormalize(vectors: Float64Array, width: number): Generator<void, void> {
  for (let round = 0; round < 2; round++) {
    const lower = choleskyOf(yield* gramOf(vectors, width), width)
    const rowsPerSlice = Math.max(1, Math.floor(sliceWork / (width * width)))
    for (let row = 0; row * width < vectors.length; row++) {
      const at = row * width
      for (let i = 0; i < width; i++) {
        let value = vectors[at + i] as number
        for (let k = 0; k < i; k++) value -= (lower[i * width + k] as number) * (vectors[at + k] as number)
        const pivot = lower[i * width + i] as number
        vectors[at + i] = pivot === 0 ? 0 : value / pivot
      }
      if (row % rowsPerSlice === 0) yield
    }
  }
}

/** Eigenvalues and, column by column, eigenvectors of a symmetric matrix (Jacobi's rotations), the largest first. */
function* eigenOf(matrix: Float64Array, width: number): Generator<void, { values: number[]; vectors: Float64Array[] }> {
  const a = matrix.slice()
  const v = new Float64Array(width * width)
  for (let i = 0; i < width; i++) v[i * width + i] = 1
  const rotate = (m: Float64Array, p: number, q: number, c: number, s: number, isRow: boolean) => {
    for (let k = 0; k < width; k++) {
      const [ip, iq] = isRow ? [p * width + k, q * width + k] : [k * width + p, k * width + q]
      const [x, y] = [m[ip] as number, m[iq] as number]
      m[ip] = c * x - s * y
      m[iq] = s * x + c * y
    }
  }
  for (let sweep = 0; sweep < 12; sweep++)
    for (let p = 0; p < width; p++) {
      yield
      for (let q = p + 1; q < width; q++) {
        const off = a[p * width + q] as number
        if (Math.abs(off) <= 1e-14 * Math.abs((a[p * width + p] as number) + (a[q * width + q] as number))) continue
        const theta = ((a[q * width + q] as number) - (a[p * width + p] as number)) / (2 * off)
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        rotate(a, p, q, c, t * c, false)
        rotate(a, p, q, c, t * c, true)
        rotate(v, p, q, c, t * c, false)
      }
    }
  const order = Array.from({ length: width }, (_each, i) => i).sort(
    (i, j) => (a[j * width + j] as number) - (a[i * width + i] as number) || i - j,
  )
  return {
    values: order.map((i) => a[i * width + i] as number),
    vectors: order.map((i) => Float64Array.from({ length: width }, (_each, k) => v[k * width + i] as number)),
  }
}

/**
 * The `dimensions` directions that say most of a square matrix, each weighted by the root of its singular value: a vector a row,
 * `rows × dimensions`. Subspace iteration from fixed signs (Halko, Martinsson and Tropp 2011): the same for the same matrix.
 */
export function* lowRank(matrix: SparseRows, dimensions: number): Generator<LearningStep, Float64Array> {
  const rows = rowCountOf(matrix)
  const width = Math.min(rows, dimensions + oversampling)
  const step = 'finding what skills have in common'
  const pausing = function* <T>(work: Generator<void, T>, share: number): Generator<LearningStep, T> {
    for (;;) {
      const next = work.next()
      if (next.done) return next.value
      yield { step, share }
    }
  }
  let basis = yield* pausing(
    multiply(
      matrix,
      false,
      Float64Array.from({ length: rows * width }, (_each, i) => signOf(i)),
      width,
    ),
    0,
  )
  for (let round = 0; round < iterations; round++) {
    const share = (round + 1) / (iterations + 2)
    yield* pausing(orthonormalize(basis, width), share)
    const turned = yield* pausing(multiply(matrix, true, basis, width), share)
    basis = yield* pausing(multiply(matrix, false, turned, width), share)
  }
  yield* pausing(orthonormalize(basis, width), 0.9)
  const projected = yield* pausing(multiply(matrix, true, basis, width), 0.9)
  const gram = yield* pausing(gramOf(projected, width), 0.95)
  const { values, vectors } = yield* pausing(eigenOf(gram, width), 0.97)
  const found = new Float64Array(rows * dimensions)
  for (let row = 0; row < rows; row++)
    for (let d = 0; d < dimensions; d++) {
      const direction = vectors[d] as Float64Array
      let sum = 0
      for (let k = 0; k < width; k++) sum += (basis[row * width + k] as number) * (direction[k] as number)
      found[row * dimensions + d] = sum * Math.max(0, values[d] as number) ** 0.25
    }
  return found
}
