// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of the source as they stand there.
import type { Make, Mutant } from './mutants.js'

/** Leaks of what makes a skill known, and of what people dispute. */
export const evidenceMutants = (mutant: Make): Mutant[] => [
  mutant(
    'skill-from-endorsement-alone',
    'a skill that only a hidden job shows is known because a colleague endorsed it',
    'people/evidence-sql.ts',
    `  WHERE EXISTS (SELECT FROM piece k WHERE k."employeeId" = g.employee_id AND`,
    `  WHERE true OR EXISTS (SELECT FROM piece k WHERE k."employeeId" = g.employee_id AND`,
  ),
  mutant(
    'endorsement-of-hidden-skill',
    'an endorsement shows that somebody has a skill which they hide',
    'people/evidence-sql.ts',
    'FROM known g JOIN endorsement d ON d.employee_id = g.employee_id AND d.skill_id = g.skill_id\n  WHERE EXISTS (SELECT',
    'FROM (SELECT p.*, h.id, h.skill_id FROM person p JOIN genome_skill h ON h.employee_id = p.employee_id) g JOIN endorsement d ON d.employee_id = g.employee_id AND d.skill_id = g.skill_id\n  WHERE true OR EXISTS (SELECT',
  ),
  mutant(
    'skill-from-hidden-school',
    'a skill is known from an education that is hidden',
    'people/evidence-sql.ts',
    "table: 'education', facet: 'EDUCATION',",
    "table: 'education', facet: 'SKILLS',",
  ),
  mutant(
    'words-of-hidden-job',
    'a skill is known from the words of a job that is hidden',
    'people/evidence-sql.ts',
    "    WHERE ${visibleSql(facet, 'f', 'g', 'g', alias)} AND coalesce(${startedOn}",
    "    WHERE (${table === 'experience' ? 'm.is_extracted' : 'false'} OR ${visibleSql(facet, 'f', 'g', 'g', alias)}) AND coalesce(${startedOn}",
  ),
  {
    name: 'suspicion-counts',
    leaks: 'a match counts what is only suspected of somebody',
    edits: [
      {
        file: 'visibility/visible-sql.ts',
        find: "(${fact}.source <> 'INFERRED'\n     AND (",
        replace: '(true\n     AND (',
      },
      {
        file: 'people/evidence-sql.ts',
        find: "${of.withSuspected ? '' : `WHERE k.source <> 'INFERRED'`}",
        replace: "${of.withSuspected ? `WHERE k.source <> 'INFERRED'` : ''}",
      },
    ],
  },
  mutant(
    'dispute-by-id',
    'a dispute is there for whoever guesses its id',
    'genome/dispute.loader.ts',
    '(of.isOwn || isAdministrator)',
    '(of.isOwn || isAdministrator || ids.length > 0)',
  ),
  mutant(
    'dispute-of-the-blocker',
    'the queue counts what people dispute who blocked the administrator',
    'people/dispute.store.ts',
    'FROM (SELECT count(*)::int AS count FROM member) total',
    'FROM (SELECT count(*)::int AS count FROM dispute) total',
  ),
  mutant(
    'dispute-names-hidden-fact',
    'the queue names a fact that the administrator may not see',
    'genome/dispute.resolver.ts',
    '    .filter((row) => of.sees(accountFactFacet[row.name], row))\n',
    '    .filter((row) => accountFactFacet[row.name] !== undefined)\n',
  ),
  mutant(
    'disputed-known-to-others',
    'others see that a fact is disputed',
    'people/fact.type.ts',
    "  @Governed('own')\n  @Field(() => DateTime, { nullable: true, description: 'For the employee alone.' })",
    "  @Governed('existence')\n  @Field(() => DateTime, { nullable: true, description: 'For the employee alone.' })",
    { theme: 'employee' },
  ),
  mutant(
    'public-items-of-others',
    'what public data say of somebody is offered to everybody of the employer',
    'public-data/own-items.store.ts',
    'WHERE i.employee_id = $1 AND (',
    'WHERE ($1::uuid IS NOT NULL) AND (',
  ),
  mutant(
    'offered-item-found',
    'the directory finds people by a past employer that public data only offer them',
    'people/directory.store.ts',
    "      visibleItem('experience', 'EXPERIENCE', containsSql(folded('f.organization'), parameters.add(filter.workedAt))),",
    "      `(${visibleItem('experience', 'EXPERIENCE', containsSql(folded('f.organization'), parameters.add(filter.workedAt)))} OR EXISTS (SELECT FROM public_item i WHERE i.employee_id = s.employee_id AND ${containsSql(folded(\"i.content->>'organization'\"), parameters.add(filter.workedAt))}))`,",
  ),
  mutant(
    'offered-skill-counts',
    'a search for a skill finds people of whom public data only say that they have it',
    'people/evidence-sql.ts',
    "FROM known g WHERE g.is_stated AND ${sourceSql('g', 'g', 'g')}",
    "FROM known g WHERE (g.is_stated AND ${sourceSql('g', 'g', 'g')}) OR EXISTS (SELECT FROM public_item i JOIN skill k ON k.code = i.content->>'name' WHERE i.employee_id = g.employee_id AND k.id = g.skill_id)",
  ),
]
