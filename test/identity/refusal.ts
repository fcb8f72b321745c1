import { expect } from 'vitest'
import type { TokenVerifier } from '../../src/identity/identity.js'

const refusal = {
  message: 'The sign-in token is not valid.',
  extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
}

/** Every refused token gets this one answer. */
export async function expectRefused(verifier: TokenVerifier, token: string | Promise<string>): Promise<void> {
  await expect(verifier.verify(await token)).rejects.toMatchObject(refusal)
}

export async function expectUnavailable(verifier: TokenVerifier, token: string | Promise<string>): Promise<void> {
  await expect(verifier.verify(await token)).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
}
