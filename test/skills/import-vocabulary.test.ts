import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/database.js'
import { openEsco } from '../../src/skills/import/esco-source.js'
import { openOnet } from '../../src/skills/import/onet-source.js'
import { openLibrary } from './library.js'
import { smallEsco, smallOnet, type Tables, without, withRows } from './small-vocabularies.js'

const library = openLibrary()
beforeEach(() => library.empty())

const small = { onet: smallOnet, esco: smallEsco } as const
const pairs = (statement: string) =>
  library.ask<{ key: string; value: string }>(statement).then((rows) => rows.map(({ key, value }) => [key, value]))
const usual = () =>
  pairs(`SELECT o.title || ': ' || k.name AS key, s.typicality AS value
    FROM occupation_skill s JOIN occupation o ON o.id = s.occupation_id JOIN skill k ON k.id = s.skill_id ORDER BY 1`)
const broader = () =>
  pairs(`SELECT k.name AS key, b.name AS value
    FROM skill_broader r JOIN skill k ON k.id = r.skill_id JOIN skill b ON b.id = r.broader_id ORDER BY 1`)

describe('O*NET', () => {
  beforeEach(() => library.load('onet', smallOnet, '99.1'))

  test('gives elements, commodities and their examples as skills, under codes that last', async () => {
    expect(await library.terms('O*NET')).toEqual({
      '2.A': 'Basic Skills',
      '2.A.1': 'Weather Skills',
      '2.A.1.a': 'Fog Reading',
      '2.C': 'Knowledge',
      '2.C.1': 'Harbors',
      43230001: 'Tide software',
      '43230001/tidetable 7': 'TideTable 7 | tidetable 7',
      43230002: 'Sail design software',
      '43230002/sailcalc': 'SailCalc',
      46160001: 'Foghorns',
      '46160001/brass foghorns': 'Brass foghorns',
    })
  })

  test('says of every skill what it is narrower than', async () => {
    expect(await broader()).toEqual([
      ['Brass foghorns', 'Foghorns'],
      ['Fog Reading', 'Weather Skills'],
      ['Harbors', 'Knowledge'],
      ['SailCalc', 'Sail design software'],
      ['TideTable 7', 'Tide software'],
      ['Weather Skills', 'Basic Skills'],
    ])
  })

  test('makes importance, heat and demand a typicality, leaves out what is unimportant or advised against', async () => {
    expect(await usual()).toEqual([
      ['Kite Makers: SailCalc', 0.5],
      ['Kite Makers: TideTable 7', 0.75],
      ['Lighthouse Keepers: Brass foghorns', 0.5],
      ['Lighthouse Keepers: Fog Reading', 0.75],
      ['Lighthouse Keepers: Foghorns', 0.5],
      ['Lighthouse Keepers: Harbors', 1],
      ['Lighthouse Keepers: TideTable 7', 1],
    ])
  })

  test('gives occupations with their other titles and tasks', async () => {
    expect(await library.ask('SELECT code, title, alternative_titles, uri FROM occupation ORDER BY code')).toEqual([
      {
        code: '11-0001.00',
        title: 'Lighthouse Keepers',
        alternative_titles: ['SLT', 'Senior Lamp Tender', 'Wickie'],
        uri: 'https://www.onetonline.org/link/summary/11-0001.00',
      },
      {
        code: '11-0002.00',
        title: 'Kite Makers',
        alternative_titles: ['Kite Builder'],
        uri: 'https://www.onetonline.org/link/summary/11-0002.00',
      },
    ])
    expect(await pairs('SELECT code AS key, statement AS value FROM occupation_task ORDER BY 1')).toEqual([
      ['1', 'Trim the wick.'],
      ['2', 'Cut paper.'],
    ])
  })

  test('is kept with its version, licence and attribution', async () => {
    expect(await library.ask('SELECT scheme, version, licence, attribution, imported_at FROM vocabulary')).toEqual([
      {
        scheme: 'O*NET',
        version: '99.1',
        licence: 'CC BY 4.0',
        attribution: expect.stringMatching(
          /^O\*NET 99\.1 Database, U\.S\. Department of Labor, .*CC BY 4\.0, modified/,
        ),
        imported_at: expect.any(Date),
      },
    ])
    expect(await library.ask('SELECT DISTINCT scheme_version AS v FROM skill')).toEqual([{ v: '99.1' }])
  })

  test('says its release in its own Read Me', () => {
    const readMe = { 'Read Me.txt': 'O*NET 98.7 Database\nMay release\n' }
    expect(openOnet(library.folder({ ...smallOnet, ...readMe }), undefined).version).toBe('98.7')
    expect(() => openOnet(library.folder(smallOnet), undefined)).toThrow('give --version')
  })

  test('in the columns of its spreadsheets is the same', async () => {
    const before = await library.contents()
    await library.empty()
    const withTitle = (tables: Tables, name: string) =>
      withRows(tables, name, (rows) => rows.map((row, at) => row.splice(1, 0, at ? 'A title' : 'Title')))
    await library.load('onet', withTitle(withTitle(smallOnet, 'Skills.txt'), 'Tools Used.txt'), '99.1')
    expect(await library.contents()).toEqual(before)
  })
})

