import {
  type GraphQLInputType,
  type GraphQLNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql'
import type { Sent } from './servers.js'

/** A field that is asked for, with what is asked below it. */
export interface Asked {
  readonly name: string
  readonly alias: string | null
  readonly given: readonly Given[]
  readonly below: readonly Selection[]
}
/** An argument. `asVariable`: it is sent beside the document. */
export interface Given {
  readonly name: string
  readonly type: GraphQLInputType
  readonly value: unknown
  readonly asVariable: boolean
}
/** Selections of one type, in place or (`isNamed`) as a fragment of the document. */
export interface Fragment {
  readonly on: GraphQLNamedType
  readonly isNamed: boolean
  readonly below: readonly Selection[]
}
export type Selection = Asked | Fragment
export interface Operation {
  readonly kind: 'query' | 'mutation'
  readonly fields: readonly Asked[]
}

export const isFragment = (selection: Selection): selection is Fragment => 'on' in selection

function literalOf(value: unknown, type: GraphQLInputType): string {
  const inner = getNullableType(type)
  if (value === null || value === undefined) return 'null'
  if (isListType(inner)) {
    const items = Array.isArray(value) ? value : [value]
    return `[${items.map((item) => literalOf(item, inner.ofType)).join(', ')}]`
  }
  if (isInputObjectType(inner)) {
    const fields = inner.getFields()
    const named = Object.entries(value as object).map(
      ([name, each]) => `${name}: ${literalOf(each, fields[name]?.type as GraphQLInputType)}`,
    )
    return `{ ${named.join(', ')} }`
  }
  return isEnumType(inner) ? String(value) : JSON.stringify(value)
}

/** Writes one operation as text; variables and named fragments are gathered on the way. */
class Writer {
  readonly variables: Record<string, unknown> = {}
  readonly declared: string[] = []
  readonly fragments: string[] = []

  private argument({ name, type, value, asVariable }: Given): string {
    if (!asVariable) return `${name}: ${literalOf(value, type)}`
    const variable = `v${this.declared.length}`
    this.declared.push(`$${variable}: ${type}`)
    this.variables[variable] = value
    return `${name}: $${variable}`
  }

  field({ name, alias, given, below }: Asked): string {
    const listed = given.length ? `(${given.map((each) => this.argument(each)).join(', ')})` : ''
    return `${alias ? `${alias}: ` : ''}${name}${listed}${below.length ? ` ${this.selections(below)}` : ''}`
  }

  selections(below: readonly Selection[]): string {
    return `{ ${below.map((each) => this.selection(each)).join(' ')} }`
  }

  private selection(selection: Selection): string {
    if (!isFragment(selection)) return this.field(selection)
    const { on, isNamed, below } = selection
    if (!isNamed) return `... on ${on.name} ${this.selections(below)}`
    const name = `F${this.fragments.length}`
    const place = this.fragments.push('') - 1
    this.fragments[place] = `fragment ${name} on ${on.name} ${this.selections(below)}`
    return `...${name}`
  }
}

/** The operation as it is sent. */
export function writeOperation({ kind, fields }: Operation, number: number): Sent {
  const writer = new Writer()
  const body = writer.selections(fields)
  const declared = writer.declared.length ? ` (${writer.declared.join(', ')})` : ''
  return { number, query: [`${kind}${declared} ${body}`, ...writer.fragments].join('\n'), variables: writer.variables }
}
