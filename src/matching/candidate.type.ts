import { createHash } from 'node:crypto'
import { Field, Float, InputType, ObjectType } from 'type-graphql'
import { Opportunity } from '../opportunities/opportunity.type.js'
import { Employee } from '../people/employee.type.js'
import { ConnectionType, NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateOnly } from '../relay/scalars.js'
import { Governed } from '../visibility/governed.type.js'
import { Match } from './match.type.js'

const aliasLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A name for a candidate within one search; it follows from the sealed id and says nothing else. */
const aliasOf = (sealedId: string): string => {
  const bytes = createHash('sha256').update(sealedId).digest()
  return `Candidate ${[...bytes.subarray(0, 6)].map((byte) => aliasLetters[byte % aliasLetters.length]).join('')}`
}

@ObjectType({
  implements: NodeType,
  description:
    'Someone as matching surfaces them. id and alias belong to one opportunity, or to one set of requirements and viewer.',
})
export class Candidate extends NodeType {
  @Governed('existence') @Field(() => String) alias: string
  @Governed('derived')
  @Field(() => Employee, { nullable: true, description: 'Null while anonymous.' })
  employee: Employee | null
  @Governed('existence') @Field(() => Boolean) isAnonymous: boolean
  @Governed('derived') @Field(() => Match) match: Match
  @Governed('derived') @Field(() => Opportunity, { nullable: true }) opportunity: Opportunity | null

  /** `search` and `sealedId`: uuids of the search and of the employee within it. `employee` null: behind an alias. */
  constructor(
    of: { search: string; sealedId: string; opportunity: Opportunity | null },
    readonly employeeId: string,
    employee: Employee | null,
    match: Match,
  ) {
    super()
    this.id = globalId(of.opportunity ? 'Candidate' : 'UnpostedCandidate', of.search, of.sealedId)
    this.alias = aliasOf(of.sealedId)
    this.employee = employee
    this.isAnonymous = employee === null
    this.match = match
    this.opportunity = of.opportunity
  }
}

export const CandidateConnection = ConnectionType('Candidate', () => Candidate)

@InputType({ description: 'All that is given must hold. Only what the viewer may see is searched.' })
export class CandidateFilter {
  @Field(() => Float, { nullable: true, description: '0 to 1.' }) minimumScore?: number | null
  @Field(() => String, { nullable: true }) orgUnit?: string | null
  @Field(() => String, { nullable: true }) location?: string | null
  @Field(() => DateOnly, { nullable: true }) availableFrom?: string | null
  @Field(() => Boolean, {
    nullable: true,
    description: 'Has effect for the hiring team alone: nobody else knows who applied.',
  })
  excludeApplicants?: boolean | null
  @Field(() => String, {
    nullable: true,
    description: 'Talent from elsewhere: not in this org unit as far as the viewer can see.',
  })
  outsideOrgUnit?: string | null
}
