import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runGenomeCommand } from '../../src/genome-commands.js'
import { openLibrary } from './library.js'
import { smallEsco, withRows } from './small-vocabularies.js'

const library = openLibrary()
let printed = ''
beforeEach(async () => {
  await library.empty()
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

/** The lines that a command prints. */
async function run(...args: string[]): Promise<string[]> {
  printed = ''
  await runGenomeCommand(args, (work) => work(library.database))
  return printed.trimEnd().split('\n')
}

test('genome import loads a folder beside the starter set, says so with the attribution, and writes both files', async () => {
  const files = library.folder(smallEsco)
  const [report, mapping] = [join(files, 'report.tsv'), join(files, 'mapping.tsv')]
  const lines = await run('import', 'esco', files, '--version', '1.2', '--report', report, '--mapping', mapping)
  expect(lines[0]).toBe('ESCO 1.2 is in force.')
  expect(lines).toContain(
    'This service uses the ESCO classification of the European Commission, version 1.2, modified.',
  )
  expect(readFileSync(report, 'utf8')).toMatch(/^kind\tchange\tcode/)
  expect(readFileSync(mapping, 'utf8')).toMatch(/^scheme\tcode\tname/)
  expect(await library.ask('SELECT DISTINCT scheme FROM skill ORDER BY 1')).toHaveLength(2)
  expect(await run('import', 'esco', files, '--version', '1.2')).toEqual([
    'ESCO 1.2 is in force already, from these very files.',
  ])
  expect((await run('import', 'esco', files, '--version', '1.2', '--again'))[0]).toBe(
    'ESCO 1.2 is in force instead of 1.2.',
  )
})

test('genome map takes over what was decided in the file that an import wrote', async () => {
  const golang = withRows(smallEsco, 'skills_en.csv', (rows) => {
    ;(rows[1] as string[])[4] = 'golang'
  })
  const files = library.folder(golang)
  const mapping = join(files, 'mapping.tsv')
  await run('import', 'esco', files, '--version', '1.2', '--mapping', mapping)
  const proposed = readFileSync(mapping, 'utf8')
  expect(proposed).toContain('ESCO\taaa\tgolang\tFlux starter\tgo\tGo\talternative name\t\n')
  const reviewed = library.folder({ 'reviewed.tsv': proposed.replace('name\t\n', 'name\treject\n') })
  expect(await run('map', join(reviewed, 'reviewed.tsv'))).toEqual([
    '1 mappings are decided in the file; 1 of them were not decided so before.',
  ])
})

test.each([
  [['import', 'wiki', 'folder'], 'Name onet or esco, and one DIR'],
  [['import', 'esco'], 'Name onet or esco, and one DIR'],
  [['map'], 'Name one FILE'],
  [['learn-by-heart'], 'There is no command "genome learn-by-heart"'],
  [[], 'Name a command of genome'],
])('genome %j is refused: %s', async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message)
})
