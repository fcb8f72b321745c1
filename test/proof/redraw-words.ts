import { called, deltaOf, type Propose, someOf } from './delta.js'
import { disputeKey, drawDispute, drawEndorsement, drawPublicItem, endorsementKey } from './draw-words.js'

const changeEndorsements: Propose = (draw, world) => {
  const removed = someOf(draw, world.endorsements, 0.6).map(([key, { person, skill }]) =>
    deltaOf(`${called(world, person)}: an endorsement of ${skill} was never given`, 'endorsements', key, null),
  )
  const people = [...world.people.values()]
  const added = someOf(draw, people, 0.7).flatMap(({ key: person, employer }) => {
    const others = people.filter((each) => each.employer === employer && each.key !== person)
    if (others.length === 0) return []
    const of = drawEndorsement(draw, person, draw.pick(others).key)
    return [deltaOf(`${called(world, person)}: ${of.skill} endorsed`, 'endorsements', endorsementKey(of), of)]
  })
  return [...removed, ...added]
}

const changeDisputes: Propose = (draw, world) => {
  const present = someOf(draw, world.disputes, 0.7).map(([key, of]) => {
    const fact = world.facts.get(of.fact)
    const next = draw.chance(0.5) || !fact ? null : drawDispute(draw, fact)
    return deltaOf(
      `${called(world, of.person)}: dispute of ${of.fact} ${next ? 'changed' : 'never raised'}`,
      'disputes',
      key,
      next,
    )
  })
  const added = someOf(draw, world.facts.values(), 0.08).flatMap((fact) => {
    const key = disputeKey(fact)
    if (world.disputes.has(key)) return []
    return [deltaOf(`${called(world, fact.person)} disputes ${fact.key}`, 'disputes', key, drawDispute(draw, fact))]
  })
  return [...present, ...added]
}

const changePublicItems: Propose = (draw, world) => {
  const present = someOf(draw, world.publicItems, 0.7).map(([key, { person }]) => {
    const next = draw.chance(0.4) ? null : drawPublicItem(draw, person)
    const to = next ? `become ${JSON.stringify(next.content)}, ${next.state}` : 'say one thing less'
    return deltaOf(`${called(world, person)}: public data ${to}`, 'publicItems', key, next)
  })
  const added = someOf(draw, world.people.keys(), 0.4).map((person) => {
    const of = drawPublicItem(draw, person)
    const sentence = `${called(world, person)}: public data say ${JSON.stringify(of.content)}, ${of.state}`
    return deltaOf(sentence, 'publicItems', `${person} item new`, of)
  })
  return [...present, ...added]
}

export const proposeWords: readonly Propose[] = [changeEndorsements, changeDisputes, changePublicItems]
