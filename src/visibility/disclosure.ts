import type { Request } from '../request.js'
import { type Facet, facets } from './facet.js'
import type { CaseKind } from './reach.js'
import { type CaseScope, opportunityOf } from './visible-sql.js'

/** In which connection somebody saw facts. */
export const disclosurePurposes = [
  'DIRECTORY',
  'MATCH',
  'APPLICATION',
  'REVEAL',
  'CONTACT',
  'EXPORT',
  'LEGAL',
  'SUPPORT',
] as const
export type DisclosurePurpose = (typeof disclosurePurposes)[number]

/** What one request shows of one employee, in one connection. */
export interface Shown {
  readonly employeeId: string
  readonly purpose: DisclosurePurpose
  readonly opportunityId: string | null
  readonly facets: Set<Facet>
}

/** Everything that one request shows of other people, until it is written to the log, before the answer leaves. */
export class Disclosures {
  private readonly shown = new Map<string, Shown>()
  /** Who was met by way of a case, whichever it is. */
  readonly metInCase = new Set<string>()

  constructor(private readonly viewerId: string | null) {}

  /** The viewer sees these facets of an employee; one's own facts are no disclosure. No facet: that somebody is there to be seen. */
  note(employeeId: string, purpose: DisclosurePurpose, opportunityId: string | null, seen: Iterable<Facet>): void {
    if (employeeId === this.viewerId) return
    const key = `${employeeId} ${purpose} ${opportunityId}`
    const entry = this.shown.get(key) ?? { employeeId, purpose, opportunityId, facets: new Set() }
    this.shown.set(key, entry)
    for (const facet of seen) entry.facets.add(facet)
  }

  /** What was noted, each with its facets in the order of the list. */
  list(): (Omit<Shown, 'facets'> & { readonly facets: Facet[] })[] {
    return [...this.shown.values()].map((each) => ({
      ...each,
      facets: facets.filter((facet) => each.facets.has(facet)),
    }))
  }
}

/** The disclosures of this request. */
export const disclosuresOf = (request: Request): Disclosures => request.once(makeDisclosures)
const makeDisclosures = ({ viewer }: Request) => new Disclosures(viewer?.employeeId ?? null)

/** The connection in which an employee is met in a place of the API, and the opportunity that it is about. */
export function purposeOf(
  scope: CaseScope,
  openedBy: CaseKind | null,
): { purpose: DisclosurePurpose; opportunityId: string | null } {
  const opportunityId = opportunityOf(scope)
  if (opportunityId) return { purpose: openedBy ?? 'MATCH', opportunityId }
  return { purpose: scope === 'match' ? 'MATCH' : 'DIRECTORY', opportunityId: null }
}
