import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Rows of one of O*NET's tab-delimited files, each an object by column. */
function readRows(folder, file) {
  const [head, ...lines] = readFileSync(join(folder, file), 'utf8').split(/\r?\n/).filter(Boolean)
  const columns = head.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((value, index) => [columns[index], value])))
}

const gradeOf = { 'Primary-Short': 3, 'Primary-Long': 2, Supplemental: 1 }

/** How likely a line is to be drawn: hot and in-demand technologies stand in more people's profiles. */
const weightOf = (row) => 1 + (row['Hot Technology'] === 'Y' ? 1 : 0) + (row['In Demand'] === 'Y' ? 1 : 0)

/** The levels of UNSPSC above a commodity: what a term's broader chain is made of. */
function readCategories(folder) {
  const categories = new Map()
  for (const row of readRows(folder, 'UNSPSC Reference.txt')) {
    categories.set(row['Commodity Code'], { name: row['Commodity Title'], broader: [row['Class Code']] })
    categories.set(row['Class Code'], { name: row['Class Title'], broader: [row['Family Code']] })
    categories.set(row['Family Code'], { name: row['Family Title'], broader: [] })
  }
  return categories
}

/** Terms by id with their names and what is broader: examples of both files by their name in lower case, and the categories above them. */
function collectTerms(rows, categories) {
  const terms = new Map()
  const addCategory = (code) => {
    if (terms.has(code)) return
    const { name, broader } = categories.get(code)
    terms.set(code, { id: code, names: [name], broader })
    broader.forEach(addCategory)
  }
  for (const row of rows) {
    const id = `example ${row.Example.toLowerCase()}`
    const term = terms.get(id) ?? { id, names: [row.Example], broader: [] }
    if (!term.broader.includes(row['Commodity Code'])) term.broader.push(row['Commodity Code'])
    terms.set(id, term)
    addCategory(row['Commodity Code'])
  }
  return [...terms.values()]
    .map((term) => ({ ...term, broader: [...term.broader].sort() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * What people and opportunities are drawn from: occupations of O*NET with their technology skills and tools (and nothing else of
 * theirs, because O*NET's relations between occupations were computed from the rest), and how related occupations are:
 * `relations[a].get(b)` is 4 for the same occupation, 3 to 1 for related ones; null where no relations of `a` are known.
 */
export function readCareers(folder) {
  const rows = [...readRows(folder, 'Technology Skills.txt'), ...readRows(folder, 'Tools Used.txt')]
  const terms = collectTerms(rows, readCategories(folder))
  const indexOf = new Map(terms.map(({ id }, index) => [id, index]))
  const careers = new Map()
  for (const row of rows) {
    const code = row['O*NET-SOC Code']
    const skills = careers.get(code) ?? careers.set(code, new Map()).get(code)
    const index = indexOf.get(`example ${row.Example.toLowerCase()}`)
    skills.set(index, Math.max(skills.get(index) ?? 0, weightOf(row)))
  }
  const occupations = [...careers.keys()].sort().map((code) => {
    const skills = [...careers.get(code)].sort(([a], [b]) => a - b)
    return { code, skills: skills.map(([skill]) => skill), weights: skills.map(([, weight]) => weight) }
  })
  return { terms, occupations, relations: readRelations(folder, occupations) }
}

function readRelations(folder, occupations) {
  const indexOf = new Map(occupations.map(({ code }, index) => [code, index]))
  const relations = occupations.map(() => null)
  for (const row of readRows(folder, 'Related Occupations (development half).txt')) {
    const from = indexOf.get(row['O*NET-SOC Code'])
    relations[from] ??= new Map([[from, 4]])
    const to = indexOf.get(row['Related O*NET-SOC Code'])
    if (!relations[from].has(to)) relations[from].set(to, gradeOf[row['Relatedness Tier']])
  }
  return relations
}
