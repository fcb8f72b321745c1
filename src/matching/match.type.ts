import { Field, Float, ObjectType } from 'type-graphql'
import { Evidence } from '../genome/genome-skill.type.js'
import { confidenceOf, strengthOf } from '../genome/strength.js'
import { Requirement } from '../opportunities/opportunity.type.js'
import type { Employee } from '../people/employee.type.js'
import type { EvidenceRow } from '../people/evidence-sql.js'
import { Governed, registerEnum } from '../visibility/governed.type.js'
import { coarse } from './coarse.js'
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

/** All evidence of a skill as one piece: of the kind of the surest, as sure as all of them, to 0.05. */
function coarseEvidence(pieces: readonly EvidenceRow[], today: string): Evidence[] {
  const [surest] = [...pieces].sort(
    (a, b) =>
      confidenceOf(b, today) - confidenceOf(a, today) || (`${a.kind} ${a.source}` < `${b.kind} ${b.source}` ? -1 : 1),
  )
  return surest ? [new Evidence(null, surest, coarse(strengthOf(pieces, today)))] : []
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

  /** `of` null: behind an alias, where the evidence of a skill is one coarse piece. */
  constructor(of: Employee | null, demand: Demand, supply: PersonSupply, score: Score, today: string) {
    this.score = score.score
    this.factors = score.factors.map((factor) => Object.assign(new MatchFactor(), factor))
    this.requirements = score.requirements.map(({ status, contribution, affinity, skillId }, index) => {
      const requirement = new Requirement(demand.requirements[index] as Demand['requirements'][number])
      const pieces = skillId ? (supply.evidence.get(skillId) ?? []) : []
      const evidence = of
        ? pieces.map((piece) => new Evidence(of, piece, confidenceOf(piece, today)))
        : coarseEvidence(pieces, today)
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
