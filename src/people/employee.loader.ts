import DataLoader from 'dataloader'
import type { Request } from '../request.js'
import type { Audience } from '../visibility/audience.js'
import type { CaseKind } from '../visibility/reach.js'
import { settingsOf, VisibilitySettingsRow } from '../visibility/settings.entity.js'
import { type CaseScope, SqlParameters, scopeKey, standingSql } from '../visibility/visible-sql.js'
import { Employee } from './employee.type.js'
import { AccountFactRow } from './facts.entity.js'

/** No employee's uuid: looked for where there is none, so that time does not tell somebody who does not exist from nobody. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** Whose eyes this request reads with. */
export const askerOf = ({ viewer }: Request) => ({
  employeeId: viewer?.employeeId ?? null,
  isEmployerSide: viewer?.isEmployerSide ?? false,
})

interface StandingRow extends VisibilitySettingsRow {
  managerId: string | null
  reach: Audience
  isInReportingLine: boolean
  openedBy: CaseKind | null
}

/** Employees with their settings and the viewer's standing; who does not exist for the viewer is left out. Two statements. */
async function loadEmployees(
  request: Request,
  ids: readonly string[],
  scope: CaseScope,
): Promise<Map<string, Employee>> {
  const parameters = new SqlParameters()
  const among = `${parameters.add(ids)}::uuid[]`
  const rows = await request.sql<StandingRow>(
    `SELECT ${request.columns(VisibilitySettingsRow, 's')}, e.manager_id AS "managerId",
       t.reach, t.is_manager AS "isInReportingLine", t.case_kind AS "openedBy"
     FROM (${standingSql(askerOf(request), scope, parameters, among)}) t
     JOIN employee e ON e.id = t.employee_id
     JOIN visibility_settings s ON s.employer_id = e.employer_id AND s.employee_id = e.id`,
    parameters.values,
  )
  const facts = await request.sql<AccountFactRow>(
    `SELECT ${request.columns(AccountFactRow, 'f')} FROM account_fact f WHERE f.employee_id = ANY ($1)`,
    [rows.map((row) => row.employeeId)],
  )
  const accounts = new Map(rows.map((row) => [row.employeeId, new Map<AccountFactRow['name'], AccountFactRow>()]))
  for (const fact of facts) accounts.get(fact.employeeId)?.set(fact.name, fact)
  return new Map(
    rows.map((row) => {
      const { employeeId: id, managerId, reach, isInReportingLine, openedBy } = row
      const standing = { reach, isInReportingLine, openedBy }
      const account = accounts.get(id) ?? new Map()
      return [id, new Employee({ id, managerId, settings: settingsOf(row), standing, account, scope })]
    }),
  )
}

const loadersByScope = (request: Request) => {
  const loaders = new Map<string, DataLoader<string, Employee | null>>()
  return (scope: CaseScope) => {
    const key = scopeKey(scope)
    const loader =
      loaders.get(key) ??
      new DataLoader<string, Employee | null>(async (ids) => {
        const found = await loadEmployees(request, ids, scope)
        return ids.map((id) => found.get(id) ?? null)
      })
    loaders.set(key, loader)
    return loader
  }
}

/** Employees by uuid as the viewer meets them in a place of the API; null: absent, or does not exist for this viewer. */
export const employeeLoader = (request: Request, scope: CaseScope): DataLoader<string, Employee | null> =>
  request.once(loadersByScope)(scope)
