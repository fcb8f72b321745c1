import { badUserInput, conflict, forbidden, notFound } from '../errors.js'
import { employeeLoader } from '../people/employee.loader.js'
import { checkRange, checkText } from '../people/input-checks.js'
import type { Page } from '../relay/connection.js'
import { uuidFromId } from '../relay/global-id.js'
import { containsSql, folded, wordsOf } from '../relay/text-search.js'
import type { Request } from '../request.js'
import { readSkillIds } from '../skills/skill.loader.js'
import { SqlParameters } from '../visibility/visible-sql.js'
import { HiringTeamMemberRow, OpportunityRow, RequirementRow, SavedOpportunityRow } from './opportunity.entity.js'
import type { OpportunityStatus } from './opportunity.js'
import {
  onTeamSql,
  opportunityLoader,
  requirementLoader,
  teamLoader,
  visibleOpportunitySql,
} from './opportunity.loader.js'
import type {
  Opportunity,
  OpportunityFilter,
  OpportunityInput,
  RequirementInput,
  UpdateOpportunityInput,
} from './opportunity.type.js'

export type OpportunityOrder = 'NEWEST' | 'STARTS_ON'
/** Where a page ended: the sort key, and the opportunity. */
export type OpportunityPosition = readonly [key: string, id: string]

/** Sort keys as text that sorts like the value; newest first is oldest first of the negated time. */
const orderKey: Readonly<Record<OpportunityOrder, string>> = {
  NEWEST: `lpad((99999999999999 - (extract(epoch FROM o.created_at) * 1000)::bigint)::text, 14, '0')`,
  STARTS_ON: `coalesce(o.starts_on::text, '9999-99-99')`,
}

function filterConditions(
  filter: OpportunityFilter,
  viewer: string,
  skills: readonly string[],
  parameters: SqlParameters,
): string[] {
  const conditions: string[] = []
  if (filter.kinds) conditions.push(`o.kind = ANY (${parameters.add(filter.kinds)})`)
  if (filter.statuses) conditions.push(`o.status = ANY (${parameters.add(filter.statuses)})`)
  if (filter.onMyHiringTeam != null) conditions.push(`${onTeamSql(viewer)} = ${parameters.add(filter.onMyHiringTeam)}`)
  if (skills.length)
    conditions.push(`EXISTS (SELECT FROM requirement r WHERE r.employer_id = o.employer_id AND r.opportunity_id = o.id
      AND r.skill_id = ANY (${parameters.add(skills)}::uuid[]))`)
  if (filter.location != null) conditions.push(containsSql(folded('o.location'), parameters.add(filter.location)))
  if (filter.remote != null) conditions.push(`o.remote = ${parameters.add(filter.remote)}`)
  if (filter.maximumHoursPerWeek != null)
    conditions.push(`o.hours_per_week <= ${parameters.add(filter.maximumHoursPerWeek)}`)
  for (const word of wordsOf(filter.search))
    conditions.push(containsSql(folded("o.title || ' ' || o.description"), parameters.add(word)))
  return conditions
}

/** One page of the opportunities that the viewer may see; `condition` narrows further, on `o` and the viewer's placeholder. */
export async function findOpportunities(
  request: Request,
  filter: OpportunityFilter,
  order: OpportunityOrder,
  page: Page<OpportunityPosition>,
  condition: (viewer: string) => string = () => 'true',
): Promise<{ found: { id: string; key: string }[]; totalCount: number }> {
  for (const name of ['location', 'search'] as const)
    if ((filter[name]?.length ?? 0) > 200) throw badUserInput(`filter.${name}`, 'must be at most 200 characters long')
  checkRange(filter.maximumHoursPerWeek, 'filter.maximumHoursPerWeek', 0, 168)
  if ((filter.skills?.length ?? 0) > 50) throw badUserInput('filter.skills', 'must be at most 50 skills')
  const skills = await readSkillIds(request, filter.skills ?? [], 'filter.skills')
  const parameters = new SqlParameters()
  const viewer = `${parameters.add(request.viewer?.employeeId ?? null)}::uuid`
  const conditions = [
    visibleOpportunitySql(request, viewer),
    condition(viewer),
    ...filterConditions(filter, viewer, skills, parameters),
  ]
  const behind = page.after
    ? `WHERE (m.key, m.id) > (${parameters.add(page.after[0])}::text COLLATE "C", ${parameters.add(page.after[1])}::uuid)`
    : ''
  const rows = await request.sql<{ id: string | null; key: string; count: number }>(
    `WITH member AS (
       SELECT o.id, (${orderKey[order]}) COLLATE "C" AS key FROM opportunity o WHERE ${viewer} IS NOT DISTINCT FROM ${viewer}
         AND ${conditions.join(' AND ')}
     ), found AS (
       SELECT m.id, m.key FROM member m ${behind} ORDER BY m.key, m.id LIMIT ${parameters.add(page.first + 1)}
     )
     SELECT found.id, found.key, total.count
     FROM (SELECT count(*)::int AS count FROM member) total LEFT JOIN found ON true ORDER BY found.key, found.id`,
    parameters.values,
  )
  const found = rows.flatMap(({ id, key }) => (id === null ? [] : [{ id, key }]))
  return { found, totalCount: rows[0]?.count ?? 0 }
}

