import type { OpportunityKind } from '../people/workforce.js'

export const opportunityStatuses = ['DRAFT', 'OPEN', 'CLOSED', 'FILLED'] as const
export type OpportunityStatus = (typeof opportunityStatuses)[number]

export const importances = ['MUST', 'PREFERRED'] as const
export type Importance = (typeof importances)[number]

/** What an opportunity asks for; `skill` is a code in the vocabulary when loaded from a file, an id in the database. */
export interface RequirementDraft {
  readonly skill: string
  readonly importance: Importance
  /** 1 to 5. */
  readonly minimumLevel?: number
  /** Above 0, at most 10; 1 when absent. */
  readonly weight?: number
}

/** An opportunity as it is loaded with a whole workforce; people are named by employee number. */
export interface OpportunityDraft {
  readonly kind: OpportunityKind
  readonly title: string
  readonly description: string
  readonly status: OpportunityStatus
  readonly orgUnit?: string
  readonly location?: string
  readonly remote?: boolean
  readonly hoursPerWeek?: number
  readonly startsOn?: string
  readonly endsOn?: string
  readonly createdAt?: Date
  readonly requirements: readonly RequirementDraft[]
  /** The hiring team; the first one posted it. */
  readonly hiringTeam: readonly string[]
}
