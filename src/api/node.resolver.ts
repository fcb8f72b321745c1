import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { revealRequestLoader } from '../contact/reveal.loader.js'
import { badUserInput } from '../errors.js'
import { disputeLoader } from '../genome/dispute.loader.js'
import { editionInForce } from '../genome/edition.loader.js'
import { GenomeEdition } from '../genome/edition.type.js'
import { findVisibleFact } from '../genome/fact.resolver.js'
import { findCandidateById } from '../matching/candidate.store.js'
import { getOwnPreferences } from '../notifications/email-preferences.store.js'
import { applicationLoader } from '../opportunities/application.loader.js'
import { opportunityLoader } from '../opportunities/opportunity.loader.js'
import { employeeLoader } from '../people/employee.loader.js'
import { Employer } from '../people/employee.type.js'
import { EmployerRow } from '../people/employer.entity.js'
import { getOwnSettings } from '../people/settings.store.js'
import { Viewer } from '../people/viewer.type.js'
import { findOwnItem } from '../public-data/own-items.store.js'
import { loadOwnPreview } from '../public-data/prefill.resolver.js'
import { PublicDataItem } from '../public-data/prefill.type.js'
import { NodeType } from '../relay/connection.type.js'
import { type NodeKind, readGlobalId } from '../relay/global-id.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { skillLoader } from '../skills/skill.loader.js'
import { AccessFor, Costs } from '../visibility/governed.type.js'

type Find = (request: Request, uuids: readonly string[], id: string, seal: Seal) => Promise<NodeType | null>

const findFact: Find = (request, _uuids, id) => findVisibleFact(request, id)

/** How each kind of object is found by its id: through the same loaders, and so the same rules, as everywhere else. */
const finders: Readonly<Record<NodeKind, Find>> = {
  Viewer: async ({ viewer }, _uuids, id) => {
    const self = viewer && new Viewer(viewer)
    return self?.id === id ? self : null
  },
  Employer: async (request, [uuid]) => {
    const [row] = await request.sql<EmployerRow>(
      `SELECT ${request.columns(EmployerRow, 'e')} FROM employer e WHERE e.employer_id = $1`,
      [uuid],
    )
    return row ? new Employer(row) : null
  },
  Employee: (request, [uuid]) => employeeLoader(request, 'any').load(uuid as string),
  VisibilitySettings: async (request, [uuid]) => (request.viewer?.employeeId === uuid ? getOwnSettings(request) : null),
  AccountFact: findFact,
  GenomeSkill: findFact,
  Experience: findFact,
  Education: findFact,
  Quality: findFact,
  Interest: findFact,
  Assignment: findFact,
  Availability: findFact,
  Opportunity: (request, [uuid]) => request.once(opportunityLoader).load(uuid as string),
  Candidate: (request, uuids, _id, seal) => findCandidateById(request, seal, uuids[0] as string, uuids[1] as string),
  /** Its requirements are not kept: there is nothing to look up. */
  UnpostedCandidate: async () => null,
  Preview: async () => null,
  /** Read as a list, by the employee alone. */
  Disclosure: async () => null,
  ConsentRecord: async () => null,
  UsageEvent: async () => null,
  EmailPreferences: async (request, [uuid]) =>
    request.viewer?.employeeId === uuid ? getOwnPreferences(request) : null,
  Dispute: (request, [uuid]) => request.once(disputeLoader).load(uuid as string),
  PublicDataPreview: async (request, [uuid]) => (request.viewer?.employeeId === uuid ? loadOwnPreview(request) : null),
  PublicDataItem: async (request, [uuid]) => {
    const item = request.viewer?.employeeId && (await findOwnItem(request, uuid as string))
    return item ? new PublicDataItem(item) : null
  },
  RevealRequest: (request, [uuid]) => request.once(revealRequestLoader).load(uuid as string),
  Application: (request, [uuid]) => request.once(applicationLoader).load(uuid as string),
  Skill: (request, [uuid]) => request.once(skillLoader).load(uuid as string),
  GenomeEdition: async (request, _uuids, id) => {
    const edition = new GenomeEdition((await request.once(editionInForce)).row)
    return edition.id === id ? edition : null
  },
}

async function findNode(request: Request, id: string, seal: Seal): Promise<NodeType | null> {
  const read = readGlobalId(id)
  return read && finders[read.kind](request, read.uuids, id, seal)
}

@Resolver()
export class NodeResolver {
  constructor(private readonly seal: Seal) {}

  @Costs(50)
  @AccessFor('signed in')
  @Query(() => NodeType, {
    nullable: true,
    description: 'Any object by its id; null when absent or not visible, which look the same.',
  })
  node(@Arg('id', () => ID) id: string, @Ctx() request: Request): Promise<NodeType | null> {
    return findNode(request, id, this.seal)
  }

  @Costs(50)
  @AccessFor('signed in')
  @Query(() => [NodeType], { nullable: 'items' })
  nodes(@Arg('ids', () => [ID]) ids: string[], @Ctx() request: Request): Promise<(NodeType | null)[]> {
    if (ids.length > 100) throw badUserInput('ids', 'must be at most 100')
    return Promise.all(ids.map((id) => findNode(request, id, this.seal)))
  }
}
