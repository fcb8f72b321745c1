import { Field, ObjectType } from 'type-graphql'
import { type RequestStatus, RequestStatusEnum } from '../people/request-status.type.js'
import { ConnectionType, NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateTime } from '../relay/scalars.js'
import { Governed } from '../visibility/governed.type.js'
import type { RevealRequestRow } from './reveal.entity.js'

/** A reveal request for a viewer for whom it exists; where its answer is masked it stays pending until it expires. */
@ObjectType({
  implements: NodeType,
  description: "A request to an anonymous candidate to show themself to an opportunity's hiring team.",
})
export class RevealRequest extends NodeType {
  @Governed('existence') @Field(() => RequestStatusEnum) status: RequestStatus
  @Governed('existence') @Field(() => String) message: string
  @Governed('existence') @Field(() => DateTime) sentAt: Date
  @Governed('existence') @Field(() => DateTime, { nullable: true }) answeredAt: Date | null

  constructor(
    readonly row: RevealRequestRow,
    isMasked: boolean,
    now: Date,
  ) {
    super()
    this.id = globalId('RevealRequest', row.id)
    const status = isMasked ? 'PENDING' : row.status
    this.status = status === 'PENDING' && row.expiresAt <= now ? 'EXPIRED' : status
    this.message = row.message
    this.sentAt = row.sentAt
    this.answeredAt = isMasked ? null : row.answeredAt
  }
}

export const RevealRequestConnection = ConnectionType('RevealRequest', () => RevealRequest)