/** An opportunity that the viewer may see. @throws NOT_FOUND. */
export async function getOpportunity(request: Request, id: string, argument: string): Promise<Opportunity> {
  const opportunity = await request.once(opportunityLoader).load(uuidFromId('Opportunity', id, argument))
  if (!opportunity) throw notFound(argument)
  return opportunity
}

/** Checked requirements of an input, in order. @throws BAD_USER_INPUT */
export async function readRequirements(
  request: Request,
  given: readonly RequirementInput[],
  argument: string,
): Promise<Pick<RequirementRow, 'skillId' | 'importance' | 'minimumLevel' | 'weight'>[]> {
  if (given.length > 50) throw badUserInput(argument, 'must be at most 50')
  const skillIds = await readSkillIds(
    request,
    given.map(({ skill }) => skill),
    argument,
  )
  if (skillIds.length < given.length) throw badUserInput(argument, 'name a skill twice')
  return given.map(({ importance, minimumLevel, weight }, index) => {
    checkRange(minimumLevel, `${argument}[${index}].minimumLevel`, 1, 5)
    if (weight != null && !(weight > 0 && weight <= 10))
      throw badUserInput(`${argument}[${index}].weight`, 'must be above 0 and at most 10')
    return { skillId: skillIds[index] as string, importance, minimumLevel: minimumLevel ?? null, weight: weight ?? 1 }
  })
}

/** Colleagues of an input who exist for the viewer, each once. @throws BAD_USER_INPUT */
async function readTeam(request: Request, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0 || ids.length > 50) throw badUserInput('input.hiringTeam', 'must be 1 to 50 people')
  const uuids = ids.map((id, index) => uuidFromId('Employee', id, `input.hiringTeam[${index}]`))
  const employees = await employeeLoader(request, 'none').loadMany(uuids)
  employees.forEach((employee, index) => {
    if (!employee || employee instanceof Error) throw notFound(`input.hiringTeam[${index}]`)
  })
  return [...new Set(uuids)]
}

async function saveRequirements(
  request: Request,
  opportunityId: string,
  given: readonly RequirementInput[],
): Promise<void> {
  const requirements = await readRequirements(request, given, 'input.requirements')
  const { employerId } = request
  await request.sql('DELETE FROM requirement WHERE opportunity_id = $1', [opportunityId])
  await request.insert(
    RequirementRow,
    requirements.map((requirement, position) => ({ ...requirement, employerId, opportunityId, position })),
  )
}

/** Who stays on the team keeps the day they joined: it decides which applications they may see. */
async function saveTeam(request: Request, opportunityId: string, team: readonly string[]): Promise<void> {
  const { employerId } = request
  const joined = await request.sql<{ employeeId: string; addedAt: Date }>(
    'SELECT employee_id AS "employeeId", added_at AS "addedAt" FROM hiring_team_member WHERE opportunity_id = $1',
    [opportunityId],
  )
  const addedAt = new Map(joined.map((member) => [member.employeeId, member.addedAt]))
  await request.sql('DELETE FROM hiring_team_member WHERE opportunity_id = $1', [opportunityId])
  await request.insert(
    HiringTeamMemberRow,
    team.map((employeeId, position) => ({
      employerId,
      opportunityId,
      employeeId,
      position,
      addedAt: addedAt.get(employeeId) ?? request.now,
    })),
  )
}

const checkedFields = (input: UpdateOpportunityInput) => {
  checkRange(input.hoursPerWeek, 'input.hoursPerWeek', 0, 168)
  return {
    kind: input.kind,
    title: checkText(input.title, 'input.title'),
    description: checkText(input.description, 'input.description', 'long'),
    orgUnit: checkText(input.orgUnit, 'input.orgUnit'),
    location: checkText(input.location, 'input.location'),
    remote: input.remote,
    hoursPerWeek: input.hoursPerWeek,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
  }
}

