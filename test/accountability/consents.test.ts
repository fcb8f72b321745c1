import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { savePolicy } from '../../src/accountability/privacy-policy.store.js'
import { openPerson } from '../api/two-employers.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
type Json = any

let app: TestApp
let world: LoadedWorld
const now = () => new Date('2026-03-02T09:00:00Z')

const policies = [
  { region: 'OTHER', version: '1', effectiveOn: '2025-01-01', body: 'The general policy.' },
  { region: 'OTHER', version: '2', effectiveOn: '2026-03-02', body: 'The general policy, revised.' },
  { region: 'OTHER', version: '3', effectiveOn: '2026-03-03', body: 'The general policy of tomorrow.' },
  { region: 'EUROPEAN_ECONOMIC_AREA', version: 'e1', effectiveOn: '2026-01-01', body: 'Die Grundsätze.' },
] as const
const publish = (policy: Parameters<typeof savePolicy>[1]) =>
  app.database.platform(null, now(), (request) => savePolicy(request, policy))

beforeAll(async () => {
  app = await startTestApp({ clock: now })
  for (const policy of policies) await publish(policy)
  const people = {
    ada: openPerson('Ada'),
    eva: openPerson('Eva', { region: 'EUROPEAN_ECONOMIC_AREA' }),
    ben: openPerson('Ben'),
    tess: openPerson('Tess', { roles: ['TALENT_PARTNER', 'EMPLOYER_ADMIN'] }),
  }
  world = await loadWorld(app, { employers: { yard: { name: 'Yard', region: 'UNITED_STATES', people } } }, now)
})
afterAll(() => app?.stop())

const ask = async (who: string | null, document: string, variables: object = {}) =>
  (await app.ask(who && (await world.as(who)), document, variables)).body
async function get(who: string | null, document: string, variables: object = {}): Promise<Json> {
  const { data, errors } = await ask(who, document, variables)
  expect(errors).toBeUndefined()
  return data
}
const refusal = async (who: string, document: string, variables: object = {}) => {
  const { errors } = await ask(who, document, variables)
  const { code, argument } = (errors?.[0]?.extensions ?? {}) as { code?: string; argument?: string }
  return `${code} ${argument}`
}

const policyOf = async (who: string | null, given = '') =>
  (await get(who, `{ privacyPolicy${given} { version region effectiveOn body acknowledged } }`)).privacyPolicy

describe('the privacy policy', () => {
  it('in force is the newest that has begun; one that begins later is read by its version', async () => {
    expect(await policyOf('ada')).toMatchObject({ version: '2', effectiveOn: '2026-03-02' })
    expect(await policyOf('ada', '(version: "3")')).toMatchObject({ body: 'The general policy of tomorrow.' })
    expect(await policyOf('ada', '(version: "1")')).toMatchObject({ body: 'The general policy.' })
  })

  it.each([
    ['an American', 'ada', '', 'OTHER'],
    ['a European of an American company', 'eva', '', 'EUROPEAN_ECONOMIC_AREA'],
    ['an American who asks for the European one', 'ada', '(region: EUROPEAN_ECONOMIC_AREA)', 'EUROPEAN_ECONOMIC_AREA'],
    ['somebody who asks for a region without its own', 'eva', '(region: CALIFORNIA)', 'OTHER'],
    ['somebody who is not signed in', null, '', 'OTHER'],
    [
      'somebody who is not signed in and says where they live',
      null,
      '(region: EUROPEAN_ECONOMIC_AREA)',
      'EUROPEAN_ECONOMIC_AREA',
    ],
  ])('of %s is that of their region, else the general one', async (_who, who, given, region) => {
    expect(await policyOf(who, given)).toMatchObject({ region })
  })

  it('that was never published is null', async () => {
    expect(await policyOf('ada', '(version: "e1")')).toBeNull()
    expect(await policyOf('ada', '(version: "")')).toBeNull()
  })

  it('never changes once it is published: a new text is a new version', async () => {
    expect(await publish(policies[0])).toBe(false)
    for (const change of [{ body: 'Otherwise.' }, { effectiveOn: '2027-01-01' }])
      await expect(publish({ ...policies[0], ...change })).rejects.toThrow('was published otherwise')
    for (const statement of [`UPDATE privacy_policy SET body = 'x'`, 'DELETE FROM privacy_policy'])
      await expect(app.database.platform(null, now(), (request) => request.sql(statement))).rejects.toThrow(
        'permission denied',
      )
  })

  it('is acknowledged by each for themself, once or more often', async () => {
    const acknowledge = 'mutation { acknowledgePrivacyPolicy(version: "2") { version acknowledged } }'
    expect(await policyOf('ada')).toMatchObject({ acknowledged: false })
    for (const _time of [1, 2])
      expect(await get('ada', acknowledge)).toEqual({ acknowledgePrivacyPolicy: { version: '2', acknowledged: true } })
    expect(await policyOf('ada')).toMatchObject({ acknowledged: true })
    expect(await policyOf('ada', '(version: "1")')).toMatchObject({ acknowledged: false })
    for (const other of ['ben', null]) expect(await policyOf(other)).toMatchObject({ acknowledged: false })
  })

  it('of another region, or of no version, cannot be acknowledged', async () => {
    for (const version of ['e1', '9', ''])
      expect(
        await refusal(
          'ada',
          'mutation ($version: String!) { acknowledgePrivacyPolicy(version: $version) { version } }',
          { version },
        ),
      ).toBe('NOT_FOUND version')
  })
})

