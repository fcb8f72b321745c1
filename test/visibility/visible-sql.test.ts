import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from '../../src/database/database.js'
import { loadStarter } from '../../src/genome/starter-edition.store.js'
import type { Request } from '../../src/request.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import { decideVisibility } from '../../src/visibility/decide.js'
import { type CaseKind, decideReach, type Standing } from '../../src/visibility/reach.js'
import {
  type Asker,
  type CaseScope,
  opportunityOf,
  previewOf,
  SqlParameters,
  standingSql,
  visibleSql,
} from '../../src/visibility/visible-sql.js'
import { createTestDatabase, type TestDatabase } from '../support/test-database.js'
import { saveSqlWorld } from './sql-rows.js'
import { allFacets, anyWorld, now, type SqlApplication, type SqlReveal, type SqlWorld, tableOf } from './sql-world.js'

const scheme = 'Test'
const code = 'rowing'
let clone: TestDatabase
let database: Database

beforeAll(async () => {
  clone = await createTestDatabase()
  database = await Database.connect(clone.url, { size: 2, waitMs: 5000, statementTimeoutMs: 30_000 }, () => {})
  const rowing = { code, name: 'Rowing', description: 'Rowing.', family: code, broader: [], related: [] }
  await database.platform(null, now, (request) =>
    loadStarter(request, { scheme, version: '1', skills: [{ ...rowing, alternativeNames: [] }], occupations: [] }),
  )
})
afterAll(async () => {
  await database?.close()
  await clone?.drop()
})

const thirtyDays = 30 * 86_400_000
const isPast = (moment: Date) => now.getTime() - moment.getTime() >= thirtyDays

/** The specification's words about when a case that the employee opened is there for one member of the team. */
function isOpenFor(
  { people, opportunities, blocks }: SqlWorld,
  {
    employeeId,
    opportunityId,
    showToManagers,
    endedAt,
    readers,
  }: Omit<SqlReveal, 'status' | 'id' | 'senderId' | 'answeredAt'>,
  openedAt: Date,
  memberId: string,
): boolean {
  const opportunity = opportunities.find(({ id }) => id === opportunityId)
  const employee = people.find(({ id }) => id === employeeId)
  const member = opportunity?.team.find((each) => each.employeeId === memberId)
  if (!opportunity || !employee || !member || !readers.includes(memberId) || endedAt) return false
  if (member.addedAt > openedAt || (opportunity.closedAt && isPast(opportunity.closedAt))) return false
  const isBlocked = blocks.some(({ blockerId, blockedId }) => blockerId === employeeId && blockedId === memberId)
  if (isBlocked) return false
  return showToManagers || !employee.reportingLine.includes(memberId) || !employee.settings.hideInterestFromManagers
}

function isOpenApplication(world: SqlWorld, application: SqlApplication, memberId: string): boolean {
  const { status, decidedAt, submittedAt } = application
  if (status === 'WITHDRAWN') return false
  if ((status === 'REJECTED' || status === 'DECLINED') && isPast(decidedAt)) return false
  return isOpenFor(world, application, submittedAt, memberId)
}

/** An accepted reveal ends also with an application to the same opportunity: at once when it is withdrawn, in time when it is refused. */
function isOpenReveal(world: SqlWorld, reveal: SqlReveal, memberId: string): boolean {
  const { status, answeredAt } = reveal
  if (status !== 'ACCEPTED' || !answeredAt) return false
  const isOver = world.applications.some(
    (each) =>
      (each.status === 'WITHDRAWN' || (['REJECTED', 'DECLINED'].includes(each.status) && isPast(each.decidedAt))) &&
      each.employeeId === reveal.employeeId &&
      each.opportunityId === reveal.opportunityId &&
      each.decidedAt >= answeredAt,
  )
  return !isOver && isOpenFor(world, reveal, answeredAt, memberId)
}

/** What opened a case of this employee that the viewer meets in this place; an application says more than a reveal. */
function openedBy(world: SqlWorld, employeeId: string, viewer: string, scope: CaseScope): CaseKind | null {
  const counts = (each: { employeeId: string; opportunityId: string }) =>
    each.employeeId === employeeId && (scope === 'any' || opportunityOf(scope) === each.opportunityId)
  if (world.applications.some((each) => counts(each) && isOpenApplication(world, each, viewer))) return 'APPLICATION'
  return world.reveals.some((each) => counts(each) && isOpenReveal(world, each, viewer)) ? 'REVEAL' : null
}

/** How the asker stands toward everybody who exists for them, by the pure functions. */
function standingsOf(world: SqlWorld, { employeeId: viewer, isEmployerSide }: Asker, scope: CaseScope) {
  const standings = new Map<string, Standing>()
  // Neither blocks nor reporting lines would bind whoever has no record: nobody exists for them.
  if (viewer === null) return standings
  const preview = previewOf(scope)
  for (const { id, reportingLine } of world.people) {
    const isSelf = id === viewer
    const opened = isSelf ? null : openedBy(world, id, viewer, scope)
    const reach = decideReach({
      isSelf,
      isSameEmployer: true,
      isBlocked: world.blocks.some(({ blockerId, blockedId }) => blockerId === id && blockedId === viewer),
      isOnTeamOfOpenCase: opened !== null,
      isEmployerSide,
    })
    if (isSelf && preview)
      standings.set(id, {
        reach: preview.audience,
        isInReportingLine: preview.asManager,
        openedBy: preview.audience === 'HIRING_TEAM' ? 'APPLICATION' : null,
      })
    else if (reach) standings.set(id, { reach, isInReportingLine: reportingLine.includes(viewer), openedBy: opened })
  }
  return standings
}

