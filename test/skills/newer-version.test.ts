import { beforeEach, describe, expect, test } from 'vitest'
import { saveEmployer, saveWorkforce } from '../../src/people/workforce.store.js'
import { describeVocabulary, reportTable, type VocabularyReport } from '../../src/skills/import/vocabulary-report.js'
import { findSkills } from '../../src/skills/skill.store.js'
import { loadSkillNames } from '../../src/skills/skill-names.store.js'
import { now, openLibrary } from './library.js'
import { smallEsco, smallOnet, type Tables, withRows } from './small-vocabularies.js'

const library = openLibrary()
const harbor = '00000000-0000-4000-8000-00000000000a'

beforeEach(async () => {
  await library.database.platform(harbor, now, async (request) => {
    await request.sql('DELETE FROM employee WHERE employer_id = $1', [harbor])
  })
  await library.empty()
  await library.load('onet', smallOnet, '1.0')
})

const technology = 'Technology Skills.txt'
const renameExample = (tables: Tables, from: string, code: string, to: string) =>
  withRows(tables, technology, (rows) => {
    for (const row of rows) if (row[1] === from) row.splice(1, 2, to, code)
  })
/** SailCalc has moved to the commodity of tides, the two spellings of TideTable are gone, an element has a new name. */
const second = withRows(
  withRows(renameExample(smallOnet, 'SailCalc', '43230001', 'SailCalc'), 'Content Model Reference.txt', (rows) => {
    ;(rows[4] as string[])[1] = 'Reading Fog'
  }),
  technology,
  (rows) => {
    for (let at = rows.length - 1; at > 0; at--) if (rows[at]?.[1]?.toLowerCase() === 'tidetable 7') rows.splice(at, 1)
    for (const row of rows.slice(1)) row[3] = 'Tide software'
  },
)

const found = (search: string) =>
  library.in(async (request) => {
    const { ids } = await findSkills(request, search, 0, 10)
    return (await request.sql<{ code: string }>('SELECT code FROM skill WHERE id = ANY ($1)', [ids])).map((r) => r.code)
  })

