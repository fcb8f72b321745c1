import type { Database } from '../database/database.js'
import { sealDisclosures } from './disclosure-seal.store.js'

/** Entries wait at most this long for the next round; several requests share one. */
const pauseMs = 250
/** How long a round waits that could not be run, because the database was away. */
const retryMs = 1000
/** How often all employers are looked at, for entries of a process that ended before it could seal them. */
const sweepMs = 60_000

/** Chains the entries of the disclosure log soon after they were committed. One round at a time in this process. */
export class DisclosureSealer {
  private readonly waiting = new Set<string>()
  private round: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | null = null
  private sweeper: NodeJS.Timeout | null = null

  constructor(
    private readonly database: Database,
    private readonly clock: () => Date,
    private readonly onFailure: (error: Error) => void,
  ) {}

  start(): void {
    this.sweeper = setInterval(() => void this.sweep(), sweepMs)
    void this.sweep()
  }

  /** This employer has entries that were just committed. */
  wake(employerId: string, afterMs = pauseMs): void {
    this.waiting.add(employerId)
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.round = this.round.then(() => this.sealWaiting())
    }, afterMs)
  }

  /** Seals what waits, and ends. */
  async stop(): Promise<void> {
    if (this.sweeper) clearInterval(this.sweeper)
    if (this.timer) clearTimeout(this.timer)
    await this.round
    await this.sealWaiting()
    if (this.timer) clearTimeout(this.timer)
  }

  private async sweep(): Promise<void> {
    const employers = await this.database
      .platform(null, this.clock(), (request) =>
        request.sql<{ id: string }>('SELECT employer_id AS id FROM employer ORDER BY 1'),
      )
      .catch((error: Error) => {
        this.onFailure(error)
        return []
      })
    for (const { id } of employers) this.wake(id)
  }

  private async sealWaiting(): Promise<void> {
    const employerIds = [...this.waiting]
    this.waiting.clear()
    for (const employerId of employerIds)
      await this.seal(employerId).catch((error: Error) => {
        this.onFailure(error)
        this.wake(employerId, retryMs)
      })
  }

  private async seal(employerId: string): Promise<void> {
    const sealed = await this.database.platform(employerId, this.clock(), sealDisclosures)
    if (sealed !== 0) this.wake(employerId) // more may have come, or another process may have missed some
  }
}
