import {
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
} from 'graphql'
import { applyMiddleware } from 'graphql-middleware'
import type { IRules } from 'graphql-shield'
import { forbidden, unauthenticated } from '../errors.js'
import { Employee } from '../people/employee.type.js'
import { emptyConnection } from '../relay/connection.js'
import type { Request } from '../request.js'
import { type Facet, facets } from '../visibility/facet.js'
import type { Access } from '../visibility/governed.type.js'
import { isEmployerAdministrator, isPrivacyOfficer } from '../visibility/roles.js'
import { type GovernedField, readGovernance } from './governance.js'
import { allow, deny, rule, shield } from './graphql-shield.js'

type ShieldRule = typeof allow | ReturnType<ReturnType<typeof rule>>
type Decide = (parent: never, request: Request, field: string) => boolean | Error

/** No rule is cached: a cached answer for one row would decide for another. */
const ruleOf = (name: string, decide: Decide): ShieldRule =>
  rule(name, { cache: 'no_cache' })((parent, _args, request: Request, info: GraphQLResolveInfo) =>
    decide(parent as never, request, info.fieldName),
  )

const accessRules: Readonly<Record<Access, ShieldRule>> = {
  anyone: allow,
  'signed in': ruleOf('signed in', (_parent, { viewer }) => (viewer ? true : unauthenticated())),
  'member of an employer': ruleOf('member of an employer', (_parent, { viewer }) => {
    if (!viewer) return unauthenticated()
    return viewer.employerId ? true : forbidden()
  }),
  employee: ruleOf('employee', (_parent, { viewer }) => {
    if (!viewer) return unauthenticated()
    return viewer.employeeId ? true : forbidden()
  }),
  'employer side': ruleOf('employer side access', (_parent, { viewer }) => {
    if (!viewer) return unauthenticated()
    return viewer.isEmployerSide ? true : forbidden()
  }),
  'employer administrator': ruleOf('employer administrator access', (_parent, { viewer }) => {
    if (!viewer) return unauthenticated()
    return isEmployerAdministrator(viewer) ? true : forbidden()
  }),
  'privacy officer': ruleOf('privacy officer access', (_parent, { viewer }) => {
    if (!viewer) return unauthenticated()
    return isPrivacyOfficer(viewer) ? true : forbidden()
  }),
}

/** The employee whom a field is about: the parent itself, or the owner of the fact that it is. */
const subjectOf = (parent: Employee | { of: Employee }): Employee => (parent instanceof Employee ? parent : parent.of)

const isFacet = (by: GovernedField['by']): by is Facet => (facets as readonly unknown[]).includes(by)

const facetRules = Object.fromEntries(
  facets.flatMap((facet: Facet) => [
    [facet, ruleOf(facet, (parent, _request, field) => subjectOf(parent).seesField(facet, field))],
    [`items of ${facet}`, ruleOf(`items of ${facet}`, (parent) => subjectOf(parent).maySeeItems(facet))],
  ]),
)

const otherRules: Readonly<Record<string, ShieldRule>> = {
  open: allow,
  existence: allow,
  derived: allow,
  own: ruleOf('own', (parent: { isOwn: boolean }) => parent.isOwn),
  'employer side': ruleOf('employer side', (_parent, { viewer }) => viewer?.isEmployerSide ?? false),
  'hiring team': ruleOf('hiring team', (parent: { isOnTeam: boolean }) => parent.isOnTeam),
}

function ruleFor({ by, isItems }: GovernedField): ShieldRule {
  if (typeof by === 'object') return accessRules[by.access]
  return otherRules[by] ?? facetRules[isItems ? `items of ${by}` : by] ?? deny
}

/** What a hidden field holds: what it would hold if nothing had ever been given. */
function emptyOf(type: GraphQLOutputType): unknown {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return []
  if (!isNonNullType(type)) return null
  if (getNamedType(type).name.endsWith('Connection')) return emptyConnection
  return new Error('A field that cannot be empty was denied')
}

type Resolve = (resolve: unknown, parent: never, args: unknown, request: Request, info: unknown) => Promise<unknown>

const showsSomething = (value: unknown) => value != null && !(Array.isArray(value) && value.length === 0)

type Run = (parent: never, args: unknown, request: Request, info: unknown) => unknown

/**
 * A field that shows a facet. It is resolved whatever the rule will say, so that what is hidden asks as much of the database,
 * and refuses the same arguments, as what was never given. Whoever is let through to something notes it for the log that the
 * employee reads.
 */
const noting =
  (facet: Facet, guard: Resolve): Resolve =>
  async (resolve, parent, args, request, info) => {
    const found = await (resolve as Run)(parent, args, request, info)
    const value = await guard(async () => found, parent, args, request, info)
    if (showsSomething(value)) subjectOf(parent).noteDisclosure(request, [facet])
    return value
  }

/**
 * The schema with every governed field behind its rule. The rule tree is generated from what stands beside the fields; a
 * rule that says no empties the field (the shield's fallback), one that gives an error reports it. Fields that anybody may
 * have are not wrapped at all.
 */
export function shieldSchema(schema: GraphQLSchema): GraphQLSchema {
  const tree: Record<string, Record<string, ShieldRule>> = {}
  const governance = readGovernance(schema)
  for (const field of governance) {
    tree[field.type] ??= {}
    ;(tree[field.type] as Record<string, ShieldRule>)[field.field] = ruleFor(field)
  }
  const generated = shield(tree as IRules, {
    debug: true, // otherwise errors of resolvers would become "Not Authorised!"
    fallbackRule: deny,
    fallbackError: ((_error: unknown, _parent: unknown, _args: unknown, _context: unknown, info: GraphQLResolveInfo) =>
      emptyOf(info.returnType)) as never,
  }).generate(schema) as Record<string, Record<string, unknown>>
  const guarded: Record<string, Record<string, Resolve>> = {}
  for (const { type, field, by } of governance) {
    if (tree[type]?.[field] === allow) continue
    guarded[type] ??= {}
    ;(guarded[type] as Record<string, Resolve>)[field] = isFacet(by)
      ? noting(by, generated[type]?.[field] as Resolve)
      : (generated[type]?.[field] as Resolve)
  }
  return applyMiddleware(schema, guarded as never)
}
