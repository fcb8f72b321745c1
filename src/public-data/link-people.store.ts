import { createHash } from 'node:crypto'
import { uuidOf } from '../relay/global-id.js'
import type { Request } from '../request.js'
import type { Region } from '../visibility/settings.js'
import { readCanonicalEmail } from './canonical-email.js'
import { type ItemContent, itemsOf, nameKeyOf, namesakeItem } from './item.js'
import type { Profile } from './profile.js'
import { lockRecordsToAdd } from './public-record.store.js'
import { screenEmails } from './suppression.store.js'

/** So many records of namesakes are offered to one person at most, those collected last. */
const mostNamesakes = 5
/** How many people one transaction compares: an opt-out waits for it. */
const peopleAtOnce = 1000

interface Person {
  readonly id: string
  /** The address that they sign in with, which is verified by that; in its canonical form. Empty: it is none. */
  readonly email: string
  readonly region: Region
  /** By the name that the employer gave: one that a person gives themself could be anybody's. */
  readonly nameKey: string
}

interface LinkedRecord {
  readonly id: string
  readonly origin: string
  readonly content: Profile
  readonly collectedAt: Date
  readonly expiresAt: Date
}

/** A record that concerns a person. */
interface Link {
  readonly person: Person
  readonly record: LinkedRecord
}

/** An item as it is offered. */
interface OfferedItem {
  readonly id: string
  readonly link: Link
  readonly content: ItemContent
}

const recordColumns = 'r.id, r.origin, r.content, r.collected_at AS "collectedAt", r.expires_at AS "expiresAt"'

/** Where the comparison of an employer's people stands: behind which of them; null: at the beginning, and at the end. */
export type LinkPosition = string | null

const positionBehind = (found: readonly Person[]): LinkPosition =>
  found.length < peopleAtOnce ? null : (found.at(-1)?.id ?? null)

export interface Marked {
  readonly position: LinkPosition
  /** One of the records was not known to be somebody's before. */
  readonly isNews: boolean
}

/**
 * Marks the records of some of an employer's people by the addresses that they sign in with: before anybody of any employer is asked about a
 * namesake's record, those that are somebody's are known.
 */
export async function markVerified(request: Request, after: LinkPosition): Promise<Marked> {
  await lockRecordsToAdd(request)
  const found = await findPeople(request, after)
  return { position: positionBehind(found), isNews: await markLinked(request, await findByEmail(request, found)) }
}

/**
 * Compares some of an employer's people with the public records, and offers to each what concerns them. By verified e-mail alone a record is
 * linked; records of namesakes are offered as a question, and what they say only after a yes. Of people in the European Economic Area
 * nothing is offered, and the records of their addresses are removed; to whoever opted out nothing is offered either.
 */
export async function linkPeople(request: Request, after: LinkPosition): Promise<LinkPosition> {
  await lockRecordsToAdd(request)
  const found = await findPeople(request, after)
  const isInArea = ({ region }: Person) => region === 'EUROPEAN_ECONOMIC_AREA'
  await removeRecordsOf(request, found.filter(isInArea))
  const people = await leaveOutSuppressed(
    request,
    found.filter((person) => !isInArea(person)),
  )
  const byEmail = await findByEmail(request, people)
  const claimed = await findClaimed(request, people)
  const links = [...byEmail, ...claimed]
  await markLinked(request, links)
  const items = [
    ...links.flatMap((link) => itemsOf(link.record.content).map((content) => offer(link, content))),
    ...(await findNamesakes(request, people)).map((link) => offer(link, namesakeItem(link.record.content))),
  ]
  await saveOffers(request, items)
  await removeUnsaid(request, found, items)
  await noteFound(request, byEmail)
  return positionBehind(found)
}

async function findPeople(request: Request, after: LinkPosition): Promise<Person[]> {
  const rows = await request.sql<{ id: string; signInName: string; region: Region; name: string | null }>(
    `SELECT e.id, e.sign_in_name AS "signInName", coalesce(e.region, r.region) AS region,
       CASE WHEN f.source = 'EMPLOYER' THEN f.value ELSE f.employer_value END AS name
     FROM employee e JOIN employer r ON r.employer_id = e.employer_id
     LEFT JOIN account_fact f ON f.employer_id = e.employer_id AND f.employee_id = e.id AND f.name = 'name'
     WHERE e.employer_id = $1 AND ($2::uuid IS NULL OR e.id > $2) ORDER BY e.id LIMIT ${peopleAtOnce}`,
    [request.employerId, after],
  )
  return rows.map(({ id, signInName, region, name }) => ({
    id,
    email: readCanonicalEmail(signInName)?.exact ?? '',
    region,
    nameKey: nameKeyOf(name ?? ''),
  }))
}

async function leaveOutSuppressed(request: Request, people: readonly Person[]): Promise<Person[]> {
  const answers = await screenEmails(
    request,
    people.map(({ email }) => email),
  )
  // An address that cannot be read is held, and has no records: names may be asked by all the same.
  return people.filter(({ email }, index) => email === '' || answers[index] === 'free')
}

async function removeRecordsOf(request: Request, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return
  await request.sql(
    'DELETE FROM public_record r USING public_record_email m WHERE m.record_id = r.id AND m.email = ANY ($1)',
    [people.map(({ email }) => email)],
  )
}

