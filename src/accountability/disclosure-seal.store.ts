import { randomBytes } from 'node:crypto'
import type { Request } from '../request.js'
import { DisclosureRow, DisclosureSealRow, DisclosureUnsealedRow } from './disclosure.entity.js'
import { beginning, type ChainLink, commitmentOf, compareLinks, hashOf, SealDigest } from './disclosure-chain.js'

const mostAtOnce = 2000
/** Named so that nothing else takes the same lock by chance. */
const lockSql = `SELECT pg_try_advisory_xact_lock(hashtextextended('seal disclosures of ' || $1, 0)) AS "isOurs"`

type Entry = DisclosureUnsealedRow

/** One entry a viewer and role, employee, purpose, opportunity and hour; another only for facets that none before it holds. */
const keyOf = ({
  employeeId,
  viewerId,
  viewerRole,
  purpose,
  opportunityId,
  hour,
}: Omit<Entry, 'id' | 'employerId'>): string =>
  [employeeId, viewerId, viewerRole, purpose, opportunityId, hour?.toISOString()].join(' ')

/** The facets that the chains hold already, by key. */
async function loadLogged(request: Request, entries: readonly Entry[]): Promise<Map<string, Set<string>>> {
  const rows = await request.sql<DisclosureRow>(
    `SELECT ${request.columns(DisclosureRow, 'd')} FROM disclosure d
     JOIN (SELECT DISTINCT * FROM json_to_recordset($2) AS k ("employeeId" uuid, "viewerId" uuid, hour timestamptz)) k
       ON d.employee_id = k."employeeId" AND d.viewer_id = k."viewerId" AND d.hour = k.hour
     WHERE d.employer_id = $1`,
    [request.employerId, JSON.stringify(entries)],
  )
  const logged = new Map<string, Set<string>>()
  for (const row of rows) addFacets(logged, keyOf(row), row.facets)
  return logged
}

function addFacets(logged: Map<string, Set<string>>, key: string, facets: readonly string[] | null): void {
  const known = logged.get(key) ?? new Set()
  for (const facet of facets ?? []) known.add(facet)
  logged.set(key, known)
}

/** Without those that tell nothing new: two requests at the same time cannot see each other's entries. */
function withoutRepeats(entries: readonly Entry[], logged: Map<string, Set<string>>): Entry[] {
  return entries.filter((entry) => {
    const known = logged.get(keyOf(entry))
    if (known && (entry.facets ?? []).every((facet) => known.has(facet))) return false
    addFacets(logged, keyOf(entry), entry.facets)
    return true
  })
}

/** The ends of the chains of these employees. */
async function loadEnds(request: Request, employeeIds: readonly string[]): Promise<Map<string, ChainLink>> {
  const rows = await request.sql<ChainLink>(
    `SELECT DISTINCT ON (employee_id) employee_id AS "employeeId", sequence, hash FROM disclosure
     WHERE employer_id = $1 AND employee_id = ANY ($2) ORDER BY employee_id, sequence DESC`,
    [request.employerId, employeeIds],
  )
  return new Map(rows.map((row) => [row.employeeId, row]))
}

function chain(entries: readonly Entry[], ends: Map<string, ChainLink>, sealNumber: number): DisclosureRow[] {
  return entries.map((entry) => {
    const end = ends.get(entry.employeeId)
    const sequence = (end?.sequence ?? 0) + 1
    const previousHash = end?.hash ?? beginning
    const salt = randomBytes(16)
    const commitment = commitmentOf(salt, { ...entry, sequence })
    const hash = hashOf(previousHash, { employeeId: entry.employeeId, sequence }, sealNumber, commitment)
    ends.set(entry.employeeId, { employeeId: entry.employeeId, sequence, hash })
    return { ...entry, sequence, salt, commitment, previousHash, hash, sealNumber }
  })
}

async function saveSeal(request: Request, rows: readonly DisclosureRow[], last: DisclosureSealRow | undefined) {
  const number = (last?.number ?? 0) + 1
  const digest = new SealDigest(last?.digest ?? beginning, number, request.now)
  for (const row of [...rows].sort(compareLinks)) digest.add(row)
  const seal = { employerId: request.employerId, number, sealedAt: request.now, digest: digest.digest() }
  await request.insert(DisclosureSealRow, [seal])
}

/**
 * Chains the employer's entries that wait for it, oldest first: how many waited, or null where another process is at it.
 * Each entry is hashed into its employee's chain, and all of this round into one seal, so that neither the end of a
 * chain nor a whole chain can be cut off unseen.
 */
export async function sealDisclosures(request: Request): Promise<number | null> {
  const [lock] = await request.sql<{ isOurs: boolean }>(lockSql, [request.employerId])
  if (!lock?.isOurs) return null
  const waiting = await request.sql<Entry>(
    `SELECT ${request.columns(DisclosureUnsealedRow, 'u')} FROM disclosure_unsealed u ORDER BY u.at, u.id LIMIT ${mostAtOnce}`,
  )
  if (waiting.length === 0) return 0
  const entries = withoutRepeats(waiting, await loadLogged(request, waiting))
  if (entries.length) {
    const ends = await loadEnds(request, [...new Set(entries.map(({ employeeId }) => employeeId))])
    const [last] = await request.sql<DisclosureSealRow>(
      `SELECT ${request.columns(DisclosureSealRow, 's')} FROM disclosure_seal s ORDER BY s.number DESC LIMIT 1`,
    )
    const rows = chain(entries, ends, (last?.number ?? 0) + 1)
    await request.insert(DisclosureRow, rows)
    await saveSeal(request, rows, last)
  }
  await request.sql('DELETE FROM disclosure_unsealed WHERE employer_id = $1 AND id = ANY ($2)', [
    request.employerId,
    waiting.map(({ id }) => id),
  ])
  return waiting.length
}
