import { createHash } from 'node:crypto'
import { conflict } from '../errors.js'
import type { EducationRow, ExperienceRow } from '../people/facts.entity.js'
import { type SavedSource, saveAccount, saveOwnClaim, saveOwnFact } from '../people/profile.store.js'
import { removePublicFacts } from '../people/public-fact.store.js'
import { type NodeKind, uuidOf } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { findSkillsByName } from '../skills/skill-names.store.js'
import { type ItemAccountName, type ItemContent, itemsOf } from './item.js'
import { saveDecision } from './own-items.store.js'
import type { Profile } from './profile.js'
import { PublicItemRow } from './public-item.entity.js'
import { monthsAfter } from './public-record.js'

/** The fact that came of an item; null: none, because it is known already, or the vocabulary has no such skill. */
type MadeFact = { readonly factKind: NodeKind; readonly factId: string } | null

/** What the viewer brought in is their own word; anything else stays public data. */
const sourceOf = ({ recordId }: PublicItemRow): SavedSource => (recordId === null ? 'EMPLOYEE' : 'PUBLIC_DATA_SET')

/** Makes facts of what the viewer accepts. Accepted again, what is there stays as it is. */
export async function acceptItems(request: Request, items: readonly PublicItemRow[]): Promise<void> {
  for (const item of items) {
    if (item.state === 'ACCEPTED') continue
    const made = await makeFact(request, item.content, sourceOf(item))
    await saveDecision(request, item, { state: 'ACCEPTED', ...made })
  }
}

async function makeFact(request: Request, content: ItemContent, source: SavedSource): Promise<MadeFact> {
  switch (content.kind) {
    case 'ACCOUNT':
      return makeAccountFact(request, content.name, content.value, source)
    case 'EXPERIENCE': {
      const { kind, ...fields } = content
      if (await isSaid(request, 'experience', ['title', 'organization', 'startedOn'], fields)) return null
      const factId = await saveOwnFact<ExperienceRow>(request, 'Experience', null, { ...fields, source })
      return { factKind: 'Experience', factId }
    }
    case 'EDUCATION': {
      const { kind, ...fields } = content
      if (await isSaid(request, 'education', ['institution', 'qualification', 'field'], fields)) return null
      const factId = await saveOwnFact<EducationRow>(request, 'Education', null, { ...fields, source })
      return { factKind: 'Education', factId }
    }
    case 'SKILL':
      return makeClaim(request, content.name, source)
    case 'NAMESAKE':
      // What the record says is offered when records and people are compared next.
      return null
  }
}

/** Does the profile say so already, in these columns, from whatever source? */
async function isSaid<Fields extends object>(
  request: Request,
  table: 'experience' | 'education',
  columns: readonly (keyof Fields & string)[],
  fields: Fields,
): Promise<boolean> {
  const names = { startedOn: 'started_on' } as Readonly<Record<string, string>>
  const equal = columns.map((column, index) => `f.${names[column] ?? column} IS NOT DISTINCT FROM $${index + 2}`)
  const [known] = await request.sql(`SELECT FROM ${table} f WHERE f.employee_id = $1 AND ${equal.join(' AND ')}`, [
    request.employeeId,
    ...columns.map((column) => fields[column]),
  ])
  return known !== undefined
}

async function makeAccountFact(
  request: Request,
  name: ItemAccountName,
  value: string,
  source: SavedSource,
): Promise<MadeFact> {
  await saveAccount(request, { [name]: value }, source)
  const [row] = await request.sql<{ id: string }>(
    'SELECT id FROM account_fact WHERE employee_id = $1 AND name = $2 AND source = $3 AND recorded_at = $4',
    [request.employeeId, name, source, request.now],
  )
  return row ? { factKind: 'AccountFact', factId: row.id } : null
}

/** A skill that is stated already, by whomever, is not stated again. */
async function makeClaim(request: Request, name: string, source: SavedSource): Promise<MadeFact> {
  const skillId = (await findSkillsByName(request, [name])).get(name)
  if (skillId === undefined) return null
  const [known] = await request.sql('SELECT FROM genome_skill WHERE employee_id = $1 AND skill_id = $2 AND is_stated', [
    request.employeeId,
    skillId,
  ])
  if (known) return null
  return { factKind: 'GenomeSkill', factId: await saveOwnClaim(request, skillId, {}, source) }
}

/** Takes away what came of an item; what the viewer has changed since is theirs. */
async function takeBack(request: Request, { state, factId }: PublicItemRow): Promise<void> {
  if (state === 'ACCEPTED' && factId !== null) await removePublicFacts(request, request.employeeId, [factId])
}

/** The viewer does not want these; it costs them nothing. @throws CONFLICT for what they brought in and accepted: it is their own fact. */
export async function rejectItems(request: Request, items: readonly PublicItemRow[]): Promise<void> {
  for (const item of items) {
    if (item.state === 'ACCEPTED' && item.recordId === null)
      throw conflict('itemIds: what you brought in and accepted is your own fact. Remove it with removeFact.')
    await takeBack(request, item)
    await saveDecision(request, item, { state: 'REJECTED' })
  }
}

/** The viewer says that an item is wrong: it is offered no more, and what came of it is gone. */
export async function disputeItem(request: Request, item: PublicItemRow, reason: string): Promise<void> {
  await takeBack(request, item)
  await saveDecision(request, item, { state: 'DISPUTED', reason })
}

/** What is brought in and not decided upon is gone after so many months. */
const ownExpiresAfterMonths = 12

/**
 * Offers to the viewer what their own export says. E-mail addresses in it are not taken: whoever opted out of public data would come back by
 * a colleague's file. What was brought in before keeps its answer; what is not in the file is offered no longer.
 */
export async function offerOwnExport(request: Request, profile: Profile, origin: string): Promise<void> {
  const { employerId, employeeId, now, today } = request
  const expiresAt = new Date(`${monthsAfter(today, ownExpiresAfterMonths)}T00:00:00Z`)
  const rows = itemsOf({ ...profile, emails: [] }).map((content): PublicItemRow => {
    const said = createHash('sha256').update(JSON.stringify([employeeId, 'own', content]))
    const id = uuidOf(said.digest().subarray(0, 16))
    const decided = { state: 'OFFERED' as const, decidedAt: null, reason: null, factKind: null, factId: null }
    return { employerId, id, employeeId, recordId: null, content, origin, collectedAt: now, expiresAt, ...decided }
  })
  const offered = [...new Map(rows.map((row) => [row.id, row])).values()]
  await request.sql(
    `DELETE FROM public_item WHERE employee_id = $1 AND record_id IS NULL AND state = 'OFFERED' AND id <> ALL ($2)`,
    [employeeId, offered.map(({ id }) => id)],
  )
  const known = await request.sql<{ id: string }>(
    'SELECT id FROM public_item WHERE employee_id = $1 AND record_id IS NULL',
    [employeeId],
  )
  const isKnown = new Set(known.map(({ id }) => id))
  await request.insert(
    PublicItemRow,
    offered.filter(({ id }) => !isKnown.has(id)),
  )
}
