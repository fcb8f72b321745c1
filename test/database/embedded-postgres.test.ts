import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js'
import { findPostgresPackage } from '../../src/database/embedded-programs.js'
import { compileLauncher, type Launched, launch } from './launcher.js'

const isRoot = process.getuid?.() === 0
const onlyRoot = isRoot ? '' : ' (not tried: needs root)'
/** A container in which root is the only account there is. */
const lonelyRoot = ['unshare', '--user', '--map-root-user']
const canBeLonely = isRoot && succeeds([...lonelyRoot, 'true'])

function succeeds([program, ...args]: string[]): boolean {
  try {
    execFileSync(program as string, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const answers = (url: string) =>
  query(url, 'SELECT 1').then(
    () => true,
    () => false,
  )

let launcher: ReturnType<typeof compileLauncher>
let dataDir: string
let started: { stop(): Promise<void> }[]

beforeAll(() => {
  launcher = compileLauncher()
})
afterAll(() => launcher.remove())
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), `flux-test-postgres-${process.pid}-`))
  started = []
})
afterEach(async () => {
  for (const server of started.reverse()) await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const inProcess = async (
  options: { database?: string; durable?: boolean; packageDir?: string; dataDir?: string } = {},
) => {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, ...options })
  started.push(server)
  return server
}

const elsewhere = async (wrapper: string[] = []): Promise<Launched & { url: string }> => {
  const launched = await launch(launcher.folder, { dataDir, durable: false }, wrapper)
  started.push({ stop: () => launched.end() })
  return { url: '', ...launched }
}

const postmasterPid = () =>
  Number(readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

describe('the embedded PostgreSQL', () => {
  it('answers on this machine alone, for a password, with the extensions of the product', async () => {
    const { url } = await inProcess({ database: 'Names with "quotes"' })
    const [row] = await query(
      url,
      `SELECT current_database() AS database, current_setting('listen_addresses') AS listens,
      current_setting('unix_socket_directories') AS sockets, current_setting('password_encryption') AS passwords,
      current_setting('max_connections') AS connections`,
    )
    expect(row).toEqual({
      database: 'Names with "quotes"',
      listens: '127.0.0.1',
      sockets: '',
      passwords: 'scram-sha-256',
      connections: '100',
    })
    const wrong = new URL(url)
    wrong.password = 'guess'
    expect(await answers(wrong.href)).toBe(false)
    await query(url, 'CREATE EXTENSION pg_trgm; CREATE EXTENSION pgcrypto')
    const [{ loses_accents }] = (await query(url, `SELECT show_trgm('élan') = show_trgm('lan') AS loses_accents`)) as [
      { loses_accents: boolean },
    ]
    expect(loses_accents).toBe(false)
  })

  it('keeps its files to itself', async () => {
    await inProcess()
    const home = path.join(dataDir, 'postgres')
    expect(statSync(home).mode & 0o077).toBe(0)
    expect(statSync(path.join(home, 'password')).mode & 0o077).toBe(0)
  })

  it('keeps what was written when it is stopped and started again, and writes durably unless told otherwise', async () => {
    const first = await startEmbeddedPostgres({ dataDir })
    started.push(first)
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS seven')
    const settings = `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
      current_setting('full_page_writes') AS pages`
    expect(await query(first.url, settings)).toEqual([{ fsync: 'on', commit: 'on', pages: 'on' }])
    await first.stop()
    expect(await answers(first.url)).toBe(false)
    const second = await inProcess()
    expect(await query(second.url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }])
    expect(await query(second.url, settings)).toEqual([{ fsync: 'off', commit: 'off', pages: 'off' }])
  })

  it('writes no values that people entered into its log', async () => {
    const { url } = await inProcess()
    await query(url, `CREATE TABLE person (email text UNIQUE); INSERT INTO person VALUES ('mira@acme.example')`)
    await expect(query(url, `INSERT INTO person VALUES ('mira@acme.example')`)).rejects.toThrow('person_email_key')
    await expect(query(url, `SELECT 'mira@acme.example'::int`)).rejects.toThrow('mira@acme.example')
    expect(readFileSync(path.join(dataDir, 'postgres/server.log'), 'utf8')).not.toContain('mira')
  })
})

describe('several processes with one data folder', () => {
  it('share one server however closely they start, and it stops when its starter stops', async () => {
    const all = await Promise.all([elsewhere(), elsewhere(), elsewhere(), inProcess()])
    expect(all.map(({ url }) => url)).toEqual(all.map(() => all[0]?.url))
    expect(readdirSync(dataDir).filter((name) => name.includes('.new-'))).toEqual([])
    const url = all[0]?.url as string
    for (const stop of [() => all[0]?.end(), () => all[1]?.end(), () => all[2]?.end(), () => all[3]?.stop()])
      await stop()
    expect(await answers(url)).toBe(false)
  })

  it('do not stop the server of another', async () => {
    const starter = await elsewhere()
    const guest = await elsewhere()
    const ownProcessGuest = await inProcess()
    await guest.end()
    await ownProcessGuest.stop()
    expect(await answers(starter.url)).toBe(true)
    await starter.end()
    expect(await answers(starter.url)).toBe(false)
  })
})

