import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { refreshReportingLines } from '../../src/people/reporting-line.store.js'
import type { WorkforcePerson } from '../../src/people/workforce.js'
import { saveEmployer, saveWorkforce } from '../../src/people/workforce.store.js'
import { settingsOf, VisibilitySettingsRow } from '../../src/visibility/settings.entity.js'
import { settingsAtSignUp } from '../../src/visibility/settings.js'
import { harbor, later, mill, now, openTown } from './harbor.js'

const town = openTown()
beforeEach(() => town.empty())

const person = (number: string, rest: Partial<WorkforcePerson> = {}): WorkforcePerson => ({
  number,
  signInName: `${number}@harbor.example`,
  account: { name: number },
  ...rest,
})
const workforce = (...people: WorkforcePerson[]) => ({
  employer: { name: 'Harbor', region: 'UNITED_STATES' as const },
  people,
})
const idOf = (number: string) =>
  `00000000-0000-4000-8000-${createHash('md5').update(number).digest('hex').slice(0, 12)}`
const save = (...people: WorkforcePerson[]) =>
  town.in(harbor, (request) => saveWorkforce(request, workforce(...people)))

test('an employer is saved with its region and the smallest group that its statistics may show', async () => {
  const rows = await town.in(mill, (request) =>
    request.sql('SELECT name, region, minimum_group_size AS least FROM employer WHERE employer_id = $1', [mill]),
  )
  expect(rows).toEqual([{ name: 'Mill', region: 'EUROPEAN_ECONOMIC_AREA', least: 7 }])
})

test('an employer cannot be saved from within another', async () => {
  const saving = town.in(harbor, (request) =>
    saveEmployer(request, { employerId: idOf('x'), name: 'X', region: 'OTHER' }),
  )
  await expect(saving).rejects.toThrow('row-level security')
})

test('people may stand in any order: each has the reporting line up to the top', async () => {
  const ids = await save(
    person('ada', { managerNumber: 'ben' }),
    person('cleo'),
    person('ben', { managerNumber: 'cleo' }),
  )
  const rows = await town.ask(
    'SELECT employee_number AS number, manager_id AS manager, reporting_line AS line FROM employee ORDER BY 1',
  )
  expect(rows).toEqual([
    { number: 'ada', manager: ids.get('ben'), line: [ids.get('ben'), ids.get('cleo')] },
    { number: 'ben', manager: ids.get('cleo'), line: [ids.get('cleo')] },
    { number: 'cleo', manager: null, line: [] },
  ])
})

test('what a sign-in names somebody by is kept in lower case', async () => {
  await save(person('ada', { signInName: 'Ada@Harbor.Example' }))
  expect(await town.ask('SELECT sign_in_name AS name FROM employee')).toEqual([{ name: 'ada@harbor.example' }])
})

test('settings are those at sign-up in the person’s region, else the employer’s, but for what the person chose', async () => {
  await save(
    person('ada'),
    person('ben', { region: 'EUROPEAN_ECONOMIC_AREA' }),
    person('cleo', { settings: { discoverability: 'OFF', facets: { SKILLS: 'ONLY_ME' } } }),
  )
  const rows = await town.in(harbor, (request) =>
    request.sql<VisibilitySettingsRow>(
      `SELECT ${request.columns(VisibilitySettingsRow, 's')} FROM visibility_settings s
       JOIN employee e ON e.id = s.employee_id ORDER BY e.employee_number`,
    ),
  )
  const here = settingsAtSignUp('UNITED_STATES')
  expect(rows.map(settingsOf)).toEqual([
    here,
    settingsAtSignUp('EUROPEAN_ECONOMIC_AREA'),
    { ...here, discoverability: 'OFF', facets: { ...here.facets, SKILLS: 'ONLY_ME' } },
  ])
})

