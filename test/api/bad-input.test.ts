import fc from 'fast-check'
import {
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { globalId, readGlobalId } from '../../src/relay/global-id.js'
import { type Answer, startTestApp, type TestApp } from '../support/test-app.js'
import type { LoadedWorld } from '../support/world.js'
import { type Callable, documentOf, rootFields } from './operations.js'
import { fingerprintRows, loadTwoEmployers } from './two-employers.js'

let app: TestApp
let world: LoadedWorld
let employerId: string
let pia: string
let java: string
let opportunity: string
let experience: string

beforeAll(async () => {
  app = await startTestApp()
  world = await loadTwoEmployers(app)
  employerId = readGlobalId(world.employerIds.get('harbor') as string)?.uuids[0] as string
  pia = await world.as('harbor-pia')
  opportunity = world.opportunityIds.get('harbor-open') as string
  const { body } = await app.ask(
    pia,
    '{ skills(search: "java", first: 1) { edges { node { id } } } viewer { employee { experiences { id } } } }',
  )
  java = body.data.skills.edges[0].node.id
  experience = body.data.viewer.employee.experiences[0].id
})
afterAll(() => app.stop())

const rows = () => fingerprintRows(app, employerId)
const long = (length: number) => 'x'.repeat(length)

type Mistake = readonly [what: string, argument: string | RegExp, document: string, variables?: () => object]
const requirement = (given: string): string =>
  `mutation ($skill: ID!) { createOpportunity(input: { kind: OTHER, title: "T", description: "D", requirements: [{ skill: $skill ${given} }] }) { id } }`
const skill = () => ({ skill: java })
const posted = (given: string): string =>
  `mutation { createOpportunity(input: { kind: OTHER, title: "T", description: "D", requirements: [] ${given} }) { id } }`
const job = (given: string): string =>
  `mutation { saveExperience(input: { title: "T" ${given} }) { experience { id } } }`

const mistakes: readonly Mistake[] = [
  ['a negative page', 'first', '{ employees(first: -1) { totalCount } }'],
  ['a page that is too large', 'first', '{ employees(first: 101) { totalCount } }'],
  ['a page beyond 32 bits', 'first', '{ employees(first: 2147483648) { totalCount } }'],
  ['a forged cursor', 'after', '{ employees(after: "Zm9yZ2Vk") { totalCount } }'],
  ['an empty cursor', 'after', '{ employees(after: "") { totalCount } }'],
  ['a cursor that is not base64url', 'after', '{ opportunities(after: "%%%") { totalCount } }'],
  ['a very long cursor', 'after', `{ employees(after: "${long(8000)}") { totalCount } }`],
  ['a search that is too long', 'filter.search', `{ employees(filter: { search: "${long(201)}" }) { totalCount } }`],
  [
    'a place that is too long',
    'filter.location',
    `{ opportunities(filter: { location: "${long(201)}" }) { totalCount } }`,
  ],
  [
    'an id that is no id, in a filter',
    'filter.skills[0]',
    '{ employees(filter: { skills: ["nonsense"] }) { totalCount } }',
  ],
  ['more ids than are allowed', 'ids', `{ nodes(ids: [${'"a",'.repeat(101)}]) { id } }`],
  ['no requirements', 'requirements', '{ matchCandidates(requirements: []) { totalCount } }'],
  [
    'a score above 1',
    'filter.minimumScore',
    'query ($skill: ID!) { matchCandidates(requirements: [{ skill: $skill }], filter: { minimumScore: 1.1 }) { totalCount } }',
    skill,
  ],
  ['a level of 0', 'input.requirements[0].minimumLevel', requirement('minimumLevel: 0'), skill],
  ['a level of 6', 'input.requirements[0].minimumLevel', requirement('minimumLevel: 6'), skill],
  ['a weight of 0', 'input.requirements[0].weight', requirement('weight: 0'), skill],
  ['a negative weight', 'input.requirements[0].weight', requirement('weight: -1'), skill],
  ['a weight of 1e308', 'input.requirements[0].weight', requirement('weight: 1e308'), skill],
  ['a weight beyond all numbers', /^(input|weight)/, requirement('weight: 1e999'), skill],
  ['one skill required twice', 'input.requirements', requirement('}, { skill: $skill'), skill],
  [
    'a skill that there is not',
    'input.requirements[0]',
    requirement(''),
    () => ({ skill: globalId('Skill', '00000000-0000-4000-8000-000000000000') }),
  ],
  ['a team of nobody', 'input.hiringTeam', posted(', hiringTeam: []')],
  ['an end before the start', 'input.endsOn', posted(', startsOn: "2026-05-02", endsOn: "2026-05-01"')],
  ['more hours than a week has', 'input.hoursPerWeek', posted(', hoursPerWeek: 169')],
  ['hours beyond 16 bits', 'input.hoursPerWeek', posted(', hoursPerWeek: 40000')],
  ['a title of spaces', 'input.title', posted('').replace('"T"', '"   "')],
  ['a title that is too long', 'input.title', posted('').replace('"T"', `"${long(201)}"`)],
  ['a description that is too long', 'input.description', posted('').replace('"D"', `"${long(5001)}"`)],
  [
    'an end before the start of the kept job',
    'input.endedOn',
    'mutation ($id: ID!) { saveExperience(id: $id, input: { title: "T", endedOn: "1999-01-01" }) { experience { id } } }',
    () => ({ id: experience }),
  ],
  ['an empty title', 'input.title', job('').replace('"T"', '""')],
  [
    'one facet named twice',
    'input.facets[1].facet',
    'mutation { updateVisibility(input: { facets: [{ facet: SKILLS, audience: ONLY_ME }, { facet: SKILLS, audience: COLLEAGUES }] }) { id } }',
  ],
  [
    'a setting that is null',
    'input.discoverability',
    'mutation { updateVisibility(input: { discoverability: null }) { id } }',
  ],
  ['an interest in nothing', 'input', 'mutation { saveInterest(input: {}) { id } }'],
  [
    'a skill used in the future',
    'input.lastUsed',
    'mutation ($skill: ID!) { saveSkillClaim(input: { skill: $skill, lastUsed: "9999-12-31" }) { skill { id } } }',
    skill,
  ],
  [
    'a stated level of 0',
    'input.level',
    'mutation ($skill: ID!) { saveSkillClaim(input: { skill: $skill, level: 0 }) { skill { id } } }',
    skill,
  ],
  [
    'negative hours',
    'input.hoursPerWeek',
    'mutation { saveAvailability(input: { openToWork: true, hoursPerWeek: -1 }) { id } }',
  ],
  [
    'an empty idempotency key',
    'idempotencyKey',
    'mutation { saveQuality(input: { name: "N" }, idempotencyKey: "") { id } }',
  ],
  [
    'an idempotency key that is too long',
    'idempotencyKey',
    `mutation { saveQuality(input: { name: "N" }, idempotencyKey: "${long(201)}") { id } }`,
  ],
  [
    'oneself to be blocked',
    'employeeId',
    'mutation ($id: ID!) { blockEmployee(employeeId: $id) { id } }',
    () => ({ id: world.employeeIds.get('harbor-pia') }),
  ],
  [
    'NUL in a variable',
    '$name',
    'mutation ($name: String!) { saveQuality(input: { name: $name }) { id } }',
    () => ({ name: 'a\0b' }),
  ],
  [
    'half of a surrogate pair in a variable',
    '$name',
    'mutation ($name: String!) { saveQuality(input: { name: $name }) { id } }',
    () => ({ name: 'a\ud83d' }),
  ],
  ['NUL in the document', 'input', 'mutation { saveQuality(input: { name: "a\\u0000b" }) { id } }'],
  ['half of a surrogate pair in the document', 'input', 'mutation { saveQuality(input: { name: "\\uD83D" }) { id } }'],
  ['NUL in a search', 'search', '{ skills(search: "\\u0000") { totalCount } }'],
  [
    'a date that does not exist, in a variable',
    /^\$day/,
    'mutation ($day: Date) { saveExperience(input: { title: "T", startedOn: $day }) { experience { id } } }',
    () => ({ day: '2026-02-30' }),
  ],
]

const refused = /^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED|GRAPHQL_PARSE_FAILED)$/