const record = `mutation ($purpose: ConsentPurpose!, $given: Boolean!, $version: String!) {
  recordConsent(purpose: $purpose, given: $given, policyVersion: $version) { id purpose given at policyVersion receipt } }`
const say = async (who: string, purpose: string, given: boolean, version = '2') =>
  (await get(who, record, { purpose, given, version })).recordConsent
const said = async (who: string): Promise<Json[]> =>
  (await get(who, '{ viewer { consents { id purpose given policyVersion receipt } } }')).viewer.consents
const settings = async (who: string) =>
  (await get(who, '{ viewer { visibility { discoverability allowLearning usePublicData facets { audience } } } }'))
    .viewer.visibility

describe('what somebody consents to', () => {
  it('is a history, latest first, which nobody else reads', async () => {
    await say('ben', 'TERMS', true, '1')
    await say('ben', 'AGE_ATTESTATION', true)
    const last = await say('ben', 'TERMS', true)
    expect((await said('ben')).map(({ purpose, given, policyVersion }) => [purpose, given, policyVersion])).toEqual([
      ['TERMS', true, '2'],
      ['AGE_ATTESTATION', true, '2'],
      ['TERMS', true, '1'],
    ])
    expect(await said('tess')).toEqual([])
    expect(await get('tess', 'query ($id: ID!) { node(id: $id) { id } }', { id: last.id })).toEqual({ node: null })
  })

  it('is written down once, however often the same is said', async () => {
    const [first, second] = [await say('tess', 'TERMS', true), await say('tess', 'TERMS', true)]
    expect(second).toEqual(first)
    await say('tess', 'TERMS', false)
    await say('tess', 'TERMS', true)
    expect((await said('tess')).map(({ given }) => given)).toEqual([true, false, true])
  })

  it('comes with a receipt that holds the policy to its text', async () => {
    const { receipt, id } = await say('eva', 'EEA_VISIBILITY', true, 'e1')
    expect(JSON.parse(receipt)).toEqual({
      receipt: id,
      person: world.employeeIds.get('eva'),
      purpose: 'EEA_VISIBILITY',
      given: true,
      at: '2026-03-02T09:00:00.000Z',
      policy: {
        region: 'EUROPEAN_ECONOMIC_AREA',
        version: 'e1',
        sha256: createHash('sha256').update('Die Grundsätze.').digest('hex'),
      },
    })
  })

  it.each(['e1', '9', ''])(
    'under a policy that does not hold for the person ("%s") is refused, with nothing done',
    async (version) => {
      const before = [await said('ada'), await settings('ada')]
      const given = { purpose: 'GENOME_LEARNING', given: false, version }
      expect(await refusal('ada', record, given)).toBe('NOT_FOUND policyVersion')
      expect([await said('ada'), await settings('ada')]).toEqual(before)
    },
  )

  it.each([
    ['GENOME_LEARNING', 'allowLearning'],
    ['PUBLIC_DATA_USE', 'usePublicData'],
  ])('%s sets %s at once', async (purpose, setting) => {
    for (const given of [false, true]) {
      await say('ada', purpose, given)
      expect(await settings('ada')).toMatchObject({ [setting]: given })
    }
  })

  it('once taken back, shows nobody anything of a European profile, also of items that were opened one by one', async () => {
    const profile = `query ($id: ID!) { employee(id: $id) { name headline jobTitle email location skills { level } experiences { title }
      education { institution } qualities { name } interests { note } assignments { title } availability { openToWork } } }`
    const id = world.employeeIds.get('eva')
    const { viewer } = await get(
      'eva',
      '{ viewer { accountFacts { id } employee { experiences { id } qualities { id } skills(states: [CLAIMED]) { id } } } }',
    )
    const items = [viewer.accountFacts, ...Object.values<Json>(viewer.employee)].flat()
    for (const item of items)
      await get('eva', 'mutation ($id: ID!) { setFactAudience(factId: $id, audience: COLLEAGUES) { id } }', {
        id: item.id,
      })
    expect((await get('ben', profile, { id })).employee.name).toBe('Eva')
    await say('eva', 'EEA_VISIBILITY', false, 'e1')
    for (const who of ['ben', 'tess']) {
      const { employee } = await get(who, profile, { id })
      expect(Object.values(employee).filter((value) => value !== null && (value as unknown[]).length !== 0)).toEqual([])
    }
    expect((await settings('eva')).discoverability).toBe('OFF')
    await say('eva', 'EEA_VISIBILITY', true, 'e1')
    expect((await get('ben', profile, { id })).employee.name).toBeNull()
  })
})

