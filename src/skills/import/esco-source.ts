import { Folder } from './folder.js'
import { readTable, type TableRow } from './table.js'
import { commaSeparated, type TableFile } from './table-file.js'
import {
  type ChunkListener,
  tellRows,
  UnknownVocabulary,
  type VocabularyRecord,
  type VocabularySource,
} from './vocabulary-source.js'

interface EscoFiles {
  readonly groups: TableFile | null
  readonly skills: TableFile
  readonly broader: TableFile | null
  readonly occupations: TableFile
  readonly relations: TableFile
}

/** The ESCO classification in its CSV files. `version`: what the names of the folder or its files say, if absent. */
export function openEsco(path: string, version: string | undefined): VocabularySource {
  const folder = new Folder(path)
  const release = version ?? readRelease(folder.titles) ?? refuseUnknownRelease(path)
  const files: EscoFiles = {
    groups: folder.find(patternOf('skillGroups')),
    skills: folder.get(patternOf('skills'), 'skills_en.csv'),
    broader: folder.find(patternOf('broaderRelationsSkillPillar')),
    occupations: folder.get(patternOf('occupations'), 'occupations_en.csv'),
    relations: folder.get(patternOf('occupationSkillRelations'), 'occupationSkillRelations_en.csv'),
  }
  return {
    scheme: 'ESCO',
    version: release,
    licence: 'Reuse with attribution (Commission Decision 2011/833/EU)',
    attribution: `This service uses the ESCO classification of the European Commission, version ${release}, modified.`,
    files: Object.values(files).filter((file) => file !== null),
    leftOut: [
      ...(files.groups ? [] : ['skill groups, with the relations to them (skillGroups_en.csv)']),
      ...(files.broader ? [] : ['broader skills (broaderRelationsSkillPillar_en.csv)']),
    ],
    read: (onChunk) => new EscoReading(onChunk).read(files),
  }
}

/** A language and a version may follow the name, in any way. */
const patternOf = (name: string) => new RegExp(`^${name}([_ .-].*)?\\.csv$`, 'i')

function readRelease(titles: readonly string[]): string | null {
  for (const title of titles) {
    const [, release] = /v(\d+\.\d+(?:\.\d+)?)/i.exec(title) ?? []
    if (release) return release
  }
  return null
}

function refuseUnknownRelease(path: string): never {
  throw new UnknownVocabulary(`No name in ${path} says which version of ESCO this is: give --version`)
}

/** A group's relations are left out where the file of groups is not there. */
const groupType = 'SkillGroup'
const relationTypes = { essential: 1, optional: 0.5 } as const

/** One reading of all files, with what of each is needed to check the next: its concepts, never its relations. */
class EscoReading {
  /** The code of each skill and skill group, by URI. */
  private readonly skills = new Map<string, string>()
  private readonly occupations = new Map<string, string>()
  private readonly lines = new Map<string, string>()

  constructor(private readonly onChunk: ChunkListener) {}

  async *read(files: EscoFiles): AsyncGenerator<VocabularyRecord[]> {
    for (const file of files.groups ? [files.groups, files.skills] : [files.skills])
      yield* this.tell(file, conceptColumns, ['description', 'definition'], (row) => this.tellSkill(file, row))
    if (files.broader)
      yield* this.tell(files.broader, broaderColumns, [], (row) => this.tellBroader(row, files.groups !== null))
    yield* this.tell(files.occupations, conceptColumns, ['description', 'definition'], (row) =>
      this.tellOccupation(files.occupations, row),
    )
    yield* this.tell(files.relations, relationColumns, [], (row) => this.tellRelation(row))
  }

  private *tellSkill(file: TableFile, row: TableRow): Generator<VocabularyRecord> {
    const { code, name, about } = this.readConcept(file, row, this.skills, 'skill')
    yield { kind: 'SKILL', code, name, about }
    for (const other of row.names('altLabels')) yield { kind: 'SKILL_NAME', code, name: other }
  }

  private *tellOccupation(file: TableFile, row: TableRow): Generator<VocabularyRecord> {
    const { code, name, about } = this.readConcept(file, row, this.occupations, 'occupation')
    yield { kind: 'OCCUPATION', code, name, about }
    for (const other of row.names('altLabels')) yield { kind: 'OCCUPATION_TITLE', code, name: other }
  }

  private *tellBroader(row: TableRow, hasGroups: boolean): Generator<VocabularyRecord> {
    const types = [row.get('conceptType'), row.get('broaderType')]
    if (!hasGroups && types.includes(groupType)) return
    const code = this.codeOf(row, 'conceptUri', this.skills)
    const other = this.codeOf(row, 'broaderUri', this.skills)
    if (code === other) row.refuse('broaderUri', 'is the concept itself')
    yield { kind: 'BROADER', code, other }
  }

  /** Typicality of a skill: 1 where it is essential in the occupation, 0.5 where it is optional. */
  private *tellRelation(row: TableRow): Generator<VocabularyRecord> {
    const code = this.codeOf(row, 'occupationUri', this.occupations)
    const other = this.codeOf(row, 'skillUri', this.skills)
    const type = row.match('relationType', /^(essential|optional)$/, 'essential or optional')
    yield { kind: 'OCCUPATION_SKILL', code, other, typicality: relationTypes[type as keyof typeof relationTypes] }
  }

  private readConcept(file: TableFile, row: TableRow, known: Map<string, string>, term: string) {
    const uri = row.match('conceptUri', /^https?:\/\/\S*\/[^/\s]+$/, 'the URI of a concept')
    const code = uri.slice(uri.lastIndexOf('/') + 1)
    const place = this.lines.get(`${term} ${code}`)
    if (place !== undefined) row.refuse('conceptUri', `"${code}" stands in ${place} too`)
    this.lines.set(`${term} ${code}`, `line ${row.line} of ${file.name}`)
    known.set(uri, code)
    const description = row.find('description') ?? row.find('definition')
    return { code, name: row.name('preferredLabel'), about: { description, uri } }
  }

  private codeOf(row: TableRow, column: string, known: ReadonlyMap<string, string>): string {
    const what = known === this.occupations ? 'the file of occupations' : 'the files of skills'
    return known.get(row.reference(column, known, what)) as string
  }

  private tell(
    file: TableFile,
    required: readonly string[],
    optional: readonly string[],
    tell: (row: TableRow) => Iterable<VocabularyRecord>,
  ) {
    return tellRows(readTable(file, { ...commaSeparated, required, optional }, this.onChunk), tell)
  }
}

const conceptColumns = ['conceptUri', 'preferredLabel', 'altLabels']
const broaderColumns = ['conceptType', 'conceptUri', 'broaderType', 'broaderUri']
const relationColumns = ['occupationUri', 'relationType', 'skillUri']
