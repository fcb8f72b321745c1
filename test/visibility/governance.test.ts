import {
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { type GovernedField, readGovernance } from '../../src/api/governance.js'
import { buildApiSchema } from '../../src/api/schema.js'
import { shieldSchema } from '../../src/api/shield.js'
import type { ExpectedError } from '../../src/errors.js'
import { Employee } from '../../src/people/employee.type.js'
import type { AccountFactRow } from '../../src/people/facts.entity.js'
import { accountFactNames } from '../../src/people/workforce.js'
import { Seal } from '../../src/relay/sealed.js'
import { facets } from '../../src/visibility/facet.js'
import { settingsAtSignUp } from '../../src/visibility/settings.js'

const newSchema = () => buildApiSchema(new Seal(Buffer.alloc(32)))
const objectTypes = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  )
const fieldsOf = (schema: GraphQLSchema) =>
  objectTypes(schema).flatMap(({ name, getFields }) =>
    Object.keys(getFields.call(schema.getType(name))).map((field) => `${name}.${field}`),
  )

/** The real schema with one more field, as a developer might add it. */
function withField(
  type: string,
  name: string,
  of: GraphQLOutputType | string,
  extensions: Record<string, unknown> = {},
): GraphQLSchema {
  const schema = newSchema()
  const given = typeof of === 'string' ? (schema.getType(of) as GraphQLObjectType) : (of as GraphQLObjectType)
  const added = new GraphQLObjectType({ name: 'Added', fields: { [name]: { type: given, extensions } } })
  const field = added.getFields()[name]
  if (field) (schema.getType(type) as GraphQLObjectType).getFields()[name] = field
  return schema
}
const required = (type: ConstructorParameters<typeof GraphQLNonNull>[0]) => new GraphQLNonNull(type as never)

const governed = readGovernance(newSchema())
const named = ({ type, field }: GovernedField) => `${type}.${field}`

describe('the schema', () => {
  test('has a decision for every field of every object type, and for none that is not there', () => {
    expect(governed.map(named).sort()).toEqual(fieldsOf(newSchema()).sort())
  })

  test('carries facts of every facet', () => {
    const shown = new Set(governed.map(({ by }) => by))
    expect(facets.filter((facet) => !shown.has(facet))).toEqual([])
  })

  test("names the facet of each of an employee's fields", () => {
    const ofEmployee = governed.filter(({ type }) => type === 'Employee').map(({ field, by }) => [field, by])
    expect(Object.fromEntries(ofEmployee)).toEqual({
      id: 'existence',
      name: 'IDENTITY',
      headline: 'IDENTITY',
      jobTitle: 'POSITION',
      orgUnit: 'POSITION',
      manager: 'POSITION',
      // Each report is one's own fact of POSITION, asked for in SQL.
      reports: 'derived',
      email: 'CONTACT',
      phone: 'CONTACT',
      location: 'LOCATION',
      skills: 'SKILLS',
      experiences: 'EXPERIENCE',
      education: 'EDUCATION',
      qualities: 'QUALITIES',
      interests: 'INTERESTS',
      assignments: 'ASSIGNMENTS',
      availability: 'AVAILABILITY',
    })
  })

  test('lets nobody call anything without signing in, but what is for anyone', () => {
    const open = governed.filter(({ by }) => typeof by === 'object' && by.access === 'anyone').map(named)
    expect(open.sort()).toEqual(
      [
        'Query.extractSkills',
        'Query.genomeEdition',
        'Query.privacyPolicy',
        'Query.skill',
        'Query.skills',
        'Query.viewer',
      ].filter((name) => open.includes(name)),
    )
    expect(open).toContain('Query.viewer')
    expect(open.filter((name) => name.startsWith('Mutation.'))).toEqual([])
  })

  test('can empty every field that can be hidden', () => {
    const schema = newSchema()
    const mustBeFull = governed.filter(({ type, field, by }) => {
      const of = (schema.getType(type) as GraphQLObjectType).getFields()[field]?.type as GraphQLOutputType
      const isHideable = facets.includes(by as never) || by === 'employer side' || by === 'hiring team'
      const isEmptyable =
        !isNonNullType(of) || isListType(getNullableType(of)) || /Connection$/.test(getNamedType(of).name)
      return isHideable && !isEmptyable
    })
    expect(mustBeFull.map(named)).toEqual([])
  })
})

