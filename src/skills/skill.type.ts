import { Field, Float, Int, ObjectType } from 'type-graphql'
import { ConnectionType, NodeType } from '../relay/connection.type.js'
import { globalId } from '../relay/global-id.js'
import { CarriesNoFacts } from '../visibility/governed.type.js'
import type { SkillRow } from './skill.entity.js'

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

@CarriesNoFacts('What the text says that the viewer sent, in terms of the public vocabulary.')
@ObjectType({ description: 'A skill that a text names, with the words that named it.' })
export class ExtractedSkill {
  @Field(() => Skill) skill: Skill
  @Field(() => String, { description: 'The words, as they stand in the text.' }) matchedText: string
  @Field(() => Int, { description: 'Where the words begin: an offset into the text in UTF-16 code units.' })
  start: number
  @Field(() => Int, { description: 'Behind the last of them, in the same units.' }) end: number
  @Field(() => Float, {
    description:
      'Above 0, to 1: how surely the words mean this skill. 1 is its name as the vocabulary writes it; less for other names and forms, and for everyday words on which only their surroundings decide. An order, not a probability.',
  })
  confidence: number
}

export const SkillConnection = ConnectionType('Skill', () => Skill)
