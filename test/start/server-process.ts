import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { projectFolder } from './build.js'

/** Somebody whom the server greets with a token. */
export interface SignIn {
  readonly role: string
  readonly name: string
  /** Null for the platform's own staff. */
  readonly employer: string | null
  readonly token: string
}

type Variables = Readonly<Record<string, string>>

/** What a terminal would give the server, and no more: not the settings of whoever runs the tests. */
function environment(variables: Variables): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env
  return { PATH, HOME, LOG_LEVEL: 'warn', ...variables }
}

/** The server as a process of its own, started by `node dist/src/main.js`. */
export class ServerProcess {
  stdout = ''
  stderr = ''
  private readonly child: ChildProcess
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>

  constructor(variables: Variables) {
    const env = environment({ PORT: '0', ...variables })
    this.child = spawn(process.execPath, ['dist/src/main.js'], { cwd: projectFolder, env })
    this.child.stdout?.setEncoding('utf8').on('data', (text) => {
      this.stdout += text
    })
    this.child.stderr?.setEncoding('utf8').on('data', (text) => {
      this.stderr += text
    })
    this.ended = once(this.child, 'close').then(([code, signal]) => code ?? signal)
  }

  /** Waits until it has said that it is ready. @throws Error with what it said, when it ends instead. */
  async ready(): Promise<this> {
    const greeting = /Flux Work Genome is ready\.[\s\S]*?(\n {2}privacy_officer .*\n {2}\S+\n|\/graphql\n$)/
    while (!greeting.test(this.stdout)) {
      const spoke = once(this.child.stdout as NodeJS.ReadableStream, 'data')
      if (Array.isArray(await Promise.race([spoke, this.ended]))) continue
      throw new Error(`The server ended before it was ready:\n${this.stdout}\n${this.stderr}`)
    }
    return this
  }

  /** Without a slash at the end. */
  get url(): string {
    return /^ {2}API +(http:\S+)\/graphql$/m.exec(this.stdout)?.[1] ?? ''
  }

  get signIns(): SignIn[] {
    const greeted = this.stdout.matchAll(/^ {2}(\w+) · ([^·\n]+?)(?: · (.+))?\n {2}(\S+)$/gm)
    return [...greeted].map(([, role = '', name = '', employer = null, token = '']) => ({
      role,
      name,
      employer,
      token,
    }))
  }

  /** The token of the first employer's person with this role. */
  tokenOf(role: string): string {
    return this.signIns.find((signIn) => signIn.role === role)?.token ?? ''
  }

  async ask(token: string, query: string) {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    })
    return response.json()
  }

  send(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  async stop(): Promise<number | NodeJS.Signals> {
    this.send('SIGTERM')
    return this.ended
  }
}

/** What an npm script of the project prints. */
export async function runScript(script: string, args: readonly string[], variables: Variables): Promise<string> {
  const options = { cwd: projectFolder, env: environment(variables) }
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', script, '--', ...args], options)
  return stdout
}
