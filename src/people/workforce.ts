import type { Audience } from '../visibility/audience.js'
import type { Facet, FactSource } from '../visibility/facet.js'
import type { Region, VisibilitySettings } from '../visibility/settings.js'

/** What the account facts of a person are called; all of them are text. */
export const accountFactNames = ['name', 'headline', 'jobTitle', 'orgUnit', 'email', 'phone', 'location'] as const
export type AccountFactName = (typeof accountFactNames)[number]

/** The facet that each account fact belongs to. */
export const accountFactFacet: Readonly<Record<AccountFactName, Facet>> = {
  name: 'IDENTITY',
  headline: 'IDENTITY',
  jobTitle: 'POSITION',
  orgUnit: 'POSITION',
  email: 'CONTACT',
  phone: 'CONTACT',
  location: 'LOCATION',
}

export const opportunityKinds = ['FULL_TIME_ROLE', 'ROTATION', 'FLEX_TIME_PROJECT', 'OTHER'] as const
export type OpportunityKind = (typeof opportunityKinds)[number]

/** Absent: source EMPLOYEE, recorded at the time of loading, the facet's audience. */
interface WorkforceFact {
  readonly source?: FactSource
  readonly recordedAt?: Date
  readonly audience?: Audience
}

/** Skills are named by their code in the vocabulary; dates are `YYYY-MM-DD`. */
export interface WorkforceSkill extends WorkforceFact {
  readonly skill: string
  /** 1 novice to 5 expert. */
  readonly level?: number
  readonly lastUsed?: string
}
export interface WorkforceExperience extends WorkforceFact {
  readonly title: string
  readonly organization?: string
  readonly startedOn?: string
  readonly endedOn?: string
  readonly description?: string
  readonly skills?: readonly string[]
}
export interface WorkforceEducation extends WorkforceFact {
  readonly institution: string
  readonly qualification?: string
  readonly field?: string
  readonly endedOn?: string
  readonly skills?: readonly string[]
}
export interface WorkforceQuality extends WorkforceFact {
  readonly name: string
  readonly note?: string
}
export interface WorkforceInterest extends WorkforceFact {
  readonly kind?: OpportunityKind
  readonly skill?: string
  readonly note?: string
}
export interface WorkforceAssignment extends WorkforceFact {
  readonly title: string
  readonly startedOn: string
  readonly endedOn?: string
  readonly skills?: readonly string[]
}
export interface WorkforceAvailability extends WorkforceFact {
  readonly openToWork: boolean
  readonly hoursPerWeek?: number
  readonly from?: string
}

/** One person of a workforce that is loaded as a whole (the demo, a test world). */
export interface WorkforcePerson {
  /** The employer's own number for this person; unique in the employer. */
  readonly number: string
  readonly managerNumber?: string
  /** Unique in the employer: what the sign-in token names, usually the work e-mail. */
  readonly signInName: string
  /** Absent: the employer's. */
  readonly region?: Region
  /** Account facts come from the employer unless `accountSource` says otherwise. */
  readonly account: Partial<Record<AccountFactName, string>>
  readonly accountSource?: Partial<Record<AccountFactName, FactSource>>
  readonly accountAudience?: Partial<Record<AccountFactName, Audience>>
  /** Absent parts: as at sign-up in the person's region. */
  readonly settings?: Partial<Omit<VisibilitySettings, 'facets'>> & {
    readonly facets?: Partial<Record<Facet, Audience>>
  }
  readonly skills?: readonly WorkforceSkill[]
  readonly experiences?: readonly WorkforceExperience[]
  readonly education?: readonly WorkforceEducation[]
  readonly qualities?: readonly WorkforceQuality[]
  readonly interests?: readonly WorkforceInterest[]
  readonly assignments?: readonly WorkforceAssignment[]
  readonly availability?: WorkforceAvailability
  /** Numbers of the people whom this person has blocked. */
  readonly blocked?: readonly string[]
}

export interface Workforce {
  readonly employer: { readonly name: string; readonly region: Region; readonly minimumGroupSize?: number }
  readonly people: readonly WorkforcePerson[]
}
