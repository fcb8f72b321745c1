import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { importVocabulary } from '../../src/skills/import/import-vocabulary.store.js'
import { openOnet } from '../../src/skills/import/onet-source.js'
import { now, openLibrary } from './library.js'

/** Data of others that this repository does not hold. */
const folder = join(resolve(process.env.FLUX_SHARED_DATA ?? '../shared/data'), 'onet')
const library = openLibrary()

test.skipIf(!existsSync(folder))(`the whole O*NET 29.3 is imported (skipped without ${folder})`, async () => {
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
