import { Arg, Ctx, FieldResolver, Int, Resolver } from 'type-graphql'
import { Viewer } from '../people/viewer.type.js'
import { type Connection, connectionOf, emptyConnection, readPage } from '../relay/connection.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { Governed } from '../visibility/governed.type.js'
import { findOwnUsage, type UsagePosition } from './usage.store.js'
import { UsageEvent, UsageEventConnection } from './usage.type.js'

@Resolver(() => Viewer)
export class UsageResolver {
  constructor(private readonly seal: Seal) {}

  @Governed('own')
  @FieldResolver(() => UsageEventConnection, { description: 'What I did here, latest first, as long as it is kept.' })
  async usage(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<UsageEvent>> {
    if (!request.viewer?.employeeId) return emptyConnection
    const page = readPage<UsagePosition>(this.seal, request, ['usage'], first, after)
    const { found, totalCount } = await findOwnUsage(request, page)
    return connectionOf(
      page,
      found,
      totalCount,
      (row) => new UsageEvent(row),
      (row): UsagePosition => [row.position, row.id],
    )
  }
}
