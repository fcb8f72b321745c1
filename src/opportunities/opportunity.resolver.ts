import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { notFound } from '../errors.js'
import { employeeLoader, nobody } from '../people/employee.loader.js'
import { Employee } from '../people/employee.type.js'
import { factKinds } from '../people/fact.loader.js'
import { Assignment } from '../people/fact.type.js'
import type { AssignmentRow } from '../people/facts.entity.js'
import { checkDates, checkText } from '../people/input-checks.js'
import { saveMentions } from '../people/mention.store.js'
import { getSavedFact, ownAudience, readMentions } from '../people/profile.resolver.js'
import { findBefore, saveOwnFact } from '../people/profile.store.js'
import { AssignmentInput } from '../people/profile.type.js'
import { Viewer } from '../people/viewer.type.js'
import { type Connection, connectionOf, emptyConnection, readPage } from '../relay/connection.js'
import { readGlobalId } from '../relay/global-id.js'
import { once } from '../relay/idempotency.store.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { skillLoader } from '../skills/skill.loader.js'
import { Skill } from '../skills/skill.type.js'
import { AccessFor, Costs, Governed } from '../visibility/governed.type.js'
import type { OpportunityStatus } from './opportunity.js'
import { opportunityLoader, requirementLoader, teamLoader } from './opportunity.loader.js'
import {
  createOpportunity,
  findOpportunities,
  getOpportunity,
  type OpportunityOrder,
  type OpportunityPosition,
  setOpportunityStatus,
  setSaved,
  updateOpportunity,
} from './opportunity.store.js'
import {
  Opportunity,
  OpportunityConnection,
  OpportunityFilter,
  OpportunityInput,
  OpportunityOrderEnum,
  OpportunityStatusEnum,
  Requirement,
  UpdateOpportunityInput,
} from './opportunity.type.js'

const load = async (request: Request, uuid: string): Promise<Opportunity> => {
  const opportunity = await request.once(opportunityLoader).load(uuid)
  if (!opportunity) throw notFound('id')
  return opportunity
}

/** The opportunities of a page that was found. */
export async function toOpportunityConnection(
  request: Request,
  page: Parameters<typeof connectionOf<unknown, Opportunity, OpportunityPosition>>[0],
  { found, totalCount }: Awaited<ReturnType<typeof findOpportunities>>,
): Promise<Connection<Opportunity>> {
  const opportunities = await request.once(opportunityLoader).loadMany(found.map(({ id }) => id))
  const rows = found.map((row, index) => ({ row, opportunity: opportunities[index] as Opportunity }))
  return connectionOf(
    page,
    rows,
    totalCount,
    ({ opportunity }) => opportunity,
    ({ row }): OpportunityPosition => [row.key, row.id],
  )
}

@Resolver(() => Opportunity)
export class OpportunityResolver {
  constructor(private readonly seal: Seal) {}

  @AccessFor('signed in')
  @Query(() => Opportunity, { nullable: true })
  async opportunity(@Arg('id', () => ID) id: string, @Ctx() request: Request): Promise<Opportunity | null> {
    const read = readGlobalId(id)
    return read?.kind === 'Opportunity' ? request.once(opportunityLoader).load(read.uuids[0] as string) : null
  }

  @Costs(300)
  @AccessFor('signed in')
  @Query(() => OpportunityConnection, { description: 'Newest first unless ordered otherwise.' })
  async opportunities(
    @Arg('filter', () => OpportunityFilter, { nullable: true }) filter: OpportunityFilter | null,
    @Arg('orderBy', () => OpportunityOrderEnum, { nullable: true }) orderBy: OpportunityOrder | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Opportunity>> {
    const order = orderBy ?? 'NEWEST'
    const page = readPage<OpportunityPosition>(this.seal, request, ['opportunities', filter, order], first, after)
    return toOpportunityConnection(request, page, await findOpportunities(request, filter ?? {}, order, page))
  }

  @AccessFor('employer side')
  @Mutation(() => Opportunity, {
    description: 'Open at once. Its hiring team is the one who posts it where none is given.',
  })
  async createOpportunity(
    @Arg('input', () => OpportunityInput) input: OpportunityInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) key: string | null,
    @Ctx() request: Request,
  ): Promise<Opportunity> {
    return load(request, await once(request, 'createOpportunity', key, input, () => createOpportunity(request, input)))
  }

