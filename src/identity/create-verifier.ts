import type { Config } from '../config.js'
import { openBuiltInIssuer } from './built-in-issuer.js'
import type { TokenVerifier, VerifierLog } from './identity.js'
import { createOidcVerifier } from './oidc-verifier.js'

/** The one verifier of a running server. With an OpenID Connect issuer the built-in one stays closed: its tokens mean nothing. */
export async function createVerifier(
  config: Pick<Config, 'identity' | 'dataDir'>,
  log: VerifierLog = {},
): Promise<TokenVerifier> {
  if (config.identity.kind === 'oidc') return createOidcVerifier(config.identity, log)
  const issuer = await openBuiltInIssuer(config.dataDir, log)
  return issuer.verifier
}
