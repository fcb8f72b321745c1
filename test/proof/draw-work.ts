import type { ApplicationStatus } from '../../src/opportunities/application-status.js'
import { opportunityKinds } from '../../src/people/workforce.js'
import { facets } from '../../src/visibility/facet.js'
import type { Draw } from './draw.js'
import { pools } from './draw-facts.js'
import type { Drawn } from './draw-world.js'
import {
  type Application,
  type Disclosure,
  dateAgo,
  daysAgo,
  type Opportunity,
  type Reveal,
  type World,
} from './world.js'

/** What an opportunity of the given key says, drawn anew. */
export function drawOpportunity(draw: Draw, key: string, employer: string, people: readonly string[]): Opportunity {
  const status = draw.weighted([
    [7, 'OPEN' as const],
    [1, 'DRAFT' as const],
    [1, 'CLOSED' as const],
    [1, 'FILLED' as const],
  ])
  const isOver = status === 'CLOSED' || status === 'FILLED'
  return {
    key,
    employer,
    status,
    kind: draw.pick(opportunityKinds),
    title: draw.pick(['Pier', 'Gate', 'Mast', 'Pier II']),
    description: draw.pick(pools.headlines),
    orgUnit: draw.chance(0.5) ? draw.pick(pools.orgUnits) : null,
    location: draw.chance(0.5) ? draw.pick(pools.places) : null,
    remote: draw.chance(0.3),
    hoursPerWeek: draw.pick([null, 4, 8, 40]),
    startsOn: draw.pick([null, dateAgo(10), dateAgo(-40)]),
    createdAt: daysAgo(draw.integer(60, 90)),
    createdBy: people.length ? draw.pick(people) : null,
    closedAt: isOver ? daysAgo(draw.pick([1, 29, 31, 40])) : null,
    requirementsVersion: draw.integer(1, 2),
    requirements: draw.some(pools.skills, draw.integer(1, 4)).map((skill) => ({
      skill,
      importance: draw.pick(['MUST', 'PREFERRED'] as const),
      minimumLevel: draw.pick([null, 2, 4]),
      weight: draw.pick([1, 1, 2]),
    })),
  }
}

const decided: readonly ApplicationStatus[] = ['SHORTLISTED', 'REJECTED', 'OFFERED', 'WITHDRAWN']

/** An application as the product would have kept it: its readers are the team without whom a block hid. */
export function drawApplication(
  draw: Draw,
  world: Pick<World, 'members' | 'blocks'>,
  of: Pick<Application, 'opportunity' | 'person'>,
): Application {
  const submitted = draw.integer(35, 55)
  const last = draw.chance(0.5) ? draw.pick(decided) : null
  const decidedDays = draw.pick([1, 29, 31])
  const team = [...world.members.values()].filter(({ opportunity }) => opportunity === of.opportunity)
  const isBlocked = (other: string) =>
    world.blocks.has(`${other} ${of.person}`) || world.blocks.has(`${of.person} ${other}`)
  return {
    ...of,
    status: last ?? 'SUBMITTED',
    message: draw.pick(['Me please', 'I know Ada', null]),
    showToManagers: draw.chance(0.3),
    submittedAt: daysAgo(submitted),
    decidedAt: last ? daysAgo(decidedDays) : daysAgo(submitted),
    endedAt: draw.chance(0.1) ? daysAgo(2) : null,
    readers: team.map(({ person }) => person).filter((person) => !isBlocked(person)),
    steps: [
      { status: 'SUBMITTED' as const, at: daysAgo(submitted) },
      ...(last ? [{ status: last, at: daysAgo(decidedDays) }] : []),
    ],
  }
}