describe('mail preferences', () => {
  const choices = 'id marketing opportunityAlerts service businessTransferOptOut'
  const read = async (who: string) =>
    (await get(who, `{ viewer { emailPreferences { ${choices} } } }`)).viewer.emailPreferences
  const choose = `mutation ($input: EmailPreferencesInput!) { updateEmailPreferences(input: $input) { ${choices} } }`

  it('begin without marketing; what is not given stays, and account mail cannot be chosen', async () => {
    expect(await read('ada')).toMatchObject({
      marketing: false,
      opportunityAlerts: 'WEEKLY',
      service: true,
      businessTransferOptOut: false,
    })
    await get('ada', choose, { input: { marketing: true } })
    await get('ada', choose, { input: { opportunityAlerts: 'OFF', businessTransferOptOut: true } })
    await get('ada', choose, { input: {} })
    expect(await read('ada')).toMatchObject({
      marketing: true,
      opportunityAlerts: 'OFF',
      service: true,
      businessTransferOptOut: true,
    })
    expect(await read('ben')).toMatchObject({ marketing: false })
  })

  it.each(['marketing', 'opportunityAlerts', 'businessTransferOptOut'])('%s cannot be emptied', async (name) => {
    expect(await refusal('ada', choose, { input: { [name]: null } })).toBe(`BAD_USER_INPUT input.${name}`)
  })

  it('are found by their id by their owner alone', async () => {
    const { id } = await read('ada')
    const document = `query ($id: ID!) { node(id: $id) { ... on EmailPreferences { ${choices} } } }`
    expect((await get('ada', document, { id })).node).toEqual(await read('ada'))
    for (const who of ['ben', 'tess']) expect(await get(who, document, { id })).toEqual({ node: null })
  })
})
