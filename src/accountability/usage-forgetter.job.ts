import type { Database } from '../database/database.js'
import { forgetUsageBefore } from './usage.store.js'

const hourMs = 3_600_000

/** Removes what people did once it has been kept for its time: at the start, then every hour. */
export class UsageForgetter {
  private timer: NodeJS.Timeout | null = null
  private round: Promise<void> = Promise.resolve()

  /** `keepMs`: how long an entry is kept. */
  constructor(
    private readonly database: Database,
    private readonly keepMs: number,
    private readonly clock: () => Date,
    private readonly onFailure: (error: Error) => void,
  ) {}

  start(): void {
    const sweep = () => {
      this.round = this.sweep().catch(this.onFailure)
    }
    this.timer = setInterval(sweep, hourMs)
    sweep()
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    await this.round
  }

  private async sweep(): Promise<void> {
    const now = this.clock()
    const employers = await this.database.platform(null, now, (request) =>
      request.sql<{ id: string }>('SELECT employer_id AS id FROM employer'),
    )
    const moment = new Date(now.getTime() - this.keepMs)
    for (const { id } of employers)
      await this.database.platform(id, now, (request) => forgetUsageBefore(request, moment))
  }
}
