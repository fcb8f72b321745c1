import type { Request } from '../request.js'
import type { Holdings, LearningInput, Term } from './learning/learning-input.js'

/** How many people are read at once. */
const batchSize = 10_000
const uuidLength = 36

/** All terms of all vocabularies, in the order of their ids; retired ones too, for people may still hold them. */
async function listTerms(request: Request): Promise<Term[]> {
  const listOf = (column: string, table: string) =>
    `array(SELECT ${column}::text FROM ${table} r WHERE r.skill_id = k.id ORDER BY 1)`
  return request.sql<Term>(
    `SELECT k.id,
       array(SELECT n.name FROM skill_name n WHERE n.skill_id = k.id ORDER BY n.is_preferred DESC, n.name COLLATE "C") AS names,
       ${listOf('broader_id', 'skill_broader')} AS broader, ${listOf('related_id', 'skill_related')} AS related
     FROM skill k ORDER BY k.id`,
  )
}

/** Occupations of the vocabularies with the skills usual in each. */
async function listOccupations(request: Request): Promise<LearningInput['occupations']> {
  return request.sql(
    `SELECT json_agg(json_build_object('id', s.skill_id, 'typicality', s.typicality) ORDER BY s.skill_id) AS skills
     FROM occupation_skill s GROUP BY s.occupation_id ORDER BY s.occupation_id`,
  )
}

/** Numbers of unknown count, in few large pieces. */
class NumberList {
  private numbers = new Uint32Array(1 << 16)
  private length = 0

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const grown = new Uint32Array(this.numbers.length * 2)
      grown.set(this.numbers)
      this.numbers = grown
    }
    this.numbers[this.length++] = number
  }

  toArray(): Uint32Array {
    return this.numbers.slice(0, this.length)
  }
}

/** Facts that begin on a day count from that day, though nobody changes anything then. */
const renewBegun = `
  SELECT renew_contributions($1, array(
    SELECT DISTINCT f.employee_id FROM (
      SELECT employee_id, started_on FROM experience UNION ALL SELECT employee_id, started_on FROM assignment
    ) f JOIN genome_contribution c USING (employee_id)
    WHERE f.started_on > c.renewed_on AND f.started_on <= $2::date
  ))`

/** What every person of the employer contributes, by their places among the terms. */
async function readHoldings(request: Request, terms: readonly Term[]): Promise<Holdings> {
  await request.sql(renewBegun, [request.employerId, request.today])
  const placeOf = new Map(terms.map(({ id }, place) => [id, place]))
  const offsets = new NumberList()
  const skills = new NumberList()
  let count = 0
  offsets.push(0)
  await request.sql(`DECLARE contribution NO SCROLL CURSOR FOR
    SELECT array_to_string(skill_ids, '') AS ids FROM genome_contribution WHERE skill_ids <> '{}'`)
  for (;;) {
    const rows = await request.sql<{ ids: string }>(`FETCH ${batchSize} FROM contribution`)
    if (rows.length === 0) break
    for (const { ids } of rows) {
      for (let at = 0; at < ids.length; at += uuidLength, count++)
        skills.push(placeOf.get(ids.slice(at, at + uuidLength)) as number)
      offsets.push(count)
    }
  }
  await request.sql('CLOSE contribution')
  return { offsets: offsets.toArray(), skills: skills.toArray() }
}

const nobody: Holdings = { offsets: new Uint32Array(1), skills: new Uint32Array(0) }

/** What a starter edition is derived from: the vocabularies alone. */
export const readStarterInput = async (request: Request): Promise<LearningInput> => ({
  terms: await listTerms(request),
  occupations: await listOccupations(request),
  holdings: nobody,
  minimumSupport: 0,
})

/** What the request's employer's edition is derived from. A pair counts from `minimumGroupSize` people on, and never below five. */
export async function readLearningInput(request: Request): Promise<LearningInput> {
  const terms = await listTerms(request)
  const [employer] = await request.sql<{ size: number }>(
    'SELECT minimum_group_size AS size FROM employer WHERE employer_id = $1',
    [request.employerId],
  )
  return {
    terms,
    occupations: await listOccupations(request),
    holdings: await readHoldings(request, terms),
    minimumSupport: Math.max(5, employer?.size ?? 5),
  }
}
