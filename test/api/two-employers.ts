import { sealDisclosures } from '../../src/accountability/disclosure-seal.store.js'
import { savePolicy } from '../../src/accountability/privacy-policy.store.js'
import { RevealReaderRow, RevealRequestRow } from '../../src/contact/reveal.entity.js'
import { readGlobalId } from '../../src/relay/global-id.js'
import type { Role } from '../../src/visibility/roles.js'
import type { TestApp } from '../support/test-app.js'
import {
  change,
  type LoadedWorld,
  loadWorld,
  type World,
  type WorldEmployer,
  type WorldPerson,
} from '../support/world.js'

export const employers = ['harbor', 'mill'] as const
export type EmployerName = (typeof employers)[number]

const everyRole: readonly Role[] = ['EMPLOYEE', 'HIRING_MANAGER', 'TALENT_PARTNER', 'EMPLOYER_ADMIN']

/** Somebody with a fact of every kind, all of it open to colleagues. */
export const openPerson = (name: string, rest: Partial<WorldPerson> = {}): WorldPerson => ({
  account: {
    name,
    headline: `${name} likes harbors`,
    jobTitle: 'Engineer',
    orgUnit: 'Works',
    email: `${name.toLowerCase()}@example.org`,
    phone: '+1 503 555 0117',
    location: 'Portland',
  },
  settings: {
    discoverability: 'FULL',
    facets: Object.fromEntries(
      [
        'IDENTITY',
        'POSITION',
        'CONTACT',
        'LOCATION',
        'EXPERIENCE',
        'EDUCATION',
        'SKILLS',
        'QUALITIES',
        'INTERESTS',
        'ASSIGNMENTS',
        'AVAILABILITY',
      ].map((facet) => [facet, 'COLLEAGUES']),
    ),
  },
  skills: [
    { skill: 'java', level: 4, lastUsed: '2025-06-30' },
    { skill: 'python', level: 3 },
  ],
  experiences: [
    {
      title: 'Pilot',
      organization: 'Northwind',
      startedOn: '2016-02-01',
      endedOn: '2019-06-30',
      skills: ['java', 'go'],
    },
  ],
  education: [
    {
      institution: 'Reed College',
      qualification: 'BA',
      field: 'Mathematics',
      endedOn: '2015-05-31',
      skills: ['python'],
    },
  ],
  qualities: [{ name: 'Patience', note: 'With everybody' }],
  interests: [{ kind: 'ROTATION', skill: 'rust', note: 'Would like to teach' }],
  assignments: [{ title: 'Invoice migration', startedOn: '2025-01-15', skills: ['python'] }],
  availability: { openToWork: true, hoursPerWeek: 8, from: '2026-01-01' },
  ...rest,
})

/** Pia may do everything in her employer and is on the hiring team; Ada applied; Ben is her manager; Zoe is blocked by Ada. */
const employer = (key: EmployerName): WorldEmployer => ({
  name: key,
  region: 'UNITED_STATES',
  people: {
    [`${key}-pia`]: openPerson(`Pia-${key}`, { roles: everyRole }),
    [`${key}-ben`]: openPerson(`Ben-${key}`),
    [`${key}-ada`]: openPerson(`Ada-${key}`, {
      manager: `${key}-ben`,
      blocked: [`${key}-zoe`],
    }),
    [`${key}-zoe`]: openPerson(`Zoe-${key}`),
  },
  opportunities: {
    [`${key}-open`]: {
      kind: 'FLEX_TIME_PROJECT',
      title: `Pier of ${key}`,
      description: 'Build a pier.',
      status: 'OPEN',
      hoursPerWeek: 8,
      requirements: [
        { skill: 'java', importance: 'MUST', minimumLevel: 3 },
        { skill: 'go', importance: 'PREFERRED', weight: 2 },
      ],
      hiringTeam: [`${key}-pia`],
    },
  },
})

const world: World = {
  employers: { harbor: employer('harbor'), mill: employer('mill') },
  applications: employers.map((key) => ({
    employer: key,
    opportunity: `${key}-open`,
    applicant: `${key}-ada`,
    message: 'Me',
    showToManagers: false,
  })),
}

/** Two employers of the same shape, with rows in every table that holds an employer's rows. */
export async function loadTwoEmployers(app: TestApp): Promise<LoadedWorld> {
  const loaded = await loadWorld(app, world)
  for (const key of employers) {
    const ada = await loaded.as(`${key}-ada`)
    const id = loaded.opportunityIds.get(`${key}-open`)
    await change(app, ada, 'mutation ($id: ID!) { setOpportunitySaved(id: $id, saved: true) { id } }', { id })
    await askToReveal(app, loaded, key)
    await disputeThings(app, loaded, key)
    await consent(app, ada)
    await change(app, ada, 'mutation { saveQuality(input: { name: "Calm" }, idempotencyKey: "first") { id } }', {})
    const bring = 'mutation ($content: String!) { importProfile(format: JSON_RESUME, content: $content) { id } }'
    await change(app, ada, bring, { content: Buffer.from('{"skills": [{"name": "Welding"}]}').toString('base64') })
  }
  return loaded
}

