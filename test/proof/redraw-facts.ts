import { audiences } from '../../src/visibility/audience.js'
import { factSources } from '../../src/visibility/facet.js'
import { called, deltaOf, type Propose, someOf } from './delta.js'
import type { Draw } from './draw.js'
import { accountNames, drawColumns, drawFact, drawSkills, pools } from './draw-facts.js'
import { namesSkills } from './named-skills.js'
import { facetOfFact } from './oracle.js'
import { daysAgo, type Fact, type FactKind, factKinds, type World } from './world.js'

const labelOf = ({ kind, columns, skills }: Fact): string => {
  const text = columns.name ?? columns.title ?? columns.institution ?? skills[0] ?? columns.note
  return `${kind.replace('_', ' ')}${text ? ` "${text}"` : ''}`
}

/** "Ada's quality "Calm" (ONLY_ME)": whose, what, and the audience in force. */
function describe(world: World, fact: Fact): string {
  const audience = fact.ownAudience ?? world.people.get(fact.person)?.settings.facets[facetOfFact(fact)]
  return `${called(world, fact.person)}'s ${labelOf(fact)} (${audience}, ${fact.source})`
}

const told = ({ columns, skills }: Fact) => JSON.stringify({ ...columns, ...(skills.length ? { skills } : {}) })

const change = (world: World, fact: Fact, to: Partial<Fact>, what: (next: Fact) => string) => {
  const next = { ...fact, ...to }
  return deltaOf(`${describe(world, fact)}: ${what(next)}`, 'facts', fact.key, next)
}

const isName = ({ columns }: Fact) => columns.name === 'name'

const removeFacts: Propose = (draw, world) =>
  someOf(draw, world.facts.values(), 0.25).flatMap((fact) =>
    isName(fact) ? [] : [deltaOf(`${describe(world, fact)}: removed`, 'facts', fact.key, null)],
  )

const changeFacts: Propose = (draw, world) =>
  someOf(draw, world.facts.values(), 0.35).map((fact) => {
    const columns = { ...fact.columns, ...drawColumns[fact.kind](draw, String(fact.columns.name)) }
    return change(
      world,
      fact,
      { columns, source: draw.pick(factSources), recordedAt: daysAgo(draw.integer(1, 900)) },
      (next) => `from ${told(fact)} to ${told(next)}, ${next.source}`,
    )
  })

/** Behind an alias only words are hidden: the dates that make the strength stay. */
const changeWords: Propose = (draw, world) =>
  someOf(draw, world.facts.values(), 0.3).flatMap((fact) => {
    if (!namesSkills(fact)) return []
    const { started_on: _from, ended_on: _to, ...words } = drawColumns[fact.kind](draw)
    return [
      change(world, fact, { columns: { ...fact.columns, ...words } }, (next) => `from ${told(fact)} to ${told(next)}`),
    ]
  })

const changeAudiences: Propose = (draw, world) =>
  someOf(draw, world.facts.values(), 0.25).map((fact) =>
    change(
      world,
      fact,
      { ownAudience: draw.pick([null, ...audiences]) },
      ({ ownAudience }) => `its own audience is ${ownAudience}`,
    ),
  )

const changeMentions: Propose = (draw, world) =>
  someOf(draw, world.facts.values(), 0.4).flatMap((fact) => {
    const skills = drawSkills[fact.kind]?.(draw)
    const inWords = fact.kind === 'experience' && draw.chance(0.4)
    const sentence = `names the skills ${skills?.join(', ') || 'none'}${inWords ? ', in its words' : ''}`
    return skills ? [change(world, fact, { skills, inWords }, () => sentence)] : []
  })

const whichOf = (draw: Draw, kind: FactKind): string => {
  if (kind === 'account_fact') return draw.pick(accountNames)
  if (kind === 'genome_skill') return draw.pick(pools.skills)
  return kind === 'availability' ? '0' : String(draw.integer(5, 6))
}

const addFacts: Propose = (draw, world) =>
  [...world.people.keys()].flatMap((person) =>
    Array.from({ length: 3 }, () => {
      const kind = draw.pick(factKinds)
      const fact = {
        ...drawFact(draw, person, kind, whichOf(draw, kind)),
        ownAudience: draw.pick([null, null, 'ONLY_ME' as const]),
      }
      return deltaOf(`${describe(world, fact)}: added, ${told(fact)}`, 'facts', fact.key, fact)
    }).filter(({ changes }) => !world.facts.has(changes[0]?.key ?? '')),
  )

const changeDisputes: Propose = (draw, world) =>
  someOf(draw, world.facts.values(), 0.15).map((fact) =>
    change(world, fact, { disputedAt: fact.disputedAt ? null : daysAgo(2) }, ({ disputedAt }) =>
      disputedAt ? 'disputed' : 'not disputed',
    ),
  )

export const proposeFacts: readonly Propose[] = [
  removeFacts,
  changeFacts,
  changeWords,
  changeAudiences,
  changeMentions,
  addFacts,
  changeDisputes,
]
