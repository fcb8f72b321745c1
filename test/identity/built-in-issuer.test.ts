import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BuiltInIssuer, openBuiltInIssuer, type TokenGrant } from '../../src/identity/built-in-issuer.js'
import { forgePayload, oneCharacterChanged } from './forgeries.js'
import { expectRefused } from './refusal.js'

const acme = 'ac3e0001-2222-4333-8444-55555555beef'
const mira: TokenGrant = {
  subject: 'mira',
  roles: ['EMPLOYEE', 'HIRING_MANAGER'],
  employerId: acme,
  signInName: 'mira@acme.example',
  lifetimeSeconds: 60,
}

let folder: string
let dataDir: string
let keyFile: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flux-issuer-'))
  dataDir = join(folder, 'data')
  keyFile = join(dataDir, 'issuer.json')
})
afterEach(() => rm(folder, { recursive: true }))

const modeOf = async (path: string) => (await stat(path)).mode & 0o777
const readKey = async (): Promise<JWK> => JSON.parse(await readFile(keyFile, 'utf8'))

/** A token with the issuer's own key and otherwise valid content, except for the changes. */
async function signWithItsKey(changes: Record<string, unknown>): Promise<string> {
  const jwk = await readKey()
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: 'flux-built-in',
    aud: 'flux-api',
    sub: 'mira',
    exp: now + 60,
    roles: ['EMPLOYEE'],
    employer: acme,
  }
  const payload = JSON.parse(JSON.stringify({ ...claims, ...changes }))
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256' }).sign(await importJWK(jwk, 'ES256'))
}

describe('a token of the built-in issuer', () => {
  let issuer: BuiltInIssuer
  beforeEach(async () => {
    issuer = await openBuiltInIssuer(dataDir)
  })

  it('proves what it was signed for', async () => {
    const { lifetimeSeconds: _, ...identity } = mira
    expect(await issuer.verifier.verify(await issuer.sign(mira))).toEqual({ ...identity, expiresAt: expect.any(Date) })
  })

  it('may be a privacy officer’s', async () => {
    const olga: TokenGrant = { ...mira, roles: ['PRIVACY_OFFICER'], employerId: null, signInName: null }
    const identity = await issuer.verifier.verify(await issuer.sign(olga))
    expect(identity).toMatchObject({ roles: ['PRIVACY_OFFICER'], employerId: null, signInName: null })
  })

  it('is never signed for what its verifier would refuse', async () => {
    const grants: Partial<TokenGrant>[] = [
      { roles: [] },
      { employerId: null },
      { employerId: 'acme' },
      { roles: ['PRIVACY_OFFICER'] },
      { roles: ['PRIVACY_OFFICER', 'EMPLOYEE'], employerId: null },
      { subject: '' },
    ]
    for (const grant of grants)
      await expect(issuer.sign({ ...mira, ...grant })).rejects.toMatchObject({ name: 'RefusedToken' })
    for (const lifetimeSeconds of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 31_536_001])
      await expect(issuer.sign({ ...mira, lifetimeSeconds })).rejects.toThrow(RangeError)
  })

  it('lives as long as it was signed for', async () => {
    const early = await issuer.verifier.verify(await issuer.sign(mira))
    const late = await issuer.verifier.verify(await issuer.sign({ ...mira, lifetimeSeconds: 86_400 }))
    expect(late.expiresAt.getTime()).toBeGreaterThan(early.expiresAt.getTime())
  })

  it('is refused when its own key signed something else', async () => {
    const now = Math.floor(Date.now() / 1000)
    expect((await issuer.verifier.verify(await signWithItsKey({}))).subject).toBe('mira')
    for (const changes of [
      { exp: now - 30 },
      { exp: undefined },
      { nbf: now + 30 },
      { aud: 'flux' },
      { aud: undefined },
      { iss: 'flux' },
      { iss: undefined },
      { sub: undefined },
      { roles: [] },
    ])
      await expectRefused(issuer.verifier, signWithItsKey(changes))
  })

  it('is refused when the key or the algorithm is another’s', async () => {
    const claims = {
      iss: 'flux-built-in',
      aud: 'flux-api',
      sub: 'mira',
      exp: 2 ** 32,
      roles: 'EMPLOYEE',
      employer: acme,
    }
    for (const algorithm of ['ES256', 'ES384', 'RS256', 'PS256']) {
      const { privateKey } = await generateKeyPair(algorithm)
      await expectRefused(
        issuer.verifier,
        new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: (await readKey()).kid ?? '' }).sign(privateKey),
      )
    }
    const { d: _secret, ...publicJwk } = await readKey()
    const shared = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(JSON.stringify(publicJwk)))
    await expectRefused(issuer.verifier, shared)
  })

  it('is refused when its payload was exchanged', async () => {
    await expectRefused(issuer.verifier, forgePayload(await issuer.sign(mira), { roles: ['EMPLOYER_ADMIN'] }))
  })

  it('is refused when a single character was changed', async () => {
    const isRefused = fc.asyncProperty(oneCharacterChanged(await issuer.sign(mira)), (forged) =>
      expectRefused(issuer.verifier, forged),
    )
    await fc.assert(isRefused, { numRuns: 500 })
  })
})