/** Records joined to people by one of their properties; `found` has a column `key`. */
async function join(
  people: readonly Person[],
  keyOf: (person: Person) => string,
  found: Promise<(LinkedRecord & { key: string })[]>,
): Promise<Link[]> {
  const byKey = new Map<string, LinkedRecord[]>()
  for (const { key, ...record } of await found) byKey.set(key, [...(byKey.get(key) ?? []), record])
  return people.flatMap((person) => (byKey.get(keyOf(person)) ?? []).map((record) => ({ person, record })))
}

const findByEmail = (request: Request, people: readonly Person[]): Promise<Link[]> =>
  join(
    people,
    ({ email }) => email,
    request.sql(
      `SELECT m.email AS key, ${recordColumns} FROM public_record_email m JOIN public_record r ON r.id = m.record_id
       WHERE m.email = ANY ($1) AND r.expires_at > $2 ORDER BY r.id`,
      [people.map(({ email }) => email), request.now],
    ),
  )

/** Records of namesakes of which people said that they are theirs. */
const findClaimed = (request: Request, people: readonly Person[]): Promise<Link[]> =>
  join(
    people,
    ({ id }) => id,
    request.sql(
      `SELECT i.employee_id AS key, ${recordColumns} FROM public_item i JOIN public_record r ON r.id = i.record_id
       WHERE i.employee_id = ANY ($1) AND i.content->>'kind' = 'NAMESAKE' AND i.state = 'ACCEPTED' AND r.expires_at > $2
       ORDER BY r.id`,
      [people.map(({ id }) => id), request.now],
    ),
  )

/** A record that is somebody's is offered to no namesake. A name of one word is too common to ask by. */
async function findNamesakes(request: Request, people: readonly Person[]): Promise<Link[]> {
  const named = people.filter(({ nameKey }) => nameKey.includes(' '))
  const links = await join(
    named,
    ({ nameKey }) => nameKey,
    request.sql(
      `SELECT r.name_key AS key, ${recordColumns} FROM (SELECT DISTINCT unnest($1::text[]) AS name_key) w
       CROSS JOIN LATERAL (
         SELECT * FROM public_record r WHERE r.name_key = w.name_key AND NOT r.is_linked AND r.expires_at > $2
         ORDER BY r.collected_at DESC, r.id LIMIT ${mostNamesakes}
       ) r`,
      [named.map(({ nameKey }) => nameKey), request.now],
    ),
  )
  return links
}

/** Gives whether one of the records was not known to be somebody's. */
async function markLinked(request: Request, links: readonly Link[]): Promise<boolean> {
  const marked = await request.sql(
    `WITH marked AS (UPDATE public_record SET is_linked = true WHERE id = ANY ($1) AND NOT is_linked RETURNING 1)
     SELECT FROM marked`,
    [links.map(({ record }) => record.id)],
  )
  return marked.length > 0
}

function offer(link: Link, content: ItemContent): OfferedItem {
  const said = JSON.stringify([link.person.id, link.record.id, content])
  return { id: uuidOf(createHash('sha256').update(said).digest().subarray(0, 16)), link, content }
}

/** What was offered before keeps its answer; it is only newer now. */
async function saveOffers(request: Request, items: readonly OfferedItem[]): Promise<void> {
  const rows = [...new Map(items.map((item) => [item.id, item])).values()].map(({ id, link, content }) => ({
    employer_id: request.employerId,
    id,
    employee_id: link.person.id,
    record_id: link.record.id,
    content,
    origin: link.record.origin,
    collected_at: link.record.collectedAt,
    expires_at: link.record.expiresAt,
    state: 'OFFERED',
  }))
  if (rows.length === 0) return
  await request.sql(
    `INSERT INTO public_item AS i SELECT * FROM json_populate_recordset(NULL::public_item, $1)
     ON CONFLICT (employer_id, id) DO UPDATE SET collected_at = excluded.collected_at, expires_at = excluded.expires_at
     WHERE i.expires_at <> excluded.expires_at OR i.collected_at <> excluded.collected_at`,
    [JSON.stringify(rows)],
  )
}

/** What records do not say any more, or what has expired, is offered no longer; what was accepted is the person's. */
async function removeUnsaid(request: Request, people: readonly Person[], items: readonly OfferedItem[]): Promise<void> {
  await request.sql(
    `DELETE FROM public_item i WHERE i.employee_id = ANY ($1) AND i.id <> ALL ($2) AND (
       (i.record_id IS NOT NULL AND i.state <> 'ACCEPTED') OR (i.record_id IS NULL AND i.state <> 'ACCEPTED' AND i.expires_at <= $3)
       OR (i.content->>'kind' = 'NAMESAKE' AND NOT EXISTS (SELECT FROM public_record r WHERE r.id = i.record_id)))`,
    [people.map(({ id }) => id), items.map(({ id }) => id), request.now],
  )
}

/** Whoever has a first record that is theirs is to be told of it. */
async function noteFound(request: Request, byEmail: readonly Link[]): Promise<void> {
  if (byEmail.length === 0) return
  await request.sql(
    `INSERT INTO public_notice (employer_id, employee_id, found_at) SELECT $1, unnest($2::uuid[]), $3
     ON CONFLICT (employer_id, employee_id) DO NOTHING`,
    [request.employerId, [...new Set(byEmail.map(({ person }) => person.id))], request.now],
  )
}