describe('ESCO', () => {
  test('gives skills and groups of skills with all their names', async () => {
    await library.load('esco', smallEsco)
    expect(await library.terms('ESCO')).toEqual({
      S1: 'working with weather',
      'S1.2': 'reading the sky',
      aaa: 'read fog | Fog Reading, fog interpretation',
      bbb: 'tend a lamp',
      ccc: 'SailCalc | sail calculator',
    })
    expect(await library.ask(`SELECT uri, description FROM skill WHERE code = 'bbb'`)).toEqual([
      { uri: 'http://data.europa.eu/esco/skill/bbb', description: 'Said in two lines: "trim", then light.' },
    ])
  })

  test('says what is broader, and what is essential or optional in an occupation', async () => {
    await library.load('esco', smallEsco)
    expect(await broader()).toEqual([
      ['read fog', 'reading the sky'],
      ['reading the sky', 'working with weather'],
      ['tend a lamp', 'read fog'],
    ])
    expect(await usual()).toEqual([
      ['lamp tender: read fog', 0.5],
      ['lamp tender: tend a lamp', 1],
    ])
  })

  test('without its groups and broader relations is imported, and says what was left out', async () => {
    const report = await library.load('esco', without(smallEsco, 'skillGroups_en.csv'))
    expect(report?.leftOut).toHaveLength(1)
    expect(await broader()).toEqual([['tend a lamp', 'read fog']])
    const less = without(without(smallEsco, 'skillGroups_en.csv'), 'broaderRelationsSkillPillar_en.csv')
    expect((await library.load('esco', less, '2.0'))?.leftOut).toHaveLength(2)
    expect(await broader()).toEqual([])
  })

  test('is known by the names of its files in another language and version, beside files that are not read', () => {
    const renamed = Object.fromEntries(
      Object.entries(smallEsco).map(([name, rows]) => [name.replace('_en', '_de_v1.2.0'), rows]),
    )
    const source = openEsco(library.folder({ ...renamed, 'skillsHierarchy_de.csv': 'x' }), undefined)
    expect([source.version, source.files.length]).toEqual(['1.2.0', 5])
    expect(() => openEsco(library.folder({ ...smallEsco, 'skills_fr.csv': 'x' }), '1')).toThrow('several such files')
    expect(() => openEsco(library.folder(smallEsco), undefined)).toThrow('give --version')
  })

  test('stands beside O*NET, and neither touches the other', async () => {
    await library.load('onet', smallOnet)
    const before = await library.ask(`SELECT k.*, k.xmin FROM skill k ORDER BY id`)
    await library.load('esco', smallEsco)
    expect(await library.ask(`SELECT k.*, k.xmin FROM skill k WHERE scheme = 'O*NET' ORDER BY id`)).toEqual(before)
  })
})

