import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Json, Yard } from './yard.js'

/**
 * Side doors of features that the API does not offer. Whoever adds such a feature finds its test failing here, and puts in
 * its place one that tries the door.
 */
let yard: Yard
let fields: ReadonlySet<string>
beforeAll(async () => {
  yard = await Yard.open()
  const { __schema } = await yard.get('carl', '{ __schema { types { name fields { name } } } }')
  fields = new Set(
    __schema.types.flatMap(({ name, fields }: Json) => [
      name,
      ...(fields ?? []).map((field: Json) => `${name}.${field.name}`),
    ]),
  )
})
afterAll(() => yard?.app.stop())

test.each([
  ['statistics, and the differences between them, are not offered yet', ['Query.insights', 'Insights']],
  ['the texts of e-mail and alerts are not offered yet', ['Viewer.alerts', 'Alert']],
  ['exports are not offered yet', ['Mutation.requestDataExport', 'Viewer.dataRequests', 'DataRequest']],
  ['canConnect is not offered yet', ['Employee.canConnect', 'Mutation.requestConnection', 'Viewer.connections']],
  ['endorseSkill is not offered yet', ['Mutation.endorseSkill']],
  [
    'saved searches, which surface nobody anonymous, are not offered yet',
    ['Mutation.saveSearch', 'Viewer.savedSearches', 'SavedSearch'],
  ],
  ['conversations are not offered yet', ['Mutation.contactCandidate', 'Viewer.conversations', 'Conversation']],
])('%s', (_, names) => {
  expect(fields).toContain('Query.employees')
  expect(names.filter((name) => fields.has(name))).toEqual([])
})
