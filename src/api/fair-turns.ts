import pLimit, { type LimitFunction } from 'p-limit'
import { ExpectedError, serviceUnavailable } from '../errors.js'

const maximumWaiting = 100

/**
 * Lets each viewer have so many operations under way at once; further ones wait for their turn, so that one viewer's
 * costly questions never hold all connections to the database.
 */
export class FairTurns {
  private readonly limits = new Map<string, LimitFunction>()

  /** `atOnce`: operations of one viewer; `waitMs`: how long one waits for its turn before it fails. */
  constructor(
    private readonly atOnce: number,
    private readonly waitMs: number,
  ) {}

  /** @throws RATE_LIMITED where too many of this viewer's operations wait already; SERVICE_UNAVAILABLE after a long wait. */
  async take<T>(viewer: string, work: () => Promise<T>): Promise<T> {
    const limit = this.limits.get(viewer) ?? pLimit(this.atOnce)
    if (limit.pendingCount >= maximumWaiting)
      throw new ExpectedError('RATE_LIMITED', 'Too many of your operations are waiting. Send fewer at once.')
    this.limits.set(viewer, limit)
    let hasLeft = false
    let patience: NodeJS.Timeout | undefined
    const waited = new Promise<never>((_resolve, reject) => {
      patience = setTimeout(() => {
        hasLeft = true
        reject(serviceUnavailable())
      }, this.waitMs)
    })
    const turn = limit(async () => {
      clearTimeout(patience)
      if (hasLeft) throw serviceUnavailable()
      return work()
    }).finally(() => {
      if (limit.activeCount + limit.pendingCount === 0) this.limits.delete(viewer)
    })
    return Promise.race([turn, waited])
  }
}
