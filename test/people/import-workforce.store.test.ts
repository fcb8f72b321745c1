import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CsvFile } from '../../src/people/import-csv.js'
import { type ImportOptions, importWorkforce } from '../../src/people/import-workforce.store.js'
import type { WorkforcePerson } from '../../src/people/workforce.js'
import { saveWorkforce } from '../../src/people/workforce.store.js'
import { csv, csvOfBytes, harbor, later, mill, now, openTown } from './harbor.js'

const town = openTown()
beforeEach(() => town.empty())

const load = (file: CsvFile, options: Partial<ImportOptions> = {}, employer = harbor) =>
  importWorkforce(town.database, employer, file, { now: later, ...options })
const problemsOf = async (file: CsvFile) =>
  (await load(file)).problems.map(({ line, column, reason }) => `line ${line}, column ${column}: ${reason}`)

/** Ada, as the employer's records and the employee say it together. */
const saveAda = (rest: Partial<WorkforcePerson>) =>
  town.in(harbor, (request) =>
    saveWorkforce(request, {
      employer: { name: 'Harbor', region: 'UNITED_STATES' },
      people: [
        { number: 'ada', signInName: 'ada@h.example', account: { name: 'Ada', email: 'ada@h.example' }, ...rest },
      ],
    }),
  )
const ada = (column: string, cell: string) =>
  csv(`employee_number,email,name,${column}`, `ada,ada@h.example,Ada,${cell}`)

const account = async () => {
  const rows = await town.ask<{ key: string; said: string }>(
    `SELECT e.employee_number || ' ' || f.name AS key, concat_ws('/', coalesce(f.value, '-'), f.source, f.employer_value) AS said
     FROM account_fact f JOIN employee e ON e.id = f.employee_id`,
  )
  return Object.fromEntries(rows.map(({ key, said }) => [key, said]))
}
const skills = async () => {
  const rows = await town.ask<{ code: string; said: string }>(
    `SELECT k.code, concat_ws('/', g.source, CASE WHEN g.is_stated THEN 'stated' END, g.level) AS said
     FROM genome_skill g JOIN skill k ON k.id = g.skill_id`,
  )
  return Object.fromEntries(rows.map(({ code, said }) => [code, said]))
}
const skillsOfEach = () =>
  town.ask(
    `SELECT e.employee_number AS number, k.code, g.source, g.is_stated AS "isStated", g.level
     FROM genome_skill g JOIN skill k ON k.id = g.skill_id JOIN employee e ON e.id = g.employee_id ORDER BY 1, 2`,
  )
const lines = () =>
  town.ask(
    `SELECT e.employee_number AS number, (SELECT array_agg(m.employee_number ORDER BY l.at)
       FROM unnest(e.reporting_line) WITH ORDINALITY AS l (id, at) JOIN employee m ON m.id = l.id) AS line
     FROM employee e ORDER BY 1`,
  )

const crew = csv(
  'employee_number,email,name,manager_number,job_title,phone,region,skills',
  'ada,Ada@H.example,Ada,ben,Clerk,,,SQL:4;golang',
  'ben,ben@h.example,Ben,cleo,Foreman,12,EUROPEAN_ECONOMIC_AREA,',
  'cleo,cleo@h.example,Cleo,,Director,,,',
)

