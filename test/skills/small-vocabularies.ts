/** A publisher's files by name: rows of cells, the first row names the columns. All terms are invented. */
export type Tables = Readonly<Record<string, readonly (readonly string[])[]>>

const rated = (code: string, element: string, scale: string, value: string, suppress = 'N') => [
  ...[code, element, 'name', scale, value, '8', '0.13', '3.6', '4.1'],
  ...[suppress, 'n/a', '08/2023', 'Analyst'],
]
const ratedColumns = [
  ...['O*NET-SOC Code', 'Element ID', 'Element Name', 'Scale ID', 'Data Value', 'N', 'Standard Error'],
  ...['Lower CI Bound', 'Upper CI Bound', 'Recommend Suppress', 'Not Relevant', 'Date', 'Domain Source'],
]
const keeper = '11-0001.00'
const kites = '11-0002.00'

/** Two occupations in O*NET's official columns. */
export const smallOnet: Tables = {
  'Occupation Data.txt': [
    ['O*NET-SOC Code', 'Title', 'Description'],
    [keeper, 'Lighthouse Keepers', 'Keep the light, "day" and night.'],
    [kites, 'Kite Makers', 'Make kites.'],
  ],
  'Content Model Reference.txt': [
    ['Element ID', 'Element Name', 'Description'],
    ['1.A', 'Abilities', 'Not a skill.'],
    ['2.A', 'Basic Skills', 'What all work needs.'],
    ['2.A.1', 'Weather Skills', 'Of wind and fog.'],
    ['2.A.1.a', 'Fog Reading', 'Seeing what is not seen.'],
    ['2.C', 'Knowledge', 'What is known.'],
    ['2.C.1', 'Harbors', 'Where ships rest.'],
  ],
  'Alternate Titles.txt': [
    ['O*NET-SOC Code', 'Alternate Title', 'Short Title', 'Source(s)'],
    [keeper, 'Senior Lamp Tender', 'SLT', '08'],
    [keeper, 'Wickie', 'n/a', '08,10'],
  ],
  'Sample of Reported Titles.txt': [
    ['O*NET-SOC Code', 'Reported Job Title', 'Shown in My Next Move'],
    [keeper, 'Wickie', 'Y'],
    [kites, 'Kite Builder', 'N'],
  ],
  'Skills.txt': [
    ratedColumns,
    rated(keeper, '2.A.1.a', 'IM', '4'),
    rated(keeper, '2.A.1.a', 'LV', '6.12'),
    rated(kites, '2.A.1.a', 'IM', '1'),
  ],
  'Knowledge.txt': [
    ratedColumns,
    rated(keeper, '2.C.1', 'IM', '5'),
    rated(keeper, '2.C.1', 'LV', '3'),
    rated(kites, '2.C.1', 'IM', '2', 'Y'),
  ],
  'Technology Skills.txt': [
    ['O*NET-SOC Code', 'Example', 'Commodity Code', 'Commodity Title', 'Hot Technology', 'In Demand'],
    [keeper, 'TideTable 7', '43230001', 'Tide software', 'Y', 'Y'],
    [kites, 'TideTable 7', '43230001', 'Tide software', 'Y', 'N'],
    [kites, 'tidetable 7', '43230001', 'Tide software', 'N', 'N'],
    [kites, 'SailCalc', '43230002', 'Sail design software', 'N', 'N'],
  ],
  'Tools Used.txt': [
    ['O*NET-SOC Code', 'Example', 'Commodity Code', 'Commodity Title'],
    [keeper, 'foghorns', '46160001', 'Foghorns'],
    [keeper, 'Brass foghorns', '46160001', 'Foghorns'],
  ],
  'Task Statements.txt': [
    ['O*NET-SOC Code', 'Task ID', 'Task', 'Task Type', 'Incumbents Responding', 'Date', 'Domain Source'],
    [keeper, '1', 'Trim the wick.', 'Core', '95', '08/2023', 'Incumbent'],
    [kites, '2', 'Cut paper.', 'n/a', 'n/a', '08/2023', 'Analyst'],
  ],
}

