import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { readIdentity } from './claims.js'
import type { Identity, TokenVerifier, VerifierLog } from './identity.js'
import { issuerAlgorithm, openIssuerKey } from './issuer-key.js'
import { createTokenVerifier, type TokenRules } from './token-verifier.js'

/** What a token of the built-in issuer says, and for how long. */
export interface TokenGrant extends Omit<Identity, 'expiresAt'> {
  /** 1 to 31,536,000 (a year). */
  readonly lifetimeSeconds: number
}

/** Signs people in without an identity provider: for local use, demonstrations and tests. */
export interface BuiltInIssuer {
  /**
   * A token that this issuer's verifier accepts.
   * @throws RefusedToken when it would not: no role, or roles and employer that do not go together; RangeError for the lifetime.
   */
  sign(grant: TokenGrant): Promise<string>
  readonly verifier: TokenVerifier
}

const rules: TokenRules = {
  issuer: 'flux-built-in',
  audience: 'flux-api',
  algorithms: [issuerAlgorithm],
  clockToleranceSeconds: 5,
  rolesClaim: 'roles',
  employerClaim: 'employer',
  signInNameClaim: 'email',
}

function claimsOf(grant: TokenGrant) {
  const { lifetimeSeconds } = grant
  if (!Number.isInteger(lifetimeSeconds) || lifetimeSeconds < 1 || lifetimeSeconds > 31_536_000)
    throw new RangeError('A token lives for 1 to 31536000 whole seconds')
  const issuedAt = Math.floor(Date.now() / 1000)
  return {
    iss: rules.issuer,
    aud: rules.audience,
    sub: grant.subject,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    jti: randomUUID(),
    roles: [...grant.roles],
    ...(grant.employerId === null ? {} : { employer: grant.employerId }),
    ...(grant.signInName === null ? {} : { email: grant.signInName }),
  }
}

/** Opens the issuer of this data folder, with the key that the folder keeps. */
export async function openBuiltInIssuer(dataDir: string, log: VerifierLog = {}): Promise<BuiltInIssuer> {
  const { keyId, privateKey, publicKey } = await openIssuerKey(dataDir)
  return {
    async sign(grant) {
      const claims = claimsOf(grant)
      readIdentity(claims, rules)
      return new SignJWT(claims)
        .setProtectedHeader({ alg: issuerAlgorithm, typ: 'at+jwt', kid: keyId })
        .sign(privateKey)
    },
    verifier: createTokenVerifier(rules, async () => publicKey, log),
  }
}