export function drawReveal(
  draw: Draw,
  { members }: Pick<World, 'members'>,
  of: Pick<Reveal, 'opportunity' | 'person' | 'sender'>,
  version: number,
): Reveal {
  const status = draw.pick(['PENDING', 'ACCEPTED', 'DECLINED'] as const)
  const sentDays = draw.pick([2, 10, 20])
  const team = [...members.values()].filter(({ opportunity }) => opportunity === of.opportunity)
  return {
    ...of,
    message: draw.pick(['Please show yourself', 'We like your work']),
    status,
    requirementsVersion: version,
    showToManagers: draw.chance(0.3),
    sentAt: daysAgo(sentDays),
    expiresAt: daysAgo(sentDays - 14),
    answeredAt: status === 'PENDING' ? null : daysAgo(1),
    readers: status === 'ACCEPTED' ? team.map(({ person }) => person).filter((person) => person !== of.person) : [],
  }
}

export function drawDisclosure(
  draw: Draw,
  about: string,
  viewer: string,
  opportunities: readonly string[],
): Disclosure {
  const viewerRole = draw.pick(['EMPLOYEE', 'TALENT_PARTNER'] as const)
  return {
    about,
    viewer,
    viewerRole,
    viewerName: viewerRole === 'EMPLOYEE' ? null : `Reader ${draw.integer(1, 3)}`,
    purpose: draw.pick(['DIRECTORY', 'MATCH', 'APPLICATION'] as const),
    opportunity: opportunities.length && draw.chance(0.5) ? draw.pick(opportunities) : null,
    facets: draw.some(facets, 2),
    at: daysAgo(draw.integer(1, 20)),
  }
}

/** Opportunities with their teams, and what people made of them. */
export function drawWork(draw: Draw, world: Drawn, employer: string, people: readonly string[]): void {
  const keys = Array.from({ length: draw.integer(2, 4) }, (_, index) => `${employer}-work-${index}`)
  for (const key of keys) {
    world.opportunities.set(key, drawOpportunity(draw, key, employer, people))
    // The first few people are managers too: mostly they are the ones who hire.
    const team = draw.some(draw.chance(0.7) ? people.slice(0, 5) : people, draw.integer(1, 3))
    team.forEach((person, position) => {
      const addedAt = daysAgo(draw.chance(0.85) ? 58 : 3)
      world.members.set(`${key} ${person}`, { opportunity: key, person, position, addedAt })
    })
    // Nobody has ever seen a draft, so nothing has come of it.
    if (world.opportunities.get(key)?.status === 'DRAFT') continue
    for (const person of draw.some(people, draw.integer(0, 4)))
      world.applications.set(`${key} ${person}`, drawApplication(draw, world, { opportunity: key, person }))
    const anonymous = people.filter((each) => world.people.get(each)?.settings.discoverability === 'ANONYMOUS')
    for (const person of draw.some(anonymous, 2)) {
      const sender = draw.pick(people)
      const version = world.opportunities.get(key)?.requirementsVersion ?? 1
      if (sender !== person)
        world.reveals.set(`${key} ${person}`, drawReveal(draw, world, { opportunity: key, person, sender }, version))
    }
    for (const person of draw.some(people, draw.integer(0, 2)))
      world.saved.set(`${person} ${key}`, { person, opportunity: key })
    for (const person of draw.some(people, draw.integer(0, 2)))
      world.shown.set(`${key} ${person}`, { opportunity: key, person, viewer: draw.pick([null, ...people]) })
  }
  for (const fact of world.facts.values())
    if (fact.kind === 'assignment' && people.includes(fact.person) && draw.chance(0.4))
      world.facts.set(fact.key, { ...fact, columns: { ...fact.columns, opportunity: draw.pick(keys) } })
  for (let index = draw.integer(2, 8); index > 0; index--) {
    const [about, viewer] = draw.some(people, 2) as [string, string]
    world.disclosures.set(`${employer} ${index}`, drawDisclosure(draw, about, viewer, keys))
  }
  for (const person of draw.some(people, draw.integer(0, 1)))
    world.replays.set(`${person} first`, { person, key: 'first' })
}
