import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql'
import { OperationMeter } from '../../src/api/http/cost.js'
import { schema } from '../api/operations.js'
import { type Asked, type Operation, type Selection, writeOperation } from './document.js'
import type { Draw } from './draw.js'
import { drawArguments } from './draw-arguments.js'
import type { Pools } from './pools.js'
import type { Viewer } from './world.js'

/** Fields that lead to other people's facts are asked for more often; a field that is not here counts 1. */
const weightOf: Readonly<Record<string, number>> = {
  'Query.employees': 9,
  'Query.employee': 4,
  'Query.opportunities': 4,
  'Query.opportunity': 5,
  'Query.matchCandidates': 4,
  'Query.node': 3,
  'Query.nodes': 2,
  'Query.viewer': 5,
  'Query.skill': 0.3,
  'Query.skills': 0.3,
  'Query.genomeEdition': 0.2,
  'Opportunity.candidates': 7,
  'Opportunity.applications': 3,
  'Opportunity.requirements': 0.5,
  'Candidate.match': 5,
  'Candidate.employee': 3,
  'Employee.skills': 3,
  'Employee.experiences': 2,
  'Employee.interests': 2,
  'Employee.availability': 2,
  'GenomeSkill.evidence': 3,
  'Match.requirements': 5,
  'Match.genomeEdition': 0.1,
  'RequirementMatch.evidence': 3,
  'RequirementMatch.via': 2,
  'Viewer.disclosures': 2,
  'Viewer.employer': 2,
  'Query.disputes': 2,
  'Viewer.publicData': 2,
  'Mutation.acceptPublicData': 2,
  'Mutation.resolveDispute': 2,
  'Mutation.updateVisibility': 0.5,
  'Candidate.revealRequest': 2,
  'Mutation.requestReveal': 2,
  'Mutation.blockEmployee': 2,
  'Mutation.unblockEmployee': 2,
  'Mutation.removeFact': 2,
  'Mutation.setFactAudience': 2,
}
const mutationShare = 0.14
/** How often the root field is asked that a pair is about: however many there are, each has pairs that try it often. */
const themeShare = 0.3
/** Hops from object to object; a list's edges are no hop. */
const mostDepth = 5
/** Below the API's limits, and such that an operation takes a moment. */
const limits = { depth: 12, aliases: 30, cost: 45_000 }

/** Whoever meets aliases alone asks for opportunities and what fits them, and for nothing that leads to a profile. */
const aliasRoots = ['opportunity', 'opportunities']
const profileTypes = [
  'Employee',
  'EmployeeConnection',
  'Application',
  'ApplicationConnection',
  'RevealRequest',
  'Dispute',
  'DisputeConnection',
]

const everyFieldOf = (type: GraphQLNamedType) =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
const isWrapper = (type: GraphQLNamedType) => /(Connection|Edge|Payload)$|^PageInfo$/.test(type.name)

/** The root field that a pair asks more than others. */
export interface Theme {
  readonly kind: 'query' | 'mutation'
  readonly name: string
}

const rootOf = (kind: Theme['kind']) =>
  (kind === 'query' ? schema.getQueryType() : schema.getMutationType()) as GraphQLObjectType

const themes: readonly Theme[] = (['query', 'mutation'] as const).flatMap((kind) =>
  Object.keys(rootOf(kind).getFields()).map((name) => ({ kind, name })),
)

/** One of all root fields; or the one of this name. @throws Error where there is none. */
export function drawTheme(draw: Draw, name: string | undefined = process.env.PROVE_THEME): Theme {
  const drawn = draw.pick(themes)
  if (!name) return drawn
  const theme = themes.find((each) => each.name === name)
  if (!theme) throw new Error(`The schema has no root field ${name}`)
  return theme
}

class Drawing {
  private aliases = 0

  constructor(
    private readonly draw: Draw,
    private readonly pools: Pools,
    private readonly viewer: Viewer,
    private readonly theme: Theme,
  ) {
    this.isEmployerSide = viewer.person !== null && viewer.roles.length > 1
  }

  private readonly isEmployerSide: boolean

  private weigh = (type: GraphQLNamedType, field: GraphQLField<unknown, unknown>) => {
    const { access, governed } = field.extensions
    const isForbidden = !this.isEmployerSide && (access === 'employer side' || governed === 'employer side')
    return [(weightOf[`${type.name}.${field.name}`] ?? 1) * (isForbidden ? 0.1 : 1), field] as const
  }

  private fieldsOf(type: GraphQLNamedType): GraphQLField<unknown, unknown>[] {
    const fields = everyFieldOf(type)
    if (!this.viewer.meetsAliasesOnly) return fields
    if (type === schema.getQueryType()) return fields.filter(({ name }) => aliasRoots.includes(name))
    return fields.filter((field) => !profileTypes.includes(getNamedType(field.type).name))
  }

