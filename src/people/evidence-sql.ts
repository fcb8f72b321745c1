import type { Facet } from '../visibility/facet.js'
import {
  type AliasUse,
  type Asker,
  audienceSql,
  type CaseScope,
  type SqlParameters,
  sourceSql,
  standingSql,
  visibleSql,
} from '../visibility/visible-sql.js'

/** Which people and skills evidence is wanted of; the values are SQL expressions of type uuid[]. */
export interface EvidenceScope {
  readonly asker: Asker
  readonly scope: CaseScope
  readonly employees?: string
  readonly skills?: string
  /** A further condition on `p`: the person's settings and standing. */
  readonly condition?: string
  /** Of an anonymous employee, count what supports a match of their alias; absent: the directory's rule, nothing. */
  readonly alias?: AliasUse
}

const facts = [
  { kind: 'EXPERIENCE', table: 'experience', facet: 'EXPERIENCE' },
  { kind: 'ASSIGNMENT', table: 'assignment', facet: 'ASSIGNMENTS' },
] as const

/** The facet that a piece of evidence of each kind shows, beside SKILLS. */
export const evidenceFacet: Readonly<Record<EvidenceRow['kind'], Facet>> = {
  STATED: 'SKILLS',
  EXPERIENCE: 'EXPERIENCE',
  ASSIGNMENT: 'ASSIGNMENTS',
}

/** Of the settings, what decides about skills and about the facts that name them. */
const settingsColumns = [
  'employee_id',
  'skills',
  'experience',
  'assignments',
  'discoverability',
  'use_public_data',
  'hide_interest_from_managers',
]

/** Which columns of a piece of evidence `visibleEvidenceSql` gives. */
export interface EvidenceRow {
  readonly employeeId: string
  readonly skillId: string
  readonly kind: 'STATED' | 'EXPERIENCE' | 'ASSIGNMENT'
  readonly source: 'EMPLOYEE' | 'EMPLOYER' | 'PUBLIC_DATA_SET' | 'INFERRED'
  readonly factId: string
  readonly recordedAt: Date
  /** 1 to 5; of a stated skill. */
  readonly level: number | null
  /** The last day of use, `YYYY-MM-DD`; null: not said (stated) or still going on (experience, assignment). */
  readonly lastOn: string | null
}

/**
 * Everything that lets the asker know of people's skills: a row a piece of evidence. A skill is known through a piece only
 * if the skill itself is visible and, where the piece is another fact, that fact too (once it has begun); so a skill known from hidden facts
 * alone is not there, and nobody who reads through here can count it.
 */
export function visibleEvidenceSql(of: EvidenceScope, parameters: SqlParameters): string {
  const standing = standingSql(of.asker, of.scope, parameters, of.employees)
  const piece = ({ kind, table, facet }: (typeof facts)[number]) => `
    SELECT g.employee_id AS "employeeId", g.skill_id AS "skillId", '${kind}' AS kind, f.source,
      f.id AS "factId", f.recorded_at AS "recordedAt", NULL::smallint AS level, f.ended_on AS "lastOn"
    FROM known g
    JOIN ${table}_skill m ON m.employee_id = g.employee_id AND m.skill_id = g.skill_id
    JOIN ${table} f ON f.employer_id = m.employer_id AND f.id = m.${table}_id
    WHERE ${visibleSql(facet, 'f', 'g', 'g', of.alias)} AND coalesce(f.started_on <= (SELECT (request_time() AT TIME ZONE 'UTC')::date), true)`
  // Row-level security fences the employer. Said again between these two, it would make the planner expect hardly any rows.
  return `
    WITH person AS (
      SELECT * FROM (
        SELECT t.reach, t.is_manager, t.case_kind, ${settingsColumns.map((column) => `s.${column}`).join(', ')}
        FROM (${standing}) t JOIN visibility_settings s ON s.employee_id = t.employee_id
      ) p ${of.condition ? `WHERE ${of.condition}` : ''}
    ), known AS (
      SELECT p.*, g.id, g.skill_id, g.is_stated, g.source, g.recorded_at, g.level, g.last_used
      FROM person p JOIN genome_skill g ON g.employee_id = p.employee_id
      WHERE ${audienceSql('SKILLS', 'g', 'p', 'p', of.alias)} ${of.skills ? `AND g.skill_id = ANY (${of.skills})` : ''}
    )
    SELECT g.employee_id AS "employeeId", g.skill_id AS "skillId", 'STATED' AS kind, g.source,
      g.id AS "factId", g.recorded_at AS "recordedAt", g.level, g.last_used AS "lastOn"
    FROM known g WHERE g.is_stated AND ${sourceSql('g', 'g', 'g')}
    UNION ALL ${facts.map(piece).join(' UNION ALL ')}`
}
