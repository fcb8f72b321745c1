import type { OccupationSkill, VocabularyOccupation, VocabularySkill } from '../vocabulary.js'

/** One line of a text table: how far it is indented (two spaces a step) and its cells, which `|` separates. */
export interface TableRow {
  readonly depth: number
  readonly cells: readonly string[]
}

/** The rows of a text table; empty lines are left out. */
export const readRows = (table: string): TableRow[] =>
  table
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => ({
      depth: (line.length - line.trimStart().length) / 2,
      cells: line.split('|').map((cell) => cell.trim()),
    }))

/** The items of a cell, which the separator divides; a line break inside an item is a space. */
export const readItems = (cell: string | undefined, separator = ','): string[] =>
  (cell ?? '')
    .split(separator)
    .map((item) => item.trim().replace(/\s+/g, ' '))
    .filter(Boolean)

/**
 * The skills of one family, from an outline with the columns `code | name | other names | related codes | description`.
 * A line is narrower than the line above it that is indented one step less; `code < other` adds a second broader skill.
 * The first line is the family's top.
 * @throws Error for a line that has other columns or jumps in depth.
 */
export function readSkills(outline: string): VocabularySkill[] {
  const skills: VocabularySkill[] = []
  const path: string[] = []
  for (const { depth, cells } of readRows(outline)) {
    const [codes = '', name, otherNames, related, description] = cells
    const [code = '', ...alsoUnder] = readItems(codes, '<')
    if (!name || !description || cells.length !== 5 || !(depth <= path.length && Number.isInteger(depth)))
      throw new Error(`The skill outline is malformed at "${cells.join(' | ')}"`)
    path.splice(depth, path.length, code)
    skills.push({
      code,
      name,
      description,
      family: path[0] ?? code,
      broader: [...path.slice(0, -1).slice(-1), ...alsoUnder],
      related: readItems(related),
      alternativeNames: readItems(otherNames),
    })
  }
  return skills
}

/**
 * Occupations, each from two lines: `code | title | other titles | family`, then, indented, its usual skills,
 * where a number says how typical the skills after it are: `0.9 sql git 0.5 kafka`.
 */
export function readOccupations(table: string): VocabularyOccupation[] {
  const rows = readRows(table)
  return rows.flatMap(({ depth, cells }, index) => {
    const [code = '', title = '', otherTitles, family = ''] = cells
    const usual = rows[index + 1]?.cells[0] ?? ''
    return depth === 0
      ? [{ code, title, alternativeTitles: readItems(otherTitles), family, skills: readUsualSkills(usual) }]
      : []
  })
}

function readUsualSkills(list: string): OccupationSkill[] {
  const skills: OccupationSkill[] = []
  let typicality = 0
  for (const word of readItems(list, ' '))
    if (word.startsWith('0.')) typicality = Number(word)
    else skills.push({ skill: word, typicality })
  return skills
}
