import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js'
import { startAppOn } from '../api/app-on.js'
import { DatabaseWatch } from '../api/database-watch.js'
import { documentOf, type Ids, requiredArguments, rootFields } from '../api/operations.js'
import { type EmployerName, employers, loadTwoEmployers } from '../api/two-employers.js'
import type { Answer, TestApp } from '../support/test-app.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'
import type { LoadedWorld } from '../support/world.js'

const directory =
  '{ viewer { employer { name } } employees { edges { node { name } } } opportunities { edges { node { title } } } }'

/** What an answer is: its employer's people and nobody else's, a clean refusal for the moment, or anything else, which is a fault. */
function judge({ status, body }: Answer, employer: string): string {
  const codes = body.errors?.map(({ extensions }) => extensions.code)
  if (codes) return codes.every((code) => code === 'SERVICE_UNAVAILABLE') ? 'unavailable' : `${status} ${codes.join()}`
  const names: string[] = body.data.employees.edges.map(({ node }: { node: { name: string } }) => node.name)
  const titles: string[] = body.data.opportunities.edges.map(({ node }: { node: { title: string } }) => node.title)
  const isOwn = [body.data.viewer.employer.name, ...names, ...titles].every((text) => text.endsWith(employer))
  return isOwn && names.length === 4 && titles.length === 1 ? 'own' : `saw ${[...names, ...titles].join(', ')}`
}

const faults = (judged: readonly string[]) => judged.filter((each) => each !== 'own' && each !== 'unavailable')

/** Asks for both employers' directories again and again, several at a time, until stopped; says what the answers were. */
function askUntilStopped(app: TestApp, tokens: Readonly<Record<EmployerName, string>>, askers: number) {
  let isStopped = false
  const judged: string[] = []
  const running = Array.from({ length: askers }, async (_, index) => {
    const employer = employers[index % 2] as EmployerName
    while (!isStopped) judged.push(judge(await app.ask(tokens[employer], directory), employer))
  })
  return {
    judged,
    async stop() {
      isStopped = true
      await Promise.all(running)
      return judged
    },
  }
}

const tokensOf = async (world: LoadedWorld) => ({
  harbor: await world.as('harbor-ben'),
  mill: await world.as('mill-ben'),
})

