import { Field, ObjectType } from 'type-graphql'
import { ConnectionType, NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateTime } from '../relay/scalars.js'
import { Governed, registerEnum } from '../visibility/governed.type.js'
import type { ApplicationStatus } from './application-status.js'
import type { ApplicationRow } from './opportunity.entity.js'
import { ApplicationStatusEnum } from './opportunity.type.js'

/** An application, for a viewer for whom it exists: the applicant, or a member of the hiring team (see the view open_case). */
@ObjectType({
  implements: NodeType,
  description: 'That an employee applied: known to them and to the hiring team alone.',
})
export class Application extends NodeType {
  @Governed('existence') @Field(() => ApplicationStatusEnum) status: ApplicationStatus
  @Governed('existence') @Field(() => String, { nullable: true }) message: string | null
  @Governed('existence') @Field(() => DateTime, { nullable: true }) submittedAt: Date | null

  constructor(readonly row: ApplicationRow) {
    super()
    this.id = globalId('Application', row.id)
    this.status = row.status
    this.message = row.message
    this.submittedAt = row.submittedAt
  }
}

export const ApplicationConnection = ConnectionType('Application', () => Application)

const ApplyRefusalEnum = registerEnum(
  'ApplyRefusal',
  ['NOT_OPEN', 'ALREADY_APPLIED'],
  'Why an application was not taken.',
)
export type ApplyRefusal = 'NOT_OPEN' | 'ALREADY_APPLIED'

@ObjectType()
export class ApplyPayload {
  @Governed('derived') @Field(() => Application, { nullable: true }) application: Application | null
  @Governed('derived') @Field(() => ApplyRefusalEnum, { nullable: true }) refusal: ApplyRefusal | null
}
