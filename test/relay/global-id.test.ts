import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { globalId, type NodeKind, readGlobalId, uuidFromId, uuidOf } from '../../src/relay/global-id.js'

/** Every kind, found by the first byte of an id; candidates hold two uuids. */
const kinds = Array.from({ length: 256 }, (_, byte) =>
  [17, 33].flatMap((length) => {
    const read = readGlobalId(Buffer.concat([Buffer.of(byte), randomBytes(length - 1)]).toString('base64url'))
    return read ? [read.kind] : []
  }),
).flat()
const anyKind = fc.constantFrom(...kinds)
const anyUuid = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => uuidOf(Buffer.from(bytes)))
const uuidsOf = (kind: NodeKind, uuids: readonly string[]) => uuids.slice(0, kind.endsWith('Candidate') ? 2 : 1)
const twoUuids = fc.tuple(anyUuid, anyUuid)

test('there is one id for each kind of object and its uuids, and it reads back as them', () => {
  expect(new Set(kinds).size).toBe(kinds.length)
  expect(kinds).toEqual(expect.arrayContaining(['Employee', 'GenomeSkill', 'Opportunity', 'Candidate', 'Application']))
  fc.assert(
    fc.property(anyKind, twoUuids, (kind, both) => {
      const uuids = uuidsOf(kind, both)
      expect(readGlobalId(globalId(kind, ...uuids))).toEqual({ kind, uuids })
    }),
  )
})

test('ids of different objects differ', () => {
  fc.assert(
    fc.property(anyKind, twoUuids, anyKind, twoUuids, (kind, uuids, otherKind, otherUuids) => {
      const [one, other] = [
        globalId(kind, ...uuidsOf(kind, uuids)),
        globalId(otherKind, ...uuidsOf(otherKind, otherUuids)),
      ]
      expect(one === other).toBe(kind === otherKind && uuidsOf(kind, uuids).join() === uuidsOf(kind, otherUuids).join())
    }),
  )
})

test('any text either is exactly the id that we would write, or is none', () => {
  const texts = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.uint8Array({ maxLength: 48 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    fc.uint8Array({ minLength: 17, maxLength: 17 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const read = readGlobalId(text)
      if (read) expect(globalId(read.kind, ...read.uuids)).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test('an id that is cut, lengthened, padded or written in another alphabet is none', () => {
  fc.assert(
    fc.property(anyKind, twoUuids, (kind, both) => {
      const id = globalId(kind, ...uuidsOf(kind, both))
      for (const changed of [
        id.slice(0, -1),
        id.slice(1),
        `${id}A`,
        `${id}=`,
        ` ${id}`,
        `${id}\n`,
        `${id}\0`,
        `${id}${id}`,
      ])
        expect(readGlobalId(changed)).toBeNull()
      if (/[-_]/.test(id)) expect(readGlobalId(id.replaceAll('-', '+').replaceAll('_', '/'))).toBeNull()
    }),
  )
})

test('an id of another kind is no answer where one kind is asked for', () => {
  fc.assert(
    fc.property(anyKind, anyKind, twoUuids, (kind, asked, both) => {
      const id = globalId(kind, ...uuidsOf(kind, both))
      if (kind === asked) expect(uuidFromId(asked, id, 'id')).toBe(both[0])
      else
        expect(() => uuidFromId(asked, id, 'input.ids[3]')).toThrow(
          expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument: 'input.ids[3]' } }),
        )
    }),
  )
})
