import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql'
import { badUserInput } from '../errors.js'
import { Employee } from '../people/employee.type.js'
import { type EvidenceRow, evidenceFacet } from '../people/evidence-sql.js'
import { factKinds, visibleFacts } from '../people/fact.loader.js'
import { type AccountFact, type Assignment, Education, Experience, Fact } from '../people/fact.type.js'
import type { Request } from '../request.js'
import { skillLoader } from '../skills/skill.loader.js'
import { Skill } from '../skills/skill.type.js'
import { Governed } from '../visibility/governed.type.js'
import { loadGenomeSkills } from './genome-skill.loader.js'
import { AssertionStateEnum, Evidence, GenomeSkill, type SuggestedPiece } from './genome-skill.type.js'
import type { AssertionState } from './strength.js'
import { loadSuggestions } from './suggestion.loader.js'

@Resolver(() => Employee)
export class EmployeeSkillsResolver {
  @Governed('SKILLS')
  @FieldResolver(() => [GenomeSkill], {
    description:
      'Strongest first; to the employee alone, behind them: what the genome suggests (INFERRED), surest first. Suggestions count nowhere.',
  })
  async skills(
    @Root() employee: Employee,
    @Arg('states', () => [AssertionStateEnum], { nullable: true }) states: AssertionState[] | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('minimumStrength', () => Float, { nullable: true }) minimumStrength: number | null,
    @Ctx() request: Request,
  ): Promise<GenomeSkill[]> {
    if (first !== null && first !== undefined && first < 0) throw badUserInput('first', 'must not be negative')
    const skills = [...(await loadGenomeSkills(request, employee)), ...(await loadSuggestions(request, employee))]
    const wanted = skills.filter(
      (skill) => (!states || states.includes(skill.state)) && skill.strength >= (minimumStrength ?? 0),
    )
    return wanted.slice(0, first ?? wanted.length)
  }
}

@Resolver(() => GenomeSkill)
export class GenomeSkillResolver {
  @Governed('derived')
  @FieldResolver(() => Skill)
  async skill(@Root() { skillId }: GenomeSkill, @Ctx() request: Request): Promise<Skill> {
    return (await request.once(skillLoader).load(skillId)) as Skill
  }
}

@Resolver(() => Evidence)
export class EvidenceResolver {
  @Governed('derived')
  @FieldResolver(() => Fact, { nullable: true, description: 'The fact that it stands in.' })
  async fact(@Root() evidence: Evidence, @Ctx() request: Request): Promise<Fact | null> {
    const { of, piece } = evidence
    if (!of) return null
    return 'from' in piece ? piece.from : findEvidenceFact(request, of, piece)
  }

  @Governed('derived')
  @FieldResolver(() => String, { nullable: true })
  async summary(@Root() evidence: Evidence, @Ctx() request: Request): Promise<string | null> {
    const { of, piece } = evidence
    if (!of) return null
    if ('from' in piece) return summarizeSuggestion(request, piece)
    of.noteDisclosure(request, [evidenceFacet[piece.kind]])
    if (piece.kind === 'ENDORSED') return 'Endorsed by a colleague'
    if (piece.kind === 'STATED') {
      const who = piece.source === 'EMPLOYER' ? 'Recorded by the employer' : 'Stated'
      return piece.level === null ? who : `${who} at level ${piece.level} of 5`
    }
    const fact = await findSourceFact(request, of, piece)
    return fact && summaryOf[piece.kind](fact)
  }
}

type Mention = Exclude<EvidenceRow['kind'], 'STATED' | 'ENDORSED'>
/** What each kind of fact that names a skill is called: a job with its employer, a school, an assignment. */
const nameOf = (fact: Experience | Education | Assignment): string => {
  if ('institution' in fact) return fact.institution
  return 'organization' in fact && fact.organization ? `${fact.title} at ${fact.organization}` : fact.title
}
const summaryOf: Readonly<Record<Mention, (fact: Experience | Education | Assignment) => string>> = {
  EXPERIENCE: (fact) => `Used as ${nameOf(fact)}`,
  EXTRACTED_FROM_TEXT: (fact) => `Named in the description of ${nameOf(fact)}`,
  EDUCATION: (fact) => `Studied at ${nameOf(fact)}`,
  ASSIGNMENT: (fact) => `Used in ${nameOf(fact)}`,
}

/** Looked for among the facts that the viewer may see, so that evidence can never lead to a hidden one. */
async function findSourceFact(
  request: Request,
  of: Employee,
  { kind, factId }: EvidenceRow,
): Promise<Experience | Education | Assignment | null> {
  const facts: (Experience | Education | Assignment)[] =
    kind === 'EDUCATION'
      ? await visibleFacts(request, of, factKinds.education)
      : kind === 'ASSIGNMENT'
        ? await visibleFacts(request, of, factKinds.assignment)
        : await visibleFacts(request, of, factKinds.experience)
  return facts.find(({ uuid }) => uuid === factId) ?? null
}

async function findEvidenceFact(request: Request, of: Employee, piece: EvidenceRow): Promise<Fact | null> {
  of.noteDisclosure(request, [evidenceFacet[piece.kind]])
  if (piece.kind !== 'STATED' && piece.kind !== 'ENDORSED') return findSourceFact(request, of, piece)
  const skills = await loadGenomeSkills(request, of)
  return skills.find(({ skillId }) => skillId === piece.skillId) ?? null
}

/** Why a skill is suggested, in a few words of the employee's own facts. */
async function summarizeSuggestion(request: Request, { kind, from }: SuggestedPiece): Promise<string> {
  if (from instanceof GenomeSkill) {
    const skill = (await request.once(skillLoader).load(from.skillId)) as Skill
    return `Often goes with ${skill.name}`
  }
  if (from instanceof Education) return `Named in your education at ${from.institution}`
  const title = from instanceof Experience ? from.title : (from as AccountFact).value
  return kind === 'INFERRED_FROM_TITLE' ? `Usual for ${title}` : `Named in your description of ${title}`
}
