import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import { badUserInput, notFound } from '../errors.js'
import { once } from '../relay/idempotency.store.js'
import type { Request } from '../request.js'
import { readSkillIds } from '../skills/skill.loader.js'
import type { Audience } from '../visibility/audience.js'
import { AccessFor } from '../visibility/governed.type.js'
import { UpdateVisibilityInput, VisibilitySettings } from '../visibility/settings.type.js'
import { removeBlock, saveBlock } from './block.store.js'
import { Employee } from './employee.type.js'
import { type FactKind, factKinds, visibleFacts } from './fact.loader.js'
import { Availability, type Fact, Interest, Quality } from './fact.type.js'
import type { AvailabilityRow, EducationRow, ExperienceRow, InterestRow, QualityRow } from './facts.entity.js'
import { checkDates, checkRange, checkText } from './input-checks.js'
import { forgetExtracted, saveMentions } from './mention.store.js'
import { findBefore, findOwnAvailability, saveAccount, saveOwnFact } from './profile.store.js'
import {
  AccountInput,
  AvailabilityInput,
  EducationInput,
  EducationPayload,
  ExperienceInput,
  ExperiencePayload,
  InterestInput,
  QualityInput,
} from './profile.type.js'
import { getOwnSettings, updateOwnSettings } from './settings.store.js'
import type { FactRow } from './tenant-fact.entity.js'
import { loadOwnEmployee } from './viewer.resolver.js'

const own = async (request: Request) => (await loadOwnEmployee(request)) as Employee

/** The viewer's own fact that was just saved, and the employee that it belongs to. */
async function saved<Row extends FactRow, Shown extends Fact>(
  request: Request,
  kind: FactKind<Row, Shown>,
  id: string,
): Promise<{ employee: Employee; fact: Shown }> {
  const employee = await own(request)
  const fact = (await visibleFacts(request, employee, kind)).find(({ uuid }) => uuid === id)
  if (!fact) throw notFound('id')
  return { employee, fact }
}

const ownAudience = ({ audience }: { audience?: Audience | null }) => ({ ownAudience: audience })

@Resolver()
export class ProfileResolver {
  @AccessFor('employee')
  @Mutation(() => VisibilitySettings, { description: 'Takes effect for every operation that starts after the answer.' })
  async updateVisibility(
    @Arg('input', () => UpdateVisibilityInput) input: UpdateVisibilityInput,
    @Ctx() request: Request,
  ): Promise<VisibilitySettings> {
    await updateOwnSettings(request, input)
    return getOwnSettings(request)
  }

  @AccessFor('employee')
  @Mutation(() => VisibilitySettings, { description: 'For somebody who is blocked this employee does not exist.' })
  async blockEmployee(
    @Arg('employeeId', () => ID) employeeId: string,
    @Ctx() request: Request,
  ): Promise<VisibilitySettings> {
    await saveBlock(request, employeeId)
    return getOwnSettings(request)
  }

  @AccessFor('employee')
  @Mutation(() => VisibilitySettings)
  async unblockEmployee(
    @Arg('employeeId', () => ID) employeeId: string,
    @Ctx() request: Request,
  ): Promise<VisibilitySettings> {
    await removeBlock(request, employeeId)
    return getOwnSettings(request)
  }

  @AccessFor('employee')
  @Mutation(() => Employee)
  async updateAccount(
    @Arg('input', () => AccountInput) input: AccountInput,
    @Ctx() request: Request,
  ): Promise<Employee> {
    if (input.name === null) throw badUserInput('input.name', 'cannot be empty')
    await saveAccount(request, {
      name: checkText(input.name, 'input.name'),
      headline: checkText(input.headline, 'input.headline'),
      phone: checkText(input.phone, 'input.phone'),
      location: checkText(input.location, 'input.location'),
    })
    return own(request)
  }

