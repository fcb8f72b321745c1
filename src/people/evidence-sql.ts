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
  /** Also what is only suspected, for the employee alone to read; absent: without it, for it counts in no search and no match. */
  readonly withSuspected?: boolean
}

/** The facts that name skills: the kind of evidence that such a mention is, and since when it counts, as SQL. */
const facts = [
  {
    kind: `CASE WHEN m.is_extracted THEN 'EXTRACTED_FROM_TEXT' ELSE 'EXPERIENCE' END`,
    table: 'experience',
    facet: 'EXPERIENCE',
    startedOn: 'f.started_on',
  },
  { kind: `'EDUCATION'`, table: 'education', facet: 'EDUCATION', startedOn: 'NULL::date' },
  { kind: `'ASSIGNMENT'`, table: 'assignment', facet: 'ASSIGNMENTS', startedOn: 'f.started_on' },
] as const

/** The facet that a piece of evidence of each kind shows, beside SKILLS. */
export const evidenceFacet: Readonly<Record<EvidenceRow['kind'], Facet>> = {
  STATED: 'SKILLS',
  ENDORSED: 'SKILLS',
  EXPERIENCE: 'EXPERIENCE',
  EXTRACTED_FROM_TEXT: 'EXPERIENCE',
  EDUCATION: 'EDUCATION',
  ASSIGNMENT: 'ASSIGNMENTS',
}

/** Of the settings, what decides about skills and about the facts that name them. */
const settingsColumns = [
  'employee_id',
  'skills',
  'experience',
  'education',
  'assignments',
  'discoverability',
  'use_public_data',
  'hide_interest_from_managers',
]

/** Which columns of a piece of evidence `visibleEvidenceSql` gives. */
export interface EvidenceRow {
  readonly employeeId: string
  readonly skillId: string
  readonly kind: 'STATED' | 'ENDORSED' | 'EXPERIENCE' | 'EXTRACTED_FROM_TEXT' | 'EDUCATION' | 'ASSIGNMENT'
  readonly source: 'EMPLOYEE' | 'EMPLOYER' | 'PUBLIC_DATA_SET' | 'INFERRED'
  /** The fact that it stands in; of a skill that is stated or endorsed, the skill itself. */
  readonly factId: string
  readonly recordedAt: Date
  /** 1 to 5; of a stated skill. */
  readonly level: number | null
  /** The last day of use, `YYYY-MM-DD`; null: not said (stated, endorsed, education), or work that still goes on. */
  readonly lastOn: string | null
}

/**
 * The order in which pieces of evidence are read, so that the same ones always give the same answer; `k` is their relation. Of a claim
 * and its confirmation the employer's comes first.
 */
export const evidenceOrder = 'k."employeeId", k."skillId", k.kind, k."factId", k.source DESC, k."recordedAt"'

const columns = (
  kind: string,
  of: { source: string; factId: string; recordedAt: string; level: string; lastOn: string },
) =>
  `g.employee_id AS "employeeId", g.skill_id AS "skillId", ${kind} AS kind, ${of.source} AS source, ${of.factId} AS "factId",
    ${of.recordedAt} AS "recordedAt", ${of.level} AS level, ${of.lastOn} AS "lastOn"`

const claim = {
  source: 'g.source',
  factId: 'g.id',
  recordedAt: 'g.recorded_at',
  level: 'g.level',
  lastOn: 'g.last_used',
}
/** The claims of skills: the person's or the employer's, and the word of a person who confirmed the employer's. */
const statedSql = `
  SELECT ${columns(`'STATED'`, claim)} FROM known g WHERE g.is_stated AND ${sourceSql('g', 'g', 'g')}
  UNION ALL SELECT ${columns(`'STATED'`, { ...claim, source: `'EMPLOYEE'`, recordedAt: 'g.confirmed_at' })}
  FROM known g WHERE g.confirmed_at IS NOT NULL`

/** The mentions of skills inside one kind of fact, where that fact is visible and has begun. */
function mentionedSql({ kind, table, facet, startedOn }: (typeof facts)[number], alias?: AliasUse): string {
  const of = {
    source: 'f.source',
    factId: 'f.id',
    recordedAt: 'f.recorded_at',
    level: 'NULL::smallint',
    lastOn: 'f.ended_on',
  }
  return `
    SELECT ${columns(kind, of)}
    FROM known g
    JOIN ${table}_skill m ON m.employee_id = g.employee_id AND m.skill_id = g.skill_id
    JOIN ${table} f ON f.employer_id = m.employer_id AND f.id = m.${table}_id
    WHERE ${visibleSql(facet, 'f', 'g', 'g', alias)} AND coalesce(${startedOn} <= (SELECT (request_time() AT TIME ZONE 'UTC')::date), true)`
}

/** An endorsement speaks only beside other visible evidence: alone it would tell of a skill that the person shows nowhere. */
const endorsedSql = `
  SELECT ${columns(`'ENDORSED'`, { source: `'EMPLOYEE'`, factId: 'g.id', recordedAt: 'd.recorded_at', level: 'NULL::smallint', lastOn: 'NULL::date' })}
  FROM known g JOIN endorsement d ON d.employee_id = g.employee_id AND d.skill_id = g.skill_id
  WHERE EXISTS (SELECT FROM piece k WHERE k."employeeId" = g.employee_id AND k."skillId" = g.skill_id AND k.source <> 'INFERRED')`

/**
 * Everything that lets the asker know of people's skills: a row a piece of evidence. A skill is known through a piece only
 * if the skill itself is visible and, where the piece is another fact, that fact too (once it has begun); so a skill known from hidden facts
 * alone is not there, and nobody who reads through here can count it.
 */
export function visibleEvidenceSql(of: EvidenceScope, parameters: SqlParameters): string {
  const standing = standingSql(of.asker, of.scope, parameters, of.employees)
  // Row-level security fences the employer. Said again between these two, it would make the planner expect hardly any rows.
  return `
    WITH person AS (
      SELECT * FROM (
        SELECT t.reach, t.is_manager, t.case_kind, ${settingsColumns.map((column) => `s.${column}`).join(', ')}
        FROM (${standing}) t JOIN visibility_settings s ON s.employee_id = t.employee_id
      ) p ${of.condition ? `WHERE ${of.condition}` : ''}
    ), known AS (
      SELECT p.*, g.id, g.skill_id, g.is_stated, g.source, g.recorded_at, g.level, g.last_used, g.confirmed_at
      FROM person p JOIN genome_skill g ON g.employee_id = p.employee_id
      WHERE ${audienceSql('SKILLS', 'g', 'p', 'p', of.alias)} ${of.skills ? `AND g.skill_id = ANY (${of.skills})` : ''}
    ), piece AS (
      SELECT * FROM (${[statedSql, ...facts.map((fact) => mentionedSql(fact, of.alias))].join(' UNION ALL ')}) k ${of.withSuspected ? '' : `WHERE k.source <> 'INFERRED'`}
    )
    SELECT * FROM piece UNION ALL ${endorsedSql}`
}
