import { badUserInput } from '../errors.js'
import type { Request } from '../request.js'
import type { Seal } from './sealed.js'

export const maximumPageSize = 100

/** Relay's page of a list; `totalCount` counts what the viewer may see. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[]
  readonly pageInfo: PageInfo
  readonly totalCount: number
}
export interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

/** One page that a client asks for: `first` items behind the position `after`. */
export interface Page<Position> {
  readonly first: number
  readonly after: Position | null
  /** The cursor text of a position in this list, for this viewer. */
  readonly seal: (position: Position) => string
}

/**
 * Reads a page's arguments. `list` names the list with everything that shapes it (filter, order), so that a cursor serves
 * only the list, the viewer and the question that it was made for.
 * @throws BAD_USER_INPUT for a negative or too large `first`, or a cursor that was not made for this list.
 */
export function readPage<Position>(
  seal: Seal,
  request: Request,
  list: unknown,
  first: number,
  after: string | null | undefined,
): Page<Position> {
  if (first < 0 || first > maximumPageSize) throw badUserInput('first', `must be from 0 to ${maximumPageSize}`)
  const { viewer } = request
  const boundTo = JSON.stringify([viewer?.employerId, viewer?.employeeId ?? viewer?.subject, list])
  const position = after == null ? null : (seal.openCursor(after, boundTo) as Position | null)
  if (after != null && position === null) throw badUserInput('after', 'is not a cursor of this list')
  return { first, after: position, seal: (each) => seal.sealCursor(each, boundTo) }
}

/** A connection of up to `first` items from at most `first + 1` that were found. */
export function connectionOf<Item, Node, Position>(
  page: Page<Position>,
  found: readonly Item[],
  totalCount: number,
  toNode: (item: Item) => Node,
  positionOf: (item: Item) => Position,
): Connection<Node> {
  const edges = found.slice(0, page.first).map((item) => ({ cursor: page.seal(positionOf(item)), node: toNode(item) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: found.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  }
}

export const emptyConnection: Connection<never> = {
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  totalCount: 0,
}
