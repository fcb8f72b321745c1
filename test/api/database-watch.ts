import pg from 'pg'

/** A superuser's own connection to a test's database, for locks and for ending other connections. */
export class DatabaseWatch {
  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<DatabaseWatch> {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    await client.connect()
    return new DatabaseWatch(client)
  }

  async sql<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(statement, values)).rows
  }

  /** Holds a table against everybody while `work` runs, within one transaction that is then committed. */
  async holding(table: string, work: () => Promise<void>): Promise<void> {
    await this.client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
    try {
      await work()
    } finally {
      await this.client.query('COMMIT')
    }
  }

  /** Waits until so many other connections wait for a lock. */
  async untilWaiting(count: number): Promise<void> {
    const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'`
    for (;;) {
      const [row] = await this.sql<{ n: number }>(waiting)
      if ((row?.n ?? 0) >= count) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  /** Ends the server's own connections, busy and idle; how many there were. */
  async endOthers(): Promise<number> {
    const ended = await this.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'flux-work-genome'`)
    return ended.length
  }

  close(): Promise<void> {
    return this.client.end()
  }
}
