import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { DataSource, QueryRunner } from 'typeorm'
import { ExpectedError, serviceUnavailable } from '../errors.js'
import { type OutsideStore, Request, type Viewer } from '../request.js'
import { createDataSource, type PoolOptions } from './data-source.js'

// A date without time stays text: as a JavaScript Date it would move with the process's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Who a transaction is for: its employer fences every row that it can touch. */
export interface SignedIn {
  readonly subject: string
  readonly employerId: string | null
  readonly signInName: string | null
  readonly roles: readonly string[]
  readonly isEmployerSide: boolean
  /** When the sign-in ends by itself. */
  readonly expiresAt: Date
}

/** Queries read (and add to the log of what was read), mutations change, commands and background work manage. */
type TransactionRole = 'flux_reader' | 'flux_app' | 'flux_platform'
interface TransactionOptions {
  readonly role: TransactionRole
  readonly employerId: string | null
  readonly now: Date
}

/** Outcomes that a second try on a fresh snapshot can mend: serialization failure, deadlock, a row that was just added. */
const retryable = new Set(['40001', '40P01', '23505'])
const maximumTries = 6
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const tookTooLong = () => new ExpectedError('QUERY_TOO_COMPLEX', 'The operation took too long. Ask for less at once.')

const codeOf = (error: unknown): unknown =>
  (error as { code?: unknown })?.code ?? (error as { driverError?: { code?: unknown } })?.driverError?.code

/** One connection's transaction: statements run one after another, and the first that failed is remembered. */
class Transaction {
  /** After a failed statement PostgreSQL turns a COMMIT into a rollback without a word. */
  failure: unknown = null
  private last: Promise<unknown> = Promise.resolve()
  private isEnding = false

  /** `deadline`: after this moment (milliseconds) no further statement is begun. */
  constructor(
    private readonly runner: QueryRunner,
    deadline: number,
  ) {
    const query = runner.query.bind(runner)
    runner.query = (...parameters: Parameters<QueryRunner['query']>) => {
      const turn = this.last.then(() => {
        if (Date.now() > deadline && !this.isEnding) throw tookTooLong()
        return query(...parameters)
      })
      this.last = turn.catch((error: unknown) => {
        this.failure ??= error
      })
      return turn
    }
  }

  async begin({ role, employerId, now }: TransactionOptions): Promise<void> {
    if (employerId !== null && !uuidPattern.test(employerId))
      throw new Error('The employer of a transaction must be a uuid')
    await this.runner.query(
      `START TRANSACTION ISOLATION LEVEL REPEATABLE READ;
       SET LOCAL ROLE ${role}; SET LOCAL flux.employer_id = '${employerId ?? ''}'; SET LOCAL flux.now = '${now.toISOString()}'`,
    )
  }

  async commit(): Promise<void> {
    if (this.failure) throw this.failure
    this.isEnding = true
    await this.runner.query('COMMIT')
  }

  async rollback(): Promise<void> {
    this.isEnding = true
    await this.runner.query('ROLLBACK').catch(() => {})
  }
}

/** What a unit of work asks of its transaction when it has an answer that must not take effect. */
export class RolledBack<T> {
  constructor(readonly answer: T) {}
}

/** The database as the rest of the server uses it: whole transactions, each for one employer, under a role that row-level security binds. */
export class Database {
  private constructor(
    private readonly source: DataSource,
    private readonly operationTimeoutMs: number,
    private readonly newId: () => string,
    private readonly vault: OutsideStore | null,
  ) {}

  /** `newId` makes the uuids of new rows; absent: random ones. Without a vault no address can be screened or suppressed. */
  static async connect(
    url: string,
    pool: PoolOptions,
    onError: (error: Error) => void,
    newId: () => string = randomUUID,
    vault: OutsideStore | null = null,
  ): Promise<Database> {
    const source = createDataSource(url, pool, onError)
    await source.initialize()
    const database = new Database(source, pool.statementTimeoutMs, newId, vault)
    await database.refuseUnfencedRole()
    return database
  }

