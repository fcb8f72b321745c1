import fc from 'fast-check'
import { type Audience, audienceRank, audiences } from '../../src/visibility/audience.js'
import type { FactSettings } from '../../src/visibility/decide.js'
import { type Facet, facets, factSources } from '../../src/visibility/facet.js'
import type { Standing } from '../../src/visibility/reach.js'
import { discoverabilities, type VisibilitySettings } from '../../src/visibility/settings.js'

export const anyAudience = fc.constantFrom(...audiences)
export const anyFacet = fc.constantFrom(...facets)

export const anySettings: fc.Arbitrary<VisibilitySettings> = fc.record({
  facets: fc.record(
    Object.fromEntries(facets.map((facet) => [facet, anyAudience])) as Record<Facet, typeof anyAudience>,
  ),
  discoverability: fc.constantFrom(...discoverabilities),
  usePublicData: fc.boolean(),
  hideInterestFromManagers: fc.boolean(),
  allowConnectionRequests: fc.boolean(),
  allowLearning: fc.boolean(),
})

export const anyItem: fc.Arbitrary<FactSettings> = fc.record({
  source: fc.constantFrom(...factSources),
  ownAudience: fc.option(anyAudience),
})

/** Standings that the reach table can give: only a team with an open case is shown the identity. */
export const anyStanding: fc.Arbitrary<Standing> = fc
  .record({ reach: anyAudience, isInReportingLine: fc.boolean() })
  .map(({ reach, isInReportingLine }) => ({
    reach,
    isInReportingLine: isInReportingLine && reach !== 'ONLY_ME',
    openedBy: reach === 'HIRING_TEAM' ? ('APPLICATION' as const) : null,
  }))

export const narrower = (one: Audience, other: Audience): Audience =>
  audienceRank[one] < audienceRank[other] ? one : other
