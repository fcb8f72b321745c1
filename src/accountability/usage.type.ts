import { Field, ID, ObjectType } from 'type-graphql'
import { ConnectionType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateTime } from '../relay/scalars.js'
import { Governed } from '../visibility/governed.type.js'
import type { UsageEventRow } from './usage.entity.js'

/** Reached through the viewer alone: what they did themself. */
@ObjectType({ description: 'The viewer sent an operation. Kept for a while; the employer never sees it.' })
export class UsageEvent {
  @Governed('existence') @Field(() => ID) id: string
  @Governed('existence') @Field(() => DateTime) at: Date
  @Governed('existence')
  @Field(() => String, { description: 'Its name, or the fields that it asked for; never its arguments.' })
  operation: string
  @Governed('existence')
  @Field(() => String, { nullable: true, description: 'What the client calls itself.' })
  client: string | null
  @Governed('existence') @Field(() => String, { nullable: true }) address: string | null
  @Governed('existence') @Field(() => String, { nullable: true }) agent: string | null
  @Governed('existence') @Field(() => String, { nullable: true }) referrer: string | null

  constructor({ id, at, operation, client, address, agent, referrer }: UsageEventRow) {
    this.id = globalId('UsageEvent', id)
    this.at = at
    this.operation = operation
    this.client = client
    this.address = address
    this.agent = agent
    this.referrer = referrer
  }
}

export const UsageEventConnection = ConnectionType('UsageEvent', () => UsageEvent)
