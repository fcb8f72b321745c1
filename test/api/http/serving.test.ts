import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type Edge, requestLines, startEdge } from './edge.js'

const edges: Edge[] = []
const start = async (...options: Parameters<typeof startEdge>) => {
  const edge = await startEdge(...options)
  edges.push(edge)
  return edge
}
afterEach(async () => {
  await Promise.all(edges.splice(0).map((edge) => edge.server.stop()))
})

describe('the server', () => {
  it('answers /health as long as the process lives, and /ready as long as it can serve', async () => {
    let ready: () => Promise<boolean> = async () => true
    const edge = await start({ isReady: () => ready() })
    expect((await edge.send('/ready')).status).toBe(200)
    ready = async () => false
    expect((await edge.send('/ready')).status).toBe(503)
    ready = () => Promise.reject(new Error('no database'))
    const failed = await edge.send('/ready')
    expect(failed.status).toBe(503)
    expect(await failed.json()).toEqual({ status: 'not ready' })
    expect((await edge.send('/health')).status).toBe(200)
  })
  it.each(['/nothing', '/graphql/more', '/%ff', '/..%2f..%2fetc%2fpasswd', '/health/x'])(
    'answers %s with 404 in JSON',
    async (path) => {
      const edge = await start()
      const response = await edge.send(path)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    },
  )
  it('tells browsers to guess, frame, leak and keep nothing, and not what it runs on', async () => {
    const edge = await start()
    for (const response of [
      await edge.post('{"query": "{ greeting }"}'),
      await edge.post('{'),
      await edge.send('/nothing'),
    ]) {
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      })
      expect(response.headers.has('x-powered-by')).toBe(false)
    }
  })
  it('refuses to start on a port in use and says how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await expect(startEdge({ config: { port } })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is already in use. Stop the program that uses it, or choose another with PORT.`,
    )
    other.close()
  })
  it('names the setting when the host is not an address of this machine', async () => {
    await expect(startEdge({ config: { host: '192.0.2.1' } })).rejects.toThrow(/192\.0\.2\.1 .* HOST/)
  })
})

