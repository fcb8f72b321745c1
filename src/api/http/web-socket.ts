import type { IncomingMessage, Server } from 'node:http'
import { CloseCode, handleProtocols, type Server as Protocol } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'

/** What the protocol is told of a connection: the request that opened it, and how to end it. */
export interface Opened {
  readonly request: IncomingMessage
  readonly socket: WebSocket
}

const keepAliveMs = 12_000
/** Connections of one process; further ones are told to come back. */
const mostConnections = 1_000

/** Ends a connection that does not answer a ping before the next one. */
function keepAlive(socket: WebSocket): void {
  let isAlive = true
  socket.on('pong', () => {
    isAlive = true
  })
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
  }, keepAliveMs)
  socket.once('close', () => clearInterval(timer))
}

function open(protocol: Protocol<Opened>, socket: WebSocket, request: IncomingMessage): void {
  keepAlive(socket)
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) =>
        new Promise((resolve) => {
          // Whoever has left misses nothing.
          if (socket.readyState === socket.OPEN) socket.send(text, () => resolve())
          else resolve()
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (read) =>
        socket.on('message', (message) =>
          // What is no message of the protocol may hold anything: it is neither logged nor repeated.
          read(String(message)).catch(() => socket.close(CloseCode.BadRequest, 'Not a message of this protocol')),
        ),
    },
    { socket, request },
  )
  socket.on('error', () => socket.close(CloseCode.BadRequest, 'The connection failed'))
  socket.once('close', (code, reason) => closed(code, String(reason)))
}

/** Speaks a protocol over WebSocket at /graphql, on the port of the HTTP server. Gives what ends every connection. */
export function serveWebSocket(http: Server, protocol: Protocol<Opened>, maxPayload: number): () => Promise<void> {
  const sockets = new WebSocketServer({ server: http, path: '/graphql', maxPayload, handleProtocols })
  sockets.on('connection', (socket, request) => {
    if (sockets.clients.size > mostConnections) socket.close(1013, 'Try again later')
    else open(protocol, socket, request)
  })
  return async () => {
    for (const socket of sockets.clients) socket.close(1001, 'Going away')
    await new Promise<void>((resolve) => sockets.close(() => resolve()))
  }
}
