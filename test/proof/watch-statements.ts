import pg from 'pg'

/** By database: the statements that were sent to it, in order. */
const watched = new Map<string, string[]>()
/** Connections whose transaction is the background's: what it does is no part of any answer. */
const inBackground = new WeakSet<object>()
let isWatching = false

const textOf = (statement: unknown): string =>
  typeof statement === 'string' ? statement : String((statement as { text?: unknown })?.text)

/** Notes every statement of connections to watched databases, without their parameters. */
function watchConnections(): void {
  const query = pg.Client.prototype.query as (this: pg.Client, ...parameters: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client & { database?: string }, ...parameters: unknown[]) {
    const list = watched.get(this.database ?? '')
    const text = textOf(parameters[0])
    if (/^\s*(START TRANSACTION|BEGIN)/.test(text)) {
      if (text.includes('ROLE flux_platform')) inBackground.add(this)
      else inBackground.delete(this)
    }
    if (list && !inBackground.has(this)) list.push(text)
    return query.apply(this, parameters)
  } as never
}

/** The list to which statements to this database are added from now on. */
export function watchStatements(database: string): string[] {
  if (!isWatching) watchConnections()
  isWatching = true
  const list: string[] = []
  watched.set(database, list)
  return list
}
