import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

const pick = (list, number) => list[number % list.length]
const firstNames = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gus', 'Hana', 'Ida', 'Jon', 'Kim', 'Leo', 'Mia', 'Noa']
const lastNames = Array.from({ length: 997 }, (_, index) => `Byron${index}`)
const titles = ['Analyst', 'Planner', 'Welder', 'Nurse', 'Data engineer', 'Accountant', 'Buyer', 'Electrician']
const skills = ['SQL', 'Statistics', 'Welding', 'Negotiation', 'Python', 'Forecasting', 'Payroll', 'Route optimization']
const places = ['Portland', 'Denver', 'Austin', 'Chicago', 'Boise', 'Tampa']

/** A resume of usual length, about 1 KB: three jobs with a sentence each, a school, eight skills. */
const resumeOf = (number) => ({
  id: String(number),
  basics: {
    name: `${pick(firstNames, number)} ${pick(lastNames, number * 7)}`,
    label: pick(titles, number),
    email: `person.${number}@mail${number % 50}.example.com`,
    location: { city: pick(places, number), region: 'State', countryCode: 'US' },
  },
  work: [0, 1, 2].map((job) => ({
    name: `Company ${(number * 31 + job * 7) % 50_000}`,
    position: pick(titles, number + job),
    startDate: `${2010 + job * 4}-03`,
    endDate: `${2013 + job * 4}-11`,
    summary: 'Planned the work of a team, kept its numbers, and told those who had to know.',
  })),
  education: [{ institution: `College ${number % 3000}`, studyType: 'BSc', area: 'Mathematics', endDate: '2009' }],
  skills: Array.from({ length: 8 }, (_, index) => ({ name: pick(skills, number + index) })),
})

/** Writes so many resumes, one a line. */
export async function writeResumeLines(path, records) {
  const file = createWriteStream(path)
  for (let number = 1; number <= records; number++)
    if (!file.write(`${JSON.stringify(resumeOf(number))}\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}
