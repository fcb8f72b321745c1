import { Field, Float, Int, ObjectType } from 'type-graphql'
import { NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateTime } from '../relay/scalars.js'
import { Skill } from '../skills/skill.type.js'
import { CarriesNoFacts, registerEnum } from '../visibility/governed.type.js'
import type { AdjacencyBasis, EditionRow } from './edition.entity.js'

const AdjacencyBasisEnum = registerEnum(
  'AdjacencyBasis',
  ['TAXONOMY', 'LEARNED', 'BOTH'],
  'What an adjacency rests on.',
)

@CarriesNoFacts('A relation between two terms of the vocabulary.')
@ObjectType({ description: 'A skill that says much about another: who has the one learns the other quickly.' })
export class AdjacentSkill {
  @Field(() => Skill) skill: Skill
  @Field(() => Float, { description: 'Above 0, below 1.' }) affinity: number
  @Field(() => AdjacencyBasisEnum) basis: AdjacencyBasis
}

@CarriesNoFacts('Published figures of an edition, rounded down to tens.')
@ObjectType({
  implements: NodeType,
  description: 'One immutable version of what the genome has learned; figures rounded down to tens.',
})
export class GenomeEdition extends NodeType {
  @Field(() => Int) number: number
  @Field(() => DateTime) learnedAt: Date
  @Field(() => Int) skills: number
  @Field(() => Int) edges: number
  @Field(() => Int) facts: number
  @Field(() => [String]) schemes: string[]
  @Field(() => Int) minimumSupport: number

  constructor(row: EditionRow) {
    super()
    const published = (figure: number) => Math.floor(figure / 10) * 10
    this.id = globalId('GenomeEdition', row.id)
    this.number = row.number
    this.learnedAt = row.learnedAt
    this.skills = published(row.skills)
    this.edges = published(row.edges)
    this.facts = published(row.facts)
    this.schemes = row.schemes
    this.minimumSupport = row.minimumSupport
  }
}
