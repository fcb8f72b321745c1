import { readTable, type TableRow } from './import/table.js'
import { type TableFile, tabSeparated } from './import/table-file.js'

const columns = ['scheme', 'code', 'name', 'mapped scheme', 'mapped code', 'mapped name', 'basis', 'decision'] as const

interface MappingLine {
  readonly scheme: string
  readonly code: string
  readonly name: string
  readonly mappedScheme: string
  readonly mappedCode: string
  readonly mappedName: string
  readonly basis: string
  readonly decision: string | null
}

const wordOf: Readonly<Record<string, string>> = { ACCEPTED: 'accept', REJECTED: 'reject' }

/** Mappings as a table that a spreadsheet opens, separated by tabs; the last column is for whoever reviews them. */
export function mappingTable(mappings: readonly MappingLine[]): string {
  const lines = mappings.map((each) => [
    each.scheme,
    each.code,
    each.name,
    each.mappedScheme,
    each.mappedCode,
    each.mappedName,
    each.basis.toLowerCase().replace('_', ' '),
    wordOf[each.decision ?? ''] ?? '',
  ])
  return [columns, ...lines].map((cells) => `${cells.join('\t')}\n`).join('')
}

/** A term as the reviewed file names it. `refuse` says that there is no such term, with the place. */
interface ReviewedTerm {
  readonly scheme: string
  readonly code: string
  refuse(): never
}

export interface ReviewedMapping {
  /** The one whose scheme comes first in the alphabet is the first. */
  readonly terms: readonly [ReviewedTerm, ReviewedTerm]
  readonly decision: 'ACCEPTED' | 'REJECTED'
}

/**
 * The lines on which somebody wrote accept or reject; all others say nothing.
 * @throws DamagedFile for another word, and for terms that are of one scheme.
 */
export async function* readReviewedMappings(file: TableFile): AsyncGenerator<ReviewedMapping> {
  for await (const rows of readTable(file, { ...tabSeparated, required: reviewedColumns }, () => {}))
    for (const row of rows) {
      const mapping = readReviewed(row)
      if (mapping) yield mapping
    }
}

const reviewedColumns = ['scheme', 'code', 'mapped scheme', 'mapped code', 'decision'] as const

function readReviewed(row: TableRow<(typeof reviewedColumns)[number]>): ReviewedMapping | null {
  const word = row.find('decision')?.toLowerCase()
  if (word === undefined) return null
  if (word !== 'accept' && word !== 'reject') row.refuse('decision', `"${word}" is neither accept nor reject`)
  const term = (schemeColumn: 'scheme' | 'mapped scheme', codeColumn: 'code' | 'mapped code'): ReviewedTerm => {
    const [scheme, code] = [row.get(schemeColumn), row.get(codeColumn)]
    return { scheme, code, refuse: () => row.refuse(codeColumn, `${scheme} has no term "${code}"`) }
  }
  const [one, other] = [term('scheme', 'code'), term('mapped scheme', 'mapped code')]
  if (one.scheme === other.scheme) row.refuse('mapped scheme', 'is the scheme of the term itself')
  return {
    terms: one.scheme < other.scheme ? [one, other] : [other, one],
    decision: word === 'accept' ? 'ACCEPTED' : 'REJECTED',
  }
}
