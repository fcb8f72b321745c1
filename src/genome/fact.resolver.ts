import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql'
import { badUserInput, notFound } from '../errors.js'
import { employeeLoader, nobody } from '../people/employee.loader.js'
import { Employee } from '../people/employee.type.js'
import { factKinds, visibleFacts } from '../people/fact.loader.js'
import { AccountFact, Fact } from '../people/fact.type.js'
import { checkRange, checkText } from '../people/input-checks.js'
import { getOwnEmployee, ownAudience } from '../people/profile.resolver.js'
import { findFactOwner, getOwnFact, removeOwnFact, saveOwnClaim, setOwnAudience } from '../people/profile.store.js'
import { RemoveFactPayload, SkillClaimInput } from '../people/profile.type.js'
import type { NodeKind } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { readSkillIds } from '../skills/skill.loader.js'
import type { Audience } from '../visibility/audience.js'
import { AccessFor, AudienceEnum, Governed } from '../visibility/governed.type.js'
import { confirmOwnFact, confirmSuggestion, disputeOwnFact, rejectInference } from './fact-answer.store.js'
import { loadGenomeSkills, loadNoGenomeSkills } from './genome-skill.loader.js'
import { GenomeSkill } from './genome-skill.type.js'
import { findConfirmed, findOwnSuggestion } from './suggestion.loader.js'

@ObjectType()
export class SkillPayload {
  @Governed('derived') @Field(() => GenomeSkill) skill: GenomeSkill
  @Governed('derived') @Field(() => Employee) employee: Employee
}

/**
 * A fact by its global id, if the viewer may see it. An absent fact takes the same statements as a hidden one, so that the
 * time of the answer does not tell them apart: whether a suggestion is looked for, the id says alone.
 */
export async function findVisibleFact(request: Request, factId: string): Promise<Fact | null> {
  const { kind, ownerId } = await findFactOwner(request, factId)
  const employee = await employeeLoader(request, 'any').load(ownerId ?? nobody)
  const shown = employee ? await factsOfKind(request, employee, kind) : await loadNothing(request, kind)
  const fact = shown.find(({ id }) => id === factId) ?? null
  if (fact) employee?.noteDisclosure(request, [fact.facetOfFact])
  return fact ?? findOwnSuggestion(request, factId)
}

const kindOf = (kind: NodeKind) =>
  factKinds[kind.toLowerCase() as keyof typeof factKinds] as (typeof factKinds)['experience']

/** All facts of one kind that the viewer may see of an employee; those of the account are the employee's alone. */
export async function factsOfKind(request: Request, employee: Employee, kind: NodeKind): Promise<Fact[]> {
  if (kind === 'GenomeSkill') return loadGenomeSkills(request, employee)
  if (kind !== 'AccountFact') return visibleFacts(request, employee, kindOf(kind))
  return employee.isOwn ? [...employee.record.account.values()].map((row) => new AccountFact(employee, row)) : []
}

async function loadNothing(request: Request, kind: NodeKind): Promise<Fact[]> {
  if (kind === 'GenomeSkill') await loadNoGenomeSkills(request, nobody)
  else if (kind !== 'AccountFact') await request.once(kindOf(kind).loader).load(nobody)
  return []
}

@ObjectType()
export class FactPayload {
  @Governed('derived')
  @Field(() => Fact, { nullable: true, description: 'Null when a disputed inference is gone.' })
  fact: Fact | null
  @Governed('derived') @Field(() => Employee) employee: Employee
}

/** What a fact has become by the viewer's answer; null where it is gone. */
const factPayload = async (request: Request, factId: string): Promise<FactPayload> => ({
  fact: await findVisibleFact(request, factId),
  employee: await getOwnEmployee(request),
})

@Resolver()
export class FactResolver {
  @AccessFor('employee')
  @Mutation(() => SkillPayload, {
    description: 'States a skill, or changes what was stated. Absent: unchanged; null: cleared.',
  })
  async saveSkillClaim(
    @Arg('input', () => SkillClaimInput) input: SkillClaimInput,
    @Ctx() request: Request,
  ): Promise<SkillPayload> {
    checkRange(input.level, 'input.level', 1, 5)
    if (input.lastUsed && input.lastUsed > request.today)
      throw badUserInput('input.lastUsed', 'must not be in the future')
    const [skillId] = (await readSkillIds(request, [input.skill], 'input.skill')) as [string]
    const { level, lastUsed } = input
    await saveOwnClaim(request, skillId, { level, lastUsed, ...ownAudience(input) } as Parameters<
      typeof saveOwnClaim
    >[2])
    const employee = await getOwnEmployee(request)
    const skills = await loadGenomeSkills(request, employee)
    return { skill: skills.find((skill) => skill.skillId === skillId) as GenomeSkill, employee }
  }

  @AccessFor('employee')
  @Mutation(() => Fact, { description: "null = back to the facet's setting." })
  async setFactAudience(
    @Arg('factId', () => ID) factId: string,
    @Arg('audience', () => AudienceEnum, { nullable: true }) audience: Audience | null,
    @Ctx() request: Request,
  ): Promise<Fact> {
    await setOwnAudience(request, await getOwnFact(request, factId, 'factId'), audience ?? null)
    const fact = await findVisibleFact(request, factId)
    if (!fact) throw notFound('factId')
    return fact
  }

  @AccessFor('employee')
  @Mutation(() => RemoveFactPayload, { description: 'A skill is removed also wherever other facts name it.' })
  async removeFact(@Arg('factId', () => ID) factId: string, @Ctx() request: Request): Promise<RemoveFactPayload> {
    await removeOwnFact(request, await getOwnFact(request, factId, 'factId'))
    return { removedId: factId, employee: await getOwnEmployee(request) }
  }

  @AccessFor('employee')
  @Mutation(() => FactPayload, {
    description:
      "Says that a fact is right: a suggestion becomes one's own claim; of an employer-given fact an open dispute is taken back. " +
      "One's own fact stays as it is.",
  })
  async confirmFact(@Arg('factId', () => ID) factId: string, @Ctx() request: Request): Promise<FactPayload> {
    const suggestion = await findOwnSuggestion(request.afresh(), factId)
    if (suggestion) return factPayload(request, await confirmSuggestion(request, suggestion))
    const fact = await findConfirmed(request.afresh(), factId)
    if (fact) return { fact, employee: await getOwnEmployee(request) }
    await confirmOwnFact(request, await getOwnFact(request, factId, 'factId'))
    return factPayload(request, factId)
  }

  @AccessFor('employee')
  @Mutation(() => FactPayload, {
    description:
      'Says that a fact is wrong: a suggestion goes and never comes back; an employer-given fact stays, as disputed, until an ' +
      "administrator has answered; disputed again, the reason is replaced. One's own fact is a CONFLICT: removeFact removes it.",
  })
  async disputeFact(
    @Arg('factId', () => ID) factId: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() request: Request,
  ): Promise<FactPayload> {
    const text = checkText(reason, 'reason', 'long')
    const suggestion = await findOwnSuggestion(request.afresh(), factId)
    if (suggestion) await rejectInference(request, suggestion.skillId)
    else await disputeOwnFact(request, await getOwnFact(request, factId, 'factId'), text)
    return factPayload(request, factId)
  }
}
