import type { Database } from '../database/database.js'
import type { Request } from '../request.js'
import { type Learned, learnEdition } from './learn.store.js'

/** How often every employer is looked at: so long does it take, at most, until forgetting somebody begins. */
const sweepMs = 10_000

export interface LearnerOptions {
  /** With fewer people who let the genome learn, an employer keeps the starter edition. */
  readonly minimumPeople: number
  /** An edition older than this is followed by a next one; 0: only when somebody is to be forgotten. */
  readonly learnEveryDays: number
  readonly clock: () => Date
  readonly onLearned: (employerId: string, learned: Learned) => void
  readonly onFailure: (error: Error) => void
}

/** Learns each employer's next edition when it is due, and at once when somebody is to be forgotten. One at a time. */
export class GenomeLearner {
  private timer: NodeJS.Timeout | null = null
  private round: Promise<void> = Promise.resolve()
  private isStopping = false

  constructor(
    private readonly database: Database,
    private readonly options: LearnerOptions,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.round = this.learnDue().finally(() => {
        if (!this.isStopping) this.start()
      })
    }, sweepMs)
  }

  /** Lets the edition that is being learned be finished. */
  async stop(): Promise<void> {
    this.isStopping = true
    if (this.timer) clearTimeout(this.timer)
    await this.round
  }

  /** Learns once, of every employer whose next edition is due. */
  async learnDue(): Promise<void> {
    const { clock, onFailure } = this.options
    const employers = await this.database
      .platform(null, clock(), (request) =>
        request.sql<{ id: string }>('SELECT employer_id AS id FROM employer ORDER BY 1'),
      )
      .catch((error: Error) => {
        onFailure(error)
        return []
      })
    for (const { id } of employers) if (!this.isStopping) await this.learnWhatIsDue(id).catch(onFailure)
  }

  private async learnWhatIsDue(employerId: string): Promise<void> {
    const { clock, minimumPeople, learnEveryDays, onLearned } = this.options
    const isDue = await this.database.platform(employerId, clock(), (request) =>
      isEditionDue(request, minimumPeople, learnEveryDays),
    )
    if (!isDue) return
    const learned = await this.database.platform(employerId, clock(), (request) => learnEdition(request, minimumPeople))
    if (learned) onLearned(employerId, learned)
  }
}

/** Somebody is to be forgotten; or the newest edition is old, and people enough contribute. */
async function isEditionDue(request: Request, minimumPeople: number, learnEveryDays: number): Promise<boolean> {
  const [row] = await request.sql<{ isDue: boolean }>(
    `SELECT EXISTS (SELECT FROM edition_due) OR ($1 > 0
       AND NOT EXISTS (SELECT FROM learned_edition WHERE learned_at > request_time() - make_interval(days => $1))
       AND (SELECT count(*) FROM (SELECT FROM genome_contribution WHERE skill_ids <> '{}' LIMIT $2) c) >= $2) AS "isDue"`,
    [learnEveryDays, minimumPeople],
  )
  return row?.isDue ?? false
}
