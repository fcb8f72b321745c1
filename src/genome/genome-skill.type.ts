import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { Employee } from '../people/employee.type.js'
import type { EvidenceRow } from '../people/evidence-sql.js'
import { Fact } from '../people/fact.type.js'
import type { GenomeSkillRow } from '../people/facts.entity.js'
import { DateOnly, DateTime } from '../relay/scalars.js'
import type { FactSource } from '../visibility/facet.js'
import { FactSourceEnum, Governed, ItemOf, registerEnum } from '../visibility/governed.type.js'
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
    readonly piece: EvidenceRow,
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

  /** `pieces`: the visible evidence of one skill, at least one piece. `row`: its settings. */
  constructor(of: Employee, row: GenomeSkillRow, pieces: readonly EvidenceRow[], today: string) {
    const stated = pieces.find(({ kind }) => kind === 'STATED')
    const first = stated ?? pieces.reduce((oldest, piece) => (piece.recordedAt < oldest.recordedAt ? piece : oldest))
    super(of, 'GenomeSkill', 'SKILLS', { ...row, source: first.source, recordedAt: first.recordedAt })
    this.skillId = row.skillId
    this.state = stateOf(pieces)
    this.level = stated?.level ?? null
    this.strength = strengthOf(pieces, today)
    this.lastUsed = lastUse(pieces, today)
    this.evidence = pieces.map((piece) => new Evidence(of, piece, confidenceOf(piece, today)))
  }

  readonly skillId: string
}

/** The last known day of use: today while it goes on; null where no piece says. */
function lastUse(pieces: readonly EvidenceRow[], today: string): string | null {
  const days = pieces.filter(tellsOfUse).map((piece) => lastDay(piece, today))
  return days.sort().at(-1) ?? null
}
