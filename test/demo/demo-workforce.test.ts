import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { buildDemo, type DemoEmployer, referenceDay } from '../../src/demo/demo-workforce.js'
import type { OpportunityDraft } from '../../src/opportunities/opportunity.js'
import { opportunityKinds, type WorkforcePerson } from '../../src/people/workforce.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { settingsAtSignUp } from '../../src/visibility/settings.js'

const employers = buildDemo()
const people = employers.flatMap(({ workforce }) => workforce.people)
const opportunities = employers.flatMap((employer) => employer.opportunities)
const skillCodes = new Set(starterVocabulary.skills.map(({ code }) => code))
const byNumber = ({ workforce }: DemoEmployer) => new Map(workforce.people.map((person) => [person.number, person]))
const settingsOf = (person: WorkforcePerson, employer: DemoEmployer) => {
  const atSignUp = settingsAtSignUp(person.region ?? employer.workforce.employer.region)
  return { ...atSignUp, ...person.settings, facets: { ...atSignUp.facets, ...person.settings?.facets } }
}

test('the demo is two employers with 2,000 people, one in the United States and one in Europe', () => {
  expect(employers.map(({ workforce }) => workforce.employer.region)).toEqual([
    'UNITED_STATES',
    'EUROPEAN_ECONOMIC_AREA',
  ])
  expect(employers.map(({ workforce }) => workforce.people.length)).toEqual([1200, 800])
})

test('the demo has 60 opportunities of all four kinds, most of them open', () => {
  expect(employers.map((employer) => employer.opportunities.length)).toEqual([36, 24])
  expect(new Set(opportunities.map(({ kind }) => kind))).toEqual(new Set(opportunityKinds))
  expect(new Set(opportunities.map(({ status }) => status))).toEqual(new Set(['DRAFT', 'OPEN', 'CLOSED', 'FILLED']))
  expect(opportunities.filter(({ status }) => status === 'OPEN').length).toBeGreaterThanOrEqual(44)
})

test('the demo is the same each time that it is built', () => {
  expect(buildDemo()).toEqual(employers)
  const digest = createHash('sha256').update(JSON.stringify(employers)).digest('hex').slice(0, 16)
  expect(digest).toMatchInlineSnapshot(`"5847a68deef57a65"`)
})

test('every skill that the demo names is in the starter vocabulary', () => {
  const named = [
    ...people.flatMap((person) => [
      ...(person.skills ?? []).map(({ skill }) => skill),
      ...(person.experiences ?? []).flatMap(({ skills = [] }) => skills),
      ...(person.assignments ?? []).flatMap(({ skills = [] }) => skills),
      ...(person.interests ?? []).flatMap(({ skill }) => skill ?? []),
    ]),
    ...opportunities.flatMap(({ requirements }) => requirements.map(({ skill }) => skill)),
  ]
  expect([...new Set(named)].filter((skill) => !skillCodes.has(skill))).toEqual([])
})

test('a person holds each skill once, 12 to 18 in all, and every skill of a job or assignment is one of them', () => {
  for (const { skills = [], experiences = [], assignments = [] } of people) {
    const held = new Set(skills.map(({ skill }) => skill))
    expect(held.size).toBe(skills.length)
    expect(held.size).toBeGreaterThanOrEqual(12)
    expect(held.size).toBeLessThanOrEqual(18)
    const used = [...experiences, ...assignments].flatMap((fact) => fact.skills ?? [])
    expect(used.filter((skill) => !held.has(skill))).toEqual([])
  }
})

test('reporting lines have one top, no circle and four to six levels', () => {
  for (const employer of employers) {
    const persons = byNumber(employer)
    const levelOf = (person: WorkforcePerson, level = 1): number => {
      expect(level).toBeLessThanOrEqual(6)
      return person.managerNumber ? levelOf(persons.get(person.managerNumber) as WorkforcePerson, level + 1) : level
    }
    const levels = employer.workforce.people.map((person) => levelOf(person))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(Math.max(...levels)).toBeGreaterThanOrEqual(4)
  }
})

test('numbers, e-mail addresses and sign-in names are unique in an employer, and addresses are nobody’s in the world', () => {
  for (const { workforce } of employers) {
    for (const key of [(p: WorkforcePerson) => p.number, (p: WorkforcePerson) => p.signInName])
      expect(new Set(workforce.people.map(key)).size).toBe(workforce.people.length)
    const emails = workforce.people.map(({ account }) => account.email)
    expect(new Set(emails).size).toBe(emails.length)
    expect(emails.filter((email) => !/^[a-z]+\.[a-z]+@[a-z-]+\.example$/.test(email ?? ''))).toEqual([])
  }
})

