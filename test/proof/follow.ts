import { GraphQLString } from 'graphql'
import { type Asked, isFragment, type Operation } from './document.js'

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json }

const isObject = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The last cursor of a page that an answer holds, or null. */
function cursorOf(page: Json | undefined): string | null {
  if (!isObject(page)) return null
  const { pageInfo, edges } = page
  if (isObject(pageInfo) && typeof pageInfo.endCursor === 'string') return pageInfo.endCursor
  const last = Array.isArray(edges) ? edges.at(-1) : undefined
  return isObject(last) && typeof last.cursor === 'string' ? last.cursor : null
}

/** The fields with one page in them turned to the page after it, each on its own. */
function turnPages(fields: readonly Asked[], data: Json): Asked[][] {
  if (!isObject(data)) return []
  return fields.flatMap((field, place) => {
    const answer = data[field.alias ?? field.name]
    const cursor = cursorOf(answer)
    const others = field.given.filter(({ name }) => name !== 'after')
    const after = { name: 'after', type: GraphQLString, value: cursor, asVariable: false }
    const turned = cursor
      ? [{ ...field, given: [...others, after] }]
      : turnPages(
          field.below.filter((each): each is Asked => !isFragment(each)),
          answer ?? null,
        ).map((below) => ({ ...field, below }))
    return turned.map((each) => fields.with(place, each))
  })
}

/** The same question for the pages that come after those of an answer. */
export function followPages({ kind, fields }: Operation, body: string): Operation[] {
  if (kind !== 'query') return []
  const { data } = JSON.parse(body) as { data?: Json }
  return turnPages(fields, data ?? null).map((turned) => ({ kind, fields: turned }))
}
