import { createHash } from 'node:crypto'
import { Arg, Ctx, ID, Resolver, Subscription } from 'type-graphql'
import { getOpportunity } from '../opportunities/opportunity.store.js'
import { Opportunity } from '../opportunities/opportunity.type.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { AccessFor, Costs } from '../visibility/governed.type.js'
import { rankCandidates, searchOf } from './candidate.store.js'

@Resolver()
export class CandidatesChangedResolver {
  constructor(private readonly seal: Seal) {}

  @Costs(2000)
  @AccessFor('employer side')
  @Subscription(() => Opportunity, {
    topics: 'candidates',
    description: "Employer side: this opportunity's ranking, as the subscriber sees it, changed; at whole minutes.",
  })
  async candidatesChanged(
    @Arg('opportunityId', () => ID) opportunityId: string,
    @Ctx() request: Request,
  ): Promise<Opportunity> {
    const opportunity = await getOpportunity(request, opportunityId, 'opportunityId')
    const ranked = await rankCandidates(request, await searchOf(request, this.seal, opportunity), {})
    const hash = createHash('sha256')
    for (const { sealedId, score } of ranked) hash.update(`${sealedId} ${score.score}\n`)
    request.watched = hash.digest('base64url')
    return opportunity
  }
}
