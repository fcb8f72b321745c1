import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIdentity } from '../../src/identity/claims.js'
import { roles } from '../../src/visibility/roles.js'

const acme = 'ac3e0001-2222-4333-8444-55555555beef'
const names = { rolesClaim: 'roles', employerClaim: 'employer', signInNameClaim: 'email' }
const mira = { sub: 'mira', exp: 2_000_000_000, roles: ['EMPLOYEE'], employer: acme, email: 'mira@acme.example' }
const read = (changes: Record<string, unknown>, changedNames: Partial<typeof names> = {}) =>
  readIdentity({ ...mira, ...changes }, { ...names, ...changedNames })

describe('the roles of a token', () => {
  it.each([
    ['a list', ['EMPLOYEE', 'HIRING_MANAGER']],
    ['a text with spaces', 'EMPLOYEE HIRING_MANAGER'],
    ['a text with commas', 'EMPLOYEE, HIRING_MANAGER'],
    ['lower-case names', ['employee', 'hiring_manager']],
    ['any order, repeated', 'HIRING_MANAGER EMPLOYEE EMPLOYEE'],
    ['roles of other applications among them', ['offline_access', 'EMPLOYEE', 7, null, 'HIRING_MANAGER']],
  ])('are read from %s', (_form, claim) => {
    expect(read({ roles: claim }).roles).toEqual(['EMPLOYEE', 'HIRING_MANAGER'])
  })

  it.each([
    ['absent', undefined],
    ['empty', []],
    ['an empty text', ''],
    ['only those of other applications', ['ADMIN', 'EMPLOYEES']],
    ['an object', { EMPLOYEE: true }],
    ['a list in a list', [['EMPLOYEE']]],
  ])('do not fall back to EMPLOYEE when they are %s: the token is refused', (_form, claim) => {
    expect(() => read({ roles: claim })).toThrow('no known role')
  })
})

describe('the employer of a token', () => {
  it('is read in lower case', () => {
    expect(read({ employer: acme.toUpperCase() }).employerId).toBe(acme)
  })

  it.each([['acme'], [''], [42], [[acme]], [`${acme}\n`], [`{${acme}}`]])('must be a UUID, not %j', (employer) => {
    expect(() => read({ employer })).toThrow('the employer is not a UUID')
  })

  it.each([...roles.filter((role) => role !== 'PRIVACY_OFFICER')])('is required of the role %s', (role) => {
    expect(() => read({ roles: [role], employer: undefined })).toThrow('without one')
    expect(() => read({ roles: [role], employer: null })).toThrow('without one')
    expect(read({ roles: [role] }).employerId).toBe(acme)
  })
})

describe('a privacy officer', () => {
  it('belongs to no employer', () => {
    expect(read({ roles: ['PRIVACY_OFFICER'], employer: undefined })).toMatchObject({
      roles: ['PRIVACY_OFFICER'],
      employerId: null,
    })
  })

  it('is refused with an employer', () => {
    expect(() => read({ roles: ['PRIVACY_OFFICER'] })).toThrow('a privacy officer with an employer')
  })

  it('is refused with any other role', () => {
    for (const role of roles.filter((other) => other !== 'PRIVACY_OFFICER'))
      for (const employer of [acme, undefined])
        expect(() => read({ roles: [role, 'PRIVACY_OFFICER'], employer })).toThrow(
          'a privacy officer with another role',
        )
  })

  it('never appears in an identity that has an employer or another role, whatever the claims', () => {
    const claims = fc.record({
      roles: fc.oneof(fc.array(fc.constantFrom(...roles, 'privacy_officer', 'OTHER')), fc.string()),
      employer: fc.constantFrom(acme, undefined, null, ''),
    })
    fc.assert(
      fc.property(claims, (changes) => {
        try {
          const identity = read(changes)
          const isOfficer = identity.roles.includes('PRIVACY_OFFICER')
          expect(isOfficer).toBe(identity.employerId === null)
          if (isOfficer) expect(identity.roles).toEqual(['PRIVACY_OFFICER'])
        } catch (error) {
          expect(error).toMatchObject({ name: 'RefusedToken' })
        }
      }),
    )
  })
})

describe('the sign-in name of a token', () => {
  it('is trimmed and lower-cased', () => {
    expect(read({ email: '  Mira@ACME.example ' }).signInName).toBe('mira@acme.example')
  })

  it.each([[undefined], [null], [''], ['  '], [5], [['mira@acme.example']]])(
    'is absent when the claim is %j',
    (email) => {
      expect(read({ email }).signInName).toBeNull()
    },
  )

  it.each([[false], ['false']])('is not an e-mail address that its issuer calls unverified (%j)', (verified) => {
    expect(read({ email_verified: verified }).signInName).toBeNull()
    expect(read({ email_verified: true }).signInName).toBe('mira@acme.example')
  })

  it('may come from another claim, whether or not the e-mail address is verified', () => {
    const identity = read({ upn: 'M.Berg@acme.example', email_verified: false }, { signInNameClaim: 'upn' })
    expect(identity.signInName).toBe('m.berg@acme.example')
  })
})

describe('a claim name', () => {
  it('steps into objects at its dots', () => {
    const identity = read(
      { roles: undefined, realm_access: { roles: ['EMPLOYEE'] }, org: { flux: { id: acme } }, employer: undefined },
      { rolesClaim: 'realm_access.roles', employerClaim: 'org.flux.id' },
    )
    expect(identity).toMatchObject({ roles: ['EMPLOYEE'], employerId: acme })
  })

  it('may hold dots itself', () => {
    const changes = {
      'https://flux.example/roles': ['TALENT_PARTNER'],
      resource_access: { 'flux.api': { roles: ['EMPLOYEE'] } },
    }
    expect(read(changes, { rolesClaim: 'https://flux.example/roles' }).roles).toEqual(['TALENT_PARTNER'])
    expect(read(changes, { rolesClaim: 'resource_access.flux.api.roles' }).roles).toEqual(['EMPLOYEE'])
  })

  it('finds nothing that the token does not hold itself', () => {
    for (const rolesClaim of [
      'constructor.name',
      '__proto__.roles',
      'roles.length',
      'employer.roles',
      'realm_access.roles',
    ])
      expect(() => read({}, { rolesClaim })).toThrow('no known role')
  })
})

describe('the subject and the expiry of a token', () => {
  it.each([[undefined], [''], [7], ['x'.repeat(256)]])('refuse the subject %j', (sub) => {
    expect(() => read({ sub })).toThrow('the subject')
  })

  it.each([[undefined], ['2000000000'], [1e300], [Number.POSITIVE_INFINITY]])('refuse the expiry %j', (exp) => {
    expect(() => read({ exp })).toThrow('the time of expiry')
  })

  it('are kept as the issuer wrote them', () => {
    expect(read({ sub: 'Auth0|Mira ' })).toMatchObject({
      subject: 'Auth0|Mira ',
      expiresAt: new Date(2_000_000_000_000),
    })
  })
})
