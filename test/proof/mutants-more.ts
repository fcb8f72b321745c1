// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of the source as they stand there.
import type { Make, Mutant } from './mutants.js'

/** The second half of the list. */
export const moreMutants = (mutant: Make): Mutant[] => [
  mutant(
    'blocked-exists',
    'whoever blocked the viewer is still there for them',
    'visibility/visible-sql.ts',
    'b.blocker_id = e.id AND b.blocked_id = ${viewer}\n',
    'b.blocker_id = e.id AND b.blocked_id = ${viewer} AND false\n',
  ),
  mutant(
    'alias-joined-by-dates',
    'an alias shows when its evidence was recorded, which joins it to a profile',
    'matching/candidate.store.ts',
    'const match = new Match(known, demand,',
    'const match = new Match(employee, demand,',
  ),
  mutant(
    'alias-joined-by-org-unit',
    'a filter by org unit or place finds people behind their alias',
    'people/visible-traits.store.ts',
    "AND f.name = '${name}' AND NOT ${behindAliasSql()} AND",
    "AND f.name = '${name}' AND",
    { seed: 2 },
  ),
  mutant(
    'alias-exact-score',
    'an alias shows a score fine enough to tell who it is',
    'matching/candidate.store.ts',
    'score: supply.isBehindAlias ? coarsenScore(demand, score) : score,',
    'score: supply.isBehindAlias && coarsenScore(demand, score) ? score : score,',
  ),
  mutant(
    'directory-shows-anonymous',
    'a directory filter finds anonymous people by what would give their alias away',
    'visibility/visible-sql.ts',
    "  if (facetsBehindAlias.has(facet) && alias === 'hidden') conditions.push(",
    "  if (facetsBehindAlias.has(facet) && alias === 'hidden' && !fact) conditions.push(",
  ),
  mutant(
    'error-text',
    'the error of blocking somebody who blocked the viewer differs from that of nobody',
    'people/block.store.ts',
    "throw notFound('employeeId')",
    "throw (await request.sql('SELECT FROM employee WHERE id = $1', [id])).length ? badUserInput('employeeId', 'is not there for you') : notFound('employeeId')",
    { theme: 'blockEmployee' },
  ),
  mutant(
    'error-text-fact',
    'changing a hidden fact of somebody else is refused otherwise than changing none',
    'people/profile.store.ts',
    '  if (!row) throw notFound(argument)\n  return { kind: read.kind, entity, row }',
    '  if (!row) throw (await findFactOwner(request, factId)).ownerId ? conflict(employerGave) : notFound(argument)\n  return { kind: read.kind, entity, row }',
  ),
  mutant(
    'null-bubbling',
    'a hidden skill in a visible job empties what stands above it',
    'people/employee.resolver.ts',
    '  return loadSkills(\n    request,\n    named.filter((id) => visible.has(id)),\n  )',
    '  return named.every((id) => visible.has(id)) ? loadSkills(request, named) : (null as never)',
  ),
  {
    name: 'stale-settings',
    leaks: 'settings are kept between requests and lag behind a hide',
    edits: [
      {
        file: 'people/employee.loader.ts',
        find: '/** Employees with their settings and',
        replace: 'const stale = new WeakMap<object, Map<string, StandingRow>>()\n/** Employees with their settings and',
      },
      {
        file: 'people/employee.loader.ts',
        find: '  const facts = await request.sql<AccountFactRow>(',
        replace: `  const before = stale.get(request.rows.connection) ?? new Map<string, StandingRow>()
  stale.set(request.rows.connection, before)
  rows.forEach((row, index) => {
    const { managerId, reach, isInReportingLine, openedBy } = row
    const kept = before.get(row.employeeId)
    if (kept) rows[index] = { ...kept, managerId, reach, isInReportingLine, openedBy }
    else before.set(row.employeeId, row)
  })
  const facts = await request.sql<AccountFactRow>(`,
      },
    ],
  },
  mutant(
    'mixed-request',
    'within one request the decision about one person decides for all',
    'api/shield.ts',
    "rule(name, { cache: 'no_cache' })",
    "rule(name, { cache: 'contextual' })",
  ),
  mutant(
    'preview-differs',
    'a preview as a manager shows what a manager does not get',
    'visibility/visible-sql.ts',
    '{ reach: preview.audience, isManager: preview.asManager, isOpen',
    '{ reach: preview.audience, isManager: false, isOpen',
  ),
  mutant(
    'log-names-colleague',
    'the log names a colleague who looked',
    'accountability/disclosure.store.ts',
    '  SELECT id, at, viewer_name, viewer_role, purpose, opportunity_id, facets, hash, previous_hash\n',
    "  SELECT id, at, coalesce(viewer_name, (SELECT h.value FROM account_fact h WHERE h.employee_id = viewer_id AND h.name = 'name')) AS viewer_name, viewer_role, purpose, opportunity_id, facets, hash, previous_hash\n",
  ),
  mutant(
    'log-of-others',
    'the log counts entries about other people',
    'accountability/disclosure.store.ts',
    'FROM (SELECT count(*)::int AS count FROM member) total LEFT JOIN found f',
    'FROM (SELECT count(*)::int AS count FROM disclosure) total LEFT JOIN found f',
  ),
  mutant(
    'timing-extra-statement',
    'a hidden fact takes a statement more than one that is not there',
    'genome/fact.resolver.ts',
    ': await loadNothing(request, kind)\n',
    ': kind === null ? await loadNothing(request, kind) : []\n',
  ),
  mutant(
    'statistic-org-units',
    'the list of org units counts people who hide theirs',
    'people/directory.store.ts',
    "WHERE f.value IS NOT NULL AND ${visibleSql('POSITION', 'f')} ORDER BY 1",
    'WHERE f.value IS NOT NULL ORDER BY 1',
  ),
  mutant(
    'saved-by-others',
    'an opportunity counts as saved when somebody else saved it',
    'opportunities/opportunity.loader.ts',
    '           AND s.employee_id = $2::uuid) AS "isSaved"',
    '           AND $2::uuid IS NOT NULL) AS "isSaved"',
  ),
  mutant(
    'applicants-known',
    'whoever is not on the team learns who applied',
    'opportunities/application.loader.ts',
    'FROM open_case WHERE opportunity_id = ANY ($1) AND member_id = $2 ORDER BY',
    'FROM open_case WHERE opportunity_id = ANY ($1) AND $2::uuid IS NOT NULL ORDER BY',
    { theme: 'opportunity' },
  ),
  mutant(
    'reveal-answer-to-manager',
    'a manager learns what a report answered to a reveal request',
    'contact/reveal.loader.ts',
    'SELECT v.*, v.employee_id <> $1 AND (',
    'SELECT v.*, false AND v.employee_id <> $1 AND (',
    { theme: 'nodes' },
  ),
  mutant(
    'public-data-switched-off',
    'facts from public data are shown although their use is off',
    'visibility/decide.ts',
    "  if (fact?.source === 'PUBLIC_DATA_SET' && !settings.usePublicData) return false\n",
    '',
  ),
  mutant(
    'interest-to-manager',
    'the reporting line sees interests and availability',
    'visibility/decide.ts',
    '  if (standing.isInReportingLine && settings.hideInterestFromManagers && interestFacets.has(facet)) return false\n',
    '',
  ),
  mutant(
    'item-audience-ignored',
    'a field shows an item whose own audience is narrower than that of its facet',
    'people/employee.type.ts',
    'return this.sees(facet, this.record.account.get(field as AccountFactName) ?? null)',
    'return this.sees(facet, field ? null : null)',
  ),
  mutant(
    'replay-of-others',
    'an idempotency key that somebody else used is taken',
    'relay/idempotency.store.ts',
    'WHERE employer_id = $1 AND actor = $2 AND key = $3',
    'WHERE employer_id = $1 AND actor IS DISTINCT FROM $2 || key AND key = $3 ORDER BY actor = $2 DESC LIMIT 1',
  ),
  mutant(
    'drafts-known',
    'the employer side sees drafts of other teams',
    'opportunities/opportunity.loader.ts',
    "(o.status <> 'DRAFT' AND ${closed})",
    '(true AND ${closed})',
  ),
  mutant(
    'suggested-to-others',
    'skills that the genome suggests to somebody are shown to others, and tell of their hidden job title',
    'genome/suggestion.loader.ts',
    '  if (!employee.isOwn) return Promise.resolve([])\n',
    '',
  ),
]
