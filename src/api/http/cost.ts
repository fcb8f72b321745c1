import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromAST,
} from 'graphql'

/** How many items a list is taken to have when no argument says so. */
const assumedListSize = 5
/** The largest page; resolvers refuse a larger `first`. */
const largestPage = 100

/** What an operation asks for, with every fragment counted where it is spread. */
export interface Measure {
  /** Levels of fields: 1 for root fields alone. Introspection is not counted. */
  readonly depth: number
  /** Fields under another name, introspection included. */
  readonly aliases: number
  /** Fields that may have to be answered, 0 to 2^53 − 1. Introspection is not counted. */
  readonly cost: number
}

const nothing: Measure = { depth: 0, aliases: 0, cost: 0 }

const beside = (a: Measure, b: Measure): Measure => ({
  depth: Math.max(a.depth, b.depth),
  aliases: Math.min(a.aliases + b.aliases, Number.MAX_SAFE_INTEGER),
  cost: Math.min(a.cost + b.cost, Number.MAX_SAFE_INTEGER),
})

/**
 * Measures one valid operation. cost(field) = 1 + size × cost(what is selected below it), where size is `first` of a
 * connection or list (1 to 100), 5 for other lists and 1 for the rest. The lists directly inside a connection are its
 * page, which `first` has already counted. An empty page counts as one item: the connection's own fields are answered.
 *
 * What is below a fragment does not depend on the path to it, except for standing inside a page or not, so each
 * fragment is measured at most twice and the work is linear in the document however often fragments are spread.
 */
export class OperationMeter {
  /** Selections looked at so far: the work done. */
  visited = 0
  private readonly fragments = new Map<string, FragmentDefinitionNode>()
  private readonly measured = new Map<string, Measure>()

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    /** Coerced, with the defaults of the operation. */
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition)
  }

  measure(operation: OperationDefinitionNode): Measure {
    return this.selections(operation.selectionSet, this.schema.getRootType(operation.operation), false)
  }

  private selections(set: SelectionSetNode, parent: GraphQLNamedType | null | undefined, insidePage: boolean): Measure {
    return set.selections.reduce((sum, node) => beside(sum, this.selection(node, parent, insidePage)), nothing)
  }

  private selection(node: SelectionNode, parent: GraphQLNamedType | null | undefined, insidePage: boolean): Measure {
    this.visited += 1
    if (node.kind === Kind.FIELD) return this.field(node, parent, insidePage)
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.fragment(node.name.value, insidePage)
    const type = node.typeCondition ? this.schema.getType(node.typeCondition.name.value) : parent
    return this.selections(node.selectionSet, type, insidePage)
  }

  private fragment(name: string, insidePage: boolean): Measure {
    const key = `${name} ${insidePage}`
    const known = this.measured.get(key)
    if (known) return known
    this.measured.set(key, nothing) // ends a fragment that spreads itself
    const fragment = this.fragments.get(name)
    if (!fragment) return nothing
    const type = this.schema.getType(fragment.typeCondition.name.value)
    const measure = this.selections(fragment.selectionSet, type, insidePage)
    this.measured.set(key, measure)
    return measure
  }

  private field(node: FieldNode, parent: GraphQLNamedType | null | undefined, insidePage: boolean): Measure {
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    const isPaged = definition?.args.some((argument) => argument.name === 'first') ?? false
    const isList = definition !== undefined && isListType(getNullableType(definition.type))
    const below = node.selectionSet
      ? this.selections(node.selectionSet, definition && getNamedType(definition.type), isPaged && !isList)
      : nothing
    const aliases = below.aliases + (node.alias ? 1 : 0)
    if (node.name.value.startsWith('__')) return { depth: 0, aliases, cost: 0 }
    const size = definition ? this.sizeOf(node, definition, isPaged, isList && !insidePage) : 1
    const own = typeof definition?.extensions.cost === 'number' ? definition.extensions.cost : 1
    return { depth: 1 + below.depth, aliases, cost: own * this.idCount(node, definition) + size * below.cost }
  }

  /** How many values of a field the selections below it are run for. */
  private sizeOf(
    node: FieldNode,
    definition: GraphQLField<unknown, unknown>,
    isPaged: boolean,
    isList: boolean,
  ): number {
    if (isPaged) return this.pageSize(node, definition)
    const ids = this.idCount(node, definition)
    return ids > 1 ? ids : isList ? assumedListSize : 1
  }

  /** How many objects a field is asked for by an argument `ids`; 1 where it has none. */
  private idCount(node: FieldNode, definition: GraphQLField<unknown, unknown> | undefined): number {
    const argument = definition?.args.find((each) => each.name === 'ids')
    const given = argument && node.arguments?.find((each) => each.name.value === 'ids')
    const value = given ? valueFromAST(given.value, argument.type, this.variables) : undefined
    return Array.isArray(value) ? Math.max(1, value.length) : 1
  }

  private pageSize(node: FieldNode, definition: GraphQLField<unknown, unknown>): number {
    const argument = definition.args.find((each) => each.name === 'first')
    const given = node.arguments?.find((each) => each.name.value === 'first')
    const value = given && argument ? valueFromAST(given.value, argument.type, this.variables) : undefined
    const first: unknown = value === undefined ? argument?.defaultValue : value
    return typeof first === 'number' ? Math.min(Math.max(first, 1), largestPage) : assumedListSize
  }
}
