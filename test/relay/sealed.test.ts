import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connectionOf, readPage } from '../../src/relay/connection.js'
import { Seal } from '../../src/relay/sealed.js'
import type { Request, Viewer } from '../../src/request.js'

const seal = new Seal(Buffer.alloc(32, 7))
const otherService = new Seal(Buffer.alloc(32, 8))
const anyPosition = fc.oneof(
  fc.tuple(fc.option(fc.string()), fc.uuid()),
  fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), fc.uuid()),
)

test('a cursor opens to the position that it was made of', () => {
  fc.assert(
    fc.property(anyPosition, fc.string(), (position, list) => {
      expect(seal.openCursor(seal.sealCursor(position, list), list)).toEqual(position)
    }),
  )
})

test('the same position in the same list has the same cursor, and another in any other', () => {
  fc.assert(
    fc.property(anyPosition, fc.string(), fc.string(), (position, list, other) => {
      expect(seal.sealCursor(position, list)).toBe(seal.sealCursor(position, list))
      expect(seal.sealCursor(position, list) === seal.sealCursor(position, other)).toBe(list === other)
    }),
  )
})

test('a cursor in which any one byte was changed opens to nothing', () => {
  const bytes = Buffer.from(seal.sealCursor(['ada', randomUUID()], 'list'), 'base64url')
  for (let at = 0; at < bytes.length; at++)
    for (const flip of [1, 0x80, 0xff]) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ flip, at)
      expect(seal.openCursor(changed.toString('base64url'), 'list')).toBeNull()
    }
})

test('a cursor that was cut, lengthened or made up opens to nothing', () => {
  const cursor = seal.sealCursor(['ada', randomUUID()], 'list')
  for (const changed of [cursor.slice(0, -2), cursor.slice(2), `${cursor}AA`, `${cursor}=`, ` ${cursor}`, ''])
    expect(seal.openCursor(changed, 'list')).toBeNull()
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url')),
        fc.constant('A'.repeat(9000)),
      ),
      (made) => {
        expect(seal.openCursor(made, 'list')).toBeNull()
      },
    ),
  )
})

test('a cursor opens neither in another list nor by another service', () => {
  fc.assert(
    fc.property(anyPosition, fc.string(), fc.string(), (position, list, other) => {
      const cursor = seal.sealCursor(position, list)
      fc.pre(list !== other)
      expect(seal.openCursor(cursor, other)).toBeNull()
      expect(otherService.openCursor(cursor, list)).toBeNull()
    }),
  )
})

test('a cursor does not show the position that it holds', () => {
  const cursor = seal.sealCursor(['a-rather-secret-name'], 'list')
  expect(Buffer.from(cursor, 'base64url').includes('secret')).toBe(false)
})

const asking = (viewer: Partial<Viewer> | null) =>
  ({
    viewer: viewer && { roles: [], isEmployerSide: false, subject: 's', employerId: 'e', employeeId: null, ...viewer },
  }) as unknown as Request

test('a page is read back by the viewer, in the list and with the filter that its cursor was made for, and by no other', () => {
  const ada = asking({ employeeId: 'ada' })
  const list = ['employees', { search: 'a' }, 'NAME']
  const cursor = readPage(seal, ada, list, 5, null).seal(['a', 'b'])
  expect(readPage(seal, ada, list, 5, cursor).after).toEqual(['a', 'b'])
  const strangers: [Request, unknown][] = [
    [asking({ employeeId: 'ben' }), list],
    [asking({ employeeId: 'ada', employerId: 'f' }), list],
    [asking({ subject: 'cleo' }), list],
    [asking(null), list],
    [ada, ['employees', { search: 'b' }, 'NAME']],
    [ada, ['employees', { search: 'a' }, 'JOB_TITLE']],
    [ada, ['reports', { search: 'a' }, 'NAME']],
  ]
  for (const [viewer, other] of strangers)
    expect(() => readPage(seal, viewer, other, 5, cursor)).toThrow('after: is not a cursor of this list')
})

test('a page has from 0 to 100 items', () => {
  const read = (first: number) => readPage(seal, asking({}), 'list', first, null).first
  expect([read(0), read(100)]).toEqual([0, 100])
  for (const first of [-1, 101, 2 ** 31 - 1, -(2 ** 31)])
    expect(() => read(first)).toThrow('first: must be from 0 to 100')
})

test('pages of any size cover a list once, in order, and only the last has none behind it', () => {
  const everything = Array.from({ length: 23 }, (_, index) => index)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (first) => {
      const seen: number[] = []
      for (let after: string | null = null; ; ) {
        const page: ReturnType<typeof readPage<number>> = readPage<number>(seal, asking({}), 'numbers', first, after)
        const start = page.after === null ? 0 : page.after + 1
        const found = everything.slice(start, start + first + 1)
        const { edges, pageInfo } = connectionOf(
          page,
          found,
          everything.length,
          (each) => each,
          (each) => each,
        )
        seen.push(...edges.map(({ node }) => node))
        expect(pageInfo.hasPreviousPage).toBe(after !== null)
        expect(pageInfo.startCursor).toBe(edges[0]?.cursor)
        after = pageInfo.endCursor
        if (!pageInfo.hasNextPage) break
      }
      expect(seen).toEqual(everything)
    }),
  )
})

const anyId = fc.uuid()

test('within one search every employee has an id of their own, which opens to them alone', () => {
  fc.assert(
    fc.property(fc.string(), anyId, anyId, (search, one, other) => {
      const names = seal.employeesOf(search)
      expect(names.open(names.seal(one))).toBe(one)
      expect(names.seal(names.open(one))).toBe(one)
      expect(names.seal(one) === names.seal(other)).toBe(one === other)
    }),
  )
})

test('in another search, and in another service, the same employee has another id', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), anyId, (search, other, employee) => {
      fc.pre(search !== other)
      const sealed = seal.employeesOf(search).seal(employee)
      expect(seal.employeesOf(other).seal(employee)).not.toBe(sealed)
      expect(otherService.employeesOf(search).seal(employee)).not.toBe(sealed)
      expect(sealed).not.toBe(employee)
    }),
  )
})

test('the order of ids in one search says nothing about their order in another', () => {
  const employees: string[] = Array.from({ length: 200 }, () => randomUUID())
  const order = (search: string) => {
    const names = seal.employeesOf(search)
    return [...employees].sort((a, b) => (names.seal(a) < names.seal(b) ? -1 : 1))
  }
  const [one, other] = [order('opportunity 1'), order('opportunity 2')]
  const rank = new Map(other.map((employee, index) => [employee, index]))
  const inOrder = one.filter(
    (employee, index) => index > 0 && (rank.get(one[index - 1] as string) ?? 0) < (rank.get(employee) ?? 0),
  )
  expect(inOrder.length).toBeGreaterThan(60)
  expect(inOrder.length).toBeLessThan(140)
})
