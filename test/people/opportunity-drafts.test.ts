import { beforeEach, expect, test } from 'vitest'
import { saveOpportunities } from '../../src/opportunities/draft.store.js'
import type { OpportunityDraft } from '../../src/opportunities/opportunity.js'
import { saveWorkforce } from '../../src/people/workforce.store.js'
import { harbor, now, openTown } from './harbor.js'

const town = openTown()
beforeEach(() => town.empty())

const draft = (rest: Partial<OpportunityDraft> = {}): OpportunityDraft => ({
  kind: 'ROTATION',
  title: 'Count the crates',
  description: 'All of them.',
  status: 'OPEN',
  requirements: [],
  hiringTeam: [],
  ...rest,
})
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

/** The drafts in an employer of Ada and Ben, and the uuids of both. */
const save = (...drafts: OpportunityDraft[]) =>
  town.in(harbor, async (request) => {
    await request.sql('DELETE FROM opportunity WHERE employer_id = $1', [harbor])
    const people = ['ada', 'ben'].map((number) => ({ number, signInName: number, account: { name: number } }))
    const employees = await saveWorkforce(request, { employer: { name: 'Harbor', region: 'UNITED_STATES' }, people })
    const idOf = (number: string) => employees.get(number) as string
    return { ids: await saveOpportunities(request, drafts, idOf), ada: idOf('ada'), ben: idOf('ben') }
  })

test('uuids come in the order of the drafts, and the first of the team posted it', async () => {
  const { ids, ada, ben } = await save(
    draft({ title: 'First', hiringTeam: ['ben', 'ada'] }),
    draft({ title: 'Second' }),
  )
  const rows = await town.ask(
    'SELECT id, title, created_by AS by, created_at AS at, closed_at AS closed FROM opportunity ORDER BY title',
  )
  expect(rows).toEqual([
    { id: ids[0], title: 'First', by: ben, at: now, closed: null },
    { id: ids[1], title: 'Second', by: null, at: now, closed: null },
  ])
  expect(await town.ask('SELECT employee_id AS id, added_at AS at FROM hiring_team_member ORDER BY position')).toEqual([
    { id: ben, at: now },
    { id: ada, at: now },
  ])
})

test('a hiring team is in place from the day of the opportunity', async () => {
  await save(draft({ createdAt: daysAgo(30), hiringTeam: ['ada'] }))
  expect(await town.ask('SELECT added_at AS at FROM hiring_team_member')).toEqual([{ at: daysAgo(30) }])
})

test('requirements keep their order, and weigh 1 unless they say more', async () => {
  await save(
    draft({
      requirements: [
        { skill: 'welding', importance: 'MUST', minimumLevel: 3 },
        { skill: 'go', importance: 'PREFERRED', weight: 2.5 },
      ],
    }),
  )
  const rows = await town.ask(
    `SELECT k.code, r.importance, r.minimum_level AS level, r.weight FROM requirement r JOIN skill k ON k.id = r.skill_id ORDER BY r.position`,
  )
  expect(rows).toEqual([
    { code: 'welding', importance: 'MUST', level: 3, weight: 1 },
    { code: 'go', importance: 'PREFERRED', level: null, weight: 2.5 },
  ])
})

test('an opportunity that is over was closed a day after it was posted, and never later than now', async () => {
  await save(
    draft({ title: 'a', status: 'CLOSED', createdAt: daysAgo(10) }),
    draft({ title: 'b', status: 'FILLED', createdAt: daysAgo(0.5) }),
    draft({ title: 'c', status: 'DRAFT', createdAt: daysAgo(10) }),
  )
  expect(await town.ask('SELECT closed_at AS at FROM opportunity ORDER BY title')).toEqual([
    { at: daysAgo(9) },
    { at: now },
    { at: null },
  ])
})

test('a requirement for an unknown skill is refused by its code', async () => {
  await expect(save(draft({ requirements: [{ skill: 'juggling', importance: 'MUST' }] }))).rejects.toThrow('"juggling"')
})
