import { beforeAll, describe, expect, test } from 'vitest'
import { importVocabulary } from '../../src/skills/import/import-vocabulary.store.js'
import { openOnet } from '../../src/skills/import/onet-source.js'
import type { VocabularySource } from '../../src/skills/import/vocabulary-source.js'
import { now, openLibrary } from './library.js'
import { smallEsco, smallOnet, type Tables, textOf, without, withRows } from './small-vocabularies.js'

const library = openLibrary()

/** What one cell of a table is changed to; the header is row 0. */
const cell = (tables: Tables, file: string, row: number, column: string, text: string): Tables =>
  withRows(tables, file, (rows) => {
    ;(rows[row] as string[])[rows[0]?.indexOf(column) as number] = text
  })
const again = (tables: Tables, file: string, row: number): Tables =>
  withRows(tables, file, (rows) => rows.push(rows[row] as string[]))
/** A table in which bytes stand for a text. */
const bytes = (tables: Tables, file: string, text: string, ...others: number[]) => {
  const whole = Buffer.from(textOf(file, tables[file] as string[][]))
  const place = whole.indexOf(text)
  return {
    ...tables,
    [file]: Buffer.concat([whole.subarray(0, place), Buffer.from(others), whole.subarray(place + text.length)]),
  }
}

/** What is wrong with the files, the files, and what the refusal says. */
type Damage = readonly [string, Parameters<typeof library.folder>[0], string]

const [occupations, elements, technology] = [
  'Occupation Data.txt',
  'Content Model Reference.txt',
  'Technology Skills.txt',
]
const onetDamages: readonly Damage[] = [
  ['that is not there', without(smallOnet, 'Tools Used.txt'), 'lacks the file Tools Used.txt'],
  ['that is empty', { ...smallOnet, [technology]: '' }, 'Technology Skills.txt, line 1: is empty'],
  [
    'without a column',
    withRows(smallOnet, technology, (rows) => rows.map((row) => row.splice(1, 1))),
    'Technology Skills.txt, line 1, column Example: the header lacks it',
  ],
  [
    'with a column twice',
    withRows(smallOnet, technology, (rows) => rows.map((row) => row.push(row[1] as string))),
    'Technology Skills.txt, line 1, column Example: stands twice in the header',
  ],
  [
    'with a line that is cut off',
    withRows(smallOnet, technology, (rows) => rows.at(-1)?.splice(3)),
    'Technology Skills.txt, line 5, column Commodity Code: the line has 3 cells, the header 6',
  ],
  [
    'with a cell too many',
    withRows(smallOnet, technology, (rows) => rows[2]?.push('Y')),
    'Technology Skills.txt, line 3, column In Demand: the line has 7 cells, the header 6',
  ],
  [
    'that is not UTF-8',
    bytes(smallOnet, technology, 'Sail design', 0x53, 0xe9),
    'Technology Skills.txt, line 5, column Commodity Title: is not UTF-8',
  ],
  [
    'with a zero byte',
    bytes(smallOnet, technology, 'SailCalc', 0x53, 0x00),
    'Technology Skills.txt, line 5, column Example: has a control character',
  ],
  [
    'with a code that is none',
    cell(smallOnet, occupations, 2, 'O*NET-SOC Code', '11-2.00'),
    'Occupation Data.txt, line 3, column O*NET-SOC Code: "11-2.00" is not an O*NET-SOC code',
  ],
  [
    'with a term twice',
    again(smallOnet, occupations, 1),
    'Occupation Data.txt, line 4, column O*NET-SOC Code: "11-0001.00" stands in line 2 too',
  ],
  [
    'with an element twice',
    again(smallOnet, elements, 3),
    'Content Model Reference.txt, line 8, column Element ID: "2.A.1" stands in line 4 too',
  ],
  [
    'that names an occupation that is not there',
    cell(smallOnet, 'Tools Used.txt', 2, 'O*NET-SOC Code', '99-9999.00'),
    'Tools Used.txt, line 3, column O*NET-SOC Code: Occupation Data.txt has no "99-9999.00"',
  ],
  [
    'that rates what is no skill',
    cell(smallOnet, 'Skills.txt', 1, 'Element ID', '1.A'),
    'Skills.txt, line 2, column Element ID: Content Model Reference.txt has no "1.A"',
  ],
  [
    'with an importance beyond its scale',
    cell(smallOnet, 'Knowledge.txt', 1, 'Data Value', '50'),
    'Knowledge.txt, line 2, column Data Value: 50 is not from 1 to 5',
  ],
  [
    'with an importance that is no number',
    cell(smallOnet, 'Knowledge.txt', 1, 'Data Value', '4,5'),
    'Knowledge.txt, line 2, column Data Value: "4,5" is not a number',
  ],
  [
    'with a commodity that has no code',
    cell(smallOnet, technology, 1, 'Commodity Code', 'n/a'),
    'Technology Skills.txt, line 2, column Commodity Code: is empty',
  ],
  [
    'with a name that no index holds',
    cell(smallOnet, technology, 1, 'Example', 'x'.repeat(601)),
    'Technology Skills.txt, line 2, column Example: is longer than 600 characters',
  ],
  [
    'with a task twice',
    cell(smallOnet, 'Task Statements.txt', 2, 'Task ID', '1'),
    'Task Statements.txt, line 3, column Task ID: "1" stands in line 2 too',
  ],
]

