import { audiences } from '../../src/visibility/audience.js'
import { facets } from '../../src/visibility/facet.js'
import { discoverabilities, type VisibilitySettings } from '../../src/visibility/settings.js'
import { called, deltaOf, type Propose, someOf } from './delta.js'
import { drawFacts } from './draw-facts.js'
import { drawPerson } from './draw-world.js'
import type { Delta, Person, World } from './world.js'

const set = (world: World, person: Person, settings: Partial<VisibilitySettings>, sentence: string): Delta =>
  deltaOf(`${called(world, person.key)}: ${sentence}`, 'people', person.key, {
    ...person,
    settings: { ...person.settings, ...settings },
  })

const changeFacetAudiences: Propose = (draw, world) =>
  someOf(draw, world.people.values(), 0.7).map((person) => {
    const facet = draw.pick(facets)
    const audience = draw.pick(audiences)
    const of = { ...person.settings.facets, [facet]: audience }
    return set(
      world,
      person,
      { facets: of },
      `audience of ${facet} from ${person.settings.facets[facet]} to ${audience}`,
    )
  })

const switches = ['usePublicData', 'hideInterestFromManagers', 'allowConnectionRequests', 'allowLearning'] as const

const changeSwitches: Propose = (draw, world) =>
  someOf(draw, world.people.values(), 0.6).map((person) => {
    const name = draw.pick(switches)
    return set(
      world,
      person,
      { [name]: !person.settings[name] },
      `${name} turned ${person.settings[name] ? 'off' : 'on'}`,
    )
  })

const changeDiscoverability: Propose = (draw, world) =>
  someOf(draw, world.people.values(), 0.5).map((person) => {
    const discoverability = draw.pick(discoverabilities)
    return set(
      world,
      person,
      { discoverability },
      `discoverability from ${person.settings.discoverability} to ${discoverability}`,
    )
  })

/** Only upward in the list, so that nobody becomes their own manager. */
const changeManagers: Propose = (draw, world) => {
  const keys = [...world.people.keys()]
  return someOf(draw, world.people.values(), 0.4).map((person) => {
    const above = keys
      .slice(0, keys.indexOf(person.key))
      .filter((key) => world.people.get(key)?.employer === person.employer)
    const manager = draw.pick([null, ...above])
    const sentence = `${called(world, person.key)}: manager from ${called(world, person.manager)} to ${called(world, manager)}`
    return deltaOf(sentence, 'people', person.key, { ...person, manager })
  })
}

const removePeople: Propose = (draw, world) =>
  someOf(draw, world.people.values(), 0.4).map(({ key }) =>
    deltaOf(`${called(world, key)}: never joined`, 'people', key, null),
  )

/** Somebody new, who has blocked the viewer or works elsewhere. */
const addPeople: Propose = (draw, world, { person: viewer, employer: own }) =>
  [...world.employers.keys()].flatMap((employer) => {
    const key = `${employer}-new`
    const person = drawPerson(draw, key, employer, [], 0.3)
    const facts = drawFacts(draw, key)
    return {
      sentence: `somebody more works for ${employer}, who blocked the viewer: ${facts[0]?.columns.value} (${key})`,
      changes: [
        { part: 'people' as const, key, value: person },
        ...(viewer && employer === own
          ? [{ part: 'blocks' as const, key: `${key} ${viewer}`, value: { blocker: key, blocked: viewer } }]
          : []),
        ...facts.map((fact) => ({ part: 'facts' as const, key: fact.key, value: fact })),
      ],
    }
  })

const changeBlocks: Propose = (draw, world) => {
  const employers = [...world.employers.keys()].map((employer) =>
    [...world.people.values()].filter((each) => each.employer === employer).map(({ key }) => key),
  )
  const removed = someOf(draw, world.blocks, 0.5).map(([key, { blocker, blocked }]) =>
    deltaOf(`${called(world, blocker)} does not block ${called(world, blocked)}`, 'blocks', key, null),
  )
  const added = employers
    .flatMap((keys) => [draw.some(keys, 2), draw.some(keys, 2)] as [string, string][])
    .map(([blocker, blocked]) =>
      deltaOf(`${called(world, blocker)} blocks ${called(world, blocked)}`, 'blocks', `${blocker} ${blocked}`, {
        blocker,
        blocked,
      }),
    )
  return [...removed, ...added]
}

const changeNumbers: Propose = (draw, world) =>
  someOf(draw, world.people.values(), 0.1).map((person) =>
    deltaOf(`${called(world, person.key)}: another employee number`, 'people', person.key, {
      ...person,
      number: `${person.key}-x`,
    }),
  )

export const proposePeople: readonly Propose[] = [
  changeFacetAudiences,
  changeSwitches,
  changeDiscoverability,
  changeManagers,
  removePeople,
  addPeople,
  changeBlocks,
  changeNumbers,
]
