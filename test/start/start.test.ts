import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js'
import { createTestDatabase } from '../support/test-database.js'
import { buildOnce } from './build.js'
import { runScript, ServerProcess } from './server-process.js'

const employers = ['Meridian Freight & Energy', 'Aldenvik Medical Systems']
const heldRoles: Readonly<Record<string, readonly string[]>> = {
  employee: ['EMPLOYEE'],
  manager: ['EMPLOYEE'],
  hiring_manager: ['EMPLOYEE', 'HIRING_MANAGER'],
  talent_partner: ['EMPLOYEE', 'TALENT_PARTNER'],
  employer_admin: ['EMPLOYEE', 'EMPLOYER_ADMIN'],
}
const whoAmI = '{ viewer { roles employer { name } employee { name headline } } }'
const changeHeadline = (headline: string) =>
  `mutation { updateAccount(input: { headline: "${headline}" }) { headline } }`

let dataDir: string
let server: ServerProcess

const start = () => new ServerProcess({ DATA_DIR: dataDir }).ready()
const ownHeadline = async () =>
  (await server.ask(server.tokenOf('employee'), whoAmI)).data.viewer.employee.headline as string

beforeAll(async () => {
  await buildOnce()
  dataDir = await mkdtemp(path.join(tmpdir(), 'flux-start-'))
  server = await start()
}, 180_000)

afterAll(async () => {
  await server?.stop()
  // A database that outlived a killed server is taken over, and so stopped too.
  await (await startEmbeddedPostgres({ dataDir })).stop()
  await rm(dataDir, { recursive: true, force: true })
})

describe('the server as a process', { timeout: 120_000 }, () => {
  it('greets with its address and a token for each role of both demo employers and for a privacy officer', async () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const expected = employers.flatMap((employer) => Object.keys(heldRoles).map((role) => `${role} of ${employer}`))
    const greeted = server.signIns.map(({ role, employer }) => `${role} of ${employer}`)
    expect(greeted).toEqual([...expected, 'privacy_officer of null'])
    for (const { role, name, employer, token } of server.signIns.slice(0, -1)) {
      const { data } = await server.ask(token, whoAmI)
      expect(data.viewer).toMatchObject({ roles: heldRoles[role], employer: { name: employer }, employee: { name } })
    }
    const officer = await server.ask(server.tokenOf('privacy_officer'), whoAmI)
    expect(officer.data.viewer).toEqual({ roles: ['PRIVACY_OFFICER'], employer: null, employee: null })
  })

  it('shares its database with the command that prints a token alone', async () => {
    const [employer] = employers
    const printed = await runScript('token', ['talent_partner', '--employer', employer as string], {
      DATA_DIR: dataDir,
    })
    expect(printed).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    const { data } = await server.ask(printed.trim(), whoAmI)
    expect(data.viewer).toMatchObject({ roles: heldRoles.talent_partner, employer: { name: employer } })
  })

  it('ends with an error that names the port when the port is in use, and takes no other', async () => {
    const { port } = new URL(server.url)
    const second = new ServerProcess({ DATA_DIR: dataDir, PORT: port })
    expect(await second.ended).toBe(1)
    expect(second.stderr).toBe(
      `Port ${port} on 127.0.0.1 is already in use. Stop the program that uses it, or choose another with PORT.\n`,
    )
    expect(second.url).toBe('')
    expect((await server.ask(server.tokenOf('employee'), whoAmI)).errors).toBeUndefined()
  })

  it('finishes a mutation in flight when it is told to stop, ends with 0, and has kept it after a restart', async () => {
    const { url } = await startEmbeddedPostgres({ dataDir })
    const database = new pg.Client({ connectionString: url })
    await database.connect()
    await database.query('BEGIN')
    await database.query('LOCK TABLE account_fact')
    const answer = server.ask(server.tokenOf('employee'), changeHeadline('Kept through a stop'))
    const waiting = async () => (await database.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount
    await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThan(0)
    const ended = server.stop()
    await expect.poll(() => fetch(`${server.url}/health`).catch(() => 'refused'), { timeout: 20_000 }).toBe('refused')
    await database.query('COMMIT')
    await database.end()
    expect(await answer).toEqual({ data: { updateAccount: { headline: 'Kept through a stop' } } })
    expect(await ended).toBe(0)
    server = await start()
    expect(await ownHeadline()).toBe('Kept through a stop')
  })

  it('starts again after it was killed, with what it had answered, and the same tokens still sign in', async () => {
    const token = server.tokenOf('employee')
    await server.ask(token, changeHeadline('Kept through a kill'))
    server.send('SIGKILL')
    expect(await server.ended).toBe('SIGKILL')
    server = await start()
    expect(await ownHeadline()).toBe('Kept through a kill')
    expect((await server.ask(token, whoAmI)).data.viewer.employee.headline).toBe('Kept through a kill')
  })

  it('uses the PostgreSQL that DATABASE_URL names, and then starts none of its own', async () => {
    const { url, drop } = await createTestDatabase()
    const otherDir = await mkdtemp(path.join(tmpdir(), 'flux-start-'))
    const other = await new ServerProcess({ DATA_DIR: otherDir, DATABASE_URL: url, DEMO: 'off' }).ready()
    expect(other.signIns).toEqual([])
    expect(await (await fetch(`${other.url}/ready`)).json()).toEqual({ status: 'ready' })
    expect(await other.stop()).toBe(0)
    expect(existsSync(path.join(otherDir, 'postgres'))).toBe(false)
    await rm(otherDir, { recursive: true, force: true })
    await drop()
  })
})
