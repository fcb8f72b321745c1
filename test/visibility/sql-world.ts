import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { ApplicationStatus } from '../../src/opportunities/application-status.js'
import { applicationStatuses } from '../../src/opportunities/application-status.js'
import type { Audience } from '../../src/visibility/audience.js'
import { type Facet, type FactSource, factSources } from '../../src/visibility/facet.js'
import type { VisibilitySettings } from '../../src/visibility/settings.js'
import { anyAudience, anySettings } from './arbitraries.js'

export const now = new Date('2026-06-15T12:00:00.000Z')
const day = 86_400_000
/** Moments on both sides of 30 days ago, and a few others. */
const moments = [0, day, 30 * day - 1, 30 * day, 30 * day + 1, 60 * day].map((ago) => new Date(now.getTime() - ago))
const anyMoment = fc.constantFrom(...moments)

export interface SqlFact {
  readonly id: string
  readonly employeeId: string
  readonly facet: Facet
  readonly source: FactSource
  readonly ownAudience: Audience | null
}
export interface SqlOpportunity {
  readonly id: string
  readonly closedAt: Date | null
  readonly team: readonly { employeeId: string; addedAt: Date }[]
}
export interface SqlApplication {
  readonly id: string
  readonly opportunityId: string
  readonly employeeId: string
  readonly status: ApplicationStatus
  readonly submittedAt: Date
  readonly decidedAt: Date
  readonly showToManagers: boolean
  /** Its time ran out once, while the opportunity was closed. */
  readonly endedAt: Date | null
  /** Who was on the team when it was made. */
  readonly readers: readonly string[]
}
export interface SqlReveal {
  readonly id: string
  readonly opportunityId: string
  readonly employeeId: string
  readonly senderId: string
  readonly status: 'PENDING' | 'ACCEPTED' | 'DECLINED'
  readonly answeredAt: Date | null
  readonly showToManagers: boolean
  readonly endedAt: Date | null
  /** Who was on the team when it was accepted. */
  readonly readers: readonly string[]
}
/** One employer, small enough that its rows collide in every way. */
export interface SqlWorld {
  readonly people: readonly {
    id: string
    managerId: string | null
    reportingLine: string[]
    settings: VisibilitySettings
  }[]
  readonly facts: readonly SqlFact[]
  readonly blocks: readonly { blockerId: string; blockedId: string }[]
  readonly opportunities: readonly SqlOpportunity[]
  readonly applications: readonly SqlApplication[]
  readonly reveals: readonly SqlReveal[]
}

/** Facets whose facts are account facts share a table; the others have one each. */
export const tableOf: Readonly<Record<Facet, string>> = {
  IDENTITY: 'account_fact',
  POSITION: 'account_fact',
  CONTACT: 'account_fact',
  LOCATION: 'account_fact',
  EXPERIENCE: 'experience',
  EDUCATION: 'education',
  SKILLS: 'genome_skill',
  QUALITIES: 'quality',
  INTERESTS: 'interest',
  ASSIGNMENTS: 'assignment',
  AVAILABILITY: 'availability',
}
export const allFacets = Object.keys(tableOf) as Facet[]

