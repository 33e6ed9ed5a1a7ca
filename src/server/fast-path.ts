import type { IncomingMessage, ServerResponse } from 'node:http'
// Imported, because a test that calls the mock may have replaced the global one with a fake.
import { setImmediate } from 'node:timers'
import { TextResponse } from '../contract/operation.ts'
import type { BoundOperation, Handle, HttpReply } from './bind.ts'
import { SocketCall } from './http-call.ts'
import { MAX_REQUEST_BYTES } from './request-body.ts'

/** Writes a reply that is not text, as the app's server would. */
export type WriteResponse = (
  reply: Response | Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => void

/** Handles a call over a socket; returns false to leave it to the app. */
export type FastPath = (incoming: IncomingMessage, outgoing: ServerResponse, writeResponse: WriteResponse) => boolean

/** Paths that every URL parser leaves unchanged: no query, escapes, dots or trailing slash. */
const PLAIN_TARGET = /^\/[\w/-]*[\w-]$/

const PLAIN_HOST = /^[a-z0-9.-]+(:\d+)?$/

/** The handler of an operation, and the name of the parameter at the end of its path, if any. */
interface Route {
  readonly method: string
  readonly handle: Handle
  readonly parameter: string | undefined
}

const NO_PARAMS: Record<string, string> = {}

/** Returns one parameter. Set afterwards, because V8 is slow to make an object with a name that it computes. */
const paramsOf = (name: string, value: string): Record<string, string> => {
  const params: Record<string, string> = {}
  params[name] = value
  return params
}

/**
 * Returns the operations without a query whose path has no parameter, or only one, as its last segment. Each key is the
 * path without that parameter, so the key of a path with a parameter ends in a slash.
 */
const routesOf = (operations: readonly BoundOperation[]): ReadonlyMap<string, readonly Route[]> => {
  const routes = new Map<string, readonly Route[]>()
  for (const { row, handle } of operations) {
    const [, fixed = '', parameter] = /^([^{]+)(?:\{(\w+)\})?$/.exec(row.path) ?? []
    if (fixed === '' || row.hasQuery) continue
    routes.set(fixed, [...(routes.get(fixed) ?? []), { method: row.method, handle, parameter }])
  }
  return routes
}

/**
 * Returns whether a call has a body of announced length if its method implies one, and no body otherwise. A body that
 * may be too large is left to the app, whose server discards unread bytes.
 */
const hasPlainBody = ({ method, headers }: IncomingMessage): boolean => {
  const length = headers['content-length']
  if (headers['transfer-encoding'] !== undefined) return false
  if (method === 'GET' || method === 'DELETE') return length === undefined || length === '0'
  return length !== undefined && Number(length) <= MAX_REQUEST_BYTES
}

/**
 * Returns the fast path for frequent calls over a socket: the operation reads Node's own message, and its text is
 * written directly to the socket. Creating a Request, a context and a Response for each call took a fifth of its CPU
 * time. Unusual calls are left to the app, which responds identically.
 * @param isOpen returns whether calls may use the fast path at the moment
 */
export const createFastPath = (operations: readonly BoundOperation[], isOpen: () => boolean): FastPath => {
  const routes = routesOf(operations)
  const ready = new ReadyReplies()
  /** The last accepted Host header, cached because most calls come from the same caller. */
  let lastHost: string | undefined
  const isPlainHost = (host: string): boolean => PLAIN_HOST.test(host) && URL.canParse(`http://${host}/`)
  return (incoming, outgoing, writeResponse) => {
    const { method, url: path = '', headers } = incoming
    if (!isOpen() || !PLAIN_TARGET.test(path) || !hasPlainBody(incoming)) return false
    const { host } = headers
    if (host === undefined || (host !== lastHost && !isPlainHost(host))) return false
    lastHost = host
    const end = path.lastIndexOf('/') + 1
    const route = (routes.get(path) ?? routes.get(path.slice(0, end)))?.find((one) => one.method === method)
    if (!route) return false
    const params = route.parameter === undefined ? NO_PARAMS : paramsOf(route.parameter, path.slice(end))
    const reply = route.handle(new SocketCall(incoming, outgoing, path, params))
    if (!(reply instanceof Promise)) ready.add({ incoming, outgoing, writeResponse, reply })
    else
      reply.then(
        (one) => ready.add({ incoming, outgoing, writeResponse, reply: one }),
        // The client has disconnected.
        () => outgoing.destroy(),
      )
    return true
  }
}

/** A reply, and where to write it. */
interface ReadyReply {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly writeResponse: WriteResponse
  readonly reply: HttpReply
}

/** Maximum number of replies written together: while more are collected, the client has nothing to do. */
const MAX_TOGETHER = 8

/**
 * Collects replies during a turn of the event loop and writes several together, the rest at the end of the turn. A
 * sleeping client is then woken only once for them, and waking it costs more than creating a reply.
 */
class ReadyReplies {
  #waiting: ReadyReply[] = []

  add(one: ReadyReply): void {
    if (this.#waiting.length === 0) setImmediate(this.#write)
    this.#waiting.push(one)
    if (this.#waiting.length >= MAX_TOGETHER) this.#write()
  }

  readonly #write = (): void => {
    const waiting = this.#waiting
    this.#waiting = []
    for (const one of waiting) {
      try {
        write(one)
      } catch {
        // Nobody is left to report it to.
        one.outgoing.destroy()
      }
    }
  }
}

const write = ({ incoming, outgoing, writeResponse, reply }: ReadyReply): void => {
  if (!(reply instanceof TextResponse)) {
    writeResponse(reply, incoming, outgoing)
    return
  }
  const { status, text, headers } = reply
  if (text === undefined) {
    outgoing.writeHead(status, headers)
    outgoing.end()
    return
  }
  const bytes = Buffer.byteLength(text)
  // As a list, because V8 is slow to add a name with a dash to a copied object.
  const lines: (string | number)[] = []
  for (const name in headers) lines.push(name, headers[name] ?? '')
  lines.push('Content-Length', bytes)
  outgoing.writeHead(status, lines)
  // Node joins head and text into one string here. With the text passed to `end` it would write a list of strings,
  // which takes a quarter longer.
  const { socket } = outgoing
  socket?.cork()
  // ASCII text has the same bytes in both encodings, but Latin-1 is copied faster.
  outgoing.write(text, bytes === text.length ? 'latin1' : 'utf8')
  socket?.uncork()
  outgoing.end()
}
