import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCollectable } from '../../src/public-data/collectable.js'
import { countryCode, countryOf, isInEuropeanEconomicArea } from '../../src/public-data/countries.js'
import { describeItem, facetOfItem, itemsOf, nameKeyOf, namesakeItem } from '../../src/public-data/item.js'
import { readJsonResume } from '../../src/public-data/json-resume.js'
import { readLinkedInExport } from '../../src/public-data/linkedin-export.js'
import { readEnd, readStart } from '../../src/public-data/partial-date.js'
import { BadRecord } from '../../src/public-data/profile.js'
import { monthsAfter, recordIdOf } from '../../src/public-data/public-record.js'

const resume = {
  basics: {
    name: 'Ada  Byron',
    label: 'Analyst',
    email: 'ada@example.com',
    phone: '+1 503 555 0100',
    url: 'https://ada.example',
    summary: 'Likes engines.',
    location: { address: '12 Main Street', postalCode: '97201', city: 'Portland', region: 'Oregon', countryCode: 'US' },
    profiles: [{ network: 'Elsewhere', username: 'ada' }],
  },
  work: [
    { name: 'Mill', position: 'Analyst', startDate: '2019-03', endDate: '2021', summary: 'Counted sacks.' },
    { company: 'Forge', position: 'Clerk', startDate: '2017-01-15', endDate: '2018-06-30' },
  ],
  education: [{ institution: 'Reed College', area: 'Mathematics', studyType: 'BSc', endDate: '2016' }],
  skills: [
    { name: 'Data', keywords: ['SQL', 'sql', 'Statistics'] },
    { name: 'SQL', level: 'Master' },
  ],
  references: [{ name: 'Charles', reference: 'Very good.' }],
}
const profile = {
  name: 'Ada Byron',
  headline: 'Analyst',
  place: 'Portland, Oregon, US',
  emails: ['ada@example.com'],
  experiences: [
    {
      title: 'Analyst',
      organization: 'Mill',
      startedOn: '2019-03-01',
      endedOn: '2021-12-31',
      description: 'Counted sacks.',
    },
    { title: 'Clerk', organization: 'Forge', startedOn: '2017-01-15', endedOn: '2018-06-30', description: null },
  ],
  education: [{ institution: 'Reed College', qualification: 'BSc', field: 'Mathematics', endedOn: '2016-12-31' }],
  skills: ['Data', 'SQL', 'Statistics'],
}

/** An export with cells that hold commas, quotation marks and line breaks. */
const linkedIn = {
  'Profile.csv':
    'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location\n' +
    'Ada,Byron,,"12 Main Street, Portland",Dec 10,"Analyst, ""engines""",Likes them.,Milling,97201,"Portland, Oregon, United States"\n',
  'Positions.csv':
    'Company Name,Title,Description,Location,Started On,Finished On\n' +
    'Mill,Analyst,"Counted sacks,\nand flour.",Portland,Mar 2019,\n',
  'Education.csv': 'School Name,Start Date,End Date,Notes,Degree Name,Activities\nReed College,2012,2016,,BSc,\n',
  'Skills.csv': 'Name\nSQL\nStatistics\n',
  'Email Addresses.csv':
    'Email Address,Confirmed,Primary,Updated On\nada@example.com,Yes,Yes,1/1/20\nbyron@example.com,Yes,No,1/1/20\n',
}

const problemOf = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    if (error instanceof BadRecord) return error.message
    throw error
  }
  return 'none'
}
/** The resume with one thing changed. */
const changed = (change: (copy: typeof resume) => void) => {
  const copy = structuredClone(resume)
  change(copy)
  return () => readJsonResume(copy)
}