  @AccessFor('employer side')
  @Mutation(() => Opportunity)
  async updateOpportunity(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateOpportunityInput) input: UpdateOpportunityInput,
    @Ctx() request: Request,
  ): Promise<Opportunity> {
    return load(request, await updateOpportunity(request, id, input))
  }

  @AccessFor('employer side')
  @Mutation(() => Opportunity)
  async setOpportunityStatus(
    @Arg('id', () => ID) id: string,
    @Arg('status', () => OpportunityStatusEnum) status: OpportunityStatus,
    @Ctx() request: Request,
  ): Promise<Opportunity> {
    return load(request, await setOpportunityStatus(request, id, status))
  }

  @AccessFor('employee')
  @Mutation(() => Opportunity, { description: 'For the viewer alone; nobody else learns of it.' })
  async setOpportunitySaved(
    @Arg('id', () => ID) id: string,
    @Arg('saved', () => Boolean) saved: boolean,
    @Ctx() request: Request,
  ): Promise<Opportunity> {
    return load(request, await setSaved(request, id, saved))
  }

  @Governed('existence')
  @FieldResolver(() => [Requirement])
  async requirements(@Root() { row }: Opportunity, @Ctx() request: Request): Promise<Requirement[]> {
    return (await request.once(requirementLoader).load(row.id)).map((requirement) => new Requirement(requirement))
  }

  @Governed('derived')
  @FieldResolver(() => [Employee], { nullable: true, description: 'Whom applying opens HIRING_TEAM facts to.' })
  async hiringTeam(@Root() { row }: Opportunity, @Ctx() request: Request): Promise<Employee[]> {
    const members = await request.once(teamLoader).load(row.id)
    const team = await employeeLoader(request, 'none').loadMany([...members, nobody])
    return team.filter((member): member is Employee => member instanceof Employee)
  }
}

@Resolver(() => Requirement)
export class RequirementResolver {
  @FieldResolver(() => Skill)
  async skill(@Root() { row }: Requirement, @Ctx() request: Request): Promise<Skill> {
    return (await request.once(skillLoader).load(row.skillId)) as Skill
  }
}

@Resolver(() => Assignment)
export class AssignmentOpportunityResolver {
  @Governed('derived')
  @FieldResolver(() => Opportunity, { nullable: true })
  opportunity(@Root() { row }: Assignment, @Ctx() request: Request): Promise<Opportunity | null> | null {
    return row.opportunityId ? request.once(opportunityLoader).load(row.opportunityId) : null
  }

  @AccessFor('employee')
  @Mutation(() => Assignment, { description: "One's own; an accepted offer makes one with source EMPLOYER by itself." })
  async saveAssignment(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('input', () => AssignmentInput) input: AssignmentInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) key: string | null,
    @Ctx() request: Request,
  ): Promise<Assignment> {
    const { opportunity, startedOn, endedOn } = input
    const opportunityId =
      opportunity == null ? opportunity : (await getOpportunity(request, opportunity, 'input.opportunity')).row.id
    const title = checkText(input.title, 'input.title')
    const skills = await readMentions(request, input.skills)
    const savedId = await once(request, 'saveAssignment', key, { id, input }, async () => {
      const before = await findBefore(request, id)
      checkDates(startedOn, endedOn === undefined ? before.endedOn : endedOn, 'input.endedOn')
      const fields = { title, opportunityId, startedOn, endedOn, ...ownAudience(input) } as Partial<AssignmentRow>
      const assignmentId = await saveOwnFact<AssignmentRow>(request, 'Assignment', id, fields)
      if (skills) await saveMentions(request, 'assignment', assignmentId, skills)
      return assignmentId
    })
    return (await getSavedFact(request, factKinds.assignment, savedId)).fact
  }
}

@Resolver(() => Viewer)
export class SavedOpportunitiesResolver {
  constructor(private readonly seal: Seal) {}

  @Governed('own')
  @FieldResolver(() => OpportunityConnection)
  async savedOpportunities(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Opportunity>> {
    if (!request.viewer?.employeeId) return emptyConnection
    const page = readPage<OpportunityPosition>(this.seal, request, ['savedOpportunities'], first, after)
    const saved = (viewer: string) => `EXISTS (SELECT FROM saved_opportunity v WHERE v.employer_id = o.employer_id
      AND v.opportunity_id = o.id AND v.employee_id = ${viewer})`
    return toOpportunityConnection(request, page, await findOpportunities(request, {}, 'NEWEST', page, saved))
  }
}
