import type { Request } from '../request.js'
import { DisclosureRow, DisclosureSealRow } from './disclosure.entity.js'
import { beginning, type ChainLink, commitmentOf, hashOf, SealDigest } from './disclosure-chain.js'

import type { SealMark } from './seal-marks.js'

const rowsAtOnce = 2000

export interface VerificationReport {
  readonly employees: number
  readonly entries: number
  /** Entries whose content went when the person was erased; they still hold the chain together. */
  readonly erased: number
  readonly seals: number
  /** Added since the last round of sealing. */
  readonly waiting: number
  /** Null: nothing has been sealed. */
  readonly newest: SealMark | null
  /** What does not fit together, in sentences without content. */
  readonly problems: readonly string[]
}

type Progress = (entries: number) => void

/** Pages through the entries in the order of these columns. */
async function* readEntries(
  request: Request,
  order: readonly ['employeeId', 'sequence'] | readonly ['sealNumber', 'employeeId', 'sequence'],
): AsyncGenerator<DisclosureRow> {
  const columnOf = { sealNumber: 'seal_number', employeeId: 'employee_id', sequence: 'sequence' } as const
  const columns = order.map((each) => columnOf[each]).join(', ')
  for (let last: DisclosureRow | undefined, isFirst = true; isFirst || last; isFirst = false) {
    const behind = last && `AND (${columns}) > (${order.map((_each, index) => `$${index + 2}`).join(', ')})`
    const rows: DisclosureRow[] = await request.sql<DisclosureRow>(
      `SELECT ${request.columns(DisclosureRow, 'd')} FROM disclosure d WHERE employer_id = $1 ${behind ?? ''}
       ORDER BY ${columns} LIMIT ${rowsAtOnce}`,
      [request.employerId, ...(last ? order.map((each) => (last as DisclosureRow)[each]) : [])],
    )
    yield* rows
    last = rows.length === rowsAtOnce ? rows.at(-1) : undefined
  }
}

const isErased = ({
  salt,
  viewerId,
  viewerName,
  viewerRole,
  purpose,
  opportunityId,
  facets,
  at,
  hour,
}: DisclosureRow) =>
  [salt, viewerId, viewerName, viewerRole, purpose, opportunityId, facets, at, hour].every((each) => each === null)

/** What is wrong with an entry that follows `before` in its chain. */
function problemOf(row: DisclosureRow, before: ChainLink | null): string | null {
  if (row.sequence !== (before?.sequence ?? 0) + 1) return 'does not follow the entry before it: one is missing'
  if (!row.previousHash.equals(before?.hash ?? beginning)) return 'names another hash than the entry before it has'
  if (!row.hash.equals(hashOf(row.previousHash, row, row.sealNumber, row.commitment)))
    return 'does not have the hash of what it holds'
  if (isErased(row)) return null
  const hour = row.at && new Date(Math.floor(row.at.getTime() / 3_600_000) * 3_600_000)
  const isUnchanged =
    row.salt && row.hour?.getTime() === hour?.getTime() && row.commitment.equals(commitmentOf(row.salt, row))
  return isUnchanged ? null : 'has other content than when it was sealed'
}

async function verifyChains(request: Request, problems: string[], onProgress: Progress) {
  const count = { employees: 0, entries: 0, erased: 0 }
  const emptied = new Set<string>()
  let before: ChainLink | null = null
  for await (const row of readEntries(request, ['employeeId', 'sequence'])) {
    if (before?.employeeId !== row.employeeId) {
      before = null
      count.employees += 1
    }
    const problem = problemOf(row, before)
    if (problem) problems.push(`Entry ${row.sequence} about employee ${row.employeeId} ${problem}.`)
    before = row
    count.entries += 1
    if (isErased(row)) {
      count.erased += 1
      emptied.add(row.employeeId)
    }
    if (count.entries % 10_000 === 0) onProgress(count.entries)
  }
  const present = await request.sql<{ id: string }>(
    'SELECT id FROM employee WHERE employer_id = $1 AND id = ANY ($2)',
    [request.employerId, [...emptied]],
  )
  for (const { id } of present)
    problems.push(`Entries about employee ${id} are emptied, though nobody erased the person.`)
  return count
}

