import { createRequire } from 'node:module'
import util from 'node:util'
import type * as GraphqlShield from 'graphql-shield'

// graphql-shield's ESM build does not load on Node 24, and its CommonJS build asks for a function that Node 23 removed.
const old = util as unknown as { isUndefined?: (value: unknown) => boolean }
old.isUndefined ??= (value) => value === undefined

/** graphql-shield, loaded in the one way that works on every Node.js we serve. */
export const { allow, deny, rule, shield } = createRequire(import.meta.url)('graphql-shield') as typeof GraphqlShield