describe('a first import', () => {
  test('adds everybody with what the employer gives, from the employer', async () => {
    const report = await load(crew)
    expect(report).toEqual({
      isDryRun: false,
      rows: 3,
      added: 3,
      changed: 0,
      unchanged: 0,
      bad: 0,
      changedColumns: {},
      problems: [],
      notTaken: [],
      unknownColumns: [],
    })
    expect(await account()).toEqual({
      'ada name': 'Ada/EMPLOYER',
      'ada email': 'Ada@H.example/EMPLOYER',
      'ada jobTitle': 'Clerk/EMPLOYER',
      'ben name': 'Ben/EMPLOYER',
      'ben email': 'ben@h.example/EMPLOYER',
      'ben jobTitle': 'Foreman/EMPLOYER',
      'ben phone': '12/EMPLOYER',
      'cleo name': 'Cleo/EMPLOYER',
      'cleo email': 'cleo@h.example/EMPLOYER',
      'cleo jobTitle': 'Director/EMPLOYER',
    })
    expect(await skills()).toEqual({ sql: 'EMPLOYER/stated/4', go: 'EMPLOYER/stated' })
    expect(await town.ask(`SELECT sign_in_name AS name FROM employee WHERE employee_number = 'ada'`)).toEqual([
      { name: 'ada@h.example' },
    ])
  })

  test('gives everybody the settings of their region, else of the employer’s', async () => {
    const settings = (employer: string) =>
      town.in(employer, (request) =>
        request.sql(
          `SELECT e.employee_number AS number, s.discoverability AS shown FROM visibility_settings s JOIN employee e ON e.id = s.employee_id
           WHERE e.employee_number < 'c' ORDER BY 1`,
        ),
      )
    await load(crew)
    await load(crew, {}, mill)
    expect(await settings(harbor)).toEqual([
      { number: 'ada', shown: 'FULL' },
      { number: 'ben', shown: 'OFF' },
    ])
    expect(await settings(mill)).toEqual([
      { number: 'ada', shown: 'OFF' },
      { number: 'ben', shown: 'OFF' },
    ])
  })

  test('finds managers who come later in the file, also in a later transaction', async () => {
    await load(crew, { rowsPerTransaction: 1 })
    expect(await lines()).toEqual([
      { number: 'ada', line: ['ben', 'cleo'] },
      { number: 'ben', line: ['cleo'] },
      { number: 'cleo', line: null },
    ])
  })

  test('says how far it has come in bytes, for each of the two readings', async () => {
    const told: string[] = []
    await load(crew, { onProgress: (phase, done, total) => told.push(`${phase} ${done}/${total}`) })
    expect(told).toEqual([`check ${crew.size}/${crew.size}`, `load ${crew.size}/${crew.size}`])
  })
})

describe('a second import', () => {
  test('of the same file writes no row at all', async () => {
    await load(crew)
    const before = await town.contents()
    expect(await load(crew)).toMatchObject({ added: 0, changed: 0, unchanged: 3, bad: 0 })
    expect(await town.contents()).toEqual(before)
  })

  test('goes on where an import was interrupted', async () => {
    let transactions = 0
    const failing = {
      platform: ((...of) =>
        ++transactions > 2
          ? Promise.reject(new Error('the power failed'))
          : town.database.platform(...of)) as typeof town.database.platform,
    }
    await expect(importWorkforce(failing, harbor, crew, { now: later, rowsPerTransaction: 1 })).rejects.toThrow(
      'the power failed',
    )
    expect(await town.ask('SELECT FROM employee')).toHaveLength(1)
    expect(await load(crew)).toMatchObject({ added: 2, changed: 1, changedColumns: { manager_number: 1 } })
    expect(await lines()).toMatchObject([{ line: ['ben', 'cleo'] }, { line: ['cleo'] }, { line: null }])
  })

  test('changes what differs, counts it by column, and leaves everybody else alone', async () => {
    await load(crew)
    const file = csv(
      'employee_number,email,name,manager_number,job_title,region,skills',
      'ada,ada@new.example,Ada,cleo,Head clerk,OTHER,SQL:5',
      'ben,ben@h.example,Ben,cleo,Foreman,EUROPEAN_ECONOMIC_AREA,',
    )
    expect(await load(file)).toMatchObject({
      rows: 2,
      changed: 1,
      unchanged: 1,
      changedColumns: { email: 1, manager_number: 1, job_title: 1, region: 1, skills: 1 },
    })
    expect(await account()).toMatchObject({
      'ada email': 'ada@new.example/EMPLOYER',
      'ada jobTitle': 'Head clerk/EMPLOYER',
      'ben phone': '12/EMPLOYER',
    })
    expect(await skills()).toEqual({ sql: 'EMPLOYER/stated/5' })
    expect(await lines()).toMatchObject([{ line: ['cleo'] }, { line: ['cleo'] }, { line: null }])
    expect(await town.ask(`SELECT sign_in_name, region FROM employee WHERE employee_number = 'ada'`)).toEqual([
      { sign_in_name: 'ada@new.example', region: 'OTHER' },
    ])
  })

  test('leaves settings alone when the region changes', async () => {
    await saveAda({ settings: { discoverability: 'ANONYMOUS' } })
    await load(ada('region', 'EUROPEAN_ECONOMIC_AREA'))
    expect(await town.ask('SELECT discoverability FROM visibility_settings')).toEqual([
      { discoverability: 'ANONYMOUS' },
    ])
  })

  test('takes a manager away where the cell is empty, and not where the column is absent', async () => {
    await load(crew)
    await load(ada('job_title', 'Clerk'))
    expect(await lines()).toMatchObject([{ line: ['ben', 'cleo'] }, {}, {}])
    await load(ada('manager_number', ''))
    expect(await lines()).toMatchObject([{ line: null }, {}, {}])
  })
})

