import type { IncomingMessage, ServerResponse } from 'node:http'
// Not the global one, which a test that calls the mock may have faked.
import { setImmediate } from 'node:timers'
import { getRequestListener } from '@hono/node-server'
import { TextResponse } from '../contract/operation.ts'
import type { BoundOperation, Handle, HttpReply } from './bind.ts'
import { SocketCall } from './http-call.ts'
import { MAX_REQUEST_BYTES } from './request-body.ts'

/** Takes a call over a socket; false if it leaves it to the app. */
export type ShortWay = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

/** Targets that every reader of URLs takes as they are: no query, no escapes, no dots, no slash at the end. */
const PLAIN_TARGET = /^\/[\w/-]*[\w-]$/

const PLAIN_HOST = /^[a-z0-9.-]+(:\d+)?$/

/** What answers an operation, and the name of the parameter that ends its path. */
interface Route {
  readonly method: string
  readonly handle: Handle
  readonly parameter: string | undefined
}

const NO_PARAMS: Record<string, string> = {}

/**
 * Returns the operations without a query whose path has no parameter, or one as its last segment: by path without the
 * parameter, which ends in a slash then.
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
 * Returns whether a call has a body of announced length where its method suggests one, and only there. A body
 * that may be too large is left to the app, whose server also disposes of bytes that no operation reads.
 */
const hasPlainBody = ({ method, headers }: IncomingMessage): boolean => {
  const length = headers['content-length']
  if (headers['transfer-encoding'] !== undefined) return false
  if (method === 'GET' || method === 'DELETE') return length === undefined || length === '0'
  return length !== undefined && Number(length) <= MAX_REQUEST_BYTES
}

/**
 * Returns the short way of frequent calls over a socket: Node's own message goes straight to the operation, and its
 * text straight back. Making a Request, a context and a Response for each took a fifth of the processor time of a call.
 * Whatever is unusual goes to the app, which responds the same.
 * @param isOpen whether calls may go this way at the moment
 */
export const createShortWay = (operations: readonly BoundOperation[], isOpen: () => boolean): ShortWay => {
  const routes = routesOf(operations)
  const ready = new ReadyReplies()
  /** The Host header of the last call: most callers are the same one. */
  let lastHost: string | undefined
  const isPlainHost = (host: string): boolean => PLAIN_HOST.test(host) && URL.canParse(`http://${host}/`)
  return (incoming, outgoing) => {
    const { method, url: path = '', headers } = incoming
    if (!isOpen() || !PLAIN_TARGET.test(path) || !hasPlainBody(incoming)) return false
    const { host } = headers
    if (host === undefined || (host !== lastHost && !isPlainHost(host))) return false
    lastHost = host
    const end = path.lastIndexOf('/') + 1
    const route = (routes.get(path) ?? routes.get(path.slice(0, end)))?.find((one) => one.method === method)
    if (!route) return false
    const params = route.parameter === undefined ? NO_PARAMS : { [route.parameter]: path.slice(end) }
    const reply = route.handle(new SocketCall(incoming, outgoing, path, params))
    if (!(reply instanceof Promise)) ready.add({ incoming, outgoing, reply })
    else
      reply.then(
        (one) => ready.add({ incoming, outgoing, reply: one }),
        // The client has gone.
        () => outgoing.destroy(),
      )
    return true
  }
}

/** A reply and where it is written. */
interface ReadyReply {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly reply: HttpReply
}

/**
 * Replies to the calls of one turn of the event loop, which are written together at its end: a client that sleeps is
 * woken once for them, and waking it costs more than making a reply.
 */
class ReadyReplies {
  #waiting: ReadyReply[] = []

  add(one: ReadyReply): void {
    if (this.#waiting.length === 0) setImmediate(this.#write)
    this.#waiting.push(one)
  }

  readonly #write = (): void => {
    const waiting = this.#waiting
    this.#waiting = []
    for (const one of waiting) {
      try {
        write(one)
      } catch {
        // Nobody is left to whom it could be reported.
        one.outgoing.destroy()
      }
    }
  }
}

const write = ({ incoming, outgoing, reply }: ReadyReply): void => {
  if (!(reply instanceof TextResponse)) {
    // The app's server writes it, as if the app had made it.
    void getRequestListener(() => reply, { overrideGlobalObjects: false })(incoming, outgoing)
    return
  }
  const { status, text, headers } = reply
  if (text === undefined) {
    outgoing.writeHead(status, headers)
    outgoing.end()
    return
  }
  const bytes = Buffer.byteLength(text)
  outgoing.writeHead(status, { ...headers, 'Content-Length': bytes })
  // Head and text leave as one string: with the text, `end` writes a list of strings, which takes a quarter longer.
  const { socket } = outgoing
  socket?.cork()
  // ASCII is the same in both encodings, and copied faster as Latin-1.
  outgoing.write(text, bytes === text.length ? 'latin1' : 'utf8')
  socket?.uncork()
  outgoing.end()
}
