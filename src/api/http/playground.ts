import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'

const defaultQuery = `# Flux Work Genome
#
# Most fields need somebody who is signed in. Open "Headers" below and set
#
#   { "Authorization": "Bearer <token>" }
#
# Locally, \`npm run --silent token -- talent_partner\` prints tokens.

query WhoAmI {
  viewer {
    id
    roles
  }
}
`

/** Everything is inline; the browser is told to load and to contact nothing but this server. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

async function renderPage() {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const options = {
    title: 'Flux Work Genome',
    endpoint: '/graphql',
    defaultQuery,
    subscriptionsProtocol: 'WS' as const,
  }
  const html = renderGraphiQL(options)
  return { html, etag: `"${createHash('sha256').update(html).digest('base64url')}"` }
}

/** GraphiQL as one page of about 9 MB, made when it is first asked for. */
export function servePlayground(): RequestHandler {
  let page: ReturnType<typeof renderPage> | undefined
  return async (_request, response) => {
    page ??= renderPage()
    const { html, etag } = await page
    response.set({ 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'no-cache', ETag: etag })
    response.type('html').send(html)
  }
}
