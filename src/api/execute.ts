import { createHash } from 'node:crypto'
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
} from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Visit } from '../accountability/visit.js'
import { type Database, RolledBack, type SignedIn } from '../database/database.js'
import type { Request } from '../request.js'
import type { FairTurns } from './fair-turns.js'
import type { Watch } from './watch.js'

/** Who asks, and from where. */
export type Caller = SignedIn & { readonly visit: Visit }

/** A document that was parsed and checked, with what it is called with and by whom. */
export interface Asked {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Record<string, unknown>
  readonly context: Caller | null
  readonly queryHash: string
  /** Of a subscription: what it last saw. Null: a query or mutation. */
  readonly watch: Watch | null
}

/** Keeps account of what answers show: it is asked before an answer leaves, within the transaction that read it. */
export interface Accounts {
  /** Writes down what the request has shown. The employer to whose log something was added. @throws where it cannot: then there is no answer. */
  save(request: Request): Promise<string | null>
  /** Writes down that an operation of this name, or of these fields, was sent. */
  saveUse(request: Request, operation: string, visit: Visit): Promise<void>
  /** What was added for this employer has been committed. */
  committed(employerId: string): void
}

const maximumCompiled = 500

/** Compiled documents, the least recently used let go. */
class CompiledDocuments {
  private readonly kept = new Map<string, CompiledQuery>()

  constructor(private readonly schema: GraphQLSchema) {}

  get(key: string, document: DocumentNode, operationName: string | undefined): CompiledQuery {
    const known = this.kept.get(key)
    if (known) this.kept.delete(key)
    const compiled = known ?? this.compile(document, operationName)
    this.kept.set(key, compiled)
    if (this.kept.size > maximumCompiled) this.kept.delete(this.kept.keys().next().value as string)
    return compiled
  }

  private compile(document: DocumentNode, operationName: string | undefined): CompiledQuery {
    const compiled = compileQuery(this.schema, document, operationName)
    if (!isCompiledQuery(compiled)) throw compiled.errors?.[0] ?? new Error('The document could not be compiled')
    return compiled
  }
}

/** The compiler's errors as the library's own, so that the edge can read their codes and causes. */
function asGraphQLError(error: GraphQLError): GraphQLError {
  const { message, path, locations, originalError = error } = error
  return Object.assign(new GraphQLError(message, { path, originalError } as never), { locations })
}

/** The root fields of an operation that `@skip` and `@include` leave, in order, by the name under which each answers. */
function collectRootFields(
  document: DocumentNode,
  selections: SelectionSetNode,
  variables: Record<string, unknown>,
  found = new Map<string, FieldNode[]>(),
): Map<string, FieldNode[]> {
  for (const selection of selections.selections) {
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) continue
    if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false) continue
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      found.set(key, [...(found.get(key) ?? []), selection])
      continue
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : document.definitions.find(
            (each): each is FragmentDefinitionNode =>
              each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
          )?.selectionSet
    if (inner) collectRootFields(document, inner, variables, found)
  }
  return found
}

/** What an operation is called where it is counted: by its name, or by the fields that it asks for. */
const nameOf = ({ document, operation, variables }: Asked): string => {
  const named = operation.name?.value
  const fields =
    named ?? [...collectRootFields(document, operation.selectionSet, variables).values()].map((of) => of[0]?.name.value)
  return String(fields).slice(0, 100)
}

/** The same document with an operation of these root fields alone. */
function narrowDocument({ document, operation }: Asked, fields: readonly FieldNode[]): DocumentNode {
  const narrowed = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections: [...fields] } }
  return { ...document, definitions: document.definitions.map((each) => (each === operation ? narrowed : each)) }
}

/** What came of one document in one transaction, and the employer whose log of what was shown has grown by it. */
interface Run {
  readonly result: ExecutionResult
  readonly loggedFor: string | null
}

/** What a field answers whose transaction could not be run; what earlier fields did stays. */
const failed = (error: unknown, key: string): ExecutionResult => {
  const originalError = error instanceof Error ? error : new Error(String(error))
  return { data: null, errors: [new GraphQLError(originalError.message, { path: [key], originalError })] }
}

/** Whether a mutation without this field has no data at all. */
const isRequired = (schema: GraphQLSchema, [field]: readonly FieldNode[]): boolean =>
  isNonNullType(schema.getMutationType()?.getFields()[field?.name.value ?? '']?.type)

/**
 * Runs checked operations, compiled. A query is one read-only transaction on one snapshot; each root field of a mutation is,
 * with its payload, a transaction of its own: an error anywhere in it takes its effect back.
 */
