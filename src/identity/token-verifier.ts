import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { serviceUnavailable } from '../errors.js'
import { invalidToken } from './bearer-token.js'
import { type ClaimNames, RefusedToken, readIdentity } from './claims.js'
import type { TokenVerifier, VerifierLog } from './identity.js'

/** What an issuer's tokens must be like. */
export interface TokenRules extends ClaimNames {
  readonly issuer: string
  readonly audience: string
  readonly algorithms: readonly string[]
  readonly clockToleranceSeconds: number
}

/** The issuer's keys cannot be had: no token can be judged, and none is at fault. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
}

/** Access tokens are `at+jwt` (RFC 9068) or plain `JWT`, and many issuers write no type; logout and other tokens name theirs. */
function checkType(type: unknown): void {
  if (type === undefined) return
  const name = typeof type === 'string' ? type.toLowerCase().replace(/^application\//, '') : null
  if (name !== 'at+jwt' && name !== 'jwt') throw new RefusedToken('the type is not that of an access token')
}

/** Codes and claim names only: the messages of the library can quote the token. */
function describeRefusal(error: Error): string {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)
    return `${error.code} (${error.claim}: ${error.reason})`
  return error instanceof errors.JOSEError ? error.code : error.message
}

/** Judges tokens by their signature, algorithm, issuer, audience, times and type, then reads the identity in them. */
export function createTokenVerifier(rules: TokenRules, getKey: JWTVerifyGetKey, log: VerifierLog): TokenVerifier {
  const options = {
    issuer: rules.issuer,
    audience: rules.audience,
    algorithms: [...rules.algorithms],
    clockTolerance: rules.clockToleranceSeconds,
  }
  return {
    async verify(token) {
      try {
        const { payload, protectedHeader } = await jwtVerify(token, getKey, options)
        checkType(protectedHeader.typ)
        return readIdentity(payload, rules)
      } catch (error) {
        if (error instanceof KeysUnavailable) {
          log.onUnavailable?.(error.message)
          throw serviceUnavailable()
        }
        if (!(error instanceof RefusedToken || error instanceof errors.JOSEError)) throw error
        log.onRefused?.(describeRefusal(error))
        throw invalidToken()
      }
    },
  }
}
