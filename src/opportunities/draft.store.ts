import { randomUUID } from 'node:crypto'
import type { Request } from '../request.js'
import { getSkillIds } from '../skills/skill-names.store.js'
import { HiringTeamMemberRow, OpportunityRow, RequirementRow } from './opportunity.entity.js'
import type { OpportunityDraft } from './opportunity.js'

const dayMs = 86_400_000

/**
 * Loads opportunities into the request's employer. Their uuids, in the order of the drafts.
 * @throws Error for an unknown skill.
 */
export async function saveOpportunities(
  request: Request,
  drafts: readonly OpportunityDraft[],
  employeeIdOf: (number: string) => string,
  idOf: (draft: OpportunityDraft, index: number) => string = () => randomUUID(),
): Promise<string[]> {
  const { employerId } = request
  const skillId = await getSkillIds(
    request,
    drafts.flatMap(({ requirements }) => requirements.map(({ skill }) => skill)),
  )
  const ids = drafts.map(idOf)
  const opportunityIdAt = (index: number) => ids[index] as string
  await request.insert(
    OpportunityRow,
    drafts.map((draft, index) => opportunityRow(request, draft, opportunityIdAt(index), employeeIdOf)),
  )
  await request.insert(
    RequirementRow,
    drafts.flatMap(({ requirements }, index) =>
      requirements.map(({ skill, importance, minimumLevel = null, weight = 1 }, position) => ({
        employerId,
        opportunityId: opportunityIdAt(index),
        skillId: skillId(skill),
        position,
        importance,
        minimumLevel,
        weight,
      })),
    ),
  )
  await request.insert(
    HiringTeamMemberRow,
    drafts.flatMap(({ hiringTeam, createdAt = request.now }, index) =>
      hiringTeam.map((number, position) => ({
        employerId,
        opportunityId: opportunityIdAt(index),
        employeeId: employeeIdOf(number),
        position,
        addedAt: createdAt,
      })),
    ),
  )
  return ids
}

function opportunityRow(
  request: Request,
  draft: OpportunityDraft,
  id: string,
  employeeIdOf: (number: string) => string,
): OpportunityRow {
  const { kind, title, description, status, createdAt = request.now } = draft
  const [poster] = draft.hiringTeam
  const isOver = status === 'CLOSED' || status === 'FILLED'
  return {
    employerId: request.employerId,
    id,
    kind,
    title,
    description,
    status,
    orgUnit: draft.orgUnit ?? null,
    location: draft.location ?? null,
    remote: draft.remote ?? false,
    hoursPerWeek: draft.hoursPerWeek ?? null,
    startsOn: draft.startsOn ?? null,
    endsOn: draft.endsOn ?? null,
    createdAt,
    createdBy: poster === undefined ? null : employeeIdOf(poster),
    // Unless they say more, drafts of past opportunities were open for a day.
    closedAt: isOver ? new Date(Math.min(createdAt.getTime() + dayMs, request.now.getTime())) : null,
    requirementsVersion: 1,
  }
}
