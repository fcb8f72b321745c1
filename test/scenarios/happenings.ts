import { facets } from '../../src/visibility/facet.js'
import { applicationChanges, applyTo, change } from '../support/world.js'
import { aliasIdOf } from './aliases.js'
import { answerDispute, dispute } from './disputes.js'
import { factIds, profile } from './profile.js'
import { answerRevealDocument, latestRequest, requestRevealDocument } from './reveal-routes.js'
import type { Scene } from './scene.js'

/** One form of sentence in which a story tells what happens, and how it is brought about through the API. */
interface Happening {
  readonly form: RegExp
  readonly happen: (scene: Scene, ...words: string[]) => unknown
}

const act = async (scene: Scene, who: string, mutation: string, variables: object) =>
  change(scene.app, (await scene.token(who)) ?? '', mutation, variables)

const updateVisibility = (scene: Scene, who: string, input: object) =>
  act(scene, who, 'mutation ($input: UpdateVisibilityInput!) { updateVisibility(input: $input) { id } }', { input })

/** The id of one's own fact, by its words. */
async function factId(scene: Scene, who: string, label: string): Promise<string> {
  const document = `{ viewer { accountFacts { id name } employee { ...Profile } } } ${profile}`
  const { viewer } = await scene.query(who, document)
  const account = viewer.accountFacts.find(({ name }: { name: string }) => name === label)
  const id = account?.id ?? factIds(viewer.employee).get(label)
  if (!id) throw new Error(`${who} has no ${label}`)
  return id
}

async function setAudience(scene: Scene, who: string, what: string, audience: string): Promise<unknown> {
  if ((facets as readonly string[]).includes(what))
    return updateVisibility(scene, who, { facets: [{ facet: what, audience }] })
  const variables = { id: await factId(scene, who, what), audience: audience === 'its default' ? null : audience }
  return act(
    scene,
    who,
    'mutation ($id: ID!, $audience: Audience) { setFactAudience(factId: $id, audience: $audience) { id } }',
    variables,
  )
}

async function removeFact(scene: Scene, who: string, label: string): Promise<unknown> {
  const id = await factId(scene, who, label)
  return act(scene, who, 'mutation ($id: ID!) { removeFact(factId: $id) { removedId } }', { id })
}

async function apply(scene: Scene, who: string, opportunity: string, openly?: string): Promise<void> {
  const input = { opportunityId: scene.id(opportunity), showToManagers: openly !== undefined }
  scene.applicationIds.set(`${who} ${opportunity}`, await applyTo(scene.app, (await scene.token(who)) ?? '', input))
}

/** Brings an application to a status, as whoever may do so. */
const decide = (
  scene: Scene,
  actor: string,
  applicant: string,
  opportunity: string,
  status: keyof typeof applicationChanges,
) => {
  const { mutation, variables } = applicationChanges[status]
  return act(scene, actor, mutation, { id: scene.applicationIds.get(`${applicant} ${opportunity}`), ...variables })
}

const requestReveal = async (scene: Scene, who: string, whom: string, opportunity: string) => {
  const candidateId = await aliasIdOf(scene, who, whom, opportunity)
  const { id } = await act(scene, who, requestRevealDocument, { candidateId })
  scene.revealIds.set(`${whom} ${opportunity}`, id)
}

/** Answers the latest request for this opportunity. */
const answerReveal = async (scene: Scene, who: string, accept: boolean, opportunity: string, openly?: string) =>
  act(scene, who, answerRevealDocument, {
    id: await latestRequest(scene, who, opportunity),
    accept,
    showToManagers: openly !== undefined,
  })

const require = (scene: Scene, who: string, opportunity: string, skills: string) => {
  const codes = skills.split(', ')
  scene.changedRequirements.set(opportunity, codes)
  const requirements = codes.map((code) => ({ skill: scene.id(code) }))
  return act(
    scene,
    who,
    'mutation ($id: ID!, $requirements: [RequirementInput!]!) { updateOpportunity(id: $id, input: { requirements: $requirements }) { id } }',
    { id: scene.id(opportunity), requirements },
  )
}

async function joinTeam(scene: Scene, who: string, joining: string, opportunity: string): Promise<void> {
  const team = [...(scene.teams.get(opportunity) ?? []), joining]
  await act(
    scene,
    who,
    'mutation ($id: ID!, $team: [ID!]!) { updateOpportunity(id: $id, input: { hiringTeam: $team }) { id } }',
    {
      id: scene.id(opportunity),
      team: team.map((key) => scene.id(key)),
    },
  )
  scene.teams.set(opportunity, team)
}

async function setStatus(scene: Scene, who: string, opportunity: string, status: string): Promise<void> {
  const mutation =
    'mutation ($id: ID!, $status: OpportunityStatus!) { setOpportunityStatus(id: $id, status: $status) { id } }'
  await act(scene, who, mutation, { id: scene.id(opportunity), status })
  scene.statuses.set(opportunity, status)
}