describe('a newer version', () => {
  test('renames, retires and merges, and the report says which terms', async () => {
    const report = await library.load('onet', second, '2.0')
    expect(report).toMatchObject({
      formerVersion: '1.0',
      skills: {
        total: 9,
        added: 1,
        renamed: [{ code: '2.A.1.a', formerName: 'Fog Reading', name: 'Reading Fog' }],
        returned: [],
        retired: [
          { code: '43230001/tidetable 7', name: 'TideTable 7', heir: null },
          { code: '43230002', name: 'Sail design software', heir: null },
          { code: '43230002/sailcalc', name: 'SailCalc', heir: { code: '43230001/sailcalc', name: 'SailCalc' } },
        ],
      },
    })
    expect(await library.terms('O*NET')).toMatchObject({
      '2.A.1.a': 'Reading Fog',
      '43230001/sailcalc': 'SailCalc',
      '43230001/tidetable 7': 'TideTable 7 | tidetable 7 | retired in 2.0',
      '43230002/sailcalc': 'SailCalc | retired in 2.0 | now 43230001/sailcalc',
    })
  })

  test('leaves every fact of people where it is', async () => {
    await library.database.platform(harbor, now, async (request) => {
      await saveEmployer(request, { name: 'Harbor', region: 'UNITED_STATES' })
      const skills = ['43230002/sailcalc', '43230001/tidetable 7', '2.A.1.a'].map((skill) => ({ skill }))
      const account = { name: 'Ada', email: 'ada@h.example' }
      await saveWorkforce(request, {
        employer: { name: 'Harbor', region: 'UNITED_STATES' },
        people: [{ number: 'ada', signInName: 'ada@h.example', account, skills }],
      })
    })
    const facts = () =>
      library.database.platform(harbor, now, (request) =>
        request.sql('SELECT g.*, g.xmin FROM genome_skill g ORDER BY skill_id'),
      )
    const before = await facts()
    expect(before).toHaveLength(3)
    await library.load('onet', second, '2.0')
    expect(await facts()).toEqual(before)
  })

  test('makes retired terms unfindable, by search and by name, and the heir found in their stead', async () => {
    expect(await found('TideTable 7')).toEqual(['43230001/tidetable 7'])
    await library.load('onet', second, '2.0')
    expect(await found('TideTable 7')).toEqual([])
    expect(await found('SailCalc')).toEqual(['43230001/sailcalc'])
    const findSkill = await library.in(loadSkillNames)
    expect(findSkill('TideTable 7')).toBeNull()
    expect(findSkill('43230002/sailcalc')).toBeNull()
    expect(findSkill('sailcalc')).not.toBeNull()
  })

  test('leaves no relation of a retired term', async () => {
    await library.load('onet', second, '2.0')
    expect(
      await library.ask(
        `SELECT FROM skill k WHERE retired_in IS NOT NULL AND (
           EXISTS (SELECT FROM skill_broader WHERE k.id IN (skill_id, broader_id)) OR EXISTS (SELECT FROM occupation_skill WHERE skill_id = k.id))`,
      ),
    ).toEqual([])
  })

  test('after which the first one comes again gives the first one, with what returned and what was new retired', async () => {
    const terms = ['skill_name', 'skill_broader', 'occupation', 'occupation_skill', 'occupation_task']
    const before = await library.terms('O*NET')
    const relations = await library.contents({ of: terms.filter((table) => table !== 'skill_name') })
    await library.load('onet', second, '2.0')
    const report = await library.load('onet', smallOnet, '1.0')
    expect(report?.skills.returned.map(({ code }) => code)).toEqual([
      '43230001/tidetable 7',
      '43230002',
      '43230002/sailcalc',
    ])
    expect(await library.terms('O*NET')).toEqual({
      ...before,
      '43230001/sailcalc': 'SailCalc | retired in 1.0 | now 43230002/sailcalc',
    })
    expect(await library.contents({ of: terms.filter((table) => table !== 'skill_name') })).toEqual(relations)
  })

  test('whose name leads to several terms merges a retired one into none of them', async () => {
    const twice = withRows(second, technology, (rows) =>
      rows.push(['11-0002.00', 'SailCalc', '43230003', 'Cloth software', 'N', 'N']),
    )
    const report = await library.load('onet', twice, '2.0')
    expect(report?.skills.retired.map(({ heir }) => heir)).toEqual([null, null, null])
  })

  test('that lacks an occupation retires it', async () => {
    const later = withRows(
      withRows(smallEsco, 'occupations_en.csv', (rows) => {
        ;(rows[1] as string[])[1] = 'http://data.europa.eu/esco/occupation/ppp'
      }),
      'occupationSkillRelations_en.csv',
      (rows) => {
        for (const row of rows.slice(1)) row[0] = 'http://data.europa.eu/esco/occupation/ppp'
      },
    )
    await library.load('esco', smallEsco, '1.0')
    const report = await library.load('esco', later, '1.1')
    expect(report?.occupations).toMatchObject({ added: 1, retired: [{ code: 'ooo', name: 'lamp tender' }] })
    expect(await library.ask(`SELECT code FROM occupation WHERE retired_in = '1.1'`)).toEqual([{ code: 'ooo' }])
  })
})

test('the report in words counts and names the first changed terms, and as a table it names every one', async () => {
  const report = (await library.load('onet', second, '2.0')) as VocabularyReport
  expect(describeVocabulary(report).split('\n')).toEqual([
    'O*NET 2.0 is in force instead of 1.0.',
    '9 skills: 1 new, 1 renamed, 0 returned; 2 retired, 1 merged into others.',
    '2 occupations: 0 new, 0 renamed, 0 returned; 0 retired, 0 merged into others.',
    '9 names of skills, 5 broader relations, 5 skills of occupations, 2 tasks, 0 mappings to other vocabularies.',
    '  skill 2.A.1.a "Fog Reading" is now called "Reading Fog"',
    '  skill 43230001/tidetable 7 "TideTable 7" is retired',
    '  skill 43230002 "Sail design software" is retired',
    '  skill 43230002/sailcalc "SailCalc" is merged into 43230001/sailcalc "SailCalc"',
  ])
  const many = Array.from({ length: 30 }, (_, at) => ({ code: `${at}`, name: 'Rope' }))
  const changed = { ...report, occupations: { ...report.occupations, returned: many } }
  expect(describeVocabulary(changed).split('\n').at(-1)).toBe('  and 14 more changed terms: --report FILE lists all')
  expect(reportTable(report)).toBe(
    [
      'kind\tchange\tcode\tformer name\tname\tmerged into\tits name',
      'skill\trenamed\t2.A.1.a\tFog Reading\tReading Fog\t\t',
      'skill\tretired\t43230001/tidetable 7\tTideTable 7\t\t\t',
      'skill\tretired\t43230002\tSail design software\t\t\t',
      'skill\tmerged\t43230002/sailcalc\tSailCalc\t\t43230001/sailcalc\tSailCalc',
      '',
    ].join('\n'),
  )
})
