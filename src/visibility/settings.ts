import type { Audience } from './audience.js'
import { type Facet, facets } from './facet.js'

export const regions = ['UNITED_STATES', 'CALIFORNIA', 'EUROPEAN_ECONOMIC_AREA', 'OTHER'] as const
export type Region = (typeof regions)[number]

/** How matching may surface an employee to the employer side. */
export const discoverabilities = ['FULL', 'ANONYMOUS', 'OFF'] as const
export type Discoverability = (typeof discoverabilities)[number]

/** Everything an employee decides about who sees what. */
export interface VisibilitySettings {
  readonly facets: Readonly<Record<Facet, Audience>>
  readonly discoverability: Discoverability
  readonly usePublicData: boolean
  readonly hideInterestFromManagers: boolean
  readonly allowConnectionRequests: boolean
  readonly allowLearning: boolean
}

const everyFacet = (audience: Audience) =>
  Object.fromEntries(facets.map((facet) => [facet, audience])) as Record<Facet, Audience>

/** What is in force when somebody joins. In the European Economic Area nothing is shown until the employee opts in. */
export function settingsAtSignUp(region: Region): VisibilitySettings {
  if (region === 'EUROPEAN_ECONOMIC_AREA')
    return {
      facets: everyFacet('ONLY_ME'),
      discoverability: 'OFF',
      usePublicData: false,
      hideInterestFromManagers: true,
      allowConnectionRequests: false,
      allowLearning: false,
    }
  return {
    facets: {
      ...everyFacet('EMPLOYER'),
      IDENTITY: 'COLLEAGUES',
      POSITION: 'COLLEAGUES',
      CONTACT: 'HIRING_TEAM',
      INTERESTS: 'HIRING_TEAM',
      AVAILABILITY: 'HIRING_TEAM',
    },
    discoverability: 'FULL',
    usePublicData: true,
    hideInterestFromManagers: true,
    allowConnectionRequests: false,
    allowLearning: true,
  }
}