test('account facts come from the employer, all others from the employee, unless the workforce says otherwise', async () => {
  await save(
    person('ada', {
      account: { name: 'Ada', headline: 'Ships things', phone: '1' },
      accountSource: { headline: 'EMPLOYEE' },
      accountAudience: { phone: 'ONLY_ME' },
      qualities: [
        { name: 'Patience' },
        { name: 'Humour', source: 'PUBLIC_DATA_SET', recordedAt: later, audience: 'COLLEAGUES' },
      ],
    }),
  )
  const facts = await town.ask(
    `SELECT name, value AS said, source, own_audience AS audience, recorded_at AS at FROM account_fact
     UNION ALL SELECT name, note, source, own_audience, recorded_at FROM quality`,
  )
  const byName = Object.fromEntries(facts.map(({ name, ...fact }) => [name as string, fact]))
  expect(byName).toEqual({
    name: { said: 'Ada', source: 'EMPLOYER', audience: null, at: now },
    headline: { said: 'Ships things', source: 'EMPLOYEE', audience: null, at: now },
    phone: { said: '1', source: 'EMPLOYER', audience: 'ONLY_ME', at: now },
    Patience: { said: null, source: 'EMPLOYEE', audience: null, at: now },
    Humour: { said: null, source: 'PUBLIC_DATA_SET', audience: 'COLLEAGUES', at: later },
  })
})

const everything: Partial<WorkforcePerson> = {
  skills: [{ skill: 'sql', level: 4, lastUsed: '2025-12-31' }],
  experiences: [
    {
      title: 'Clerk',
      organization: 'Mill',
      startedOn: '2020-01-01',
      endedOn: '2021-01-01',
      skills: ['sql', 'go', 'go'],
    },
  ],
  education: [{ institution: 'Night school', qualification: 'Diploma' }],
  interests: [{ kind: 'ROTATION', skill: 'welding' }],
  assignments: [{ title: 'Move', startedOn: '2026-01-01', skills: ['welding'], source: 'EMPLOYER' }],
  availability: { openToWork: true, hoursPerWeek: 8, from: '2026-04-01' },
}

test('a skill that only other facts name is known but not stated', async () => {
  await save(person('ada', everything))
  const rows = await town.ask(
    `SELECT k.code, g.is_stated AS stated, g.level, g.last_used AS used, g.source,
       (SELECT string_agg(x.title, ',') FROM experience x JOIN experience_skill m ON m.experience_id = x.id WHERE m.skill_id = k.id) AS experience,
       (SELECT string_agg(x.title, ',') FROM assignment x JOIN assignment_skill m ON m.assignment_id = x.id WHERE m.skill_id = k.id) AS assignment
     FROM genome_skill g JOIN skill k ON k.id = g.skill_id ORDER BY 1`,
  )
  expect(rows).toEqual([
    { code: 'go', stated: false, level: null, used: null, source: 'EMPLOYEE', experience: 'Clerk', assignment: null },
    {
      code: 'sql',
      stated: true,
      level: 4,
      used: '2025-12-31',
      source: 'EMPLOYEE',
      experience: 'Clerk',
      assignment: null,
    },
    {
      code: 'welding',
      stated: false,
      level: null,
      used: null,
      source: 'EMPLOYER',
      experience: null,
      assignment: 'Move',
    },
  ])
})

test('a skill that several facts name has the source of the one that is best known', async () => {
  const mention = { title: 'Clerk', skills: ['go'] }
  await save(
    person('ada', {
      experiences: [
        { ...mention, source: 'PUBLIC_DATA_SET' },
        { ...mention, source: 'EMPLOYEE' },
      ],
    }),
  )
  expect(await town.ask('SELECT source FROM genome_skill')).toEqual([{ source: 'EMPLOYEE' }])
})

test('a code that two schemes have is the one of the scheme that was loaded first', async () => {
  await save(person('ada', { skills: [{ skill: 'sql' }] }))
  const rows = await town.ask('SELECT k.scheme FROM genome_skill g JOIN skill k ON k.id = g.skill_id')
  expect(rows).toEqual([{ scheme: 'First' }])
})

test('the rest of what a person says is kept as it was said', async () => {
  await save(person('ada', everything))
  expect(await town.ask('SELECT institution, qualification, field, ended_on FROM education')).toEqual([
    { institution: 'Night school', qualification: 'Diploma', field: null, ended_on: null },
  ])
  expect(await town.ask('SELECT i.kind, k.code, i.note FROM interest i JOIN skill k ON k.id = i.skill_id')).toEqual([
    { kind: 'ROTATION', code: 'welding', note: null },
  ])
  expect(await town.ask('SELECT open_to_work, hours_per_week, "from"::text FROM availability')).toEqual([
    { open_to_work: true, hours_per_week: 8, from: '2026-04-01' },
  ])
})

