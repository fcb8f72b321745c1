import { createHash } from 'node:crypto'

/** What an entry says, as its hash covers it. */
export interface ChainedContent {
  readonly employerId: string
  readonly employeeId: string
  readonly sequence: number
  readonly id: string
  readonly viewerId: string | null
  readonly viewerName: string | null
  readonly viewerRole: string | null
  readonly purpose: string | null
  readonly opportunityId: string | null
  readonly facets: readonly string[] | null
  readonly at: Date | null
}

/** An entry in its place; hashes have 32 bytes. */
export interface ChainLink {
  readonly employeeId: string
  readonly sequence: number
  readonly hash: Buffer
}

/** What comes before the first entry and the first seal. */
export const beginning = Buffer.alloc(32)

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Stands for the content in the chain: SHA-256 of a random salt and the content, which tells nothing once both are erased. */
export const commitmentOf = (salt: Buffer, content: ChainedContent): Buffer =>
  sha256(
    salt,
    JSON.stringify([
      content.employerId,
      content.employeeId,
      content.sequence,
      content.id,
      content.viewerId,
      content.viewerName,
      content.viewerRole,
      content.purpose,
      content.opportunityId,
      content.facets,
      content.at?.toISOString() ?? null,
    ]),
  )

/** An entry's hash: SHA-256 of the hash before it, whose chain it is in, its place and what stands for its content. */
export const hashOf = (
  previousHash: Buffer,
  { employeeId, sequence }: Omit<ChainLink, 'hash'>,
  sealNumber: number,
  commitment: Buffer,
): Buffer => sha256(previousHash, `${employeeId} ${sequence} ${sealNumber} `, commitment)

/** Collects the entries of one seal, in the order of employee and sequence, into its digest. */
export class SealDigest {
  private readonly hash

  constructor(previousDigest: Buffer, number: number, sealedAt: Date) {
    this.hash = createHash('sha256').update(previousDigest).update(`${number} ${sealedAt.toISOString()}`)
  }

  add({ employeeId, sequence, hash }: ChainLink): this {
    this.hash.update(`\0${employeeId} ${sequence} `).update(hash)
    return this
  }

  digest(): Buffer {
    return this.hash.digest()
  }
}

/** Sorts entries as a seal's digest takes them. */
export const compareLinks = (a: Omit<ChainLink, 'hash'>, b: Omit<ChainLink, 'hash'>): number =>
  a.employeeId < b.employeeId ? -1 : a.employeeId > b.employeeId ? 1 : a.sequence - b.sequence
