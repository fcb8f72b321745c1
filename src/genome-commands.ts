import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { WithDatabase } from './command-database.js'
import type { Database } from './database/database.js'
import { editionCommands, editionUsage, showLearning } from './edition-commands.js'
import { learnStarterEdition } from './genome/learn.store.js'
import { loadStarter } from './genome/starter-edition.store.js'
import { openEsco } from './skills/import/esco-source.js'
import { importVocabulary, type ReadingPhase } from './skills/import/import-vocabulary.store.js'
import { openOnet } from './skills/import/onet-source.js'
import { tableFileAt } from './skills/import/table-file.js'
import { describeVocabulary, reportTable } from './skills/import/vocabulary-report.js'
import type { VocabularySource } from './skills/import/vocabulary-source.js'
import { listMappings, saveReviewedMappings } from './skills/mapping.store.js'
import { mappingTable } from './skills/mapping-file.js'
import { starterVocabulary } from './skills/starter/starter-vocabulary.js'
import { UsageError } from './usage-error.js'

export const genomeUsage = `  genome import onet|esco DIR [--version V] [--report FILE] [--mapping FILE] [--again]
                                           load or update a vocabulary (README: Import a vocabulary)
  genome map FILE                          take over what was decided in a file of mappings
${editionUsage}`

export async function runGenomeCommand(args: readonly string[], withDatabase: WithDatabase): Promise<void> {
  const [command, ...rest] = args
  if (command === 'import') return importFolder(rest, withDatabase)
  if (command === 'map') return takeDecisions(rest, withDatabase)
  const editionCommand = editionCommands[command ?? '']
  if (editionCommand) return editionCommand(rest, withDatabase)
  throw new UsageError(command ? `There is no command "genome ${command}"` : 'Name a command of genome')
}

const openers = { onet: openOnet, esco: openEsco }

async function importFolder(args: readonly string[], withDatabase: WithDatabase): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      version: { type: 'string' },
      report: { type: 'string' },
      mapping: { type: 'string' },
      again: { type: 'boolean', default: false },
    },
  })
  const [kind, path] = positionals
  if (positionals.length !== 2 || path === undefined || !(kind === 'onet' || kind === 'esco'))
    throw new UsageError('Name onet or esco, and one DIR')
  const source = openers[kind](path, values.version)
  await withDatabase(async (database) => {
    await database.platform(null, new Date(), (request) => loadStarter(request, starterVocabulary))
    await importSource(database, source, values.again, values.report)
    if (values.mapping === undefined) return
    const mappings = await database.platform(null, new Date(), (request) => listMappings(request, source.scheme))
    writeFileSync(values.mapping, mappingTable(mappings))
    process.stdout.write(`${mappings.length} mappings to review are in ${values.mapping}.\n`)
  })
}

async function importSource(
  database: Database,
  source: VocabularySource,
  again: boolean,
  reportFile: string | undefined,
): Promise<void> {
  const isWatched = process.stderr.isTTY
  const report = await importVocabulary(database, source, {
    now: new Date(),
    again,
    ...(isWatched && { onProgress: showProgress }),
  })
  if (isWatched) process.stderr.write('\n')
  if (!report) {
    process.stdout.write(`${source.scheme} ${source.version} is in force already, from these very files.\n`)
    return
  }
  process.stdout.write(`${describeVocabulary(report)}\n${source.attribution}\n`)
  const edition = await database.platform(null, new Date(), (request) => learnStarterEdition(request, showLearning))
  process.stdout.write(`Starter edition ${edition.number} of the genome knows it.\n`)
  if (reportFile !== undefined) writeFileSync(reportFile, reportTable(report))
}

function showProgress(phase: ReadingPhase, done: number, total: number): void {
  const words = phase === 'check' ? 'Checking' : 'Loading '
  process.stderr.write(`\r${words} ${String(Math.floor((done / total) * 100)).padStart(3)} % of ${total >> 20} MB`)
}

async function takeDecisions(args: readonly string[], withDatabase: WithDatabase): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
  const [path] = positionals
  if (positionals.length !== 1 || path === undefined) throw new UsageError('Name one FILE')
  const file = tableFileAt(path)
  await withDatabase(async (database) => {
    const { decided, changed } = await database.platform(null, new Date(), (request) =>
      saveReviewedMappings(request, file),
    )
    process.stdout.write(
      `${decided} mappings are decided in the file; ${changed} of them were not decided so before.\n`,
    )
  })
}
