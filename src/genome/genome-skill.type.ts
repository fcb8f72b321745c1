import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { Employee } from '../people/employee.type.js'
import type { EvidenceRow } from '../people/evidence-sql.js'
import { Fact } from '../people/fact.type.js'
import type { GenomeSkillRow } from '../people/facts.entity.js'
import { DateOnly, DateTime } from '../relay/scalars.js'
import type { FactSource } from '../visibility/facet.js'
import { FactSourceEnum, Governed, ItemOf, registerEnum } from '../visibility/governed.type.js'
import type { Derivation, Suggestion } from './inference/infer-skills.js'
import {
  type AssertionState,
  assertionStates,
  confidenceOf,
  lastDay,
  stateOf,
  strengthOf,
  tellsOfUse,
} from './strength.js'

export const AssertionStateEnum = registerEnum('AssertionState', assertionStates, 'How much stands behind a skill.')
const evidenceKinds = [
  'STATED',
  'ENDORSED',
  'EXPERIENCE',
  'EDUCATION',
  'ASSIGNMENT',
  'INFERRED_FROM_TITLE',
  'INFERRED_FROM_SKILL',
  'EXTRACTED_FROM_TEXT',
] as const
const EvidenceKind = registerEnum('EvidenceKind', evidenceKinds, 'What lets the genome know of a skill.')

/** What a suggestion rests on: a fact of the employee's own, which leads to it by what the genome knows. Stored nowhere. */
export interface SuggestedPiece {
  readonly kind: Derivation['kind']
  readonly source: 'INFERRED'
  readonly recordedAt: Date
  readonly from: Fact
}

/** One piece of evidence, for a viewer who may see it; behind an alias, what all pieces of a skill say together. */
@ObjectType({ description: 'Why the genome believes a skill: only evidence that the viewer may see.' })
export class Evidence {
  @Governed('derived') @Field(() => FactSourceEnum) source: FactSource
  @Governed('derived') @Field(() => EvidenceKind) kind: (typeof evidenceKinds)[number]
  @Governed('derived') @Field(() => DateTime, { nullable: true }) recordedAt: Date | null
  @Governed('derived')
  @Field(() => Float, { description: '0 to 1: how sure this piece alone makes us, today.' })
  confidence: number

  /** `of` null: behind an alias, where nothing leads to the fact, its words or its date. */
  constructor(
    readonly of: Employee | null,
    readonly piece: EvidenceRow | SuggestedPiece,
    confidence: number,
  ) {
    this.source = piece.source
    this.kind = piece.kind
    this.recordedAt = of && piece.recordedAt
    this.confidence = confidence
  }
}

/** What a viewer may know of one skill of one employee: nothing here comes from evidence that is hidden from them. */
@ItemOf('SKILLS')
@ObjectType({
  implements: Fact,
  description: 'A skill of a person, with what supports it as far as the viewer may see.',
})
export class GenomeSkill extends Fact {
  @Governed('SKILLS') @Field(() => AssertionStateEnum) state: AssertionState
  @Governed('SKILLS')
  @Field(() => Int, { nullable: true, description: '1 novice to 5 expert; null when nobody stated it.' })
  level: number | null
  @Governed('SKILLS')
  @Field(() => Float, { description: '0 to 1: how much the visible evidence supports it.' })
  strength: number
  @Governed('SKILLS') @Field(() => DateOnly, { nullable: true }) lastUsed: string | null
  @Governed('SKILLS') @Field(() => [Evidence]) evidence: Evidence[]

  /** `row`: its settings. */
  constructor(of: Employee, row: SkillRow, known: KnownOfSkill) {
    super(of, 'GenomeSkill', 'SKILLS', { ...row, source: known.source, recordedAt: known.recordedAt })
    this.skillId = row.skillId
    this.state = known.state
    this.level = known.level
    this.strength = known.strength
    this.lastUsed = known.lastUsed
    this.evidence = known.evidence
  }

  readonly skillId: string
}

type SkillRow = Pick<GenomeSkillRow, 'id' | 'skillId' | 'ownAudience' | 'disputedAt'>
type KnownOfSkill = Pick<
  GenomeSkill,
  'source' | 'recordedAt' | 'state' | 'level' | 'strength' | 'lastUsed' | 'evidence'
>

/** A skill with what supports it; `pieces`: all of its evidence that the viewer may see, at least one. */
export function supportedSkill(
  of: Employee,
  row: SkillRow,
  pieces: readonly EvidenceRow[],
  today: string,
): GenomeSkill {
  const stated = pieces.find(({ kind }) => kind === 'STATED')
  const first = stated ?? pieces.reduce((oldest, piece) => (piece.recordedAt < oldest.recordedAt ? piece : oldest))
  return new GenomeSkill(of, row, {
    source: first.source,
    recordedAt: first.recordedAt,
    state: stateOf(pieces),
    level: stated?.level ?? null,
    strength: strengthOf(pieces, today),
    lastUsed: lastUse(pieces, today),
    evidence: pieces.map((piece) => new Evidence(of, piece, confidenceOf(piece, today))),
  })
}

/** A suggestion to the employee alone, whatever the settings: as strong as it is likely. */
export function suggestedSkill(
  of: Employee,
  id: string,
  { skillId, confidence }: Suggestion,
  piece: SuggestedPiece,
): GenomeSkill {
  const { source, recordedAt } = piece
  return new GenomeSkill(
    of,
    { id, skillId, ownAudience: 'ONLY_ME', disputedAt: null },
    {
      source,
      recordedAt,
      state: 'INFERRED',
      level: null,
      strength: confidence,
      lastUsed: null,
      evidence: [new Evidence(of, piece, confidence)],
    },
  )
}

/** The last known day of use: today while it goes on; null where no piece says. */
function lastUse(pieces: readonly EvidenceRow[], today: string): string | null {
  const days = pieces.filter(tellsOfUse).map((piece) => lastDay(piece, today))
  return days.sort().at(-1) ?? null
}
