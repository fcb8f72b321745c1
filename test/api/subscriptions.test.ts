import { once } from 'node:events'
import { type Client, createClient } from 'graphql-ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { globalId, readGlobalId } from '../../src/relay/global-id.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { applyTo, change, type LoadedWorld, loadWorld } from '../support/world.js'
import { openPerson } from './two-employers.js'

/** A minute that strikes when the test says so. */
class Minutes {
  private waiting: (() => void)[] = []

  until = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      this.waiting.push(resolve)
      signal.addEventListener('abort', () => reject(new Error('aborted')))
    })

  /** Waits until so many subscriptions wait for the minute, and lets it strike. */
  async strike(subscriptions: number): Promise<void> {
    while (this.waiting.length < subscriptions) await new Promise((resolve) => setTimeout(resolve, 5))
    for (const resolve of this.waiting.splice(0)) resolve()
  }
}

let minutes: Minutes
let app: TestApp
let world: LoadedWorld
const clients: Client[] = []

/** Ada and Ben know Java. Tom and Ada's manager Mia are on the team, Lee is on none; Zoe is of another employer. */
beforeEach(async () => {
  minutes = new Minutes()
  app = await startTestApp({ untilNextMinute: minutes.until })
  world = await loadWorld(app, {
    employers: {
      harbor: {
        name: 'Harbor',
        region: 'UNITED_STATES',
        people: {
          tom: openPerson('Tom', { roles: ['EMPLOYEE', 'TALENT_PARTNER'], skills: [], experiences: [] }),
          mia: openPerson('Mia', { roles: ['EMPLOYEE', 'HIRING_MANAGER'], skills: [], experiences: [] }),
          ada: openPerson('Ada', { manager: 'mia' }),
          lee: openPerson('Lee', { roles: ['EMPLOYEE', 'HIRING_MANAGER'], skills: [], experiences: [] }),
          ben: openPerson('Ben'),
        },
        opportunities: {
          pilot: {
            kind: 'ROTATION',
            title: 'Pilot',
            description: 'Steer.',
            status: 'OPEN',
            requirements: [{ skill: 'java', importance: 'MUST' }],
            hiringTeam: ['tom', 'mia'],
          },
        },
      },
      mill: {
        name: 'Mill',
        region: 'UNITED_STATES',
        people: { zoe: openPerson('Zoe', { roles: ['EMPLOYEE', 'TALENT_PARTNER'] }) },
      },
    },
  })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose()
  await app.stop()
})

const document = `subscription ($id: ID!) {
  candidatesChanged(opportunityId: $id) { candidates(first: 10) { edges { node { employee { name } match { score } } } } }
}`

function connect(token: string | null): Client {
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    ...(token === null ? {} : { connectionParams: { Authorization: `Bearer ${token}` } }),
  })
  clients.push(client)
  return client
}

/** What a subscriber has received. `ended`: how it ended, where it did. */
interface Received {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of what it asked for.
  readonly events: any[]
  ended: unknown
}

async function subscribe(
  token: string | null,
  query = document,
  id = world.opportunityIds.get('pilot') as string,
): Promise<Received> {
  const received: Received = { events: [], ended: null }
  connect(token).subscribe(
    { query, variables: { id } },
    {
      next: (event) => void received.events.push(event),
      error: (error) => {
        received.ended = error
      },
      complete: () => {
        received.ended ??= 'complete'
      },
    },
  )
  return received
}

