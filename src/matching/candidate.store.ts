import { createHash } from 'node:crypto'
import DataLoader from 'dataloader'
import { openCaseLoader } from '../opportunities/application.loader.js'
import { opportunityLoader, requirementLoader } from '../opportunities/opportunity.loader.js'
import type { Opportunity } from '../opportunities/opportunity.type.js'
import { employeeLoader } from '../people/employee.loader.js'
import type { Employee } from '../people/employee.type.js'
import { evidenceFacet } from '../people/evidence-sql.js'
import type { TraitFilter } from '../people/visible-traits.store.js'
import { uuidOf } from '../relay/global-id.js'
import type { Seal, SealedEmployees } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { disclosuresOf, purposeOf } from '../visibility/disclosure.js'
import type { Facet } from '../visibility/facet.js'
import { type CaseScope, previewOf } from '../visibility/visible-sql.js'
import { surfacingOf } from './alias.store.js'
import { Candidate } from './candidate.type.js'
import { noteShownByName } from './candidate-shown.store.js'
import { coarsenScore } from './coarse.js'
import { Match } from './match.type.js'
import { compareRank } from './rank.js'
import { type Demand, type Score, scoreMatch } from './score.js'
import { countingSkills, listSupply, loadNeighbours, type PersonSupply } from './supply.store.js'

/** One search for people: what it asks for, how it names them, and which applications widen what the viewer sees. */
export interface Search {
  /** The opportunity's uuid, or one that follows from the requirements and the viewer. */
  readonly id: string
  readonly demand: Demand
  readonly names: SealedEmployees
  readonly scope: CaseScope
  readonly opportunity: Opportunity | null
}

export interface CandidateFilterTerms extends TraitFilter {
  readonly minimumScore?: number | null
  readonly excludeApplicants?: boolean | null
}

/** Somebody found by a search. */
export interface Ranked {
  readonly supply: PersonSupply
  readonly score: Score
  /** The employee's id within this search: it breaks ties, and says nothing outside. */
  readonly sealedId: string
}

/** The search that an opportunity is; its candidates' ids change when its requirements change. */
export async function searchOf(request: Request, seal: Seal, opportunity: Opportunity): Promise<Search> {
  const { id, kind, hoursPerWeek, startsOn, requirementsVersion } = opportunity.row
  const requirements = await request.once(requirementLoader).load(id)
  return {
    id,
    demand: { requirements, kind, hoursPerWeek, startsOn },
    names: seal.employeesOf(`opportunity ${id} ${requirementsVersion}`),
    scope: { opportunityId: id },
    opportunity,
  }
}

/** A search for requirements that no opportunity holds, for one viewer. */
export function unpostedSearch(request: Request, seal: Seal, requirements: Demand['requirements']): Search {
  const text = JSON.stringify([
    request.viewer?.employerId,
    request.viewer?.employeeId ?? request.viewer?.subject,
    requirements,
  ])
  return {
    id: uuidOf(createHash('sha256').update(text).digest().subarray(0, 16)),
    demand: { requirements, kind: null, hoursPerWeek: null, startsOn: null },
    names: seal.employeesOf(`requirements ${text}`),
    scope: 'match',
    opportunity: null,
  }
}

const hasEvidence = ({ requirements }: Score) => requirements.some(({ contribution }) => contribution > 0)

const rankings = (_request: Request) => new Map<string, Promise<Ranked[]>>()

/** Everybody whom matching may surface to the viewer for this search, best first; the same question is answered once a request. */
export function rankCandidates(request: Request, search: Search, filter: CandidateFilterTerms): Promise<Ranked[]> {
  const kept = request.once(rankings)
  const key = JSON.stringify([search.id, search.opportunity?.row.requirementsVersion, filter])
  const ranking = kept.get(key) ?? rank(request, search, filter)
  kept.set(key, ranking)
  return ranking
}