describe('a JSON Resume', () => {
  test('gives name, place, addresses, work, schools and skills, and nothing else of what it holds', () => {
    expect(readJsonResume(resume)).toEqual({ profile, countries: ['US'], bornBy: null })
  })

  test('may lack everything', () => {
    expect(readJsonResume({}).profile).toEqual({
      name: null,
      headline: null,
      place: null,
      emails: [],
      experiences: [],
      education: [],
      skills: [],
    })
  })

  test.each<[string, () => unknown]>([
    ['is not a JSON object', () => readJsonResume([])],
    ['basics is not an object', () => readJsonResume({ basics: 'Ada' })],
    ['work is not a list', () => readJsonResume({ work: {} })],
    ['work[1].position is missing', changed(({ work }) => delete (work[1] as { position?: string }).position)],
    [
      'work[0].startDate is not a date',
      changed(({ work }) => Object.assign(work[0] as object, { startDate: 'spring' })),
    ],
    ['work[0] ends before it begins', changed(({ work }) => Object.assign(work[0] as object, { endDate: '2018' }))],
    ['basics.email is not an e-mail address', changed(({ basics }) => Object.assign(basics, { email: 'ada' }))],
    ['basics.name is not a text', changed(({ basics }) => Object.assign(basics, { name: 7 }))],
    [
      'basics.name is longer than 200 characters',
      changed(({ basics }) => Object.assign(basics, { name: 'a'.repeat(201) })),
    ],
    [
      'basics.location.countryCode is not the code of a country',
      changed(({ basics }) => Object.assign(basics.location, { countryCode: 'QX' })),
    ],
    ['skills has more than 500 entries', () => readJsonResume({ skills: Array(501).fill({ name: 'SQL' }) })],
  ])('that is wrong is told by where it is wrong: %s', (problem, read) => {
    expect(problemOf(read)).toBe(problem)
  })

  test('is refused in words that repeat nothing of it', () => {
    const secret = 'Zanzibar'
    const reads = [
      changed(({ basics }) => Object.assign(basics, { email: secret })),
      changed(({ basics }) => Object.assign(basics.location, { countryCode: secret.repeat(40) })),
      changed(({ work }) => Object.assign(work[0] as object, { startDate: secret })),
    ]
    for (const read of reads) expect(problemOf(read)).not.toContain(secret)
  })

  test('of any form whatever is read or refused, and what is read can be stored', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, name) => {
        problemOf(() => readJsonResume(value))
        const text = readJsonResume({ basics: { name: name.slice(0, 100) } }).profile.name ?? ''
        expect(text).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u)
        expect(text).toBe(text.trim())
      }),
    )
  })
})

describe('a LinkedIn export', () => {
  test('gives the same sorts of things', () => {
    const [mill] = profile.experiences
    const [reed] = profile.education
    expect(readLinkedInExport(linkedIn)).toEqual({
      profile: {
        ...profile,
        headline: 'Analyst, "engines"',
        place: 'Portland, Oregon, United States',
        emails: ['ada@example.com', 'byron@example.com'],
        experiences: [{ ...mill, endedOn: null, description: 'Counted sacks,\nand flour.' }],
        education: [{ ...reed, field: null }],
        skills: ['SQL', 'Statistics'],
      },
      countries: ['US'],
      bornBy: null,
    })
  })

  test('needs its profile alone', () => {
    expect(readLinkedInExport({ 'Profile.csv': linkedIn['Profile.csv'] }).profile).toMatchObject({
      name: 'Ada Byron',
      skills: [],
    })
    expect(problemOf(() => readLinkedInExport({ 'Skills.csv': 'Name\nSQL\n' }))).toBe('Profile.csv is missing or empty')
  })

  test.each([
    [
      'Positions.csv',
      'Title,Started On\nClerk,Mar 2019\nBoss,Foo 2019\n',
      'Positions.csv, line 3, Started On is not a date',
    ],
    ['Positions.csv', 'Title,Description\nClerk,"one\ntwo"\n,Empty\n', 'Positions.csv, line 4, Title is missing'],
    ['Education.csv', 'School,End Date\nReed,2016\n', 'Education.csv lacks the column School Name'],
    ['Skills.csv', 'Name\n"SQL\n', 'Skills.csv is not a file of comma-separated values'],
    [
      'Email Addresses.csv',
      'Email Address\nada\n',
      'Email Addresses.csv, line 2, Email Address is not an e-mail address',
    ],
  ])('with a mistake in %s is told by file, line and column', (file, text, problem) => {
    expect(problemOf(() => readLinkedInExport({ ...linkedIn, [file]: text }))).toBe(problem)
  })
})

