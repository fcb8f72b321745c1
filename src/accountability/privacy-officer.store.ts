import type { Request } from '../request.js'

/** From here on this transaction reaches what a privacy officer may, of every employer. Only behind a field that is for them. */
export async function actAsPrivacyOfficer(request: Request): Promise<void> {
  await request.sql(`SELECT set_config('flux.is_privacy_officer', 'on', true)`)
}
