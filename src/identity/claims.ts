import { type Role, roles } from '../visibility/roles.js'
import type { Identity } from './identity.js'

/** Why a token is refused, in words that hold nothing from the token. */
export class RefusedToken extends Error {
  override readonly name = 'RefusedToken'
}

/** Where an issuer puts what Flux reads; a dot steps into an object, such as `realm_access.roles`. */
export interface ClaimNames {
  readonly rolesClaim: string
  readonly employerClaim: string
  readonly signInNameClaim: string
}

type Claims = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null

/** The claim at a path. A name that holds dots itself, such as `https://flux.example/roles`, is found as well. */
function claimAt(claims: unknown, path: string): unknown {
  if (!isObject(claims)) return undefined
  if (Object.hasOwn(claims, path)) return claims[path]
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const name = path.slice(0, dot)
    const found = Object.hasOwn(claims, name) ? claimAt(claims[name], path.slice(dot + 1)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function readSubject(claim: unknown): string {
  if (typeof claim === 'string' && claim.length >= 1 && claim.length <= 255) return claim
  throw new RefusedToken('the subject is not a text of 1 to 255 characters')
}

/** A list, or a text separated by spaces or commas. Names that Flux does not know belong to other applications. */
function readRoles(claim: unknown): readonly Role[] {
  const names: unknown[] = typeof claim === 'string' ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : []
  const named = new Set(names.map((name) => (typeof name === 'string' ? name.trim().toUpperCase() : '')))
  const held = roles.filter((role) => named.has(role))
  if (held.length === 0) throw new RefusedToken('no known role')
  return held
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function readEmployerId(claim: unknown): string | null {
  if (claim === undefined || claim === null) return null
  if (typeof claim === 'string' && uuid.test(claim)) return claim.toLowerCase()
  throw new RefusedToken('the employer is not a UUID')
}

/** An e-mail address that its issuer has not verified names nobody: its holder may have typed a colleague's. */
function readSignInName(claims: Claims, { signInNameClaim }: ClaimNames): string | null {
  if (signInNameClaim === 'email' && String(claims.email_verified) === 'false') return null
  const claim = claimAt(claims, signInNameClaim)
  return typeof claim === 'string' ? claim.trim().toLowerCase() || null : null
}

function readExpiry(claim: unknown): Date {
  const expiresAt = new Date(typeof claim === 'number' ? claim * 1000 : Number.NaN)
  if (Number.isNaN(expiresAt.getTime())) throw new RefusedToken('the time of expiry is not a time')
  return expiresAt
}

/** A privacy officer stands outside every employer, and holds no role inside one. */
function checkBelonging(held: readonly Role[], employerId: string | null): void {
  const isPrivacyOfficer = held.includes('PRIVACY_OFFICER')
  if (isPrivacyOfficer && held.length > 1) throw new RefusedToken('a privacy officer with another role')
  if (isPrivacyOfficer && employerId !== null) throw new RefusedToken('a privacy officer with an employer')
  if (!isPrivacyOfficer && employerId === null) throw new RefusedToken('a role that needs an employer, without one')
}

/**
 * The identity in the claims of a token whose signature and times have been checked. Nothing is assumed: a token without
 * a role that Flux knows is refused, also when it names an employer.
 * @throws RefusedToken
 */
export function readIdentity(claims: Claims, names: ClaimNames): Identity {
  const held = readRoles(claimAt(claims, names.rolesClaim))
  const employerId = readEmployerId(claimAt(claims, names.employerClaim))
  checkBelonging(held, employerId)
  return {
    subject: readSubject(claims.sub),
    roles: held,
    employerId,
    signInName: readSignInName(claims, names),
    expiresAt: readExpiry(claims.exp),
  }
}