  @AccessFor('employee')
  @Mutation(() => ExperiencePayload)
  async saveExperience(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('input', () => ExperienceInput) input: ExperienceInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) key: string | null,
    @Ctx() request: Request,
  ): Promise<ExperiencePayload> {
    const fields: Partial<ExperienceRow> = {
      title: checkText(input.title, 'input.title'),
      organization: checkText(input.organization, 'input.organization'),
      startedOn: input.startedOn,
      endedOn: input.endedOn,
      description: checkText(input.description, 'input.description', 'long'),
      ...ownAudience(input),
    } as Partial<ExperienceRow>
    const skills = await readMentions(request, input.skills)
    const savedId = await once(request, 'saveExperience', key, { id, input }, async () => {
      const before = await findBefore(request, id)
      checkDates(
        fields.startedOn === undefined ? before.startedOn : fields.startedOn,
        fields.endedOn === undefined ? before.endedOn : fields.endedOn,
        'input.endedOn',
      )
      const experienceId = await saveOwnFact<ExperienceRow>(request, 'Experience', id, fields)
      if (id && fields.description !== undefined && fields.description !== before.description)
        await forgetExtracted(request, experienceId)
      if (skills) await saveMentions(request, 'experience', experienceId, skills)
      return experienceId
    })
    const { employee, fact } = await saved(request, factKinds.experience, savedId)
    return { experience: fact, employee }
  }

  @AccessFor('employee')
  @Mutation(() => EducationPayload)
  async saveEducation(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('input', () => EducationInput) input: EducationInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) key: string | null,
    @Ctx() request: Request,
  ): Promise<EducationPayload> {
    const fields = {
      institution: checkText(input.institution, 'input.institution'),
      qualification: checkText(input.qualification, 'input.qualification'),
      field: checkText(input.field, 'input.field'),
      endedOn: input.endedOn,
      ...ownAudience(input),
    } as Partial<EducationRow>
    const savedId = await once(request, 'saveEducation', key, { id, input }, () =>
      saveOwnFact<EducationRow>(request, 'Education', id, fields),
    )
    const { employee, fact } = await saved(request, factKinds.education, savedId)
    return { education: fact, employee }
  }

  @AccessFor('employee')
  @Mutation(() => Quality)
  async saveQuality(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('input', () => QualityInput) input: QualityInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) key: string | null,
    @Ctx() request: Request,
  ): Promise<Quality> {
    const fields = {
      name: checkText(input.name, 'input.name'),
      note: checkText(input.note, 'input.note', 'long'),
      ...ownAudience(input),
    } as Partial<QualityRow>
    const savedId = await once(request, 'saveQuality', key, { id, input }, () =>
      saveOwnFact<QualityRow>(request, 'Quality', id, fields),
    )
    return (await saved(request, factKinds.quality, savedId)).fact
  }

  @AccessFor('employee')
  @Mutation(() => Interest)
  async saveInterest(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('input', () => InterestInput) input: InterestInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) key: string | null,
    @Ctx() request: Request,
  ): Promise<Interest> {
    const [skillId] = input.skill == null ? [input.skill] : await readSkillIds(request, [input.skill], 'input.skill')
    const fields = {
      kind: input.kind,
      skillId,
      note: checkText(input.note, 'input.note', 'long'),
      ...ownAudience(input),
    } as Partial<InterestRow>
    const savedId = await once(request, 'saveInterest', key, { id, input }, () =>
      saveOwnFact<InterestRow>(request, 'Interest', id, fields),
    )
    const { fact } = await saved(request, factKinds.interest, savedId)
    if (!fact.kind && !fact.row.skillId && !fact.note)
      throw badUserInput('input', 'must give a kind, a skill or a note')
    return fact
  }

  @AccessFor('employee')
  @Mutation(() => Availability)
  async saveAvailability(
    @Arg('input', () => AvailabilityInput) input: AvailabilityInput,
    @Ctx() request: Request,
  ): Promise<Availability> {
    checkRange(input.hoursPerWeek, 'input.hoursPerWeek', 0, 168)
    const { openToWork, hoursPerWeek, from } = input
    const fields = { openToWork, hoursPerWeek, from, ...ownAudience(input) } as Partial<AvailabilityRow>
    const known = await findOwnAvailability(request)
    const savedId = await saveOwnFact<AvailabilityRow>(request, 'Availability', known, fields)
    return (await saved(request, factKinds.availability, savedId)).fact
  }
}

/** The skills that an input names, each once; undefined: unchanged. Null names none. */
export const readMentions = async (
  request: Request,
  skills: string[] | null | undefined,
): Promise<string[] | undefined> => {
  if (skills === undefined) return undefined
  if ((skills?.length ?? 0) > 100) throw badUserInput('input.skills', 'must be at most 100 skills')
  return readSkillIds(request, skills ?? [], 'input.skills')
}

export { own as getOwnEmployee, ownAudience, saved as getSavedFact }
