import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import ts from 'typescript'
import type { EmbeddedPostgresOptions } from '../../src/database/embedded-postgres.js'

const root = path.resolve(import.meta.dirname, '../..')

/** The launcher as plain JavaScript in a folder of its own, so that a test can start it in a process and kill that. */
export function compileLauncher(): { folder: string; remove(): void } {
  mkdirSync(path.join(root, 'dist'), { recursive: true })
  const folder = mkdtempSync(path.join(root, 'dist', 'launcher-'))
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true }
  for (const name of readdirSync(path.join(root, 'src/database')).filter((file) => file.startsWith('embedded-'))) {
    const source = readFileSync(path.join(root, 'src/database', name), 'utf8')
    const { outputText } = ts.transpileModule(source, { compilerOptions })
    writeFileSync(path.join(folder, name.replace(/\.ts$/, '.js')), outputText)
  }
  writeFileSync(path.join(folder, 'start.js'), program)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts, says where the server is or why there is none, and stops when its input ends. */
const program = `
import { startEmbeddedPostgres } from './embedded-postgres.js'
try {
  const server = await startEmbeddedPostgres(JSON.parse(process.argv[2]))
  console.log(JSON.stringify({ url: server.url }))
  process.stdin.resume().once('end', () => server.stop())
} catch (error) {
  console.log(JSON.stringify({ error: error.message }))
}
`

export interface Launched {
  readonly process: ChildProcess
  /** Exactly one of the two is given. */
  readonly url?: string
  readonly error?: string
  /** Resolves when the process has stopped what it is to stop, and ended. */
  end(): Promise<void>
  /** Ends the process at once, as a crash would. */
  crash(): Promise<void>
}

/** `wrapper` is a program that runs the process, such as `unshare` with its options. */
export async function launch(
  folder: string,
  options: EmbeddedPostgresOptions,
  wrapper: string[] = [],
): Promise<Launched> {
  const command = [...wrapper, process.execPath, path.join(folder, 'start.js'), JSON.stringify(options)]
  const child = spawn(command[0] as string, command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const output = createInterface({ input: child.stdout })
  const line = await new Promise<string>((resolve, reject) => {
    output.once('line', resolve).once('close', () => reject(new Error('The launcher said nothing')))
    child.once('error', reject)
  })
  const after = async (act: () => void) => {
    act()
    await ended
  }
  return {
    process: child,
    ...(JSON.parse(line) as { url?: string; error?: string }),
    end: () => after(() => child.stdin.end()),
    crash: () => after(() => child.kill('SIGKILL')),
  }
}