async function rank(request: Request, search: Search, filter: CandidateFilterTerms): Promise<Ranked[]> {
  const { opportunity } = search
  const cases =
    filter.excludeApplicants && opportunity ? await request.once(openCaseLoader).load(opportunity.row.id) : null
  const surfaced = await surface(request, search, null, filter)
  const applied = surfaced.filter(({ supply }) => cases?.get(supply.employeeId))
  // To be left out as an applicant is to be met as one.
  for (const { supply } of applied) disclosuresOf(request).metInCase.add(supply.employeeId)
  return surfaced
    .filter(({ supply, score }) => !cases?.get(supply.employeeId) && score.score >= (filter.minimumScore ?? 0))
    .sort((a, b) => compareRank([a.score.score, a.sealedId], [b.score.score, b.sealedId]))
}

/** Those of these people (null: everybody) whom matching may surface to the viewer for this search; unordered. */
export async function surface(
  request: Request,
  search: Search,
  employeeIds: readonly string[] | null,
  filter: TraitFilter,
): Promise<Ranked[]> {
  const { demand, names, scope } = search
  const neighbours = await loadNeighbours(request, demand.requirements)
  const surfacing = await surfacingOf(request, search.opportunity, demand.requirements.length)
  const supplies = await listSupply(request, countingSkills(neighbours), scope, { employeeIds, surfacing }, filter)
  return supplies
    .map((supply) => {
      const score = scoreMatch(demand, supply, neighbours)
      return {
        supply,
        score: supply.isBehindAlias ? coarsenScore(demand, score) : score,
        sealedId: names.seal(supply.employeeId),
        hasEvidence: hasEvidence(score),
      }
    })
    .filter((each) => each.hasEvidence)
}

const facetsOfFilter = ({ orgUnit, location, availableFrom }: CandidateFilterTerms): Facet[] => [
  ...(orgUnit != null ? (['POSITION'] as const) : []),
  ...(location != null ? (['LOCATION'] as const) : []),
  ...(availableFrom != null ? (['AVAILABILITY'] as const) : []),
]

/** What a match shows of a person: the facets that counted in it. */
function facetsOfMatch({ supply, score }: Pick<Ranked, 'supply' | 'score'>): Facet[] {
  const kinds = score.requirements.flatMap(({ skillId }) => (skillId ? (supply.evidence.get(skillId) ?? []) : []))
  if (supply.isBehindAlias) return ['SKILLS']
  return [
    ...(kinds.length ? (['SKILLS'] as const) : []),
    ...kinds.map(({ kind }) => evidenceFacet[kind]),
    ...(supply.availability ? (['AVAILABILITY'] as const) : []),
    ...(supply.wantedKinds.length ? (['INTERESTS'] as const) : []),
  ]
}

/** Notes for the log that the viewer learns of this match, by reading it or by counting it. */
export function noteMatch(
  request: Request,
  { scope }: Search,
  each: Pick<Ranked, 'supply' | 'score'>,
  filter: CandidateFilterTerms,
): void {
  const { purpose, opportunityId } = purposeOf(scope, each.supply.openedBy)
  if (previewOf(scope)) return
  const seen = [...facetsOfMatch(each), ...(each.supply.isBehindAlias ? [] : facetsOfFilter(filter))]
  disclosuresOf(request).note(each.supply.employeeId, purpose, opportunityId, seen)
}

/**
 * Whom of these matching surfaces by name to the employer side at large. That somebody with an open case was surfaced to a team
 * by what the case opened must mark them for that team alone: others would learn of the case.
 */
async function surfacedWithoutCase(
  request: Request,
  search: Search,
  ranked: readonly Pick<Ranked, 'supply'>[],
): Promise<Set<string>> {
  const byName = ranked.filter(({ supply }) => !supply.isBehindAlias)
  const inCase = byName.flatMap(({ supply }) => (supply.openedBy ? [supply.employeeId] : []))
  const found = new Set(byName.flatMap(({ supply }) => (supply.openedBy ? [] : [supply.employeeId])))
  if (inCase.length === 0) return found
  const atLarge = await surface(request, { ...search, scope: 'match', opportunity: null }, inCase, {})
  for (const { supply } of atLarge) found.add(supply.employeeId)
  return found
}

