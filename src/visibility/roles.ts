export const roles = ['EMPLOYEE', 'HIRING_MANAGER', 'TALENT_PARTNER', 'EMPLOYER_ADMIN', 'PRIVACY_OFFICER'] as const
export type Role = (typeof roles)[number]

const employerSide: ReadonlySet<Role> = new Set<Role>(['HIRING_MANAGER', 'TALENT_PARTNER', 'EMPLOYER_ADMIN'])

/** True for whoever acts for the employer: hiring managers, talent partners, administrators. */
export const hasEmployerSideRole = (held: readonly Role[]): boolean => held.some((role) => employerSide.has(role))

/** True for platform staff who see to people's rights. */
export const isPrivacyOfficer = (viewer: { readonly roles: readonly string[] } | null): boolean =>
  viewer?.roles.includes('PRIVACY_OFFICER') ?? false

/** True for whoever answers for what the employer holds about its people. */
export const isEmployerAdministrator = (viewer: { readonly roles: readonly string[] } | null): boolean =>
  viewer?.roles.includes('EMPLOYER_ADMIN') ?? false