describe('after a crash', () => {
  it('of the process that started it, the server lives on, and the next process uses it and stops it', async () => {
    const crashed = await elsewhere()
    await crashed.crash()
    expect(await answers(crashed.url)).toBe(true)
    const heirs = await Promise.all([elsewhere(), elsewhere(), elsewhere()])
    expect(heirs.map(({ url }) => url)).toEqual(heirs.map(() => crashed.url))
    for (const heir of heirs) await heir.end()
    expect(await answers(crashed.url)).toBe(false)
  })

  it('of the server, a new one starts with everything that was committed', async () => {
    const starter = await startEmbeddedPostgres({ dataDir })
    started.push(starter)
    await query(starter.url, 'CREATE TABLE kept AS SELECT 7 AS seven')
    const client = new pg.Client({ connectionString: starter.url })
    client.on('error', () => {})
    await client.connect()
    process.kill(postmasterPid(), 'SIGKILL')
    const next = await inProcess({ durable: true })
    expect(next.url).not.toBe(starter.url)
    expect(await query(next.url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }])
    await starter.stop()
    expect(await answers(next.url)).toBe(true)
  })

  it.skipIf(!isRoot)(
    `of the machine, a process that now has the old number is not taken for the server${onlyRoot}`,
    async () => {
      const { stop } = await inProcess()
      const noteFile = path.join(dataDir, 'postgres/data/postmaster.pid')
      const note = readFileSync(noteFile, 'utf8')
      const { uid, gid } = statSync(noteFile)
      await stop()
      writeFileSync(noteFile, note.replace(/^\d+/, String(process.pid)), { mode: 0o600 })
      chownSync(noteFile, uid, gid)
      expect(await answers((await inProcess()).url)).toBe(true)
    },
  )

  it('while the database was first made, what was left half-made is removed', async () => {
    mkdirSync(path.join(dataDir, 'postgres.new-999999999-abcd1234'))
    await inProcess()
    expect(readdirSync(dataDir)).toEqual(['postgres'])
  })
})

describe('where PostgreSQL is installed', () => {
  const copyPackage = () => {
    const copy = path.join(mkdtempSync(path.join(dataDir, 'installed-')), 'package')
    cpSync(findPostgresPackage(), copy, { recursive: true, verbatimSymlinks: true })
    return copy
  }

  it('does not matter: links that npm left out are restored', async () => {
    const packageDir = copyPackage()
    chmodSync(path.dirname(packageDir), 0o755)
    const lib = path.join(packageDir, 'native/lib')
    const links = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink())
    expect(links.length).toBeGreaterThan(5)
    for (const { name } of links) rmSync(path.join(lib, name))
    const { url } = await inProcess({ packageDir })
    expect(await answers(url)).toBe(true)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres-programs'))).toEqual([])
  })

  it.skipIf(!isRoot)(
    `does not matter: from under a closed folder it is copied beside the data${onlyRoot}`,
    async () => {
      const packageDir = copyPackage() // mkdtemp makes folders that only their owner may enter
      const { url } = await inProcess({ packageDir })
      expect(await answers(url)).toBe(true)
      const [copy] = readdirSync(dataDir).filter((name) => name.startsWith('postgres-programs'))
      expect(copy).toBe(
        `postgres-programs-${JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')).version}`,
      )
    },
  )

  it('matters when there is none for the platform: the error names DATABASE_URL', () => {
    expect(() => findPostgresPackage('sunos', 's390')).toThrow(
      'the optional package @embedded-postgres/sunos-s390 is not installed. To go on, set DATABASE_URL to a PostgreSQL 15 or newer.',
    )
  })

  it('matters when the programs cannot be executed: the error names DATABASE_URL', async () => {
    const packageDir = copyPackage()
    chmodSync(path.dirname(packageDir), 0o755)
    rmSync(path.join(packageDir, 'native/bin/initdb'))
    await expect(inProcess({ packageDir })).rejects.toThrow(/initdb .*set DATABASE_URL to a PostgreSQL 15 or newer/)
  })
})

describe('a data folder that cannot serve', () => {
  it('because another PostgreSQL wrote it, is named with both versions and stays as it is', async () => {
    await (await inProcess()).stop()
    const versionFile = path.join(dataDir, 'postgres/data/PG_VERSION')
    writeFileSync(versionFile, '16\n')
    await expect(inProcess()).rejects.toThrow(
      /postgres was written by PostgreSQL 16, and the embedded one is 18\. Set DATA_DIR .* DATABASE_URL/,
    )
    expect(readFileSync(versionFile, 'utf8')).toBe('16\n')
  })

  it.skipIf(!isRoot)(`because it lies under a closed folder, is named with DATA_DIR${onlyRoot}`, async () => {
    chmodSync(dataDir, 0o755)
    const closed = path.join(dataDir, 'home')
    mkdirSync(closed, { mode: 0o700 })
    const inside = path.join(closed, 'data')
    await expect(inProcess({ dataDir: inside })).rejects.toThrow(
      `cannot reach ${inside}: it may not enter ${closed}. Set DATA_DIR to a folder elsewhere.`,
    )
    expect(statSync(closed).mode & 0o777).toBe(0o700)
  })

  it.skipIf(!canBeLonely)(
    `because root is the only account, as in some containers, leads to DATABASE_URL${canBeLonely ? '' : ' (not tried: needs root and user namespaces)'}`,
    async () => {
      expect((await elsewhere(lonelyRoot)).error).toMatch(/set DATABASE_URL to a PostgreSQL 15 or newer/)
    },
  )
})