/** A uuid that follows from a world's seed and a name. */
const uuid = (seed: string, name: string) =>
  createHash('md5')
    .update(`${seed} ${name}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const peopleCount = 4
const opportunityCount = 2
const anyIndex = fc.nat({ max: peopleCount - 1 })

const anyPerson = fc.record({
  settings: anySettings,
  /** The manager is somebody before, or nobody. */
  manager: fc.option(anyIndex),
  facts: fc.array(
    fc.record({
      facet: fc.constantFrom(...allFacets),
      source: fc.constantFrom(...factSources),
      ownAudience: fc.option(anyAudience),
    }),
    { minLength: 6, maxLength: 10 },
  ),
})
const anyOpportunity = fc.record({
  closedAt: fc.option(anyMoment),
  team: fc.uniqueArray(fc.record({ member: anyIndex, addedAt: anyMoment }), {
    selector: ({ member }) => member,
    minLength: 1,
    maxLength: peopleCount,
  }),
})
const anyApplication = fc.record({
  applicant: anyIndex,
  opportunity: fc.nat({ max: opportunityCount - 1 }),
  status: fc.constantFrom(...applicationStatuses),
  submittedAt: anyMoment,
  decidedAt: anyMoment,
  showToManagers: fc.boolean(),
  endedAt: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyMoment }),
  readers: fc.subarray([0, 1, 2, 3], { minLength: 2 }),
})

const anyReveal = fc.record({
  asked: anyIndex,
  sender: anyIndex,
  opportunity: fc.nat({ max: opportunityCount - 1 }),
  status: fc.constantFrom('ACCEPTED' as const, 'ACCEPTED' as const, 'DECLINED' as const, 'PENDING' as const),
  answeredAt: anyMoment,
  showToManagers: fc.boolean(),
  endedAt: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyMoment }),
  readers: fc.subarray([0, 1, 2, 3], { minLength: 2 }),
})

export const anyWorld: fc.Arbitrary<SqlWorld> = fc
  .record({
    seed: fc.uuid(),
    people: fc.array(anyPerson, { minLength: peopleCount, maxLength: peopleCount }),
    blocks: fc.uniqueArray(fc.tuple(anyIndex, anyIndex), { selector: String, maxLength: 2 }),
    opportunities: fc.array(anyOpportunity, { minLength: opportunityCount, maxLength: opportunityCount }),
    applications: fc.array(anyApplication, { minLength: 2, maxLength: 6 }),
    reveals: fc.array(anyReveal, { maxLength: 3 }),
  })
  .map(({ seed, people, blocks, opportunities, applications, reveals }): SqlWorld => {
    const personId = (index: number) => uuid(seed, `person ${index}`)
    const managerOf = people.map(({ manager }, index) => (manager !== null && manager < index ? manager : null))
    const lineOf = (index: number): number[] => {
      const manager = managerOf[index] ?? null
      return manager === null ? [] : [manager, ...lineOf(manager)]
    }
    const isTaken = new Set<string>()
    return {
      people: people.map(({ settings }, index) => ({
        id: personId(index),
        managerId: lineOf(index).map(personId)[0] ?? null,
        reportingLine: lineOf(index).map(personId),
        settings,
      })),
      facts: people.flatMap(({ facts }, index) =>
        // One account fact of each facet, one availability: what the tables allow.
        facts
          .filter(({ facet }, at) => facts.findIndex((other) => other.facet === facet) === at)
          .map((fact, at) => ({ ...fact, id: uuid(seed, `fact ${index} ${at}`), employeeId: personId(index) })),
      ),
      blocks: blocks.flatMap(([blocker, blocked]) =>
        blocker === blocked ? [] : [{ blockerId: personId(blocker), blockedId: personId(blocked) }],
      ),
      opportunities: opportunities.map(({ closedAt, team }, index) => ({
        id: uuid(seed, `opportunity ${index}`),
        closedAt,
        team: team.map(({ member, addedAt }) => ({ employeeId: personId(member), addedAt })),
      })),
      applications: applications
        // One at a time: whoever has not withdrawn cannot apply again.
        .filter(({ applicant, opportunity, status }) => {
          const key = `${applicant} ${opportunity}`
          if (status === 'WITHDRAWN') return true
          return isTaken.has(key) ? false : isTaken.add(key)
        })
        .map(({ applicant, opportunity, readers, ...rest }, index) => ({
          ...rest,
          readers: readers.map(personId),
          id: uuid(seed, `application ${index}`),
          employeeId: personId(applicant),
          opportunityId: uuid(seed, `opportunity ${opportunity}`),
        })),
      reveals: reveals.map(({ asked, sender, opportunity, readers, answeredAt, ...rest }, index) => ({
        ...rest,
        answeredAt: rest.status === 'PENDING' ? null : answeredAt,
        readers: readers.map(personId),
        id: uuid(seed, `reveal ${index}`),
        employeeId: personId(asked),
        senderId: personId(sender),
        opportunityId: uuid(seed, `opportunity ${opportunity}`),
      })),
    }
  })
