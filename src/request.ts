import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'

/** The asker: who is signed in, in which employer, with which roles. */
export interface Viewer<Role extends string = string> {
  readonly roles: readonly Role[]
  /** Null for platform staff. */
  readonly employerId: string | null
  /** Null for a signed-in person or program without an employee record. */
  readonly employeeId: string | null
  /** Holds a role that acts for the employer. */
  readonly isEmployerSide: boolean
  /** The token's subject. */
  readonly subject: string
}

/** What is kept outside the database: keyed hashes, and a copy that outlives a restored backup. */
export interface OutsideStore {
  readonly versions: readonly number[]
  readonly newest: number
  hash(version: number, purpose: 'address' | 'key' | 'link', text: string): Buffer
  append(lines: readonly string[]): Promise<void>
  readCopy(): Promise<string[]>
}

/** A value as PostgreSQL reads it from JSON. */
const jsonOf = (value: unknown): unknown => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : (value ?? null))

/**
 * One request: one viewer, one clock, one transaction on one snapshot. Each mutation field has a request of its own.
 * What must be computed once per request (loaders, views of people) is kept here by `once`.
 */
export class Request {
  private readonly kept = new Map<unknown, unknown>()
  /** Today's date in UTC, `YYYY-MM-DD`. */
  readonly today: string
  /** Of a subscription: a mark of what it watches, as its viewer sees it now. A changed mark is an event. */
  watched: string | null = null

  constructor(
    /** Null when nobody is signed in. */
    readonly viewer: Viewer | null,
    /** The employer whose rows this transaction reaches; null: the vocabulary alone. */
    private readonly employer: string | null,
    readonly now: Date,
    /** The request's transaction. Reads go through `sql`; changes of single rows through `rows.update` and `rows.delete`. */
    readonly rows: EntityManager,
    /** The uuid of a new row. */
    readonly newId: () => string,
    private readonly outside: OutsideStore | null = null,
  ) {
    this.today = now.toISOString().slice(0, 10)
  }

  /** @throws Error outside an employer: a mistake of the program, for the shield lets nobody without an employer come here. */
  get employerId(): string {
    if (!this.employer) throw new Error('This request belongs to no employer')
    return this.employer
  }

  /** The viewer's own employee record. @throws Error where there is none; the shield asks first. */
  get employeeId(): string {
    if (!this.viewer?.employeeId) throw new Error('This viewer has no employee record')
    return this.viewer.employeeId
  }

  /** @throws Error in a process that was started without it. */
  get vault(): OutsideStore {
    if (!this.outside) throw new Error('This process has no suppression keys')
    return this.outside
  }

  /** Runs one SQL statement; rows as plain objects, dates without time as `YYYY-MM-DD`. */
  async sql<Row = Record<string, unknown>>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.rows.query(statement, [...parameters])
  }

  /** What `make` gives for this request, made at the first call. */
  once<T>(make: (request: Request) => T): T {
    if (!this.kept.has(make)) this.kept.set(make, make(this))
    return this.kept.get(make) as T
  }

  /** The same request before anything was read: what is looked up in it before a change does not answer after the change. */
  afresh(): Request {
    return new Request(this.viewer, this.employer, this.now, this.rows, this.newId, this.outside)
  }

  /** The same transaction for another employer, or none: what `asPlatform` gives to its work. */
  reaching(employerId: string | null): Request {
    return new Request(null, employerId, this.now, this.rows, this.newId, this.outside)
  }

  /** The employer of this transaction, or null. */
  get employerIdOrNull(): string | null {
    return this.employer
  }

  /** The select list of a table under an alias, each column under its property's name. */
  columns(entity: EntityTarget<ObjectLiteral>, alias: string): string {
    const { columns } = this.rows.connection.getMetadata(entity)
    return columns.map((column) => `${alias}."${column.databaseName}" AS "${column.propertyName}"`).join(', ')
  }

  /** Adds rows to a table, all columns given (absent: null), in one statement. */
  async insert<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    rows: readonly Partial<Entity>[],
  ): Promise<void> {
    if (rows.length === 0) return
    const { tableName, columns } = this.rows.connection.getMetadata(entity)
    const asColumns = rows.map((row) =>
      Object.fromEntries(columns.map((c) => [c.databaseName, jsonOf(row[c.propertyName])])),
    )
    await this.sql(`INSERT INTO "${tableName}" SELECT * FROM json_populate_recordset(NULL::"${tableName}", $1)`, [
      JSON.stringify(asColumns),
    ])
  }
}
