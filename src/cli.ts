import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { appendSealMark, readSealMarks } from './accountability/seal-marks.js'
import { verifyDisclosures } from './accountability/verify-disclosures.store.js'
import { buildApiSchema } from './api/schema.js'
import { shieldSchema } from './api/shield.js'
import { type EmployerEntry, findEmployer, listEmployers } from './command-database.js'
import { type Config, readConfig } from './config.js'
import { Database } from './database/database.js'
import { startEmbeddedPostgres } from './database/embedded-postgres.js'
import { migrate } from './database/migrate.js'
import { listDemoCast, rolesOf, type SignInRole, signInRoles } from './demo/sign-in.js'
import { loadStarter } from './genome/starter-edition.store.js'
import { genomeUsage, runGenomeCommand } from './genome-commands.js'
import { openBuiltInIssuer } from './identity/built-in-issuer.js'
import { csvFileAt } from './people/import-csv.js'
import { describeReport, progressLine } from './people/import-report.js'
import { importWorkforce } from './people/import-workforce.store.js'
import { saveEmployer } from './people/workforce.store.js'
import { policyUsage, publishPolicy } from './policy-commands.js'
import { replaySuppressions } from './public-data/suppression.store.js'
import { Vault } from './public-data/vault.js'
import { publicDataUsage, runPublicDataCommand } from './public-data-commands.js'
import { Seal } from './relay/sealed.js'
import { starterVocabulary } from './skills/starter/starter-vocabulary.js'
import { printUsage, sumsUsage } from './usage-commands.js'
import { UsageError } from './usage-error.js'
import { type Region, regions } from './visibility/settings.js'

const usage = `Usage: npm run --silent cli -- COMMAND
  migrate                                  bring the database to the newest schema
  employers                                list the employers with their ids
  token ROLE [--employer NAME] [--email ADDRESS] [--days N]
                                           a sign-in token of the built-in issuer; ROLE: ${signInRoles.join(', ')}
  import-workforce FILE --employer NAME [--create REGION | --dry-run]
                                           load or update people from a CSV file (README: Import)
${genomeUsage}${publicDataUsage}  verify-disclosures [--employer NAME] [--marks FILE]
                                           check the log of who saw what (README: The disclosure log)
${policyUsage}${sumsUsage}  print-schema                             the GraphQL schema
`

/** Runs work against the configured database, starting the embedded one only if it is needed and not running. */
async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: config.dataDir })
  const url = config.databaseUrl ?? (embedded?.url as string)
  try {
    await migrate(url)
    const pool = { size: 2, waitMs: 10_000, statementTimeoutMs: 600_000 }
    const database = await Database.connect(url, pool, () => {}, randomUUID, await Vault.open(config))
    try {
      await database.platform(null, new Date(), replaySuppressions)
      return await work(database)
    } finally {
      await database.close()
    }
  } finally {
    await embedded?.stop()
  }
}

/** Who a token is for: the address given, or the one who plays the role in the demo. */
async function findSignInName(
  database: Database,
  employer: EmployerEntry,
  role: SignInRole,
  email: string | undefined,
): Promise<string> {
  const given =
    email ?? listDemoCast().find((person) => person.role === role && person.employer === employer.name)?.signInName
  const signInName = given?.trim().toLowerCase()
  if (!signInName) throw new UsageError(`--email is needed: ${employer.name} is no demo employer`)
  const [known] = await database.platform(employer.id, new Date(), (request) =>
    request.sql('SELECT FROM employee WHERE sign_in_name = $1', [signInName]),
  )
  if (!known) throw new UsageError(`--email: nobody at ${employer.name} signs in as ${signInName}`)
  return signInName
}

async function printToken(config: Config, args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { employer: { type: 'string' }, email: { type: 'string' }, days: { type: 'string', default: '7' } },
  })
  const role = positionals[0]?.toLowerCase() as SignInRole
  if (positionals.length !== 1 || !signInRoles.includes(role))
    throw new UsageError(`ROLE must be one of ${signInRoles.join(', ')}`)
  if (config.identity.kind !== 'built-in') throw new UsageError('OIDC_ISSUER is set: its issuer signs people in')
  const days = Number(values.days)
  if (!Number.isInteger(days) || days < 1 || days > 365) throw new UsageError('--days must be from 1 to 365')
  const issuer = await openBuiltInIssuer(config.dataDir)
  const grant = { roles: rolesOf[role], lifetimeSeconds: days * 24 * 3600 }
  if (role === 'privacy_officer') {
    process.stdout.write(
      `${await issuer.sign({ subject: 'privacy-officer', employerId: null, signInName: null, ...grant })}\n`,
    )
    return
  }
  await withDatabase(config, async (database) => {
    const employer = await findEmployer(database, values.employer)
    const signInName = await findSignInName(database, employer, role, values.email)
    process.stdout.write(
      `${await issuer.sign({ subject: signInName, employerId: employer.id, signInName, ...grant })}\n`,
    )
  })
}

