import { loadAdjacency } from '../genome/edition.loader.js'
import { strengthOf } from '../genome/strength.js'
import { type Among, listVisibleEvidence } from '../people/evidence.loader.js'
import type { EvidenceRow } from '../people/evidence-sql.js'
import { listVisibleTraits, type TraitFilter } from '../people/visible-traits.store.js'
import type { Request } from '../request.js'
import type { CaseKind } from '../visibility/reach.js'
import type { CaseScope } from '../visibility/visible-sql.js'
import type { Demand, KnownSkill, Neighbours, Supply } from './score.js'

/** What the viewer may know of one person for one search, with the evidence of each skill that counts in it. */
export interface PersonSupply extends Supply {
  readonly employeeId: string
  /** Known to the viewer behind an alias alone. */
  readonly isBehindAlias: boolean
  /** What opened the case through which the viewer meets them; null: none. */
  readonly openedBy: CaseKind | null
  readonly evidence: ReadonlyMap<string, readonly EvidenceRow[]>
}

/** The neighbours of all required skills. */
export async function loadNeighbours(request: Request, requirements: Demand['requirements']): Promise<Neighbours> {
  const skillIds = [...new Set(requirements.map(({ skillId }) => skillId))]
  const lists = await Promise.all(skillIds.map((skillId) => loadAdjacency(request, skillId)))
  return new Map(skillIds.map((skillId, index) => [skillId, lists[index] ?? []]))
}

/** Every skill whose evidence can count: the required ones and their neighbours. */
export const countingSkills = (neighbours: Neighbours): string[] => [
  ...new Set([...neighbours].flatMap(([skillId, near]) => [skillId, ...near.map(({ adjacentId }) => adjacentId)])),
]

/** Pieces of evidence by employee and skill. */
function groupEvidence(rows: readonly EvidenceRow[]): Map<string, Map<string, EvidenceRow[]>> {
  const byEmployee = new Map<string, Map<string, EvidenceRow[]>>()
  for (const row of rows) {
    const bySkill = byEmployee.get(row.employeeId) ?? new Map<string, EvidenceRow[]>()
    byEmployee.set(row.employeeId, bySkill)
    const pieces = bySkill.get(row.skillId)
    if (pieces) pieces.push(row)
    else bySkill.set(row.skillId, [row])
  }
  return byEmployee
}

/** What pieces of evidence make known of a skill. */
export const knownSkill = (pieces: readonly EvidenceRow[], today: string): KnownSkill => ({
  strength: strengthOf(pieces, today),
  level: pieces.find(({ kind }) => kind === 'STATED')?.level ?? null,
})

/** Of whom traits are wanted: of those found; where nobody is to be surfaced, of those asked for even without evidence. */
const peopleOf = ({ employeeIds, surfacing }: Among, found: ReadonlyMap<string, unknown>): readonly string[] =>
  employeeIds && !surfacing ? employeeIds : [...found.keys()]

/**
 * What the viewer may know, for these skills, of the people whom a search looks at.
 * Read through the visible projection alone: what is hidden is not there to be counted.
 */
export async function listSupply(
  request: Request,
  skillIds: readonly string[],
  scope: CaseScope,
  among: Among,
  filter: TraitFilter = {},
): Promise<PersonSupply[]> {
  const rows = await listVisibleEvidence(request, scope, skillIds, among)
  const byEmployee = groupEvidence(rows)
  const traits = await listVisibleTraits(request, peopleOf(among, byEmployee), scope, filter)
  return traits.map(({ employeeId, isBehindAlias, openedBy, isOpen, hoursPerWeek, from, wantedKinds }) => {
    const pieces = byEmployee.get(employeeId) ?? new Map<string, EvidenceRow[]>()
    const skillsOf = new Map([...pieces].map(([skillId, of]) => [skillId, knownSkill(of, request.today)]))
    const availability = isOpen === null ? null : { openToWork: isOpen, hoursPerWeek, from }
    return { employeeId, isBehindAlias, openedBy, evidence: pieces, skills: skillsOf, availability, wantedKinds }
  })
}
