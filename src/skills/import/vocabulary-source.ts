import type { TableFile } from './table-file.js'

/**
 * One statement of a vocabulary's files. Terms are named by their codes; the same statement may come more than once, and in
 * any order. Where statements differ, what holds does not depend on their order (`merge-skills.store.ts`).
 */
export type VocabularyRecord =
  | { readonly kind: 'SKILL'; readonly code: string; readonly name: string; readonly about: About }
  | { readonly kind: 'SKILL_NAME'; readonly code: string; readonly name: string }
  | { readonly kind: 'BROADER'; readonly code: string; readonly other: string }
  | { readonly kind: 'OCCUPATION'; readonly code: string; readonly name: string; readonly about: About }
  | { readonly kind: 'OCCUPATION_TITLE'; readonly code: string; readonly name: string }
  /** `task`: the task's own code. */
  | { readonly kind: 'TASK'; readonly code: string; readonly task: string; readonly name: string }
  /** `typicality` of the skill `other` in the occupation: above 0, to 1. */
  | { readonly kind: 'OCCUPATION_SKILL'; readonly code: string; readonly other: string; readonly typicality: number }

export interface About {
  readonly description: string | null
  readonly uri: string | null
}

/** Hears the bytes of the files as they are read, file after file. */
export type ChunkListener = (chunk: Buffer) => void

/** The files of one version of one vocabulary. */
export interface VocabularySource {
  readonly scheme: string
  readonly version: string
  readonly licence: string
  /** To be shown wherever its terms are shown. */
  readonly attribution: string
  /** In the order in which they are read: terms before what refers to them. */
  readonly files: readonly TableFile[]
  /** What is left out because the publisher's file for it is not there. */
  readonly leftOut: readonly string[]
  /**
   * Reads all files once and tells what they say, many records at a time; a row is checked before it is told.
   * @throws DamagedFile at the first row that is not as its publisher makes them.
   */
  read(onChunk: ChunkListener): AsyncGenerator<VocabularyRecord[]>
}

/** The files of a folder cannot be told, or say nothing of their version. */
export class UnknownVocabulary extends Error {}

/** What is told of each row of a table, many records at a time. */
export async function* tellRows<Row>(
  table: AsyncIterable<readonly Row[]>,
  tell: (row: Row) => Iterable<VocabularyRecord>,
): AsyncGenerator<VocabularyRecord[]> {
  for await (const rows of table) yield rows.flatMap((row) => [...tell(row)])
}