test('no job ends before it starts, jobs follow one another, and nothing has happened after the reference day', () => {
  for (const { experiences = [], education = [], skills = [], assignments = [] } of people) {
    for (const [index, { startedOn = '', endedOn = referenceDay }] of experiences.entries()) {
      expect(startedOn < endedOn && endedOn <= referenceDay).toBe(true)
      const next = experiences[index - 1]
      if (next) expect(endedOn < (next.startedOn ?? '')).toBe(true)
    }
    const careerStart = experiences.at(-1)?.startedOn ?? ''
    for (const { endedOn = '' } of education) expect(endedOn < careerStart).toBe(true)
    for (const { lastUsed = '' } of skills) expect(lastUsed <= referenceDay).toBe(true)
    for (const { startedOn, endedOn = referenceDay } of assignments)
      expect(startedOn <= endedOn && endedOn <= referenceDay).toBe(true)
  }
})

test('no fact was recorded before what it tells of, or after the reference day', () => {
  const end = new Date(`${referenceDay}T23:59:59Z`)
  for (const { experiences = [], skills = [], assignments = [] } of people) {
    for (const { recordedAt } of [...experiences, ...skills, ...assignments])
      expect(recordedAt && recordedAt <= end).toBe(true)
    for (const { recordedAt, lastUsed = '' } of skills)
      expect((recordedAt?.toISOString().slice(0, 10) ?? '') >= lastUsed).toBe(true)
    for (const { recordedAt, startedOn } of assignments)
      expect((recordedAt?.toISOString().slice(0, 10) ?? '') >= startedOn).toBe(true)
  }
})

test('the present job is the newest experience and carries the job title of the account', () => {
  for (const { workforce } of employers)
    for (const { account, experiences = [] } of workforce.people) {
      expect(experiences[0]).toMatchObject({ title: account.jobTitle, organization: workforce.employer.name })
      expect(experiences.filter(({ endedOn }) => !endedOn)).toHaveLength(1)
    }
})

test('the cast are five different people: an employee, their manager, a hiring manager, a talent partner, an administrator', () => {
  for (const employer of employers) {
    const { cast } = employer
    expect(new Set(Object.values(cast)).size).toBe(5)
    expect(byNumber(employer).get(cast.employee)?.managerNumber).toBe(cast.manager)
    const hiresFor = employer.opportunities.filter(
      ({ status, hiringTeam }) => status === 'OPEN' && hiringTeam.includes(cast.hiringManager),
    )
    expect(hiresFor.length).toBeGreaterThanOrEqual(3)
  }
})

test('the cast are found by name, and the employee has filled in every part of a visible profile', () => {
  for (const employer of employers) {
    for (const number of Object.values(employer.cast)) {
      const settings = settingsOf(byNumber(employer).get(number) as WorkforcePerson, employer)
      expect(settings.discoverability).toBe('FULL')
      expect(settings.facets).toEqual(settingsAtSignUp('UNITED_STATES').facets)
    }
    const employee = byNumber(employer).get(employer.cast.employee)
    for (const part of ['experiences', 'education', 'qualities', 'interests', 'assignments'] as const)
      expect(employee?.[part]?.length).toBeGreaterThan(0)
    expect(employee?.availability?.openToWork).toBe(true)
  }
})

test('the employee has applied to the hiring manager, and, unknown to their manager, where the manager hires', () => {
  for (const { applications, opportunities: posted, cast } of employers) {
    const own = applications.filter(({ applicant }) => applicant === cast.employee)
    const teams = own.filter(({ showToManagers }) => !showToManagers).map(({ opportunity }) => posted[opportunity])
    expect(teams.some((opportunity) => opportunity?.hiringTeam.includes(cast.hiringManager))).toBe(true)
    expect(teams.some((opportunity) => opportunity?.hiringTeam.includes(cast.manager))).toBe(true)
  }
})

test('an opportunity has a title, a description, 4 to 10 requirements for different skills, and a team of 1 to 3', () => {
  for (const employer of employers)
    for (const { title, description, requirements, hiringTeam } of employer.opportunities) {
      expect(title.length).toBeGreaterThan(5)
      expect(description.split(/[.?!](?: |$)/).filter(Boolean).length).toBeGreaterThanOrEqual(2)
      const range = { title, isInRange: requirements.length >= 4 && requirements.length <= 10 }
      expect(range).toEqual({ title, isInRange: true })
      expect(new Set(requirements.map(({ skill }) => skill)).size).toBe(requirements.length)
      expect(requirements.some(({ importance }) => importance === 'MUST')).toBe(true)
      expect(hiringTeam.filter((number) => !byNumber(employer).has(number))).toEqual([])
      expect(new Set(hiringTeam).size).toBe(hiringTeam.length)
      expect(hiringTeam.length).toBeGreaterThanOrEqual(1)
      expect(hiringTeam.length).toBeLessThanOrEqual(3)
    }
})

