import fc from 'fast-check'
import { type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TokenVerifier } from '../../src/identity/identity.js'
import { createOidcVerifier } from '../../src/identity/oidc-verifier.js'
import { decodePart, encodePart, forgePayload, oneCharacterChanged } from './forgeries.js'
import { acme, audience, makeSigningKey, OpenIdProvider } from './openid-provider.js'
import { expectRefused } from './refusal.js'

let provider: OpenIdProvider
let verifier: TokenVerifier
const onRefused = vi.fn<(reason: string) => void>()
const without = (claim: string): JWTPayload => ({ [claim]: undefined })
const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

beforeAll(async () => {
  provider = await OpenIdProvider.start()
  verifier = createOidcVerifier(provider.config(), { onRefused })
})
afterAll(() => provider.stop())
beforeEach(() => onRefused.mockClear())

describe('an access token of the OpenID Connect provider', () => {
  it('signs in an employee with the roles, the employer and the sign-in name that it names', async () => {
    const token = await provider.issue('mira')
    expect(await verifier.verify(token)).toEqual({
      subject: 'mira',
      roles: ['EMPLOYEE'],
      employerId: acme,
      signInName: 'mira@acme.example',
      expiresAt: new Date(Number(decodePart(token, 1).exp) * 1000),
    })
    expect(onRefused).not.toHaveBeenCalled()
  })

  it('signs in a hiring manager', async () => {
    const identity = await verifier.verify(await provider.issue('theo'))
    expect(identity).toMatchObject({ roles: ['EMPLOYEE', 'HIRING_MANAGER'], employerId: acme })
  })

  it('signs in a privacy officer, who belongs to no employer', async () => {
    const identity = await verifier.verify(await provider.issue('olga'))
    expect(identity).toMatchObject({ roles: ['PRIVACY_OFFICER'], employerId: null, signInName: null })
  })

  it('is refused when it names no role', async () => {
    await expectRefused(verifier, provider.issue('stranger'))
    expect(onRefused).toHaveBeenCalledExactlyOnceWith('no known role')
  })

  it('is refused when it was issued for another API', async () => {
    await expectRefused(verifier, provider.issue('mira', 'https://payroll.example/api'))
  })

  it('may have several audiences, one of which is Flux', async () => {
    const token = await provider.sign({ aud: ['https://payroll.example/api', audience] })
    expect((await verifier.verify(token)).subject).toBe('mira')
  })

  it.each([['at+jwt'], ['application/at+jwt'], ['JWT'], ['jwt'], [undefined]])('may have the type %s', async (typ) => {
    expect((await verifier.verify(await provider.sign({}, { typ }))).subject).toBe('mira')
  })

  it('may be as late or as early as the clock tolerance allows', async () => {
    const token = await provider.sign({ exp: secondsFromNow(-15), nbf: secondsFromNow(15) })
    expect((await verifier.verify(token)).subject).toBe('mira')
  })
})

describe('a token that the provider’s key signed is still refused', () => {
  it.each<[string, () => JWTPayload]>([
    ['expired', () => ({ exp: secondsFromNow(-60) })],
    ['not yet valid', () => ({ nbf: secondsFromNow(60) })],
    ['of another issuer', () => ({ iss: 'https://login.elsewhere.example' })],
    ['of almost the same issuer', () => ({ iss: `${provider.issuer}/` })],
    ['for another audience', () => ({ aud: 'https://payroll.example/api' })],
    ['for an audience that starts like Flux', () => ({ aud: `${audience}/v2` })],
    ['without an expiry', () => without('exp')],
    ['without a subject', () => without('sub')],
    ['without an issuer', () => without('iss')],
    ['without an audience', () => without('aud')],
    ['without roles', () => without('roles')],
    ['without an employer', () => without('employer')],
    ['with an expiry that is text', () => ({ exp: '2999-01-01' as unknown as number })],
    ['with an expiry beyond all time', () => ({ exp: 1e300 })],
  ])('when it is %s', async (_fault, changes) => {
    await expectRefused(verifier, provider.sign(changes()))
  })

  it.each([['logout+jwt'], ['dpop+jwt'], ['secevent+jwt'], [7]])('when its type is %s', async (typ) => {
    await expectRefused(verifier, provider.sign({}, { typ }))
  })

  it('when it has an extension that must be understood', async () => {
    const [, payload, signature] = (await provider.sign()).split('.')
    const header = encodePart({ alg: 'ES256', kid: 'first', crit: ['flux'], flux: 1 })
    await expectRefused(verifier, `${header}.${payload}.${signature}`)
  })
})

