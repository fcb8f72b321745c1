import { createHash } from 'node:crypto'
import type { ApplicationStatus } from '../../src/opportunities/application-status.js'
import type { Importance, OpportunityStatus } from '../../src/opportunities/opportunity.js'
import type { OpportunityKind } from '../../src/people/workforce.js'
import type { ItemContent, ItemState } from '../../src/public-data/item.js'
import { globalId, type NodeKind, uuidOf } from '../../src/relay/global-id.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import type { Audience } from '../../src/visibility/audience.js'
import type { DisclosurePurpose } from '../../src/visibility/disclosure.js'
import type { Facet, FactSource } from '../../src/visibility/facet.js'
import type { Role } from '../../src/visibility/roles.js'
import type { VisibilitySettings } from '../../src/visibility/settings.js'

/** The moment at which every operation of a proof runs. */
export const now = '2026-03-02T09:30:00.000Z'
/** Midnight, so many days before (or, negative, after) that moment. */
export const daysAgo = (days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString()
export const dateAgo = (days: number): string => daysAgo(days).slice(0, 10)

export interface Employer {
  readonly key: string
  readonly minimumGroupSize: number
}

export interface Person {
  readonly key: string
  readonly employer: string
  readonly roles: readonly Role[]
  readonly manager: string | null
  readonly number: string
  readonly settings: VisibilitySettings
}

export const factKinds = [
  'account_fact',
  'genome_skill',
  'experience',
  'education',
  'quality',
  'interest',
  'assignment',
  'availability',
] as const
export type FactKind = (typeof factKinds)[number]

/** One fact about one person. `columns` are those of its table beside the ones that every fact has. */
export interface Fact {
  readonly key: string
  readonly person: string
  readonly kind: FactKind
  readonly columns: Readonly<Record<string, string | number | boolean | null>>
  /** Codes of the skills that an experience or an assignment names, or that an education gave. */
  readonly skills: readonly string[]
  /** They stand in the words of an experience's description. */
  readonly inWords: boolean
  readonly source: FactSource
  readonly ownAudience: Audience | null
  readonly recordedAt: string
  readonly disputedAt: string | null
}

export interface Block {
  readonly blocker: string
  readonly blocked: string
}

export interface Opportunity {
  readonly key: string
  readonly employer: string
  readonly kind: OpportunityKind
  readonly title: string
  readonly description: string
  readonly status: OpportunityStatus
  readonly orgUnit: string | null
  readonly location: string | null
  readonly remote: boolean
  readonly hoursPerWeek: number | null
  readonly startsOn: string | null
  readonly createdAt: string
  readonly createdBy: string | null
  readonly closedAt: string | null
  readonly requirementsVersion: number
  readonly requirements: readonly {
    readonly skill: string
    readonly importance: Importance
    readonly minimumLevel: number | null
    readonly weight: number
  }[]
}

export interface Member {
  readonly opportunity: string
  readonly person: string
  readonly position: number
  readonly addedAt: string
}

export interface Application {
  readonly opportunity: string
  readonly person: string
  readonly status: ApplicationStatus
  readonly message: string | null
  readonly showToManagers: boolean
  readonly submittedAt: string
  readonly decidedAt: string
  readonly endedAt: string | null
  /** Who was on the team when the person applied. */
  readonly readers: readonly string[]
  readonly steps: readonly { readonly status: ApplicationStatus; readonly at: string }[]
}

export interface Reveal {
  readonly opportunity: string
  readonly person: string
  readonly sender: string
  readonly message: string
  readonly status: 'PENDING' | 'ACCEPTED' | 'DECLINED'
  readonly requirementsVersion: number
  readonly showToManagers: boolean
  readonly sentAt: string
  readonly expiresAt: string
  readonly answeredAt: string | null
  readonly readers: readonly string[]
}

/** A colleague vouches for a skill that somebody is known to have. */
export interface Endorsement {
  readonly person: string
  readonly skill: string
  readonly endorser: string
  readonly at: string
}

/** What somebody disputes of a fact that the employer gave; the fact may be gone. */
export interface Dispute {
  readonly person: string
  readonly kind: FactKind
  readonly fact: string
  readonly reason: string
  readonly raisedAt: string
  readonly status: 'PENDING' | 'ACCEPTED' | 'DECLINED'
  readonly note: string | null
}

/** What public data, or somebody's own export, say of them; for them alone, whatever they answered. */
export interface PublicItem {
  readonly person: string
  readonly content: ItemContent
  readonly state: ItemState
  /** They brought it in themselves. */
  readonly isBroughtIn: boolean
  readonly collectedAt: string
}

export interface Saved {
  readonly person: string
  readonly opportunity: string
}

/** An entry of the log of who saw what. */
export interface Disclosure {
  readonly about: string
  readonly viewer: string
  readonly viewerRole: Role
  /** Null for colleagues. */
  readonly viewerName: string | null
  readonly purpose: DisclosurePurpose
  readonly opportunity: string | null
  readonly facets: readonly Facet[]
  readonly at: string
}

/** That an opportunity showed a person by name: to one viewer, or (null) to everybody. */
export interface Shown {
  readonly opportunity: string
  readonly person: string
  readonly viewer: string | null
}

/** That a person's mutation with an idempotency key has had its effect. */
export interface Replay {
  readonly person: string
  readonly key: string
}

export interface Parts {
  readonly employers: Employer
  readonly people: Person
  readonly facts: Fact
  readonly blocks: Block
  readonly opportunities: Opportunity
  readonly members: Member
  readonly applications: Application
  readonly reveals: Reveal
  readonly endorsements: Endorsement
  readonly disputes: Dispute
  readonly publicItems: PublicItem
  readonly saved: Saved
  readonly disclosures: Disclosure
  readonly shown: Shown
  readonly replays: Replay
}

/** Two employers with everything in them, each thing by a key that is its own in its part. `seed` decides every id. */
export type World = { readonly seed: number } & { readonly [P in keyof Parts]: ReadonlyMap<string, Parts[P]> }

/** Who asks. Without a person: somebody signed in who has no record, or (no employer) nobody. */
export interface Viewer {
  readonly person: string | null
  readonly employer: string | null
  readonly roles: readonly Role[]
  /** They meet anonymous people behind their aliases alone: what their profiles show is as good as hidden. */
  readonly meetsAliasesOnly?: boolean
}

/** One change between the two worlds, in words and in rows; null: the row is not there. */
export interface Delta {
  readonly sentence: string
  readonly changes: readonly { readonly part: keyof Parts; readonly key: string; readonly value: object | null }[]
}

/** The world after these changes, without what would point to nothing; the given one stays as it is. */
export function changed(world: World, deltas: readonly Delta[]): World {
  if (deltas.length === 0) return world
  const copy: Record<string, unknown> = { ...world }
  for (const { part, key, value } of deltas.flatMap(({ changes }) => changes)) {
    if (copy[part] === world[part]) copy[part] = new Map(world[part] as ReadonlyMap<string, object>)
    const rows = copy[part] as Map<string, object>
    if (value === null) rows.delete(key)
    else rows.set(key, value)
  }
  return settled(copy as unknown as World)
}

/** Who and what a row of each part cannot be without. */
const needs: Readonly<Partial<Record<keyof Parts, readonly string[]>>> = {
  facts: ['person'],
  blocks: ['blocker', 'blocked'],
  members: ['opportunity', 'person'],
  applications: ['opportunity', 'person'],
  reveals: ['opportunity', 'person', 'sender'],
  endorsements: ['person', 'endorser'],
  disputes: ['person'],
  publicItems: ['person'],
  saved: ['opportunity', 'person'],
  shown: ['opportunity', 'person'],
  disclosures: ['about'],
  replays: ['person'],
}

/** Takes away what points to somebody or something that is not there, as the database does. */
function settled(world: World): World {
  const copy: Record<string, unknown> = { ...world }
  for (const [part, names] of Object.entries(needs)) {
    const rows = world[part as keyof Parts] as unknown as ReadonlyMap<string, Record<string, string>>
    const isThere = (row: Record<string, string>) =>
      names.every((name) => world[name === 'opportunity' ? 'opportunities' : 'people'].has(row[name] as string))
    const kept = [...rows].filter(([, row]) => isThere(row))
    if (kept.length < rows.size) copy[part] = new Map(kept)
  }
  return copy as unknown as World
}

/** The uuid of a thing: it follows from its key alone, so that what else is in the world shifts nothing. */
export const uuidIn = ({ seed }: Pick<World, 'seed'>, part: keyof Parts, key: string): string =>
  uuidOf(createHash('sha256').update(`${seed} ${part} ${key}`).digest().subarray(0, 16))

export const skillUuid = (code: string): string => termId('skill', starterVocabulary.scheme, code)

/** The kind of the ids of facts of each kind. */
export const nodeKindOf: Readonly<Record<FactKind, NodeKind>> = {
  account_fact: 'AccountFact',
  genome_skill: 'GenomeSkill',
  experience: 'Experience',
  education: 'Education',
  quality: 'Quality',
  interest: 'Interest',
  assignment: 'Assignment',
  availability: 'Availability',
}

/** The id of a fact as clients hold it. */
export const factId = (world: World, { key, kind }: Fact): string =>
  globalId(nodeKindOf[kind], uuidIn(world, 'facts', key))

export const signInNameOf = (person: string): string => `${person}@sign-in.example`

/** The chain of managers, nearest first; a person who is not in the world ends it. */
export function reportingLine({ people }: Pick<World, 'people'>, person: string): string[] {
  const line: string[] = []
  let next = people.get(person)?.manager
  while (next && people.has(next) && !line.includes(next)) {
    line.push(next)
    next = people.get(next)?.manager
  }
  return line
}
