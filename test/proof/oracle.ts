import { type Audience, audienceRank } from '../../src/visibility/audience.js'
import type { Facet } from '../../src/visibility/facet.js'
import { namesSkills, withNamedSkills } from './named-skills.js'
import { listWork } from './oracle-work.js'
import { type Fact, type FactKind, now, type Person, reportingLine, type Viewer, type World } from './world.js'

/**
 * What the specification (§1 to §4) lets one viewer learn of a world, read from the specification alone: nothing here calls
 * the product's own decision. It may say too much, never too little: what it leaves out is drawn anew in the second world.
 * What the viewer can reach by mutations of their own, such as taking back a block, counts as reached.
 */
export function whatMayBeLearned(world: World, viewer: Viewer): string {
  const sight = new Sight(world, viewer)
  const people = [...world.people.values()].filter(({ key }) => sight.exists(key))
  return JSON.stringify([
    viewer.employer && world.employers.get(viewer.employer),
    people.map((person) => sight.learnOf(person)),
    listWork(world, viewer, sight),
  ])
}

export const facetOf: Readonly<Record<Exclude<FactKind, 'account_fact'>, Facet>> = {
  genome_skill: 'SKILLS',
  experience: 'EXPERIENCE',
  education: 'EDUCATION',
  quality: 'QUALITIES',
  interest: 'INTERESTS',
  assignment: 'ASSIGNMENTS',
  availability: 'AVAILABILITY',
}
const accountFacet: Readonly<Record<string, Facet>> = {
  name: 'IDENTITY',
  headline: 'IDENTITY',
  jobTitle: 'POSITION',
  orgUnit: 'POSITION',
  email: 'CONTACT',
  phone: 'CONTACT',
  location: 'LOCATION',
}
export const facetOfFact = ({ kind, columns }: Pick<Fact, 'kind' | 'columns'>): Facet =>
  kind === 'account_fact' ? (accountFacet[String(columns.name)] as Facet) : facetOf[kind]

/** §4: what an anonymous person shows nobody else in the directory. */
const aliasFacets: ReadonlySet<Facet> = new Set([
  'SKILLS',
  'EXPERIENCE',
  'EDUCATION',
  'QUALITIES',
  'INTERESTS',
  'ASSIGNMENTS',
  'AVAILABILITY',
])
/** §3: what the reporting line never learns while the person hides their interest. */
const interestFacets: ReadonlySet<Facet> = new Set(['INTERESTS', 'AVAILABILITY'])

const today = now.slice(0, 10)
const monthAgo = new Date(Date.parse(now) - 30 * 86_400_000).toISOString()
/** An ended case stays open for 30 days. */
export const isRecent = (at: string | null): boolean => at === null || at > monthAgo

/** One way in which a viewer meets somebody: with which reach, and whether by an open case. `alias`: what counts behind one. */
interface Context {
  readonly reach: Exclude<Audience, 'ONLY_ME'>
  readonly isCase: boolean
  readonly alias: boolean
}

export class Sight {
  private readonly factsOf = new Map<string, Fact[]>()
  readonly isEmployerSide: boolean

  constructor(
    private readonly world: World,
    private readonly viewer: Viewer,
  ) {
    for (const fact of withNamedSkills([...world.facts.values()])) {
      const facts = this.factsOf.get(fact.person) ?? []
      this.factsOf.set(fact.person, facts)
      facts.push(fact)
    }
    this.isEmployerSide = viewer.person !== null && viewer.roles.some((role) => role !== 'EMPLOYEE')
  }

  /** §3: whoever is of another employer or blocked the viewer does not exist for them. */
  exists(person: string): boolean {
    const { viewer, world } = this
    const of = world.people.get(person)
    if (!of || viewer.person === null || of.employer !== viewer.employer) return false
    return person === viewer.person || !world.blocks.has(`${person} ${viewer.person}`)
  }

  /** The viewer is this person's manager, or a manager of theirs. */
  isManagerOf(person: string): boolean {
    return this.viewer.person !== null && reportingLine(this.world, person).includes(this.viewer.person)
  }

  /** Is the case of this person, in which these people read, there for the viewer? Their own block can be taken back, and is not asked. */
  opensCase(
    of: { person: string; opportunity: string; readers: readonly string[]; showToManagers: boolean },
    since: string,
  ): boolean {
    const { viewer, world } = this
    if (viewer.person === null || of.person === viewer.person || !this.exists(of.person)) return false
    const member = world.members.get(`${of.opportunity} ${viewer.person}`)
    const opportunity = world.opportunities.get(of.opportunity)
    if (!member || !opportunity || member.addedAt > since || !of.readers.includes(viewer.person)) return false
    const isHidden = world.people.get(of.person)?.settings.hideInterestFromManagers && this.isManagerOf(of.person)
    return isRecent(opportunity.closedAt) && (of.showToManagers || !isHidden)
  }

  hasCase(person: string): boolean {
    return (
      [...this.world.applications.values()].some((each) => each.person === person && this.readsApplication(each)) ||
      [...this.world.reveals.values()].some((each) => each.person === person && this.readsReveal(each))
    )
  }

  readsApplication(of: World['applications'] extends ReadonlyMap<string, infer Of> ? Of : never): boolean {
    const isOver = of.status === 'WITHDRAWN' || of.endedAt !== null
    const isOpen = !isOver && (!['REJECTED', 'DECLINED'].includes(of.status) || isRecent(of.decidedAt))
    return isOpen && this.opensCase(of, of.submittedAt)
  }