const printEmployers = (config: Config) =>
  withDatabase(config, async (database) => {
    for (const { id, name } of await listEmployers(database)) process.stdout.write(`${id}  ${name}\n`)
  })

/** The employer of this name, which is added first when a region is given for it. */
async function findOrCreateEmployer(
  database: Database,
  name: string,
  region: string | undefined,
): Promise<EmployerEntry> {
  if (region === undefined) return findEmployer(database, name)
  if (!regions.includes(region as Region))
    throw new UsageError(`--create: the region must be one of ${regions.join(', ')}`)
  const known = (await listEmployers(database)).find((employer) => employer.name === name)
  if (known) return known
  const id = randomUUID()
  await database.platform(id, new Date(), (request) => saveEmployer(request, { name, region: region as Region }))
  return { id, name }
}

async function importFile(config: Config, args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      employer: { type: 'string' },
      create: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const [path] = positionals
  if (positionals.length !== 1 || path === undefined) throw new UsageError('Name one FILE')
  if (!values.employer) throw new UsageError('--employer is needed')
  if (values.create && values['dry-run'])
    throw new UsageError('--create changes the database: a dry run needs an employer that is there')
  const file = csvFileAt(path)
  await withDatabase(config, async (database) => {
    await database.platform(null, new Date(), (request) => loadStarter(request, starterVocabulary))
    const { id } = await findOrCreateEmployer(database, values.employer as string, values.create?.toUpperCase())
    const onProgress = process.stderr.isTTY
      ? (...progress: Parameters<typeof progressLine>) => process.stderr.write(`\r${progressLine(...progress)}`)
      : undefined
    const report = await importWorkforce(database, id, file, {
      now: new Date(),
      dryRun: values['dry-run'],
      ...(onProgress && { onProgress }),
    })
    if (onProgress) process.stderr.write('\n')
    process.stdout.write(`${describeReport(report)}\n`)
    if (report.bad > 0) process.exitCode = 1
  })
}

/** Checks every employer's chains, or one employer's; a file of marks is read first and continued where all fits. */
async function verifyLog(config: Config, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { employer: { type: 'string' }, marks: { type: 'string' } },
  })
  const marks = values.marks === undefined ? [] : readSealMarks(values.marks)
  await withDatabase(config, async (database) => {
    const employers = values.employer ? [await findEmployer(database, values.employer)] : await listEmployers(database)
    if (values.marks !== undefined && marks.length === 0)
      process.stdout.write(`${values.marks} holds no marks yet: this run begins it, and compares with none\n`)
    for (const lost of new Set(marks.map(({ employerId }) => employerId)))
      if (!values.employer && !employers.some(({ id }) => id === lost)) {
        process.stdout.write(`The employer ${lost}, of whom a seal was kept elsewhere, is not there: NOT INTACT\n`)
        process.exitCode = 1
      }
    for (const { id, name } of employers) {
      const onProgress = (entries: number) => process.stderr.write(`${name}: ${entries} entries\n`)
      const { problems, newest, ...count } = await database.platform(id, new Date(), (request) =>
        verifyDisclosures(request, marks, onProgress),
      )
      const figures = Object.entries(count).map(([what, number]) => `${number} ${what}`)
      process.stdout.write(`${name}: ${figures.join(', ')}: ${problems.length ? 'NOT INTACT' : 'intact'}\n`)
      for (const problem of problems) process.stdout.write(`  ${problem}\n`)
      if (problems.length) process.exitCode = 1
      else if (newest && values.marks !== undefined) appendSealMark(values.marks, newest)
      else if (newest) process.stdout.write(`  newest seal: ${newest.number} ${newest.digest}\n`)
    }
  })
}

/** The schema as it is served: building it also proves that every field has a decision. */
function writeSchema(): void {
  const schema = shieldSchema(buildApiSchema(new Seal(Buffer.alloc(32))))
  process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`)
}

async function run([command, ...args]: readonly string[]): Promise<void> {
  if (command === 'print-schema') return writeSchema()
  const config = readConfig(process.env)
  if (command === 'token') return printToken(config, args)
  if (command === 'employers') return printEmployers(config)
  if (command === 'migrate') return withDatabase(config, async () => {})
  if (command === 'import-workforce') return importFile(config, args)
  if (command === 'genome') return runGenomeCommand(args, (work) => withDatabase(config, work))
  if (command === 'privacy-policy') return publishPolicy(args, (work) => withDatabase(config, work))
  if (command === 'usage') return printUsage(args, (work) => withDatabase(config, work))
  if (command === 'public-data') return runPublicDataCommand(args, (work) => withDatabase(config, work))
  if (command === 'verify-disclosures') return verifyLog(config, args)
  throw new UsageError(command ? `There is no command "${command}"` : 'Name a command')
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${message}\n${error instanceof UsageError ? usage : ''}`)
  process.exitCode = 1
})