describe('a date of a source', () => {
  test.each([
    ['2019', '2019-01-01', '2019-12-31'],
    ['2019-02', '2019-02-01', '2019-02-28'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2019-03-04', '2019-03-04', '2019-03-04'],
    ['2019-03-04T10:00:00Z', '2019-03-04', '2019-03-04'],
    ['Feb 2020', '2020-02-01', '2020-02-29'],
    ['September 2020', '2020-09-01', '2020-09-30'],
    ['Dec 10, 1990', '1990-12-10', '1990-12-10'],
    ['Present', null, null],
    ['', null, null],
  ])('%s begins and ends', (text, first, last) => {
    expect([readStart(text, 'a'), readEnd(text, 'a')]).toEqual([first, last])
  })

  test.each(['2019-13', '2019-00', '2019-02-30', '20190101', 'Foo 2020', 'Feb 31, 2020', '0019', 5])(
    '%s is none',
    (text) => {
      expect(problemOf(() => readStart(text, 'work'))).toMatch(/^work is not a/)
    },
  )
})

describe('the country of a place', () => {
  test.each([
    ['Portland, Oregon, United States', 'US'],
    ['Oslo, Norway', 'NO'],
    ['München, Deutschland', 'DE'],
    ['Sverige', 'SE'],
    ['Reykjavík, ÍSLAND', 'IS'],
    ['Brussels, European Union', 'EU'],
    ['Lyon (France)', 'FR'],
    ['London, England', 'GB'],
    ['Zürich, Switzerland', 'CH'],
    ['Ελλάδα', 'GR'],
    ['San Francisco Bay Area', null],
  ])('%s is %s', (place, code) => {
    expect(countryOf(place)).toBe(code)
  })

  test('the thirty states of the European Economic Area are in it, and their neighbours are not', () => {
    const states = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(
      ' ',
    )
    expect(states).toHaveLength(30)
    const others = ['DD', 'FX', 'EU', 'AX', 'RE']
    expect([...states, ...others].filter((code) => !isInEuropeanEconomicArea(countryCode(code) ?? ''))).toEqual([])
    expect(['GB', 'CH', 'US', 'UA', 'TR', 'RS', 'MC'].filter(isInEuropeanEconomicArea)).toEqual([])
  })
})

describe('a person', () => {
  const person = (said: { countries?: string[]; bornBy?: string; emails?: string[] }) => ({
    profile: { ...profile, emails: said.emails ?? [] },
    countries: said.countries ?? [],
    bornBy: said.bornBy ?? null,
  })
  const inArea = 'is of a person in the European Economic Area'
  const unknown = 'names no country: it could be of a person in the European Economic Area'
  const young = 'is of a person who may be under 13'
  test.each<[string, Parameters<typeof person>[0], string | null, string]>([
    ['in the United States', { countries: ['US'] }, null, 'none'],
    ['in Norway', { countries: ['NO'] }, null, inArea],
    ['in Norway, whatever is said of those without a country', { countries: ['NO'] }, 'US', inArea],
    ['of whom no country is known', {}, null, unknown],
    ['of whom no country is known, from a source of one country', {}, 'US', 'none'],
    ['of whom no country is known, with a German address', { emails: ['ada@example.de'] }, 'US', inArea],
    ['in the United States with a German address', { countries: ['US'], emails: ['ada@example.de'] }, null, 'none'],
    ['who is 13 today', { countries: ['US'], bornBy: '2013-03-02' }, null, 'none'],
    ['who is 13 tomorrow', { countries: ['US'], bornBy: '2013-03-03' }, null, young],
    ['of whom the year of birth leaves it open', { countries: ['US'], bornBy: '2013-12-31' }, null, young],
  ])('%s', (_, said, country, problem) => {
    expect(problemOf(() => checkCollectable(person(said), '2026-03-02', country))).toBe(problem)
  })
})

describe('an item', () => {
  test('is made of each thing that a profile says, in the order of a resume, under its facet', () => {
    expect(itemsOf(profile).map((item) => `${facetOfItem(item)}: ${describeItem(item)}`)).toEqual([
      'IDENTITY: Ada Byron',
      'IDENTITY: Analyst',
      'LOCATION: Portland, Oregon, US',
      'CONTACT: ada@example.com',
      'EXPERIENCE: Analyst at Mill, 2019-03 to 2021-12',
      'EXPERIENCE: Clerk at Forge, 2017-01 to 2018-06',
      'EDUCATION: BSc, Mathematics, Reed College, 2016-12',
      'SKILLS: Data',
      'SKILLS: SQL',
      'SKILLS: Statistics',
    ])
  })

  test('of a namesake says the latest work and the place, and no more', () => {
    expect(describeItem(namesakeItem(profile))).toBe('Ada Byron, Analyst at Mill, Portland, Oregon, US')
    expect(describeItem(namesakeItem({ ...profile, experiences: [], place: null }))).toBe('Ada Byron, Reed College')
  })
})

test('a name is the same in another order, case, with accents or marks, and another name is another', () => {
  const same = ['Renée O’Brien', 'renee o brien', "O'Brien, RENÉE", ' Renée  O-Brien ']
  expect(new Set(same.map(nameKeyOf)).size).toBe(1)
  expect(nameKeyOf('Renée O’Brian')).not.toBe(nameKeyOf('Renée O’Brien'))
})

test('a record of the same origin and id is the same, and of another origin another', () => {
  expect(recordIdOf('a', '1')).toBe(recordIdOf('a', '1'))
  expect(new Set([recordIdOf('a', '1'), recordIdOf('b', '1'), recordIdOf('a', '2'), recordIdOf('a\0', '1')]).size).toBe(
    4,
  )
})

test('a month later is the same day, or the last of the month', () => {
  expect(monthsAfter('2026-03-02', 12)).toBe('2027-03-02')
  expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28')
  expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28')
  expect(monthsAfter('2026-11-30', 3)).toBe('2027-02-28')
})