describe('the key of the built-in issuer', () => {
  it('is made at the first start, in a folder and a file for their owner alone', async () => {
    await openBuiltInIssuer(dataDir)
    expect(await readdir(dataDir)).toEqual(['issuer.json'])
    if (process.platform === 'win32') return
    expect([await modeOf(dataDir), await modeOf(keyFile)]).toEqual([0o700, 0o600])
  })

  it('is kept: a token outlives a restart', async () => {
    const token = await (await openBuiltInIssuer(dataDir)).sign(mira)
    expect((await (await openBuiltInIssuer(dataDir)).verifier.verify(token)).subject).toBe('mira')
  })

  it('is each data folder’s own: a token of one server means nothing to another', async () => {
    const other = await openBuiltInIssuer(join(folder, 'other'))
    await expectRefused((await openBuiltInIssuer(dataDir)).verifier, other.sign(mira))
  })

  it('is one key when many start at once', async () => {
    const issuers = await Promise.all(Array.from({ length: 12 }, () => openBuiltInIssuer(dataDir)))
    const tokens = await Promise.all(issuers.map((issuer) => issuer.sign(mira)))
    for (const issuer of issuers) for (const token of tokens) await issuer.verifier.verify(token)
    expect(await readdir(dataDir)).toEqual(['issuer.json'])
  })

  it('is never replaced when its file is damaged; the error says which file and what to do', async () => {
    await openBuiltInIssuer(dataDir)
    const jwk = await readKey()
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const foreign = await exportJWK(privateKey)
    const damaged = [
      '',
      '{',
      'null',
      '[]',
      '{}',
      { ...jwk, d: undefined },
      { ...jwk, kid: 'other' },
      { ...jwk, x: foreign.x },
    ]
    for (const content of [...damaged, { ...jwk, crv: 'P-384' }, { ...jwk, d: 'AAAA' }, { ...jwk, d: foreign.d }]) {
      const text = typeof content === 'string' ? content : JSON.stringify(content)
      await writeFile(keyFile, text)
      await expect(openBuiltInIssuer(dataDir)).rejects.toThrow(`${keyFile} does not hold a usable key`)
      await expect(openBuiltInIssuer(dataDir)).rejects.toThrow('Restore it from a backup, or delete it')
      expect(await readFile(keyFile, 'utf8')).toBe(text)
    }
  })

  it('is not called damaged when its folder cannot be used', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(openBuiltInIssuer(join(folder, 'file'))).rejects.toThrow(/ENOTDIR|EEXIST/)
  })
})
