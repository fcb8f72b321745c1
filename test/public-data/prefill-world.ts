import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { importRecords } from '../../src/public-data/import-records.store.js'
import { keepPublicData } from '../../src/public-data/public-data-keeper.job.js'
import { readGlobalId } from '../../src/relay/global-id.js'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { type LoadedWorld, loadWorld, type WorldPerson } from '../support/world.js'
import { linesOf, resumeOf } from './sources.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
export type Json = any

export let app: TestApp
export let world: LoadedWorld
let time = Date.UTC(2026, 2, 2, 9)
export const clock = () => new Date(time)
export const passDays = (days: number): void => {
  time += days * 24 * 3600_000
}
beforeAll(async () => {
  app = await startTestApp({ clock })
})
afterAll(() => app?.stop())

/** Everybody of a round is open to colleagues, so that whatever is shown to anybody is shown to Tess. */
const open = {
  SKILLS: 'COLLEAGUES',
  EXPERIENCE: 'COLLEAGUES',
  EDUCATION: 'COLLEAGUES',
  LOCATION: 'COLLEAGUES',
} as const
const person = (name: string, rest: Partial<WorldPerson> = {}): WorldPerson => ({
  account: { name, jobTitle: 'Clerk' },
  settings: { facets: open },
  ...rest,
})

let round = 0
/** Somebody of this round, by a name that no other round has. */
export const key = (name: string) => `${name}${round}`
/** The address with which somebody signs in, which is verified by that. */
export const addressOf = (name: string) => `${key(name)}@sign-in.example`
/** A full name that no other round has. */
export const nameOf = (first: string) => `${first} Byron${'abcdefghijklmnopqrstuvwxyz'[round % 26]}${round}`

/** New people for each test: Ada and her namesake, Tess who searches, and Erik in Europe; Olga works elsewhere. */
beforeEach(async () => {
  round += 1
  passDays(1)
  world = await loadWorld(
    app,
    {
      employers: {
        [key('harbor')]: {
          name: key('Harbor'),
          region: 'UNITED_STATES',
          people: {
            [key('ada')]: person(nameOf('Ada'), { skills: [{ skill: 'sql', level: 2 }] }),
            [key('twin')]: person(nameOf('Ada')),
            [key('erik')]: person('Erik Berg', { region: 'EUROPEAN_ECONOMIC_AREA' }),
            [key('tess')]: person('Tess Hill', { roles: ['TALENT_PARTNER'] }),
          },
        },
        [key('mill')]: {
          name: key('Mill'),
          region: 'UNITED_STATES',
          people: { [key('olga')]: person(nameOf('Olga'), { roles: ['TALENT_PARTNER'] }) },
        },
      },
    },
    clock,
  )
})

export const uuidOfPerson = (name: string) => readGlobalId(world.employeeIds.get(key(name)) ?? '')?.uuids[0] as string
export const employerOf = (name: string) => readGlobalId(world.employerIds.get(key(name)) ?? '')?.uuids[0] as string

/** Brings records into the Public Data Set and compares everybody with them. */
export async function collect(...records: readonly Parameters<typeof resumeOf>[0][]): Promise<void> {
  const today = clock().toISOString().slice(0, 10)
  const how = { origin: `Register ${round}`, collectedOn: today, country: null, expiresAfterMonths: 12, now: clock() }
  await importRecords(app.database, linesOf(...records.map((each) => resumeOf(each))), how)
  await compare()
}
export const compare = () => keepPublicData(app.database, clock())

export const ask = async (who: string, document: string, variables: object = {}) =>
  (await app.ask(await world.as(key(who)), document, variables)).body
export async function get(who: string, document: string, variables: object = {}): Promise<Json> {
  const { data, errors } = await ask(who, document, variables)
  expect(errors).toBeUndefined()
  return Object.values(data)[0]
}
export async function refusal(who: string, document: string, variables: object = {}): Promise<string> {
  const { errors } = await ask(who, document, variables)
  const { code, argument } = (errors?.[0]?.extensions ?? {}) as { code?: string; argument?: string }
  return `${code} ${argument ?? ''}`.trim()
}

const preview = 'found noticeSentAt items { id facet summary origin collectedAt expiresAt state }'
export const documents = {
  mine: `{ viewer { publicData { id ${preview} } } }`,
  accept: `mutation ($ids: [ID!]!) { acceptPublicData(itemIds: $ids) { preview { ${preview} } employee { name } } }`,
  reject: `mutation ($ids: [ID!]!) { rejectPublicData(itemIds: $ids) { preview { ${preview} } employee { name } } }`,
  dispute: `mutation ($id: ID!, $reason: String!) { disputePublicData(itemId: $id, reason: $reason) { id state } }`,
  bring: `mutation ($format: ProfileFormat!, $content: String!) { importProfile(format: $format, content: $content) { ${preview} } }`,
  use: 'mutation ($on: Boolean!) { updateVisibility(input: { usePublicData: $on }) { usePublicData } }',
} as const

export const itemsOf = async (who: string): Promise<Json[]> => (await get(who, documents.mine)).publicData.items
/** What is offered, as `STATE summary`. */
export const offers = async (who: string): Promise<string[]> =>
  (await itemsOf(who)).map(({ state, summary }) => `${state} ${summary}`)
export const accept = async (who: string, isWanted: (item: Json) => boolean = () => true): Promise<Json> =>
  get(who, documents.accept, { ids: (await itemsOf(who)).filter(isWanted).map(({ id }) => id) })

/** Ada as somebody gets her, in the directory and by filters. */
export const adaAs = async (who: string): Promise<Json> => {
  const id = world.employeeIds.get(key('ada'))
  return (
    await ask(
      who,
      `query ($id: ID!) {
         employee(id: $id) { name headline location email experiences { title source } education { institution source }
           skills(states: [CLAIMED, EVIDENCED, VERIFIED]) { skill { code } evidence { kind source } } }
         worked: employees(filter: { workedAt: "Mill ${round}" }) { totalCount }
         studied: employees(filter: { studiedAt: "Reed ${round}" }) { totalCount }
       }`,
      { id },
    )
  ).data
}
/** What a record of Ada says in this round. */
export const adaRecord = () => ({
  id: 'ada',
  name: nameOf('Ada'),
  email: addressOf('ada'),
  label: 'Analyst',
  work: [{ name: `Mill ${round}`, position: 'Analyst', startDate: '2019-03', endDate: '2021-04', summary: 'Sacks.' }],
  education: [{ institution: `Reed ${round}`, studyType: 'BSc', area: 'Mathematics', endDate: '2016' }],
  skills: ['Statistics', 'SQL', 'Basket weaving under water'],
})
