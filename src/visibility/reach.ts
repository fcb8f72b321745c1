import type { Audience } from './audience.js'

/** What relates a viewer to one employee. */
export interface Relation {
  readonly isSelf: boolean
  readonly isSameEmployer: boolean
  /** The employee blocked this viewer. */
  readonly isBlocked: boolean
  /** The viewer is on the hiring team of an opportunity that the employee applied to or was revealed for, and it still counts. */
  readonly isOnTeamOfOpenCase: boolean
  readonly isEmployerSide: boolean
}

/** What opens a case: the employee applied, or accepted a reveal request. */
export type CaseKind = 'APPLICATION' | 'REVEAL'

/** How a viewer stands toward one employee: all that a decision about one of the employee's facts needs of the viewer. */
export interface Standing {
  /** The narrowest audience that the viewer belongs to. */
  readonly reach: Audience
  /** The viewer is the employee's manager, or a manager of theirs. */
  readonly isInReportingLine: boolean
  /**
   * What opened the case that gives the viewer, on a hiring team, their reach; null: none. In an open case name and headline
   * are shown whatever their audience.
   */
  readonly openedBy: CaseKind | null
}

/** The row of the reach table that holds, or null: for this viewer the employee does not exist. */
export function decideReach(relation: Relation): Audience | null {
  if (!relation.isSameEmployer) return null
  if (relation.isSelf) return 'ONLY_ME'
  if (relation.isBlocked) return null
  if (relation.isOnTeamOfOpenCase) return 'HIRING_TEAM'
  return relation.isEmployerSide ? 'EMPLOYER' : 'COLLEAGUES'
}
