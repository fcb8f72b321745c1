import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql'
import { badUserInput } from '../errors.js'
import { type Connection, connectionOf, emptyConnection, readPage } from '../relay/connection.js'
import { readGlobalId } from '../relay/global-id.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { loadSkills, readSkillIds } from '../skills/skill.loader.js'
import { Skill } from '../skills/skill.type.js'
import type { Facet } from '../visibility/facet.js'
import { AccessFor, Costs, Governed, registerEnum } from '../visibility/governed.type.js'
import { around, type CaseScope } from '../visibility/visible-sql.js'
import {
  type DirectoryOrder,
  type DirectoryPosition,
  facetsOfSearch,
  findEmployees,
  findReports,
} from './directory.store.js'
import { employeeLoader, nobody } from './employee.loader.js'
import { Employee, EmployeeConnection } from './employee.type.js'
import { mentionLoaders, visibleSkillIds } from './evidence.loader.js'
import { factKinds, visibleFacts } from './fact.loader.js'
import { Assignment, Availability, Education, Experience, Interest, Quality } from './fact.type.js'

const EmployeeOrder = registerEnum('EmployeeOrder', ['NAME', 'JOB_TITLE'], 'Who is hidden in it comes last.')

@InputType({ description: 'All that is given must hold. Only what the viewer may see is searched.' })
export class EmployeeFilter {
  @Field(() => String, { nullable: true, description: 'Each word in the name, the headline or the job title.' })
  search?: string | null
  @Field(() => [ID], { nullable: true }) skills?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'All of the skills, instead of any.' }) allSkills?:
    | boolean
    | null
  @Field(() => String, { nullable: true }) location?: string | null
  @Field(() => String, { nullable: true }) orgUnit?: string | null
  @Field(() => String, { nullable: true, description: 'A past or present employer.' }) workedAt?: string | null
  @Field(() => String, { nullable: true, description: 'A school.' }) studiedAt?: string | null
}

/** @throws BAD_USER_INPUT for a text that is too long to search for. */
function checkFilterLengths(filter: EmployeeFilter): void {
  for (const name of ['search', 'location', 'orgUnit', 'workedAt', 'studiedAt'] as const)
    if ((filter[name]?.length ?? 0) > 200) throw badUserInput(`filter.${name}`, 'must be at most 200 characters long')
  if ((filter.skills?.length ?? 0) > 50) throw badUserInput('filter.skills', 'must be at most 50 skills')
}

@Resolver(() => Employee)
export class EmployeeResolver {
  constructor(private readonly seal: Seal) {}

  @AccessFor('signed in')
  @Query(() => Employee, { nullable: true, description: 'One colleague; null when absent or not visible.' })
  async employee(@Arg('id', () => ID) id: string, @Ctx() request: Request): Promise<Employee | null> {
    const read = readGlobalId(id)
    return read?.kind === 'Employee' ? employeeLoader(request, 'any').load(read.uuids[0] as string) : null
  }

