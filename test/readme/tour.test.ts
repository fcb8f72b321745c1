import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../src/app.js'
import { readConfig } from '../../src/config.js'
import { describeSignIns } from '../../src/demo/greeting.store.js'
import type { BuiltInIssuer } from '../../src/identity/built-in-issuer.js'
import { buildOnce } from '../start/build.js'
import { createTestDatabase } from '../support/test-database.js'
import { fillIn, readTour } from './read-tour.js'

const projectFolder = path.resolve(import.meta.dirname, '../..')
const addressInReadme = 'http://127.0.0.1:4000'

interface Started {
  readonly app: App
  readonly databaseUrl: string
  readonly dataDir: string
  /** What a person reads who has just started it. */
  readonly greeting: string
  stop(): Promise<void>
}

async function startDemo(): Promise<Started> {
  const { url: databaseUrl, drop } = await createTestDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'flux-tour-'))
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: dataDir, DEMO: 'on' })
  const app = await startApp({ config, log: pino({ level: 'silent' }), databaseUrl })
  const greeting = await describeSignIns(app.url, app.issuer as BuiltInIssuer)
  const stop = async () => {
    await app.stop()
    await drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { app, databaseUrl, dataDir, greeting, stop }
}

let demo: Started
beforeAll(async () => {
  await buildOnce()
  demo = await startDemo()
}, 180_000)
afterAll(() => demo?.stop())

/** The first token that the greeting names for a role. */
function tokenOf(role: string): string {
  const token = new RegExp(`^  ${role} · .*\\n  (\\S+)$`, 'm').exec(demo.greeting)?.[1]
  if (!token) throw new Error(`The greeting has no token for ${role}`)
  return token
}

async function send(role: string, query: string, variables: unknown) {
  const response = await fetch(`${demo.app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(role)}` },
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

/** Runs a command of the README in a shell, against this server instead of one on the default port. */
async function runInShell(command: string) {
  const script = command.replaceAll(addressInReadme, demo.app.url)
  const env = { ...process.env, DATABASE_URL: demo.databaseUrl, DATA_DIR: demo.dataDir }
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd: projectFolder, env })
  return JSON.parse(stdout)
}

const answers = new Map<number, unknown>()

describe("the README's tour, sent as written", () => {
  const steps = readTour()

  it('numbers its queries', () => {
    const numbers = [...new Set(steps.map(({ number }) => number))]
    expect(numbers).toEqual(Array.from({ length: 26 }, (_, index) => index + 1))
  })

  for (const { number, title, role, text, variables, answer } of steps)
    it(`${number}. ${title}${role ? `, as ${role}` : ', in a shell'}`, async () => {
      const { data, errors } = role ? await send(role, text, fillIn(variables, answers)) : await runInShell(text)
      expect(errors).toBeUndefined()
      if (answer) expect(data).toMatchObject(answer)
      if (!answers.has(number)) answers.set(number, data)
    }, 120_000)

  it('explains a score whose parts add up to it', () => {
    // biome-ignore lint/suspicious/noExplicitAny: the tour's own document says what it asks for.
    const { match } = (answers.get(4) as any).opportunity.candidates.edges[0].node
    const parts = match.requirements.map(({ contribution }: { contribution: number }) => contribution)
    expect(parts.reduce((sum: number, part: number) => sum + part, 0)).toBeCloseTo(match.score, 9)
  })

  it('shows the hidden skill before it is hidden, and nowhere after', () => {
    const hidden = 'Driving hours rules'
    expect(JSON.stringify(answers.get(4))).toContain(hidden)
    expect(JSON.stringify(answers.get(8))).not.toContain(hidden)
    expect(JSON.stringify(answers.get(8))).toContain('Route optimization')
  })
})
