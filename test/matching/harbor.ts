import { globalId } from '../../src/relay/global-id.js'
import { starterVocabulary } from '../../src/skills/starter/starter-vocabulary.js'
import { termId } from '../../src/skills/vocabulary.store.js'
import type { TestApp } from '../support/test-app.js'
import type { LoadedWorld } from '../support/world.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape each document decides.
export type Json = any

/** The id that clients hold of a starter skill. */
export const skillId = (code: string) => globalId('Skill', termId('skill', starterVocabulary.scheme, code))

/** Asks as one person and gives the data. @throws Error with the answer's own words where there were errors. */
export const asker =
  (app: TestApp, world: LoadedWorld) =>
  async (who: string, document: string, variables: object = {}): Promise<Json> => {
    const { body } = await app.ask(await world.as(who), document, variables)
    if (body.errors) throw new Error(JSON.stringify(body.errors))
    return body.data
  }

export const keyOf = (ids: ReadonlyMap<string, string>, id: string): string =>
  [...ids].find(([, each]) => each === id)?.[0] ?? 'nobody known'

export const connection = (node: string) =>
  `{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { ${node} } } }`
export const nodes = (page: Json): Json[] => page.edges.map((edge: Json) => edge.node)
