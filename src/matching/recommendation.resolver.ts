import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import { opportunityLoader, requirementLoader } from '../opportunities/opportunity.loader.js'
import { findOpportunities } from '../opportunities/opportunity.store.js'
import { Opportunity, OpportunityFilter } from '../opportunities/opportunity.type.js'
import type { Employee } from '../people/employee.type.js'
import { loadOwnEmployee } from '../people/viewer.resolver.js'
import { Viewer } from '../people/viewer.type.js'
import { type Connection, connectionOf, emptyConnection, readPage } from '../relay/connection.js'
import { ConnectionType } from '../relay/connection.type.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { loadSkills } from '../skills/skill.loader.js'
import { Costs, Governed } from '../visibility/governed.type.js'
import { Match } from './match.type.js'
import { behind, compareRank, type RankPosition } from './rank.js'
import { type Demand, scoreMatch } from './score.js'
import { countingSkills, listSupply, loadNeighbours } from './supply.store.js'

@ObjectType({ description: 'Work that the viewer may want, with how they fit.' })
export class Recommendation {
  @Governed('derived') @Field(() => Opportunity) opportunity: Opportunity
  @Governed('derived') @Field(() => Match) match: Match
}
const RecommendationConnection = ConnectionType('Recommendation', () => Recommendation)

/** More open opportunities than any employer lists at once. */
const everyOpportunity = { first: 10_000, after: null, seal: () => '' }

/** Open, not on the viewer's own team, and not applied for already. */
const openToViewer = (viewer: string) => `o.status = 'OPEN'
  AND NOT EXISTS (SELECT FROM hiring_team_member m WHERE m.employer_id = o.employer_id AND m.opportunity_id = o.id AND m.employee_id = ${viewer})
  AND NOT EXISTS (SELECT FROM application a WHERE a.employer_id = o.employer_id AND a.opportunity_id = o.id
    AND a.employee_id = ${viewer} AND a.status <> 'WITHDRAWN')`

const demandOf = ({ row }: Opportunity, requirements: Demand['requirements']): Demand => ({
  requirements,
  kind: row.kind,
  hoursPerWeek: row.hoursPerWeek,
  startsOn: row.startsOn,
})

/** What the viewer's own facts give to each open opportunity, best first. */
async function rankOpportunities(
  request: Request,
  employee: Employee,
  filter: OpportunityFilter,
): Promise<{ opportunity: Opportunity; match: Match }[]> {
  const { found } = await findOpportunities(request, filter, 'NEWEST', everyOpportunity, openToViewer)
  const ids = found.map(({ id }) => id)
  const opportunities = (await request.once(opportunityLoader).loadMany(ids)) as Opportunity[]
  const requirements = (await request.once(requirementLoader).loadMany(ids)) as Demand['requirements'][]
  const demands = opportunities.map((opportunity, index) => demandOf(opportunity, requirements[index] ?? []))
  const neighbours = await loadNeighbours(
    request,
    demands.flatMap((demand) => demand.requirements),
  )
  const among = { employeeIds: [employee.record.id], surfacing: null }
  const [supply] = await listSupply(request, countingSkills(neighbours), 'none', among)
  if (!supply) return []
  return opportunities
    .map((opportunity, index) => {
      const demand = demands[index] as Demand
      return {
        opportunity,
        match: new Match(employee, demand, supply, scoreMatch(demand, supply, neighbours), request.today),
      }
    })
    .filter(({ match }) => match.requirements.some(({ contribution }) => contribution > 0))
    .sort((a, b) => compareRank([a.match.score, a.opportunity.row.id], [b.match.score, b.opportunity.row.id]))
}

@Resolver(() => Viewer)
export class RecommendationsResolver {
  constructor(private readonly seal: Seal) {}

  @Costs(2000)
  @Governed('own')
  @FieldResolver(() => RecommendationConnection, {
    description: 'Open opportunities by how well the viewer fits, from all their own facts.',
  })
  async recommendations(
    @Arg('filter', () => OpportunityFilter, { nullable: true }) filter: OpportunityFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Recommendation>> {
    const employee = await loadOwnEmployee(request)
    if (!employee) return emptyConnection
    const page = readPage<RankPosition>(this.seal, request, ['recommendations', filter], first, after)
    const ranked = await rankOpportunities(request, employee, filter ?? {})
    const positionOf = ({ match, opportunity }: (typeof ranked)[number]): RankPosition => [
      match.score,
      opportunity.row.id,
    ]
    const found = behind(ranked, positionOf, page.after).slice(0, page.first + 1)
    return connectionOf(page, found, ranked.length, (each) => Object.assign(new Recommendation(), each), positionOf)
  }
}

@Resolver(() => Recommendation)
export class RecommendationResolver {
  @Governed('derived')
  @FieldResolver(() => String, { description: 'In a sentence, why.' })
  async reason(@Root() { match }: Recommendation, @Ctx() request: Request): Promise<string> {
    const met = match.requirements.filter(({ status }) => status === 'MET')
    const near = match.requirements.filter(({ status }) => status === 'PARTIAL').length
    const strongest = [...met].sort((a, b) => b.contribution - a.contribution).slice(0, 3)
    const names = (
      await loadSkills(
        request,
        strongest.map(({ requirement }) => requirement.row.skillId),
      )
    ).map(({ name }) => name)
    const among = names.length ? `, among them ${names.join(', ')}` : ''
    return `You meet ${met.length} of ${match.requirements.length} requirements${among}${near ? `, and come near ${near} more` : ''}.`
  }
}
