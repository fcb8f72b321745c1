import { beforeEach, describe, expect, test } from 'vitest'
import { type TableFile, tableFileAt } from '../../src/skills/import/table-file.js'
import { listMappings, saveReviewedMappings } from '../../src/skills/mapping.store.js'
import { mappingTable } from '../../src/skills/mapping-file.js'
import { openLibrary } from './library.js'
import { smallEsco, smallOnet, type Tables, withRows } from './small-vocabularies.js'

const library = openLibrary()
beforeEach(() => library.empty())

const mappings = async () =>
  (await library.in((request) => listMappings(request, 'ESCO'))).map(
    ({ code, mappedCode, basis, decision }) => `${code} ${mappedCode} ${basis} ${decision}`,
  )
const loadBoth = async (onet = smallOnet, esco = smallEsco) => {
  await library.load('onet', onet)
  await library.load('esco', esco)
}
const example = (tables: Tables, name: string, commodity: string) =>
  withRows(tables, 'Tools Used.txt', (rows) => rows.push(['11-0001.00', name, commodity, 'Odd tools']))
const alsoCalled = (code: string, names: string) =>
  withRows(smallEsco, 'skills_en.csv', (rows) => {
    for (const row of rows) if (row[1]?.endsWith(`/${code}`)) row[5] = names
  })

describe('mappings', () => {
  test('rest on equal names first and on alternative ones where no two names are equal, whatever the case', async () => {
    await loadBoth()
    expect(await mappings()).toEqual(['ccc 43230002/sailcalc NAME PROPOSED', 'aaa 2.A.1.a ALTERNATIVE_NAME PROPOSED'])
  })

  test('are the same whichever scheme comes first', async () => {
    await library.load('esco', smallEsco)
    await library.load('onet', smallOnet)
    expect(await mappings()).toEqual(['ccc 43230002/sailcalc NAME PROPOSED', 'aaa 2.A.1.a ALTERNATIVE_NAME PROPOSED'])
  })

  test('are not proposed where a name leads to several terms, but listed as ambiguous', async () => {
    await loadBoth(example(smallOnet, 'sailcalc', '99999999'))
    expect(await mappings()).toEqual([
      'ccc 43230002/sailcalc AMBIGUOUS null',
      'ccc 99999999/sailcalc AMBIGUOUS null',
      'aaa 2.A.1.a ALTERNATIVE_NAME PROPOSED',
    ])
    expect(await library.ask('SELECT FROM skill_mapping')).toHaveLength(1)
  })

  test('hold for equal names also where other terms have the name as an alternative', async () => {
    await loadBoth(smallOnet, alsoCalled('bbb', 'sailcalc'))
    expect(await mappings()).toEqual(['ccc 43230002/sailcalc NAME PROPOSED', 'aaa 2.A.1.a ALTERNATIVE_NAME PROPOSED'])
  })

  test('are taken back when the names agree no more, unless somebody accepted them', async () => {
    await loadBoth()
    await library.ask(`UPDATE skill_mapping SET decision = 'ACCEPTED' WHERE basis = 'NAME'`)
    const later = withRows(alsoCalled('aaa', ''), 'skills_en.csv', (rows) => {
      for (const row of rows) if (row[4] === 'SailCalc') row.splice(4, 2, 'sail design', '')
    })
    await library.load('esco', later, '2.0')
    expect(await mappings()).toEqual(['ccc 43230002/sailcalc NAME ACCEPTED'])
  })

  test('do not lead to a retired term', async () => {
    await loadBoth()
    await library.load(
      'onet',
      withRows(smallOnet, 'Technology Skills.txt', (rows) => rows.pop()),
      '2.0',
    )
    expect(await mappings()).toEqual(['aaa 2.A.1.a ALTERNATIVE_NAME PROPOSED'])
  })
})