describe('on a small pool', () => {
  let clone: TestDatabase
  let watch: DatabaseWatch
  let world: LoadedWorld
  let tokens: Awaited<ReturnType<typeof tokensOf>>
  let app: TestApp
  let opened: TestApp[] = []

  const start = async (size: number, waitMs = 20_000) => {
    const started = await startAppOn(clone.url, {
      DATABASE_POOL_SIZE: String(size),
      DATABASE_POOL_TIMEOUT_MS: String(waitMs),
    })
    opened.push(started)
    return started
  }
  const signInAs = (employer: EmployerName, who: string, issuer: TestApp = app) =>
    issuer.token({
      employerId: employerUuids[employer],
      signInName: `${employer}-${who}@sign-in.example`,
      roles: ['EMPLOYEE', 'TALENT_PARTNER'],
    })
  /** Tokens come from the server that knows its own key. */
  const tokensFrom = async (issuer: TestApp) => {
    const entries = employers.map(async (key) => [key, await signInAs(key, 'ben', issuer)] as const)
    return Object.fromEntries(await Promise.all(entries)) as Record<EmployerName, string>
  }
  let employerUuids: Record<EmployerName, string>

  beforeAll(async () => {
    clone = await createTestDatabase()
    watch = await DatabaseWatch.open(clone.url)
    const loader = await startAppOn(clone.url)
    world = await loadTwoEmployers(loader)
    await loader.stop()
    const rows = await watch.sql<{ name: EmployerName; id: string }>('SELECT name, employer_id AS id FROM employer')
    employerUuids = Object.fromEntries(rows.map(({ name, id }) => [name, id])) as Record<EmployerName, string>
  })
  afterAll(async () => {
    await watch.close()
    await clone.drop()
  })
  afterEach(async () => {
    for (const each of opened) await each.stop()
    opened = []
  })

  it('connections that are ended while idle are replaced unseen', async () => {
    app = await start(2)
    tokens = await tokensFrom(app)
    for (let round = 0; round < 5; round++) {
      expect(judge(await app.ask(tokens.harbor, directory), 'harbor')).toBe('own')
      expect(await watch.endOthers()).toBeGreaterThan(0)
      await sleep(20)
    }
    expect(judge(await app.ask(tokens.mill, directory), 'mill')).toBe('own')
  })

  it('connections that are ended under load cost the requests that used them, and nothing else', async () => {
    app = await start(3)
    tokens = await tokensFrom(app)
    const load = askUntilStopped(app, tokens, 8)
    let ended = 0
    while (ended < 30) {
      ended += await watch.endOthers()
      await sleep(20)
    }
    const judged = await load.stop()
    expect(faults(judged)).toEqual([])
    expect(judged).toContain('own')
    expect(judge(await app.ask(tokens.harbor, directory), 'harbor')).toBe('own')
  })

  it.each([1, 2])(
    'of %i, no request sees the employer of the one before, also after failing statements and ended connections',
    async (size) => {
      app = await start(size)
      tokens = await tokensFrom(app)
      const load = askUntilStopped(app, tokens, 6)
      for (let round = 0; round < 15; round++) {
        const failing = app.database.write(
          {
            subject: 'x',
            employerId: employerUuids.mill,
            signInName: null,
            roles: [],
            isEmployerSide: false,
            expiresAt: new Date(),
          },
          new Date(),
          (request) => request.sql('SELECT 1 / 0'),
        )
        await expect(failing).rejects.toThrow()
        if (round % 3 === 0) await watch.endOthers()
      }
      const judged = await load.stop()
      expect(faults(judged)).toEqual([])
      expect(judged).toContain('own')
    },
  )

  it('whose one connection is busy, requests queue, then are told to come back, and the busy one finishes', async () => {
    app = await start(1, 1500)
    tokens = await tokensFrom(app)
    let long: Promise<Answer> | undefined
    await watch.holding('opportunity', async () => {
      long = app.ask(tokens.harbor, directory)
      await watch.untilWaiting(1)
      const people = ['pia', 'ada', 'zoe', 'ben'].map((who) => signInAs('mill', who))
      const queued = await Promise.all(people.map(async (token) => app.ask(await token, directory)))
      expect(queued.map((answer) => judge(answer, 'mill'))).toEqual(Array(4).fill('unavailable'))
      expect(new Set(queued.map(({ status }) => status))).toEqual(new Set([503]))
    })
    expect(judge((await long) as Answer, 'harbor')).toBe('own')
    expect(judge(await app.ask(tokens.mill, directory), 'mill')).toBe('own')
  })

  it('whose one connection is busy for less than the wait, requests queue and are answered', async () => {
    app = await start(1)
    tokens = await tokensFrom(app)
    let long: Promise<Answer>[] = []
    await watch.holding('opportunity', async () => {
      long = Array.from({ length: 10 }, () => app.ask(tokens.mill, directory))
      await watch.untilWaiting(1)
    })
    expect((await Promise.all(long)).map((answer) => judge(answer, 'mill'))).toEqual(Array(10).fill('own'))
  })

  it('no operation takes a second connection while it holds one: every root field ends on a pool of one', async () => {
    app = await start(1)
    const signInName = 'harbor-pia@sign-in.example'
    const pia = await app.token({
      employerId: employerUuids.harbor,
      signInName,
      roles: ['EMPLOYEE', 'TALENT_PARTNER', 'EMPLOYER_ADMIN'],
    })
    const { body } = await app.ask(pia, '{ skills(search: "java", first: 1) { edges { node { id } } } }')
    const skill: string = body.data.skills.edges[0].node.id
    const ids: Ids = (place) => {
      if (/skill$/.test(place)) return skill
      if (/employee/i.test(place)) return world.employeeIds.get('harbor-ada')
      if (/application/i.test(place)) return world.applicationIds.get('harbor-ada harbor-open')
      return world.opportunityIds.get('harbor-open')
    }
    for (const callable of rootFields) {
      const given = requiredArguments(callable, ids)
      const answers = await Promise.all([1, 2].map(() => app.ask(pia, documentOf(callable, given, 3), given)))
      const codes = answers.flatMap((answer) => answer.body.errors?.map(({ extensions }) => extensions.code) ?? [])
      const isFine = codes.every((code) => ['NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'FORBIDDEN'].includes(code))
      expect({ field: callable.name, codes, isFine }).toMatchObject({ field: callable.name, isFine: true })
    }
  })
})

describe('when the database server itself restarts', () => {
  let dataDir: string
  let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>
  const open = async () => {
    server = await startEmbeddedPostgres({ dataDir, durable: false })
    return Number(new URL(server.url).port)
  }
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'flux-test-restart-'))
  })
  afterEach(async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('requests meanwhile are told to come back, and afterwards all works without a restart of ours', async () => {
    const door = await openDoor(await open())
    const app = await startAppOn(server.url.replace(/:\d+\//, `:${door.port}/`), { DATABASE_POOL_SIZE: '4' })
    try {
      const tokens = await tokensOf(await loadTwoEmployers(app))
      for (let round = 0; round < 2; round++) {
        const load = askUntilStopped(app, tokens, 8)
        await server.stop()
        while (!load.judged.includes('unavailable')) await sleep(10)
        expect((await fetch(`${app.url}/ready`)).status).toBe(503)
        expect((await fetch(`${app.url}/health`)).status).toBe(200)
        door.leadTo(await open())
        const before = load.judged.length
        while (!load.judged.slice(before).includes('own')) await sleep(10)
        expect(faults(await load.stop())).toEqual([])
        for (const employer of employers)
          expect(judge(await app.ask(tokens[employer], directory), employer)).toBe('own')
        expect((await fetch(`${app.url}/ready`)).status).toBe(200)
      }
    } finally {
      await app.stop()
      await door.close()
    }
  })
})

/** A port that stays while the server behind it restarts on another. */
async function openDoor(firstPort: number) {
  let behind = firstPort
  const sockets = new Set<Socket>()
  const door = createServer((client) => {
    const server = connect(behind, '127.0.0.1')
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(from)
      from
        .on('error', () => to.destroy())
        .on('close', () => to.destroy())
        .pipe(to)
    }
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  return {
    port: (door.address() as AddressInfo).port,
    leadTo: (port: number) => {
      behind = port
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => door.close(resolve))
    },
  }
}
