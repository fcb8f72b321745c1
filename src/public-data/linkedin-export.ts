import { parse } from 'csv-parse/sync'
import { countryOf } from './countries.js'
import { readEnd, readStart } from './partial-date.js'
import {
  BadRecord,
  checkOrder,
  eachOnce,
  limitItems,
  needText,
  type ProfileEducation,
  type ProfileExperience,
  type ReadProfile,
  readEmail,
  readText,
} from './profile.js'

/** The files of an export that are read, and the column without which each is something else. */
export const linkedInFiles = {
  'Profile.csv': 'First Name',
  'Positions.csv': 'Title',
  'Education.csv': 'School Name',
  'Skills.csv': 'Name',
  'Email Addresses.csv': 'Email Address',
} as const
export type LinkedInFile = keyof typeof linkedInFiles
/** The text of each file that is there. */
export type LinkedInExport = Partial<Readonly<Record<LinkedInFile, string>>>

export const isLinkedInFile = (name: string): name is LinkedInFile => Object.hasOwn(linkedInFiles, name)

type Row = Readonly<Record<string, string>>
interface PlacedRow {
  readonly row: Row
  /** The file and the line on which the row begins, such as `Positions.csv, line 3`. */
  readonly at: string
}

/** The rows of one file under the names of its columns; none where the file is not there. @throws BadRecord */
function rowsOf(files: LinkedInExport, name: LinkedInFile): PlacedRow[] {
  const text = files[name]
  if (text === undefined) return []
  let records: { record: Row; info: { lines: number } }[]
  try {
    records = parse(text, { bom: true, columns: true, info: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    throw new BadRecord(`${name} is not a file of comma-separated values`)
  }
  const [first] = records
  if (first && !Object.hasOwn(first.record, linkedInFiles[name]))
    throw new BadRecord(`${name} lacks the column ${linkedInFiles[name]}`)
  return limitItems(records, name).map(({ record, info }) => {
    const breaks = Object.values(record).reduce((count, cell) => count + cell.split('\n').length - 1, 0)
    return { row: record, at: `${name}, line ${info.lines - breaks}` }
  })
}

function readPosition({ row, at }: PlacedRow): ProfileExperience {
  const startedOn = readStart(row['Started On'], `${at}, Started On`)
  const endedOn = readEnd(row['Finished On'], `${at}, Finished On`)
  checkOrder(startedOn, endedOn, at)
  return {
    title: needText(row.Title, `${at}, Title`),
    organization: readText(row['Company Name'], `${at}, Company Name`),
    startedOn,
    endedOn,
    description: readText(row.Description, `${at}, Description`, 'long'),
  }
}

const readSchool = ({ row, at }: PlacedRow): ProfileEducation => ({
  institution: needText(row['School Name'], `${at}, School Name`),
  qualification: readText(row['Degree Name'], `${at}, Degree Name`),
  field: null,
  endedOn: readEnd(row['End Date'], `${at}, End Date`),
})

/** A birth date without its year says nothing of age. */
const yearOfBirth = (text: string | undefined) => (/\d{4}/.test(text ?? '') ? text : null)

/**
 * What somebody's own LinkedIn data export says of them.
 * @throws BadRecord that says which file, line and column is wrong.
 */
export function readLinkedInExport(files: LinkedInExport): ReadProfile {
  const [profile] = rowsOf(files, 'Profile.csv')
  if (!profile) throw new BadRecord('Profile.csv is missing or empty')
  const { row, at } = profile
  const place = readText(row['Geo Location'], `${at}, Geo Location`)
  const country = place === null ? null : countryOf(place)
  const name = [readText(row['First Name'], `${at}, First Name`), readText(row['Last Name'], `${at}, Last Name`)]
  const emails = rowsOf(files, 'Email Addresses.csv').map((each) =>
    readEmail(each.row['Email Address'], `${each.at}, Email Address`),
  )
  const skills = rowsOf(files, 'Skills.csv').map((each) => readText(each.row.Name, `${each.at}, Name`))
  return {
    profile: {
      name: readText(name.filter((part) => part !== null).join(' '), 'Profile.csv'),
      headline: readText(row.Headline, `${at}, Headline`),
      place,
      emails: eachOnce(emails, 'Email Addresses.csv'),
      experiences: rowsOf(files, 'Positions.csv').map(readPosition),
      education: rowsOf(files, 'Education.csv').map(readSchool),
      skills: eachOnce(skills, 'Skills.csv'),
    },
    countries: country ? [country] : [],
    bornBy: readEnd(yearOfBirth(row['Birth Date']), `${at}, Birth Date`),
  }
}
