/** From where an operation came, as far as the request says it; texts are cut, and hold no arguments. */
export interface Visit {
  /** What the client calls itself. */
  readonly client: string | null
  readonly address: string | null
  readonly agent: string | null
  /** Without a query and a fragment, which may hold anything. */
  readonly referrer: string | null
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

const longest = { client: 100, agent: 300, referrer: 500 } as const

function textOf(headers: Headers, name: string, most: number): string | null {
  const value = headers[name]
  // PostgreSQL stores no NUL, and a header may hold any byte.
  const text = typeof value === 'string' ? value.replace(/[^\x20-\x7e]/g, '').trim() : ''
  return text.slice(0, most) || null
}

function withoutArguments(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { origin, pathname, protocol } = new URL(url)
  return /^https?:$/.test(protocol) ? `${origin}${pathname}`.slice(0, longest.referrer) : null
}

/** What is kept of a request's headers and its sender's address. */
export const readVisit = (headers: Headers, address: string | undefined): Visit => ({
  client: textOf(headers, 'apollographql-client-name', longest.client),
  address: address ?? null,
  agent: textOf(headers, 'user-agent', longest.agent),
  referrer: withoutArguments(textOf(headers, 'referer', 2000)),
})
