import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Folder } from './folder.js'
import { readTable, type TableRow } from './table.js'
import { type TableFile, tabSeparated } from './table-file.js'
import {
  type ChunkListener,
  tellRows,
  UnknownVocabulary,
  type VocabularyRecord,
  type VocabularySource,
} from './vocabulary-source.js'

/** The files that are read, under the names that O*NET gives them, in the order of reading. */
const fileNames = {
  occupations: 'Occupation Data.txt',
  elements: 'Content Model Reference.txt',
  alternateTitles: 'Alternate Titles.txt',
  reportedTitles: 'Sample of Reported Titles.txt',
  skills: 'Skills.txt',
  knowledge: 'Knowledge.txt',
  technology: 'Technology Skills.txt',
  tools: 'Tools Used.txt',
  tasks: 'Task Statements.txt',
} as const
type OnetFiles = Record<keyof typeof fileNames, TableFile>

/** The O*NET database in its tab-delimited text files. `version`: what the release's own Read Me says, if absent. */
export function openOnet(path: string, version: string | undefined): VocabularySource {
  const folder = new Folder(path)
  const release = version ?? readRelease(path) ?? refuseUnknownRelease(path)
  const files = Object.fromEntries(
    Object.entries(fileNames).map(([key, name]) => [key, folder.get(patternOf(name), name)]),
  ) as OnetFiles
  return {
    scheme: 'O*NET',
    version: release,
    licence: 'CC BY 4.0',
    attribution:
      `O*NET ${release} Database, U.S. Department of Labor, Employment and Training Administration, CC BY 4.0, modified; ` +
      'O*NET is a trademark of USDOL/ETA, which has not approved these modifications.',
    files: Object.values(files),
    leftOut: [],
    read: (onChunk) => new OnetReading(onChunk).read(files),
  }
}

/** Spaces may have become underscores on the way. */
const patternOf = (name: string) => new RegExp(`^${name.replaceAll(' ', '[ _]').replace('.', '\\.')}$`, 'i')

function readRelease(path: string): string | null {
  try {
    return /O\*NET\D{0,3}(\d+\.\d+)/.exec(readFileSync(join(path, 'Read Me.txt'), 'utf8'))?.[1] ?? null
  } catch {
    return null
  }
}

function refuseUnknownRelease(path: string): never {
  throw new UnknownVocabulary(`No "Read Me.txt" in ${path} says which release of O*NET this is: give --version`)
}

const site = 'https://www.onetonline.org'
const socCode = 'O*NET-SOC Code'
const occupationPattern = /^\d{2}-\d{4}\.\d{2}$/

/** The part of the content model that people have or learn: basic skills, cross-functional skills, knowledge. */
const isSkillElement = (id: string) => /^2\.[ABC](\.|$)/.test(id)

/** One reading of all files, with what of each is needed to check the next: the codes of its terms, never its rows. */
class OnetReading {
  private readonly occupations = new Map<string, number>()
  private readonly elements = new Map<string, number>()
  private readonly tasks = new Map<string, number>()
  private readonly told = new Set<string>()

  constructor(private readonly onChunk: ChunkListener) {}

  async *read(files: OnetFiles): AsyncGenerator<VocabularyRecord[]> {
    yield* this.tell(files.occupations, [socCode, 'Title', 'Description'], [], (row) => this.tellOccupation(row))
    yield* this.tell(files.elements, ['Element ID', 'Element Name', 'Description'], [], (row) => this.tellElement(row))
    yield [...this.tellElementTree()]
    yield* this.tell(files.alternateTitles, [socCode, 'Alternate Title'], ['Short Title'], (row) =>
      this.tellTitles(row, ['Alternate Title', 'Short Title']),
    )
    yield* this.tell(files.reportedTitles, [socCode, 'Reported Job Title'], [], (row) =>
      this.tellTitles(row, ['Reported Job Title']),
    )
    for (const file of [files.skills, files.knowledge])
      yield* this.tell(file, ratingColumns, ['Recommend Suppress'], (row) => this.tellRating(row))
    yield* this.tell(files.technology, exampleColumns, ['Hot Technology', 'In Demand'], (row) =>
      this.tellTechnology(row),
    )
    yield* this.tell(files.tools, exampleColumns, [], (row) => this.tellTool(row))
    yield* this.tell(files.tasks, [socCode, 'Task ID', 'Task'], [], (row) => this.tellTask(row))
  }

  private *tellOccupation(row: TableRow): Generator<VocabularyRecord> {
    const code = row.match(socCode, occupationPattern, 'an O*NET-SOC code, such as 15-1252.00')
    onlyOnce(this.occupations, code, row, socCode)
    const about = { description: row.find('Description'), uri: `${site}/link/summary/${code}` }
    yield { kind: 'OCCUPATION', code, name: row.name('Title'), about }
  }

  private *tellElement(row: TableRow): Generator<VocabularyRecord> {
    const code = row.match('Element ID', /^\d+(\.[A-Za-z0-9]+)*$/, 'an element id, such as 2.A.1.a')
    const name = row.name('Element Name')
    if (!isSkillElement(code)) return
    onlyOnce(this.elements, code, row, 'Element ID')
    const about = { description: row.find('Description'), uri: `${site}/find/descriptor/result/${code}` }
    yield { kind: 'SKILL', code, name, about }
  }

