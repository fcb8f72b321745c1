import { createRemoteJWKSet, errors } from 'jose'
import type { IdentityConfig } from '../config.js'
import type { TokenVerifier, VerifierLog } from './identity.js'
import { createTokenVerifier, KeysUnavailable } from './token-verifier.js'

export type OidcConfig = Extract<IdentityConfig, { kind: 'oidc' }>

/** How patiently the provider is asked for its keys. */
export interface KeyFetching {
  /** How long one request to the provider may take. */
  readonly timeoutMs: number
  /** How long after a fetch an unknown key does not cause another one, so that forged tokens cannot make Flux flood the provider. */
  readonly cooldownMs: number
  /** How long fetched keys are trusted, so that a key which the provider withdraws stops working. */
  readonly maxAgeMs: number
}

const usualFetching: KeyFetching = { timeoutMs: 5000, cooldownMs: 10_000, maxAgeMs: 600_000 }

/** The address of the provider's keys, from its discovery document. */
async function discoverJwksUrl(issuer: string, timeoutMs: number): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${address} answers ${response.status}`)
  const found = JSON.parse(text) as { issuer?: unknown; jwks_uri?: unknown } | null
  if (found?.issuer !== issuer) throw new Error(`${address} does not speak for the configured issuer`)
  const jwksUrl = found.jwks_uri
  const protocol = issuer.startsWith('https:') ? /^https:/i : /^https?:/i
  if (typeof jwksUrl !== 'string' || !protocol.test(jwksUrl) || !URL.canParse(jwksUrl))
    throw new Error(`${address} names no usable jwks_uri`)
  return new URL(jwksUrl)
}

/** Asks once for all who wait, keeps what it got, and asks again after a failure. */
function keepFirstSuccess<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null
  return () => {
    answer ??= ask().catch((error) => {
      answer = null
      throw error
    })
    return answer
  }
}

/** True for what the token brought about: the provider answered, and no key of its fits. */
const isFaultOfToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

/**
 * Verifies access tokens of an OpenID Connect provider with its published keys. Nothing is fetched before the first
 * token comes, and a provider that is down only makes verification fail until it is back. What separates access tokens
 * from ID tokens is the audience: configure the API's own, not a client's id.
 * @throws Error for a symmetric algorithm, whose key would be the provider's public one.
 */
export function createOidcVerifier(
  config: OidcConfig,
  log: VerifierLog = {},
  fetching: Partial<KeyFetching> = {},
): TokenVerifier {
  if (config.algorithms.some((algorithm) => /^(HS|none)/i.test(algorithm)))
    throw new Error('Tokens of an OpenID Connect provider need an asymmetric algorithm')
  const { timeoutMs, cooldownMs, maxAgeMs } = { ...usualFetching, ...fetching }
  const openKeys = keepFirstSuccess(async () => {
    const jwksUrl = config.jwksUrl ? new URL(config.jwksUrl) : await discoverJwksUrl(config.issuer, timeoutMs)
    return createRemoteJWKSet(jwksUrl, {
      timeoutDuration: timeoutMs,
      cooldownDuration: cooldownMs,
      cacheMaxAge: maxAgeMs,
    })
  })
  return createTokenVerifier(
    config,
    async (header, token) => {
      try {
        const findKey = await openKeys()
        return await findKey(header, token)
      } catch (error) {
        if (isFaultOfToken(error)) throw error
        throw new KeysUnavailable(describeFailure(error))
      }
    },
    log,
  )
}
