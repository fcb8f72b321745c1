import { describe, expect, test } from 'vitest'
import { globalId } from '../../src/relay/global-id.js'
import {
  accountFact,
  ask,
  codes,
  get,
  type Json,
  knownSkills,
  mutations,
  profile,
  refusal,
  round,
  save,
  self,
  skill,
  world,
} from './profile-world.js'

describe('a fact that the employer gave', () => {
  const given = async () => {
    const { experiences, education, assignments, skills } = await profile()
    return { experience: experiences[0], education: education[0], assignment: assignments[0], skills }
  }

  test('can be neither changed nor removed', async () => {
    const { experience, education, assignment, skills } = await given()
    const changes = [
      [mutations.experience, { id: experience.id, input: { title: 'Chief' } }],
      [mutations.education, { id: education.id, input: { institution: 'Elsewhere' } }],
      [mutations.assignment, { id: assignment.id, input: { title: 'Mine', startedOn: '2025-01-01' } }],
      [mutations.skill, { input: { skill: skill('sql'), level: 5 } }],
      ...[experience, education, assignment, ...skills].map(({ id }) => [mutations.remove, { id }] as const),
    ] as const
    for (const [document, variables] of changes) expect(await refusal(document, variables)).toBe('CONFLICT')
    expect(await given()).toEqual({ experience, education, assignment, skills })
  })

  test('can be narrowed, and widened again', async () => {
    const { experience } = await given()
    const narrowed = await get(mutations.audience, { id: experience.id, audience: 'ONLY_ME' })
    expect(narrowed).toEqual({ id: experience.id, audience: 'ONLY_ME', ownAudience: 'ONLY_ME' })
    const back = await get(mutations.audience, { id: experience.id, audience: null })
    expect(back).toEqual({ id: experience.id, audience: 'EMPLOYER', ownAudience: null })
  })

  test('of the account can be corrected; removing the correction brings back what the employer gave', async () => {
    expect(await accountFact('headline')).toMatchObject({ value: 'Builds', source: 'EMPLOYER' })
    expect(await refusal(mutations.remove, { id: (await accountFact('headline')).id })).toBe('CONFLICT')
    await get(mutations.account, { input: { headline: 'Repairs' } })
    await get(mutations.account, { input: { headline: 'Repairs boats' } })
    const { id, ...corrected } = await accountFact('headline')
    expect(corrected).toEqual({ name: 'headline', value: 'Repairs boats', source: 'EMPLOYEE' })
    await get(mutations.remove, { id })
    expect(await accountFact('headline')).toEqual({ id, name: 'headline', value: 'Builds', source: 'EMPLOYER' })
  })

  test('of the account can be cleared, and comes back too', async () => {
    expect(await get(mutations.account, { input: { headline: null } })).toMatchObject({ headline: null })
    const { id, value } = await accountFact('headline')
    expect(value).toBeNull()
    await get(mutations.remove, { id })
    expect(await accountFact('headline')).toMatchObject({ value: 'Builds', source: 'EMPLOYER' })
  })

  test('loses no skill that it names because the employee claims that skill and takes the claim back', async () => {
    const { skill: claimed } = await get(mutations.skill, { input: { skill: skill('python'), level: 3 } })
    await ask(mutations.remove, { id: claimed.id })
    expect(codes((await given()).assignment.skills)).toEqual(['python'])
  })
})

