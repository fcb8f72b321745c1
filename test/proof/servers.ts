import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { type App, startApp } from '../../src/app.js'
import { readConfig } from '../../src/config.js'
import { uuidOf } from '../../src/relay/global-id.js'
import { createTestDatabase } from '../support/test-database.js'
import { loadWorld, removeWorlds } from './load-world.js'
import { watchStatements } from './watch-statements.js'
import { now, signInNameOf, uuidIn, type Viewer, type World } from './world.js'

/** One operation as it goes over the wire. `number` decides the ids that it makes. */
export interface Sent {
  readonly number: number
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** All of an answer that a client can see, and what the server asked of its database for it. */
export interface Answer {
  readonly status: number
  readonly headers: string
  readonly body: string
  readonly statements: readonly string[]
}

/** One of the two servers of a proof, with a database of its own. */
export interface Server {
  load(world: World): Promise<void>
  clear(): Promise<void>
  ask(token: string | null, sent: Sent): Promise<Answer>
  token(world: World, viewer: Viewer): Promise<string | null>
  stop(): Promise<void>
}

/** Cursors and candidate ids are sealed with this, so that a seed replays in any database. */
const serviceKey = `\\x${'5e'.repeat(32)}`

/** The only header that differs between two answers of one server: it tells the machine's time. */
const timeHeader = 'date'

/** The ids of new rows: the same for the same operation in both worlds, whatever came before it. */
class Ids {
  private count = 0
  private operation = 0

  begin(operation: number): void {
    this.operation = operation
    this.count = 0
  }

  next = (): string =>
    uuidOf(
      createHash('sha256')
        .update(`new ${this.operation} ${this.count++}`)
        .digest()
        .subarray(0, 16),
    )
}

export async function startServer(): Promise<Server> {
  const { url: databaseUrl, drop } = await createTestDatabase()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`UPDATE service_key SET key = '${serviceKey}'`)
  const dataDir = await mkdtemp(join(tmpdir(), 'flux-proof-'))
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: dataDir, DEMO: 'off' })
  const ids = new Ids()
  const log = pino({ level: 'silent' })
  const app = await startApp({ config, log, databaseUrl, clock: () => new Date(now), newId: ids.next })
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const statements = watchStatements(new URL(databaseUrl).pathname.slice(1))
  return {
    load: (world) => loadWorld(client, world),
    clear: () => removeWorlds(client),
    async ask(token, sent) {
      ids.begin(sent.number)
      statements.length = 0
      const answer = await post(`${app.url}/graphql`, agent, token, sent)
      return { ...answer, statements: [...statements] }
    },
    token: (world, viewer) => signIn(app, world, viewer),
    async stop() {
      agent.destroy()
      await app.stop()
      await client.end()
      await Promise.all([drop(), rm(dataDir, { recursive: true, force: true })])
    },
  }
}

async function signIn({ issuer }: App, world: World, { person, employer, roles }: Viewer): Promise<string | null> {
  if (!issuer) throw new Error('A proof signs people in by itself')
  if (employer === null) return null
  const signInName = person ? signInNameOf(person) : 'stranger@sign-in.example'
  return issuer.sign({
    subject: signInName,
    signInName,
    roles: [...roles],
    employerId: uuidIn(world, 'employers', employer),
    lifetimeSeconds: 3600,
  })
}

function post(
  url: string,
  agent: http.Agent,
  token: string | null,
  { number, query, variables }: Sent,
): Promise<Omit<Answer, 'statements'>> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    'x-request-id': `operation-${number}`,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const named = Object.entries(response.headers).filter(([name]) => name !== timeHeader)
        const text = named.map(([name, value]) => `${name}: ${value}`).join('\n')
        resolve({ status: response.statusCode ?? 0, headers: text, body: Buffer.concat(chunks).toString() })
      })
    })
    request.on('error', reject)
    request.end(JSON.stringify({ query, variables }))
  })
}
