import { Field, Int, ObjectType } from 'type-graphql'
import { ConnectionType, NodeType } from '../relay/connection.type.js'
import { globalId, type NodeKind, previewId } from '../relay/global-id.js'
import { EmailAddress } from '../relay/scalars.js'
import type { Request } from '../request.js'
import { decideVisibility, type FactSettings } from '../visibility/decide.js'
import { disclosuresOf, purposeOf } from '../visibility/disclosure.js'
import type { Facet } from '../visibility/facet.js'
import { CarriesNoFacts, Governed, RegionEnum } from '../visibility/governed.type.js'
import type { Standing } from '../visibility/reach.js'
import type { Region, VisibilitySettings } from '../visibility/settings.js'
import { type CaseScope, previewOf, scopeKey } from '../visibility/visible-sql.js'
import type { AccountFactRow } from './facts.entity.js'
import { type AccountFactName, accountFactFacet, accountFactNames } from './workforce.js'

/** What is loaded of an employee before anything is shown: the settings, and how the viewer stands toward them. */
export interface EmployeeRecord {
  readonly id: string
  readonly managerId: string | null
  readonly settings: VisibilitySettings
  readonly standing: Standing
  readonly account: ReadonlyMap<AccountFactName, AccountFactRow>
  /** In which place of the API the viewer met them; it decides which applications widen the reach. */
  readonly scope: CaseScope
}

/** An item that the employee shows to everybody whom a facet can be shown to. */
const widestItem: FactSettings = { source: 'EMPLOYEE', ownAudience: 'COLLEAGUES' }

/**
 * One employee through one viewer's eyes. Its properties hold what the record holds: whether a field is shown is decided by
 * the shield's rule for it, which asks `sees`.
 */
@ObjectType({
  implements: NodeType,
  description:
    'A person who works for the employer. What is hidden from the viewer looks as if it had never been given.',
})
export class Employee extends NodeType {
  constructor(readonly record: EmployeeRecord) {
    super()
    this.id = this.nodeId('Employee', record.id)
  }

  /** The id of the employee, or of something of theirs, in the place where the viewer meets them. */
  nodeId(kind: NodeKind, uuid: string): string {
    const { scope } = this.record
    return previewOf(scope) ? previewId(kind, uuid, scopeKey(scope)) : globalId(kind, uuid)
  }

  /** Writes down, for the log that the employee reads, that the viewer sees these facets. */
  noteDisclosure(request: Request, seen: Iterable<Facet>): void {
    const { id, scope, standing } = this.record
    const { purpose, opportunityId } = purposeOf(scope, standing.openedBy)
    const disclosures = disclosuresOf(request)
    disclosures.note(id, purpose, opportunityId, seen)
    if (standing.openedBy && !previewOf(scope)) disclosures.metInCase.add(id)
  }

  /** May the viewer see this facet, or this item of it? */
  sees(facet: Facet, fact: FactSettings | null): boolean {
    return decideVisibility(this.record.settings, this.record.standing, facet, fact)
  }

  /** May the viewer see what a field of this name shows: its account fact, or where there is none the facet as such? */
  seesField(facet: Facet, field: string): boolean {
    return this.sees(facet, this.record.account.get(field as AccountFactName) ?? null)
  }

  /** May the viewer see items of this facet at all? Which of them, the projection decides item by item. */
  maySeeItems(facet: Facet): boolean {
    return this.sees(facet, widestItem)
  }

  /** Does this facet show the viewer anything of the account, or may it show items? */
  shows(facet: Facet): boolean {
    const ofAccount = accountFactNames.filter((name) => accountFactFacet[name] === facet)
    if (ofAccount.length === 0) return this.maySeeItems(facet)
    return ofAccount.some((name) => this.accountValue(name) !== null && this.seesField(facet, name))
  }

  /** The viewer is the employee. */
  get isOwn(): boolean {
    return this.record.standing.reach === 'ONLY_ME'
  }

  @Governed('IDENTITY')
  @Field(() => String, { nullable: true })
  get name(): string | null {
    return this.accountValue('name')
  }

  @Governed('IDENTITY')
  @Field(() => String, { nullable: true })
  get headline(): string | null {
    return this.accountValue('headline')
  }

  @Governed('POSITION')
  @Field(() => String, { nullable: true })
  get jobTitle(): string | null {
    return this.accountValue('jobTitle')
  }

  @Governed('POSITION')
  @Field(() => String, { nullable: true })
  get orgUnit(): string | null {
    return this.accountValue('orgUnit')
  }

  @Governed('CONTACT')
  @Field(() => EmailAddress, { nullable: true })
  get email(): string | null {
    return this.accountValue('email')
  }

  @Governed('CONTACT')
  @Field(() => String, { nullable: true })
  get phone(): string | null {
    return this.accountValue('phone')
  }

  @Governed('LOCATION')
  @Field(() => String, { nullable: true })
  get location(): string | null {
    return this.accountValue('location')
  }

  private accountValue(name: AccountFactName): string | null {
    return this.record.account.get(name)?.value ?? null
  }
}

export const EmployeeConnection = ConnectionType('Employee', () => Employee)

@CarriesNoFacts('The employer itself; its org units are those that the viewer can see people in.')
@ObjectType({ implements: NodeType, description: 'A company whose employees and opportunities the platform holds.' })
export class Employer extends NodeType {
  @Field(() => String) name: string
  @Field(() => RegionEnum) region: Region
  @Field(() => Int, { description: 'No statistic is shown for fewer people; at least 5.' }) minimumGroupSize: number

  constructor(row: { employerId: string; name: string; region: Region; minimumGroupSize: number }) {
    super()
    this.id = globalId('Employer', row.employerId)
    this.name = row.name
    this.region = row.region
    this.minimumGroupSize = row.minimumGroupSize
  }
}
