/** STUB until merged */
export interface Term {
  readonly id: string
  readonly names: readonly string[]
  readonly broader: readonly string[]
  readonly related: readonly string[]
}
export interface Holdings {
  readonly offsets: Uint32Array
  readonly skills: Uint32Array
}
export interface LearningInput {
  readonly terms: readonly Term[]
  readonly holdings: Holdings
  readonly occupations: readonly { readonly skills: readonly { readonly id: string; readonly typicality: number }[] }[]
  readonly minimumSupport: number
}
