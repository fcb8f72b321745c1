import type { Role } from '../visibility/roles.js'
import { buildDemo, type DemoCast } from './demo-workforce.js'

/** What a sign-in token can be asked for: a role, or the manager of the demo's employee. */
export const signInRoles = [
  'employee',
  'manager',
  'hiring_manager',
  'talent_partner',
  'employer_admin',
  'privacy_officer',
] as const
export type SignInRole = (typeof signInRoles)[number]

/** The roles that a token of each kind holds. */
export const rolesOf: Readonly<Record<SignInRole, readonly Role[]>> = {
  employee: ['EMPLOYEE'],
  manager: ['EMPLOYEE'],
  hiring_manager: ['EMPLOYEE', 'HIRING_MANAGER'],
  talent_partner: ['EMPLOYEE', 'TALENT_PARTNER'],
  employer_admin: ['EMPLOYEE', 'EMPLOYER_ADMIN'],
  privacy_officer: ['PRIVACY_OFFICER'],
}

const castMember: Readonly<Record<Exclude<SignInRole, 'privacy_officer'>, keyof DemoCast>> = {
  employee: 'employee',
  manager: 'manager',
  hiring_manager: 'hiringManager',
  talent_partner: 'talentPartner',
  employer_admin: 'administrator',
}

/** Somebody of the demo who plays a role. */
export interface DemoPerson {
  readonly employer: string
  readonly role: Exclude<SignInRole, 'privacy_officer'>
  readonly name: string
  readonly signInName: string
}

/** Who plays which role, employer by employer. */
export function listDemoCast(): DemoPerson[] {
  return buildDemo().flatMap(({ workforce, cast }) =>
    Object.entries(castMember).map(([role, member]) => {
      const person = workforce.people.find(({ number }) => number === cast[member])
      if (!person) throw new Error('The cast of the demo names nobody')
      const { signInName, account } = person
      return {
        employer: workforce.employer.name,
        role: role as DemoPerson['role'],
        name: account.name ?? '',
        signInName,
      }
    }),
  )
}
