import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'hono'
import { headerLinesOf, headerLookup, type HeaderLookup } from './guard.ts'
import { readBody, readSocketBody, type Read } from './request-body.ts'

/** A call of the API, however it arrived. */
export interface HttpCall {
  readonly method: string
  /** The path without the query. */
  readonly path: string
  readonly header: HeaderLookup
  /** Alternating header names and values as they arrived over a socket; empty without a socket. */
  readonly headerLines: readonly string[]
  /** Path parameters by name. */
  params(): Record<string, string>
  query(): Record<string, string>
  readBody(mostBytes: number): Promise<Read>
  /** Aborted when the client disconnects. */
  readonly signal: AbortSignal
}

/** A call that Hono has routed: over a socket, in a test or under MSW. */
export class RoutedCall implements HttpCall {
  readonly #context: Context
  readonly #incoming: IncomingMessage | undefined
  readonly method: string
  readonly path: string
  readonly header: HeaderLookup

  constructor(context: Context) {
    const { req } = context
    const env: unknown = context.env
    this.#context = context
    this.#incoming = ((env ?? {}) as { readonly incoming?: IncomingMessage }).incoming
    this.method = req.method
    this.path = req.path
    this.header = headerLookup(req.raw, env)
  }

  get headerLines(): readonly string[] {
    return headerLinesOf(this.#context.env)
  }

  get signal(): AbortSignal {
    return this.#context.req.raw.signal
  }

  params(): Record<string, string> {
    return this.#context.req.param()
  }

  query(): Record<string, string> {
    return this.#context.req.query()
  }

  readBody(mostBytes: number): Promise<Read> {
    const length = this.header('content-length')
    return readSocketBody(this.#incoming, mostBytes, length) ?? readBody(this.#context.req.raw, mostBytes, length)
  }
}

/** A call without a query as Node parsed it; no Request is created for it. */
export class SocketCall implements HttpCall {
  readonly #incoming: IncomingMessage
  readonly #outgoing: ServerResponse
  readonly #params: Record<string, string>
  readonly method: string
  readonly path: string

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, path: string, params: Record<string, string>) {
    this.#incoming = incoming
    this.#outgoing = outgoing
    this.#params = params
    this.method = incoming.method ?? 'GET'
    this.path = path
  }

  readonly header: HeaderLookup = (name) => {
    const value = this.#incoming.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }

  get headerLines(): readonly string[] {
    return this.#incoming.rawHeaders
  }

  get signal(): AbortSignal {
    const controller = new AbortController()
    this.#outgoing.once('close', () => {
      if (!this.#outgoing.writableFinished) controller.abort()
    })
    return controller.signal
  }

  params(): Record<string, string> {
    return this.#params
  }

  query(): Record<string, string> {
    return {}
  }

  readBody(mostBytes: number): Promise<Read> {
    const length = this.header('content-length')
    if (Number(length) > mostBytes) return Promise.resolve({ kind: 'too-large' })
    // A body that cannot be read means that the client has disconnected, for example while the operation was loading.
    return readSocketBody(this.#incoming, mostBytes, length) ?? Promise.resolve({ kind: 'cut-short' })
  }
}