describe('an account fact', () => {
  test('that the employer no longer gives is gone', async () => {
    await saveAda({ account: { name: 'Ada', email: 'ada@h.example', phone: '1' } })
    expect(await load(ada('phone', ''))).toMatchObject({ changedColumns: { phone: 1 } })
    expect(await account()).not.toHaveProperty('ada phone')
    expect(await load(ada('phone', ''))).toMatchObject({ unchanged: 1 })
  })

  test('that the employee corrected stays theirs; what the employer gives is kept beside it', async () => {
    await saveAda({
      account: { name: 'Ada', email: 'ada@h.example', phone: '1' },
      accountSource: { phone: 'EMPLOYEE' },
    })
    const recorded = () =>
      town.ask(`SELECT recorded_at AS at, employer_recorded_at AS given FROM account_fact WHERE name = 'phone'`)
    expect(await load(ada('phone', '2'))).toMatchObject({ changedColumns: { phone: 1 } })
    expect(await account()).toMatchObject({ 'ada phone': '1/EMPLOYEE/2' })
    expect(await recorded()).toEqual([{ at: now, given: later }])
    expect(await load(ada('phone', '2'))).toMatchObject({ unchanged: 1 })
    await load(ada('phone', ''))
    expect(await account()).toMatchObject({ 'ada phone': '1/EMPLOYEE' })
    expect(await recorded()).toEqual([{ at: now, given: null }])
  })

  test('is never wider than the employee set it, also when the employer takes it back and gives it again', async () => {
    await saveAda({
      account: { name: 'Ada', email: 'ada@h.example', phone: '1' },
      accountAudience: { phone: 'ONLY_ME' },
    })
    for (const cell of ['2', '', '3']) {
      await load(ada('phone', cell))
      expect(await town.ask(`SELECT value, own_audience FROM account_fact WHERE name = 'phone'`)).toEqual([
        { value: cell || null, own_audience: 'ONLY_ME' },
      ])
    }
  })

  test('that was disputed is no longer so once the employer gives another value', async () => {
    await saveAda({ account: { name: 'Ada', email: 'ada@h.example', phone: '1' } })
    await town.ask('UPDATE account_fact SET disputed_at = $1', now)
    const disputed = async () =>
      (await town.ask(`SELECT FROM account_fact WHERE name = 'phone' AND disputed_at IS NOT NULL`)).length
    await load(ada('phone', '1'))
    expect(await disputed()).toBe(1)
    await load(ada('phone', '2'))
    expect(await disputed()).toBe(0)
  })
})

describe('a skill', () => {
  test('that the employee stated stays as they stated it', async () => {
    await saveAda({
      skills: [
        { skill: 'sql', level: 2 },
        { skill: 'go', source: 'EMPLOYER', level: 2 },
      ],
    })
    expect(await load(ada('skills', 'SQL:5;Go:3'))).toMatchObject({ changedColumns: { skills: 1 } })
    expect(await skills()).toEqual({ sql: 'EMPLOYEE/stated/2', go: 'EMPLOYER/stated/3' })
    await load(ada('skills', ''))
    expect(await skills()).toEqual({ sql: 'EMPLOYEE/stated/2' })
  })

  test('that only a job names becomes stated by the employer, and stays known by the job when the employer drops it', async () => {
    await saveAda({ experiences: [{ title: 'Clerk', skills: ['sql'] }] })
    const named = () => town.ask('SELECT FROM experience_skill')
    await load(ada('skills', 'sql:3'))
    expect(await skills()).toEqual({ sql: 'EMPLOYER/stated/3' })
    await load(ada('skills', ''))
    expect(await skills()).toEqual({ sql: 'EMPLOYER' })
    expect(await named()).toHaveLength(1)
    expect(await load(ada('skills', ''))).toMatchObject({ unchanged: 1 })
  })

  test('is never wider than the employee set it, also when the employer drops it and names it again', async () => {
    await saveAda({ skills: [{ skill: 'sql', source: 'EMPLOYER', audience: 'ONLY_ME' }] })
    await load(ada('skills', ''))
    expect(await skills()).toEqual({ sql: 'EMPLOYER' })
    await load(ada('skills', 'SQL'))
    expect(await town.ask('SELECT is_stated, own_audience FROM genome_skill')).toEqual([
      { is_stated: true, own_audience: 'ONLY_ME' },
    ])
  })

  test.each([
    ['SQL', 'First', 'sql'],
    ['sql', 'First', 'sql'],
    ['cobol', 'A second', 'cobol'],
    ['databases', 'A second', 'sql'],
    ['GOLANG', 'First', 'go'],
    ['joining metal', 'A second', 'joining'],
  ])('called %s is the one of scheme "%s" with the code %s', async (cell, scheme, code) => {
    await load(ada('skills', cell))
    expect(await town.ask('SELECT k.scheme, k.code FROM genome_skill g JOIN skill k ON k.id = g.skill_id')).toEqual([
      { scheme, code },
    ])
  })
})