describe('the server does not start with', () => {
  const refuses = (schema: GraphQLSchema, name: string, why: string) => {
    expect(() => readGovernance(schema)).toThrow(`${name} ${why}`)
    expect(() => shieldSchema(schema)).toThrow(`${name} ${why}`)
  }

  test.each([
    'Employee',
    'Experience',
    'GenomeSkill',
    'Evidence',
    'Match',
    'Candidate',
    'Application',
    'Viewer',
    'VisibilitySettings',
  ])('a new field of %s that names no facet', (type) => {
    refuses(withField(type, 'shoeSize', GraphQLString), `${type}.shoeSize`, 'names no facet')
  })

  test('a field that is hidden with a facet but cannot be null', () => {
    const schema = withField('Employee', 'shoeSize', required(GraphQLString), { governed: 'LOCATION' })
    refuses(schema, 'Employee.shoeSize', 'is governed by LOCATION but can be neither null nor empty')
  })

  test.each(['employer side', 'hiring team'])('a field for the %s that cannot be null', (by) => {
    const schema = withField('Opportunity', 'budget', required(GraphQLString), { governed: by })
    refuses(schema, 'Opportunity.budget', `is for the ${by} but cannot be null`)
  })

  test("facts among an employee's fields without their facet", () => {
    const { Experience } = newSchema().getTypeMap()
    const schema = withField('Employee', 'jobs', new GraphQLList(Experience as GraphQLObjectType), {
      governed: 'derived',
    })
    refuses(schema, 'Employee.jobs', 'shows facts but names no facet')
  })

  test.each(['Skill', 'Requirement', 'Employer', 'PageInfo'])(
    'a way from %s, which carries no facts, to a person',
    (type) => {
      refuses(withField(type, 'expert', 'Employee'), `${type}.expert`, 'leads to facts')
    },
  )

  test('a way from what carries no facts to anything by its id', () => {
    const node = new GraphQLInterfaceType({ name: 'AnyNode', fields: { id: { type: GraphQLString } } })
    refuses(withField('Skill', 'origin', node), 'Skill.origin', 'leads to facts')
  })

  test.each(['Query', 'Mutation'])('a field of %s that does not say who may call it', (type) => {
    refuses(withField(type, 'everything', GraphQLString), `${type}.everything`, 'does not say who may call it')
  })

  test('several undecided fields, and names them all at once', () => {
    const schema = withField('Employee', 'shoeSize', GraphQLString)
    const { shoeSize } = (schema.getType('Employee') as GraphQLObjectType).getFields()
    if (shoeSize) (schema.getType('Match') as GraphQLObjectType).getFields().luck = { ...shoeSize, name: 'luck' }
    expect(() => readGovernance(schema)).toThrow(
      /Employee\.shoeSize names[\s\S]*Match\.luck names|Match\.luck names[\s\S]*Employee\.shoeSize names/,
    )
  })
})

/** Every resolver has found something that must never come out. */
function withSecrets(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) field.resolve = () => 'secret'
  return schema
}

describe('the shield', () => {
  const schema = shieldSchema(withSecrets(newSchema()))
  const hidden = new Employee({
    id: '00000000-0000-4000-8000-000000000001',
    managerId: '00000000-0000-4000-8000-000000000002',
    // Items may each be wider than their facet: only behind an alias is a facet hidden with all of them.
    settings: { ...settingsAtSignUp('EUROPEAN_ECONOMIC_AREA'), discoverability: 'ANONYMOUS' },
    standing: { reach: 'COLLEAGUES', isInReportingLine: false, openedBy: null },
    account: new Map(
      accountFactNames.map((name) => [
        name,
        { name, value: 'secret', source: 'EMPLOYER', ownAudience: null } as AccountFactRow,
      ]),
    ),
    scope: 'none',
  })
  /** What stands in the way of a value that must never come out. */
  const parentOf = (type: string) =>
    type === 'Employee' ? hidden : { of: hidden, isOwn: false, isOnTeam: false, row: {}, employeeId: 'x' }

  /** Resolves one field for a parent that holds something, all of it hidden from a signed-in colleague. */
  async function resolve({ type, field }: GovernedField, viewer: object | null): Promise<unknown> {
    const parentType = schema.getType(type) as GraphQLObjectType
    const of = parentType.getFields()[field]
    const info = {
      fieldName: field,
      returnType: of?.type,
      parentType,
      schema,
      path: { key: field },
    } as unknown as GraphQLResolveInfo
    const answer = await of?.resolve?.(Object.create(parentOf(type)), {}, { viewer } as never, info)
    return answer instanceof Error ? ((answer as ExpectedError).code ?? answer) : answer
  }
  const colleague = { roles: ['EMPLOYEE'], isEmployerSide: false, employerId: 'e', employeeId: 'c', subject: 's' }

  test.each(governed.filter(({ by }) => facets.includes(by as never)).map((field) => [named(field), field] as const))(
    'empties %s of somebody who hides everything',
    async (_name, field) => {
      const of = (schema.getType(field.type) as GraphQLObjectType).getFields()[field.field]?.type as GraphQLOutputType
      expect(await resolve(field, colleague)).toEqual(isListType(getNullableType(of)) ? [] : null)
    },
  )

  test.each(
    governed
      .filter(({ by }) => by === 'own' || by === 'employer side' || by === 'hiring team')
      .map((field) => [named(field), field] as const),
  )('keeps %s from whom it is not for', async (_name, field) => {
    const of = (schema.getType(field.type) as GraphQLObjectType).getFields()[field.field]?.type as GraphQLOutputType
    const answer = await resolve(field, colleague)
    if (isListType(getNullableType(of))) expect(answer).toEqual([])
    else if (!isNonNullType(of)) expect(answer).toBeNull()
    else if (/Connection$/.test(getNamedType(of).name)) expect(answer).toMatchObject({ edges: [], totalCount: 0 })
    else expect(answer).toBeInstanceOf(Error)
  })

  const accessOf = ({ by }: GovernedField) => (typeof by === 'object' ? by.access : null)
  const guardedRoots = governed.filter((field) => accessOf(field) && accessOf(field) !== 'anyone')

  test.each(guardedRoots.map((field) => [named(field), field] as const))(
    'asks whoever is not signed in to sign in before %s',
    async (_name, field) => {
      expect(await resolve(field, null)).toBe('UNAUTHENTICATED')
    },
  )

  test.each(
    guardedRoots.filter((field) => accessOf(field) === 'employer side').map((field) => [named(field), field] as const),
  )('forbids a colleague without a role %s', async (_name, field) => {
    expect(await resolve(field, colleague)).toBe('FORBIDDEN')
  })

  test.each(
    guardedRoots.filter((field) => accessOf(field) === 'employee').map((field) => [named(field), field] as const),
  )('forbids whoever has no employee record %s', async (_name, field) => {
    expect(await resolve(field, { ...colleague, employeeId: null, isEmployerSide: true })).toBe('FORBIDDEN')
  })
})