const block =
  (change: 'blockEmployee' | 'unblockEmployee') =>
  (scene: Scene, who: string, other = '') =>
    act(scene, who, `mutation ($id: ID!) { ${change}(employeeId: $id) { id } }`, { id: scene.id(other) })

const happenings: readonly Happening[] = [
  { form: /^(\d+) days pass$/, happen: (scene, days) => scene.clock.pass({ days: Number(days) }) },
  {
    form: /^(\w+) sets discoverability to (FULL|ANONYMOUS|OFF)$/,
    happen: (scene, who = '', discoverability = '') => {
      scene.discoverability.set(who, discoverability)
      return updateVisibility(scene, who, { discoverability })
    },
  },
  {
    form: /^(\w+) turns (usePublicData|hideInterestFromManagers) (on|off)$/,
    happen: (scene, who = '', setting = '', state) => updateVisibility(scene, who, { [setting]: state === 'on' }),
  },
  {
    form: /^(\w+) shows (.+) to (ONLY_ME|HIRING_TEAM|EMPLOYER|COLLEAGUES)$/,
    happen: (scene, who = '', what = '', audience = '') => setAudience(scene, who, what, audience),
  },
  {
    form: /^(\w+) shows (.+) as the facet is shown$/,
    happen: (scene, who = '', what = '') => setAudience(scene, who, what, 'its default'),
  },
  {
    form: /^(\w+) disputes (.+)$/,
    happen: async (scene, who = '', what = '') => dispute(scene, who, await factId(scene, who, what), what),
  },
  {
    form: /^(\w+) (accepts|declines) what (\w+) disputes$/,
    happen: (scene, who = '', answer = '', whose = '') => answerDispute(scene, who, answer, whose),
  },
  { form: /^(\w+) removes (.+)$/, happen: (scene, who = '', what = '') => removeFact(scene, who, what) },
  { form: /^(\w+) blocks (\w+)$/, happen: block('blockEmployee') },
  { form: /^(\w+) unblocks (\w+)$/, happen: block('unblockEmployee') },
  {
    form: /^(\w+) applies to (\w+)( and shows it to managers)?$/,
    happen: (scene, who = '', key = '', openly) => apply(scene, who, key, openly),
  },
  {
    form: /^(\w+) withdraws from (\w+)$/,
    happen: (scene, who = '', key = '') => decide(scene, who, who, key, 'WITHDRAWN'),
  },
  {
    form: /^(\w+) refuses (\w+) for (\w+)$/,
    happen: (scene, who = '', whom = '', key = '') => decide(scene, who, whom, key, 'REJECTED'),
  },
  {
    form: /^(\w+) offers (\w+) the (\w+)$/,
    happen: (scene, who = '', whom = '', key = '') => decide(scene, who, whom, key, 'OFFERED'),
  },
  {
    form: /^(\w+) accepts the (\w+)$/,
    happen: (scene, who = '', key = '') => decide(scene, who, who, key, 'ACCEPTED'),
  },
  {
    form: /^(\w+) declines the (\w+)$/,
    happen: (scene, who = '', key = '') => decide(scene, who, who, key, 'DECLINED'),
  },
  { form: /^(\w+) reopens (\w+)$/, happen: (scene, who = '', key = '') => setStatus(scene, who, key, 'OPEN') },
  {
    form: /^(\w+) requires for (\w+) (.+)$/,
    happen: (scene, who = '', key = '', skills = '') => require(scene, who, key, skills),
  },
  {
    form: /^(\w+) asks (\w+) to reveal (?:herself|himself|themself) for (\w+)$/,
    happen: (scene, who = '', whom = '', key = '') => requestReveal(scene, who, whom, key),
  },
  {
    form: /^(\w+) accepts the reveal for (\w+)( and shows it to managers)?$/,
    happen: (scene, who = '', key = '', openly) => answerReveal(scene, who, true, key, openly),
  },
  {
    form: /^(\w+) declines the reveal for (\w+)$/,
    happen: (scene, who = '', key = '') => answerReveal(scene, who, false, key),
  },
  { form: /^(\w+) closes (\w+)$/, happen: (scene, who = '', key = '') => setStatus(scene, who, key, 'CLOSED') },
  {
    form: /^(\w+) adds (\w+) to the team of (\w+)$/,
    happen: (scene, who = '', whom = '', key = '') => joinTeam(scene, who, whom, key),
  },
]

/** Brings about what one sentence of a story tells. @throws Error for a sentence of no known form. */
export async function tell(scene: Scene, sentence: string): Promise<void> {
  for (const { form, happen } of happenings) {
    const words = form.exec(sentence)?.slice(1)
    if (!words) continue
    await happen(scene, ...words)
    return scene.somethingHappened()
  }
  throw new Error(`Nobody knows how to make this happen: "${sentence}"`)
}
