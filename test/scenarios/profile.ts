import { accountFactNames } from '../../src/people/workforce.js'
import { itemLabel, skillLabel } from './facts.js'

// biome-ignore lint/suspicious/noExplicitAny: read from JSON that the selection below shapes.
type Json = any

const accountFields = accountFactNames.map((name) => [name, name] as const)
/** Where a skill is known from. */
export const evidence =
  'evidence { kind source fact { ... on Experience { title } ... on Education { institution } ... on Assignment { title } } }'
/** What every item has; its settings are for the employee alone. */
const item = 'id audience ownAudience disputedAt'
const fields: readonly (readonly [string, string])[] = [
  ...accountFields,
  ['manager', 'manager { id }'],
  ['skills', `skills { ${item} skill { code } ${evidence} }`],
  ['experiences', `experiences { ${item} title skills { code } }`],
  ['education', `education { ${item} institution }`],
  ['qualities', `qualities { ${item} name }`],
  ['interests', `interests { ${item} note skill { code } }`],
  ['assignments', `assignments { ${item} title skills { code } }`],
  ['availability', `availability { ${item} openToWork }`],
]

/** Every field of an employee that can show a fact, spread as `...Profile`. */
export const profile = `fragment Profile on Employee { id ${fields.map(([, selection]) => selection).join(' ')} }`

/** The same under other names, half of it in fragments within fragments. */
export const disguisedProfile = `
  fragment Disguised on Employee {
    id
    ... on Node { ... on Employee { ${fields.slice(0, 8).map(disguise).join(' ')} } }
    ...MoreDisguised
  }
  fragment MoreDisguised on Employee { ${fields.slice(8).map(disguise).join(' ')} }`

function disguise([name, selection]: readonly [string, string]): string {
  return `x_${name}: ${selection}`
}

/** A disguised profile under the usual names. */
export const undisguised = (employee: Json): Json =>
  Object.fromEntries(Object.entries(employee).map(([name, value]) => [name.replace(/^x_/, ''), value]))

/** What a reader of a profile must know to judge it: whatever else an answer says is a fault. */
export interface Known {
  readonly account: Readonly<Record<string, string | undefined>>
  /** The manager's id. */
  readonly managerId: string | undefined
  /** The viewer looks at their own profile. */
  readonly isOwn: boolean
}

const pieceOf = ({ kind, fact }: Json): string => {
  if (kind === 'STATED' || kind === 'ENDORSED') return String(kind).toLowerCase()
  const of = kind === 'EXTRACTED_FROM_TEXT' ? 'experience' : String(kind).toLowerCase()
  return itemLabel(of, fact?.title ?? fact?.institution)
}

/** How a list of evidence reads in the words of scenarios; suggestions to the employee alone are left out. */
export const evidenceLabels = (code: string, list: Json[]): string[] =>
  list.filter(({ source }) => source !== 'INFERRED').map((each) => `${skillLabel(code)} because ${pieceOf(each)}`)

/** What the genome suggests to the employee is no fact of theirs; shown to anybody else it is a fault. */
const suggestionLabel = 'suggestion of '
export const isSuggestion = (label: string) => label.startsWith(suggestionLabel)
const labelOfSkill = ({ skill, evidence: [piece] }: Json) =>
  piece.kind.startsWith('INFERRED_FROM') ? `${suggestionLabel}${skill.code}` : skillLabel(skill.code)

/** The items that a profile shows, by the words of scenarios. */
function itemsOf(employee: Json): [label: string, item: Json][] {
  const labelled = (list: Json[], labelOf: (each: Json) => string) =>
    list.map((each): [string, Json] => [labelOf(each), each])
  return [
    ...labelled(employee.skills, labelOfSkill),
    ...labelled(employee.experiences, ({ title }) => itemLabel('experience', title)),
    ...labelled(employee.education, ({ institution }) => itemLabel('education', institution)),
    ...labelled(employee.qualities, ({ name }) => itemLabel('quality', name)),
    ...labelled(employee.interests, ({ note }) => itemLabel('interest', note)),
    ...labelled(employee.assignments, ({ title }) => itemLabel('assignment', title)),
    ...labelled(employee.availability ? [employee.availability] : [], () => 'availability'),
  ]
}

export const factIds = (employee: Json): Map<string, string> =>
  new Map(itemsOf(employee).map(([label, { id }]) => [label, id]))

/** What an item tells besides itself: the skills that it names, what it is known from, and settings that are not for others. */
function consequencesOf(label: string, item: Json, { isOwn }: Known): string[] {
  const named = item.skills ?? (label.startsWith('interest') && item.skill ? [item.skill] : [])
  const isToldSettings = !isOwn && [item.audience, item.ownAudience, item.disputedAt].some((setting) => setting != null)
  return [
    ...named.map(({ code }: Json) => `${label} names ${code}`),
    ...(item.evidence ? evidenceLabels(item.skill.code, item.evidence) : []),
    ...(isToldSettings ? [`the settings of ${label}`] : []),
  ]
}

/** The facts that a profile shows, in the words of scenarios. */
export function readProfile(employee: Json, known: Known): Set<string> {
  const shown = new Set<string>()
  const showOne = (label: string, got: unknown, given: unknown) => {
    if (got != null) shown.add(got === given ? label : `${label} "${String(got)}"`)
  }
  for (const name of accountFactNames) showOne(name, employee[name], known.account[name])
  showOne('manager', employee.manager?.id, known.managerId)
  for (const [label, item] of itemsOf(employee).filter(([each]) => !(known.isOwn && isSuggestion(each))))
    for (const each of [label, ...consequencesOf(label, item, known)]) shown.add(each)
  return shown
}