describe('a bad row', () => {
  test('is told by line and column, and the others are loaded', async () => {
    const file = csv(
      'employee_number,email,name,manager_number,skills',
      'ada,ada@h.example,Ada,,SQL',
      'ben,ben,Ben,,',
      'cleo,cleo@h.example,Cleo,X,Juggling',
      'dan,dan@h.example,Dan,ada,',
      'dan,dan2@h.example,Dan,ada,',
    )
    expect(await problemsOf(file)).toEqual([
      'line 3, column email: "ben" is not an e-mail address',
      'line 4, column skills: the vocabulary has no skill "Juggling"',
      'line 5, column employee_number: "dan" stands in 2 lines: 5, 6',
      'line 6, column employee_number: "dan" stands in 2 lines: 5, 6',
    ])
    expect(await lines()).toEqual([{ number: 'ada', line: null }])
  })

  test('with the e-mail of another employee is left out', async () => {
    await saveAda({})
    const file = csv('employee_number,email,name', 'ben,ADA@h.example,Ben')
    expect(await problemsOf(file)).toEqual([
      'line 2, column email: "ada@h.example" belongs to the employee with the number "ada"',
    ])
  })

  test('with the number or e-mail of somebody of another employer is none', async () => {
    await saveAda({})
    expect(await load(ada('phone', '1'), {}, mill)).toMatchObject({ added: 1, bad: 0 })
  })

  test('leaves the person wholly as they were', async () => {
    await load(crew)
    const before = await town.contents()
    await load(csv('employee_number,email,name,phone,skills', 'ada,ada@h.example,Ada Two,99,Juggling'))
    expect(await town.contents()).toEqual(before)
  })
})

describe('a file as a whole', () => {
  test.each([
    ['without a required column', csv('employee_number,name', 'ada,Ada'), 'lacks email'],
    ['that is empty', csv(), 'is empty'],
    ['that is not UTF-8 at its very end', csvOfBytes(crew.bytes, Buffer.from([0xff])), 'not UTF-8'],
    ['whose last quotation never ends', csvOfBytes(crew.bytes, Buffer.from('"dan,')), 'none ends it'],
  ])('%s is refused before anything is loaded', async (_, file, message) => {
    await expect(load(file)).rejects.toThrow(message)
    expect(await town.ask('SELECT FROM employee')).toEqual([])
  })

  test('that changes between its two readings is refused at the row that differs', async () => {
    const [first, second] = [ada('phone', '1'), csv('employee_number,email,name', 'ben,ben@h.example,Ben')]
    let reading = 0
    await expect(load({ size: first.size, open: () => (reading++ ? second : first).open() })).rejects.toThrow(
      'changed while it was read (line 2)',
    )
  })

  test('may have columns that mean nothing: they are named and not read', async () => {
    expect(await load(ada('salary', '1'))).toMatchObject({ added: 1, unknownColumns: ['salary'] })
  })

  test('for an employer that does not exist is refused', async () => {
    await expect(load(crew, {}, '00000000-0000-4000-8000-0000000000ff')).rejects.toThrow('no employer')
  })
})

