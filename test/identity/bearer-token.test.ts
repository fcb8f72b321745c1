import { describe, expect, it } from 'vitest'
import { bearerToken } from '../../src/identity/bearer-token.js'

describe('the Authorization header', () => {
  it('may be absent: nobody is signed in', () => {
    expect(bearerToken(undefined)).toBeNull()
  })

  it.each([['Bearer aa.bb-_.cc'], ['bearer aa.bb-_.cc'], ['BEARER   aa.bb-_.cc']])(
    'carries a token in "%s"',
    (header) => {
      expect(bearerToken(header)).toBe('aa.bb-_.cc')
    },
  )

  it.each([
    [''],
    ['Bearer'],
    ['Bearer '],
    ['aa.bb.cc'],
    ['Bearer aa bb'],
    ['Bearer aa, Bearer bb'],
    ['Bearer aa\nbb'],
    ['Bearer aa\n'],
    ['Basic bWlyYTpzZXNhbWU='],
    ['Bearer "aa.bb.cc"'],
  ])('is refused as %j, rather than taken for nobody', (header) => {
    expect(() => bearerToken(header)).toThrow('The sign-in token is not valid.')
  })
})
