import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { cannotRunHere, giveTo, type ServerAccount } from './embedded-account.js'
import type { ServerPrograms } from './embedded-programs.js'

/** One PostgreSQL data directory with what belongs to it: the superuser's password, the log, who started its server. */
export interface Cluster {
  readonly home: string
  readonly account: ServerAccount | null
  readonly programs: ServerPrograms
  /** False: a crash of the machine may lose or spoil everything, and writing is faster. For tests alone. */
  readonly durable: boolean
}

/** What PostgreSQL itself notes about the process that serves a data directory. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly status: string
}

const dataOf = (cluster: Cluster) => path.join(cluster.home, 'data')
const logOf = (cluster: Cluster) => path.join(cluster.home, 'server.log')
const passwordOf = (cluster: Cluster) => path.join(cluster.home, 'password')
export const readPassword = (cluster: Cluster) => readFileSync(passwordOf(cluster), 'utf8')

/** A folder's listing; empty when it is absent. */
const listFolder = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

/** Errors stay out of the log, because their text repeats values that people entered. */
const alwaysSet = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  log_min_messages: 'log',
  log_checkpoints: 'off',
}
const setForTests = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function run(cluster: Cluster, program: string, args: readonly string[]): Promise<void> {
  const { PATH, SystemRoot, TEMP } = process.env
  const env = { PATH, ...(SystemRoot ? { SystemRoot, TEMP } : {}), LC_ALL: 'C', TZ: 'UTC' }
  try {
    await promisify(execFile)(program, args, { ...cluster.account, cwd: path.dirname(cluster.home), env })
  } catch (error) {
    const { code, stderr } = error as { code?: string | number; stderr?: string }
    if (typeof code === 'string')
      throw cannotRunHere(`${path.basename(program)} could not be executed (${code})`, error)
    throw new Error(stderr?.trim() || String(error), { cause: error })
  }
}

/**
 * Makes the cluster, unless it is there. It is prepared aside and appears whole by one rename, so a crash leaves no half
 * of one, and of two processes that make it at once, one finds that the other was faster.
 * @throws Error when another major version of PostgreSQL wrote it.
 */
export async function createCluster(cluster: Cluster): Promise<void> {
  if (isCreated(cluster)) return
  removeAbandoned(cluster)
  const unfinished = { ...cluster, home: `${cluster.home}.new-${process.pid}-${randomBytes(4).toString('hex')}` }
  mkdirSync(unfinished.home, { mode: 0o700 })
  try {
    giveTo(cluster.account, unfinished.home)
    writeFileSync(passwordOf(unfinished), randomBytes(24).toString('base64url'), { mode: 0o600 })
    giveTo(cluster.account, passwordOf(unfinished))
    await initialize(unfinished)
    renameSync(unfinished.home, cluster.home)
  } catch (error) {
    if (!isCreated(cluster)) throw error
  } finally {
    rmSync(unfinished.home, { recursive: true, force: true })
  }
}

function isCreated(cluster: Cluster): boolean {
  const versionFile = path.join(dataOf(cluster), 'PG_VERSION')
  if (!existsSync(versionFile)) return false
  const written = Number.parseInt(readFileSync(versionFile, 'utf8'), 10)
  if (written === cluster.programs.major) return true
  throw new Error(
    `${cluster.home} was written by PostgreSQL ${written}, and the embedded one is ${cluster.programs.major}. ` +
      `Set DATA_DIR to another folder to begin with an empty database, or DATABASE_URL to a PostgreSQL ${written} that serves this data.`,
  )
}

/** What makers that died left behind. */
function removeAbandoned({ home }: Cluster): void {
  for (const name of listFolder(path.dirname(home))) {
    const [, pid] = name.match(/^(?:.*)\.new-(\d+)-[0-9a-f]+$/) ?? []
    if (pid && name.startsWith(`${path.basename(home)}.new-`) && !isAlive(Number(pid)))
      rmSync(path.join(path.dirname(home), name), { recursive: true, force: true })
  }
}

/**
 * Sorts by PostgreSQL's own `C.UTF-8`, alike on every platform. Trigrams still ask the system which characters are
 * letters: where it has no `C.UTF-8` of its own, only those of ASCII are.
 */
async function initialize(cluster: Cluster): Promise<void> {
  const args = ['-D', dataOf(cluster), '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordOf(cluster)}`]
  args.push(
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  )
  if (!cluster.durable) args.push('--no-sync')
  const { initdb } = cluster.programs
  await run(cluster, initdb, [...args, '--lc-ctype=C.UTF-8']).catch(() => run(cluster, initdb, args))
}

/** The process that serves the cluster, by PostgreSQL's own note; null when there is none or it died. */
export function findPostmaster(cluster: Cluster): Postmaster | null {
  const file = path.join(dataOf(cluster), 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  return pid && isAlive(pid) ? { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' } : null
}

/** A process that ended and was not yet collected by its parent still takes signals; only Linux tells it apart. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/\) Z [^)]*$/.test(process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** PostgreSQL found that another process serves the data directory, or that one did and is not wholly gone. */
export class ServedByAnother extends Error {}

/** @throws ServedByAnother, or Error with what PostgreSQL wrote into its log before it gave up. */
export async function startServer(cluster: Cluster): Promise<void> {
  const settings = { ...alwaysSet, ...(cluster.durable ? {} : setForTests), port: String(await findFreePort()) }
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  const args = ['start', '-D', dataOf(cluster), '-l', logOf(cluster), '-w', '-t', '120', '-s', '-o', options.join(' ')]
  const readLog = () => (existsSync(logOf(cluster)) ? readFileSync(logOf(cluster), 'utf8') : '')
  const logBefore = readLog()
  await run(cluster, cluster.programs.pgCtl, args).catch((error: Error) => {
    const log = readLog().slice(logBefore.length)
    const Failure = /lock file .* (already exists|is empty)|shared memory block .* in use/.test(log)
      ? ServedByAnother
      : Error
    throw new Failure(`PostgreSQL did not start: ${error.message}\n${log}`, { cause: error })
  })
}

export async function stopServer(cluster: Cluster): Promise<void> {
  if (findPostmaster(cluster))
    await run(cluster, cluster.programs.pgCtl, ['stop', '-D', dataOf(cluster), '-m', 'fast', '-w', '-t', '60', '-s'])
}

async function findFreePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve, reject) => probe.once('listening', resolve).once('error', reject))
  const { port } = probe.address() as net.AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

const starterFile = (cluster: Cluster, server: Postmaster, starterPid: number) =>
  path.join(cluster.home, `started-${server.pid}-by-${starterPid}`)

/** Notes that this process started the server, so that it alone stops it. */
export function noteStarter(cluster: Cluster, server: Postmaster): void {
  for (const name of listFolder(cluster.home))
    if (name.startsWith('started-')) rmSync(path.join(cluster.home, name), { force: true })
  writeFileSync(starterFile(cluster, server, process.pid), '')
}

/**
 * Takes over a server whose starter died, so that somebody stops it. True for exactly one of those who try: the note's
 * name holds both processes, and only one can rename it.
 */
export function inheritServer(cluster: Cluster, server: Postmaster): boolean {
  for (const name of listFolder(cluster.home)) {
    const [, serverPid, starterPid] = name.match(/^started-(\d+)-by-(\d+)$/) ?? []
    if (Number(serverPid) !== server.pid || isAlive(Number(starterPid))) continue
    try {
      renameSync(path.join(cluster.home, name), starterFile(cluster, server, process.pid))
      return true
    } catch {
      return false
    }
  }
  return false
}
