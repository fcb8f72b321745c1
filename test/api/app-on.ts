import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { startApp } from '../../src/app.js'
import { readConfig } from '../../src/config.js'
import type { Answer, TestApp } from '../support/test-app.js'

/** The whole server on a database of the test's choice, configured by environment variables; its signing key is its own. */
export async function startAppOn(databaseUrl: string, environment: Record<string, string> = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'flux-test-app-'))
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: dataDir, DEMO: 'off', ...environment })
  const { url, database, issuer, stop } = await startApp({
    config,
    log: pino({ level: 'silent' }),
    databaseUrl,
  })
  if (!issuer) throw new Error('The test app signs people in by itself')
  return {
    url,
    database,
    async ask(token, query, variables = {}): Promise<Answer> {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] }
    },
    token: (who) => issuer.sign({ subject: who.signInName ?? 'somebody', ...who, lifetimeSeconds: 3600 }),
    async stop() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
