import { called, deltaOf, type Propose, someOf } from './delta.js'
import { drawApplication, drawDisclosure, drawOpportunity, drawReveal } from './draw-work.js'
import { type Application, type Delta, daysAgo, type World } from './world.js'

const between = (world: World, { person, opportunity }: { person: string; opportunity: string }) =>
  `${called(world, person)} and ${world.opportunities.get(opportunity)?.title} (${opportunity})`

const peopleOf = (world: World, employer: string | undefined) =>
  [...world.people.values()].filter((each) => each.employer === employer).map(({ key }) => key)

const changeApplications: Propose = (draw, world) => {
  const about = (to: string, of: Application, key: string, value: Application | null) =>
    deltaOf(`application of ${between(world, of)} (${of.status}): ${to}`, 'applications', key, value)
  const present = [...world.applications].flatMap(([key, of]): Delta[] => {
    if (!draw.chance(0.7)) return []
    const other = drawApplication(draw, world, of)
    const next = draw.pick([null, other, { ...of, readers: [] }, { ...of, showToManagers: !of.showToManagers }])
    return [about(next ? `becomes ${JSON.stringify(next)}` : 'never made', of, key, next)]
  })
  const added = [...world.opportunities.values()].flatMap(({ key: opportunity, employer, status }): Delta[] => {
    if (status === 'DRAFT') return []
    const person = draw.pick(peopleOf(world, employer))
    const key = `${opportunity} ${person}`
    if (world.applications.has(key)) return []
    const of = drawApplication(draw, world, { opportunity, person })
    const made = draw.pick([of, { ...of, readers: [] }, { ...of, status: 'WITHDRAWN' as const, decidedAt: daysAgo(3) }])
    return [about(`made, ${JSON.stringify(made)}`, made, key, made)]
  })
  return [...present, ...added]
}

const changeReveals: Propose = (draw, world) =>
  [...world.reveals].flatMap(([key, of]) => {
    const about = `reveal request of ${between(world, of)} (${of.status})`
    const sender = draw.pick(peopleOf(world, world.people.get(of.person)?.employer))
    const other = drawReveal(
      draw,
      world,
      { ...of, sender: sender === of.person ? of.sender : sender },
      of.requirementsVersion,
    )
    const { sentAt, expiresAt } = of
    const same = { ...other, sentAt, expiresAt }
    const next = draw.pick([null, same, { ...same, sender: of.sender, message: of.message }, { ...of, readers: [] }])
    return [deltaOf(`${about}: ${next ? `becomes ${JSON.stringify(next)}` : 'never sent'}`, 'reveals', key, next)]
  })

const changeSaved: Propose = (draw, world) => {
  const removed = someOf(draw, world.saved, 0.5).map(([key, of]) =>
    deltaOf(`not saved: ${between(world, of)}`, 'saved', key, null),
  )
  const added = [...world.opportunities.values()].map(({ key: opportunity, employer }) => {
    const of = { person: draw.pick(peopleOf(world, employer)), opportunity }
    return deltaOf(`saved: ${between(world, of)}`, 'saved', `${of.person} ${opportunity}`, of)
  })
  return [...removed, ...added]
}

const changeTeams: Propose = (draw, world) => {
  const removed = someOf(draw, world.members, 0.5).map(([key, of]) =>
    deltaOf(`not on the team: ${between(world, of)}`, 'members', key, null),
  )
  const later = someOf(draw, world.members, 0.3).map(([key, of]) =>
    deltaOf(`joined the team later: ${between(world, of)}`, 'members', key, { ...of, addedAt: daysAgo(1) }),
  )
  const added = [...world.opportunities.values()].map(({ key: opportunity, employer }) => {
    const of = { person: draw.pick(peopleOf(world, employer)), opportunity, position: 9, addedAt: daysAgo(58) }
    return deltaOf(`on the team: ${between(world, of)}`, 'members', `${opportunity} ${of.person}`, of)
  })
  return [...removed, ...later, ...added]
}

const changeOpportunities: Propose = (draw, world) => {
  const changes = [...world.opportunities.values()].map((of) => {
    const next = draw.chance(0.3)
      ? null
      : { ...drawOpportunity(draw, of.key, of.employer, []), status: of.status, closedAt: of.closedAt }
    return deltaOf(
      `${of.title} (${of.key}, ${of.status}): ${next ? `becomes ${JSON.stringify(next)}` : 'never posted'}`,
      'opportunities',
      of.key,
      next,
    )
  })
  const drafts = [...world.employers.keys()].map((employer) => {
    const key = `${employer}-work-new`
    const draft = { ...drawOpportunity(draw, key, employer, []), status: 'DRAFT' as const, closedAt: null }
    return deltaOf(`a draft more of ${employer}: ${draft.title} (${key})`, 'opportunities', key, draft)
  })
  return [...changes, ...drafts]
}

const changeLog: Propose = (draw, world) => {
  const changes = [...world.disclosures].map(([key, of]) => {
    const employer = world.people.get(of.about)?.employer
    const colleague = draw.pick(peopleOf(world, employer).filter((each) => each !== of.about))
    const next = draw.pick([null, drawDisclosure(draw, of.about, colleague, []), { ...of, viewer: colleague }])
    const to = next ? `says ${called(world, next.viewer)} saw ${next.facets.join(', ')}` : 'is not there'
    return deltaOf(
      `log entry about ${called(world, of.about)}, whom ${called(world, of.viewer)} saw: ${to}`,
      'disclosures',
      key,
      next,
    )
  })
  const added = someOf(draw, world.people.keys(), 0.2).map((about) => {
    const employer = world.people.get(about)?.employer
    const entry = drawDisclosure(draw, about, draw.pick(peopleOf(world, employer)), [])
    return deltaOf(`log entry more about ${called(world, about)}`, 'disclosures', `${employer} new ${about}`, entry)
  })
  return [...changes, ...added]
}

const changeShown: Propose = (draw, world) =>
  someOf(draw, world.people.keys(), 0.3).flatMap((person) => {
    const employer = world.people.get(person)?.employer
    const offered = [...world.opportunities.values()].filter(
      (each) => each.employer === employer && each.status !== 'DRAFT',
    )
    if (offered.length === 0) return []
    const { key: opportunity } = draw.pick(offered)
    const of = { person, opportunity, viewer: draw.pick([null, ...peopleOf(world, employer)]) }
    const sentence = `${between(world, of)}: shown by name to ${of.viewer ? called(world, of.viewer) : 'everybody'} before`
    return [deltaOf(sentence, 'shown', `${opportunity} ${person}`, of)]
  })

const changeReplays: Propose = (draw, world) =>
  someOf(draw, world.people.keys(), 0.3).map((person) => {
    const key = `${person} first`
    const used = world.replays.has(key)
    const sentence = `${called(world, person)} has ${used ? 'not ' : ''}used the idempotency key "first"`
    return deltaOf(sentence, 'replays', key, used ? null : { person, key: 'first' })
  })

export const proposeWork: readonly Propose[] = [
  changeApplications,
  changeReveals,
  changeSaved,
  changeTeams,
  changeOpportunities,
  changeLog,
  changeShown,
  changeReplays,
]