describe('the account', () => {
  test('keeps what a change does not name, and takes what it does', async () => {
    await get(mutations.account, { input: { phone: ' +1 555 0100 ', location: 'Oslo' } })
    const changed = await get(mutations.account, { input: { location: 'Bergen' } })
    expect(changed).toEqual({ name: 'Ada', headline: 'Builds', phone: '+1 555 0100', location: 'Bergen' })
  })

  test('loses what it says null of, as if it had never been given', async () => {
    await get(mutations.account, { input: { phone: '1' } })
    await get(mutations.account, { input: { phone: null } })
    expect(await accountFact('phone')).toBeUndefined()
  })

  test('has no empty name', async () => {
    for (const name of [null, '', '   ', 'x'.repeat(201)])
      expect(await refusal(mutations.account, { input: { name } })).toBe('BAD_USER_INPUT input.name')
    expect(await accountFact('name')).toMatchObject({ value: 'Ada', source: 'EMPLOYER' })
  })

  test('is not changed in part where one thing given is wrong', async () => {
    expect(await refusal(mutations.account, { input: { location: 'Oslo', phone: '' } })).toBe(
      'BAD_USER_INPUT input.phone',
    )
    expect(await accountFact('location')).toBeUndefined()
  })

  test('does not change by what is already so: the employer goes on being its source', async () => {
    await get(mutations.account, { input: { headline: 'Builds' } })
    expect(await accountFact('headline')).toMatchObject({ source: 'EMPLOYER' })
  })
})

describe('a skill claim', () => {
  test('keeps what a change does not name, and loses what it says null of', async () => {
    const input = { skill: skill('welding'), level: 4, lastUsed: '2024-05-06', audience: 'COLLEAGUES' }
    const { skill: first } = await get(mutations.skill, { input })
    expect(first).toMatchObject({ level: 4, lastUsed: '2024-05-06', ownAudience: 'COLLEAGUES', state: 'CLAIMED' })
    const { skill: second } = await get(mutations.skill, { input: { skill: skill('welding'), lastUsed: null } })
    expect(second).toMatchObject({ id: first.id, level: 4, lastUsed: null, ownAudience: 'COLLEAGUES' })
    const { skill: third } = await get(mutations.skill, {
      input: { skill: skill('welding'), level: null, audience: null },
    })
    expect(third).toMatchObject({ id: first.id, level: null, audience: 'EMPLOYER', ownAudience: null })
  })

  test.each([
    [{ level: 0 }, 'input.level'],
    [{ level: 6 }, 'input.level'],
    [{ lastUsed: '2999-01-01' }, 'input.lastUsed'],
    [{ skill: globalId('Skill', '00000000-0000-4000-8000-000000000000') }, 'input.skill[0]'],
    [{ skill: 'nonsense' }, 'input.skill[0]'],
  ])('with %o is refused', async (over, argument) => {
    expect(await refusal(mutations.skill, { input: { skill: skill('welding'), ...over } })).toBe(
      `BAD_USER_INPUT ${argument}`,
    )
    expect(await knownSkills()).not.toContain('welding')
  })

  test('that is removed is gone wherever one’s own facts name it', async () => {
    await save('experience', { input: { title: 'Smith', skills: [skill('welding'), skill('soldering')].slice(0, 1) } })
    const { skill: claimed } = await get(mutations.skill, { input: { skill: skill('welding') } })
    const { employee } = await get(mutations.remove, { id: claimed.id })
    expect(codes(employee.skills)).not.toContain('welding')
    expect((await profile()).experiences.flatMap((each: Json) => codes(each.skills))).not.toContain('welding')
  })
})

