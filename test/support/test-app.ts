import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { type AppOptions, startApp } from '../../src/app.js'
import { readConfig } from '../../src/config.js'
import type { Database } from '../../src/database/database.js'
import type { Role } from '../../src/visibility/roles.js'
import { createTestDatabase } from './test-database.js'

/** What the API answered to one operation. `data` is as loose as the documents that tests write. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    // biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of what it asked for.
    readonly data?: any
    readonly errors?: {
      readonly message: string
      readonly path?: readonly (string | number)[]
      readonly extensions: { readonly code: string }
    }[]
  }
}

export interface TestApp {
  readonly url: string
  readonly database: Database
  ask(token: string | null, document: string, variables?: object): Promise<Answer>
  /** For an hour, unless something else is said. */
  token(who: {
    employerId: string | null
    signInName: string | null
    roles: readonly Role[]
    lifetimeSeconds?: number
  }): Promise<string>
  stop(): Promise<void>
}

/** The whole server over HTTP, on a database of its own with the starter vocabulary and nobody in it. */
export async function startTestApp(options: Pick<AppOptions, 'clock' | 'untilNextMinute'> = {}): Promise<TestApp> {
  const { url: databaseUrl, drop } = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'flux-test-app-'))
  const removeAll = () => Promise.all([drop(), rm(dataDir, { recursive: true, force: true })])
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: dataDir, DEMO: 'off' })
  const app = await startApp({ config, log: pino({ level: 'silent' }), databaseUrl, ...options }).catch(
    async (error) => {
      await removeAll()
      throw error
    },
  )
  const { url, database, issuer } = app
  return {
    url,
    database,
    ask: (token, document, variables = {}) => ask(`${url}/graphql`, token, document, variables),
    async token(who) {
      if (!issuer) throw new Error('The test app signs people in by itself')
      return issuer.sign({ subject: who.signInName ?? randomUUID(), lifetimeSeconds: 3600, ...who })
    },
    async stop() {
      await app.stop()
      await removeAll()
    },
  }
}

async function ask(address: string, token: string | null, query: string, variables: object): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] }
}