/** Somebody has read the privacy policy, agrees to be learned from, and wants no mail. */
async function consent(app: TestApp, token: string): Promise<void> {
  const policy = { region: 'OTHER', version: '1', effectiveOn: '2026-01-01', body: 'The policy.' } as const
  await app.database.platform(null, new Date(), (request) => savePolicy(request, policy))
  for (const said of [
    'acknowledgePrivacyPolicy(version: "1") { version }',
    'recordConsent(purpose: GENOME_LEARNING, given: true, policyVersion: "1") { id }',
    'updateEmailPreferences(input: { opportunityAlerts: OFF }) { id }',
  ])
    await change(app, token, `mutation { ${said} }`, {})
}

/** Pia asked Ada to show herself, and Ada did; Pia has looked, and her looking is in the log, sealed and unsealed. */
async function askToReveal(app: TestApp, loaded: LoadedWorld, key: EmployerName): Promise<void> {
  const uuid = (id: string | undefined) => readGlobalId(id ?? '')?.uuids[0] as string
  const employerId = uuid(loaded.employerIds.get(key))
  const [ada, pia, opportunityId] = [
    uuid(loaded.employeeIds.get(`${key}-ada`)),
    uuid(loaded.employeeIds.get(`${key}-pia`)),
    uuid(loaded.opportunityIds.get(`${key}-open`)),
  ]
  const document = 'query ($id: ID!) { opportunity(id: $id) { candidates { edges { node { employee { name } } } } } }'
  const { body } = await app.ask(await loaded.as(`${key}-pia`), document, {
    id: loaded.opportunityIds.get(`${key}-open`),
  })
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  await app.database.platform(employerId, new Date(), sealDisclosures)
  await app.database.platform(employerId, new Date(), async (request) => {
    const [id, now] = [request.newId(), request.now]
    const asked = { employerId, id, opportunityId, employeeId: ada, senderId: pia, message: 'Who are you?' }
    const answered = { status: 'ACCEPTED', answeredAt: now, showToManagers: false } as const
    await request.insert(RevealRequestRow, [
      { ...asked, ...answered, requirementsVersion: 1, attempt: 1, sentAt: now, expiresAt: now },
    ])
    await request.insert(RevealReaderRow, [{ employerId, revealRequestId: id, employeeId: pia }])
  })
}

/** Ada disputes her headline; Ben disputed his phone number, and Pia took it back; he has vouched for a skill of Ada's. */
async function disputeThings(app: TestApp, loaded: LoadedWorld, key: EmployerName): Promise<void> {
  const dispute = async (who: string, name: string) => {
    const { body } = await app.ask(await loaded.as(who), '{ viewer { accountFacts { id name } } }')
    const id = body.data.viewer.accountFacts.find((fact: { name: string }) => fact.name === name).id
    const document = 'mutation ($id: ID!) { disputeFact(factId: $id, reason: "Not mine") { employee { id } } }'
    await change(app, await loaded.as(who), document, { id })
  }
  await dispute(`${key}-ben`, 'phone')
  const pia = await loaded.as(`${key}-pia`)
  const { body } = await app.ask(pia, '{ disputes { edges { node { id } } } }')
  const accept = 'mutation ($id: ID!) { resolveDispute(id: $id, accept: true) { id } }'
  await change(app, pia, accept, { id: body.data.disputes.edges[0].node.id })
  await dispute(`${key}-ada`, 'headline')
  const uuid = (id: string | undefined) => readGlobalId(id ?? '')?.uuids[0] as string
  const [ada, ben] = ['ada', 'ben'].map((who) => uuid(loaded.employeeIds.get(`${key}-${who}`)))
  await app.database.platform(uuid(loaded.employerIds.get(key)), new Date(), (request) =>
    request.sql(
      `INSERT INTO endorsement SELECT employer_id, employee_id, skill_id, $2, $3 FROM genome_skill WHERE employee_id = $1 LIMIT 1`,
      [ada, ben, request.now],
    ),
  )
}

/** The tables that hold employers' rows, by the database's own catalogue. */
export const tenantTablesSql = `
  SELECT c.relname::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'employer_id'
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`

/** What reading adds to: who saw what, and who did what. */
const isLog = (table: string) => table.startsWith('disclosure') || ['candidate_shown', 'usage_event'].includes(table)
/** Marks that work in the background sets or takes away by itself while a test runs. */
const isTakenAway = (table: string) => table === 'edition_due' || table === 'public_link'

/** Per table, how many rows an employer has, and a hash of them with the transactions that wrote them: equal means that nothing was written. */
export async function fingerprintRows(
  { database }: Pick<TestApp, 'database'>,
  employerId: string,
): Promise<{ name: string; count: number; hash: string }[]> {
  return database.platform(employerId, new Date(), async (request) => {
    const found = await request.sql<{ name: string }>(tenantTablesSql)
    const tables = found.filter(({ name }) => !isLog(name) && !isTakenAway(name))
    return request.sql(
      tables
        .map(
          ({
            name,
          }) => `SELECT '${name}' AS name, count(*)::int AS count, md5(string_agg(t.xmin::text || t::text, '|' ORDER BY t::text)) AS hash
            FROM ${name} t WHERE employer_id = $1`,
        )
        .join(' UNION ALL '),
      [employerId],
    )
  })
}
