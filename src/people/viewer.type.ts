import { Field, ObjectType } from 'type-graphql'
import { NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import type { Viewer as Asker } from '../request.js'
import { Governed, RoleEnum } from '../visibility/governed.type.js'
import type { Role } from '../visibility/roles.js'

@ObjectType({
  implements: NodeType,
  description: 'The signed-in person: their own record, unredacted, and what they may do.',
})
export class Viewer extends NodeType {
  @Governed('own') @Field(() => [RoleEnum]) roles: Role[]
  readonly isOwn = true

  constructor(asker: Asker) {
    super()
    this.id = globalId('Viewer', asker.employeeId ?? asker.employerId ?? '00000000-0000-0000-0000-000000000000')
    this.roles = [...asker.roles] as Role[]
  }
}