test('blocks are kept by number', async () => {
  const ids = await save(person('ada', { blocked: ['ben'] }), person('ben'))
  expect(await town.ask('SELECT blocker_id AS by, blocked_id AS of FROM block')).toEqual([
    { by: ids.get('ada'), of: ids.get('ben') },
  ])
})

test.each<[string, WorkforcePerson[]]>([
  ['"juggling"', [person('ada', { skills: [{ skill: 'juggling' }] })]],
  ['"X" (the manager of "ada")', [person('ada', { managerNumber: 'X' })]],
  ['"X" (blocked by "ada")', [person('ada', { blocked: ['X'] })]],
  ['ada → ben → ada', [person('ada', { managerNumber: 'ben' }), person('ben', { managerNumber: 'ada' })]],
  ['two people with the same number', [person('ada'), person('ada', { signInName: 'other' })]],
  ['"ada" states a skill twice', [person('ada', { skills: [{ skill: 'go' }, { skill: 'go', level: 2 }] })]],
])('a workforce that contradicts itself is refused, by %s, and leaves nothing', async (named, people) => {
  await expect(save(...people)).rejects.toThrow(named)
  expect(await town.ask('SELECT FROM employee')).toEqual([])
})

test('with given uuids of people, the uuids of their facts are always the same too, whatever else is said', async () => {
  const idsOf = async (given: Partial<WorkforcePerson>) => {
    await town.empty()
    const ids = await town.in(harbor, (request) => saveWorkforce(request, workforce(person('ada', given)), { idOf }))
    expect(ids.get('ada')).toBe(idOf('ada'))
    return town.ask<{ id: string }>(
      `SELECT id FROM account_fact UNION SELECT id FROM genome_skill UNION SELECT id FROM experience UNION SELECT id FROM quality ORDER BY 1`,
    )
  }
  const before = await idsOf(everything)
  expect(await idsOf(everything)).toEqual(before)
  const more = {
    ...everything,
    experiences: [{ title: 'Cook' }, ...(everything.experiences ?? [])],
    qualities: [{ name: 'Humour' }],
  }
  expect(await idsOf(more)).toEqual(expect.arrayContaining(before))
})

test('facts that say the same thing are still two facts', async () => {
  const twice = person('ada', { qualities: [{ name: 'Humour' }, { name: 'Humour' }] })
  await town.in(harbor, (request) => saveWorkforce(request, workforce(twice), { idOf }))
  expect(await town.ask('SELECT FROM quality')).toHaveLength(2)
})

test('people of one employer are not in another', async () => {
  await save(person('ada'))
  expect(await town.in(mill, (request) => request.sql('SELECT FROM employee'))).toEqual([])
})

test('reporting lines follow when a manager changes, and only the rows that change are written', async () => {
  const ids = await save(
    person('ada', { managerNumber: 'ben' }),
    person('ben', { managerNumber: 'cleo' }),
    person('cleo'),
    person('dan'),
  )
  await town.ask('UPDATE employee SET manager_id = $1 WHERE employee_number = $2', ids.get('dan'), 'ben')
  const writers = () =>
    town.ask<{ number: string; writer: string }>(
      'SELECT employee_number AS number, xmin::text AS writer FROM employee ORDER BY 1',
    )
  const before = await writers()
  expect(await town.in(harbor, refreshReportingLines)).toBe(2)
  const after = await writers()
  expect(after.filter(({ writer }, at) => writer !== before[at]?.writer).map(({ number }) => number)).toEqual([
    'ada',
    'ben',
  ])
  const [ada] = await town.ask(`SELECT reporting_line AS line FROM employee WHERE employee_number = 'ada'`)
  expect(ada).toEqual({ line: [ids.get('ben'), ids.get('dan')] })
  expect(await town.in(harbor, refreshReportingLines)).toBe(0)
})

test('a circle of managers is refused when reporting lines are brought in step', async () => {
  const ids = await save(person('ada', { managerNumber: 'ben' }), person('ben'))
  await town.ask('UPDATE employee SET manager_id = $1 WHERE employee_number = $2', ids.get('ada'), 'ben')
  await expect(town.in(harbor, refreshReportingLines)).rejects.toThrow('circle')
})