describe('a forged token is refused', () => {
  it('when its payload grants itself another role', async () => {
    const token = await provider.issue('mira')
    await expectRefused(verifier, forgePayload(token, { roles: ['EMPLOYER_ADMIN'] }))
    await expectRefused(verifier, forgePayload(token, { sub: 'theo' }))
  })

  it('when it is signed with the provider’s public key as a shared secret', async () => {
    const { kid } = provider.key.jwk
    const { d: _secret, ...publicJwk } = provider.key.jwk
    for (const secret of [provider.key.publicPem, provider.key.publicPem.trim(), JSON.stringify(publicJwk)])
      for (const alg of ['HS256', 'HS512']) {
        const forged = new SignJWT(provider.claims()).setProtectedHeader({ alg, ...(kid ? { kid } : {}) })
        await expectRefused(verifier, forged.sign(Buffer.from(secret)))
      }
  })

  it.each([['none'], ['None'], ['NONE'], ['']])('when its algorithm is "%s"', async (alg) => {
    const unsigned = `${encodePart({ alg, typ: 'at+jwt', kid: 'first' })}.${encodePart(provider.claims())}.`
    await expectRefused(verifier, unsigned)
    await expectRefused(verifier, `${unsigned}AAAA`)
  })

  it('when an unknown key signed it, whatever key it names or carries', async () => {
    const forger = await makeSigningKey('forger')
    const { d: _secret, ...jwk } = forger.jwk
    await expectRefused(verifier, provider.sign({}, { kid: 'first' }, forger))
    await expectRefused(verifier, provider.sign({}, { kid: 'forger' }, forger))
    await expectRefused(verifier, provider.sign({}, { kid: undefined, jwk }, forger))
    await expectRefused(verifier, provider.sign({}, { jku: `${provider.issuer}/forged` }, forger))
    expect(provider.requestedPaths).not.toContain('/forged')
  })

  it('when a single character of a valid token was changed', async () => {
    const token = await provider.issue('mira')
    const isRefused = fc.asyncProperty(oneCharacterChanged(token), (forged) => expectRefused(verifier, forged))
    await fc.assert(isRefused, { numRuns: 500 })
  })

  it('when it is no token at all', async () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.base64String(), fc.jsonValue().map(encodePart)), { maxLength: 5 })
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      parts.map((some) => some.join('.')),
    )
    await fc.assert(
      fc.asyncProperty(anything, (text) => expectRefused(verifier, text)),
      { numRuns: 300 },
    )
  })
})

describe('what the operator learns of a refusal', () => {
  it('is the reason, without the token or anything personal', async () => {
    const secret = 'mira.secret@acme.example'
    const tokens = [
      await provider.sign({ exp: secondsFromNow(-60), email: secret }),
      await provider.sign({ aud: secret, email: secret }),
      await provider.sign({ employer: secret, sub: secret }),
      await provider.sign({ roles: [secret] }),
      await provider.sign({}, { typ: secret }),
      await provider.sign({}, { kid: secret }),
      forgePayload(await provider.sign(), { email: secret }),
      `${encodePart({ alg: secret })}.${encodePart({ email: secret })}.`,
      `${encodePart({ alg: 'ES256', crit: [secret] })}.${encodePart({ email: secret })}.`,
    ]
    for (const token of tokens) await expectRefused(verifier, token)
    expect(onRefused.mock.calls.map(([reason]) => reason)).toEqual([
      'ERR_JWT_EXPIRED (exp: check_failed)',
      'ERR_JWT_CLAIM_VALIDATION_FAILED (aud: check_failed)',
      'the employer is not a UUID',
      'no known role',
      'the type is not that of an access token',
      'ERR_JWKS_NO_MATCHING_KEY',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      'ERR_JOSE_ALG_NOT_ALLOWED',
      'ERR_JOSE_NOT_SUPPORTED',
    ])
  })
})

describe('the configuration', () => {
  it('decides which algorithms count', async () => {
    const onlyRsa = createOidcVerifier(provider.config({ algorithms: ['RS256'] }))
    await expectRefused(onlyRsa, provider.issue('mira'))
  })

  it.each([['HS256'], ['HS512'], ['none']])('is refused with the algorithm %s', (algorithm) => {
    const config = provider.config({ algorithms: ['ES256', algorithm] })
    expect(() => createOidcVerifier(config)).toThrow('need an asymmetric algorithm')
  })

  it('decides where the roles, the employer and the sign-in name are', async () => {
    const renamed = createOidcVerifier(
      provider.config({ rolesClaim: 'realm_access.roles', employerClaim: 'org.id', signInNameClaim: 'upn' }),
    )
    const token = await provider.sign({
      roles: ['EMPLOYER_ADMIN'],
      employer: 'another',
      realm_access: { roles: ['TALENT_PARTNER'] },
      org: { id: acme },
      upn: 'M.Berg@acme.example',
    })
    expect(await renamed.verify(token)).toMatchObject({
      roles: ['TALENT_PARTNER'],
      employerId: acme,
      signInName: 'm.berg@acme.example',
    })
  })
})
