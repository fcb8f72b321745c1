import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import { badUserInput, notFound } from '../errors.js'
import { findCandidateById } from '../matching/candidate.store.js'
import { Candidate } from '../matching/candidate.type.js'
import { opportunityLoader } from '../opportunities/opportunity.loader.js'
import { Opportunity } from '../opportunities/opportunity.type.js'
import { employeeLoader } from '../people/employee.loader.js'
import { Employee } from '../people/employee.type.js'
import { checkText } from '../people/input-checks.js'
import { type RequestStatus, RequestStatusEnum } from '../people/request-status.type.js'
import { Viewer } from '../people/viewer.type.js'
import { type Connection, connectionOf, emptyConnection, readPage } from '../relay/connection.js'
import { readGlobalId } from '../relay/global-id.js'
import { once } from '../relay/idempotency.store.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { AccessFor, Costs, Governed } from '../visibility/governed.type.js'
import { latestRequestLoader, revealRequestLoader } from './reveal.loader.js'
import { answerReveal, findOwnRequests, type RevealPosition, saveRevealRequest } from './reveal.store.js'
import { RevealRequest, RevealRequestConnection } from './reveal.type.js'

const load = async (request: Request, uuid: string): Promise<RevealRequest> => {
  const found = await request.once(revealRequestLoader).load(uuid)
  if (!found) throw notFound('id')
  return found
}

/** A candidate of an opportunity whom matching surfaces to the viewer. @throws NOT_FOUND, BAD_USER_INPUT */
async function getCandidate(request: Request, seal: Seal, candidateId: string): Promise<Candidate> {
  const read = readGlobalId(candidateId)
  if (read?.kind === 'UnpostedCandidate') throw badUserInput('candidateId', 'belongs to no opportunity')
  if (read?.kind !== 'Candidate') throw badUserInput('candidateId', 'is not the id of an object of type Candidate')
  const [opportunityId, sealedId] = read.uuids as [string, string]
  const candidate = await findCandidateById(request, seal, opportunityId, sealedId)
  if (!candidate) throw notFound('candidateId')
  return candidate
}

@Resolver(() => RevealRequest)
export class RevealRequestResolver {
  constructor(private readonly seal: Seal) {}

  @Costs(100)
  @AccessFor('employer side')
  @Mutation(() => RevealRequest, {
    description: "Asks an anonymous candidate to show themself to the opportunity's hiring team, saying who asks.",
  })
  async requestReveal(
    @Arg('candidateId', () => ID) candidateId: string,
    @Arg('message', () => String) message: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) key: string | null,
    @Ctx() request: Request,
  ): Promise<RevealRequest> {
    const text = checkText(message, 'message', 'long') as string
    const id = await once(request, 'requestReveal', key, { candidateId, message }, async () =>
      saveRevealRequest(request, await getCandidate(request, this.seal, candidateId), text),
    )
    return load(request, id)
  }

  @AccessFor('employee')
  @Mutation(() => RevealRequest, {
    description: 'Yes opens what applying opens, to the same team; no, also after a yes, closes it at once.',
  })
  async answerRevealRequest(
    @Arg('id', () => ID) id: string,
    @Arg('accept', () => Boolean) accept: boolean,
    @Arg('showToManagers', () => Boolean, { defaultValue: false }) showToManagers: boolean,
    @Ctx() request: Request,
  ): Promise<RevealRequest> {
    return load(request, await answerReveal(request, id, accept, showToManagers))
  }

  @Governed('derived')
  @FieldResolver(() => Opportunity)
  async opportunity(@Root() { row }: RevealRequest, @Ctx() request: Request): Promise<Opportunity> {
    return (await request.once(opportunityLoader).load(row.opportunityId)) as Opportunity
  }

  @Governed('derived')
  @FieldResolver(() => Employee, { nullable: true, description: 'Who asks.' })
  from(@Root() { row }: RevealRequest, @Ctx() request: Request): Promise<Employee | null> {
    return employeeLoader(request, 'none').load(row.senderId)
  }
}

@Resolver(() => Candidate)
export class CandidateRevealResolver {
  @Governed('derived')
  @FieldResolver(() => RevealRequest, {
    nullable: true,
    description:
      'The latest that was sent to this candidate: by the viewer, or while the viewer was on the hiring team.',
  })
  async revealRequest(
    @Root() { employeeId, opportunity, isAnonymous }: Candidate,
    @Ctx() request: Request,
  ): Promise<RevealRequest | null> {
    if (!opportunity) return null
    const asked = { opportunityId: opportunity.row.id, employeeId, isAnonymous }
    const id = await request.once(latestRequestLoader).load(asked)
    return id ? request.once(revealRequestLoader).load(id) : null
  }
}

@Resolver(() => Viewer)
export class ViewerRevealsResolver {
  constructor(private readonly seal: Seal) {}

  @Governed('own')
  @FieldResolver(() => RevealRequestConnection, { description: 'To the viewer, latest first.' })
  async revealRequests(
    @Arg('status', () => RequestStatusEnum, { nullable: true }) status: RequestStatus | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<RevealRequest>> {
    if (!request.viewer?.employeeId) return emptyConnection
    const page = readPage<RevealPosition>(this.seal, request, ['revealRequests', status], first, after)
    const { found, totalCount } = await findOwnRequests(request, status ?? null, page)
    const requests = await request.once(revealRequestLoader).loadMany(found.map(({ id }) => id))
    const rows = found.map((row, index) => ({ row, shown: requests[index] as RevealRequest }))
    return connectionOf(
      page,
      rows,
      totalCount,
      ({ shown }) => shown,
      ({ row }): RevealPosition => [row.sentAt, row.id],
    )
  }
}
