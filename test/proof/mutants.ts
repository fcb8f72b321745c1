// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of the source as they stand there.
import { evidenceMutants } from './mutants-evidence.js'
import { moreMutants } from './mutants-more.js'

/** A piece of the source and what a leak would have in its place. `find` occurs in the file exactly once. */
export interface Edit {
  /** Below src/. */
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** A leak that the harness must catch. It is planted while the tests read the source, and is in no build. */
export interface Mutant {
  readonly name: string
  /** What it tells, and through which door. */
  readonly leaks: string
  readonly edits: readonly Edit[]
  /** Worlds in which it shows within the budget; absent: the usual ones do. */
  readonly seed?: number
  /** The root field at which it shows: its pairs are about this one. Absent: they are about any, as they usually are. */
  readonly theme?: string
}

const mutant = (
  name: string,
  leaks: string,
  file: string,
  find: string,
  replace: string,
  shows: Pick<Mutant, 'theme' | 'seed'> = {},
): Mutant => ({
  name,
  leaks,
  edits: [{ file, find, replace }],
  ...shows,
})

/** How a mutant of one edit is made. */
export type Make = typeof mutant

export const mutants: readonly Mutant[] = [
  mutant(
    'filter-hidden-employer',
    'a directory filter finds people by a past employer or a school that they hide',
    'people/directory.store.ts',
    "     AND ${visibleSql(facet, 'f')} AND ${condition})`",
    '     AND ${condition})`',
  ),
  mutant(
    'search-hidden-name',
    'search-as-you-type finds people by a hidden name, headline or job title',
    'people/directory.store.ts',
    '      containsSql(visibleAccount(name), parameter),',
    "      containsSql(`(SELECT lower(h.value) FROM account_fact h WHERE h.employee_id = s.employee_id AND h.name = '${name}')`, parameter),",
  ),
  mutant(
    'sort-hidden-name',
    'the directory is sorted by names and job titles that are hidden',
    'people/directory.store.ts',
    "  const key = visibleAccount(order === 'NAME' ? 'name' : 'jobTitle')",
    "  const key = `(SELECT h.value FROM account_fact h WHERE h.employee_id = s.employee_id AND h.name = '${order === 'NAME' ? 'name' : 'jobTitle'}')`",
  ),
  mutant(
    'tie-break-hidden-name',
    'where the sort key is hidden, the hidden name decides who is still on the page',
    'people/directory.store.ts',
    '       ORDER BY m.key IS NULL, coalesce(m.key, \'\') COLLATE "C", m.id LIMIT',
    "       ORDER BY m.key IS NULL, coalesce(m.key, '') COLLATE \"C\", (SELECT h.value FROM account_fact h WHERE h.employee_id = m.id AND h.name = 'name'), m.id LIMIT",
  ),
  mutant(
    'count-blocked',
    'totalCount of the directory counts people who blocked the viewer',
    'people/directory.store.ts',
    'SELECT count(*)::int AS count, CASE WHEN count(*) <=',
    'SELECT (SELECT count(*)::int FROM employee) AS count, CASE WHEN count(*) <=',
  ),
  mutant(
    'cursor-hidden-name',
    'a cursor of the directory holds the hidden name',
    'people/employee.resolver.ts',
    '    ({ row }): DirectoryPosition => [row.key, row.id],',
    "    ({ row, employee }): DirectoryPosition => [row.key ?? employee.record.account.get('name')?.value ?? null, row.id],",
  ),
  mutant(
    'score-hidden-skill',
    'matching and the filter by skill count skills that are hidden',
    'people/evidence-sql.ts',
    "      WHERE ${audienceSql('SKILLS', 'g', 'p', 'p', of.alias)} ${of.skills",
    "      WHERE ${of.skills ? 'true' : audienceSql('SKILLS', 'g', 'p', 'p', of.alias)} ${of.skills",
  ),
  mutant(
    'score-hidden-availability',
    'a hidden availability moves the score',
    'people/visible-traits.store.ts',
    "AND ${visibleSql('AVAILABILITY', 'a')}\n",
    '\n',
  ),
  mutant(
    'explanation-hidden-interest',
    'an explanation names the kind of work that somebody wants and hides',
    'people/visible-traits.store.ts',
    "AND i.kind IS NOT NULL AND ${visibleSql('INTERESTS', 'i')})",
    'AND i.kind IS NOT NULL)',
  ),
  {
    name: 'gap-names-hidden-skill',
    leaks: 'a missing requirement names a hidden skill that would have come near',
    edits: [
      {
        file: 'matching/supply.store.ts',
        find: '  const byEmployee = groupEvidence(rows)\n',
        replace: `  const byEmployee = groupEvidence(rows)
  const held = await request.sql<{ of: string; id: string }>('SELECT employee_id AS of, skill_id AS id FROM genome_skill WHERE skill_id = ANY ($1) ORDER BY 2', [skillIds])\n`,
      },
      {
        file: 'matching/supply.store.ts',
        find: 'return { employeeId, isBehindAlias,',
        replace: 'return { held: held.filter(({ of }) => of === employeeId), employeeId, isBehindAlias,',
      },
      {
        file: 'matching/match.type.ts',
        find: 'viaId: affinity === null ? null : skillId,',
        replace:
          'viaId: affinity === null ? (skillId ? null : ((supply as never as { held: { id: string }[] }).held[0]?.id ?? null)) : skillId,',
      },
    ],
  },
  mutant(
    'skill-from-hidden-job',
    'a skill is known from a job that is hidden',
    'people/evidence-sql.ts',
    "    WHERE ${visibleSql(facet, 'f', 'g', 'g', alias)} AND",
    "    WHERE ${sourceSql('f', 'g', 'g')} AND",
  ),
  mutant(
    'job-names-hidden-skill',
    'a visible job names a skill that is hidden',
    'people/employee.resolver.ts',
    '    named.filter((id) => visible.has(id)),',
    '    visible ? named : [],',
  ),
  mutant(
    'back-path-manager',
    'the way from a person to their manager is open where the position is hidden',
    'people/employee.resolver.ts',
    "  @Governed('POSITION')\n  @FieldResolver(() => Employee, { nullable: true })\n  manager(",
    "  @Governed('existence')\n  @FieldResolver(() => Employee, { nullable: true })\n  manager(",
  ),
  mutant(
    'back-path-reports',
    'a manager leads to reports who hide their position',
    'people/directory.store.ts',
    "[reportsTo, visibleSql('POSITION', null)]",
    '[reportsTo]',
  ),
  mutant(
    'node-hidden-fact',
    'node(id) gives the facts of somebody else’s account',
    'genome/fact.resolver.ts',
    '  return employee.isOwn ? [...employee.record.account.values()]',
    '  return employee ? [...employee.record.account.values()]',
  ),
  ...moreMutants(mutant),
  ...evidenceMutants(mutant),
]
