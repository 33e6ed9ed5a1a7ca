import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** What a receiver got: the head as sent, line by line, and how many bytes of body. */
export interface SeenRequest {
  readonly lines: readonly string[]
  readonly body: string
}

/** What a server does with a whole request; `number` counts from 1 over all connections. */
export type Behaviour = (socket: Socket, request: SeenRequest, number: number) => void

export interface NastyServer extends AsyncDisposable {
  readonly url: string
  readonly requests: readonly SeenRequest[]
  /** Connections accepted since the start. */
  readonly connections: number
  /** Resolves when no connection is open any more. */
  allClosed(): Promise<void>
  /** Stops listening and drops every connection at once. */
  kill(): Promise<void>
}

/** Listens with raw sockets at 127.0.0.1 and does with each whole request what it is told. */
export const startNasty = async (
  behave: Behaviour,
  given: { port?: number; connected?: (socket: Socket) => void } = {},
): Promise<NastyServer> => {
  const requests: SeenRequest[] = []
  const sockets = new Set<Socket>()
  const waiting: (() => void)[] = []
  let connections = 0
  // Half-open connections stay until the server itself ends them, so that each behaviour says when that is.
  const server: Server = createServer({ noDelay: true }, (socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) for (const resolve of waiting.splice(0)) resolve()
    })
    given.connected?.(socket)
    readRequests(socket, (request) => {
      requests.push(request)
      behave(socket, request, requests.length)
    })
  })
  server.listen(given.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const kill = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    get connections() {
      return connections
    },
    allClosed: () =>
      new Promise((resolve) => {
        if (sockets.size === 0) resolve()
        else waiting.push(resolve)
      }),
    kill,
    [Symbol.asyncDispose]: kill,
  }
}

const readRequests = (socket: Socket, whole: (request: SeenRequest) => void): void => {
  let bytes = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    bytes += chunk
    for (;;) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) return
      const lines = bytes.slice(0, end).split('\r\n')
      const length = Number(/^content-length: (\d+)$/im.exec(bytes.slice(0, end))?.[1] ?? 0)
      if (bytes.length < end + 4 + length) return
      const body = bytes.slice(end + 4, end + 4 + length)
      bytes = bytes.slice(end + 4 + length)
      whole({ lines, body })
    }
  })
}

export const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

/** Writes these bytes for a response and keeps the connection. */
export const response =
  (bytes: string): Behaviour =>
  (socket) =>
    void socket.write(bytes, 'latin1')

/** Writes these bytes and closes, without having said so in a header. */
export const answerAndClose =
  (bytes: string): Behaviour =>
  (socket) =>
    void socket.end(bytes, 'latin1')

/** Reads the request and never answers. */
export const hang: Behaviour = () => undefined

/** Reads the request and closes without a word. */
export const closeAfterRequest: Behaviour = (socket) => void socket.end()

/**
 * Writes the beginning of a response and resets the connection a moment later: together they look like a close to the
 * other side.
 */
export const resetAfter =
  (bytes: string): Behaviour =>
  (socket) =>
    void socket.write(bytes, 'latin1', () => setTimeout(() => socket.resetAndDestroy(), 20))

/** A body without an end, as fast as it is read. */
export const endlessBody: Behaviour = (socket) => {
  socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
  const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
  const more = (): void => {
    while (!socket.destroyed && socket.write(chunk));
  }
  socket.on('drain', more)
  more()
}

/** Status and headers at once, then one byte of body every `everyMs`. */
export const dribble =
  (everyMs: number): Behaviour =>
  (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n')
    const timer = setInterval(() => socket.write('.'), everyMs)
    socket.on('close', () => clearInterval(timer))
  }
