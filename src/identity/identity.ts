import type { Role } from '../visibility/roles.js'

/** Who a valid sign-in token speaks for. */
export interface Identity {
  /** The issuer's lasting name for the person: 1 to 255 characters, unique within the issuer. */
  readonly subject: string
  /** At least one, each once, in the order of the vocabulary. */
  readonly roles: readonly Role[]
  /** UUID in lower case; null for a privacy officer, who belongs to no employer, and for nobody else. */
  readonly employerId: string | null
  /** The work e-mail that the employer registered: trimmed, lower-cased. */
  readonly signInName: string | null
  /** When the token ends; a verifier's clock tolerance can let it lie a few seconds in the past. */
  readonly expiresAt: Date
}

export interface TokenVerifier {
  /**
   * The identity that the token proves.
   * @throws UNAUTHENTICATED with one message for every reason; SERVICE_UNAVAILABLE when the issuer's keys cannot be had.
   */
  verify(token: string): Promise<Identity>
}

/** Where a verifier tells its operator why. No reason holds the token or anything that it says about a person. */
export interface VerifierLog {
  /** A token was refused. */
  readonly onRefused?: (reason: string) => void
  /** The issuer's keys could not be had. */
  readonly onUnavailable?: (reason: string) => void
}
