import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import { type Connection, connectionOf, readPage } from '../relay/connection.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import type { Audience } from '../visibility/audience.js'
import { AccessFor, AudienceEnum, Costs, Governed } from '../visibility/governed.type.js'
import { VisibilitySettings } from '../visibility/settings.type.js'
import { type BlockPosition, findBlocked } from './block.store.js'
import { listOrgUnits } from './directory.store.js'
import { employeeLoader } from './employee.loader.js'
import { Employee, EmployeeConnection, Employer } from './employee.type.js'
import { EmployerRow } from './employer.entity.js'
import { AccountFact } from './fact.type.js'
import { getOwnSettings } from './settings.store.js'
import { Viewer } from './viewer.type.js'
import { accountFactNames } from './workforce.js'

/** The viewer's own record through their own eyes, or null where they have none. */
export const loadOwnEmployee = async (request: Request): Promise<Employee | null> =>
  request.viewer?.employeeId ? employeeLoader(request, 'none').load(request.viewer.employeeId) : null

@Resolver(() => Viewer)
export class ViewerResolver {
  @AccessFor('anyone')
  @Query(() => Viewer, { nullable: true, description: 'The signed-in person; null when not signed in.' })
  viewer(@Ctx() request: Request): Viewer | null {
    return request.viewer && new Viewer(request.viewer)
  }

  @Governed('own')
  @FieldResolver(() => Employer, { nullable: true })
  async employer(@Ctx() request: Request): Promise<Employer | null> {
    const [row] = await request.sql<EmployerRow>(`SELECT ${request.columns(EmployerRow, 'e')} FROM employer e`)
    return row ? new Employer(row) : null
  }

  @Governed('own')
  @FieldResolver(() => Employee, { nullable: true })
  employee(@Ctx() request: Request): Promise<Employee | null> {
    return loadOwnEmployee(request)
  }

  @Costs(50)
  @Governed('own')
  @FieldResolver(() => Employee, {
    nullable: true,
    description:
      'My own record as the given audience, or a manager of mine, gets it, by the same rules and code. Every id in it is the ' +
      "preview's own.",
  })
  async previewAs(
    @Arg('audience', () => AudienceEnum) audience: Audience,
    @Arg('asManager', () => Boolean, { defaultValue: false }) asManager: boolean,
    @Ctx() request: Request,
  ): Promise<Employee | null> {
    const id = request.viewer?.employeeId
    return id ? employeeLoader(request, { preview: { audience, asManager } }).load(id) : null
  }

  @Governed('own')
  @FieldResolver(() => VisibilitySettings, { nullable: true })
  async visibility(@Ctx() request: Request): Promise<VisibilitySettings | null> {
    return request.viewer?.employeeId ? getOwnSettings(request) : null
  }

  @Governed('own')
  @FieldResolver(() => [AccountFact], { description: 'Name, headline, job title, e-mail, phone, place: as facts.' })
  async accountFacts(@Ctx() request: Request): Promise<AccountFact[]> {
    const employee = await loadOwnEmployee(request)
    if (!employee) return []
    const { account } = employee.record
    return accountFactNames.flatMap((name) => {
      const row = account.get(name)
      return row ? [new AccountFact(employee, row)] : []
    })
  }
}

@Resolver(() => VisibilitySettings)
export class VisibilitySettingsResolver {
  constructor(private readonly seal: Seal) {}

  @Governed('own')
  @FieldResolver(() => EmployeeConnection, { description: 'For them this employee does not exist.' })
  async blocked(
    @Root() settings: VisibilitySettings,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Employee>> {
    const page = readPage<BlockPosition>(this.seal, request, ['blocked', settings.id], first, after)
    const { found, totalCount } = await findBlocked(request, page)
    const employees = await employeeLoader(request, 'none').loadMany(found.map(({ id }) => id))
    const rows = found.map((row, index) => ({ row, employee: employees[index] as Employee }))
    return connectionOf(
      page,
      rows,
      totalCount,
      ({ employee }) => employee,
      ({ row }): BlockPosition => [row.at, row.id],
    )
  }
}

@Resolver(() => Employer)
export class EmployerResolver {
  @FieldResolver(() => [String])
  orgUnits(@Ctx() request: Request): Promise<string[]> {
    return listOrgUnits(request)
  }
}
