/** The parts of a profile for which an employee sets an audience. */
export const facets = [
  'IDENTITY',
  'POSITION',
  'CONTACT',
  'LOCATION',
  'EXPERIENCE',
  'EDUCATION',
  'SKILLS',
  'QUALITIES',
  'INTERESTS',
  'ASSIGNMENTS',
  'AVAILABILITY',
] as const
export type Facet = (typeof facets)[number]

/** Where a fact came from. */
export const factSources = ['EMPLOYEE', 'EMPLOYER', 'PUBLIC_DATA_SET', 'INFERRED'] as const
export type FactSource = (typeof factSources)[number]
