import type { WorkforcePerson } from '../people/workforce.js'
import type { Audience } from '../visibility/audience.js'
import type { Facet } from '../visibility/facet.js'
import { type Region, settingsAtSignUp } from '../visibility/settings.js'
import type { Random } from './random.js'

type Settings = NonNullable<WorkforcePerson['settings']>

/** Facets that people close, each list chosen together. */
const narrowings: readonly Partial<Record<Facet, Audience>>[] = [
  { CONTACT: 'ONLY_ME' },
  { LOCATION: 'ONLY_ME', CONTACT: 'ONLY_ME' },
  { EDUCATION: 'ONLY_ME' },
  { EDUCATION: 'HIRING_TEAM', EXPERIENCE: 'HIRING_TEAM' },
  { EXPERIENCE: 'ONLY_ME' },
  { QUALITIES: 'ONLY_ME', INTERESTS: 'ONLY_ME' },
  { AVAILABILITY: 'ONLY_ME', INTERESTS: 'ONLY_ME' },
  { ASSIGNMENTS: 'HIRING_TEAM' },
  { SKILLS: 'HIRING_TEAM' },
  { IDENTITY: 'EMPLOYER', POSITION: 'EMPLOYER' },
]

/** Everything as at sign-up in the United States: what somebody in Europe who opted in has chosen. */
export const openSettings: Settings = {
  ...settingsAtSignUp('UNITED_STATES'),
  usePublicData: false,
}

/** Small choices that some people make, whatever else they chose. */
const smallChoices = (random: Random): Settings => ({
  ...(random.chance(0.15) && { allowConnectionRequests: true }),
  ...(random.chance(0.05) && { hideInterestFromManagers: false }),
  ...(random.chance(0.05) && { allowLearning: false }),
  ...(random.chance(0.06) && { usePublicData: false }),
})

const narrow = (settings: Settings, random: Random): Settings =>
  random.chance(0.1) ? { ...settings, facets: { ...settings.facets, ...random.pick(narrowings) } } : settings

/**
 * What one person has changed since sign-up, if anything. In Europe four of ten have left everything closed; of the
 * others, as elsewhere, about a tenth are anonymous, fewer are off, and a tenth closed some facets.
 */
export function chooseSettings(region: Region, random: Random): Settings {
  const isEuropean = region === 'EUROPEAN_ECONOMIC_AREA'
  if (isEuropean && random.chance(0.4)) return {}
  const share = random.next()
  const open = {
    ...(isEuropean ? openSettings : {}),
    ...smallChoices(random),
    ...(share < 0.11 ? { discoverability: 'ANONYMOUS' as const } : share < 0.17 && { discoverability: 'OFF' as const }),
  }
  return narrow(open, random)
}
