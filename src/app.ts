import type { IncomingHttpHeaders } from 'node:http'
import type { Logger } from 'pino'
import { saveDisclosures } from './accountability/disclosure.store.js'
import { DisclosureSealer } from './accountability/disclosure-sealer.job.js'
import { legallyDisclosedIn } from './accountability/legal-disclosure.store.js'
import { findPolicy, savePolicy } from './accountability/privacy-policy.store.js'
import { saveUse } from './accountability/usage.store.js'
import { UsageForgetter } from './accountability/usage-forgetter.job.js'
import { readVisit, type Visit } from './accountability/visit.js'
import { type Caller, createExecutor } from './api/execute.js'
import { FairTurns } from './api/fair-turns.js'
import { startHttp } from './api/http/server.js'
import { buildApiSchema } from './api/schema.js'
import { shieldSchema } from './api/shield.js'
import type { Config } from './config.js'
import { Database } from './database/database.js'
import { migrate } from './database/migrate.js'
import { loadDemo } from './demo/demo.store.js'
import { demoPolicy } from './demo/demo-policy.js'
import { buildDemo } from './demo/demo-workforce.js'
import { GenomeLearner } from './genome/genome-learner.job.js'
import { loadStarter } from './genome/starter-edition.store.js'
import { bearerToken } from './identity/bearer-token.js'
import { type BuiltInIssuer, openBuiltInIssuer } from './identity/built-in-issuer.js'
import type { TokenVerifier } from './identity/identity.js'
import { createOidcVerifier } from './identity/oidc-verifier.js'
import { saveShownByName } from './matching/candidate-shown.store.js'
import { PublicDataKeeper } from './public-data/public-data-keeper.job.js'
import { replaySuppressions } from './public-data/suppression.store.js'
import { Vault } from './public-data/vault.js'
import { Seal } from './relay/sealed.js'
import type { Request } from './request.js'
import { starterVocabulary } from './skills/starter/starter-vocabulary.js'
import { hasEmployerSideRole } from './visibility/roles.js'

export interface App {
  /** Where the server answers, without a slash at the end; the API is at `/graphql`. */
  readonly url: string
  readonly database: Database
  /** Null where an OpenID Connect issuer signs people in. */
  readonly issuer: BuiltInIssuer | null
  /** Lets operations in flight finish, then closes everything. */
  stop(): Promise<void>
}

export interface AppOptions {
  readonly config: Config
  readonly log: Logger
  readonly databaseUrl: string
  /** The time that requests see; absent: the machine's. */
  readonly clock?: () => Date
  /** Makes the uuids of new rows; absent: random ones. */
  readonly newId?: () => string
  /** When subscriptions look again; absent: at each whole minute of the machine's clock. */
  readonly untilNextMinute?: (signal: AbortSignal) => Promise<void>
}

async function readSeal(request: Request): Promise<Seal> {
  const [row] = await request.sql<{ key: Buffer }>(`SELECT key FROM service_key WHERE name = 'cursor-and-candidate'`)
  if (!row) throw new Error('The database has no service key: its migrations have not run')
  return new Seal(row.key)
}

/** The vocabulary and, where it is wanted, the demonstration: loaded once, kept ever after. */
async function loadStartingData(database: Database, { config, log }: AppOptions, now: Date): Promise<void> {
  const isNew = await database.platform(null, now, (request) => loadStarter(request, starterVocabulary))
  if (isNew) log.info({ skills: starterVocabulary.skills.length }, 'the starter vocabulary was loaded')
  if (!config.demo) return
  await loadDemo(database, buildDemo, now, (employer, people) =>
    log.info({ employer, people }, 'a demo employer was loaded'),
  )
  await database.platform(null, now, async (request) => {
    if (!(await findPolicy(request, null, demoPolicy.version))) await savePolicy(request, demoPolicy)
  })
}

