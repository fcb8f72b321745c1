import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'

/** The system account that the embedded server runs as when we are root, because PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly uid: number
  readonly gid: number
}

/** What to say where no server can run at all; never a reason to change to another engine silently. */
export const cannotRunHere = (reason: string, cause?: unknown) =>
  new Error(
    `The embedded PostgreSQL cannot run here: ${reason}. To go on, set DATABASE_URL to a PostgreSQL 15 or newer.`,
    { cause },
  )

/**
 * As root: whoever owns `home` already, else `postgres`, else `nobody`. Null: the account of this process.
 * @throws Error when `home` belongs to somebody else, or root has no account to give the server to.
 */
export function chooseServerAccount(home: string): ServerAccount | null {
  const owner = existsSync(home) ? statSync(home) : null
  const ownUid = process.getuid?.()
  if (ownUid !== 0) {
    if (ownUid === undefined || !owner || owner.uid === ownUid) return null
    throw new Error(
      `${home} belongs to another account (uid ${owner.uid}). Start as that account or as root, or set DATA_DIR to a folder of your own.`,
    )
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const entry = ['postgres:', 'nobody:'].map((name) => accounts.find((line) => line.startsWith(name))).find(Boolean)
  if (!entry) throw cannotRunHere('PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody"')
  const [, , uid, gid] = entry.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

function isPermitted(account: ServerAccount, { uid, gid, mode }: Stats, bits: number): boolean {
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  return ((mode >> shift) & bits) === bits
}

/** The first folder on the way to `target` that the account may not enter, from the root down; null when the way is open. */
export function findClosedFolder(account: ServerAccount, target: string): string | null {
  const parent = path.dirname(target)
  const above = parent === target ? null : findClosedFolder(account, parent)
  return above ?? (isPermitted(account, statSync(target), 0o1) ? null : target)
}

export const canExecute = (account: ServerAccount, file: string) =>
  findClosedFolder(account, path.dirname(file)) === null && isPermitted(account, statSync(file), 0o5)

/** Gives a file or folder to the account. @throws Error where the account exists only by name, as in some containers. */
export function giveTo(account: ServerAccount | null, target: string): void {
  if (!account) return
  try {
    chownSync(target, account.uid, account.gid)
  } catch (error) {
    throw cannotRunHere(`files cannot be given to the account (uid ${account.uid}) that PostgreSQL runs as`, error)
  }
}

/**
 * Makes the data folder and lets the account pass through it, but not list it.
 * @throws Error when a folder above it is closed to the account: opening that one is not ours to decide.
 */
export function openDataFolder(account: ServerAccount | null, dataDir: string): void {
  const firstMade = mkdirSync(dataDir, { recursive: true }) ?? dataDir
  if (!account) return
  for (let folder = dataDir; folder.length >= firstMade.length; folder = path.dirname(folder)) {
    const stats = statSync(folder)
    if (!isPermitted(account, stats, 0o1)) chmodSync(folder, (stats.mode & 0o7777) | 0o1)
  }
  const closed = findClosedFolder(account, dataDir)
  if (closed)
    throw new Error(
      `PostgreSQL runs as another account than root (uid ${account.uid}), which cannot reach ${dataDir}: it may not enter ${closed}. Set DATA_DIR to a folder elsewhere.`,
    )
}
