import type { Draw } from './draw.js'
import { pools } from './draw-facts.js'
import type { Drawn } from './draw-world.js'
import { type Dispute, daysAgo, type Endorsement, type Fact } from './world.js'

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

/** What colleagues say of one another's skills, and what people dispute of what their employer says of them. */
export function drawWords(draw: Draw, world: Drawn, people: readonly string[]): void {
  for (let count = draw.integer(2, 8); count > 0; count--) {
    const [person, endorser] = draw.some(people, 2) as [string, string]
    const of = drawEndorsement(draw, person, endorser)
    world.endorsements.set(endorsementKey(of), of)
  }
  const given = [...world.facts.values()].filter(
    ({ person, source }) => people.includes(person) && source === 'EMPLOYER',
  )
  for (const fact of draw.some(given, draw.integer(1, 5))) world.disputes.set(disputeKey(fact), drawDispute(draw, fact))
}