const createSignIn =
  (verifier: TokenVerifier) =>
  async (headers: IncomingHttpHeaders, address: string | undefined): Promise<Caller | null> => {
    const token = bearerToken(headers.authorization)
    if (!token) return null
    const { subject, roles, employerId, signInName, expiresAt } = await verifier.verify(token)
    const visit = readVisit(headers, address)
    return { subject, roles, employerId, signInName, expiresAt, isEmployerSide: hasEmployerSideRole(roles), visit }
  }

/** Wires the whole server and starts it. @throws Error where it cannot start, with nothing left running. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, log, databaseUrl, clock = () => new Date() } = options
  await migrate(databaseUrl)
  const pool = {
    size: config.databasePoolSize,
    waitMs: config.databasePoolTimeoutMs,
    statementTimeoutMs: config.statementTimeoutMs,
  }
  const onBroken = (error: Error) => log.warn({ reason: error.message }, 'an idle database connection broke')
  const vault = await Vault.open(config)
  const database = await Database.connect(databaseUrl, pool, onBroken, options.newId, vault)
  try {
    await database.platform(null, clock(), replaySuppressions)
    await loadStartingData(database, options, clock())
    const issuerLog = {
      onRefused: (reason: string) => log.info({ reason }, 'a sign-in token was refused'),
      onUnavailable: (reason: string) => log.warn({ reason }, "the identity provider's keys could not be had"),
    }
    const issuer = config.identity.kind === 'built-in' ? await openBuiltInIssuer(config.dataDir, issuerLog) : null
    const verifier =
      config.identity.kind === 'oidc'
        ? createOidcVerifier(config.identity, issuerLog)
        : (issuer as BuiltInIssuer).verifier
    const signIn = createSignIn(verifier)
    const seal = await database.platform(null, clock(), readSeal)
    const schema = shieldSchema(buildApiSchema(seal))
    const sealer = new DisclosureSealer(database, clock, (error) =>
      log.warn({ reason: error.message }, 'entries of the disclosure log wait to be sealed'),
    )
    const usageForgetter = new UsageForgetter(database, config.usageKeepDays * 86_400_000, clock, (error) =>
      log.warn({ reason: error.message }, 'usage that was kept for its time is not yet removed'),
    )
    const learner = new GenomeLearner(database, {
      ...config.genome,
      clock,
      onLearned: (employer, { edition, people, withdrawn }) =>
        log.info({ employer, edition: edition?.number, people, withdrawn }, 'the genome has learned'),
      onFailure: (error) => log.warn({ reason: error.message }, 'the genome could not learn'),
    })
    const keeper = new PublicDataKeeper(database, {
      clock,
      onFailure: (error) => log.warn({ reason: error.message }, 'public records wait to be compared'),
    })
    // A demonstration answers alike from its first request on: not by the starter edition until the first learning.
    if (config.demo) await learner.learnDue()
    const accounts = {
      async save(request: Request) {
        await saveShownByName(request)
        return (await saveDisclosures(request)) ? request.employerId : legallyDisclosedIn(request)
      },
      async saveUse(request: Request, operation: string, visit: Visit) {
        if (config.usageKeepDays > 0) await saveUse(request, operation, visit)
      },
      committed: (employerId: string) => sealer.wake(employerId),
    }
    const turns = new FairTurns(Math.ceil(config.databasePoolSize / 2), config.databasePoolTimeoutMs)
    const http = await startHttp<Caller | null>({
      schema,
      config,
      log,
      contextOf: ({ headers, remoteAddress }) => signIn(headers, remoteAddress),
      execute: createExecutor(schema, database, clock, turns, accounts),
      expiryOf: (signedIn) => signedIn?.expiresAt ?? null,
      untilNextMinute: options.untilNextMinute,
      isReady: () => database.isReachable(),
    })
    sealer.start()
    usageForgetter.start()
    learner.start()
    keeper.start()
    const stop = async () => {
      await http.stop()
      await keeper.stop()
      await learner.stop()
      await usageForgetter.stop()
      await sealer.stop()
      await database.close()
    }
    return { url: http.url, database, issuer, stop }
  } catch (error) {
    await database.close()
    throw error
  }
}
