import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { notFound } from '../errors.js'
import { type DisputePosition, findDisputes, resolveDispute } from '../people/dispute.store.js'
import { Employee } from '../people/employee.type.js'
import { AccountFact, Fact } from '../people/fact.type.js'
import { checkText } from '../people/input-checks.js'
import { type RequestStatus, RequestStatusEnum } from '../people/request-status.type.js'
import { Viewer } from '../people/viewer.type.js'
import { accountFactFacet } from '../people/workforce.js'
import { type Connection, connectionOf, emptyConnection, readPage } from '../relay/connection.js'
import { uuidFromId } from '../relay/global-id.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { AccessFor, Governed } from '../visibility/governed.type.js'
import { disputeLoader } from './dispute.loader.js'
import { Dispute, DisputeConnection } from './dispute.type.js'
import { factsOfKind } from './fact.resolver.js'

/** A dispute that is there for the viewer. @throws NOT_FOUND */
async function getDispute(request: Request, id: string): Promise<Dispute> {
  const found = await request.once(disputeLoader).load(uuidFromId('Dispute', id, 'id'))
  if (!found) throw notFound('id')
  return found
}

/** A page of disputes, oldest first. */
async function listDisputes(
  request: Request,
  seal: Seal,
  whose: 'own' | 'queue',
  status: RequestStatus | null,
  [first, after]: readonly [number, string | null],
): Promise<Connection<Dispute>> {
  const page = readPage<DisputePosition>(seal, request, ['disputes', whose, status], first, after)
  const { found, totalCount } = await findDisputes(request, whose, status, page)
  const disputes = await request.once(disputeLoader).loadMany(found.map(({ id }) => id))
  const rows = found.map((row, index) => ({ row, dispute: disputes[index] as Dispute }))
  return connectionOf(
    page,
    rows,
    totalCount,
    ({ dispute }) => dispute,
    ({ row }): DisputePosition => [row.raisedAt, row.id],
  )
}

@Resolver(() => Dispute)
export class DisputeResolver {
  constructor(private readonly seal: Seal) {}

  @AccessFor('employer administrator')
  @Query(() => DisputeConnection, {
    nullable: true,
    description: 'What employees dispute of employer-given facts, oldest first. Employer administrators only.',
  })
  disputes(
    @Arg('status', () => RequestStatusEnum, { nullable: true }) status: RequestStatus | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Dispute>> {
    return listDisputes(request, this.seal, 'queue', status ?? null, [first, after])
  }

  @AccessFor('employer administrator')
  @Mutation(() => Dispute, {
    description:
      'Accepted: what the employer gave is taken back, everywhere at once; a correction of the employee stays, and an import ' +
      'does not bring the same value back. Declined: it stands. Employer administrators only.',
  })
  async resolveDispute(
    @Arg('id', () => ID) id: string,
    @Arg('accept', () => Boolean) accept: boolean,
    @Arg('note', () => String, { nullable: true }) note: string | null,
    @Ctx() request: Request,
  ): Promise<Dispute> {
    const text = checkText(note ?? null, 'note', 'long')
    await resolveDispute(request, (await getDispute(request.afresh(), id)).row, accept, text)
    return getDispute(request, id)
  }

  @Governed('derived')
  @FieldResolver(() => Employee, { nullable: true, description: 'Whose fact it is.' })
  employee(@Root() { of }: Dispute, @Ctx() request: Request): Employee {
    of.noteDisclosure(request, [])
    return of
  }

  @Governed('derived')
  @FieldResolver(() => Fact, {
    nullable: true,
    description: 'As it stands now; null where it is gone, or the viewer may not see it.',
  })
  async fact(@Root() { of, row }: Dispute, @Ctx() request: Request): Promise<Fact | null> {
    const shown = row.factKind === 'AccountFact' ? visibleAccount(of) : await factsOfKind(request, of, row.factKind)
    const fact = shown.find(({ uuid }) => uuid === row.factId) ?? null
    if (fact) of.noteDisclosure(request, [fact.facetOfFact])
    return fact
  }
}

/** The facts of an employee's account that the viewer may see. */
const visibleAccount = (of: Employee): AccountFact[] =>
  [...of.record.account.values()]
    .filter((row) => of.sees(accountFactFacet[row.name], row))
    .map((row) => new AccountFact(of, row))

@Resolver(() => Viewer)
export class ViewerDisputesResolver {
  constructor(private readonly seal: Seal) {}

  @Governed('own')
  @FieldResolver(() => DisputeConnection, {
    description: 'What the viewer disputes, and what came of it; oldest first.',
  })
  async disputes(
    @Arg('status', () => RequestStatusEnum, { nullable: true }) status: RequestStatus | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Dispute>> {
    if (!request.viewer?.employeeId) return emptyConnection
    return listDisputes(request, this.seal, 'own', status ?? null, [first, after])
  }
}
