import { join } from 'node:path'

/** How the server signs people in: its own issuer for local use, or an OpenID Connect issuer. Never both. */
export type IdentityConfig =
  | { readonly kind: 'built-in' }
  | {
      readonly kind: 'oidc'
      readonly issuer: string
      readonly audience: string
      /** Null: found through the issuer's discovery document. */
      readonly jwksUrl: string | null
      readonly algorithms: readonly string[]
      readonly clockToleranceSeconds: number
      /** Claim names; a dot steps into an object, such as `realm_access.roles`. */
      readonly rolesClaim: string
      readonly employerClaim: string
      readonly signInNameClaim: string
    }

export interface Config {
  readonly host: string
  readonly port: number
  /** Folder of the embedded database and of the built-in issuer's key. */
  readonly dataDir: string
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null
  readonly databasePoolSize: number
  readonly databasePoolTimeoutMs: number
  readonly statementTimeoutMs: number
  readonly identity: IdentityConfig
  /** Keys of the suppression list as `1:KEY,2:KEY`; null: those of the data folder. */
  readonly suppressionKeys: string | null
  /** File with the append-only copy of the suppression list. */
  readonly suppressionCopy: string
  readonly playground: boolean
  readonly demo: boolean
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly bodyLimitBytes: number
  readonly shutdownGraceMs: number
  /** How many proxies stand before the server and say, each, where a request came from; 0: none is believed. */
  readonly trustedProxies: number
  /** How long it is kept which operations people sent; 0: not at all. */
  readonly usageKeepDays: number
  readonly genome: {
    /** With fewer people who let the genome learn, an employer keeps the starter edition. */
    readonly minimumPeople: number
    /** 0: no edition is learned by itself, except when somebody is to be forgotten. */
    readonly learnEveryDays: number
  }
  readonly limits: {
    readonly depth: number
    readonly aliases: number
    readonly tokens: number
    readonly cost: number
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads one environment and remembers every problem, so that a person mends them all at once. */
class EnvironmentReader {
  readonly problems: string[] = []
  constructor(private readonly environment: Environment) {}

  text(name: string): string | null {
    return this.environment[name]?.trim() || null
  }

  integer(name: string, otherwise: number, from: number, to: number): number {
    const text = this.text(name)
    if (text === null) return otherwise
    const value = Number(text)
    if (Number.isInteger(value) && value >= from && value <= to) return value
    this.problems.push(`${name} must be a whole number from ${from} to ${to}, not "${text}"`)
    return otherwise
  }

  oneOf<T extends string>(name: string, otherwise: T, allowed: readonly T[]): T {
    const text = this.text(name)
    if (text === null) return otherwise
    if (allowed.includes(text as T)) return text as T
    this.problems.push(`${name} must be one of ${allowed.join(', ')}, not "${text}"`)
    return otherwise
  }

  url(name: string, protocols: readonly string[]): string | null {
    const text = this.text(name)
    if (text === null) return null
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text
    this.problems.push(`${name} must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`)
    return null
  }
}

const secureAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

function readIdentity(reader: EnvironmentReader): IdentityConfig {
  const issuer = reader.url('OIDC_ISSUER', ['https:', 'http:'])
  if (!issuer) return { kind: 'built-in' }
  const audience = reader.text('OIDC_AUDIENCE')
  if (!audience) reader.problems.push('OIDC_AUDIENCE is required with OIDC_ISSUER')
  const algorithms = (reader.text('OIDC_ALGORITHMS') ?? 'RS256,PS256,ES256,EdDSA').split(',').map((a) => a.trim())
  for (const algorithm of algorithms)
    if (!secureAlgorithms.includes(algorithm))
      reader.problems.push(`OIDC_ALGORITHMS: "${algorithm}" is not one of ${secureAlgorithms.join(', ')}`)
  return {
    kind: 'oidc',
    issuer,
    audience: audience ?? '',
    jwksUrl: reader.url('OIDC_JWKS_URL', ['https:', 'http:']),
    algorithms,
    clockToleranceSeconds: reader.integer('OIDC_CLOCK_TOLERANCE_SECONDS', 30, 0, 300),
    rolesClaim: reader.text('OIDC_ROLES_CLAIM') ?? 'roles',
    employerClaim: reader.text('OIDC_EMPLOYER_CLAIM') ?? 'employer',
    signInNameClaim: reader.text('OIDC_SIGN_IN_NAME_CLAIM') ?? 'email',
  }
}

/**
 * The whole configuration, from environment variables (README: Configuration).
 * @throws Error that lists every problem of the environment at once.
 */
export function readConfig(environment: Environment): Config {
  const reader = new EnvironmentReader(environment)
  const identity = readIdentity(reader)
  const databaseUrl = reader.url('DATABASE_URL', ['postgres:', 'postgresql:'])
  const dataDir = reader.text('DATA_DIR') ?? './data'
  const config: Config = {
    host: reader.text('HOST') ?? '127.0.0.1',
    port: reader.integer('PORT', 4000, 0, 65535),
    dataDir,
    databaseUrl,
    databasePoolSize: reader.integer('DATABASE_POOL_SIZE', 10, 1, 500),
    databasePoolTimeoutMs: reader.integer('DATABASE_POOL_TIMEOUT_MS', 5000, 1, 600_000),
    statementTimeoutMs: reader.integer('STATEMENT_TIMEOUT_MS', 15_000, 1, 600_000),
    identity,
    suppressionKeys: reader.text('SUPPRESSION_KEYS'),
    suppressionCopy: reader.text('SUPPRESSION_COPY') ?? join(dataDir, 'suppression.jsonl'),
    playground: reader.oneOf('PLAYGROUND', 'on', ['on', 'off']) === 'on',
    demo: reader.oneOf('DEMO', identity.kind === 'built-in' ? 'on' : 'off', ['on', 'off']) === 'on',
    logLevel: reader.oneOf('LOG_LEVEL', 'info', ['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    bodyLimitBytes: reader.integer('BODY_LIMIT_BYTES', 1_000_000, 1000, 100_000_000),
    shutdownGraceMs: reader.integer('SHUTDOWN_GRACE_MS', 10_000, 0, 600_000),
    trustedProxies: reader.integer('TRUSTED_PROXIES', 0, 0, 10),
    usageKeepDays: reader.integer('USAGE_KEEP_DAYS', 90, 0, 3650),
    genome: {
      minimumPeople: reader.integer('GENOME_MINIMUM_PEOPLE', 1000, 5, 1_000_000_000),
      learnEveryDays: reader.integer('GENOME_LEARN_EVERY_DAYS', 7, 0, 365),
    },
    limits: {
      depth: reader.integer('LIMIT_DEPTH', 12, 1, 100),
      aliases: reader.integer('LIMIT_ALIASES', 30, 1, 1000),
      tokens: reader.integer('LIMIT_TOKENS', 4000, 10, 100_000),
      cost: reader.integer('LIMIT_COST', 50_000, 1, 100_000_000),
    },
  }
  if (reader.problems.length) throw new Error(`The configuration has problems:\n  ${reader.problems.join('\n  ')}`)
  return Object.freeze(config)
}