/** People as the viewer may see them, surfaced by matching or not; whom they see is noted for the log, and who is shown by name for the opportunity. */
export async function toCandidates(
  request: Request,
  search: Search,
  ranked: readonly Pick<Ranked, 'supply' | 'score' | 'sealedId'>[],
  isSurfaced: boolean,
): Promise<Candidate[]> {
  const { scope, demand, opportunity } = search
  const employees = await employeeLoader(request, scope).loadMany(ranked.map(({ supply }) => supply.employeeId))
  const anyway = isSurfaced ? await surfacedWithoutCase(request, search, ranked) : new Set<string>()
  return ranked.map((each, index) => {
    const { supply, score, sealedId } = each
    const employee = employees[index] as Employee
    if (!supply.isBehindAlias) noteShownByName(request, scope, employee, anyway.has(supply.employeeId))
    noteMatch(request, search, each, {})
    const known = supply.isBehindAlias ? null : employee
    const match = new Match(known, demand, supply, score, request.today)
    return new Candidate({ search: search.id, sealedId, opportunity }, supply.employeeId, known, match)
  })
}

/** How these people fit, whether or not matching surfaces them: applicants, or the viewer. Unordered. */
export async function scorePeople(
  request: Request,
  demand: Demand,
  scope: CaseScope,
  employeeIds: readonly string[],
): Promise<Map<string, { supply: PersonSupply; score: Score }>> {
  const neighbours = await loadNeighbours(request, demand.requirements)
  const supplies = await listSupply(request, countingSkills(neighbours), scope, { employeeIds, surfacing: null })
  return new Map(
    supplies.map((supply) => [supply.employeeId, { supply, score: scoreMatch(demand, supply, neighbours) }]),
  )
}

/** Candidates of one opportunity by employee uuid: null for who does not exist for the viewer. */
const candidateLoaders = (request: Request) => {
  const loaders = new Map<string, DataLoader<string, Candidate | null>>()
  return (seal: Seal, opportunity: Opportunity) => {
    const loader =
      loaders.get(opportunity.row.id) ??
      new DataLoader<string, Candidate | null>(async (employeeIds) => {
        const search = await searchOf(request, seal, opportunity)
        const scored = await scorePeople(request, search.demand, search.scope, employeeIds)
        const found = employeeIds.flatMap((id) => {
          const of = scored.get(id)
          return of ? [{ ...of, sealedId: search.names.seal(id) }] : []
        })
        const candidates = await toCandidates(request, search, found, false)
        const byEmployee = new Map(found.map(({ supply }, index) => [supply.employeeId, candidates[index]]))
        return employeeIds.map((id) => byEmployee.get(id) ?? null)
      })
    loaders.set(opportunity.row.id, loader)
    return loader
  }
}

/** One person as a candidate for an opportunity, as its applicants are shown. */
export const loadCandidate = (
  request: Request,
  seal: Seal,
  opportunity: Opportunity,
  employeeId: string,
): Promise<Candidate | null> => request.once(candidateLoaders)(seal, opportunity).load(employeeId)

/** A candidate by its id: somebody whom matching surfaces to the viewer at this moment, an applicant, or the viewer. */
export async function findCandidateById(
  request: Request,
  seal: Seal,
  opportunityId: string,
  sealedId: string,
): Promise<Candidate | null> {
  const opportunity = await request.once(opportunityLoader).load(opportunityId)
  if (!opportunity) return null
  const search = await searchOf(request, seal, opportunity)
  const employeeId = search.names.open(sealedId)
  const cases = await request.once(openCaseLoader).load(opportunityId)
  if (cases.has(employeeId) || employeeId === request.viewer?.employeeId)
    return loadCandidate(request, seal, opportunity, employeeId)
  if (!request.viewer?.isEmployerSide) return null
  const surfaced = await surface(request, search, [employeeId], {})
  return (await toCandidates(request, search, surfaced, true))[0] ?? null
}
