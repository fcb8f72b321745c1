import { Field, ObjectType } from 'type-graphql'
import type { DisputeRow } from '../people/dispute.entity.js'
import type { Employee } from '../people/employee.type.js'
import { type RequestStatus, RequestStatusEnum } from '../people/request-status.type.js'
import { ConnectionType, NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateTime } from '../relay/scalars.js'
import { Governed } from '../visibility/governed.type.js'

/** A dispute for the employee whose it is, or for an administrator for whom that employee exists. */
@ObjectType({
  implements: NodeType,
  description: 'An employee says that a fact which their employer gave is wrong; the administrators answer.',
})
export class Dispute extends NodeType {
  @Governed('existence')
  @Field(() => String, { description: 'Written to the administrators, by the employee.' })
  reason: string
  @Governed('existence') @Field(() => DateTime) raisedAt: Date
  @Governed('existence')
  @Field(() => RequestStatusEnum, { description: 'ACCEPTED: the employer has taken the fact back. It never expires.' })
  status: RequestStatus
  @Governed('existence')
  @Field(() => String, { nullable: true, description: "The administrator's answer, in words." })
  note: string | null

  /** `of`: the employee through the viewer's eyes. */
  constructor(
    readonly row: DisputeRow,
    readonly of: Employee,
  ) {
    super()
    this.id = globalId('Dispute', row.id)
    this.reason = row.reason
    this.raisedAt = row.raisedAt
    this.status = row.status
    this.note = row.note
  }
}

export const DisputeConnection = ConnectionType('Dispute', () => Dispute)
