import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

export const projectFolder = path.resolve(import.meta.dirname, '../..')
const lock = path.join(tmpdir(), `flux-build-${createHash('sha256').update(projectFolder).digest('hex').slice(0, 16)}`)
/** A build that has not ended after so long was killed. */
const abandonedAfterMs = 120_000

function takeLock(): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (since !== undefined && Date.now() - since > abandonedAfterMs) rmdirSync(lock)
    return false
  }
}

/** Compiles the server into `dist`, one test file after the other; whoever comes second finds nothing left to write. */
export async function buildOnce(): Promise<void> {
  while (!takeLock()) await sleep(200)
  try {
    await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: projectFolder }).catch(({ stdout }) => {
      throw new Error(`The server does not compile:\n${stdout}`)
    })
  } finally {
    rmdirSync(lock)
  }
}