describe('a skill that an experience names', () => {
  const smith = { title: 'Smith', skills: [skill('welding')] }

  test('becomes known by it, and is forgotten with it', async () => {
    const { id } = await save('experience', { input: smith })
    expect(await knownSkills()).toContain('welding')
    await get(mutations.remove, { id })
    expect(await knownSkills()).not.toContain('welding')
  })

  test('is forgotten when the experience names it no more, by other skills, by null or by none', async () => {
    for (const skills of [[skill('kotlin')], null, []]) {
      const { id } = await save('experience', { input: smith })
      const changed = await save('experience', { id, input: { title: 'Smith', skills } })
      expect(codes(changed.skills)).toEqual(skills?.length ? ['kotlin'] : [])
      expect(await knownSkills()).not.toContain('welding')
      await get(mutations.remove, { id })
    }
  })

  test('stays named where a change says nothing of skills', async () => {
    const { id } = await save('experience', { input: smith })
    expect(codes((await save('experience', { id, input: { title: 'Blacksmith' } })).skills)).toEqual(['welding'])
  })

  test('stays known by another fact that names it, or by its own claim', async () => {
    const { id } = await save('experience', { input: smith })
    await save('assignment', { input: { title: 'Gate', startedOn: '2026-01-01', skills: [skill('welding')] } })
    await get(mutations.remove, { id })
    expect(await knownSkills()).toContain('welding')
    const { id: other } = await save('experience', { input: { title: 'Coder', skills: [skill('kotlin')] } })
    await get(mutations.skill, { input: { skill: skill('kotlin') } })
    await get(mutations.remove, { id: other })
    expect(await knownSkills()).toContain('kotlin')
  })

  test('must be a skill of the vocabulary, or nothing is saved', async () => {
    const input = { title: 'Smith', skills: [skill('welding'), 'nonsense'] }
    expect(await refusal(mutations.experience, { input })).toBe('BAD_USER_INPUT input.skills[1]')
    expect((await profile()).experiences.map(({ title }: Json) => title)).toEqual(['Analyst'])
    expect(await knownSkills()).not.toContain('welding')
  })

  test('is saved once by the same key, which serves nothing else', async () => {
    const one = await save('experience', { input: smith, key: 'k' })
    expect((await save('experience', { input: smith, key: 'k' })).id).toBe(one.id)
    expect(await refusal(mutations.experience, { input: { title: 'Other' }, key: 'k' })).toBe('CONFLICT')
    expect((await profile()).experiences).toHaveLength(2)
  })
})

describe('availability', () => {
  test('is one fact, which a change changes', async () => {
    const first = await get(mutations.availability, {
      input: { openToWork: true, hoursPerWeek: 20, from: '2026-05-01', audience: 'EMPLOYER' },
    })
    expect(first).toMatchObject({ openToWork: true, hoursPerWeek: 20, from: '2026-05-01', ownAudience: 'EMPLOYER' })
    const second = await get(mutations.availability, { input: { openToWork: false, from: null } })
    expect(second).toMatchObject({
      id: first.id,
      openToWork: false,
      hoursPerWeek: 20,
      from: null,
      ownAudience: 'EMPLOYER',
    })
    const third = await get(mutations.availability, { input: { openToWork: true, hoursPerWeek: null, audience: null } })
    expect(third).toMatchObject({ id: first.id, hoursPerWeek: null, audience: 'HIRING_TEAM', ownAudience: null })
    await get(mutations.remove, { id: first.id })
    expect((await profile()).availability).toBeNull()
  })

  test.each([-1, 169])('for %d hours a week is refused', async (hoursPerWeek) => {
    const input = { openToWork: true, hoursPerWeek }
    expect(await refusal(mutations.availability, { input })).toBe('BAD_USER_INPUT input.hoursPerWeek')
  })
})

describe('an interest', () => {
  test('names a kind of work, a skill or says something', async () => {
    expect(await refusal(mutations.interest, { input: {} })).toBe('BAD_USER_INPUT input')
    expect(await save('interest', { input: { skill: skill('kotlin') } })).toMatchObject({ skill: { code: 'kotlin' } })
  })

  test('in a skill does not make the skill known', async () => {
    await save('interest', { input: { skill: skill('kotlin') } })
    expect(await knownSkills()).not.toContain('kotlin')
  })

  test('cannot be emptied by a change either', async () => {
    const { id } = await save('interest', { input: { note: 'Boats' } })
    expect(await refusal(mutations.interest, { id, input: { note: null } })).toBe('BAD_USER_INPUT input')
  })
})