describe.each(['onet', 'esco'] as const)('an import of %s', (kind) => {
  const tables = small[kind]

  test('gives the same whatever the order of the lines', async () => {
    await library.load(kind, tables)
    const expected = await library.contents()
    const shuffled = fc.record(
      Object.fromEntries(
        Object.entries(tables).map(([name, [header, ...rows]]) => [
          name,
          fc.shuffledSubarray(rows, { minLength: rows.length }).map((lines) => [header as string[], ...lines]),
        ]),
      ),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async (files) => {
        await library.empty()
        await library.load(kind, files)
        expect(await library.contents()).toEqual(expected)
      }),
      { numRuns: 12 },
    )
  })

  test('of what is in force already does nothing, and told to do it again writes no term', async () => {
    expect(await library.load(kind, tables)).not.toBeNull()
    const before = await library.contents({ withWriter: true })
    expect(await library.load(kind, tables)).toBeNull()
    expect(await library.contents({ withWriter: true })).toEqual(before)
    const terms = ['skill', 'skill_name', 'skill_broader', 'occupation', 'occupation_skill', 'occupation_task']
    const termsBefore = await library.contents({ withWriter: true, of: terms })
    const again = await library.load(kind, tables, '1.0', { again: true })
    expect(again?.skills).toMatchObject({ added: 0, renamed: [], retired: [], returned: [] })
    expect(await library.contents({ withWriter: true, of: terms })).toEqual(termsBefore)
  })

  test('goes on where it was interrupted, at whichever transaction, and ends as if it had not been', async () => {
    const transactions = failing(Number.POSITIVE_INFINITY)
    await library.load(kind, tables, '1.0', { recordsPerTransaction: 4 }, transactions)
    const expected = await library.contents()
    const whole = transactions.count()
    expect(whole).toBeGreaterThan(5)
    for (let at = 1; at <= whole; at++) {
      await library.empty()
      const options = { recordsPerTransaction: 4 }
      await expect(library.load(kind, tables, '1.0', options, failing(at))).rejects.toThrow('the power failed')
      expect(await library.ask('SELECT FROM skill')).toEqual([])
      const second = failing(Number.POSITIVE_INFINITY)
      await library.load(kind, tables, '1.0', options, second)
      expect(await library.contents()).toEqual(expected)
      // Beginning comes twice; what was staged does not.
      expect(second.count()).toBe(at === 1 ? whole : whole - (at - 2))
    }
  })

  test('of another version begins anew where one was interrupted', async () => {
    await expect(library.load(kind, tables, '1.0', { recordsPerTransaction: 4 }, failing(4))).rejects.toThrow('power')
    await library.load(kind, tables, '2.0')
    expect(await library.ask('SELECT DISTINCT scheme_version AS v FROM skill')).toEqual([{ v: '2.0' }])
    expect(await library.ask('SELECT FROM vocabulary_record')).toEqual([])
    expect(await library.ask('SELECT FROM vocabulary_import')).toEqual([])
  })

  test('stops where another import of the same is under way', async () => {
    let transactions = 0
    const overtaken: Pick<Database, 'platform'> = {
      platform: (async (...of) => {
        const answer = await library.database.platform(...of)
        if (++transactions === 2) await library.load(kind, tables, '1.0', { again: true })
        return answer
      }) as Database['platform'],
    }
    await expect(library.load(kind, tables, '1.0', { recordsPerTransaction: 4 }, overtaken)).rejects.toThrow(
      'is under way',
    )
    expect(await library.ask('SELECT FROM vocabulary')).toHaveLength(1)
  })

  test('says how far each of the two readings has come', async () => {
    const told: string[] = []
    await library.load(kind, tables, '1.0', {
      onProgress: (phase, done, total) => told.push(`${phase} ${Math.round((done / total) * 100)}`),
    })
    expect(told.at(-1)).toBe('load 100')
    expect(told).toContain('check 100')
  })
})

/** The database until its nth transaction, which never comes to be. */
function failing(at: number): Pick<Database, 'platform'> & { count(): number } {
  let transactions = 0
  return {
    platform: ((...of) =>
      ++transactions === at
        ? Promise.reject(new Error('the power failed'))
        : library.database.platform(...of)) as Database['platform'],
    count: () => transactions,
  }
}
