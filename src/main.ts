import { pino } from 'pino'
import { startApp } from './app.js'
import { readConfig } from './config.js'
import { startEmbeddedPostgres } from './database/embedded-postgres.js'
import { describeSignIns } from './demo/greeting.store.js'

/** Starts the server: the embedded database unless DATABASE_URL names one, then the API; ends in order on a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, base: null })
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (message) => log.info(message) })
  const databaseUrl = config.databaseUrl ?? (embedded?.url as string)
  const app = await startApp({ config, log, databaseUrl }).catch(async (error) => {
    await embedded?.stop()
    throw error
  })
  if (config.demo && app.issuer) process.stdout.write(await describeSignIns(app.url, app.issuer))
  else process.stdout.write(`\nFlux Work Genome is ready.\n  API  ${app.url}/graphql\n`)
  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping: operations in flight are finished first')
    await app.stop()
    await embedded?.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
