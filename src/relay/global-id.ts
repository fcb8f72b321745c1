import { createHash } from 'node:crypto'
import { badUserInput } from '../errors.js'

/** One byte that says what kind of object a global id names. Never reuse a number: clients keep ids. */
const kinds = {
  Viewer: 1,
  Employer: 2,
  Employee: 3,
  VisibilitySettings: 4,
  AccountFact: 5,
  GenomeSkill: 6,
  Experience: 7,
  Education: 8,
  Quality: 9,
  Interest: 10,
  Assignment: 11,
  Availability: 12,
  Opportunity: 13,
  Candidate: 14,
  Application: 15,
  Skill: 16,
  GenomeEdition: 17,
  /** A candidate for a set of requirements that no opportunity holds. */
  UnpostedCandidate: 18,
  /** Something in a preview of one's own record; there is nothing to look up. */
  Preview: 19,
  RevealRequest: 20,
  Disclosure: 21,
  Dispute: 22,
  ConsentRecord: 40,
  EmailPreferences: 41,
  UsageEvent: 42,
  PublicDataPreview: 60,
  PublicDataItem: 61,
} as const

export type NodeKind = keyof typeof kinds
const kindOf = new Map<number, NodeKind>(Object.entries(kinds).map(([kind, byte]) => [byte, kind as NodeKind]))

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')

/** 16 bytes as a uuid in lower case. */
export function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The opaque id that clients hold: the kind and one uuid (two for a candidate: its search, then its sealed employee). */
export const globalId = (kind: NodeKind, ...uuids: string[]): string =>
  Buffer.concat([Buffer.of(kinds[kind]), ...uuids.map(bytesOf)]).toString('base64url')

/** The id that an object has in a preview: its own for each way to look, so that a client's cache never mixes it with the object itself. */
export const previewId = (kind: NodeKind, uuid: string, way: string): string =>
  globalId('Preview', uuidOf(createHash('sha256').update(`${kind} ${uuid} ${way}`).digest().subarray(0, 16)))

/** What a global id names, or null where no id of ours reads like this. */
export function readGlobalId(id: string): { kind: NodeKind; uuids: string[] } | null {
  if (id.length > 64) return null
  const bytes = Buffer.from(id, 'base64url')
  const kind = kindOf.get(bytes[0] ?? 0)
  if (!kind || bytes.toString('base64url') !== id) return null
  const isCandidate = kind === 'Candidate' || kind === 'UnpostedCandidate'
  if (bytes.length !== (isCandidate ? 33 : 17)) return null
  const uuids = [uuidOf(bytes.subarray(1, 17))]
  if (isCandidate) uuids.push(uuidOf(bytes.subarray(17)))
  return { kind, uuids }
}

/**
 * The uuid that an argument's id of this kind holds.
 * @throws BAD_USER_INPUT where it is no id of this kind.
 */
export function uuidFromId(kind: NodeKind, id: string, argument: string): string {
  const read = readGlobalId(id)
  if (read?.kind !== kind) throw badUserInput(argument, `is not the id of an object of type ${kind}`)
  return read.uuids[0] as string
}