describe('refused, by the name of the argument, with nothing done', () => {
  it.each(mistakes.map((each) => [each[0], each] as const))('%s', async (_what, [, argument, document, variables]) => {
    const before = await rows()
    const { status, body } = await app.ask(pia, document, variables?.())
    const [error] = body.errors ?? []
    expect({ status: status < 500, code: error?.extensions.code, body }).toMatchObject({
      status: true,
      code: expect.stringMatching(refused),
    })
    const named = (error?.extensions as { argument?: string } | undefined)?.argument ?? error?.message
    if (error?.extensions.code === 'BAD_USER_INPUT') {
      if (typeof argument === 'string') expect(named).toBe(argument)
      else expect(named).toMatch(argument)
    }
    expect(body.errors).toHaveLength(1)
    expect(await rows()).toEqual(before)
  })

  it.each([
    '2026-02-30',
    '2025-02-29',
    '0000-01-01',
    '2026-13-01',
    '10000-01-01',
    '2026-1-1',
    '',
    'tomorrow',
    '2026-01-01T00:00:00Z',
  ])('the date "%s"', async (day) => {
    const before = await rows()
    for (const [document, variables] of [
      [job(`, startedOn: "${day}"`), {}],
      [
        'mutation ($input: ExperienceInput!) { saveExperience(input: $input) { experience { id } } }',
        { input: { title: 'T', startedOn: day } },
      ],
    ] as const) {
      const { status, body } = await app.ask(pia, document, variables)
      expect({ status, code: body.errors?.[0]?.extensions.code }).toMatchObject({
        status: 400,
        code: expect.stringMatching(refused),
      })
    }
    expect(await rows()).toEqual(before)
  })
})

