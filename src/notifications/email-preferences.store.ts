import { badUserInput } from '../errors.js'
import { nobody } from '../people/employee.loader.js'
import type { Request } from '../request.js'
import { EmailPreferencesRow } from './email-preferences.entity.js'
import { EmailPreferences, type EmailPreferencesInput, type Preferences } from './email-preferences.type.js'

/** Nobody gets marketing before they ask for it. */
const atSignUp: Preferences = { marketing: false, opportunityAlerts: 'WEEKLY', businessTransferOptOut: false }

async function findRow(request: Request): Promise<EmailPreferencesRow | null> {
  const [row] = await request.sql<EmailPreferencesRow>(
    `SELECT ${request.columns(EmailPreferencesRow, 'p')} FROM email_preferences p WHERE p.employee_id = $1`,
    [request.employeeId],
  )
  return row ?? null
}

/** What holds for the viewer; for whoever has no employee record, what would. */
export async function getOwnPreferences(request: Request): Promise<EmailPreferences> {
  const employeeId = request.viewer?.employeeId
  if (!employeeId) return new EmailPreferences(nobody, atSignUp)
  return new EmailPreferences(employeeId, (await findRow(request)) ?? atSignUp)
}

/** Changes what is given and nothing else. @throws BAD_USER_INPUT for a choice that is null. */
export async function updateOwnPreferences(request: Request, input: EmailPreferencesInput): Promise<void> {
  for (const [name, value] of Object.entries(input))
    if (value === null) throw badUserInput(`input.${name}`, 'cannot be empty')
  const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const { employerId, employeeId } = request
  if (!(await findRow(request))) await request.insert(EmailPreferencesRow, [{ employerId, employeeId, ...atSignUp }])
  if (Object.keys(changes).length > 0)
    await request.rows.update(EmailPreferencesRow, { employerId, employeeId }, changes)
}
