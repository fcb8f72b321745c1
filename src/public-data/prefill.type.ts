import { Field, ObjectType } from 'type-graphql'
import { Employee } from '../people/employee.type.js'
import { NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateTime } from '../relay/scalars.js'
import type { Facet } from '../visibility/facet.js'
import { FacetEnum, Governed, registerEnum } from '../visibility/governed.type.js'
import { describeItem, facetOfItem, type ItemState, itemStates } from './item.js'
import type { PublicItemRow } from './public-item.entity.js'

const PublicItemStateEnum = registerEnum(
  'PublicItemState',
  itemStates,
  'What the person has said of an item; OFFERED: nothing yet, and it counts nowhere.',
)
export const profileFormats = ['LINKEDIN_EXPORT', 'JSON_RESUME'] as const
export type ProfileFormat = (typeof profileFormats)[number]
export const ProfileFormatEnum = registerEnum(
  'ProfileFormat',
  profileFormats,
  'LINKEDIN_EXPORT: the ZIP archive of a data export. JSON_RESUME: a resume in the schema of jsonresume.org.',
)

/** Reached through the viewer alone: what is offered to them. */
@ObjectType({
  implements: NodeType,
  description:
    'One thing that public data, or the own export, says of the viewer. Nobody else learns of it before it is accepted.',
})
export class PublicDataItem extends NodeType {
  @Governed('own') @Field(() => FacetEnum) facet: Facet
  @Governed('own')
  @Field(() => String, {
    description:
      'In one line. Of a record of somebody with the same name: enough to tell whether it is one’s own; accepted, it offers what it says.',
  })
  summary: string
  @Governed('own') @Field(() => String, { description: 'Where it comes from.' }) origin: string
  @Governed('own') @Field(() => DateTime) collectedAt: Date
  @Governed('own')
  @Field(() => DateTime, { description: 'Then it is gone, unless it was accepted.' })
  expiresAt: Date
  @Governed('own') @Field(() => PublicItemStateEnum) state: ItemState
  readonly isOwn = true

  constructor(row: PublicItemRow) {
    super()
    this.id = globalId('PublicDataItem', row.id)
    this.facet = facetOfItem(row.content)
    this.summary = describeItem(row.content)
    this.origin = row.origin
    this.collectedAt = row.collectedAt
    this.expiresAt = row.expiresAt
    this.state = row.state
  }
}

@ObjectType({
  implements: NodeType,
  description: 'What public data, and the own export, say of the viewer: to accept, to refuse or to dispute.',
})
export class PublicDataPreview extends NodeType {
  @Governed('own') @Field(() => Boolean, { description: 'Whether there is anything.' }) found: boolean
  @Governed('own') @Field(() => [PublicDataItem]) items: PublicDataItem[]
  @Governed('own')
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the viewer was told that a record about them was collected.',
  })
  noticeSentAt: Date | null
  readonly isOwn = true

  constructor(employeeId: string, rows: readonly PublicItemRow[], noticeSentAt: Date | null) {
    super()
    this.id = globalId('PublicDataPreview', employeeId)
    this.found = rows.length > 0
    this.items = rows.map((row) => new PublicDataItem(row))
    this.noticeSentAt = noticeSentAt
  }
}

@ObjectType()
export class PublicDataPayload {
  @Governed('derived') @Field(() => PublicDataPreview) preview: PublicDataPreview
  @Governed('derived') @Field(() => Employee) employee: Employee
}
