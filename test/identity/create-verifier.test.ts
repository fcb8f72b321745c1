import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBuiltInIssuer, type TokenGrant } from '../../src/identity/built-in-issuer.js'
import { createVerifier } from '../../src/identity/create-verifier.js'
import { acme, OpenIdProvider } from './openid-provider.js'
import { expectRefused } from './refusal.js'

const mira: TokenGrant = {
  subject: 'mira',
  roles: ['EMPLOYEE'],
  employerId: acme,
  signInName: 'mira@acme.example',
  lifetimeSeconds: 60,
}

let provider: OpenIdProvider
let folder: string
beforeAll(async () => {
  provider = await OpenIdProvider.start()
  folder = await mkdtemp(join(tmpdir(), 'flux-verifier-'))
})
afterAll(async () => {
  await provider.stop()
  await rm(folder, { recursive: true })
})

describe('a server', () => {
  it('with the built-in issuer accepts its tokens, and refuses those of an OpenID Connect provider', async () => {
    const dataDir = join(folder, 'built-in')
    const verifier = await createVerifier({ identity: { kind: 'built-in' }, dataDir })
    const issuer = await openBuiltInIssuer(dataDir)
    expect((await verifier.verify(await issuer.sign(mira))).subject).toBe('mira')
    await expectRefused(verifier, provider.issue('mira'))
  })

  it('with an OpenID Connect provider accepts its tokens, and refuses those of the built-in issuer', async () => {
    const dataDir = join(folder, 'oidc')
    const issuer = await openBuiltInIssuer(dataDir)
    const verifier = await createVerifier({ identity: provider.config(), dataDir })
    expect((await verifier.verify(await provider.issue('mira'))).subject).toBe('mira')
    await expectRefused(verifier, issuer.sign(mira))
  })

  it('with an OpenID Connect provider makes no key of its own', async () => {
    await createVerifier({ identity: provider.config(), dataDir: join(folder, 'none') })
    expect(await readdir(folder)).not.toContain('none')
  })

  it('starts while its OpenID Connect provider is down', async () => {
    await provider.stop()
    const verifier = await createVerifier({ identity: provider.config(), dataDir: folder })
    await provider.startAgain()
    expect((await verifier.verify(await provider.issue('mira'))).subject).toBe('mira')
  })

  it('tells its operator why it refused a token', async () => {
    const reasons: string[] = []
    const log = { onRefused: (reason: string) => reasons.push(reason) }
    const dataDir = join(folder, 'told')
    await expectRefused(await createVerifier({ identity: { kind: 'built-in' }, dataDir }, log), 'nonsense')
    await expectRefused(await createVerifier({ identity: provider.config(), dataDir }, log), 'nonsense')
    expect(reasons).toEqual(['ERR_JWS_INVALID', 'ERR_JWS_INVALID'])
  })
})
