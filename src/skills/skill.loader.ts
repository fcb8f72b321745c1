import DataLoader from 'dataloader'
import { badUserInput } from '../errors.js'
import { uuidFromId } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { SkillRow } from './skill.entity.js'
import { Skill } from './skill.type.js'

/** Skills by uuid; null where there is none. */
export const skillLoader = (request: Request) =>
  new DataLoader<string, Skill | null>(async (ids) => {
    const rows = await request.sql<SkillRow>(
      `SELECT ${request.columns(SkillRow, 'k')} FROM skill k WHERE k.id = ANY ($1)`,
      [ids],
    )
    const byId = new Map(rows.map((row) => [row.id, new Skill(row)]))
    return ids.map((id) => byId.get(id) ?? null)
  })

/** The skills of these uuids that exist, by name. */
export async function loadSkills(request: Request, ids: readonly string[]): Promise<Skill[]> {
  const skills = await request.once(skillLoader).loadMany(ids)
  return skills
    .filter((skill): skill is Skill => skill instanceof Skill)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/**
 * The uuids that an argument's skill ids name, each once.
 * @throws BAD_USER_INPUT for an id that names no skill.
 */
export async function readSkillIds(request: Request, ids: readonly string[], argument: string): Promise<string[]> {
  const uuids = ids.map((id, index) => uuidFromId('Skill', id, `${argument}[${index}]`))
  const skills = await request.once(skillLoader).loadMany(uuids)
  skills.forEach((skill, index) => {
    if (!(skill instanceof Skill)) throw badUserInput(`${argument}[${index}]`, 'names no skill')
  })
  return [...new Set(uuids)]
}

type Relation = 'broader' | 'narrower' | 'alternativeNames'
const relationSql: Record<Relation, string> = {
  broader: 'SELECT skill_id AS id, broader_id::text AS value FROM skill_broader WHERE skill_id = ANY ($1)',
  narrower: 'SELECT broader_id AS id, skill_id::text AS value FROM skill_broader WHERE broader_id = ANY ($1)',
  alternativeNames:
    'SELECT skill_id AS id, name AS value FROM skill_name WHERE skill_id = ANY ($1) AND NOT is_preferred ORDER BY name',
}
const relationLoader = (relation: Relation) => (request: Request) =>
  new DataLoader<string, string[]>(async (ids) => {
    const rows = await request.sql<{ id: string; value: string }>(relationSql[relation], [ids])
    const byId = groupById(rows)
    return ids.map((id) => byId.get(id)?.map((row) => row.value) ?? [])
  })

function groupById<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.id)
    if (group) group.push(row)
    else groups.set(row.id, [row])
  }
  return groups
}

/** Skill uuids of the broader or narrower skills, or the alternative names, by skill uuid. */
export const skillRelationLoaders = {
  broader: relationLoader('broader'),
  narrower: relationLoader('narrower'),
  alternativeNames: relationLoader('alternativeNames'),
} as const

/** What the publisher of a scheme asks to be said where its terms are shown, by scheme; null for the built-in set. */
export const attributionLoader = (request: Request) =>
  new DataLoader<string, string | null>(async (schemes) => {
    const rows = await request.sql<{ scheme: string; attribution: string | null }>(
      'SELECT scheme, attribution FROM vocabulary WHERE scheme = ANY ($1)',
      [schemes],
    )
    const byScheme = new Map(rows.map(({ scheme, attribution }) => [scheme, attribution]))
    return schemes.map((scheme) => byScheme.get(scheme) ?? null)
  })