  @Costs(1000)
  @AccessFor('signed in')
  @Query(() => EmployeeConnection, { description: 'The directory of the employer.' })
  async employees(
    @Arg('filter', () => EmployeeFilter, { nullable: true }) filter: EmployeeFilter | null,
    @Arg('orderBy', () => EmployeeOrder, { nullable: true }) orderBy: DirectoryOrder | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Employee>> {
    if (!request.viewer?.employerId) return emptyConnection
    checkFilterLengths(filter ?? {})
    const skills = await readSkillIds(request, filter?.skills ?? [], 'filter.skills')
    const order = orderBy ?? 'NAME'
    const page = readPage<DirectoryPosition>(this.seal, request, ['employees', filter, order], first, after)
    const asked = { ...filter, skills }
    const found = await findEmployees(request, asked, order, page)
    return toConnection(request, page, { ...found, told: [], seen: facetsOfSearch(asked, order) }, 'none')
  }

  @Governed('POSITION')
  @FieldResolver(() => Employee, { nullable: true })
  manager(@Root() employee: Employee, @Ctx() request: Request): Promise<Employee | null> {
    const { managerId, scope } = employee.record
    return employeeLoader(request, around(scope)).load(managerId ?? nobody)
  }

  @Costs(300)
  @Governed('derived')
  @FieldResolver(() => EmployeeConnection, { description: 'Those direct reports whose position the viewer may see.' })
  async reports(
    @Root() employee: Employee,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Employee>> {
    const page = readPage<DirectoryPosition>(this.seal, request, ['reports', employee.id], first, after)
    const scope = around(employee.record.scope)
    const found = await findReports(request, employee.record.id, scope, page)
    return toConnection(request, page, { ...found, told: ['POSITION'], seen: ['IDENTITY'] }, scope)
  }

  @Governed('EXPERIENCE')
  @FieldResolver(() => [Experience])
  experiences(@Root() employee: Employee, @Ctx() request: Request): Promise<Experience[]> {
    return visibleFacts(request, employee, factKinds.experience)
  }

  @Governed('EDUCATION')
  @FieldResolver(() => [Education])
  education(@Root() employee: Employee, @Ctx() request: Request): Promise<Education[]> {
    return visibleFacts(request, employee, factKinds.education)
  }

  @Governed('QUALITIES')
  @FieldResolver(() => [Quality])
  qualities(@Root() employee: Employee, @Ctx() request: Request): Promise<Quality[]> {
    return visibleFacts(request, employee, factKinds.quality)
  }

  @Governed('INTERESTS')
  @FieldResolver(() => [Interest])
  interests(@Root() employee: Employee, @Ctx() request: Request): Promise<Interest[]> {
    return visibleFacts(request, employee, factKinds.interest)
  }

  @Governed('ASSIGNMENTS')
  @FieldResolver(() => [Assignment])
  assignments(@Root() employee: Employee, @Ctx() request: Request): Promise<Assignment[]> {
    return visibleFacts(request, employee, factKinds.assignment)
  }

  @Governed('AVAILABILITY')
  @FieldResolver(() => Availability, { nullable: true })
  async availability(@Root() employee: Employee, @Ctx() request: Request): Promise<Availability | null> {
    return (await visibleFacts(request, employee, factKinds.availability))[0] ?? null
  }
}

/** Skills named inside other facts: only those that the viewer may know the employee to have. */
async function visibleMentions(request: Request, employee: Employee, named: readonly string[]): Promise<Skill[]> {
  const visible = await visibleSkillIds(request, employee)
  return loadSkills(
    request,
    named.filter((id) => visible.has(id)),
  )
}

@Resolver(() => Experience)
export class ExperienceResolver {
  @Governed('SKILLS')
  @FieldResolver(() => [Skill])
  async skills(@Root() experience: Experience, @Ctx() request: Request): Promise<Skill[]> {
    return visibleMentions(
      request,
      experience.of,
      await request.once(mentionLoaders.experience).load(experience.row.id),
    )
  }
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @Governed('SKILLS')
  @FieldResolver(() => [Skill])
  async skills(@Root() assignment: Assignment, @Ctx() request: Request): Promise<Skill[]> {
    return visibleMentions(
      request,
      assignment.of,
      await request.once(mentionLoaders.assignment).load(assignment.row.id),
    )
  }
}

@Resolver(() => Interest)
export class InterestResolver {
  /** To others it is there only beside a visible claim of the skill, so that it cannot tell a hidden claim from none. */
  @Governed('SKILLS')
  @FieldResolver(() => Skill, { nullable: true })
  async skill(@Root() interest: Interest, @Ctx() request: Request): Promise<Skill | null> {
    const named = interest.row.skillId ? [interest.row.skillId] : []
    const shown = interest.of.isOwn
      ? await loadSkills(request, named)
      : await visibleMentions(request, interest.of, named)
    return shown[0] ?? null
  }
}

interface FoundPage {
  readonly found: readonly { id: string; key: string | null }[]
  readonly totalCount: number
  /** Everybody who was counted, where they are few; see `DirectoryPage`. */
  readonly counted: readonly string[]
  /** What being found tells of everybody. */
  readonly told: readonly Facet[]
  /** What it tells of those who show the viewer something of it. */
  readonly seen: readonly Facet[]
}

/** The employees of a page that was found, through the viewer's eyes; to be found is to be seen. */
async function toConnection(
  request: Request,
  page: Parameters<typeof connectionOf<unknown, Employee, DirectoryPosition>>[0],
  { found, totalCount, counted, told, seen }: FoundPage,
  scope: CaseScope,
): Promise<Connection<Employee>> {
  const loader = employeeLoader(request, scope)
  const [employees, few] = (await Promise.all([
    loader.loadMany(found.map((row) => row.id)),
    loader.loadMany(counted),
  ])) as [Employee[], Employee[]]
  for (const employee of [...few, ...employees.slice(0, page.first)])
    employee.noteDisclosure(request, [...told, ...seen.filter((facet) => employee.shows(facet))])
  const rows = found.map((row, index) => ({ row, employee: employees[index] as Employee }))
  return connectionOf(
    page,
    rows,
    totalCount,
    ({ employee }) => employee,
    ({ row }): DirectoryPosition => [row.key, row.id],
  )
}