  readsReveal(of: World['reveals'] extends ReadonlyMap<string, infer Of> ? Of : never): boolean {
    const withdrawn = this.world.applications.get(`${of.opportunity} ${of.person}`)
    if (of.status !== 'ACCEPTED' || of.answeredAt === null) return false
    if (withdrawn?.status === 'WITHDRAWN' && withdrawn.decidedAt >= of.answeredAt) return false
    return this.opensCase(of, of.answeredAt)
  }

  private contextsOf({ key, settings }: Person): Context[] {
    const reach = this.isEmployerSide ? 'EMPLOYER' : 'COLLEAGUES'
    const isAlias = settings.discoverability === 'ANONYMOUS' && this.isEmployerSide
    const contexts: Context[] = isAlias && this.viewer.meetsAliasesOnly ? [] : [{ reach, isCase: false, alias: false }]
    if (this.hasCase(key)) contexts.push({ reach: 'HIRING_TEAM', isCase: true, alias: false })
    if (isAlias) contexts.push({ reach, isCase: false, alias: true })
    return contexts
  }

  private sourceAllows({ settings }: Person, { source }: Fact): boolean {
    return source !== 'INFERRED' && (source !== 'PUBLIC_DATA_SET' || settings.usePublicData)
  }

  private audienceAllows(person: Person, context: Context, facet: Facet, own: Audience | null): boolean {
    const { settings } = person
    if (interestFacets.has(facet) && settings.hideInterestFromManagers && this.isManagerOf(person.key)) return false
    const isBehindAlias =
      settings.discoverability === 'ANONYMOUS' && context.reach !== 'HIRING_TEAM' && aliasFacets.has(facet)
    if (isBehindAlias && !context.alias) return false
    if (facet === 'IDENTITY' && context.isCase) return true
    return audienceRank[own ?? settings.facets[facet]] >= audienceRank[context.reach]
  }

  private shows(person: Person, context: Context, fact: Fact): boolean {
    return this.sourceAllows(person, fact) && this.audienceAllows(person, context, facetOfFact(fact), fact.ownAudience)
  }

  /** Everything about a person who exists for the viewer that may reach them, in whichever way. */
  learnOf(person: Person): unknown {
    const { key, settings, manager } = person
    const facts = this.factsOf.get(key) ?? []
    if (key === this.viewer.person) return { person, facts, endorsed: this.endorsementsOf(key) }
    const isAnonymous = settings.discoverability === 'ANONYMOUS'
    return {
      key,
      // How many are anonymous decides whether there are aliases at all.
      discoverability: this.isEmployerSide ? settings.discoverability : isAnonymous,
      contexts: this.contextsOf(person).map((context) => ({
        ...context,
        manager:
          !context.alias && this.audienceAllows(person, context, 'POSITION', null) && manager && this.exists(manager)
            ? manager
            : null,
        facts: this.factsIn(person, context, facts),
      })),
    }
  }

  private factsIn(person: Person, context: Context, facts: readonly Fact[]): unknown[] {
    const shown = facts
      .filter(({ kind }) => kind !== 'genome_skill')
      .filter((fact) => this.shows(person, context, fact))
    const skills = this.skillsIn(context, person, facts, shown)
    const known = new Set(skills.map(({ code }) => code))
    if (context.alias) return skills
    const told = shown.map(({ ownAudience: _audience, disputedAt: _disputed, inWords: _words, ...fact }) => ({
      ...fact,
      // Which skills an education gave is told by their evidence alone.
      skills: fact.kind === 'education' ? [] : fact.skills.filter((code) => known.has(code)),
    }))
    return [...told, ...skills]
  }

  /** Which skills were endorsed, and when; by whom stays unsaid, to the person too. */
  private endorsementsOf = (person: string): string[] =>
    [...this.world.endorsements.values()].flatMap((of) => (of.person === person ? [`${of.skill} ${of.at}`] : [])).sort()

  /** A skill is there if it is visible itself and at least one visible piece of evidence, begun, supports it; then endorsements count. */
  private skillsIn(context: Context, person: Person, facts: readonly Fact[], shown: readonly Fact[]) {
    return facts.flatMap((skill) => {
      const [code] = skill.skills
      if (skill.kind !== 'genome_skill' || !this.audienceAllows(person, context, 'SKILLS', skill.ownAudience)) return []
      const named = shown.filter(
        (fact) =>
          namesSkills(fact) && fact.skills.includes(code as string) && String(fact.columns.started_on ?? '') <= today,
      )
      const stated = skill.columns.is_stated && this.sourceAllows(person, skill)
      const isVague = context.alias
      // Behind an alias a date is told by what it makes of the strength: that of a record where no other is known.
      const isDated = ({ kind, columns }: Fact) =>
        kind === 'genome_skill' ? !columns.last_used : kind === 'education' && !columns.ended_on
      const at = (piece: Fact) => (isVague && !isDated(piece) ? null : piece.recordedAt)
      const told = ({ key, source, inWords }: Fact) => ({ key, source, inWords })
      const pieces = [
        ...(stated ? [{ key: skill.key, source: skill.source, at: at(skill), ...skill.columns }] : []),
        ...named.map((fact) => ({ ...told(fact), at: at(fact), ended: fact.columns.ended_on ?? null })),
      ]
      const endorsed = this.endorsementsOf(person.key).filter((each) => each.startsWith(`${code} `))
      return pieces.length ? [{ code, pieces, endorsed }] : []
    })
  }
}
