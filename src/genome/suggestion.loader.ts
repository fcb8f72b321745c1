import { createHash } from 'node:crypto'
import type { Employee } from '../people/employee.type.js'
import type { Fact } from '../people/fact.type.js'
import { loadOwnEmployee } from '../people/viewer.resolver.js'
import { readGlobalId, uuidOf } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { extractSkills } from '../skills/extract-skills.js'
import { listUsualSkills } from '../skills/occupation.store.js'
import { skillDictionary } from '../skills/skill-dictionary.loader.js'
import { twinLoader } from '../skills/twin.loader.js'
import { loadGenomeSkills } from './genome-skill.loader.js'
import { type GenomeSkill, suggestedSkill } from './genome-skill.type.js'
import { listImpliedSkills } from './implied-skills.store.js'
import { type InferenceInput, inferSkills, type Suggestion } from './inference/infer-skills.js'
import { occupationLists } from './occupation-lists.loader.js'
import { loadTexts, loadTitles, type TitledFact, type WordedFact } from './own-facts.loader.js'

/** More would be a list to work through, not a suggestion. */
const mostSuggested = 20

const suggestedTo = (_request: Request) => new WeakMap<Employee, Promise<GenomeSkill[]>>()

/**
 * Skills that the genome suggests to an employee who looks at their own record, surest first; to anybody else nothing. Worked
 * out anew from their own facts of the moment and the edition in force, and stored nowhere, so that nothing that was inferred can be
 * left behind, or count where others look. Made once a request.
 */
export function loadSuggestions(request: Request, employee: Employee): Promise<GenomeSkill[]> {
  if (!employee.isOwn) return Promise.resolve([])
  const kept = request.once(suggestedTo)
  const suggested = kept.get(employee) ?? suggest(request, employee)
  kept.set(employee, suggested)
  return suggested
}

/** The uuid of a suggestion follows from the employee and the skill; it begins like all suggestions to this employee. */
export function suggestionId(employeeId: string, skillId: string): string {
  const of = (...words: string[]) => createHash('sha256').update(words.join('\0')).digest()
  const mark = of('suggestions', employeeId).subarray(0, 4)
  return uuidOf(Buffer.concat([mark, of('suggestion', employeeId, skillId).subarray(0, 12)]))
}

/** A suggestion to the viewer by its global id, as long as it is one; null for any other id, at once. */
export async function findOwnSuggestion(request: Request, id: string): Promise<GenomeSkill | null> {
  const employeeId = request.viewer?.employeeId
  const uuid = readGlobalId(id)?.uuids[0]
  if (!employeeId || uuid?.slice(0, 8) !== suggestionId(employeeId, '').slice(0, 8)) return null
  const own = await loadOwnEmployee(request)
  const suggestions = own ? await loadSuggestions(request, own) : []
  return suggestions.find((suggestion) => suggestion.id === id) ?? null
}

/** What became of a suggestion to the viewer once it was confirmed, by the id that it had as a suggestion. */
export async function findConfirmed(request: Request, id: string): Promise<GenomeSkill | null> {
  const own = await loadOwnEmployee(request)
  const uuid = readGlobalId(id)?.uuids[0]
  const known = own ? await loadGenomeSkills(request, own) : []
  return known.find(({ of, skillId }) => suggestionId(of.record.id, skillId) === uuid) ?? null
}

async function suggest(request: Request, employee: Employee): Promise<GenomeSkill[]> {
  const known = await loadGenomeSkills(request, employee)
  const held = known.filter(({ state }) => state !== 'INFERRED')
  const titles = await loadTitles(request, employee)
  const texts = await loadTexts(request, employee)
  const suggestions = inferSkills({
    ...(await askGenome(request, held, titles)),
    texts: await readTexts(request, texts),
    unwanted: await loadUnwanted(request, employee, known),
  })
  const facts = new Map<string, Fact>([
    ...held.map((skill) => [skill.skillId, skill] as const),
    ...[...titles, ...texts].map(({ fact }) => [fact.uuid, fact] as const),
  ])
  return (await onceEach(request, suggestions)).slice(0, mostSuggested).map((suggestion) => {
    const { kind, ...of } = suggestion.derivation
    const from = facts.get('factId' in of ? of.factId : of.fromSkillId) as Fact
    const piece = { kind, source: 'INFERRED' as const, recordedAt: from.recordedAt, from }
    return suggestedSkill(employee, suggestionId(employee.record.id, suggestion.skillId), suggestion, piece)
  })
}

/** What the genome knows of skills and titles that somebody has. */
async function askGenome(
  request: Request,
  heldSkills: readonly GenomeSkill[],
  titles: readonly TitledFact[],
): Promise<Omit<InferenceInput, 'unwanted' | 'texts'>> {
  const held = heldSkills.map(({ skillId }) => skillId)
  const usual = await listUsualSkills(request, [...new Set(titles.map(({ title }) => title))])
  return {
    held,
    titles: titles.map(({ fact, title }) => ({ factId: fact.uuid, usual: usual.get(title) ?? [] })),
    occupations: await request.once(occupationLists),
    implied: await listImpliedSkills(request, held),
  }
}

/** The skills that an employee's own words name. */
async function readTexts(request: Request, texts: readonly WordedFact[]): Promise<InferenceInput['texts']> {
  const dictionary = await request.once(skillDictionary)
  return texts.map(({ kind, fact, text }) => ({
    kind,
    factId: fact.uuid,
    skillIds: extractSkills(text, dictionary).map(({ skillId }) => skillId),
  }))
}

/** What the employee knows of themself already or has rejected, under the name of any vocabulary. */
async function loadUnwanted(
  request: Request,
  { record }: Employee,
  known: readonly GenomeSkill[],
): Promise<ReadonlySet<string>> {
  const rejected = await request.sql<{ skillId: string }>(
    'SELECT skill_id AS "skillId" FROM rejected_inference WHERE employee_id = $1',
    [record.id],
  )
  const ids = [...known, ...rejected].map(({ skillId }) => skillId)
  const twins = (await request.once(twinLoader).loadMany(ids)) as string[][]
  return new Set([...ids, ...twins.flat()])
}

/** Of terms of several vocabularies that mean the same, the first. */
async function onceEach(request: Request, suggestions: readonly Suggestion[]): Promise<Suggestion[]> {
  const twins = (await request.once(twinLoader).loadMany(suggestions.map(({ skillId }) => skillId))) as string[][]
  const taken = new Set<string>()
  return suggestions.filter(({ skillId }, index) => {
    if (taken.has(skillId)) return false
    for (const twin of twins[index] as string[]) taken.add(twin)
    return true
  })
}