export function createExecutor(
  schema: GraphQLSchema,
  database: Database,
  clock: () => Date,
  turns: FairTurns,
  accounts: Accounts,
) {
  const compiled = new CompiledDocuments(schema)

  const run = async (query: CompiledQuery, request: Request, variables: Record<string, unknown>): Promise<Run> => {
    const found = await query.query({}, request, variables)
    const result = found.errors ? { ...found, errors: found.errors.map(asGraphQLError) } : found
    // After a failed statement nothing can be written, and nothing is answered: the commit tells of the first failure.
    const loggedFor = await accounts.save(request).catch((error: unknown) => {
      if (!result.errors) throw error
      return null
    })
    return { result, loggedFor }
  }

  const finish = ({ result, loggedFor }: Run): ExecutionResult => {
    if (loggedFor) accounts.committed(loggedFor)
    return result
  }

  const noteUse = async (request: Request, asked: Asked): Promise<void> => {
    if (asked.context?.employerId) await accounts.saveUse(request, nameOf(asked), asked.context.visit)
  }

  const runMutation = async (asked: Asked): Promise<ExecutionResult> => {
    const data: Record<string, unknown> = Object.create(null)
    const errors: GraphQLError[] = []
    // In a transaction of its own: what a field takes back was sent all the same.
    if (asked.context?.employerId) await database.write(asked.context, clock(), (request) => noteUse(request, asked))
    for (const [key, fields] of collectRootFields(asked.document, asked.operation.selectionSet, asked.variables)) {
      const document = narrowDocument(asked, fields)
      const hash = createHash('sha256').update(print(document)).digest('base64url')
      const query = compiled.get(hash, document, asked.operation.name?.value)
      const work = async (request: Request) => {
        const answer = await run(query, request, asked.variables)
        return answer.result.errors ? new RolledBack({ ...answer, loggedFor: null }) : answer
      }
      const result = await database
        .write(asked.context, clock(), work)
        .then(finish, (error: unknown) => failed(error, key))
      errors.push(...(result.errors ?? []))
      if (result.errors && isRequired(schema, fields)) return { data: null, errors }
      data[key] = result.errors ? null : result.data?.[key]
    }
    return errors.length ? { data, errors } : { data }
  }

  const runQuery = async (asked: Asked): Promise<ExecutionResult> => {
    const name = asked.operation.name?.value
    const query = compiled.get(`${asked.queryHash} ${name ?? ''}`, asked.document, name)
    const work = async (request: Request) => {
      const answer = await run(query, request, asked.variables)
      // After a failed statement nothing can be written: the commit tells of the first failure.
      await noteUse(request, asked).catch(() => {})
      return answer
    }
    return finish(await database.read(asked.context, clock(), work))
  }

  /** A look with a subscriber's eyes: where they see what they saw, nothing was read, and nothing is accounted for. */
  const runWatched = async (asked: Asked, watch: Watch): Promise<ExecutionResult> => {
    const name = asked.operation.name?.value
    const query = compiled.get(`${asked.queryHash} ${name ?? ''}`, asked.document, name)
    let mark = watch.mark
    const isFirst = mark === null
    // In a transaction of its own: a look that finds no news is taken back.
    if (isFirst && asked.context) await database.read(asked.context, clock(), (request) => noteUse(request, asked))
    const answer = await database.read(asked.context, clock(), async (request) => {
      const found = await run(query, request, asked.variables)
      mark = request.watched
      const isEvent = !isFirst && watch.mark !== mark
      return isEvent || found.result.errors ? found : new RolledBack({ ...found, loggedFor: null })
    })
    if (!answer.result.errors) Object.assign(watch, { mark, isNews: !isFirst && watch.mark !== mark })
    return finish(answer)
  }

  const runKnown = (asked: Asked): Promise<ExecutionResult> => {
    if (asked.watch) return runWatched(asked, asked.watch)
    return asked.operation.operation === 'mutation' ? runMutation(asked) : runQuery(asked)
  }

  return async (asked: Asked): Promise<ExecutionResult> => {
    // The compiler does not fill in defaults of input fields; coerced here, they are there already.
    const { coerced, errors } = getVariableValues(schema, asked.operation.variableDefinitions ?? [], asked.variables)
    if (errors) return { errors }
    const known = { ...asked, variables: coerced }
    const viewer = asked.context ? `${asked.context.employerId} ${asked.context.subject}` : 'nobody'
    return turns.take(viewer, () => runKnown(known))
  }
}
