import DataLoader from 'dataloader'
import type { Request } from '../request.js'
import { type CaseScope, SqlParameters, type Surfacing, scopeKey, surfacedSql } from '../visibility/visible-sql.js'
import { askerOf } from './employee.loader.js'
import type { Employee } from './employee.type.js'
import { type EvidenceRow, evidenceOrder, visibleEvidenceSql } from './evidence-sql.js'

const loadersByScope = (request: Request) => {
  const loaders = new Map<string, DataLoader<string, EvidenceRow[]>>()
  return (scope: CaseScope) => {
    const loader =
      loaders.get(scopeKey(scope)) ??
      new DataLoader<string, EvidenceRow[]>(async (employeeIds) => {
        const parameters = new SqlParameters()
        const employees = `${parameters.add(employeeIds)}::uuid[]`
        const evidence = visibleEvidenceSql(
          { asker: askerOf(request), scope, employees, withSuspected: true },
          parameters,
        )
        const rows = await request.sql<EvidenceRow>(
          `SELECT * FROM (${evidence}) k ORDER BY ${evidenceOrder}`,
          parameters.values,
        )
        const byEmployee = new Map<string, EvidenceRow[]>(employeeIds.map((id) => [id, []]))
        for (const row of rows) byEmployee.get(row.employeeId)?.push(row)
        return employeeIds.map((id) => byEmployee.get(id) ?? [])
      })
    loaders.set(scopeKey(scope), loader)
    return loader
  }
}

/** The visible evidence of all skills of an employee, by skill. */
export const loadEvidence = (request: Request, employee: Employee): Promise<EvidenceRow[]> =>
  loadEvidenceOf(request, employee.record.id, employee.record.scope)

/** The same by uuid: of somebody who does not exist for the viewer there is none. */
export const loadEvidenceOf = (request: Request, employeeId: string, scope: CaseScope): Promise<EvidenceRow[]> =>
  request.once(loadersByScope)(scope).load(employeeId)

/** Which people a search looks at: these (null: everybody), and of them whom matching may surface (null: all). */
export interface Among {
  readonly employeeIds: readonly string[] | null
  readonly surfacing: Surfacing | null
}

/** The visible evidence of these skills, of the people whom a search looks at. */
export async function listVisibleEvidence(
  request: Request,
  scope: CaseScope,
  skillIds: readonly string[],
  { employeeIds, surfacing }: Among,
): Promise<EvidenceRow[]> {
  const parameters = new SqlParameters()
  const asker = askerOf(request)
  const viewer = `${parameters.add(asker.employeeId)}::uuid`
  const skills = `${parameters.add(skillIds)}::uuid[]`
  const evidence = visibleEvidenceSql(
    {
      asker,
      scope,
      skills,
      ...(employeeIds && { employees: `${parameters.add(employeeIds)}::uuid[]` }),
      ...(surfacing && { condition: surfacedSql(surfacing, 'p', viewer, parameters) }),
      alias: surfacing?.withAliases ? 'counted' : 'hidden',
    },
    parameters,
  )
  return request.sql<EvidenceRow>(
    `SELECT * FROM (${evidence}) k WHERE ${viewer} IS NOT DISTINCT FROM ${viewer}
     ORDER BY ${evidenceOrder}`,
    parameters.values,
  )
}

/** The uuids of the skills that the viewer may know this employee to have. */
export async function visibleSkillIds(request: Request, employee: Employee): Promise<Set<string>> {
  return new Set((await loadEvidence(request, employee)).map((row) => row.skillId))
}

const mentionLoader = (fact: 'experience' | 'assignment') => (request: Request) =>
  new DataLoader<string, string[]>(async (factIds) => {
    const rows = await request.sql<{ factId: string; skillId: string }>(
      `SELECT ${fact}_id AS "factId", skill_id AS "skillId" FROM ${fact}_skill WHERE ${fact}_id = ANY ($1)`,
      [factIds],
    )
    const byFact = new Map<string, string[]>(factIds.map((id) => [id, []]))
    for (const row of rows) byFact.get(row.factId)?.push(row.skillId)
    return factIds.map((id) => byFact.get(id) ?? [])
  })

/** The uuids of all skills named inside an experience or an assignment; `visibleSkillIds` says which of them may be shown. */
export const mentionLoaders = {
  experience: mentionLoader('experience'),
  assignment: mentionLoader('assignment'),
} as const