describe('whatever the file says', () => {
  const numbers = ['ada', 'ben', 'cleo', 'dan']
  const row = fc.record({
    number: fc.constantFrom(...numbers),
    email: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('ada@h.example', 'ben@h.example', 'no') },
    ),
    manager: fc.constantFrom('', '', 'ada', 'ben', 'cleo', 'X'),
    phone: fc.constantFrom('', '1', '2'),
    skills: fc.constantFrom('', 'SQL', 'Go:3', 'SQL:2;Go', 'SQL:2', 'Juggling'),
    region: fc.constantFrom('', '', 'OTHER', 'MARS'),
  })
  const asFile = (rows: readonly (typeof row extends fc.Arbitrary<infer Row> ? Row : never)[]) =>
    csv(
      'employee_number,email,name,manager_number,phone,skills,region',
      ...rows.map(({ number, email, manager, phone, skills: cell, region }) =>
        [number, email ?? `${number}@h.example`, number.toUpperCase(), manager, phone, cell, region].join(','),
      ),
    )
  const rows = fc.uniqueArray(row, { maxLength: 4, selector: ({ number }) => number })
  const everyKind = fc.array(row, { maxLength: 5 })
  const startAfresh = async () => {
    await town.empty()
    await load(crew)
  }

  test('a dry run changes nothing and foretells what the import does', async () => {
    await fc.assert(
      fc.asyncProperty(everyKind, async (given) => {
        await startAfresh()
        const before = await town.contents()
        const foretold = await load(asFile(given), { dryRun: true })
        expect(await town.contents()).toEqual(before)
        expect(await load(asFile(given))).toEqual({ ...foretold, isDryRun: false })
      }),
      { numRuns: 25 },
    )
  })

  test('importing twice is importing once', async () => {
    await fc.assert(
      fc.asyncProperty(everyKind, fc.integer({ min: 1, max: 3 }), async (given, rowsPerTransaction) => {
        await startAfresh()
        const { bad } = await load(asFile(given), { rowsPerTransaction })
        const once = await town.contents()
        expect(await load(asFile(given), { rowsPerTransaction })).toMatchObject({ added: 0, changed: 0, bad })
        expect(await town.contents()).toEqual(once)
      }),
      { numRuns: 25 },
    )
  })

  test('a row is loaded wholly, or the person stays wholly as before', async () => {
    const stateOf = async () => {
      const people = await town.ask<{ number: string; state: string }>(
        `SELECT e.employee_number AS number, concat_ws('|', e.sign_in_name, m.employee_number, e.region,
           (SELECT f.value FROM account_fact f WHERE f.employee_id = e.id AND f.name = 'phone'),
           (SELECT string_agg(k.code || coalesce(g.level, 0), ',' ORDER BY k.code) FROM genome_skill g JOIN skill k ON k.id = g.skill_id
             WHERE g.employee_id = e.id)) AS state
         FROM employee e LEFT JOIN employee m ON m.id = e.manager_id`,
      )
      return new Map(people.map(({ number, state }) => [number, state]))
    }
    const wanted: Record<string, string> = { SQL: 'sql0', 'Go:3': 'go3', 'SQL:2;Go': 'go0,sql2', 'SQL:2': 'sql2' }
    await fc.assert(
      fc.asyncProperty(everyKind, async (given) => {
        await startAfresh()
        const before = await stateOf()
        const { problems } = await load(asFile(given))
        const badLines = new Set(problems.map(({ line }) => line))
        const expected = new Map(before)
        given.forEach(({ number, email, manager, region, phone, skills: cell }, at) => {
          if (badLines.has(at + 2)) return
          const parts = [email ?? `${number}@h.example`, manager, region, phone, wanted[cell] ?? '']
          expected.set(number, parts.filter(Boolean).join('|'))
        })
        expect(await stateOf()).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  test('the order of the rows and the size of a transaction make no difference', async () => {
    const story = async (given: Parameters<typeof asFile>[0], rowsPerTransaction: number) => {
      await startAfresh()
      const { problems, ...counts } = await load(asFile(given), { rowsPerTransaction })
      return {
        ...counts,
        bad: problems.length,
        account: await account(),
        skills: await skillsOfEach(),
        lines: await lines(),
      }
    }
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 4 }), async (given, rowsPerTransaction) => {
        expect(await story([...given].reverse(), rowsPerTransaction)).toEqual(await story(given, 500))
      }),
      { numRuns: 25 },
    )
  })
})
