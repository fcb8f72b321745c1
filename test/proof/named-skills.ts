import type { Fact } from './world.js'

/** Facts of these kinds let skills be known: those that name them, and what an education gave. */
export const namesSkills = ({ kind }: Pick<Fact, 'kind'>): boolean =>
  kind === 'experience' || kind === 'assignment' || kind === 'education'

/** The facts as the product keeps them: a skill that a job names is known, stated or not; what supports no skill is gone. */
export function withNamedSkills(facts: readonly Fact[]): Fact[] {
  const keyOf = (person: string, code: string) => `${person} genome_skill ${code}`
  const known = new Set(facts.filter(({ kind }) => kind === 'genome_skill').map(({ key }) => key))
  const named = new Map<string, Fact>()
  for (const fact of facts)
    if (namesSkills(fact))
      for (const code of fact.skills) {
        const key = keyOf(fact.person, code)
        const { person, recordedAt } = fact
        const columns = { is_stated: false, level: null, last_used: null, confirmed_at: null }
        named.set(key, {
          key,
          person,
          kind: 'genome_skill',
          columns,
          skills: [code],
          inWords: false,
          source: 'EMPLOYEE',
          ownAudience: null,
          recordedAt,
          disputedAt: null,
        })
      }
  const kept = facts.filter(({ kind, key, columns }) => kind !== 'genome_skill' || columns.is_stated || named.has(key))
  return [...kept, ...[...named.values()].filter(({ key }) => !known.has(key))]
}
