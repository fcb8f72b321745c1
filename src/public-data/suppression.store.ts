import { createHash } from 'node:crypto'
import type { Request } from '../request.js'
import { type CanonicalEmail, readCanonicalEmail } from './canonical-email.js'

/**
 * What may become of something that carries an e-mail address:
 * - `free`: nobody of this address opted out;
 * - `suppressed`: they did, and nothing of theirs is stored;
 * - `held`: the address without its tag did, or the address cannot be read: it is not stored either, but somebody may look at it.
 */
export type Screening = 'free' | 'suppressed' | 'held'

const bucketCount = 64

const bucketOf = ({ untagged }: CanonicalEmail): number =>
  (createHash('sha256').update(untagged).digest()[0] as number) % bucketCount

const bucketsOf = (emails: readonly CanonicalEmail[]): number[] =>
  [...new Set(emails.map(bucketOf))].sort((a, b) => a - b)

/**
 * Screens addresses against the suppression list, one answer for each, before anything that carries them is stored in the same
 * transaction. An opt-out that commits meanwhile makes the transaction fail with a serialization failure, and so be tried again.
 * Not for queries: they may not lock.
 */
export async function screenEmails(request: Request, emails: readonly string[]): Promise<Screening[]> {
  const canonical = emails.map(readCanonicalEmail)
  const readable = canonical.filter((email) => email !== null)
  if (readable.length === 0) return canonical.map(() => 'held')
  await request.sql('SELECT FROM suppression_turn WHERE bucket = ANY ($1) ORDER BY bucket FOR SHARE', [
    bucketsOf(readable),
  ])
  const hashed = canonical.flatMap((email, position) =>
    email ? request.vault.versions.map((version) => ({ position, version, ...hashesOf(request, version, email) })) : [],
  )
  const found = await request.sql<{ position: number; isExact: boolean }>(
    `SELECT a.position, bool_or(s.address_hash = a.address) AS "isExact"
     FROM unnest($1::int[], $2::smallint[], $3::bytea[], $4::bytea[]) AS a (position, version, address, untagged)
     JOIN suppression s ON s.key_version = a.version AND s.untagged_hash = a.untagged
     GROUP BY a.position`,
    [
      hashed.map(({ position }) => position),
      hashed.map(({ version }) => version),
      hashed.map(({ address }) => address),
      hashed.map(({ untagged }) => untagged),
    ],
  )
  const answers = canonical.map((email): Screening => (email ? 'free' : 'held'))
  for (const { position, isExact } of found) answers[position] = isExact ? 'suppressed' : 'held'
  return answers
}

const hashesOf = ({ vault }: Request, version: number, { exact, untagged }: CanonicalEmail) => ({
  address: vault.hash(version, 'address', exact),
  untagged: vault.hash(version, 'address', untagged),
})

const fingerprintOf = ({ vault }: Request, version: number): Buffer => vault.hash(version, 'key', 'fingerprint')

/** An entry of the list as the copy outside the database holds it; hashes in base64url. */
interface Entry {
  readonly scope: 'PUBLIC_DATA'
  readonly version: number
  readonly fingerprint: string
  readonly address: string
  readonly untagged: string
  readonly at: string
}

/**
 * Puts addresses on the list, in the database and in the copy outside it: the copy first on the disk, so that a backup restored at
 * any moment brings nobody back. The first step of every opt-out; runs as the platform.
 */
export async function suppressEmails(request: Request, emails: readonly CanonicalEmail[]): Promise<void> {
  await request.sql(
    `UPDATE suppression_turn t SET turn = turn + 1
     FROM (SELECT bucket FROM suppression_turn WHERE bucket = ANY ($1) ORDER BY bucket FOR UPDATE) b
     WHERE t.bucket = b.bucket`,
    [bucketsOf(emails)],
  )
  const version = request.vault.newest
  const entries = emails.map((email): Entry => {
    const { address, untagged } = hashesOf(request, version, email)
    return {
      scope: 'PUBLIC_DATA',
      version,
      fingerprint: fingerprintOf(request, version).toString('base64url'),
      address: address.toString('base64url'),
      untagged: untagged.toString('base64url'),
      at: request.now.toISOString(),
    }
  })
  await request.vault.append(entries.map((entry) => JSON.stringify(entry)))
  await addEntries(request, entries)
}

/** Gives how many were not there. */
async function addEntries(request: Request, entries: readonly Entry[]): Promise<number> {
  const bytes = (text: string) => Buffer.from(text, 'base64url')
  const versions = new Map(entries.map(({ version, fingerprint }) => [version, bytes(fingerprint)]))
  await request.sql(
    'INSERT INTO suppression_key SELECT * FROM unnest($1::smallint[], $2::bytea[]) ON CONFLICT DO NOTHING',
    [[...versions.keys()], [...versions.values()]],
  )
  const added = await request.sql(
    `INSERT INTO suppression (scope, key_version, address_hash, untagged_hash, suppressed_at)
     SELECT * FROM unnest($1::text[], $2::smallint[], $3::bytea[], $4::bytea[], $5::timestamptz[])
     ON CONFLICT DO NOTHING RETURNING 1`,
    [
      entries.map(({ scope }) => scope),
      entries.map(({ version }) => version),
      entries.map(({ address }) => bytes(address)),
      entries.map(({ untagged }) => bytes(untagged)),
      entries.map(({ at }) => at),
    ],
  )
  return added.length
}

const readEntry = (line: string): Entry[] => {
  try {
    return [JSON.parse(line) as Entry]
  } catch {
    return [] // the part of a line that a killed process left
  }
}

const keyOf = ({ scope, version, address }: Pick<Entry, 'scope' | 'version' | 'address'>) =>
  `${scope} ${version} ${address}`

/**
 * Makes the list in the database and its copy outside equal, each getting what it lacks: before the server serves, so that a
 * restored backup brings nobody back. Gives how many entries the database had lost.
 * @throws Error where the keys at hand are not those of the entries.
 */
export async function replaySuppressions(request: Request): Promise<number> {
  const copied = new Map((await request.vault.readCopy()).flatMap(readEntry).map((entry) => [keyOf(entry), entry]))
  const lost = await addEntries(request, [...copied.values()])
  await checkKeys(request)
  const rows = await request.sql<{
    scope: 'PUBLIC_DATA'
    version: number
    address: Buffer
    untagged: Buffer
    at: Date
  }>(
    `SELECT scope, key_version AS version, address_hash AS address, untagged_hash AS untagged, suppressed_at AS at FROM suppression`,
  )
  const missing = rows
    .map(
      ({ scope, version, address, untagged, at }): Entry => ({
        scope,
        version,
        fingerprint: fingerprintOf(request, version).toString('base64url'),
        address: address.toString('base64url'),
        untagged: untagged.toString('base64url'),
        at: at.toISOString(),
      }),
    )
    .filter((entry) => !copied.has(keyOf(entry)))
  await request.vault.append(missing.map((entry) => JSON.stringify(entry)))
  return lost
}

async function checkKeys(request: Request): Promise<void> {
  const known = await request.sql<{ version: number; fingerprint: Buffer }>(
    'SELECT version, fingerprint FROM suppression_key',
  )
  for (const { version, fingerprint } of known)
    if (!request.vault.versions.includes(version) || !fingerprintOf(request, version).equals(fingerprint))
      throw new Error(
        `People opted out of the Public Data Set under version ${version} of the suppression key, and the key at hand is another. ` +
          'Restore it (the file suppression.keys of the data folder, or SUPPRESSION_KEYS): without it they would come back.',
      )
}
