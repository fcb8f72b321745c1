import { describe, expect, test } from 'vitest'
import { type ApplicationStatus, applicationStatuses } from '../../src/opportunities/application-status.js'
import { applicationChanges } from '../support/world.js'
import { type Json, openHarbor, unknownId } from './harbor.js'

const harbor = openHarbor()
const applyDocument = `mutation ($id: ID!, $message: String, $show: Boolean! = false, $key: String) {
  applyToOpportunity(opportunityId: $id, message: $message, showToManagers: $show, idempotencyKey: $key) {
    refusal application { id status message submittedAt history { status at } opportunity { id } candidate { employee { id name } } } } }`
const apply = (who = 'ada', opportunity = 'gate', over: object = {}): Promise<Json> =>
  harbor.get(who, applyDocument, { id: harbor.id(opportunity), ...over })

type Step = keyof typeof applicationChanges
const actorOf = (step: Step) => (applicationChanges[step].by === 'team' ? 'hugo' : 'ada')
const take = (who: string, id: string, step: Step) =>
  harbor.ask(who, applicationChanges[step].mutation.replace(/\{ id \}/, '{ id status history { status } }'), {
    id,
    ...applicationChanges[step].variables,
  })
const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code ?? 'done'

/** The shortest way to each status. */
const ways: Readonly<Record<ApplicationStatus, readonly Step[]>> = {
  SUBMITTED: [],
  SHORTLISTED: ['SHORTLISTED'],
  REJECTED: ['REJECTED'],
  OFFERED: ['OFFERED'],
  ACCEPTED: ['OFFERED', 'ACCEPTED'],
  DECLINED: ['OFFERED', 'DECLINED'],
  WITHDRAWN: ['WITHDRAWN'],
}
const bring = async (status: ApplicationStatus): Promise<string> => {
  const { application } = await apply()
  for (const step of ways[status])
    expect(codeOf((await take(actorOf(step), application.id, step)) as never)).toBe('done')
  return application.id
}
const follows: Readonly<Record<ApplicationStatus, readonly Step[]>> = {
  SUBMITTED: ['SHORTLISTED', 'REJECTED', 'OFFERED', 'WITHDRAWN'],
  SHORTLISTED: ['REJECTED', 'OFFERED', 'WITHDRAWN'],
  REJECTED: ['WITHDRAWN'],
  OFFERED: ['ACCEPTED', 'DECLINED', 'WITHDRAWN'],
  ACCEPTED: ['WITHDRAWN'],
  DECLINED: ['WITHDRAWN'],
  WITHDRAWN: [],
}
const steps = Object.keys(applicationChanges) as Step[]
const own = '{ viewer { applications { totalCount edges { node { id status history { status } } } } } }'
const statusOf = async (id: string) =>
  (await harbor.get('ada', 'query ($id: ID!) { node(id: $id) { ... on Application { status } } }', { id })).status

