import type { Facet } from '../visibility/facet.js'
import type { Profile, ProfileEducation, ProfileExperience } from './profile.js'

export const itemStates = ['OFFERED', 'ACCEPTED', 'REJECTED', 'DISPUTED'] as const
export type ItemState = (typeof itemStates)[number]

/** The account facts that a profile may say, under the names that they have in an account. */
export type ItemAccountName = 'name' | 'headline' | 'location' | 'email'

/** One thing that is offered to a person. */
export type ItemContent =
  | { readonly kind: 'ACCOUNT'; readonly name: ItemAccountName; readonly value: string }
  | ({ readonly kind: 'EXPERIENCE' } & ProfileExperience)
  | ({ readonly kind: 'EDUCATION' } & ProfileEducation)
  | { readonly kind: 'SKILL'; readonly name: string }
  /** A record of somebody with the same name: is it theirs? `about`: enough to tell, and no more. */
  | { readonly kind: 'NAMESAKE'; readonly about: string }

const accountItem = (name: ItemAccountName, value: string | null): ItemContent[] =>
  value === null ? [] : [{ kind: 'ACCOUNT', name, value }]

/** Everything that a profile says, thing by thing, in the order of a resume. */
export const itemsOf = ({ name, headline, place, emails, experiences, education, skills }: Profile): ItemContent[] => [
  ...accountItem('name', name),
  ...accountItem('headline', headline),
  ...accountItem('location', place),
  ...emails.flatMap((email) => accountItem('email', email)),
  ...experiences.map((experience): ItemContent => ({ kind: 'EXPERIENCE', ...experience })),
  ...education.map((school): ItemContent => ({ kind: 'EDUCATION', ...school })),
  ...skills.map((skill): ItemContent => ({ kind: 'SKILL', name: skill })),
]

const accountFacet = { name: 'IDENTITY', headline: 'IDENTITY', location: 'LOCATION', email: 'CONTACT' } as const

/** The facet that a fact made of this item belongs to. */
export function facetOfItem(content: ItemContent): Facet {
  switch (content.kind) {
    case 'ACCOUNT':
      return accountFacet[content.name]
    case 'SKILL':
      return 'SKILLS'
    case 'NAMESAKE':
      return 'IDENTITY'
    default:
      return content.kind
  }
}

const month = (day: string | null) => day?.slice(0, 7) ?? null

const period = (startedOn: string | null, endedOn: string | null): string | null => {
  if (startedOn && endedOn) return `${month(startedOn)} to ${month(endedOn)}`
  if (startedOn) return `since ${month(startedOn)}`
  return endedOn ? `until ${month(endedOn)}` : null
}

const listed = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(', ')

const describeWork = ({ title, organization }: ProfileExperience) =>
  organization === null ? title : `${title} at ${organization}`

/** An item in one line, for the person to decide on. */
export function describeItem(content: ItemContent): string {
  switch (content.kind) {
    case 'ACCOUNT':
      return content.value
    case 'SKILL':
      return content.name
    case 'NAMESAKE':
      return content.about
    case 'EXPERIENCE':
      return listed(describeWork(content), period(content.startedOn, content.endedOn))
    case 'EDUCATION':
      return listed(content.qualification, content.field, content.institution, month(content.endedOn))
  }
}

/** Whether a record of a namesake is one's own can be told from the latest work, or else a school, and the place: nothing more is shown. */
export function namesakeItem({ name, place, experiences, education }: Profile): ItemContent {
  const [latest] = [...experiences].sort((a, b) => ((a.startedOn ?? '') < (b.startedOn ?? '') ? 1 : -1))
  const known = latest ? describeWork(latest) : (education[0]?.institution ?? null)
  return { kind: 'NAMESAKE', about: listed(name, known, place) }
}

/** By which namesakes are found: the words of a name without accents, case, marks and order of writing. */
export const nameKeyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ')
