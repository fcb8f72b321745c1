import type { Database } from '../database/database.js'
import type { Request } from '../request.js'
import { type LinkPosition, linkPeople, type Marked, markVerified } from './link-people.store.js'

/** How often every employer is looked at. */
const sweepMs = 10_000
/** An employer's people are compared again after so long, whatever has happened. */
const linkEveryMinutes = 60

export interface KeeperOptions {
  readonly clock: () => Date
  readonly onFailure: (error: Error) => void
}

/** Compares all people of all employers with the public records, and removes records that have expired. */
export async function keepPublicData(database: Database, now: Date): Promise<void> {
  await removeExpired(database, now)
  const employers = await listEmployerIds(database, now)
  await linkEmployers(database, employers, employers, now)
}

/** Compares the people of the employers that are `due`; of all, where a record turns out to be somebody's. */
async function linkEmployers(
  database: Database,
  employers: readonly string[],
  due: readonly string[],
  now: Date,
): Promise<void> {
  let isNews = false
  for (const id of employers) isNews = (await markEmployer(database, id, now)) || isNews
  for (const id of isNews ? employers : due) await linkEmployer(database, id, now)
}

async function markEmployer(database: Database, employerId: string, now: Date): Promise<boolean> {
  let isNews = false
  let after: LinkPosition = null
  do {
    const from: LinkPosition = after
    const marked: Marked = await database.platform(employerId, now, (request) => markVerified(request, from))
    isNews ||= marked.isNews
    after = marked.position
  } while (after !== null)
  return isNews
}

const removeExpired = (database: Database, now: Date) =>
  database.platform(null, now, (request) => request.sql('DELETE FROM public_record WHERE expires_at <= $1', [now]))

const listEmployerIds = async (database: Database, now: Date): Promise<string[]> => {
  const rows = await database.platform(null, now, (request) =>
    request.sql<{ id: string }>('SELECT employer_id AS id FROM employer ORDER BY 1'),
  )
  return rows.map(({ id }) => id)
}

async function linkEmployer(database: Database, employerId: string, now: Date): Promise<void> {
  let position: LinkPosition = null
  do {
    const after: LinkPosition = position
    position = await database.platform(employerId, now, (request) => linkPeople(request, after))
  } while (position !== null)
  await database.platform(employerId, now, (request) =>
    request.sql(
      `INSERT INTO public_link (employer_id, linked_at) VALUES ($1, $2)
       ON CONFLICT (employer_id) DO UPDATE SET linked_at = excluded.linked_at`,
      [employerId, now],
    ),
  )
}

/** Never compared; or since then records or people have come, or somebody said that a namesake's record is theirs; or long ago. */
async function isLinkDue(request: Request): Promise<boolean> {
  const [row] = await request.sql<{ isDue: boolean }>(
    `SELECT NOT EXISTS (
       SELECT FROM public_link l WHERE l.linked_at > $1::timestamptz - make_interval(mins => ${linkEveryMinutes})
         AND NOT EXISTS (SELECT FROM public_import m WHERE m.finished_at > l.linked_at)
         AND NOT EXISTS (SELECT FROM employee e WHERE e.employer_id = l.employer_id AND e.created_at > l.linked_at)
         AND NOT EXISTS (SELECT FROM public_item i WHERE i.content->>'kind' = 'NAMESAKE' AND i.decided_at > l.linked_at)
     ) AS "isDue"`,
    [request.now],
  )
  return row?.isDue ?? false
}

/** Keeps in step, while the server runs, what public records say and what is offered of it. One employer at a time. */
export class PublicDataKeeper {
  private timer: NodeJS.Timeout | null = null
  private round: Promise<void> = Promise.resolve()
  private isStopping = false

  constructor(
    private readonly database: Database,
    private readonly options: KeeperOptions,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.round = this.sweep().finally(() => {
        if (!this.isStopping) this.start()
      })
    }, sweepMs)
  }

  /** Lets the comparison be finished. */
  async stop(): Promise<void> {
    this.isStopping = true
    if (this.timer) clearTimeout(this.timer)
    await this.round
  }

  private async sweep(): Promise<void> {
    const { database } = this
    const { clock, onFailure } = this.options
    try {
      await removeExpired(database, clock())
      const employers = await listEmployerIds(database, clock())
      const due: string[] = []
      for (const id of employers) if (await database.platform(id, clock(), isLinkDue)) due.push(id)
      if (due.length && !this.isStopping) await linkEmployers(database, employers, due, clock())
    } catch (error) {
      onFailure(error as Error)
    }
  }
}
