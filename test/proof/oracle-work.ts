import type { Sight } from './oracle.js'
import { type Disclosure, now, type Opportunity, type Reveal, type Viewer, type World } from './world.js'

/** What a viewer may learn of opportunities, of who applied, of requests, and of who saw them. */
export function listWork(world: World, viewer: Viewer, sight: Sight): unknown {
  const own = (person: string) => viewer.person !== null && person === viewer.person
  const isAdministrator = viewer.person !== null && viewer.roles.includes('EMPLOYER_ADMIN')
  const pick = <Of>(rows: ReadonlyMap<string, Of>, keep: (row: Of) => boolean) =>
    [...rows].filter(([, row]) => keep(row))
  return {
    opportunities: [...world.opportunities.values()]
      .filter((each) => mayKnow(world, viewer, sight, each))
      .map(({ createdBy: _hidden, closedAt: _when, ...each }) => ({
        ...each,
        team: teamOf(world, viewer, sight, each.key),
      })),
    applications: pick(world.applications, (each) => own(each.person)),
    read: pick(world.applications, (each) => sight.readsApplication(each)).map(
      ([key, { readers: _others, showToManagers: _choice, decidedAt: _when, ...told }]) => [key, told],
    ),
    revealed: pick(world.reveals, (each) => sight.readsReveal(each)).map(([key]) => key),
    reveals: [...world.reveals.values()].flatMap((each) => learnOfReveal(world, viewer, sight, each)),
    disputes: pick(world.disputes, ({ person }) => own(person) || (isAdministrator && sight.exists(person))),
    publicItems: pick(world.publicItems, ({ person }) => own(person)),
    saved: pick(world.saved, ({ person }) => own(person)),
    replays: pick(world.replays, ({ person }) => own(person)),
    // Whom a block of the viewer's own concerns, they know.
    blocks: pick(world.blocks, ({ blocker, blocked }) => own(blocker) && sight.exists(blocked)),
    log: pick(world.disclosures, ({ about }) => own(about)).map(([key, entry]) => [key, toldOf(entry)]),
    shown: pick(world.shown, ({ person, viewer: to }) => isShownBefore(world, viewer, sight, person, to)),
  }
}

/** §2: readers with an employer-side role are named, whatever their settings; who a colleague is stays unsaid. */
function toldOf({ viewer: _colleague, ...entry }: Disclosure): unknown {
  return entry
}

/** Open ones; one's team's; all to administrators and talent partners; ended ones to the employer side and to whom they concern. */
function mayKnow(world: World, viewer: Viewer, sight: Sight, { key, employer, status }: Opportunity): boolean {
  if (employer !== viewer.employer) return false
  if (status === 'OPEN') return true
  if (viewer.person === null) return false
  if (world.members.has(`${key} ${viewer.person}`)) return true
  if (sight.isEmployerSide && viewer.roles.some((role) => role === 'TALENT_PARTNER' || role === 'EMPLOYER_ADMIN'))
    return true
  const concerns = [world.applications, world.reveals].some((cases) => cases.has(`${key} ${viewer.person}`))
  return status !== 'DRAFT' && (sight.isEmployerSide || concerns)
}

const teamOf = ({ members }: World, viewer: Viewer, sight: Sight, opportunity: string) =>
  [...members.values()]
    .filter((each) => each.opportunity === opportunity && sight.exists(each.person))
    .sort((a, b) => a.position - b.position)
    .map(({ person, addedAt }) => [person, person === viewer.person ? addedAt : null])

/** A request that exists for the viewer; to the employer side, of any other, that this alias was asked at that time. */
function learnOfReveal(world: World, viewer: Viewer, sight: Sight, of: Reveal): unknown[] {
  const { opportunity, person, requirementsVersion, expiresAt } = of
  if (viewer.person === person) return [{ ...of, readers: null }]
  if (!viewer.person || world.people.get(person)?.employer !== viewer.employer) return []
  const member = world.members.get(`${opportunity} ${viewer.person}`)
  const isOwn = of.sender === viewer.person
  const isTold = isOwn || (sight.exists(person) && member !== undefined && member.addedAt <= of.sentAt)
  const asked = { opportunity, person, requirementsVersion, isRecent: expiresAt > now }
  if (!isTold) return sight.isEmployerSide && sight.exists(person) ? [asked] : []
  const { settings } = world.people.get(person) ?? {}
  const isMasked =
    !sight.exists(person) || (settings?.hideInterestFromManagers && !of.showToManagers && sight.isManagerOf(person))
  const { message, sender, sentAt, status, answeredAt } = of
  return [
    {
      ...asked,
      expiresAt,
      message,
      sender: sight.exists(sender) ? sender : null,
      sentAt,
      ...(isMasked ? {} : { status, answeredAt }),
    },
  ]
}

/** Whoever was shown by name in an opportunity is left out of it while anonymous: that decides what the viewer finds. */
function isShownBefore(world: World, viewer: Viewer, sight: Sight, person: string, to: string | null): boolean {
  if (to !== null && to !== viewer.person) return false
  return sight.exists(person) && world.people.get(person)?.settings.discoverability === 'ANONYMOUS'
}
