import { notFound } from '../errors.js'
import type { Request } from '../request.js'
import type { EditionRow, LearnedEditionRow } from './edition.entity.js'
import { editionKinds } from './edition.loader.js'

type Kind = keyof typeof editionKinds

/** Editions, newest first: of the request's employer (`learned`), or those derived from the vocabularies (`starter`). */
export async function listEditions(request: Request, kind: Kind): Promise<(EditionRow & Partial<LearnedEditionRow>)[]> {
  const { table, entity } = editionKinds[kind]
  return request.sql(`SELECT ${request.columns(entity, 'e')} FROM ${table} e ORDER BY e.number DESC`)
}

/** @throws NOT_FOUND where there is no such edition, or its content is gone: withdrawn, or older than those that are kept. */
async function getEdition(request: Request, kind: Kind, number: number): Promise<EditionRow> {
  const { skillTable } = editionKinds[kind]
  const edition = (await listEditions(request, kind)).find((each) => each.number === number)
  const [content] = await request.sql(`SELECT FROM ${skillTable} WHERE edition_id = $1 LIMIT 1`, [edition?.id ?? null])
  if (!edition || !content) throw notFound(`edition ${number}`)
  return edition
}

/** Puts an edition in force again, for every operation that starts later, in every process. @throws NOT_FOUND as `getEdition`. */
export async function putInForce(request: Request, kind: Kind, number: number): Promise<EditionRow> {
  const edition = await getEdition(request, kind, number)
  await request.sql(`UPDATE ${editionKinds[kind].table} SET in_force_since = $2 WHERE id = $1`, [
    edition.id,
    request.now,
  ])
  return edition
}

/** Lets the starter edition answer the request's employer, until a next edition is learned. */
export const putStarterInForce = (request: Request) =>
  request.sql('UPDATE learned_edition SET in_force_since = NULL WHERE in_force_since IS NOT NULL')

/** How two editions differ. */
export interface EditionComparison {
  /** Edges of the one alone, of the other alone, and of both. */
  readonly lost: number
  readonly gained: number
  readonly kept: number
  /** Mean difference of the affinities of edges of both. */
  readonly meanChange: number
  /** The edges that changed most: of one edition alone, the affinity in the other is null. */
  readonly largest: readonly {
    readonly skill: string
    readonly adjacent: string
    readonly before: number | null
    readonly after: number | null
  }[]
}

const edgesOf = (table: string, edition: string) => `
  SELECT s.skill_id, e.adjacent_id, e.affinity FROM ${table} s, unnest(s.adjacent_ids, s.affinities) AS e (adjacent_id, affinity)
  WHERE s.edition_id = ${edition}`

/** Compares two editions of one kind. @throws NOT_FOUND as `getEdition`. */
export async function compareEditions(
  request: Request,
  kind: Kind,
  numbers: readonly [before: number, after: number],
): Promise<EditionComparison> {
  const { skillTable } = editionKinds[kind]
  const [before, after] = [await getEdition(request, kind, numbers[0]), await getEdition(request, kind, numbers[1])]
  const joined = `SELECT skill_id, adjacent_id, a.affinity AS before, b.affinity AS after
    FROM (${edgesOf(skillTable, '$1')}) a FULL JOIN (${edgesOf(skillTable, '$2')}) b USING (skill_id, adjacent_id)`
  const ids = [before.id, after.id]
  const [counts] = await request.sql<Omit<EditionComparison, 'largest'>>(
    `SELECT count(*) FILTER (WHERE after IS NULL)::int AS lost, count(*) FILTER (WHERE before IS NULL)::int AS gained,
       count(before + after)::int AS kept, coalesce(avg(abs(after - before)), 0) AS "meanChange" FROM (${joined}) j`,
    ids,
  )
  const largest = await request.sql<EditionComparison['largest'][number]>(
    `SELECT k.name AS skill, n.name AS adjacent, j.before, j.after FROM (${joined}) j
     JOIN skill k ON k.id = j.skill_id JOIN skill n ON n.id = j.adjacent_id
     WHERE before IS DISTINCT FROM after
     ORDER BY abs(coalesce(after, 0) - coalesce(before, 0)) DESC, k.name, n.name LIMIT 20`,
    ids,
  )
  return { ...(counts as Omit<EditionComparison, 'largest'>), largest }
}
