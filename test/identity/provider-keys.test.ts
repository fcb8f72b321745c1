import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createOidcVerifier } from '../../src/identity/oidc-verifier.js'
import { makeSigningKey, OpenIdProvider } from './openid-provider.js'
import { expectRefused, expectUnavailable } from './refusal.js'

let provider: OpenIdProvider
beforeEach(async () => {
  provider = await OpenIdProvider.start()
})
afterEach(() => provider.stop())

const discovery = '/.well-known/openid-configuration'
const countOf = (path: string) => provider.requestedPaths.filter((requested) => requested === path).length

describe('the provider’s keys', () => {
  it('are asked for when the first token comes, once for all tokens', async () => {
    const verifier = createOidcVerifier(provider.config())
    const token = await provider.issue('mira')
    expect(countOf(discovery)).toBe(0)
    await Promise.all(Array.from({ length: 20 }, () => verifier.verify(token)))
    await verifier.verify(token)
    expect([countOf(discovery), countOf('/jwks')]).toEqual([1, 1])
  })

  it('are not asked for by a token that cannot be valid with any key', async () => {
    const verifier = createOidcVerifier(provider.config({ algorithms: ['RS256'] }))
    await expectRefused(verifier, 'not a token')
    await expectRefused(verifier, provider.sign())
    expect(provider.requestedPaths).toEqual([])
  })

  it('come from the configured address without a discovery document', async () => {
    const verifier = createOidcVerifier(provider.config({ jwksUrl: `${provider.issuer}/jwks` }))
    await verifier.verify(await provider.issue('mira'))
    expect([countOf(discovery), countOf('/jwks')]).toEqual([0, 1])
  })

  it('may be rotated: tokens of the new key are accepted, those of the withdrawn one are not', async () => {
    const verifier = createOidcVerifier(provider.config(), {}, { cooldownMs: 0 })
    const early = await provider.issue('mira')
    await verifier.verify(early)
    await provider.rotateKey('second')
    expect((await verifier.verify(await provider.issue('theo'))).subject).toBe('theo')
    await expectRefused(verifier, early)
  })

  it('stop counting once they are older than their time, also when no unknown key is named', async () => {
    const verifier = createOidcVerifier(provider.config(), {}, { maxAgeMs: 0 })
    const early = await provider.issue('mira')
    await verifier.verify(early)
    await provider.rotateKey('second')
    await expectRefused(verifier, early)
  })

  it('are not asked for again by each token of an unknown key', async () => {
    const verifier = createOidcVerifier(provider.config())
    await verifier.verify(await provider.issue('mira'))
    const forger = await makeSigningKey('forger')
    for (let n = 0; n < 10; n++) await expectRefused(verifier, provider.sign({}, { kid: `forged-${n}` }, forger))
    expect(countOf('/jwks')).toBe(1)
  })
})

describe('a provider that is down', () => {
  it('makes signing in unavailable, and works as soon as it is up', async () => {
    const onUnavailable = vi.fn<(reason: string) => void>()
    const onRefused = vi.fn<(reason: string) => void>()
    const verifier = createOidcVerifier(provider.config(), { onUnavailable, onRefused })
    const token = await provider.issue('mira')
    await provider.stop()
    await expectUnavailable(verifier, token)
    await expectUnavailable(verifier, token)
    expect(onUnavailable).toHaveBeenCalledTimes(2)
    expect(onRefused).not.toHaveBeenCalled()
    await provider.startAgain()
    expect((await verifier.verify(token)).subject).toBe('mira')
  })

  it('does not stop people whose key is known', async () => {
    const verifier = createOidcVerifier(provider.config())
    const token = await provider.issue('mira')
    await verifier.verify(token)
    await provider.stop()
    expect((await verifier.verify(token)).subject).toBe('mira')
    await provider.startAgain()
  })

  it.each([
    ['answers with an error', 500, 'broken'],
    ['answers with something else', 200, '<html>'],
    ['answers with nothing', 200, 'null'],
    ['answers with a key set that is none', 200, '{"keys":"none"}'],
    ['redirects elsewhere', 302, ''],
  ])('or %s is no reason to refuse a token', async (_fault, status, body) => {
    const token = await provider.issue('mira')
    provider.intruder = (_request, response) => response.writeHead(status, { location: '/elsewhere' }).end(body)
    for (const jwksUrl of [null, `${provider.issuer}/jwks`]) {
      const verifier = createOidcVerifier(provider.config({ jwksUrl }))
      await expectUnavailable(verifier, token)
      expect(countOf('/elsewhere')).toBe(0)
    }
  })

  it('or never answers keeps nobody waiting forever', async () => {
    const token = await provider.issue('mira')
    provider.intruder = () => {}
    for (const jwksUrl of [null, `${provider.issuer}/jwks`])
      await expectUnavailable(createOidcVerifier(provider.config({ jwksUrl }), {}, { timeoutMs: 50 }), token)
  })
})

describe('a discovery document', () => {
  const answerWith = (document: object) => {
    provider.intruder = (request, response) => {
      if (request.url === discovery) response.end(JSON.stringify(document))
      else response.end(JSON.stringify({ keys: [{ ...provider.key.jwk, d: undefined }] }))
    }
  }

  it('counts only when it speaks for exactly the configured issuer', async () => {
    const onUnavailable = vi.fn<(reason: string) => void>()
    const verifier = createOidcVerifier(provider.config(), { onUnavailable })
    const token = await provider.sign()
    for (const issuer of [`${provider.issuer}/`, 'https://login.elsewhere.example', undefined]) {
      answerWith({ issuer, jwks_uri: `${provider.issuer}/jwks` })
      await expectUnavailable(verifier, token)
    }
    expect(onUnavailable).toHaveBeenLastCalledWith(expect.stringContaining('does not speak for the configured issuer'))
    answerWith({ issuer: provider.issuer, jwks_uri: `${provider.issuer}/jwks` })
    expect((await verifier.verify(token)).subject).toBe('mira')
  })

  it.each([[undefined], ['/jwks'], ['data:application/json,{"keys":[]}'], ['file:///etc/keys'], [7]])(
    'does not count with the key address %j',
    async (jwksUri) => {
      answerWith({ issuer: provider.issuer, jwks_uri: jwksUri })
      await expectUnavailable(createOidcVerifier(provider.config()), provider.sign())
    },
  )
})
