interface Span {
  readonly start: number
  readonly end: number
}
interface Label extends Span {
  readonly code: string
}
interface Sentence {
  readonly text: string
  readonly labels: readonly Label[]
}

export function readLabelled(content: string, codeOf: (name: string) => string | undefined): Sentence[]
export function score(
  sentences: readonly Sentence[],
  find: (text: string) => readonly Label[],
): { readonly precision: number; readonly recall: number; readonly f1: number; readonly exact: number }