describe('an application', () => {
  test('says what was given, and that it is submitted', async () => {
    const { application, refusal } = await apply('ada', 'gate', { message: ' I weld. ' })
    const at = application.submittedAt
    expect(refusal).toBeNull()
    expect(application).toEqual({
      id: expect.any(String),
      status: 'SUBMITTED',
      message: 'I weld.',
      submittedAt: at,
      history: [{ status: 'SUBMITTED', at }],
      opportunity: { id: harbor.id('gate') },
      candidate: { employee: { id: harbor.id('ada'), name: 'ada' } },
    })
  })

  test('to what is not open is refused', async () => {
    expect(await harbor.refusal('ada', applyDocument, { id: harbor.id('draft') })).toBe('NOT_FOUND opportunityId')
    expect(await harbor.refusal('ada', applyDocument, { id: harbor.id('closed') })).toBe('NOT_FOUND opportunityId')
    for (const opportunity of ['draft', 'closed', 'filled'])
      expect(await apply('root', opportunity)).toEqual({ application: null, refusal: 'NOT_OPEN' })
    expect((await harbor.get('root', own)).applications.totalCount).toBe(0)
  })

  test('to what does not exist, and with a message that is empty or too long, is refused', async () => {
    expect(await harbor.refusal('ada', applyDocument, { id: unknownId('Opportunity') })).toBe('NOT_FOUND opportunityId')
    for (const message of ['  ', 'x'.repeat(5001)])
      expect(await harbor.refusal('ada', applyDocument, { id: harbor.id('gate'), message })).toBe(
        'BAD_USER_INPUT message',
      )
  })

  test('by the same key is one application, also after it was withdrawn', async () => {
    const { application } = await apply('ada', 'gate', { key: 'k' })
    expect((await apply('ada', 'gate', { key: 'k' })).application.id).toBe(application.id)
    await take('ada', application.id, 'WITHDRAWN')
    expect((await apply('ada', 'gate', { key: 'k' })).application).toMatchObject({
      id: application.id,
      status: 'WITHDRAWN',
    })
  })

  test.each(applicationStatuses.map((status) => [status] as const))(
    'that is %s: whether one may apply again',
    async (status) => {
      const id = await bring(status)
      const { application, refusal } = await apply()
      if (status === 'WITHDRAWN') expect(application.id).not.toBe(id)
      else expect([application, refusal]).toEqual([null, 'ALREADY_APPLIED'])
    },
  )

  test('that was refused cannot be made again by withdrawing it', async () => {
    const id = await bring('REJECTED')
    await take('ada', id, 'WITHDRAWN')
    expect(await apply()).toEqual({ application: null, refusal: 'ALREADY_APPLIED' })
  })

  test('made anew is the one that counts, beside the one withdrawn', async () => {
    await bring('WITHDRAWN')
    const { application } = await apply()
    const { applications } = await harbor.get('ada', own)
    expect(applications.edges.map(({ node }: Json) => [node.id === application.id, node.status])).toEqual([
      [true, 'SUBMITTED'],
      [false, 'WITHDRAWN'],
    ])
    const { myApplication } = await harbor.get(
      'ada',
      'query ($id: ID!) { opportunity(id: $id) { myApplication { id } } }',
      { id: harbor.id('gate') },
    )
    expect(myApplication).toEqual({ id: application.id })
  })
})

describe.each(applicationStatuses)('from %s', (from) => {
  test.each(steps.map((step) => [step, follows[from].includes(step) ? 'done' : 'CONFLICT'] as const))(
    'the step to %s by whoever takes it is: %s',
    async (step, outcome) => {
      const id = await bring(from)
      const isGone = from === 'WITHDRAWN' && applicationChanges[step].by === 'team'
      expect(codeOf((await take(actorOf(step), id, step)) as never)).toBe(isGone ? 'NOT_FOUND' : outcome)
      expect(await statusOf(id)).toBe(outcome === 'done' ? step : from)
    },
  )

  test('nobody else takes any step, nor the wrong side', async () => {
    const id = await bring(from)
    for (const step of steps)
      for (const who of ['ben', 'mia', 'tess', 'root', applicationChanges[step].by === 'team' ? 'ada' : 'hugo'])
        expect([who, step, codeOf((await take(who, id, step)) as never)]).toEqual([who, step, 'NOT_FOUND'])
    expect(await statusOf(id)).toBe(from)
  })
})