const [skills, relations, broader] = [
  'skills_en.csv',
  'occupationSkillRelations_en.csv',
  'broaderRelationsSkillPillar_en.csv',
]
const text = textOf(skills, smallEsco[skills] as string[][])
const escoDamages: readonly Damage[] = [
  ['that is not there', without(smallEsco, relations), 'lacks the file occupationSkillRelations_en.csv'],
  [
    'with a quotation that never ends',
    { ...smallEsco, [skills]: text.replace('then light."', 'then light.') },
    'skills_en.csv, line 4, column description: a cell begins with a quotation mark, and none ends it',
  ],
  [
    'with a quotation mark inside a cell',
    { ...smallEsco, [skills]: text.replace('tend a lamp', 'tend a "lamp"') },
    'skills_en.csv, line 4, column preferredLabel: a quotation mark stands inside a cell',
  ],
  [
    'that is cut off inside a row',
    { ...smallEsco, [relations]: textOf(relations, smallEsco[relations] as string[][]).slice(0, -40) },
    'occupationSkillRelations_en.csv, line 3, column skillType: the line has 3 cells, the header 4',
  ],
  [
    'that is not UTF-8, after a cell of two lines',
    bytes(smallEsco, skills, 'sail calculator', 0xc3, 0x28),
    'skills_en.csv, line 6, column altLabels: is not UTF-8',
  ],
  [
    'with a concept twice',
    again(smallEsco, skills, 1),
    'skills_en.csv, line 7, column conceptUri: "aaa" stands in line 2 of skills_en.csv too',
  ],
  [
    'with a skill that is a group too',
    cell(smallEsco, skills, 3, 'conceptUri', 'http://data.europa.eu/esco/skill/S1'),
    'skills_en.csv, line 6, column conceptUri: "S1" stands in line 2 of skillGroups_en.csv too',
  ],
  [
    'with a concept that has no URI',
    cell(smallEsco, skills, 1, 'conceptUri', 'aaa'),
    'skills_en.csv, line 2, column conceptUri: "aaa" is not the URI of a concept',
  ],
  [
    'with a skill that has no name',
    cell(smallEsco, skills, 1, 'preferredLabel', ''),
    'skills_en.csv, line 2, column preferredLabel: is empty',
  ],
  [
    'that relates a skill that is not there',
    cell(smallEsco, relations, 2, 'skillUri', 'http://data.europa.eu/esco/skill/zzz'),
    'occupationSkillRelations_en.csv, line 3, column skillUri: the files of skills has no',
  ],
  [
    'that relates a skill in a third way',
    cell(smallEsco, relations, 1, 'relationType', 'usual'),
    'occupationSkillRelations_en.csv, line 2, column relationType: "usual" is not essential or optional',
  ],
  [
    'in which a skill is broader than itself',
    cell(smallEsco, broader, 3, 'broaderUri', 'http://data.europa.eu/esco/skill/bbb'),
    'broaderRelationsSkillPillar_en.csv, line 4, column broaderUri: is the concept itself',
  ],
]

describe.each(['onet', 'esco'] as const)('a damaged file of %s', (kind) => {
  const damages = kind === 'onet' ? onetDamages : escoDamages
  let before: unknown
  beforeAll(async () => {
    await library.empty()
    await library.load(kind, kind === 'onet' ? smallOnet : smallEsco, '1.0')
    before = await library.contents({ withWriter: true })
  })

  test.each(damages)('%s is refused with its place, and nothing changes', async (_, files, message) => {
    await expect(library.load(kind, files, '2.0')).rejects.toThrow(message)
    expect(await library.contents({ withWriter: true })).toEqual(before)
  })
})

test('a file that changes between its two readings is refused, and the former version stays', async () => {
  await library.empty()
  const opened = (files: Tables) => openOnet(library.folder(files), '1.0')
  const first = opened(smallOnet)
  const second = opened(cell(smallOnet, 'Task Statements.txt', 1, 'Task', 'Trim it all.'))
  let readings = 0
  const read: VocabularySource['read'] = (onChunk) => (readings++ ? second : first).read(onChunk)
  await expect(importVocabulary(library.database, { ...first, read }, { now })).rejects.toThrow('the files changed')
  expect(await library.ask('SELECT FROM skill')).toEqual([])
})