test('60 to 100 applications go to open opportunities, once each, from people who are not on the team', () => {
  const all = employers.flatMap(({ applications }) => applications)
  expect(all.length).toBeGreaterThanOrEqual(60)
  expect(all.length).toBeLessThanOrEqual(100)
  for (const employer of employers) {
    const persons = byNumber(employer)
    const pairs = employer.applications.map(({ opportunity, applicant }) => `${opportunity} ${applicant}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    for (const { opportunity, applicant } of employer.applications) {
      expect(persons.has(applicant)).toBe(true)
      expect(employer.opportunities[opportunity]?.status).toBe('OPEN')
      expect(employer.opportunities[opportunity]?.hiringTeam).not.toContain(applicant)
    }
  }
})

test('some people are anonymous, off, narrowed or blocking, and about 60 % have opted in in Europe', () => {
  for (const employer of employers) {
    const persons = employer.workforce.people
    const share = (holds: (person: WorkforcePerson) => boolean) => persons.filter(holds).length / persons.length
    const isEuropean = employer.workforce.employer.region === 'EUROPEAN_ECONOMIC_AREA'
    const discoverable = (value: string) => share((person) => settingsOf(person, employer).discoverability === value)
    expect(discoverable('ANONYMOUS')).toBeGreaterThan(0.05)
    expect(discoverable('ANONYMOUS')).toBeLessThan(0.14)
    expect(discoverable('OFF')).toBeGreaterThan(isEuropean ? 0.35 : 0.03)
    expect(discoverable('OFF')).toBeLessThan(isEuropean ? 0.5 : 0.1)
    expect(share((person) => (person.blocked?.length ?? 0) > 0)).toBeGreaterThan(0.01)
    const hidesOne = (person: WorkforcePerson) =>
      JSON.stringify([person.skills, person.experiences]).includes('ONLY_ME')
    expect(share(hidesOne)).toBeGreaterThan(0.04)
    if (isEuropean) expect(share((person) => person.settings?.facets !== undefined)).toBeCloseTo(0.6, 1)
  }
})

test('whom somebody blocks is a colleague, never one of the cast', () => {
  for (const employer of employers)
    for (const { number, blocked = [] } of employer.workforce.people)
      for (const other of blocked) {
        expect(byNumber(employer).has(other) && other !== number).toBe(true)
        expect(Object.values(employer.cast)).not.toContain(other)
      }
})

/** The weight of the requirements that somebody has a claim for; MUST counts twice. */
const weighCoverage = ({ requirements }: OpportunityDraft, { skills = [] }: WorkforcePerson) => {
  const held = new Set(skills.map(({ skill }) => skill))
  return requirements
    .filter(({ skill }) => held.has(skill))
    .reduce((sum, { weight = 1, importance }) => sum + weight * (importance === 'MUST' ? 2 : 1), 0)
}

test.each([
  ['Senior Backend Engineer, Order Platform', /backend|full-stack|order and billing/i],
  ['Data Engineer, Telematics', /data engineer/i],
  ['Warehouse Shift Supervisor', /warehouse/i],
  ['Wind Turbine Technician', /wind/i],
  ['Protection Engineer', /power systems|grid/i],
  ['Customs Specialist, Southern Border', /customs|freight forwarder|forwarding/i],
  ['Financial Analyst, Energy', /financial|finance|energy/i],
  ['Firmware Engineer, Infusion Pumps', /embedded|firmware/i],
  ['Process Engineer, Sensor Assembly', /process engineer|quality engineer/i],
  ['Clinical Research Associate', /clinical/i],
  ['Laboratory Technician, Biocompatibility', /laboratory/i],
])('those who cover most of "%s" work in that occupation or a neighbouring one', (title, fitting) => {
  const employer = employers.find((candidate) => candidate.opportunities.some((posted) => posted.title === title))
  const opportunity = employer?.opportunities.find((posted) => posted.title === title) as OpportunityDraft
  const ranked = (employer?.workforce.people ?? []).toSorted(
    (a, b) => weighCoverage(opportunity, b) - weighCoverage(opportunity, a),
  )
  const titles = ranked.slice(0, 10).map(({ account }) => account.jobTitle ?? '')
  expect(titles.filter((jobTitle) => fitting.test(jobTitle)).length).toBeGreaterThanOrEqual(8)
})