  /** Row-level security does not bind superusers, owners and roles that bypass it: with such a role nothing is served. */
  private async refuseUnfencedRole(): Promise<void> {
    const unfenced = await this.platform(null, new Date(), (request) =>
      request.sql<{ name: string }>(`
        SELECT r.rolname AS name FROM pg_roles r
        WHERE r.rolname IN ('flux_reader', 'flux_app', 'flux_platform')
          AND (r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid)
            OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid))`),
    )
    if (unfenced.length)
      throw new Error(
        `The role ${unfenced[0]?.name} could bypass row-level security: it must be neither superuser nor owner`,
      )
  }

  /** One query operation, on one snapshot, under a role that can change nothing; it only adds to the log of what was read. */
  read<T>(signedIn: SignedIn | null, now: Date, work: (request: Request) => Promise<T | RolledBack<T>>): Promise<T> {
    return this.asViewer('flux_reader', signedIn, now, work)
  }

  /** One change, wholly or not at all; tried again on a fresh snapshot when it met another change. */
  write<T>(signedIn: SignedIn | null, now: Date, work: (request: Request) => Promise<T | RolledBack<T>>): Promise<T> {
    return this.asViewer('flux_app', signedIn, now, work)
  }

  /** Commands and background work: one employer's rows, or (null) the list of employers and the vocabulary. */
  platform<T>(employerId: string | null, now: Date, work: (request: Request) => Promise<T>): Promise<T> {
    return this.inTransaction({ role: 'flux_platform', employerId, now }, (rows) =>
      work(new Request(null, employerId, now, rows.manager, this.newId, this.vault)),
    )
  }

  /** True when a statement gets an answer. */
  async isReachable(): Promise<boolean> {
    return this.source.query('SELECT 1').then(
      () => true,
      () => false,
    )
  }

  async close(): Promise<void> {
    await this.source.destroy()
  }

  private asViewer<T>(
    role: TransactionRole,
    signedIn: SignedIn | null,
    now: Date,
    work: (request: Request) => Promise<T | RolledBack<T>>,
  ): Promise<T> {
    const options = { role, employerId: signedIn?.employerId ?? null, now }
    return this.inTransaction(options, async (runner) => {
      const viewer = signedIn ? await findViewer(signedIn, runner) : null
      return work(new Request(viewer, options.employerId, now, runner.manager, this.newId, this.vault))
    })
  }

  private async inTransaction<T>(
    options: TransactionOptions,
    work: (runner: QueryRunner) => Promise<T | RolledBack<T>>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const runner = this.source.createQueryRunner()
      const transaction = new Transaction(
        runner,
        Date.now() + (options.role === 'flux_platform' ? Infinity : this.operationTimeoutMs),
      )
      try {
        await transaction.begin(options)
        const answer = await work(runner)
        if (transaction.failure && retryable.has(String(codeOf(transaction.failure)))) throw transaction.failure
        if (answer instanceof RolledBack) {
          await transaction.rollback()
          return answer.answer
        }
        await transaction.commit()
        return answer
      } catch (error) {
        await transaction.rollback()
        if (!retryable.has(String(codeOf(transaction.failure ?? error)))) throw error
        if (attempt === maximumTries) throw serviceUnavailable()
      } finally {
        await runner.release()
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt))
    }
  }
}

async function findViewer(signedIn: SignedIn, runner: QueryRunner): Promise<Viewer> {
  const { subject, roles, employerId, isEmployerSide } = signedIn
  const found: { id: string }[] =
    employerId && signedIn.signInName
      ? await runner.query('SELECT id FROM employee WHERE employer_id = $1 AND sign_in_name = $2', [
          employerId,
          signedIn.signInName,
        ])
      : []
  const employeeId = found[0]?.id ?? null
  // Whoever acts for the employer does so as somebody: blocks and reporting lines must bind them.
  return { subject, roles, employerId, employeeId, isEmployerSide: isEmployerSide && employeeId !== null }
}