it.each([
  '👩🏽‍🚀 Æther',
  'مهندسة بحرية',
  '‮reversed',
  "Robert'); DROP TABLE employee;--",
  '<b>$1 \\u0000 %_</b>',
  'é and é',
])('the text "%s" is kept as it is', async (text) => {
  const document = 'mutation ($text: String!) { saveQuality(input: { name: $text, note: $text }) { name note } }'
  const { body } = await app.ask(pia, document, { text })
  expect(body).toEqual({ data: { saveQuality: { name: text, note: text } } })
})

it('an opportunity of which a part is refused stays wholly as it was', async () => {
  const before = await rows()
  const { body } = await app.ask(
    pia,
    `mutation ($id: ID!, $skill: ID!) {
    updateOpportunity(id: $id, input: { title: "Changed", requirements: [{ skill: $skill }], hiringTeam: ["nobody"] }) { id }
  }`,
    { id: opportunity, skill: java },
  )
  expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'input.hiringTeam[0]' } }])
  expect(await rows()).toEqual(before)
})

/** Texts of every kind that a client might send. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud83d',
    '\udc00x',
    '%',
    '\\',
    "'",
    '{}',
    '$1',
    '1e999',
    'null',
    long(201),
    long(5001),
    '😀'.repeat(100),
    '2026-02-30',
  ),
)
const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  String: anyText,
  Boolean: fc.boolean(),
  Int: fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1, 5, 101, 32768, 2 ** 31, -(2 ** 31), 1.5)),
  Float: fc.oneof(fc.double(), fc.constantFrom(0, -0, -1, 1e308, 5e-324, 10)),
  Date: fc.oneof(fc.constantFrom('2026-01-01', '2025-12-31', '1000-01-01', '9999-12-31', '2026-02-30', ''), anyText),
}
const anyId = () =>
  fc.oneof(
    fc.constantFrom(
      java,
      opportunity,
      experience,
      ...world.employeeIds.values(),
      ...world.applicationIds.values(),
      ...world.employerIds.values(),
    ),
    fc
      .uuid()
      .chain((uuid) =>
        fc
          .constantFrom(...(['Employee', 'Skill', 'Opportunity', 'Experience', 'Application'] as const))
          .map((kind) => globalId(kind, uuid)),
      ),
    anyText,
  )

/** Values for a type of the schema: mostly of the right shape, whatever they hold. @throws Error for a scalar that nobody knows. */
function anyValueOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
  const inner = getNullableType(type)
  const value = givenOf(inner)
  return isNonNullType(type) ? value : fc.option(value, { nil: null, freq: 8 })
}

function givenOf(type: ReturnType<typeof getNullableType<GraphQLInputType>>): fc.Arbitrary<unknown> {
  if (isListType(type)) return fc.array(anyValueOf(type.ofType), { maxLength: 4 })
  if (isInputObjectType(type)) return valuesOf(Object.values(type.getFields()))
  if (isEnumType(type)) {
    const names = fc.constantFrom(...type.getValues().map(({ name }) => name))
    return fc.oneof({ weight: 20, arbitrary: names }, { weight: 1, arbitrary: anyText })
  }
  const scalar = type.name === 'ID' ? anyId() : scalars[type.name]
  if (!scalar) throw new Error(`Say what values a ${type.name} may have`)
  return scalar
}

function valuesOf(given: Callable['field']['args'] | GraphQLInputField[]): fc.Arbitrary<Record<string, unknown>> {
  const required = given.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)
  return fc.record(Object.fromEntries(given.map(({ name, type }) => [name, anyValueOf(type)])), {
    requiredKeys: required,
  })
}

/** JSON has no number beyond all numbers: such a value leaves as null. */
const told = ({ status, body }: Answer) => ({
  isFault: status >= 500,
  codes:
    body.errors
      ?.map(({ extensions }) => extensions.code)
      .filter((code) => code === 'INTERNAL_SERVER_ERROR' || code === 'SERVICE_UNAVAILABLE') ?? [],
})

describe('whatever a client sends, the server has no fault, and what it refuses has changed nothing', () => {
  it.each(
    rootFields.filter(({ field }) => field.args.length > 0).map((callable) => [callable.name, callable] as const),
  )('to %s', async (_name, callable) => {
    let before = await rows()
    await fc.assert(
      fc.asyncProperty(valuesOf(callable.field.args), async (given) => {
        const answer = await app.ask(pia, documentOf(callable, given, 1), given)
        expect(told(answer)).toEqual({ isFault: false, codes: [] })
        const after = await rows()
        if (answer.body.errors || callable.operation === 'query') expect(after).toEqual(before)
        before = after
      }),
      { numRuns: 20 },
    )
  })
})