describe('the playground', () => {
  it('is a page at / that names the product and says how to sign in', async () => {
    const edge = await start()
    const response = await edge.send('/')
    const page = await response.text()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page).toContain('<title>Flux Work Genome</title>')
    expect(page).toContain('Authorization')
    expect(page).toContain('"endpoint":"/graphql"')
    expect(page).toContain('"subscriptionsProtocol":"WS"')
  })
  it('has everything inline', async () => {
    const edge = await start()
    const page = await (await edge.send('/')).text()
    const markup = page.replace(/<script>.*<\/script>/s, '')
    expect(markup.length).toBeLessThan(page.length)
    const fetched = [
      ...markup.matchAll(/(?:\s(?:src|srcset|href|action|poster)=["']?|url\(["']?|@import\s+["']?)([^"')\s>]{0,40})/g),
    ]
    expect(fetched.length).toBeGreaterThan(0)
    for (const [, address] of fetched) expect(address).toMatch(/^(data:|#)/)
    expect(page.match(/<script\b[^>]*\bsrc=/g)).toBeNull()
  })
  it('lets the browser contact this server alone', async () => {
    const edge = await start()
    const policy = (await edge.send('/')).headers.get('content-security-policy') ?? ''
    const directives = new Map(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]))
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('connect-src')).toEqual(["'self'"])
    for (const source of [...directives.values()].flat())
      expect(source).toBeOneOf(["'none'", "'self'", "'unsafe-inline'", 'data:', 'blob:'])
  })
  it('is not sent again to a browser that has it', async () => {
    const edge = await start()
    const etag = (await edge.send('/')).headers.get('etag') ?? ''
    expect((await edge.send('/', { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(
      304,
    )
  })
  it('is absent when it is turned off', async () => {
    const edge = await start({ config: { playground: false } })
    expect((await edge.send('/')).status).toBe(404)
  })
})

describe('the log', () => {
  it('has one line for a request: what ran and how it ended', async () => {
    const edge = await start()
    await edge.ask('query Named($n: String) { greeting(name: $n) }', { n: 'x' }, { 'x-request-id': 'mine-1' })
    const [line, ...more] = await requestLines(edge, 1)
    expect(more).toEqual([])
    expect(line).toMatchObject({
      method: 'POST',
      path: '/graphql',
      status: 200,
      durationMs: expect.any(Number),
      operationName: 'Named',
      operationType: 'query',
      requestId: 'mine-1',
    })
    expect(line).not.toHaveProperty('errorCodes')
  })
  it('has the codes of the errors of each request, whoever refused it', async () => {
    const edge = await start({ roots: { fails: () => Promise.reject(new Error('bug')) } })
    const codes = async (act: () => Promise<unknown>) => {
      const before = edge.lines.filter((line) => line.msg === 'request').length
      await act()
      return (await requestLines(edge, before + 1)).at(-1)?.errorCodes
    }
    expect(await codes(() => edge.ask('{ a: fails b: fails }'))).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(await codes(() => edge.ask('{ nothing }'))).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(await codes(() => edge.ask('query ($n: Int!) { books(first: $n) { totalCount } }'))).toEqual([
      'BAD_USER_INPUT',
    ])
    expect(await codes(() => edge.post('{'))).toEqual(['BAD_USER_INPUT'])
    expect(await codes(() => edge.send('/nothing'))).toEqual(['NOT_FOUND'])
  })
  it('joins an unexpected error to its request', async () => {
    const edge = await start({ roots: { fails: () => Promise.reject(new Error('bug')) } })
    await edge.ask('{ fails }', {}, { 'x-request-id': 'r-7' })
    expect(edge.lines.find((line) => line.errorId)).toMatchObject({ requestId: 'r-7' })
  })
  it('never has arguments, tokens, addresses, queries or unknown paths', async () => {
    const edge = await start()
    const secret = 'ada.lovelace'
    await edge.ask(
      `{ greeting(name: "${secret}") }`,
      { unused: secret },
      { authorization: `Bearer ${secret}`, cookie: secret },
    )
    await edge.ask('query ($n: Int) { books(first: $n) { totalCount } }', { n: secret })
    await edge.send(`/graphql?query={greeting(name:"${secret}")}`)
    await edge.send(`/unsubscribe/${secret}`)
    await edge.post(`{"query": "${secret}`)
    await requestLines(edge, 5)
    const text = JSON.stringify(edge.lines)
    expect(text).not.toContain(secret)
    expect(text).not.toContain('127.0.0.1')
  })
  it('knows a request by the id that the client sent, when it is a plain token, and else by a random one', async () => {
    const edge = await start()
    const idFor = async (id: string) =>
      (await edge.send('/health', { headers: { 'x-request-id': id } })).headers.get('x-request-id')
    expect(await idFor('abc-123_4.5')).toBe('abc-123_4.5')
    const random = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
    for (const id of ['', 'has space', 'x'.repeat(65), '{"a":1}', '<script>']) expect(await idFor(id)).toMatch(random)
    expect((await edge.send('/health')).headers.get('x-request-id')).toMatch(random)
  })
})

/** A connection that shows every byte the server sends, and whether it has hung up. */
async function openSocket(port: number) {
  const socket: Socket = connect(port, '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', (text) => {
    received += text
  })
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {})
  await once(socket, 'connect')
  return { socket, closed, received: () => received }
}
const httpPost = (query: string) => {
  const body = JSON.stringify({ query })
  return `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}

describe('a server that stops', () => {
  /** A server whose field `slow` is asked and waits for `finish`. */
  const startSlow = async (shutdownGraceMs: number) => {
    let finish: (value: string) => void = () => {}
    let begun: () => void = () => {}
    const running = new Promise<void>((resolve) => {
      begun = resolve
    })
    const slow = () => {
      begun()
      return new Promise<string>((resolve) => {
        finish = resolve
      })
    }
    const edge = await start({ roots: { slow }, config: { shutdownGraceMs } })
    const connection = await openSocket(edge.server.port)
    connection.socket.write(httpPost('{ slow }'))
    await running
    return { edge, connection, finish: (value: string) => finish(value) }
  }

  it('finishes the operation that runs, and takes no new connection', async () => {
    const { edge, connection, finish } = await startSlow(60_000)
    const stopped = edge.server.stop()
    await expect
      .poll(() =>
        edge.send('/health').then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed')
    finish('done')
    await stopped
    await connection.closed
    expect(connection.received()).toContain('{"data":{"slow":"done"}}')
  })
  it('is not ready any more, also for a probe that is being answered', async () => {
    let stopped: Promise<void> | undefined
    const edge = await start({
      isReady: async () => {
        stopped = edge.server.stop()
        return true
      },
    })
    const probe = await edge.send('/ready')
    expect(probe.status).toBe(503)
    await stopped
  })
  it('cuts what still runs when the time to finish is over', async () => {
    const { edge, connection } = await startSlow(50)
    await edge.server.stop()
    await connection.closed
    expect(connection.received()).toBe('')
  })
  it('closes connections that wait at once, whether they were ever used or not', async () => {
    const { edge, finish } = await startSlow(60_000)
    const unused = await openSocket(edge.server.port)
    const kept = await openSocket(edge.server.port)
    kept.socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n')
    await expect.poll(() => kept.received()).toContain('alive')
    const stopped = edge.server.stop()
    await Promise.all([unused.closed, kept.closed])
    finish('done')
    await stopped
  })
  it('can be told to stop more than once', async () => {
    const edge = await start()
    await Promise.all([edge.server.stop(), edge.server.stop()])
    await edge.server.stop()
  })
})