describe('the file of mappings', () => {
  const written = async () => mappingTable(await library.in((request) => listMappings(request, 'ESCO')))
  const fileOf = (text: string): TableFile => tableFileAt(`${library.folder({ 'map.tsv': text })}/map.tsv`)
  const take = (text: string) => library.in((request) => saveReviewedMappings(request, fileOf(text)))

  test('names both terms, what the mapping rests on, and leaves a column for a decision', async () => {
    await loadBoth()
    expect(await written()).toBe(
      [
        'scheme\tcode\tname\tmapped scheme\tmapped code\tmapped name\tbasis\tdecision',
        'ESCO\tccc\tSailCalc\tO*NET\t43230002/sailcalc\tSailCalc\tname\t',
        'ESCO\taaa\tread fog\tO*NET\t2.A.1.a\tFog Reading\talternative name\t',
        '',
      ].join('\n'),
    )
  })

  test('is read back with its decisions, which are there when it is written again and outlast an import', async () => {
    await loadBoth()
    const reviewed = (await written())
      .replace('\tname\t\n', '\tname\treject\n')
      .replace('e name\t\n', 'e name\taccept\n')
    expect(await take(reviewed)).toEqual({ decided: 2, changed: 2 })
    expect(await take(reviewed)).toEqual({ decided: 2, changed: 0 })
    expect(await written()).toBe(reviewed)
    await library.load('esco', smallEsco, '2.0')
    expect(await written()).toBe(reviewed)
  })

  test('leaves alone what it does not decide', async () => {
    await loadBoth()
    await library.ask(`UPDATE skill_mapping SET decision = 'ACCEPTED'`)
    const undecided = (await written()).replaceAll('accept', '')
    expect(await take(undecided)).toEqual({ decided: 0, changed: 0 })
    expect(await mappings()).toEqual(['ccc 43230002/sailcalc NAME ACCEPTED', 'aaa 2.A.1.a ALTERNATIVE_NAME ACCEPTED'])
  })

  test('decides ambiguous pairs, and pairs of terms whose names say nothing, either way round', async () => {
    await loadBoth(example(smallOnet, 'sailcalc', '99999999'))
    const text = [
      'scheme\tcode\tmapped scheme\tmapped code\tdecision',
      'O*NET\t99999999/sailcalc\tESCO\tccc\tAccept',
      'ESCO\tbbb\tO*NET\t46160001\taccept',
      '',
    ].join('\n')
    expect(await take(text)).toEqual({ decided: 2, changed: 2 })
    expect(await mappings()).toEqual([
      'ccc 43230002/sailcalc AMBIGUOUS null',
      'ccc 99999999/sailcalc REVIEW ACCEPTED',
      'aaa 2.A.1.a ALTERNATIVE_NAME PROPOSED',
      'bbb 46160001 REVIEW ACCEPTED',
    ])
  })

  test.each([
    ['ESCO\taaa\tO*NET\t2.A.1.a\tmaybe', 'map.tsv, line 3, column decision: "maybe" is neither accept nor reject'],
    ['ESCO\tzzz\tO*NET\t2.A.1.a\taccept', 'map.tsv, line 3, column code: ESCO has no term "zzz"'],
    ['O*NET\t2.A.1.b\tESCO\taaa\taccept', 'map.tsv, line 3, column code: O*NET has no term "2.A.1.b"'],
    ['ESCO\taaa\tESCO\tbbb\taccept', 'map.tsv, line 3, column mapped scheme: is the scheme of the term itself'],
    ['ESCO\taaa', 'map.tsv, line 3, column code: the line has 2 cells, the header 5'],
  ])('with the line %j is refused with its place, and nothing is decided', async (line, message) => {
    await loadBoth()
    const text = `scheme\tcode\tmapped scheme\tmapped code\tdecision\nESCO\tccc\tO*NET\t43230002/sailcalc\taccept\n${line}\n`
    await expect(take(text)).rejects.toThrow(message)
    expect(await library.ask(`SELECT FROM skill_mapping WHERE decision <> 'PROPOSED'`)).toEqual([])
  })
})
