import { countryCode, countryOf } from './countries.js'
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

type Fields = Readonly<Record<string, unknown>>

/** @throws BadRecord for what is no object. */
function objectAt(value: unknown, place: string): Fields {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw new BadRecord(`${place} is not an object`)
  return value as Fields
}

/** The objects of a list, each with its place. @throws BadRecord */
function objectsAt(value: unknown, place: string): { readonly fields: Fields; readonly at: string }[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new BadRecord(`${place} is not a list`)
  return limitItems(value, place).map((each, index) => {
    const at = `${place}[${index}]`
    return { fields: objectAt(each, at), at }
  })
}

function readWork({ fields, at }: { fields: Fields; at: string }): ProfileExperience {
  const startedOn = readStart(fields.startDate, `${at}.startDate`)
  const endedOn = readEnd(fields.endDate, `${at}.endDate`)
  checkOrder(startedOn, endedOn, at)
  return {
    title: needText(fields.position, `${at}.position`),
    organization: readText(fields.name ?? fields.company, `${at}.name`),
    startedOn,
    endedOn,
    description: readText(fields.summary, `${at}.summary`, 'long'),
  }
}

const readSchool = ({ fields, at }: { fields: Fields; at: string }): ProfileEducation => ({
  institution: needText(fields.institution, `${at}.institution`),
  qualification: readText(fields.studyType, `${at}.studyType`),
  field: readText(fields.area, `${at}.area`),
  endedOn: readEnd(fields.endDate, `${at}.endDate`),
})

/** A skill's name and its keywords, which are the skills that it stands for. */
function readSkills({ fields, at }: { fields: Fields; at: string }): (string | null)[] {
  const keywords = fields.keywords ?? []
  if (!Array.isArray(keywords)) throw new BadRecord(`${at}.keywords is not a list`)
  return [
    readText(fields.name, `${at}.name`),
    ...limitItems(keywords, `${at}.keywords`).map((each, index) => readText(each, `${at}.keywords[${index}]`)),
  ]
}

function readPlace(location: Fields): { place: string | null; countries: string[] } {
  const city = readText(location.city, 'basics.location.city')
  const region = readText(location.region, 'basics.location.region')
  const country = readText(location.countryCode, 'basics.location.countryCode')
  const code = country === null ? null : (countryCode(country) ?? countryOf(country))
  if (country !== null && code === null) throw new BadRecord('basics.location.countryCode is not the code of a country')
  const named = code ?? countryOf(region ?? '') ?? countryOf(city ?? '')
  const parts = [city, region, code].filter((part) => part !== null)
  return { place: parts.join(', ') || null, countries: named ? [named] : [] }
}

/**
 * One person's resume in the schema of jsonresume.org (1.0.0; `work[].company` of earlier ones too). What it holds beside is not read;
 * a birth date (`basics.birthDate`, which is no part of the schema) decides about age and is not kept.
 * @throws BadRecord that says which field is wrong.
 */
export function readJsonResume(value: unknown): ReadProfile {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadRecord('is not a JSON object')
  const resume = value as Fields
  const basics = objectAt(resume.basics, 'basics')
  const { place, countries } = readPlace(objectAt(basics.location, 'basics.location'))
  return {
    profile: {
      name: readText(basics.name, 'basics.name'),
      headline: readText(basics.label, 'basics.label'),
      place,
      emails: eachOnce([readEmail(basics.email, 'basics.email')], 'basics.email'),
      experiences: objectsAt(resume.work, 'work').map(readWork),
      education: objectsAt(resume.education, 'education').map(readSchool),
      skills: eachOnce(objectsAt(resume.skills, 'skills').flatMap(readSkills), 'skills'),
    },
    countries,
    bornBy: readEnd(basics.birthDate, 'basics.birthDate'),
  }
}
