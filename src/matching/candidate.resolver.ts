import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import { badUserInput, notFound } from '../errors.js'
import { editionInForce } from '../genome/edition.loader.js'
import { GenomeEdition } from '../genome/edition.type.js'
import { applicationLoader, openCaseLoader } from '../opportunities/application.loader.js'
import { Application } from '../opportunities/application.type.js'
import { opportunityLoader } from '../opportunities/opportunity.loader.js'
import { readRequirements } from '../opportunities/opportunity.store.js'
import { Opportunity, RequirementInput } from '../opportunities/opportunity.type.js'
import { type Connection, connectionOf, readPage } from '../relay/connection.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { skillLoader } from '../skills/skill.loader.js'
import { Skill } from '../skills/skill.type.js'
import { AccessFor, Costs, Governed } from '../visibility/governed.type.js'
import {
  loadCandidate,
  noteMatch,
  rankCandidates,
  type Search,
  searchOf,
  toCandidates,
  unpostedSearch,
} from './candidate.store.js'
import { Candidate, CandidateConnection, CandidateFilter } from './candidate.type.js'
import { Match, RequirementMatch } from './match.type.js'
import { behind, type RankPosition } from './rank.js'

/** A count of more people than this tells of a group, not of a person. */
const fewPeople = 100

/** One page of a search's ranking. @throws BAD_USER_INPUT */
async function findCandidates(
  request: Request,
  seal: Seal,
  search: Search,
  filter: CandidateFilter | null,
  first: number,
  after: string | null,
): Promise<Connection<Candidate>> {
  const minimum = filter?.minimumScore
  if (minimum != null && !(minimum >= 0 && minimum <= 1))
    throw badUserInput('filter.minimumScore', 'must be from 0 to 1')
  for (const name of ['orgUnit', 'location', 'outsideOrgUnit'] as const)
    if ((filter?.[name]?.length ?? 0) > 200) throw badUserInput(`filter.${name}`, 'must be at most 200 characters long')
  const page = readPage<RankPosition>(seal, request, ['candidates', search.id, filter], first, after)
  const ranked = await rankCandidates(request, search, filter ?? {})
  const positionOf = ({ score, sealedId }: (typeof ranked)[number]): RankPosition => [score.score, sealedId]
  const found = behind(ranked, positionOf, page.after).slice(0, page.first + 1)
  const shown = found.slice(0, page.first)
  // A filter that leaves so few tells of each of them by their number alone.
  const isFew = Object.values(filter ?? {}).some((value) => value != null) && ranked.length <= fewPeople
  for (const each of isFew ? ranked : shown) noteMatch(request, search, each, filter ?? {})
  const candidates = await toCandidates(request, search, shown, true)
  const rows = found.map((row, index) => ({ row, candidate: candidates[index] as Candidate }))
  return connectionOf(
    page,
    rows,
    ranked.length,
    ({ candidate }) => candidate,
    ({ row }) => positionOf(row),
  )
}

@Resolver(() => Opportunity)
export class CandidatesResolver {
  constructor(private readonly seal: Seal) {}

  @Costs(2000)
  @Governed('employer side')
  @FieldResolver(() => CandidateConnection, {
    nullable: true,
    description: 'Employer side: employees ranked by fit, each with its explanation.',
  })
  async candidates(
    @Root() opportunity: Opportunity,
    @Arg('filter', () => CandidateFilter, { nullable: true }) filter: CandidateFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Candidate>> {
    return findCandidates(request, this.seal, await searchOf(request, this.seal, opportunity), filter, first, after)
  }

  @Costs(2000)
  @AccessFor('employer side')
  @Query(() => CandidateConnection, {
    nullable: true,
    description: 'Who fits these requirements, without posting an opportunity first.',
  })
  async matchCandidates(
    @Arg('requirements', () => [RequirementInput]) requirements: RequirementInput[],
    @Arg('filter', () => CandidateFilter, { nullable: true }) filter: CandidateFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Candidate>> {
    if (requirements.length === 0) throw badUserInput('requirements', 'must name at least one skill')
    const demanded = await readRequirements(request, requirements, 'requirements')
    return findCandidates(request, this.seal, unpostedSearch(request, this.seal, demanded), filter, first, after)
  }
}

@Resolver(() => Candidate)
export class CandidateResolver {
  @Governed('derived')
  @FieldResolver(() => Application, {
    nullable: true,
    description: 'Hiring team only; null also where the viewer may not learn of it.',
  })
  async application(
    @Root() { employee, opportunity }: Candidate,
    @Ctx() request: Request,
  ): Promise<Application | null> {
    if (!employee || !opportunity) return null
    const cases = await request.once(openCaseLoader).load(opportunity.row.id)
    const applicationId = cases.get(employee.record.id)
    return applicationId ? request.once(applicationLoader).load(applicationId) : null
  }
}

@Resolver(() => Match)
export class MatchResolver {
  @Governed('derived')
  @FieldResolver(() => GenomeEdition)
  async genomeEdition(@Ctx() request: Request): Promise<GenomeEdition> {
    return new GenomeEdition((await request.once(editionInForce)).row)
  }
}

@Resolver(() => RequirementMatch)
export class RequirementMatchResolver {
  @Governed('derived')
  @FieldResolver(() => Skill, { nullable: true, description: 'The neighbouring skill whose evidence counted.' })
  via(@Root() { viaId }: RequirementMatch, @Ctx() request: Request): Promise<Skill | null> | null {
    return viaId ? request.once(skillLoader).load(viaId) : null
  }
}

@Resolver(() => Application)
export class ApplicationCandidateResolver {
  constructor(private readonly seal: Seal) {}

  @Costs(100)
  @Governed('derived')
  @FieldResolver(() => Candidate)
  async candidate(@Root() { row }: Application, @Ctx() request: Request): Promise<Candidate> {
    const opportunity = await request.once(opportunityLoader).load(row.opportunityId)
    const candidate = opportunity && (await loadCandidate(request, this.seal, opportunity, row.employeeId))
    if (!candidate) throw notFound('candidate')
    return candidate
  }
}
