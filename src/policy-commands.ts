import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { savePolicy } from './accountability/privacy-policy.store.js'
import type { WithDatabase } from './command-database.js'
import { UsageError } from './usage-error.js'
import { type Region, regions } from './visibility/settings.js'

export const policyUsage = `  privacy-policy FILE --region REGION --version VERSION --effective-on DATE
                                           publish the text of a privacy policy; OTHER is for regions without their own
`

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text)

/** Publishes a text file as the policy of a region. @throws UsageError */
export async function publishPolicy(args: readonly string[], withDatabase: WithDatabase): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { region: { type: 'string' }, version: { type: 'string' }, 'effective-on': { type: 'string' } },
  })
  const [path] = positionals
  const region = values.region?.toUpperCase() as Region
  const effectiveOn = values['effective-on'] ?? ''
  const version = values.version?.trim() ?? ''
  if (positionals.length !== 1 || path === undefined) throw new UsageError('Name one FILE')
  if (!regions.includes(region)) throw new UsageError(`--region must be one of ${regions.join(', ')}`)
  if (!version || version.length > 200) throw new UsageError('--version must be 1 to 200 characters long')
  if (!isDay(effectiveOn)) throw new UsageError('--effective-on must be a day, YYYY-MM-DD')
  const body = readFileSync(path, 'utf8').trim()
  if (!body) throw new UsageError(`${path} is empty`)
  await withDatabase(async (database) => {
    const isNew = await database.platform(null, new Date(), (request) =>
      savePolicy(request, { region, version, effectiveOn, body }),
    )
    process.stdout.write(
      `${region} ${version}: ${isNew ? `published, in force from ${effectiveOn}` : 'was published already'}\n`,
    )
  })
}