  /** A field once under its own name, then under others: two of them must not have to be one. */
  field(
    parent: GraphQLNamedType,
    field: GraphQLField<unknown, unknown>,
    depth: number,
    taken: Set<string>,
  ): Asked | null {
    const type = getNamedType(field.type)
    const given = drawArguments(this.draw, this.pools, field.args, type.name)
    const below = isLeafType(type)
      ? []
      : this.selections(type, isWrapper(parent) || isWrapper(type) ? depth : depth - 1)
    if (!isLeafType(type) && below.length === 0) return null
    const isTaken = taken.has(field.name)
    if (isTaken && this.aliases > limits.aliases - 5) return null
    const alias = isTaken || this.draw.chance(0.04) ? `a${this.aliases++}` : null
    taken.add(alias ?? field.name)
    return { name: field.name, alias, given, below }
  }

  /** What is asked of a type: most of what can be had at once, and a few ways on. */
  selections(type: GraphQLNamedType, depth: number, taken = new Set<string>()): Selection[] {
    const { draw } = this
    const fields = this.fieldsOf(type)
    const leaves = fields.filter(
      (field) => isLeafType(getNamedType(field.type)) && draw.chance(isWrapper(type) ? 0.9 : 0.7),
    )
    const onward = depth > 0 ? fields.filter((field) => !isLeafType(getNamedType(field.type))) : []
    const chosen = isWrapper(type) ? onward.filter(() => draw.chance(0.9)) : this.someFields(type, onward)
    const selected = [...leaves, ...chosen].flatMap((field) => this.field(type, field, depth, taken) ?? [])
    const fragments = this.fragments(type, depth, taken)
    const together = draw.chance(0.12) && selected.length > 1 ? [this.wrapped(type, selected)] : selected
    return draw.chance(0.2) || together.length + fragments.length === 0
      ? [{ name: '__typename', alias: null, given: [], below: [] }, ...together, ...fragments]
      : [...together, ...fragments]
  }

  private wrapped = (type: GraphQLNamedType, below: readonly Selection[]): Selection => ({
    on: type,
    isNamed: this.draw.chance(0.5),
    below,
  })

  private someFields(type: GraphQLNamedType, fields: readonly GraphQLField<unknown, unknown>[]) {
    const chosen: GraphQLField<unknown, unknown>[] = []
    if (fields.length === 0) return chosen
    for (let count = this.draw.integer(1, 3); count > 0; count--) {
      const field = this.draw.weighted(fields.map((each) => this.weigh(type, each)))
      if (!chosen.includes(field) || this.draw.chance(0.1)) chosen.push(field)
    }
    return chosen
  }

  /** Of an interface, some of the types that it may turn out to be. */
  private fragments(type: GraphQLNamedType, depth: number, taken: Set<string>): Selection[] {
    if (!isAbstractType(type)) return []
    const possible = [...schema.getPossibleTypes(type)] as GraphQLObjectType[]
    return this.draw
      .some(possible, this.draw.integer(3, 8))
      .map((each) => this.wrapped(each, this.selections(each, depth, taken)))
      .filter(({ below }) => below.length > 0)
  }

  operation(): Operation {
    const { draw } = this
    const isAboutTheme = draw.chance(themeShare)
    const other = !this.viewer.meetsAliasesOnly && draw.chance(mutationShare) ? 'mutation' : 'query'
    const kind = isAboutTheme ? this.theme.kind : other
    const root = rootOf(kind)
    const taken = new Set<string>()
    const theme = root.getFields()[this.theme.name]
    if (isAboutTheme && theme && this.fieldsOf(root).includes(theme)) {
      const asked = this.field(root, theme, draw.integer(1, mostDepth), taken)
      return { kind, fields: asked ? [asked] : [] }
    }
    const count = kind === 'query' && draw.chance(0.2) ? 2 : 1
    const fields = Array.from({ length: count }, () => {
      const field = draw.weighted(this.fieldsOf(root).map((each) => this.weigh(root, each)))
      return this.field(root, field, draw.integer(1, mostDepth), taken)
    })
    return { kind, fields: fields.filter((field): field is Asked => field !== null) }
  }
}

function isWithinLimits(operation: Operation): boolean {
  const { query, variables } = writeOperation(operation, 0)
  if (query.length > 4500) return false
  const document = parse(query)
  const [definition] = document.definitions
  const measure = new OperationMeter(schema, document, variables).measure(definition as never)
  return measure.depth <= limits.depth && measure.aliases <= limits.aliases && measure.cost <= limits.cost
}

/** An operation from the schema that keeps within the API's limits; what this viewer may not call is tried seldom. */
export function drawOperation(draw: Draw, pools: Pools, viewer: Viewer, theme: Theme): Operation {
  for (;;) {
    const operation = new Drawing(draw, pools, viewer, theme).operation()
    if (operation.fields.length && isWithinLimits(operation)) return operation
  }
}
