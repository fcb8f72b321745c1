import { setImmediate } from 'node:timers/promises'
import type { Request } from '../request.js'
import type { EditionRow, EditionSkillRow } from './edition.entity.js'
import { editionKinds } from './edition.loader.js'
import { deriveEdition, editionDigest, type LearnedEdition } from './learning/derive-edition.js'
import type { LearningInput } from './learning/learning-input.js'
import { bases } from './learning/neighbours.js'
import { readLearningInput, readStarterInput } from './learning-input.store.js'
import type { ModelCard } from './model-card.js'

/** Hears how far learning has come: a step, and 0 to 1 of the whole. */
export type OnLearning = (step: string, share: number) => void

/** What came of learning. `edition` null: fewer people contribute than an edition needs, and the starter is in force. */
export interface Learned {
  readonly edition: EditionRow | null
  readonly people: number
  /** How many former editions were withdrawn because somebody is to be forgotten. */
  readonly withdrawn: number
}

/** Contents of so many editions of an employer are kept, to go back to; cards are kept for good. */
const keptEditions = 5
const skillsPerStatement = 1000

/** Work that may take minutes on one snapshot, between statements that are short. */
const takeTime = (request: Request) =>
  request.sql('SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0')

/** Derives an edition a slice at a time, so that a server answers others meanwhile. */
async function deriveInSlices(input: LearningInput, onLearning: OnLearning): Promise<LearnedEdition> {
  const steps = deriveEdition(input)
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
    onLearning(next.value.step, next.value.share)
    await setImmediate()
  }
}

/**
 * Learns the next edition of the request's employer and puts it in force, all in the request's transaction: whoever is
 * killed meanwhile leaves nothing. Where somebody is to be forgotten, every former edition is withdrawn with its content.
 * Null: another process is learning for this employer.
 */
export async function learnEdition(
  request: Request,
  minimumPeople: number,
  onLearning: OnLearning = () => {},
): Promise<Learned | null> {
  await takeTime(request)
  const [lock] = await request.sql<{ taken: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('learn ' || $1, 0)) AS taken`,
    [request.employerId],
  )
  if (!lock?.taken) return null
  const due = await request.sql<{ id: string }>('SELECT id FROM edition_due')
  const input = await readLearningInput(request)
  const people = input.holdings.offsets.length - 1
  const edition = people < minimumPeople ? null : await saveEdition(request, 'learned', input, onLearning)
  const withdrawn = due.length ? await withdrawOthers(request, edition?.id ?? null) : 0
  await request.sql('DELETE FROM edition_due WHERE id = ANY ($1)', [due.map(({ id }) => id)])
  await forgetOldContents(request)
  return { edition, people, withdrawn }
}

/** Derives the starter edition anew from the vocabularies as they are, and puts it in force. */
export async function learnStarterEdition(request: Request, onLearning: OnLearning = () => {}): Promise<EditionRow> {
  await takeTime(request)
  await request.sql('LOCK TABLE starter_edition IN SHARE ROW EXCLUSIVE MODE')
  const row = await saveEdition(request, 'starter', await readStarterInput(request), onLearning)
  await request.sql(
    `DELETE FROM starter_skill WHERE edition_id NOT IN (SELECT id FROM starter_edition ORDER BY number DESC LIMIT ${keptEditions})`,
  )
  return row
}

async function saveEdition(
  request: Request,
  kindName: keyof typeof editionKinds,
  input: LearningInput,
  onLearning: OnLearning,
): Promise<EditionRow> {
  const kind = editionKinds[kindName]
  const started = performance.now()
  const learned = await deriveInSlices(input, onLearning)
  const seconds = (performance.now() - started) / 1000
  const [{ number } = { number: 1 }] = await request.sql<{ number: number }>(
    `SELECT 1 + greatest((SELECT max(number) FROM starter_edition), (SELECT max(number) FROM ${kind.table}), 0)::int AS number`,
  )
  const card = await describeLearned(request, learned, seconds)
  const edges = learned.adjacency.neighbours.length
  const row: EditionRow = {
    id: request.newId(),
    number,
    learnedAt: request.now,
    inForceSince: request.now,
    people: input.holdings.offsets.length - 1,
    facts: input.holdings.skills.length,
    skills: card.connectedTerms,
    edges,
    schemes: card.vocabularies.map(({ scheme, version }) => `${scheme} ${version}`),
    minimumSupport: input.minimumSupport,
    dimensions: learned.dimensions,
    digest: editionDigest(learned),
    card,
  }
  const tenant = kindName === 'learned' ? { employerId: request.employerId } : {}
  await request.insert(kind.entity, [{ ...tenant, ...row }])
  for (let first = 0; first < learned.terms.length; first += skillsPerStatement) {
    const rows = listSkills(learned, row.id, first, Math.min(first + skillsPerStatement, learned.terms.length))
    await request.insert(
      kind.skillEntity,
      rows.map((each) => ({ ...tenant, ...each })),
    )
    onLearning('saving', first / learned.terms.length)
  }
  return row
}

/** What an edition says of the terms from `first` to before `end`. */
function listSkills(learned: LearnedEdition, editionId: string, first: number, end: number): EditionSkillRow[] {
  const { terms, adjacency, vectors, dimensions, rarity } = learned
  return Array.from({ length: end - first }, (_each, index) => {
    const term = first + index
    const [from, to] = [adjacency.offsets[term] as number, adjacency.offsets[term + 1] as number]
    const vector = vectors.subarray(term * dimensions, (term + 1) * dimensions)
    return {
      editionId,
      skillId: terms[term] as string,
      rarity: rarity[term] as number,
      adjacentIds: Array.from(adjacency.neighbours.subarray(from, to), (each) => terms[each] as string),
      affinities: Array.from(adjacency.affinities.subarray(from, to)),
      bases: Array.from(adjacency.bases.subarray(from, to), (each) => bases[each] as (typeof bases)[number]),
      vector: Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
    }
  })
}

async function describeLearned(request: Request, learned: LearnedEdition, seconds: number): Promise<ModelCard> {
  const vocabularies = await request.sql<ModelCard['vocabularies'][number]>(
    'SELECT scheme, version, attribution FROM vocabulary ORDER BY place',
  )
  const { offsets, bases: kinds } = learned.adjacency
  const edges = { TAXONOMY: 0, LEARNED: 0, BOTH: 0 }
  for (const kind of kinds) edges[bases[kind] as keyof typeof edges]++
  const connectedTerms = learned.terms.filter((_id, term) => offsets[term] !== offsets[term + 1]).length
  return { vocabularies, terms: learned.terms.length, connectedTerms, edges, seconds }
}

/** Takes back every edition but this one: what they learned from somebody who is to be forgotten is gone with their content. */
async function withdrawOthers(request: Request, editionId: string | null): Promise<number> {
  await request.sql('DELETE FROM learned_skill WHERE edition_id IS DISTINCT FROM $1', [editionId])
  const withdrawn = await request.sql<{ id: string }>(
    `WITH taken AS (
       UPDATE learned_edition SET withdrawn_at = $2, in_force_since = NULL
       WHERE id IS DISTINCT FROM $1 AND withdrawn_at IS NULL RETURNING id
     ) SELECT id FROM taken`,
    [editionId, request.now],
  )
  return withdrawn.length
}

const forgetOldContents = (request: Request) =>
  request.sql(
    `DELETE FROM learned_skill WHERE edition_id NOT IN (SELECT id FROM learned_edition ORDER BY number DESC LIMIT ${keptEditions})`,
  )
