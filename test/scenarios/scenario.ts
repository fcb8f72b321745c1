import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { World, WorldEmployer, WorldPerson } from '../support/world.js'

/** One line of a story: what happens (text), or what somebody then sees or finds (one key with its expectation). */
export type StoryLine = string | Readonly<Record<string, string>>

/** A small world and what must be true in it, read from a YAML file (README.md tells how to write one). */
export interface Scenario {
  /** The fact about the product that the scenario proves. */
  readonly title: string
  readonly world: World
  readonly story: readonly StoryLine[]
}

/** What a file holds: the cast's people and opportunities, changed part by part. New people work for Brightwater. */
interface ScenarioFile {
  readonly title: string
  readonly brightwater?: Partial<WorldEmployer>
  readonly fernhill?: Partial<WorldEmployer>
  readonly people?: Readonly<Record<string, Partial<WorldPerson>>>
  readonly opportunities?: Readonly<Record<string, object>>
  readonly applications?: World['applications']
  /** So many people of Brightwater beside the cast are anonymous, and have no facts but a name. */
  readonly anonymousOthers?: number
  readonly story: readonly StoryLine[]
}

const folder = import.meta.dirname
const readYaml = (file: string) => parse(readFileSync(join(folder, file), 'utf8'))
const castFile = 'cast.yaml'

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Maps are joined key by key; everything else is replaced, and `null` takes it away. */
function overlay<T>(base: T, change: unknown): T {
  if (!isMap(base) || !isMap(change)) return (change === undefined ? base : change) as T
  const joined: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(change))
    if (value === null) delete joined[key]
    else joined[key] = overlay(joined[key], value)
  return joined as T
}

const othersBehindAliases = (count: number): Record<string, WorldPerson> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `other${index + 1}`,
      { account: { name: `Other ${index + 1}` }, settings: { discoverability: 'ANONYMOUS' } },
    ]),
  )

/** Scenarios share a server, where a company's name is taken once: each scenario has branches of its own. */
function worldOf(file: ScenarioFile, name: string): World {
  const cast = readYaml(castFile) as Record<'brightwater' | 'fernhill', WorldEmployer>
  const { people = {}, opportunities = {}, anonymousOthers = 0 } = file
  const isOfFernhill = (key: string) => key in cast.fernhill.people
  const among = (belongs: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(people).filter(([key]) => belongs(key)))
  return {
    employers: {
      brightwater: overlay(cast.brightwater, {
        ...file.brightwater,
        name: `Brightwater ${name}`,
        people: { ...othersBehindAliases(anonymousOthers), ...among((key) => !isOfFernhill(key)) },
        opportunities,
      }),
      fernhill: overlay(cast.fernhill, { ...file.fernhill, name: `Fernhill ${name}`, people: among(isOfFernhill) }),
    },
    ...(file.applications ? { applications: file.applications } : {}),
  }
}

/** Every scenario of this folder, by file name. */
export const scenarios: readonly Scenario[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && name !== castFile)
  .sort()
  .map((name) => {
    const file = readYaml(name) as ScenarioFile
    return { title: file.title, world: worldOf(file, name), story: file.story }
  })
