import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql'
import { CarriesNoFacts, Governed } from '../visibility/governed.type.js'
import type { Connection, PageInfo } from './connection.js'

@InterfaceType('Node', {
  description: 'Anything with an opaque global id.',
})
export abstract class NodeType {
  @Governed('existence')
  @Field(() => ID)
  id: string
}

@CarriesNoFacts('Where a page stands in its list.')
@ObjectType('PageInfo')
export class PageInfoType implements PageInfo {
  @Field(() => Boolean) hasNextPage: boolean
  @Field(() => Boolean) hasPreviousPage: boolean
  @Field(() => String, { nullable: true }) startCursor: string | null
  @Field(() => String, { nullable: true }) endCursor: string | null
}

type Class<T> = abstract new (...parameters: never[]) => T

/** The connection type of a node type, `<name>Connection` with `<name>Edge`. */
export function ConnectionType<Node>(name: string, node: () => Class<Node>): new () => Connection<Node> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Governed('existence') @Field(() => String) cursor: string
    @Governed('derived') @Field(() => node()) node: Node
  }
  @ObjectType(`${name}Connection`)
  class TypedConnection implements Connection<Node> {
    @Governed('derived') @Field(() => [Edge]) edges: Edge[]
    @Governed('derived') @Field(() => PageInfoType) pageInfo: PageInfo
    @Governed('derived') @Field(() => Int, { description: 'Of what the viewer may see.' }) totalCount: number
  }
  return TypedConnection
}
