import { badUserInput } from '../errors.js'
import { globalId } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { type Facet, facets } from '../visibility/facet.js'
import { facetColumns, settingsOf, VisibilitySettingsRow } from '../visibility/settings.entity.js'
import { type UpdateVisibilityInput, VisibilitySettings } from '../visibility/settings.type.js'
import { accountFactFacet } from './workforce.js'

const itemTables: Readonly<Record<string, Facet>> = {
  experience: 'EXPERIENCE',
  education: 'EDUCATION',
  genome_skill: 'SKILLS',
  quality: 'QUALITIES',
  interest: 'INTERESTS',
  assignment: 'ASSIGNMENTS',
  availability: 'AVAILABILITY',
}

/** How many items of each facet the viewer has given an audience of their own. */
async function countOverrides(request: Request): Promise<Map<Facet, number>> {
  const tables = Object.entries(itemTables).map(
    ([table, facet]) => `SELECT '${facet}' AS facet FROM ${table} WHERE employee_id = $1 AND own_audience IS NOT NULL`,
  )
  const accounts = Object.entries(accountFactFacet).map(([name, facet]) => `WHEN '${name}' THEN '${facet}'`)
  const rows = await request.sql<{ facet: Facet; count: number }>(
    `SELECT facet, count(*)::int AS count FROM (${tables.join(' UNION ALL ')}
       UNION ALL SELECT CASE name ${accounts.join(' ')} END FROM account_fact WHERE employee_id = $1 AND own_audience IS NOT NULL
     ) overridden GROUP BY facet`,
    [request.employeeId],
  )
  return new Map(rows.map(({ facet, count }) => [facet, count]))
}

/** The viewer's own settings. */
export async function getOwnSettings(request: Request): Promise<VisibilitySettings> {
  const [row] = await request.sql<VisibilitySettingsRow>(
    `SELECT ${request.columns(VisibilitySettingsRow, 's')} FROM visibility_settings s WHERE s.employee_id = $1`,
    [request.employeeId],
  )
  if (!row) throw new Error('An employee has no visibility settings')
  const overrides = await countOverrides(request)
  const { facets: audienceOf, ...choices } = settingsOf(row)
  return Object.assign(new VisibilitySettings(), choices, {
    id: globalId('VisibilitySettings', row.employeeId),
    facets: facets.map((facet) => ({ facet, audience: audienceOf[facet], itemOverrides: overrides.get(facet) ?? 0 })),
    updatedAt: row.updatedAt,
    employeeId: row.employeeId,
    isOwn: true,
  })
}

/**
 * Changes what is given and nothing else.
 * @throws BAD_USER_INPUT for a setting that is null, or a facet named twice.
 */
export async function updateOwnSettings(request: Request, input: UpdateVisibilityInput): Promise<void> {
  for (const [name, value] of Object.entries(input))
    if (value === null) throw badUserInput(`input.${name}`, 'cannot be empty')
  const { facets: given, ...choices } = input
  const named = given?.map(({ facet }) => facet) ?? []
  named.forEach((facet, index) => {
    if (named.indexOf(facet) !== index) throw badUserInput(`input.facets[${index}].facet`, `${facet} is named twice`)
  })
  const audiences = Object.fromEntries(given?.map(({ facet, audience }) => [facet, audience]) ?? [])
  const changes = Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined))
  await request.rows.update(
    VisibilitySettingsRow,
    { employerId: request.employerId, employeeId: request.employeeId },
    { ...changes, ...facetColumns(audiences), updatedAt: request.now },
  )
}

/** From now on nobody but the viewer sees anything of their profile, also no item that had an audience of its own. */
export async function closeProfile(request: Request): Promise<void> {
  await updateOwnSettings(request, {
    facets: facets.map((facet) => ({ facet, audience: 'ONLY_ME' as const })),
    discoverability: 'OFF',
  })
  for (const table of [...Object.keys(itemTables), 'account_fact'])
    await request.sql(`UPDATE ${table} SET own_audience = NULL WHERE employee_id = $1 AND own_audience <> 'ONLY_ME'`, [
      request.employeeId,
    ])
}
