import { createHash } from 'node:crypto'
import type { Database } from '../database/database.js'
import { saveReaders } from '../opportunities/application.store.js'
import { saveOpportunities } from '../opportunities/draft.store.js'
import { ApplicationRow, ApplicationStepRow } from '../opportunities/opportunity.entity.js'
import { saveEmployer, saveWorkforce } from '../people/workforce.store.js'
import { uuidOf } from '../relay/global-id.js'
import type { Request } from '../request.js'
import type { DemoEmployer } from './demo-workforce.js'

/** The same in every database, so that a demonstration can be repeated. */
const stableId = (...names: string[]) => uuidOf(createHash('sha256').update(names.join('\0')).digest().subarray(0, 16))

export const demoEmployerId = (name: string): string => stableId('demo employer', name)

/** Applications come in on different days after the opportunity was posted. */
const daysAfterPosting = (index: number) => 1 + (index % 9)

async function saveApplications(
  request: Request,
  { opportunities, applications }: DemoEmployer,
  opportunityIds: readonly string[],
  employeeIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { employerId } = request
  const rows = applications.map(({ opportunity, applicant, message, showToManagers = false }, index) => {
    const posted = opportunities[opportunity]?.createdAt ?? request.now
    const at = new Date(Math.min(posted.getTime() + daysAfterPosting(index) * 86_400_000, request.now.getTime()))
    const opportunityId = opportunityIds[opportunity] as string
    const employeeId = employeeIds.get(applicant) as string
    const id = stableId('demo application', employerId, String(index))
    return {
      employerId,
      id,
      opportunityId,
      employeeId,
      status: 'SUBMITTED' as const,
      message,
      showToManagers,
      submittedAt: at,
      decidedAt: at,
    }
  })
  await request.insert(ApplicationRow, rows)
  await saveReaders(
    request,
    rows.map(({ id }) => id),
  )
  await request.insert(
    ApplicationStepRow,
    rows.map(({ id, submittedAt }) => ({
      employerId,
      applicationId: id,
      position: 0,
      status: 'SUBMITTED',
      at: submittedAt,
    })),
  )
}

/** Loads the demo employers that are not there yet, each wholly or not at all; `onLoaded` hears of each. */
export async function loadDemo(
  database: Database,
  demo: () => readonly DemoEmployer[],
  now: Date,
  onLoaded: (name: string, people: number) => void,
): Promise<void> {
  const known = await database.platform(null, now, (request) =>
    request.sql<{ name: string }>('SELECT name FROM employer'),
  )
  if (known.length > 0) return
  for (const [index, employer] of demo().entries()) {
    const { name } = employer.workforce.employer
    const employerId = demoEmployerId(name)
    const foundedAt = new Date(now.getTime() + index)
    await database.platform(employerId, foundedAt, async (request) => {
      await saveEmployer(request, { employerId, ...employer.workforce.employer })
      const employeeIds = await saveWorkforce(request, employer.workforce, {
        idOf: (number) => stableId('demo employee', name, number),
      })
      const opportunityIds = await saveOpportunities(
        request,
        employer.opportunities,
        (number) => employeeIds.get(number) as string,
        (_draft, index) => stableId('demo opportunity', name, String(index)),
      )
      await saveApplications(request, employer, opportunityIds, employeeIds)
    })
    onLoaded(name, employer.workforce.people.length)
  }
}
