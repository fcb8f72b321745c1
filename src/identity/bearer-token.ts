import { unauthenticated } from '../errors.js'

/** The one answer to every sign-in token that does not hold, so that it teaches a forger nothing. */
export const invalidToken = () => unauthenticated('The sign-in token is not valid.')

/**
 * The token of an `Authorization: Bearer …` header; null without the header.
 * @throws UNAUTHENTICATED for a header of any other form.
 */
export function bearerToken(header: string | undefined): string | null {
  if (header === undefined) return null
  const token = /^bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1]
  if (token === undefined) throw invalidToken()
  return token
}
