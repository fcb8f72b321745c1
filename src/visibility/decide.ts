import { type Audience, audienceRank } from './audience.js'
import type { Facet, FactSource } from './facet.js'
import type { Standing } from './reach.js'
import type { VisibilitySettings } from './settings.js'

/** Of a fact, what a decision needs: where it came from, and the audience set for it alone (null: the facet's). */
export interface FactSettings {
  readonly source: FactSource
  readonly ownAudience: Audience | null
}

/** Hidden whole from the reporting line while the employee hides their interest from managers. */
export const interestFacets: ReadonlySet<Facet> = new Set<Facet>(['INTERESTS', 'AVAILABILITY'])

/** Shown to nobody in the directory while the employee is anonymous; they would give the alias away. */
export const facetsBehindAlias: ReadonlySet<Facet> = new Set<Facet>([
  'SKILLS',
  'EXPERIENCE',
  'EDUCATION',
  'QUALITIES',
  'INTERESTS',
  'ASSIGNMENTS',
  'AVAILABILITY',
])

/** The audience in force for a fact: its own, else its facet's. */
export const effectiveAudience = (settings: VisibilitySettings, facet: Facet, fact: FactSettings | null): Audience =>
  fact?.ownAudience ?? settings.facets[facet]

/**
 * The one answer to "may this viewer see this fact?". `fact` is null for what has no item of its own, such as the manager.
 * `visible-sql.ts` says the same in SQL; a property test holds the two equal.
 */
export function decideVisibility(
  settings: VisibilitySettings,
  standing: Standing,
  facet: Facet,
  fact: FactSettings | null,
): boolean {
  if (standing.reach === 'ONLY_ME') return true
  if (fact?.source === 'INFERRED') return false
  if (fact?.source === 'PUBLIC_DATA_SET' && !settings.usePublicData) return false
  if (standing.isInReportingLine && settings.hideInterestFromManagers && interestFacets.has(facet)) return false
  const reach = audienceRank[standing.reach]
  if (settings.discoverability === 'ANONYMOUS' && reach >= audienceRank.EMPLOYER && facetsBehindAlias.has(facet))
    return false
  if (standing.openedBy && facet === 'IDENTITY') return true
  return audienceRank[effectiveAudience(settings, facet, fact)] >= reach
}
