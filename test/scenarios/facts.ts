import { accountFactFacet, accountFactNames } from '../../src/people/workforce.js'
import type { Facet } from '../../src/visibility/facet.js'
import type { WorldPerson } from '../support/world.js'

/**
 * One fact of a person in a scenario, under the words that scenarios use for it: an account fact's name, `manager`,
 * `availability`, or a kind and what distinguishes it, such as `skill sql` or `education Reed College`.
 */
export interface WorldFact {
  readonly label: string
  readonly facet: Facet
  /** What a directory search would be given to find it. */
  readonly text?: string
  /** Codes of the skills that it names. */
  readonly names?: readonly string[]
  /** Codes of the skills that are known from it although it does not name them. */
  readonly shows?: readonly string[]
  /** For a skill: the labels of the facts that it is known from; `stated` for the claim itself, `endorsed` for a colleague's word. */
  readonly knownFrom?: readonly string[]
}

const endorsed = 'endorsed'
export const skillLabel = (code: string) => `skill ${code}`
export const itemLabel = (kind: string, what: string | null | undefined) => (what ? `${kind} ${what}` : kind)

/** Everything that the world says about this person. */
export function factsOf(person: WorldPerson): WorldFact[] {
  const experiences = (person.experiences ?? []).map(
    (each): WorldFact => ({
      label: itemLabel('experience', each.title),
      facet: 'EXPERIENCE',
      names: each.skills ?? [],
      ...(each.organization ? { text: each.organization } : {}),
    }),
  )
  const education = (person.education ?? []).map(
    ({ institution, skills }): WorldFact => ({
      label: itemLabel('education', institution),
      facet: 'EDUCATION',
      text: institution,
      shows: skills ?? [],
    }),
  )
  const interests = (person.interests ?? []).map(
    ({ note, skill }): WorldFact => ({
      label: itemLabel('interest', note),
      facet: 'INTERESTS',
      names: skill ? [skill] : [],
    }),
  )
  const assignments = (person.assignments ?? []).map(
    ({ title, skills }): WorldFact => ({
      label: itemLabel('assignment', title),
      facet: 'ASSIGNMENTS',
      names: skills ?? [],
    }),
  )
  return [
    ...accountFacts(person),
    ...skillFacts(person, [...experiences, ...education, ...assignments]),
    ...experiences,
    ...education,
    ...(person.qualities ?? []).map(
      ({ name }): WorldFact => ({ label: itemLabel('quality', name), facet: 'QUALITIES' }),
    ),
    ...interests,
    ...assignments,
    ...(person.availability ? [{ label: 'availability', facet: 'AVAILABILITY' } as const] : []),
  ]
}

function accountFacts({ account, manager }: WorldPerson): WorldFact[] {
  const given = accountFactNames.flatMap((name): WorldFact[] => {
    const text = account[name]
    return text === undefined ? [] : [{ label: name, facet: accountFactFacet[name], text }]
  })
  return manager === undefined ? given : [...given, { label: 'manager', facet: 'POSITION' }]
}

/** The skills that are stated, and those known only because an experience or an assignment names them. */
function skillFacts(person: WorldPerson, pieces: readonly WorldFact[]): WorldFact[] {
  const knownFrom = new Map<string, string[]>()
  const add = (code: string, label: string) => knownFrom.set(code, [...(knownFrom.get(code) ?? []), label])
  for (const { skill, source } of person.skills ?? [])
    if (source === 'INFERRED') knownFrom.set(skill, [])
    else add(skill, 'stated')
  for (const { label, names = [], shows = [] } of pieces) for (const code of [...names, ...shows]) add(code, label)
  for (const code of Object.keys(person.endorsedBy ?? {})) add(code, endorsed)
  return [...knownFrom].map(([code, labels]) => ({ label: skillLabel(code), facet: 'SKILLS', knownFrom: labels }))
}

/** Whoever is shown these facts is shown with them which visible skills they name, and from which visible facts a skill is known. */
export function withConsequences(facts: readonly WorldFact[], seen: ReadonlySet<string>): Set<string> {
  const all = new Set(seen)
  for (const { label, names, knownFrom } of facts) {
    if (!seen.has(label)) continue
    for (const code of names ?? []) if (seen.has(skillLabel(code))) all.add(`${label} names ${code}`)
    const pieces = (knownFrom ?? []).filter((piece) => piece === 'stated' || seen.has(piece))
    // A colleague's word is shown beside something else alone.
    const beside = pieces.length ? (knownFrom ?? []).filter((piece) => piece === endorsed) : []
    for (const piece of [...pieces, ...beside]) all.add(`${label} because ${piece}`)
  }
  return all
}