const checkPeriod = (startsOn: string | null | undefined, endsOn: string | null | undefined) => {
  if (startsOn && endsOn && endsOn < startsOn) throw badUserInput('input.endsOn', 'must not be before the start')
}

/** Posts an opportunity; it is open at once. Its team is the one who posts it where none is given. */
export async function createOpportunity(request: Request, input: OpportunityInput): Promise<string> {
  const { employerId, now } = request
  const fields = checkedFields(input)
  checkPeriod(fields.startsOn, fields.endsOn)
  const team = input.hiringTeam ? await readTeam(request, input.hiringTeam) : [request.employeeId]
  const id = request.newId()
  const row = {
    ...fields,
    remote: fields.remote ?? false,
    status: 'OPEN',
    createdAt: now,
    createdBy: request.employeeId,
  }
  await request.insert(OpportunityRow, [{ employerId, id, requirementsVersion: 1, ...row } as Partial<OpportunityRow>])
  await saveRequirements(request, id, input.requirements)
  await saveTeam(request, id, team)
  return id
}

/** An opportunity that the viewer may change. @throws NOT_FOUND, or FORBIDDEN where it can be seen but not changed. */
async function getEditable(request: Request, id: string): Promise<Opportunity> {
  const opportunity = await getOpportunity(request, id, 'id')
  if (!opportunity.canEdit) throw forbidden()
  return opportunity
}

/** Changes what is given. New requirements give the candidates new ids. */
export async function updateOpportunity(request: Request, id: string, input: UpdateOpportunityInput): Promise<string> {
  const { row } = await getEditable(request, id)
  for (const name of ['kind', 'title', 'description', 'remote', 'requirements', 'hiringTeam'] as const)
    if (input[name] === null) throw badUserInput(`input.${name}`, 'cannot be empty')
  const changes = Object.fromEntries(Object.entries(checkedFields(input)).filter(([, value]) => value !== undefined))
  const period = { startsOn: row.startsOn, endsOn: row.endsOn, ...changes }
  checkPeriod(period.startsOn, period.endsOn)
  const requirementsVersion = row.requirementsVersion + (input.requirements ? 1 : 0)
  await request.rows.update(
    OpportunityRow,
    { employerId: request.employerId, id: row.id },
    { ...changes, requirementsVersion },
  )
  if (input.requirements) await saveRequirements(request, row.id, input.requirements)
  if (input.hiringTeam) await saveTeam(request, row.id, await readTeam(request, input.hiringTeam))
  forget(request, row.id)
  return row.id
}

/** From which status each status may be reached: what is no draft any more does not become one again. */
const statusesBefore: Readonly<Record<OpportunityStatus, readonly OpportunityStatus[]>> = {
  DRAFT: [],
  OPEN: ['DRAFT', 'CLOSED', 'FILLED'],
  CLOSED: ['DRAFT', 'OPEN', 'FILLED'],
  FILLED: ['OPEN', 'CLOSED'],
}

/** Opens, closes or fills. @throws CONFLICT where the status cannot follow the present one. */
export async function setOpportunityStatus(request: Request, id: string, status: OpportunityStatus): Promise<string> {
  const { row } = await getEditable(request, id)
  if (row.status === status) return row.id
  if (!statusesBefore[status].includes(row.status))
    throw conflict(`status: an opportunity that is ${row.status} cannot become ${status}`)
  const isOver = status === 'CLOSED' || status === 'FILLED'
  if (!isOver) await request.sql('SELECT end_old_cases($1)', [row.id])
  const closedAt = isOver ? (row.closedAt ?? request.now) : null
  await request.rows.update(OpportunityRow, { employerId: request.employerId, id: row.id }, { status, closedAt })
  forget(request, row.id)
  return row.id
}

/** What was loaded before a change is loaded anew for the answer. */
function forget(request: Request, opportunityId: string): void {
  request.once(opportunityLoader).clear(opportunityId)
  request.once(teamLoader).clear(opportunityId)
  request.once(requirementLoader).clear(opportunityId)
}

/** Remembers or forgets an opportunity for the viewer alone. */
export async function setSaved(request: Request, id: string, isSaved: boolean): Promise<string> {
  const { row } = await getOpportunity(request, id, 'id')
  const { employerId, employeeId } = request
  await request.sql('DELETE FROM saved_opportunity WHERE employee_id = $1 AND opportunity_id = $2', [
    employeeId,
    row.id,
  ])
  if (isSaved)
    await request.insert(SavedOpportunityRow, [{ employerId, employeeId, opportunityId: row.id, savedAt: request.now }])
  forget(request, row.id)
  return row.id
}
