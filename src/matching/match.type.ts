import { Field, Float, ObjectType } from 'type-graphql'
import { Evidence } from '../genome/genome-skill.type.js'
import { Requirement } from '../opportunities/opportunity.type.js'
import type { Employee } from '../people/employee.type.js'
import { Governed, registerEnum } from '../visibility/governed.type.js'
import type { Demand, RequirementStatus, Score } from './score.js'
import type { PersonSupply } from './supply.store.js'

const RequirementStatusEnum = registerEnum(
  'RequirementStatus',
  ['MET', 'PARTIAL', 'MISSING'],
  'PARTIAL: below the level asked for, or by a neighbouring skill. MISSING: nothing visible supports it.',
)

@ObjectType({ description: 'How one requirement is met, by visible evidence.' })
export class RequirementMatch {
  @Governed('derived') @Field(() => Requirement) requirement: Requirement
  @Governed('derived') @Field(() => RequirementStatusEnum) status: RequirementStatus
  @Governed('derived') @Field(() => Float, { description: 'Its part of the score.' }) contribution: number
  @Governed('derived')
  @Field(() => Float, {
    nullable: true,
    description: 'Of the neighbouring skill; null where the skill itself counted.',
  })
  affinity: number | null
  @Governed('derived') @Field(() => [Evidence]) evidence: Evidence[]
  /** The neighbouring skill whose evidence counted, by uuid. */
  viaId: string | null
}

@ObjectType({ description: 'Something considered besides skills, with what it added or took.' })
export class MatchFactor {
  @Governed('derived') @Field(() => String) name: string
  @Governed('derived') @Field(() => Float) effect: number
  @Governed('derived') @Field(() => String) detail: string
}

/** How well one person fits, through one viewer's eyes; contributions and effects add up to the score exactly. */
@ObjectType({
  description: 'How well a person fits, made only of facts that the viewer may see; its parts add up to the score.',
})
export class Match {
  @Governed('derived') @Field(() => Float, { description: '0 to 1.' }) score: number
  @Governed('derived') @Field(() => [RequirementMatch]) requirements: RequirementMatch[]
  @Governed('derived')
  @Field(() => [MatchFactor], {
    description: 'Considered besides skills: availability, the kind of work wanted, a missing MUST.',
  })
  factors: MatchFactor[]

  constructor(of: Employee, demand: Demand, supply: PersonSupply, score: Score, today: string) {
    this.score = score.score
    this.factors = score.factors.map((factor) => Object.assign(new MatchFactor(), factor))
    this.requirements = score.requirements.map(({ status, contribution, affinity, skillId }, index) => {
      const requirement = new Requirement(demand.requirements[index] as Demand['requirements'][number])
      const pieces = skillId ? (supply.evidence.get(skillId) ?? []) : []
      const evidence = pieces.map((piece) => new Evidence(of, piece, today))
      return Object.assign(new RequirementMatch(), {
        requirement,
        status,
        contribution,
        affinity,
        evidence,
        viaId: affinity === null ? null : skillId,
      })
    })
  }
}
