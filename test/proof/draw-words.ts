import { type ItemContent, itemStates } from '../../src/public-data/item.js'
import type { Draw } from './draw.js'
import { pools } from './draw-facts.js'
import type { Drawn } from './draw-world.js'
import { type Dispute, daysAgo, type Endorsement, type Fact, type PublicItem } from './world.js'

export const endorsementKey = ({ person, skill, endorser }: Omit<Endorsement, 'at'>): string =>
  `${person} ${skill} by ${endorser}`

export const drawEndorsement = (draw: Draw, person: string, endorser: string): Endorsement => ({
  person,
  endorser,
  skill: draw.pick(pools.skills),
  at: daysAgo(draw.pick([3, 400, 1500])),
})

export const disputeKey = ({ key }: Pick<Fact, 'key'>): string => `${key} disputed`

export function drawDispute(draw: Draw, { person, kind, key }: Fact): Dispute {
  const status = draw.pick(['PENDING', 'PENDING', 'ACCEPTED', 'DECLINED'] as const)
  return {
    person,
    kind,
    fact: key,
    reason: draw.pick(['It was never so', 'Ask Ada']),
    raisedAt: daysAgo(draw.integer(1, 40)),
    status,
    note: status === 'PENDING' ? null : draw.pick([null, 'We looked it up']),
  }
}

const drawItemContent = (draw: Draw): ItemContent => {
  const work = { title: draw.pick(['Clerk', 'Pilot']), organization: draw.pick(pools.organizations) }
  return draw.pick<ItemContent>([
    { kind: 'ACCOUNT', name: 'headline', value: draw.pick(pools.headlines) },
    { kind: 'ACCOUNT', name: 'location', value: draw.pick(pools.places) },
    { kind: 'EXPERIENCE', ...work, startedOn: null, endedOn: null, description: null },
    { kind: 'EDUCATION', institution: draw.pick(pools.schools), qualification: null, field: null, endedOn: null },
    { kind: 'SKILL', name: draw.pick(pools.skills) },
    { kind: 'NAMESAKE', about: draw.pick(pools.headlines) },
  ])
}

export const drawPublicItem = (draw: Draw, person: string): PublicItem => ({
  person,
  content: drawItemContent(draw),
  state: draw.pick(itemStates),
  isBroughtIn: draw.chance(0.3),
  collectedAt: daysAgo(draw.integer(1, 40)),
})

/** What colleagues say of one another's skills, what people dispute of what their employer says of them, and what public data say. */
export function drawWords(draw: Draw, world: Drawn, people: readonly string[]): void {
  for (let count = draw.integer(2, 8); count > 0; count--) {
    const [person, endorser] = draw.some(people, 2) as [string, string]
    const of = drawEndorsement(draw, person, endorser)
    world.endorsements.set(endorsementKey(of), of)
  }
  for (const person of draw.some(people, 5))
    for (let index = draw.integer(1, 3); index > 0; index--)
      world.publicItems.set(`${person} item ${index}`, drawPublicItem(draw, person))
  const given = [...world.facts.values()].filter(
    ({ person, source }) => people.includes(person) && source === 'EMPLOYER',
  )
  for (const fact of draw.some(given, draw.integer(1, 5))) world.disputes.set(disputeKey(fact), drawDispute(draw, fact))
}