async function* readSeals(request: Request): AsyncGenerator<DisclosureSealRow> {
  for (let last: DisclosureSealRow | undefined, isFirst = true; isFirst || last; isFirst = false) {
    const rows: DisclosureSealRow[] = await request.sql<DisclosureSealRow>(
      `SELECT ${request.columns(DisclosureSealRow, 's')} FROM disclosure_seal s WHERE employer_id = $1 AND number > $2
       ORDER BY number LIMIT ${rowsAtOnce}`,
      [request.employerId, last?.number ?? 0],
    )
    yield* rows
    last = rows.length === rowsAtOnce ? rows.at(-1) : undefined
  }
}

/** Whether the seals that somebody kept elsewhere are the ones that are there. */
class MarkCheck {
  private readonly missing: Map<number, Set<string>>

  constructor(marks: readonly SealMark[]) {
    this.missing = new Map(marks.map(({ number }) => [number, new Set<string>()]))
    for (const { number, digest } of marks) this.missing.get(number)?.add(digest)
  }

  meet({ number, digest }: DisclosureSealRow): string[] {
    const kept = [...(this.missing.get(number) ?? [])]
    this.missing.delete(number)
    return kept.some((each) => each !== digest.toString('hex'))
      ? [`Seal ${number} is not the one that was kept elsewhere.`]
      : []
  }

  end = (): string[] =>
    [...this.missing.keys()].map(
      (number) => `Seal ${number}, which was kept elsewhere, is not there: the log was cut off.`,
    )
}

const withoutSeal = ({ sequence, employeeId }: DisclosureRow) =>
  `Entry ${sequence} about employee ${employeeId} names a seal that is not there.`

/** Walks all seals beside the entries that each covers. */
async function verifySeals(request: Request, problems: string[], marks: readonly SealMark[]) {
  const check = new MarkCheck(marks)
  const entries = readEntries(request, ['sealNumber', 'employeeId', 'sequence'])
  let next = await entries.next()
  let before: DisclosureSealRow | undefined
  let seals = 0
  for await (const seal of readSeals(request)) {
    if (seal.number !== (before?.number ?? 0) + 1)
      problems.push(`Seal ${seal.number} does not follow the seal before it.`)
    for (; !next.done && next.value.sealNumber < seal.number; next = await entries.next())
      problems.push(withoutSeal(next.value))
    const digest = new SealDigest(before?.digest ?? beginning, seal.number, seal.sealedAt)
    for (; !next.done && next.value.sealNumber === seal.number; next = await entries.next()) digest.add(next.value)
    if (!digest.digest().equals(seal.digest)) problems.push(`Seal ${seal.number} covers other entries than are there.`)
    problems.push(...check.meet(seal))
    before = seal
    seals += 1
  }
  for (; !next.done; next = await entries.next()) problems.push(withoutSeal(next.value))
  problems.push(...check.end())
  return { seals, last: before }
}

/**
 * Checks every chain of the request's employer: each entry against its own hash and the one before it, each seal against all
 * that it covers, and seals against the marks that were kept elsewhere. Reads only; on one snapshot.
 */
export async function verifyDisclosures(
  request: Request,
  marks: readonly SealMark[],
  onProgress: Progress = () => {},
): Promise<VerificationReport> {
  const problems: string[] = []
  const { employerId } = request
  const count = await verifyChains(request, problems, onProgress)
  const { seals, last } = await verifySeals(
    request,
    problems,
    marks.filter((mark) => mark.employerId === employerId),
  )
  const [row] = await request.sql<{ waiting: number; isLate: boolean }>(
    `SELECT count(*)::int AS waiting, coalesce(min(at) < request_time() - interval '5 minutes', false) AS "isLate"
     FROM disclosure_unsealed WHERE employer_id = $1`,
    [employerId],
  )
  if (row?.isLate) problems.push('Entries wait to be sealed for more than five minutes: no server seals them.')
  const newest = last ? { employerId, number: last.number, digest: last.digest.toString('hex') } : null
  return { ...count, seals, waiting: row?.waiting ?? 0, newest, problems }
}
