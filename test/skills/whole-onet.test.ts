import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importVocabulary } from '../../src/skills/import/import-vocabulary.store.js'
import { openOnet } from '../../src/skills/import/onet-source.js'
import { findSkills } from '../../src/skills/skill.store.js'
import { now, openLibrary } from './library.js'
import { lettersOf, permutationOf, slipOf } from './slips.js'

/** Data of others that this repository does not hold. */
const folder = join(resolve(process.env.FLUX_SHARED_DATA ?? '../shared/data'), 'onet')
const library = openLibrary()

const withData = test.skipIf(!existsSync(folder))

withData(`the whole O*NET 29.3 is imported (skipped without ${folder})`, async () => {
  const source = openOnet(folder, undefined)
  const report = await importVocabulary(library.database, source, { now })
  // Counted with awk: 86 elements, 4,262 commodities, 26,563 examples that are not called like their commodity;
  // 74,343 pairs of an occupation and an example, 56,979 of one and an element more important than nothing.
  expect(report).toEqual({
    scheme: 'O*NET',
    version: '29.3',
    formerVersion: null,
    skills: { total: 30_911, added: 30_911, renamed: [], returned: [], retired: [] },
    occupations: { total: 1_016, added: 1_016, renamed: [], returned: [], retired: [] },
    counts: { names: 30_911, broader: 26_646, tasks: 18_796, occupationSkills: 131_322, mappings: 0 },
    leftOut: [],
  })
  expect(await library.ask('SELECT sum(cardinality(alternative_titles))::int AS titles FROM occupation')).toEqual([
    { titles: 59_997 },
  ])
  expect(await importVocabulary(library.database, source, { now })).toBeNull()
})

withData(
  'among its 30,911 names each of eight letters or more is on the first page by its words in any order, and in spite of a slip',
  async () => {
    await library.ask('ANALYZE skill_name')
    const rows = await library.ask<{ id: string; name: string }>(
      'SELECT skill_id AS id, name FROM skill_name ORDER BY 1',
    )
    const page = (search: string) =>
      library.in(async (request) => (await findSkills(request, search.slice(0, 200), 0, 20)).ids)
    const asked = fc
      .constantFrom(...rows.filter(({ name }) => lettersOf(name) >= 8))
      .chain(({ id, name }) => fc.tuple(fc.constant(id), fc.oneof(permutationOf(name), slipOf(name))))
    await fc.assert(
      fc.asyncProperty(asked, async ([id, search]) => {
        expect(await page(search)).toContain(id)
      }),
      { numRuns: 300 },
    )
  },
)