describe('a team', () => {
  const list =
    'query ($id: ID!, $statuses: [ApplicationStatus!]) { opportunity(id: $id) { applications(statuses: $statuses) { totalCount edges { node { id status } } } } }'
  const listed = async (who: string, statuses: string[] | null = null) =>
    (await harbor.get(who, list, { id: harbor.id('gate'), statuses })).applications

  test('decides also by a member without a role', async () => {
    const id = await bring('SUBMITTED')
    expect(codeOf((await take('ida', id, 'SHORTLISTED')) as never)).toBe('done')
  })

  test('lists its applications, by status where asked; nobody else has such a list', async () => {
    const id = await bring('SHORTLISTED')
    await apply('ben')
    expect((await listed('hugo')).totalCount).toBe(2)
    expect(await listed('ida', ['SHORTLISTED'])).toEqual({
      totalCount: 1,
      edges: [{ node: { id, status: 'SHORTLISTED' } }],
    })
    for (const who of ['ada', 'ben', 'mia', 'tess', 'root']) expect(await listed(who)).toBeNull()
  })

  test('no longer has an application that was withdrawn', async () => {
    const id = await bring('WITHDRAWN')
    expect((await listed('hugo')).totalCount).toBe(0)
    expect(await harbor.get('hugo', 'query ($id: ID!) { node(id: $id) { id } }', { id })).toBeNull()
  })

  test('of which the applicant is a member does not show them their own', async () => {
    const { application } = await apply('ida')
    expect((await listed('ida')).totalCount).toBe(0)
    expect((await listed('hugo')).edges.map(({ node }: Json) => node.id)).toEqual([application.id])
    expect(codeOf((await take('ida', application.id, 'OFFERED')) as never)).toBe('NOT_FOUND')
  })

  test('has no part in what a member’s report applied to, unless the report shows it to managers', async () => {
    const update =
      'mutation ($id: ID!, $team: [ID!]!) { updateOpportunity(id: $id, input: { hiringTeam: $team }) { id } }'
    await harbor.get('hugo', update, { id: harbor.id('gate'), team: ['hugo', 'mia'].map(harbor.id) })
    const { application } = await apply()
    expect((await listed('mia')).totalCount).toBe(0)
    expect(codeOf((await take('mia', application.id, 'SHORTLISTED')) as never)).toBe('NOT_FOUND')
    await take('ada', application.id, 'WITHDRAWN')
    const shown = await apply('ada', 'gate', { show: true })
    expect((await listed('mia')).edges.map(({ node }: Json) => node.id)).toEqual([shown.application.id])
  })

  test('keeps the day on which each member joined: who stays keeps their applications, who is new has later ones', async () => {
    const update =
      'mutation ($id: ID!, $team: [ID!]!) { updateOpportunity(id: $id, input: { hiringTeam: $team }) { hiringTeam { id } } }'
    const { application: first } = await apply()
    const team = ['ben', 'ida', 'hugo'].map(harbor.id)
    expect(
      (await harbor.get('hugo', update, { id: harbor.id('gate'), team })).hiringTeam.map(({ id }: Json) => id),
    ).toEqual(team)
    const { application: second } = await apply('tess')
    const idsFor = async (who: string) => (await listed(who)).edges.map(({ node }: Json) => node.id)
    expect([await idsFor('hugo'), await idsFor('ida'), await idsFor('ben')]).toEqual([
      [second.id, first.id],
      [second.id, first.id],
      [second.id],
    ])
  })
})

describe('an accepted offer', () => {
  const document =
    '{ viewer { employee { assignments { id title source startedOn endedOn opportunity { id } skills { code } } skills(states: [CLAIMED, EVIDENCED, VERIFIED]) { state level skill { code } } } } }'
  const accept = async (opportunity: string) => {
    const { application } = await apply('ada', opportunity)
    await take('hugo', application.id, 'OFFERED')
    await take('ada', application.id, 'ACCEPTED')
    return (await harbor.get('ada', document)).employee
  }

  test('becomes an assignment that the employer gave, from today, with the skills that were asked for', async () => {
    const { assignments, skills } = await accept('gate')
    expect(assignments).toEqual([
      {
        id: expect.any(String),
        title: 'Weld a gate',
        source: 'EMPLOYER',
        startedOn: harbor.now().toISOString().slice(0, 10),
        endedOn: null,
        opportunity: { id: harbor.id('gate') },
        skills: [{ code: 'python' }, { code: 'welding' }],
      },
    ])
    expect(skills).toHaveLength(2)
    expect(skills).toEqual(
      expect.arrayContaining([
        { state: 'VERIFIED', level: 3, skill: { code: 'welding' } },
        { state: 'VERIFIED', level: null, skill: { code: 'python' } },
      ]),
    )
    const remove = 'mutation ($id: ID!) { removeFact(factId: $id) { removedId } }'
    expect(await harbor.refusal('ada', remove, { id: assignments[0].id })).toBe('CONFLICT')
  })

  test('has the dates of the opportunity', async () => {
    const { assignments } = await accept('later')
    expect(assignments[0]).toMatchObject({ startedOn: '2026-09-01', endedOn: '2026-12-01' })
  })

  test('that is declined, or not answered, becomes nothing', async () => {
    for (const status of ['OFFERED', 'DECLINED'] as const) {
      const id = await bring(status)
      expect((await harbor.get('ada', document)).employee.assignments).toEqual([])
      if (status === 'OFFERED') await take('ada', id, 'WITHDRAWN')
    }
  })
})
