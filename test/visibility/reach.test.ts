import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { audienceRank } from '../../src/visibility/audience.js'
import { decideReach, type Relation } from '../../src/visibility/reach.js'
import { hasEmployerSideRole, roles } from '../../src/visibility/roles.js'

const stranger: Relation = {
  isSelf: false,
  isSameEmployer: false,
  isBlocked: false,
  isOnTeamOfOpenCase: false,
  isEmployerSide: false,
}
const colleague: Relation = { ...stranger, isSameEmployer: true }

describe('the reach of', () => {
  test.each<[string, Relation, ReturnType<typeof decideReach>]>([
    ['the employee is ONLY_ME', { ...colleague, isSelf: true }, 'ONLY_ME'],
    ['the employee stays ONLY_ME with a role', { ...colleague, isSelf: true, isEmployerSide: true }, 'ONLY_ME'],
    ['the employee stays ONLY_ME on a team', { ...colleague, isSelf: true, isOnTeamOfOpenCase: true }, 'ONLY_ME'],
    ['a team with an open case is HIRING_TEAM', { ...colleague, isOnTeamOfOpenCase: true }, 'HIRING_TEAM'],
    [
      'a team with an open case stays HIRING_TEAM with a role',
      { ...colleague, isOnTeamOfOpenCase: true, isEmployerSide: true },
      'HIRING_TEAM',
    ],
    ['an employer-side role is EMPLOYER', { ...colleague, isEmployerSide: true }, 'EMPLOYER'],
    ['any other employee is COLLEAGUES', colleague, 'COLLEAGUES'],
    ['whoever is blocked is none', { ...colleague, isBlocked: true }, null],
    ['whoever is blocked is none with a role', { ...colleague, isBlocked: true, isEmployerSide: true }, null],
    ['whoever is blocked is none on a team', { ...colleague, isBlocked: true, isOnTeamOfOpenCase: true }, null],
    ['another employer is none', stranger, null],
    ['another employer is none with a role', { ...stranger, isEmployerSide: true }, null],
    ['another employer is none on a team', { ...stranger, isOnTeamOfOpenCase: true }, null],
    ['whoever is not signed in is none', stranger, null],
  ])('%s', (_title, relation, reach) => {
    expect(decideReach(relation)).toBe(reach)
  })
})

const anyRelation: fc.Arbitrary<Relation> = fc.record({
  isSelf: fc.boolean(),
  isSameEmployer: fc.boolean(),
  isBlocked: fc.boolean(),
  isOnTeamOfOpenCase: fc.boolean(),
  isEmployerSide: fc.boolean(),
})

test('nobody reaches across employers, whatever else relates them', () => {
  fc.assert(
    fc.property(anyRelation, (relation) => {
      expect(decideReach({ ...relation, isSameEmployer: false })).toBeNull()
    }),
  )
})

test('only the employee reaches ONLY_ME', () => {
  fc.assert(
    fc.property(anyRelation, (relation) => {
      expect(decideReach({ ...relation, isSelf: false })).not.toBe('ONLY_ME')
    }),
  )
})

test('a block takes all reach away from everybody but the employee', () => {
  fc.assert(
    fc.property(anyRelation, (relation) => {
      expect(decideReach({ ...relation, isSelf: false, isBlocked: true })).toBeNull()
    }),
  )
})

test('a role or a place on the team never makes the reach wider', () => {
  fc.assert(
    fc.property(anyRelation, fc.constantFrom('isEmployerSide', 'isOnTeamOfOpenCase'), (relation, name) => {
      const [without, with_] = [false, true].map((held) => decideReach({ ...relation, [name]: held }))
      expect(without === null).toBe(with_ === null)
      if (without && with_) expect(audienceRank[with_]).toBeLessThanOrEqual(audienceRank[without])
    }),
  )
})

test('hiring managers, talent partners and administrators act for the employer, and nobody else', () => {
  expect(roles.filter((role) => hasEmployerSideRole([role]))).toEqual([
    'HIRING_MANAGER',
    'TALENT_PARTNER',
    'EMPLOYER_ADMIN',
  ])
  expect(hasEmployerSideRole([])).toBe(false)
  expect(hasEmployerSideRole(['EMPLOYEE', 'TALENT_PARTNER'])).toBe(true)
})