/** Waits for something to come true; what is awaited fails the test by the test's own time. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5))
}

const names = ({
  data,
}: {
  data: { candidatesChanged: { candidates: { edges: { node: { employee: { name: string } } }[] } } }
}) => data.candidatesChanged.candidates.edges.map(({ node }) => node.employee.name).sort()
const hide = async (who: string, facet: string) =>
  change(
    app,
    await world.as(who),
    'mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) { id } }',
    { input: { facets: [{ facet, audience: 'ONLY_ME' }] } },
  )

describe('candidatesChanged', () => {
  it('tells of a change of the ranking at the next whole minute, and of nothing else', async () => {
    const tom = await subscribe(await world.as('tom'))
    await minutes.strike(1)
    await minutes.strike(1)
    expect(tom).toEqual({ events: [], ended: null })
    await hide('ada', 'SKILLS')
    await hide('ada', 'EXPERIENCE')
    expect(tom.events).toEqual([])
    await minutes.strike(1)
    await until(() => tom.events.length > 0)
    expect(tom.events.map(names)).toEqual([['Ben']])
    await minutes.strike(1)
    await minutes.strike(1)
    expect(tom).toMatchObject({ events: { length: 1 }, ended: null })
  })

  it('says nothing to a subscriber who sees no difference: what changed is hidden from them', async () => {
    await hide('ada', 'QUALITIES')
    await hide('ada', 'SKILLS')
    await hide('ada', 'EXPERIENCE')
    const tom = await subscribe(await world.as('tom'))
    await minutes.strike(1)
    const claim = 'mutation ($input: SkillClaimInput!) { saveSkillClaim(input: $input) { skill { id } } }'
    const { body } = await app.ask(
      await world.as('tom'),
      '{ skills(search: "java", first: 1) { edges { node { id } } } }',
    )
    await change(app, await world.as('ada'), claim, { input: { skill: body.data.skills.edges[0].node.id, level: 5 } })
    await minutes.strike(1)
    await minutes.strike(1)
    expect(tom).toEqual({ events: [], ended: null })
  })

  it('lets a manager learn nothing of a report’s application, which moves nothing in what they watch', async () => {
    const mia = await subscribe(await world.as('mia'))
    await minutes.strike(1)
    await applyTo(app, await world.as('ada'), { opportunityId: world.opportunityIds.get('pilot') as string })
    await minutes.strike(1)
    await minutes.strike(1)
    expect(mia).toEqual({ events: [], ended: null })
  })

  it('writes into the log of the people shown when it tells of them, and nothing where it tells nothing', async () => {
    const log = async () => {
      const { body } = await app.ask(await world.as('ben'), '{ viewer { disclosures(first: 10) { totalCount } } }')
      return body.data.viewer.disclosures.totalCount
    }
    const tom = await subscribe(await world.as('tom'))
    await minutes.strike(1)
    await minutes.strike(1)
    expect(await log()).toBe(0)
    await hide('ada', 'SKILLS')
    await minutes.strike(1)
    await until(() => tom.events.length > 0)
    expect(await log()).toBeGreaterThan(0)
  })

  it.each([
    ['an employee without a role for it', 'ada', 'FORBIDDEN'],
    ['somebody of another employer', 'zoe', 'NOT_FOUND'],
  ])('refuses %s', async (_who, key, code) => {
    const refused = await subscribe(await world.as(key))
    await until(() => refused.ended !== null)
    expect(refused).toMatchObject({ events: [], ended: [{ extensions: { code } }] })
  })

  it('answers an opportunity of another employer as one that nobody has', async () => {
    const zoe = await world.as('zoe')
    const absent = globalId('Opportunity', '00000000-0000-4000-8000-000000000000')
    const [theirs, nobodys] = [await subscribe(zoe), await subscribe(zoe, document, absent)]
    await until(() => theirs.ended !== null && nobodys.ended !== null)
    expect(theirs).toEqual(nobodys)
  })

  it('ends when its viewer is nobody any more', async () => {
    const lee = await subscribe(await world.as('lee'))
    await minutes.strike(1)
    const harbor = readGlobalId(world.employerIds.get('harbor') as string)?.uuids[0] as string
    await app.database.platform(harbor, new Date(), (request) =>
      request.sql(`DELETE FROM employee WHERE employee_number = 'lee'`),
    )
    await minutes.strike(1)
    await until(() => lee.ended !== null)
    expect(lee).toMatchObject({ events: [{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }], ended: 'complete' })
  })
})

describe('a connection', () => {
  it.each([
    ['without a token', null],
    ['with a token that is none', 'not a token'],
  ])('%s is shown out', async (_how, token) => {
    const refused = await subscribe(token)
    await until(() => refused.ended !== null)
    expect(refused).toMatchObject({ events: [], ended: { code: 4401 } })
  })

  it('ends with the sign-in', async () => {
    const employerId = readGlobalId(world.employerIds.get('harbor') as string)?.uuids[0] as string
    const roles = ['EMPLOYEE', 'TALENT_PARTNER'] as const
    const token = await app.token({ employerId, signInName: 'tom@sign-in.example', roles, lifetimeSeconds: 1 })
    const tom = await subscribe(token)
    await until(() => tom.ended !== null)
    expect(tom).toMatchObject({ ended: { code: 4401 } })
  })

  it('takes no queries and no mutations: they go by HTTP, where they are limited and logged', async () => {
    for (const query of ['{ viewer { id } }', 'mutation { blockEmployee(employeeId: "x") { id } }']) {
      const refused = await subscribe(await world.as('tom'), query)
      await until(() => refused.ended !== null)
      expect(refused).toMatchObject({ events: [], ended: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
    }
  })

  it('that does not speak the protocol is closed, and repeats nothing that it was sent', async () => {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send('my secret')
    const [code, reason] = await once(socket, 'close')
    expect({ code, reason: String(reason) }).toEqual({ code: 4400, reason: 'Invalid message received' })
  })

  it('may hold 20 subscriptions, and is told when it asks for more', async () => {
    const client = connect(await world.as('tom'))
    const ended: unknown[] = []
    for (let count = 0; count < 21; count++)
      client.subscribe(
        { query: document, variables: { id: world.opportunityIds.get('pilot') } },
        { next() {}, error: (error) => void ended.push(error), complete() {} },
      )
    await until(() => ended.length > 0)
    expect(ended).toMatchObject([[{ extensions: { code: 'RATE_LIMITED' } }]])
  })
})
