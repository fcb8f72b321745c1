import fc from 'fast-check'

const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.']

export const encodePart = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')

export function decodePart(token: string, index: 0 | 1): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString('utf8'))
}

/** The same header and signature around a payload with changes. */
export function forgePayload(token: string, changes: Record<string, unknown>): string {
  const [header, , signature] = token.split('.')
  return `${header}.${encodePart({ ...decodePart(token, 1), ...changes })}.${signature}`
}

const bytesOf = (token: string) =>
  token
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('hex'))
    .join('.')

/** The token with one character changed so that its bytes change too (the last character of a part has idle bits). */
export const oneCharacterChanged = (token: string) =>
  fc
    .tuple(fc.nat(token.length - 1), fc.constantFrom(...characters))
    .map(([at, character]) => token.slice(0, at) + character + token.slice(at + 1))
    .filter((changed) => bytesOf(changed) !== bytesOf(token))