const at = 'http://data.europa.eu/esco'
const skillColumns = [
  ...['conceptType', 'conceptUri', 'skillType', 'reuseLevel', 'preferredLabel', 'altLabels', 'hiddenLabels', 'status'],
  ...['modifiedDate', 'scopeNote', 'definition', 'inScheme', 'description'],
]
const skill = (id: string, name: string, others: string, description: string) => [
  ...['KnowledgeSkillCompetence', `${at}/skill/${id}`, 'knowledge', 'cross-sector', name, others, '', 'released'],
  ...['2021-01-01T00:00:00Z', '', '', `${at}/concept-scheme/skills`, description],
]
const concept = 'KnowledgeSkillCompetence'

/** Three skills in two groups and an occupation in ESCO's official columns. */
export const smallEsco: Tables = {
  'skillGroups_en.csv': [
    [
      ...['conceptType', 'conceptUri', 'preferredLabel', 'altLabels', 'hiddenLabels', 'status', 'modifiedDate'],
      ...['scopeNote', 'inScheme', 'description', 'code'],
    ],
    ['SkillGroup', `${at}/skill/S1`, 'working with weather', '', '', 'released', '', '', '', 'Weather at work.', 'S1'],
    ['SkillGroup', `${at}/skill/S1.2`, 'reading the sky', '', '', 'released', '', '', '', '', 'S1.2'],
  ],
  'skills_en.csv': [
    skillColumns,
    skill('aaa', 'read fog', 'Fog Reading\nfog interpretation', 'Tell what fog hides.'),
    skill('bbb', 'tend a lamp', '', 'Said in two lines:\n"trim", then light.'),
    skill('ccc', 'SailCalc', 'sail calculator', ''),
  ],
  'broaderRelationsSkillPillar_en.csv': [
    ['conceptType', 'conceptUri', 'broaderType', 'broaderUri'],
    ['SkillGroup', `${at}/skill/S1.2`, 'SkillGroup', `${at}/skill/S1`],
    [concept, `${at}/skill/aaa`, 'SkillGroup', `${at}/skill/S1.2`],
    [concept, `${at}/skill/bbb`, concept, `${at}/skill/aaa`],
  ],
  'occupations_en.csv': [
    [
      ...['conceptType', 'conceptUri', 'iscoGroup', 'preferredLabel', 'altLabels', 'hiddenLabels', 'status'],
      ...['modifiedDate', 'regulatedProfessionNote', 'scopeNote', 'definition', 'inScheme', 'description', 'code'],
    ],
    [
      ...['Occupation', `${at}/occupation/ooo`, '9999', 'lamp tender', 'wick trimmer\nlight keeper', '', 'released'],
      ...['', '', '', '', '', 'Tends lamps.', '9999.1'],
    ],
  ],
  'occupationSkillRelations_en.csv': [
    ['occupationUri', 'relationType', 'skillType', 'skillUri'],
    [`${at}/occupation/ooo`, 'essential', 'skill/competence', `${at}/skill/bbb`],
    [`${at}/occupation/ooo`, 'optional', 'knowledge', `${at}/skill/aaa`],
  ],
}

/** The tables with the rows of one of them changed; the header is row 0. */
export const withRows = (tables: Tables, name: string, change: (rows: string[][]) => unknown): Tables => {
  const rows = (tables[name] ?? []).map((row) => [...row])
  change(rows)
  return { ...tables, [name]: rows }
}

export const without = (tables: Tables, name: string): Tables =>
  Object.fromEntries(Object.entries(tables).filter(([each]) => each !== name))

const csvCell = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A table as its publisher writes it, which the file's ending tells. */
export const textOf = (name: string, rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => (name.endsWith('.csv') ? row.map(csvCell).join(',') : row.join('\t')))
    .map((line) => `${line}\n`)
    .join('')
