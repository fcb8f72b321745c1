import { randomUUID } from 'node:crypto'
import type { EntityTarget, ObjectLiteral } from 'typeorm'
import { RevealReaderRow, RevealRequestRow } from '../../src/contact/reveal.entity.js'
import {
  ApplicationReaderRow,
  ApplicationRow,
  HiringTeamMemberRow,
  OpportunityRow,
} from '../../src/opportunities/opportunity.entity.js'
import { EmployeeRow } from '../../src/people/employee.entity.js'
import {
  AccountFactRow,
  AssignmentRow,
  AvailabilityRow,
  BlockRow,
  EducationRow,
  ExperienceRow,
  GenomeSkillRow,
  InterestRow,
  QualityRow,
} from '../../src/people/facts.entity.js'
import { saveEmployer, settingsColumns } from '../../src/people/workforce.store.js'
import type { Request } from '../../src/request.js'
import type { Facet } from '../../src/visibility/facet.js'
import { VisibilitySettingsRow } from '../../src/visibility/settings.entity.js'
import type { SqlWorld } from './sql-world.js'

/** Where a fact of each facet is kept, and the least that such a row says. */
const rowsOf = (skillId: string): Readonly<Record<Facet, readonly [EntityTarget<ObjectLiteral>, object]>> => ({
  IDENTITY: [AccountFactRow, { name: 'name', value: 'Ada' }],
  POSITION: [AccountFactRow, { name: 'jobTitle', value: 'Pilot' }],
  CONTACT: [AccountFactRow, { name: 'phone', value: '1' }],
  LOCATION: [AccountFactRow, { name: 'location', value: 'Oslo' }],
  EXPERIENCE: [ExperienceRow, { title: 'Pilot' }],
  EDUCATION: [EducationRow, { institution: 'School' }],
  SKILLS: [GenomeSkillRow, { skillId, isStated: true }],
  QUALITIES: [QualityRow, { name: 'Calm' }],
  INTERESTS: [InterestRow, { note: 'Boats' }],
  ASSIGNMENTS: [AssignmentRow, { title: 'Harbour', startedOn: '2026-01-01' }],
  AVAILABILITY: [AvailabilityRow, { openToWork: true }],
})

/** Writes a world's rows as they stand, into an employer of its own: the request's. */
export async function saveSqlWorld(request: Request, world: SqlWorld, skillId: string): Promise<void> {
  const { employerId, now } = request
  await saveEmployer(request, { name: randomUUID(), region: 'OTHER' })
  await request.insert(
    EmployeeRow,
    world.people.map(({ id, managerId, reportingLine }) => {
      return { employerId, id, managerId, reportingLine, employeeNumber: id, signInName: id, createdAt: now }
    }),
  )
  await request.insert(
    VisibilitySettingsRow,
    world.people.map(({ id, settings }) => {
      return { employerId, employeeId: id, ...settingsColumns(settings), updatedAt: now }
    }),
  )
  for (const { id, employeeId, facet, source, ownAudience } of world.facts) {
    const [entity, said] = rowsOf(skillId)[facet]
    await request.insert(entity, [{ employerId, id, employeeId, source, ownAudience, recordedAt: now, ...said }])
  }
  await request.insert(
    BlockRow,
    world.blocks.map((block) => ({ employerId, ...block, blockedAt: now })),
  )
  await saveCases(request, world)
  await saveReveals(request, world)
}

async function saveCases(request: Request, { opportunities, applications }: SqlWorld): Promise<void> {
  const { employerId, now } = request
  const shared = { employerId, kind: 'OTHER' as const, title: 'Work', description: 'Work', remote: false }
  await request.insert(
    OpportunityRow,
    opportunities.map(({ id, closedAt }) => {
      return { ...shared, id, status: closedAt ? 'CLOSED' : 'OPEN', closedAt, createdAt: now, requirementsVersion: 1 }
    }),
  )
  await request.insert(
    HiringTeamMemberRow,
    opportunities.flatMap(({ id, team }) =>
      team.map((member, position) => ({ employerId, opportunityId: id, position, ...member })),
    ),
  )
  await request.insert(
    ApplicationRow,
    applications.map(({ readers, ...application }) => ({ employerId, ...application })),
  )
  await request.insert(
    ApplicationReaderRow,
    applications.flatMap(({ id, readers }) =>
      readers.map((employeeId) => ({ employerId, applicationId: id, employeeId })),
    ),
  )
}

async function saveReveals(request: Request, { reveals }: SqlWorld): Promise<void> {
  const { employerId, now } = request
  const sent = { employerId, requirementsVersion: 1, message: 'Who are you?', sentAt: now, expiresAt: now }
  await request.insert(
    RevealRequestRow,
    reveals.map(({ readers, ...reveal }, attempt) => ({ ...sent, attempt, ...reveal })),
  )
  await request.insert(
    RevealReaderRow,
    reveals.flatMap(({ id, readers }) =>
      readers.map((employeeId) => ({ employerId, revealRequestId: id, employeeId })),
    ),
  )
}
