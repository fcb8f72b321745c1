import DataLoader from 'dataloader'
import type { EntityTarget } from 'typeorm'
import type { Request } from '../request.js'
import {
  type AdjacencyBasis,
  type EditionRow,
  type EditionSkillRow,
  LearnedEditionRow,
  LearnedSkillRow,
  StarterEditionRow,
  StarterSkillRow,
} from './edition.entity.js'

/** Where editions of one kind are kept, and what they say of skills. */
interface EditionKind {
  readonly table: 'learned_edition' | 'starter_edition'
  readonly entity: EntityTarget<EditionRow>
  readonly skillTable: 'learned_skill' | 'starter_skill'
  readonly skillEntity: EntityTarget<EditionSkillRow>
}
const learned: EditionKind = {
  table: 'learned_edition',
  entity: LearnedEditionRow,
  skillTable: 'learned_skill',
  skillEntity: LearnedSkillRow,
}
const starter: EditionKind = {
  table: 'starter_edition',
  entity: StarterEditionRow,
  skillTable: 'starter_skill',
  skillEntity: StarterSkillRow,
}
/** Editions learned from an employer's people, and those derived from the vocabularies alone. */
export const editionKinds = { learned, starter } as const

export interface EditionInForce {
  readonly kind: EditionKind
  readonly row: EditionRow
}

const findLatest = async (request: Request, { table, entity }: EditionKind): Promise<EditionRow | null> => {
  const [row] = await request.sql<EditionRow>(
    `SELECT ${request.columns(entity, 'e')} FROM ${table} e WHERE e.in_force_since IS NOT NULL
     ORDER BY e.in_force_since DESC, e.number DESC LIMIT 1`,
  )
  return row ?? null
}

/**
 * The edition that answers this request: the employer's own, else the starter. Read in the request's snapshot, so that a
 * switch is in force in every process at once. @throws Error where no vocabulary has been loaded.
 */
export const editionInForce = async (request: Request): Promise<EditionInForce> => {
  for (const kind of [learned, starter]) {
    const row = await findLatest(request, kind)
    if (row) return { kind, row }
  }
  throw new Error('No edition of the genome has been loaded')
}

export interface Adjacency {
  readonly adjacentId: string
  /** Above 0, below 1: how much evidence of the neighbour counts where the skill is asked for. */
  readonly affinity: number
  readonly basis: AdjacencyBasis
}

/** What the edition in force says of skills, by skill uuid; null for a skill that it does not know. */
const editionSkillLoader = (request: Request) =>
  new DataLoader<string, Pick<EditionSkillRow, 'skillId' | 'adjacentIds' | 'affinities' | 'bases'> | null>(
    async (ids) => {
      const { kind, row } = await request.once(editionInForce)
      const rows = await request.sql<EditionSkillRow>(
        `SELECT skill_id AS "skillId", adjacent_ids::text[] AS "adjacentIds", affinities, bases FROM ${kind.skillTable}
         WHERE edition_id = $1 AND skill_id = ANY ($2)`,
        [row.id, ids],
      )
      const byId = new Map(rows.map((each) => [each.skillId, each]))
      return ids.map((id) => byId.get(id) ?? null)
    },
  )

/** The neighbours of a skill in the edition in force, nearest first. */
export async function loadAdjacency(request: Request, skillId: string): Promise<Adjacency[]> {
  const found = await request.once(editionSkillLoader).load(skillId)
  return (found?.adjacentIds ?? []).map((adjacentId, index) => ({
    adjacentId,
    affinity: found?.affinities[index] as number,
    basis: found?.bases[index] as AdjacencyBasis,
  }))
}
