import { Field, ID, ObjectType } from 'type-graphql'
import { ConnectionType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateTime } from '../relay/scalars.js'
import { type DisclosurePurpose, disclosurePurposes } from '../visibility/disclosure.js'
import type { Facet } from '../visibility/facet.js'
import { FacetEnum, Governed, RoleEnum, registerEnum } from '../visibility/governed.type.js'
import type { Role } from '../visibility/roles.js'
import type { ShownDisclosure } from './disclosure.store.js'

const DisclosurePurposeEnum = registerEnum(
  'DisclosurePurpose',
  disclosurePurposes,
  'In which connection somebody saw facts.',
)

/** Reached through the viewer alone: an entry about themself. */
@ObjectType({ description: 'Somebody saw facts of the viewer: an entry a reader, connection, opportunity and hour.' })
export class Disclosure {
  @Governed('derived') @Field(() => ID) id: string
  @Governed('derived') @Field(() => DateTime) at: Date | null
  @Governed('derived')
  @Field(() => String, {
    nullable: true,
    description: 'Readers with an employer-side role are named, as they were called then; colleagues are not.',
  })
  viewerName: string | null
  @Governed('derived') @Field(() => RoleEnum) viewerRole: Role | null
  @Governed('derived') @Field(() => DisclosurePurposeEnum) purpose: DisclosurePurpose | null
  @Governed('derived') @Field(() => [FacetEnum]) facets: Facet[] | null
  @Governed('derived')
  @Field(() => String, { nullable: true, description: 'Null until sealed, within a second.' })
  hash: string | null
  @Governed('derived')
  @Field(() => String, { nullable: true, description: 'Of the entry before it in the chain; zeros before the first.' })
  previousHash: string | null

  constructor(readonly row: ShownDisclosure) {
    this.id = globalId('Disclosure', row.id)
    this.at = row.at
    this.viewerName = row.viewerName
    this.viewerRole = row.viewerRole
    this.purpose = row.purpose
    this.facets = row.facets
    this.hash = row.hash?.toString('hex') ?? null
    this.previousHash = row.previousHash?.toString('hex') ?? null
  }
}

export const DisclosureConnection = ConnectionType('Disclosure', () => Disclosure)
