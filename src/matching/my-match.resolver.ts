import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Opportunity } from '../opportunities/opportunity.type.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import type { Audience } from '../visibility/audience.js'
import { AudienceEnum, Costs, Governed } from '../visibility/governed.type.js'
import {
  loadCandidate,
  type Ranked,
  type Search,
  scorePeople,
  searchOf,
  surface,
  toCandidates,
} from './candidate.store.js'
import { Match } from './match.type.js'

/** The viewer as a member of the hiring team meets them once they applied or accepted a reveal. */
async function asCase(request: Request, search: Search, employeeId: string): Promise<Omit<Ranked, 'sealedId'>[]> {
  const scored = await scorePeople(request, search.demand, search.scope, [employeeId])
  return [...scored.values()]
}

/** The viewer's match as an audience gets it, by the code that answers that audience; null: it gets none. */
async function matchAs(
  request: Request,
  seal: Seal,
  opportunity: Opportunity,
  audience: 'HIRING_TEAM' | 'EMPLOYER',
): Promise<Match | null> {
  const scope = { preview: { audience, asManager: false } }
  const search = { ...(await searchOf(request, seal, opportunity)), scope }
  const { employeeId } = request
  const found =
    audience === 'EMPLOYER'
      ? await surface(request, search, [employeeId], {})
      : await asCase(request, search, employeeId)
  const ranked = found.map((each) => ({ ...each, sealedId: employeeId }))
  return (await toCandidates(request, search, ranked, false))[0]?.match ?? null
}

@Resolver(() => Opportunity)
export class MyMatchResolver {
  constructor(private readonly seal: Seal) {}

  @Costs(200)
  @Governed('derived')
  @FieldResolver(() => Match, {
    nullable: true,
    description:
      "The viewer's own fit, with its explanation; as: what that audience gets of it (colleagues: nothing; the employer " +
      'side: what matching surfaces; the hiring team: what applying shows it).',
  })
  async myMatch(
    @Root() opportunity: Opportunity,
    @Arg('as', () => AudienceEnum, { nullable: true }) as: Audience | null,
    @Ctx() request: Request,
  ): Promise<Match | null> {
    const employeeId = request.viewer?.employeeId
    if (!employeeId || as === 'COLLEAGUES') return null
    if (as === 'HIRING_TEAM' || as === 'EMPLOYER') return matchAs(request, this.seal, opportunity, as)
    return (await loadCandidate(request, this.seal, opportunity, employeeId))?.match ?? null
  }
}