test('an assignment may name an opportunity that one may see, and no other', async () => {
  const opportunity = world.opportunityIds.get(`work${round}`)
  const input = { title: 'Gate', startedOn: '2026-01-01', opportunity }
  const { id, ...saved } = await save('assignment', { input })
  expect(saved.opportunity).toEqual({ id: opportunity })
  expect(
    (await save('assignment', { id, input: { title: 'Gate', startedOn: '2026-01-01', opportunity: null } }))
      .opportunity,
  ).toBeNull()
  const unknown = globalId('Opportunity', '00000000-0000-4000-8000-000000000000')
  expect(await refusal(mutations.assignment, { input: { ...input, opportunity: unknown } })).toBe(
    'NOT_FOUND input.opportunity',
  )
})

describe('the settings', () => {
  const overrides = async () => {
    const { facets } = (await get('{ viewer { visibility { facets { facet itemOverrides } } } }')).visibility
    return Object.fromEntries(
      facets.flatMap(({ facet, itemOverrides }: Json) => (itemOverrides ? [[facet, itemOverrides]] : [])),
    )
  }

  test('count the items of each facet that have an audience of their own', async () => {
    expect(await overrides()).toEqual({})
    const { id } = await save('quality', { input: { name: 'Calm', audience: 'ONLY_ME' } })
    await save('quality', { input: { name: 'Bold', audience: 'COLLEAGUES' } })
    await save('quality', { input: { name: 'Shy' } })
    await get(mutations.audience, { id: (await accountFact('email')).id, audience: 'EMPLOYER' })
    await get(mutations.audience, { id: (await accountFact('jobTitle')).id, audience: 'ONLY_ME' })
    expect(await overrides()).toEqual({ QUALITIES: 2, CONTACT: 1, POSITION: 1 })
    await get(mutations.audience, { id, audience: null })
    expect(await overrides()).toEqual({ QUALITIES: 1, CONTACT: 1, POSITION: 1 })
  })

  test('change only in what is given; null and a facet named twice are refused', async () => {
    const update = `mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) {
      facets { facet audience } discoverability usePublicData hideInterestFromManagers allowConnectionRequests allowLearning } }`
    const before = await get(update, { input: {} })
    const after = await get(update, {
      input: { facets: [{ facet: 'SKILLS', audience: 'ONLY_ME' }], usePublicData: false },
    })
    const isSkills = ({ facet }: Json) => facet === 'SKILLS'
    expect(after.facets.filter(isSkills)).toEqual([{ facet: 'SKILLS', audience: 'ONLY_ME' }])
    expect({ ...after, facets: after.facets.filter((each: Json) => !isSkills(each)) }).toEqual({
      ...before,
      facets: before.facets.filter((each: Json) => !isSkills(each)),
      usePublicData: false,
    })
    for (const name of [
      'facets',
      'discoverability',
      'usePublicData',
      'hideInterestFromManagers',
      'allowConnectionRequests',
      'allowLearning',
    ])
      expect(await refusal(update, { input: { [name]: null } })).toBe(`BAD_USER_INPUT input.${name}`)
    const twice = ['ONLY_ME', 'EMPLOYER'].map((audience) => ({ facet: 'SKILLS', audience }))
    expect(await refusal(update, { input: { facets: twice } })).toBe('BAD_USER_INPUT input.facets[1].facet')
    expect(await get(update, { input: {} })).toEqual(after)
  })

  test('list whom one blocked, once, until they are unblocked; nobody blocks themself or a stranger', async () => {
    const block =
      'mutation ($id: ID!) { blockEmployee(employeeId: $id) { blocked { totalCount edges { node { id } } } } }'
    const id = world.employeeIds.get(`ben${round}`)
    await get(block, { id })
    expect((await get(block, { id })).blocked).toEqual({ totalCount: 1, edges: [{ node: { id } }] })
    const unblocked = await get(block.replace('blockEmployee', 'unblockEmployee'), { id })
    expect(unblocked.blocked).toEqual({ totalCount: 0, edges: [] })
    expect(await refusal(block, { id: world.employeeIds.get(self) })).toBe('BAD_USER_INPUT employeeId')
    const stranger = globalId('Employee', '00000000-0000-4000-8000-000000000000')
    expect(await refusal(block, { id: stranger })).toBe('NOT_FOUND employeeId')
  })
})
