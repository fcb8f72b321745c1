/**
 * The inverse of a symmetric positive definite matrix of `size` rows, row by row: by way of its Cholesky factor, so that no
 * pivot has to be chosen and the same matrix always gives the same numbers.
 */
export function invertSymmetric(matrix: Float64Array, size: number): Float64Array {
  const factor = choleskyOf(matrix, size)
  const inverse = new Float64Array(size * size)
  const column = new Float64Array(size)
  for (let unit = 0; unit < size; unit++) {
    column.fill(0)
    column[unit] = 1
    solveWith(factor, size, column, unit)
    inverse.set(column, unit * size)
  }
  return inverse
}

/** The lower triangle L with L Lᵀ = matrix. */
function choleskyOf(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let at = 0; at <= row; at++) {
      let rest = matrix[row * size + at] as number
      for (let k = 0; k < at; k++) rest -= (factor[row * size + k] as number) * (factor[at * size + k] as number)
      factor[row * size + at] = at === row ? Math.sqrt(rest) : rest / (factor[at * size + at] as number)
    }
  return factor
}

/** Turns the right side b, zero before `first`, into x with L Lᵀ x = b. */
function solveWith(factor: Float64Array, size: number, x: Float64Array, first: number): void {
  for (let row = first; row < size; row++) {
    let rest = x[row] as number
    for (let k = first; k < row; k++) rest -= (factor[row * size + k] as number) * (x[k] as number)
    x[row] = rest / (factor[row * size + row] as number)
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = x[row] as number
    for (let k = row + 1; k < size; k++) rest -= (factor[k * size + row] as number) * (x[k] as number)
    x[row] = rest / (factor[row * size + row] as number)
  }
}