/** Every fact that the pure functions show, and (as `<facet> of <employee>`) every facet that has no item. */
function shownBy(world: SqlWorld, standings: ReadonlyMap<string, Standing>): string[] {
  const shown = world.people.flatMap(({ id: employeeId, settings }) => {
    const standing = standings.get(employeeId)
    if (!standing) return []
    const items = world.facts.filter(
      (fact) => fact.employeeId === employeeId && decideVisibility(settings, standing, fact.facet, fact),
    )
    const facetsShown = allFacets.filter((facet) => decideVisibility(settings, standing, facet, null))
    return [...items.map(({ id }) => id), ...facetsShown.map((facet) => `${facet} of ${employeeId}`)]
  })
  return shown.sort()
}

/** The same, asked of the database; `among` limits it to some employees. */
async function askSql(request: Request, asker: Asker, scope: CaseScope, among?: readonly string[]) {
  const parameters = new SqlParameters()
  const limit = among && `${parameters.add(among)}::uuid[]`
  const standing = standingSql(asker, scope, parameters, limit)
  const accountFacts =
    "(CASE f.name WHEN 'name' THEN 'IDENTITY' WHEN 'jobTitle' THEN 'POSITION' WHEN 'phone' THEN 'CONTACT' ELSE 'LOCATION' END)"
  const from = 'standing t JOIN visibility_settings s ON s.employee_id = t.employee_id'
  const shown = allFacets.flatMap((facet) => [
    `SELECT f.id::text FROM ${from} JOIN ${tableOf[facet]} f ON f.employer_id = s.employer_id AND f.employee_id = s.employee_id
     WHERE ${visibleSql(facet, 'f')} ${tableOf[facet] === 'account_fact' ? `AND ${accountFacts} = '${facet}'` : ''}`,
    `SELECT '${facet} of ' || t.employee_id FROM ${from} WHERE ${visibleSql(facet, null)}`,
  ])
  const [row] = await request.sql<{ standings: Record<string, Standing> | null; shown: string[] | null }>(
    `WITH standing AS (${standing})
     SELECT (SELECT json_object_agg(employee_id, json_build_object('reach', reach, 'isInReportingLine', is_manager,
         'openedBy', case_kind)) FROM standing) AS standings,
       (SELECT array_agg(each) FROM (${shown.join(' UNION ALL ')}) every (each)) AS shown`,
    parameters.values,
  )
  return { standings: new Map(Object.entries(row?.standings ?? {})), shown: (row?.shown ?? []).sort() }
}

const previews: readonly CaseScope[] = [
  { preview: { audience: 'EMPLOYER', asManager: true } },
  { preview: { audience: 'HIRING_TEAM', asManager: false } },
]

/** Each person of a world, and whoever has no record, with a role or without, in one of the places of the API. */
const anyAskings = fc.array(fc.record({ isEmployerSide: fc.boolean(), place: fc.nat({ max: 6 }) }), {
  minLength: 5,
  maxLength: 5,
})

test('the database decides reach and visibility as the pure functions do, for every asker, facet and place', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, anyAskings, async (world, askings) => {
      await database.platform(randomUUID(), now, async (request) => {
        await saveSqlWorld(request, world, termId('skill', scheme, code))
        const scopes: CaseScope[] = [
          'none',
          'match',
          'any',
          ...world.opportunities.map(({ id }) => ({ opportunityId: id })),
          ...previews,
        ]
        for (const [index, { isEmployerSide, place }] of askings.entries()) {
          const asker = { employeeId: world.people[index]?.id ?? null, isEmployerSide }
          const scope = scopes[place] as CaseScope
          const standings = standingsOf(world, asker, scope)
          const fromSql = await askSql(request, asker, scope)
          expect(fromSql.standings).toEqual(standings)
          expect(fromSql.shown).toEqual(shownBy(world, standings))
        }
      })
    }),
    { numRuns: 80 },
  )
})

test('a question about some employees is answered as the question about all, for those', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, fc.nat({ max: 3 }), fc.boolean(), async (world, index, isEmployerSide) => {
      await database.platform(randomUUID(), now, async (request) => {
        await saveSqlWorld(request, world, termId('skill', scheme, code))
        const asker = { employeeId: world.people[index]?.id ?? null, isEmployerSide }
        const among = world.people.slice(0, 2).map(({ id }) => id)
        const standings = standingsOf(world, asker, 'any')
        const some = new Map([...standings].filter(([id]) => among.includes(id)))
        const fromSql = await askSql(request, asker, 'any', [...among, randomUUID()])
        expect(fromSql.standings).toEqual(some)
        expect(fromSql.shown).toEqual(shownBy(world, some))
      })
    }),
    { numRuns: 10 },
  )
})

test("another employer's people do not exist, whoever asks and by whatever id", async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async (world) => {
      const home = randomUUID()
      await database.platform(home, now, (request) => saveSqlWorld(request, world, termId('skill', scheme, code)))
      await database.platform(randomUUID(), now, async (request) => {
        const ids = world.people.map(({ id }) => id)
        for (const employeeId of [null, ids[0] ?? null])
          for (const among of [undefined, ids]) {
            const { standings, shown } = await askSql(request, { employeeId, isEmployerSide: true }, 'any', among)
            expect([[...standings], shown]).toEqual([[], []])
          }
      })
    }),
    { numRuns: 5 },
  )
})
