import { describe, expect, test } from 'vitest'
import {
  type ApplicationStatus,
  applicationDecisions,
  applicationStatuses,
  mayBecome,
  statusAfter,
} from '../../src/opportunities/application-status.js'

/** Everything that may become of an application; whatever is not here may not. */
const allowed: readonly (readonly [from: ApplicationStatus, by: 'employee' | 'team', to: ApplicationStatus])[] = [
  ['SUBMITTED', 'team', 'SHORTLISTED'],
  ['SUBMITTED', 'team', 'REJECTED'],
  ['SUBMITTED', 'team', 'OFFERED'],
  ['SHORTLISTED', 'team', 'REJECTED'],
  ['SHORTLISTED', 'team', 'OFFERED'],
  ['OFFERED', 'employee', 'ACCEPTED'],
  ['OFFERED', 'employee', 'DECLINED'],
  ['SUBMITTED', 'employee', 'WITHDRAWN'],
  ['SHORTLISTED', 'employee', 'WITHDRAWN'],
  ['OFFERED', 'employee', 'WITHDRAWN'],
  ['REJECTED', 'employee', 'WITHDRAWN'],
  ['ACCEPTED', 'employee', 'WITHDRAWN'],
  ['DECLINED', 'employee', 'WITHDRAWN'],
]
const isAllowed = (from: ApplicationStatus, by: string, to: ApplicationStatus) =>
  allowed.some((each) => each.join() === [from, by, to].join())

describe.each(applicationStatuses)('an application that is %s', (from) => {
  test.each(
    applicationStatuses.flatMap((to) =>
      (['employee', 'team'] as const).map((by) => [by, to, isAllowed(from, by, to)] as const),
    ),
  )('may be brought by the %s to %s: %s', (by, to, may) => {
    expect(mayBecome(from, to, by)).toBe(may)
  })
})

test('each decision of a team leads to a status of its own', () => {
  expect(applicationDecisions.map((decision) => statusAfter[decision])).toEqual(['SHORTLISTED', 'REJECTED', 'OFFERED'])
})
