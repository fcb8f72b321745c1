import { Field, ObjectType } from 'type-graphql'
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

export const SkillConnection = ConnectionType('Skill', () => Skill)
