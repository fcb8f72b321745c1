import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { opportunityLoader } from '../opportunities/opportunity.loader.js'
import { Opportunity } from '../opportunities/opportunity.type.js'
import { Viewer } from '../people/viewer.type.js'
import { type Connection, connectionOf, emptyConnection, readPage } from '../relay/connection.js'
import { DateTime } from '../relay/scalars.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { Costs, Governed } from '../visibility/governed.type.js'
import { type DisclosurePosition, findOwnDisclosures } from './disclosure.store.js'
import { Disclosure, DisclosureConnection } from './disclosure.type.js'

@Resolver(() => Viewer)
export class DisclosuresResolver {
  constructor(private readonly seal: Seal) {}

  @Costs(100)
  @Governed('own')
  @FieldResolver(() => DisclosureConnection, { description: 'Who saw what about me, latest first.' })
  async disclosures(
    @Arg('since', () => DateTime, { nullable: true }) since: string | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Disclosure>> {
    if (!request.viewer?.employeeId) return emptyConnection
    const page = readPage<DisclosurePosition>(this.seal, request, ['disclosures', since], first, after)
    const { found, totalCount } = await findOwnDisclosures(request, since, page)
    return connectionOf(
      page,
      found,
      totalCount,
      (row) => new Disclosure(row),
      (row): DisclosurePosition => [row.position, row.id],
    )
  }
}

@Resolver(() => Disclosure)
export class DisclosureResolver {
  @Governed('derived')
  @FieldResolver(() => Opportunity, { nullable: true })
  opportunity(@Root() { row }: Disclosure, @Ctx() request: Request): Promise<Opportunity | null> | null {
    return row.opportunityId ? request.once(opportunityLoader).load(row.opportunityId) : null
  }
}
