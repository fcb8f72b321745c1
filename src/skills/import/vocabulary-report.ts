/** A term that another version of its scheme calls otherwise. */
export interface RenamedTerm {
  readonly code: string
  readonly formerName: string
  readonly name: string
}

export interface Term {
  readonly code: string
  readonly name: string
}

/** A term that the version no longer has; `heir`: the term that has its name now. */
export interface RetiredTerm extends Term {
  readonly heir: Term | null
}

/** What a version changed in the terms of one kind. Facts of people stay with every one of them. */
export interface TermChanges {
  /** Terms of the version. */
  readonly total: number
  readonly added: number
  readonly renamed: readonly RenamedTerm[]
  /** Terms that an earlier version had retired. */
  readonly returned: readonly Term[]
  readonly retired: readonly RetiredTerm[]
}

export interface VocabularyReport {
  readonly scheme: string
  readonly version: string
  /** Null: none was there before. */
  readonly formerVersion: string | null
  readonly skills: TermChanges
  readonly occupations: TermChanges
  readonly counts: {
    readonly names: number
    readonly broader: number
    readonly tasks: number
    readonly occupationSkills: number
    readonly mappings: number
  }
  readonly leftOut: readonly string[]
}

const shownChanges = 20

/** What an import did, in words; of the changed terms the first few. */
export function describeVocabulary(report: VocabularyReport): string {
  const { scheme, version, formerVersion, skills, occupations, counts, leftOut } = report
  const instead = formerVersion === null ? '' : ` instead of ${formerVersion}`
  const changes = [...describeChanges('skill', skills), ...describeChanges('occupation', occupations)]
  const more = changes.length - shownChanges
  return [
    `${scheme} ${version} is in force${instead}.`,
    ...leftOut.map((what) => `Left out, because the file is not there: ${what}.`),
    describeTerms('skills', skills),
    describeTerms('occupations', occupations),
    `${counts.names} names of skills, ${counts.broader} broader relations, ${counts.occupationSkills} skills of occupations, ` +
      `${counts.tasks} tasks, ${counts.mappings} mappings to other vocabularies.`,
    ...changes.slice(0, shownChanges).map((change) => `  ${change}`),
    ...(more > 0 ? [`  and ${more} more changed terms: --report FILE lists all`] : []),
  ].join('\n')
}

const describeChanges = (kind: string, { renamed, returned, retired }: TermChanges): string[] => [
  ...renamed.map(({ code, formerName, name }) => `${kind} ${code} "${formerName}" is now called "${name}"`),
  ...retired.map(({ code, name, heir }) =>
    heir
      ? `${kind} ${code} "${name}" is merged into ${heir.code} "${heir.name}"`
      : `${kind} ${code} "${name}" is retired`,
  ),
  ...returned.map(({ code, name }) => `${kind} ${code} "${name}" has returned`),
]

function describeTerms(kind: string, { total, added, renamed, returned, retired }: TermChanges): string {
  const merged = retired.filter(({ heir }) => heir).length
  const gone = `${retired.length - merged} retired, ${merged} merged into others`
  return `${total} ${kind}: ${added} new, ${renamed.length} renamed, ${returned.length} returned; ${gone}.`
}

/** Every changed term on a line of its own: kind, change, code, former name, name, code and name of the heir; separated by tabs. */
export function reportTable({ skills, occupations }: VocabularyReport): string {
  const lines = [
    ['kind', 'change', 'code', 'former name', 'name', 'merged into', 'its name'],
    ...changeLines('skill', skills),
    ...changeLines('occupation', occupations),
  ]
  return lines.map((cells) => `${cells.join('\t')}\n`).join('')
}

const changeLines = (kind: string, { renamed, returned, retired }: TermChanges): string[][] => [
  ...renamed.map(({ code, formerName, name }) => [kind, 'renamed', code, formerName, name, '', '']),
  ...retired.map(({ code, name, heir }) =>
    heir ? [kind, 'merged', code, name, '', heir.code, heir.name] : [kind, 'retired', code, name, '', '', ''],
  ),
  ...returned.map(({ code, name }) => [kind, 'returned', code, '', name, '', '']),
]
