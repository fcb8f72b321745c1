export const applicationStatuses = [
  'SUBMITTED',
  'SHORTLISTED',
  'REJECTED',
  'OFFERED',
  'ACCEPTED',
  'DECLINED',
  'WITHDRAWN',
] as const
export type ApplicationStatus = (typeof applicationStatuses)[number]

export const applicationDecisions = ['SHORTLIST', 'REJECT', 'OFFER'] as const
export type ApplicationDecision = (typeof applicationDecisions)[number]

/**
 * From which status each status may be reached, and by whom: the employee or the hiring team. Withdrawing is
 * possible at every stage, because it closes at once what applying opened.
 */
const transitions: Readonly<
  Record<Exclude<ApplicationStatus, 'SUBMITTED'>, { by: 'employee' | 'team'; from: readonly ApplicationStatus[] }>
> = {
  SHORTLISTED: { by: 'team', from: ['SUBMITTED'] },
  REJECTED: { by: 'team', from: ['SUBMITTED', 'SHORTLISTED'] },
  OFFERED: { by: 'team', from: ['SUBMITTED', 'SHORTLISTED'] },
  ACCEPTED: { by: 'employee', from: ['OFFERED'] },
  DECLINED: { by: 'employee', from: ['OFFERED'] },
  WITHDRAWN: { by: 'employee', from: ['SUBMITTED', 'SHORTLISTED', 'OFFERED', 'REJECTED', 'ACCEPTED', 'DECLINED'] },
}

/** May an application in status `from` come to status `to` by this side? */
export const mayBecome = (from: ApplicationStatus, to: ApplicationStatus, by: 'employee' | 'team'): boolean =>
  to !== 'SUBMITTED' && transitions[to].by === by && transitions[to].from.includes(from)

/** The status that a hiring team's decision leads to. */
export const statusAfter: Readonly<Record<ApplicationDecision, ApplicationStatus>> = {
  SHORTLIST: 'SHORTLISTED',
  REJECT: 'REJECTED',
  OFFER: 'OFFERED',
}
