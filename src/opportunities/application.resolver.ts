import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import { notFound } from '../errors.js'
import { checkText } from '../people/input-checks.js'
import { Viewer } from '../people/viewer.type.js'
import { type Connection, connectionOf, emptyConnection, type Page, readPage } from '../relay/connection.js'
import { once } from '../relay/idempotency.store.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { AccessFor, Governed } from '../visibility/governed.type.js'
import { applicationLoader, stepLoader } from './application.loader.js'
import {
  type ApplicationPosition,
  applyTo,
  findApplications,
  moveApplication,
  startAssignment,
} from './application.store.js'
import { Application, ApplicationConnection, ApplyPayload, type ApplyRefusal } from './application.type.js'
import { type ApplicationDecision, type ApplicationStatus, statusAfter } from './application-status.js'
import type { OpportunityRow } from './opportunity.entity.js'
import { opportunityLoader, requirementLoader } from './opportunity.loader.js'
import { getOpportunity } from './opportunity.store.js'
import { ApplicationDecisionEnum, ApplicationStatusEnum, ApplicationStep, Opportunity } from './opportunity.type.js'

const load = async (request: Request, uuid: string): Promise<Application> => {
  const application = await request.once(applicationLoader).load(uuid)
  if (!application) throw notFound('id')
  return application
}

async function toConnection(
  request: Request,
  page: Page<ApplicationPosition>,
  { found, totalCount }: Awaited<ReturnType<typeof findApplications>>,
): Promise<Connection<Application>> {
  const applications = await request.once(applicationLoader).loadMany(found.map(({ id }) => id))
  const rows = found.map((row, index) => ({ row, application: applications[index] as Application }))
  return connectionOf(
    page,
    rows,
    totalCount,
    ({ application }) => application,
    ({ row }): ApplicationPosition => [row.key, row.id],
  )
}

@Resolver(() => Application)
export class ApplicationResolver {
  @AccessFor('employee')
  @Mutation(() => ApplyPayload, {
    description: "Opens the applicant's HIRING_TEAM facts, name and headline to the opportunity's team.",
  })
  async applyToOpportunity(
    @Arg('opportunityId', () => ID) opportunityId: string,
    @Arg('message', () => String, { nullable: true }) message: string | null,
    @Arg('showToManagers', () => Boolean, { defaultValue: false }) showToManagers: boolean,
    @Arg('idempotencyKey', () => String, { nullable: true }) key: string | null,
    @Ctx() request: Request,
  ): Promise<ApplyPayload> {
    const { row } = await getOpportunity(request, opportunityId, 'opportunityId')
    const text = checkText(message, 'message', 'long') ?? null
    let refusal: ApplyRefusal | null = null
    const id = await once(request, 'applyToOpportunity', key, { opportunityId, message, showToManagers }, async () => {
      const answer = await applyTo(request, row, text, showToManagers)
      if ('id' in answer) return answer.id
      refusal = answer.refusal
      return null
    })
    return { application: id === null ? null : await request.once(applicationLoader).load(id), refusal }
  }

  @AccessFor('employee')
  @Mutation(() => Application, { description: 'Closes at once what applying opened.' })
  async withdrawApplication(@Arg('id', () => ID) id: string, @Ctx() request: Request): Promise<Application> {
    return load(request, await moveApplication(request, id, 'id', 'employee', 'WITHDRAWN'))
  }

  @AccessFor('employee')
  @Mutation(() => Application, { description: 'By the hiring team.' })
  async decideApplication(
    @Arg('id', () => ID) id: string,
    @Arg('decision', () => ApplicationDecisionEnum) decision: ApplicationDecision,
    @Ctx() request: Request,
  ): Promise<Application> {
    return load(request, await moveApplication(request, id, 'id', 'team', statusAfter[decision]))
  }

  @AccessFor('employee')
  @Mutation(() => Application, { description: 'By the applicant. An accepted offer becomes an assignment.' })
  async answerOffer(
    @Arg('applicationId', () => ID) applicationId: string,
    @Arg('accept', () => Boolean) accept: boolean,
    @Ctx() request: Request,
  ): Promise<Application> {
    const id = await moveApplication(
      request,
      applicationId,
      'applicationId',
      'employee',
      accept ? 'ACCEPTED' : 'DECLINED',
    )
    const application = await load(request, id)
    const opportunity = accept ? await request.once(opportunityLoader).load(application.row.opportunityId) : null
    if (opportunity) await startAssignment(request, opportunity.row, await askedSkills(request, opportunity.row))
    return application
  }

  @Governed('derived')
  @FieldResolver(() => Opportunity)
  async opportunity(@Root() { row }: Application, @Ctx() request: Request): Promise<Opportunity> {
    return (await request.once(opportunityLoader).load(row.opportunityId)) as Opportunity
  }

  @Governed('existence')
  @FieldResolver(() => [ApplicationStep])
  history(@Root() { row }: Application, @Ctx() request: Request): Promise<ApplicationStep[]> {
    return request.once(stepLoader).load(row.id)
  }
}

const askedSkills = async (request: Request, { id }: OpportunityRow): Promise<string[]> =>
  (await request.once(requirementLoader).load(id)).map(({ skillId }) => skillId)

@Resolver(() => Opportunity)
export class OpportunityApplicationsResolver {
  constructor(private readonly seal: Seal) {}

  @Governed('hiring team')
  @FieldResolver(() => ApplicationConnection, { nullable: true, description: "This opportunity's hiring team only." })
  async applications(
    @Root() { row, id }: Opportunity,
    @Arg('statuses', () => [ApplicationStatusEnum], { nullable: true }) statuses: ApplicationStatus[] | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Application>> {
    const page = readPage<ApplicationPosition>(this.seal, request, ['applications', id, statuses], first, after)
    const condition = `a.opportunity_id = $2 AND a.employee_id <> $1 AND a.status = ANY (coalesce($3::text[], ARRAY[a.status]))`
    return toConnection(request, page, await findApplications(request, page, condition, [row.id, statuses]))
  }

  @Governed('derived')
  @FieldResolver(() => Application, { nullable: true, description: "The viewer's own latest." })
  async myApplication(@Root() { row }: Opportunity, @Ctx() request: Request): Promise<Application | null> {
    if (!request.viewer?.employeeId) return null
    const [latest] = await request.sql<{ id: string }>(
      'SELECT id FROM application WHERE opportunity_id = $1 AND employee_id = $2 ORDER BY submitted_at DESC, id LIMIT 1',
      [row.id, request.viewer.employeeId],
    )
    return latest ? request.once(applicationLoader).load(latest.id) : null
  }
}

@Resolver(() => Viewer)
export class ViewerApplicationsResolver {
  constructor(private readonly seal: Seal) {}

  @Governed('own')
  @FieldResolver(() => ApplicationConnection)
  async applications(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Application>> {
    if (!request.viewer?.employeeId) return emptyConnection
    const page = readPage<ApplicationPosition>(this.seal, request, ['viewer.applications'], first, after)
    return toConnection(request, page, await findApplications(request, page, 'a.employee_id = $1', []))
  }
}
