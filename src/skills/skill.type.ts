import { Field, Float, Int, ObjectType } from 'type-graphql'
import { ConnectionType, NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { DateTime } from '../relay/scalars.js'
import { CarriesNoFacts, registerEnum } from '../visibility/governed.type.js'
import type { GenomeEditionRow, SkillRow } from './skill.entity.js'

@CarriesNoFacts('A term of the public vocabulary.')
@ObjectType({ implements: NodeType, description: 'Something that a person can do or know: a term of a vocabulary.' })
export class Skill extends NodeType {
  @Field(() => String) name: string
  @Field(() => String, { nullable: true }) description: string | null
  @Field(() => String, {
    description: 'Where the term comes from, for example ESCO, O*NET, or the built-in starter set.',
  })
  scheme: string
  @Field(() => String) code: string
  @Field(() => String) schemeVersion: string
  @Field(() => String, { nullable: true }) uri: string | null

  constructor(readonly row: SkillRow) {
    super()
    this.id = globalId('Skill', row.id)
    this.name = row.name
    this.description = row.description
    this.scheme = row.scheme
    this.code = row.code
    this.schemeVersion = row.schemeVersion
    this.uri = row.uri
  }
}

export const SkillConnection = ConnectionType('Skill', () => Skill)

const AdjacencyBasis = registerEnum('AdjacencyBasis', ['TAXONOMY', 'LEARNED', 'BOTH'], 'What an adjacency rests on.')

@CarriesNoFacts('A relation between two terms of the vocabulary.')
@ObjectType({ description: 'A skill that says much about another: who has the one learns the other quickly.' })
export class AdjacentSkill {
  @Field(() => Skill) skill: Skill
  @Field(() => Float, { description: 'Above 0, below 1.' }) affinity: number
  @Field(() => AdjacencyBasis) basis: string
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

  constructor(row: GenomeEditionRow) {
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