  /** An element's id begins with that of the element above it. */
  private *tellElementTree(): Generator<VocabularyRecord> {
    for (const code of this.elements.keys()) {
      const other = code.slice(0, code.lastIndexOf('.'))
      if (this.elements.has(other)) yield { kind: 'BROADER', code, other }
    }
  }

  private *tellTitles(row: TableRow, columns: readonly [string, ...string[]]): Generator<VocabularyRecord> {
    const code = this.occupationOf(row)
    const [main, ...others] = columns
    yield { kind: 'OCCUPATION_TITLE', code, name: row.name(main) }
    for (const column of others) if (row.find(column)) yield { kind: 'OCCUPATION_TITLE', code, name: row.name(column) }
  }

  /**
   * Typicality of a skill or a field of knowledge: its importance (scale IM, 1 not important to 5 extremely important) as
   * (importance − 1) / 4, from 0 to 1. What is not important at all (0) is left out, and so is what O*NET advises to
   * suppress for its low precision.
   */
  private *tellRating(row: TableRow): Generator<VocabularyRecord> {
    const code = this.occupationOf(row)
    const other = row.reference('Element ID', this.elements, fileNames.elements)
    const value = Number(row.match('Data Value', /^\d{1,3}(\.\d+)?$/, 'a number'))
    if (row.match('Scale ID', /^[A-Z]{2,3}$/, 'a scale id, such as IM') !== 'IM') return
    if (value < 1 || value > 5) row.refuse('Data Value', `${value} is not from 1 to 5`)
    const typicality = (value - 1) / 4
    if (typicality > 0 && row.find('Recommend Suppress') !== 'Y')
      yield { kind: 'OCCUPATION_SKILL', code, other, typicality }
  }

  /** Typicality of a technology: 0.5, and 0.25 more each if it is hot (asked for everywhere) or in demand in this occupation. */
  private *tellTechnology(row: TableRow): Generator<VocabularyRecord> {
    const isMarked = (column: string) => row.find(column) === 'Y'
    const typicality = 0.5 + (isMarked('Hot Technology') ? 0.25 : 0) + (isMarked('In Demand') ? 0.25 : 0)
    const uri = `${site}/search/tech/example?e=${encodeURIComponent(row.get('Example'))}`
    yield* this.tellExample(row, typicality, uri)
  }

  /** Typicality of a tool: 0.5, for O*NET says no more than that it is used. It has no page of its own either. */
  private *tellTool(row: TableRow): Generator<VocabularyRecord> {
    yield* this.tellExample(row, 0.5, null)
  }

  /**
   * People claim examples; the commodity is their broader skill. An example that is called like its commodity is the
   * commodity itself. The normalised name is part of the code, because examples have no other that lasts.
   */
  private *tellExample(row: TableRow, typicality: number, uri: string | null): Generator<VocabularyRecord> {
    const occupation = this.occupationOf(row)
    const commodity = row.match('Commodity Code', /^\d{8}$/, 'a UNSPSC commodity code of eight digits')
    const title = row.name('Commodity Title')
    const name = row.name('Example')
    const isCommodity = normaliseName(name) === normaliseName(title)
    const code = isCommodity ? commodity : `${commodity}/${normaliseName(name)}`
    yield* this.tellOnce({ kind: 'SKILL', code: commodity, name: title, about: { description: null, uri: null } })
    if (!isCommodity) {
      yield* this.tellOnce({ kind: 'SKILL', code, name, about: { description: null, uri } })
      yield* this.tellOnce({ kind: 'BROADER', code, other: commodity })
    }
    yield { kind: 'OCCUPATION_SKILL', code: occupation, other: code, typicality }
  }

  private *tellTask(row: TableRow): Generator<VocabularyRecord> {
    const code = this.occupationOf(row)
    const task = row.match('Task ID', /^\d+$/, 'a number')
    onlyOnce(this.tasks, task, row, 'Task ID')
    yield { kind: 'TASK', code, task, name: row.get('Task') }
  }

  private tell(
    file: TableFile,
    required: readonly string[],
    optional: readonly string[],
    tell: (row: TableRow) => Iterable<VocabularyRecord>,
  ) {
    return tellRows(readTable(file, { ...tabSeparated, required, optional }, this.onChunk), tell)
  }

  private occupationOf(row: TableRow): string {
    return row.reference(socCode, this.occupations, fileNames.occupations)
  }

  private *tellOnce(record: VocabularyRecord): Generator<VocabularyRecord> {
    const key = `${record.kind} ${record.code}\0${'name' in record ? record.name : ''}`
    if (this.told.has(key)) return
    this.told.add(key)
    yield record
  }
}

const ratingColumns = [socCode, 'Element ID', 'Scale ID', 'Data Value']
const exampleColumns = [socCode, 'Example', 'Commodity Code', 'Commodity Title']

const normaliseName = (name: string) => name.normalize('NFKC').toLowerCase()

/** Notes a code with its line. Two lines that define one term contradict each other. */
function onlyOnce(lines: Map<string, number>, code: string, row: TableRow, column: string): void {
  const line = lines.get(code)
  if (line !== undefined) row.refuse(column, `"${code}" stands in line ${line} too`)
  lines.set(code, row.line)
}
