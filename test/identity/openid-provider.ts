import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'
import Provider from 'oidc-provider'
import type { OidcConfig } from '../../src/identity/oidc-verifier.js'

export const acme = 'ac3e0001-2222-4333-8444-55555555beef'
export const audience = 'https://flux.example/api'

/** The people whom the provider knows, with what it adds to their access tokens. */
const people: Record<string, Record<string, unknown>> = {
  mira: { roles: ['EMPLOYEE'], employer: acme, email: 'Mira@Acme.example' },
  theo: { roles: 'employee hiring_manager', employer: acme.toUpperCase(), email: 'theo@acme.example' },
  olga: { roles: ['PRIVACY_OFFICER'] },
  stranger: {},
}

export interface SigningKey {
  readonly jwk: JWK
  readonly privateKey: CryptoKey
  readonly publicPem: string
}

export async function makeSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' }
  return { jwk, privateKey, publicPem: await exportSPKI(publicKey) }
}

/** What the provider remembers between requests: nothing, as its access tokens stand for themselves. */
class NoMemory {
  async upsert() {}
  async find() {}
}

function openIdApplication(issuer: string, key: SigningKey): RequestListener {
  const provider = new Provider(issuer, {
    adapter: NoMemory,
    jwks: { keys: [key.jwk] },
    cookies: { keys: ['only in tests'] },
    clients: Object.keys(people).map((name) => ({
      client_id: name,
      client_secret: 'sesame',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: 'ES256',
    })),
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    extraTokenClaims: (_context: unknown, token: { clientId: string }) => people[token.clientId],
    ttl: { ClientCredentials: 600 },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context: unknown, resource: string) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  })
  return provider.callback()
}

/** A real OpenID Connect server on loopback; it can go down, come back and rotate its key. */
export class OpenIdProvider {
  private constructor(
    private server: ReturnType<typeof createServer>,
    readonly port: number,
    public key: SigningKey,
  ) {}

  readonly requestedPaths: string[] = []
  /** What answers in place of the provider, while set. */
  intruder: RequestListener | null = null
  private application: RequestListener = () => {}

  static async start(): Promise<OpenIdProvider> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const provider = new OpenIdProvider(server, (server.address() as AddressInfo).port, await makeSigningKey('first'))
    provider.application = openIdApplication(provider.issuer, provider.key)
    provider.serve(server)
    return provider
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** How Flux is configured for this provider. */
  config(changes: Partial<OidcConfig> = {}): OidcConfig {
    return {
      kind: 'oidc',
      issuer: this.issuer,
      audience,
      jwksUrl: null,
      algorithms: ['ES256', 'RS256'],
      clockToleranceSeconds: 30,
      rolesClaim: 'roles',
      employerClaim: 'employer',
      signInNameClaim: 'email',
      ...changes,
    }
  }

  /** An access token that the provider issues to one of its people. */
  async issue(person: string, resource = audience): Promise<string> {
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${person}:sesame`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
    })
    const answer = (await response.json()) as { access_token?: string }
    if (!answer.access_token) throw new Error(`The provider answers ${response.status}: ${JSON.stringify(answer)}`)
    return answer.access_token
  }

  /** A token with the provider's own key and otherwise valid content, except for the changes; undefined leaves a claim out. */
  async sign(changes: JWTPayload = {}, header: Record<string, unknown> = {}, key = this.key): Promise<string> {
    return new SignJWT(this.claims(changes))
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'first', ...header })
      .sign(key.privateKey)
  }

  claims(changes: JWTPayload = {}): JWTPayload {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: this.issuer,
      aud: audience,
      sub: 'mira',
      iat: now,
      exp: now + 600,
      ...people.mira,
      ...changes,
    }
    return JSON.parse(JSON.stringify(claims)) as JWTPayload
  }

  async rotateKey(kid: string): Promise<void> {
    this.key = await makeSigningKey(kid)
    this.application = openIdApplication(this.issuer, this.key)
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  async startAgain(): Promise<void> {
    this.server = createServer()
    this.serve(this.server)
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve))
  }

  private serve(server: ReturnType<typeof createServer>): void {
    server.on('request', (request, response) => {
      response.shouldKeepAlive = false
      this.requestedPaths.push(request.url ?? '')
      const answer = this.intruder ?? this.application
      answer(request, response)
    })
  }
}
