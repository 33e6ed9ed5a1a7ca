import type { lookup } from 'node:dns'
import type { Socket } from 'node:net'
import type { Pool } from 'undici'
import { WireTimer } from '../../clock/wire-timer.ts'
import { createTargetPolicy } from '../target-policy.ts'
import type { Transport, WireRequest } from '../transport.ts'
import { guardedConnector } from './connector.ts'
import { Exchange } from './exchange.ts'

type Undici = (typeof import('undici'))['default']

export interface SocketTransportOptions {
  /** Public hosts that targets which came over the API may name. */
  readonly allowTargets: readonly string[]
  /** Accepts any certificate. */
  readonly insecureTls: boolean
  /** Resolves host names; the system's own by default. */
  readonly resolve?: typeof lookup
}

/**
 * How long an idle connection may wait for its next request, in milliseconds. Receivers close idle connections after a second
 * or more; one that is dropped first can never be found closed by a request. undici also lets the event loop turn before it
 * uses a connection again, so that a close which has arrived is seen. Nothing is sent again once bytes of it were written.
 */
const REUSE_WITHIN_MS = 250

/** Sends over sockets of our own: undici, one pool per origin and kind of target. It is loaded with the first request. */
export const createSocketTransport = (options: SocketTransportOptions): Transport => {
  const policy = createTargetPolicy(options)
  const timer = new WireTimer()
  const pools = new Map<string, Pool>()
  const open = new Set<Exchange>()
  const dialling = new Set<Socket>()
  let undici: Undici | undefined
  let loading: Promise<void> | undefined
  let closed = false

  // Results are handed on when undici has done with their connections: the attempts they set off then find these free,
  // instead of dialling anew.
  const ended: (() => void)[] = []
  const later = (tell: () => void): void => {
    if (ended.push(tell) === 1) setImmediate(flush)
  }
  const flush = (): void => {
    for (const tell of ended.splice(0)) tell()
  }

  const poolOf = ({ Pool, buildConnector }: Undici, origin: string, targetOrigin: WireRequest['targetOrigin']): Pool => {
    const name = `${targetOrigin} ${origin}`
    let pool = pools.get(name)
    if (!pool) {
      pool = new Pool(origin, {
        pipelining: 1,
        keepAliveTimeout: REUSE_WITHIN_MS,
        keepAliveMaxTimeout: REUSE_WITHIN_MS,
        keepAliveTimeoutThreshold: 0,
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: guardedConnector({
          build: buildConnector,
          policy,
          origin: targetOrigin,
          insecureTls: options.insecureTls,
          dialling,
          ...(options.resolve && { resolve: options.resolve }),
        }),
      })
      pools.set(name, pool)
    }
    return pool
  }

  const dispatch = (from: Undici, request: WireRequest, done: Parameters<Transport['send']>[1]): void => {
    const { origin, pathname, search } = split(request.url)
    const exchange = new Exchange({
      timer,
      origin,
      limitMs: request.responseTimeoutMs,
      done: (result) => {
        open.delete(exchange)
        later(() => {
          done(result)
        })
      },
    })
    open.add(exchange)
    const headers: string[] = []
    for (const [name, value] of request.headers) headers.push(name, value)
    poolOf(from, origin, request.targetOrigin).dispatch({ method: 'POST', path: pathname + search, headers, body: request.body }, exchange)
  }

  /** A request that cannot be put into words of HTTP is an outcome too, never an exception. */
  const attempt = (from: Undici, request: WireRequest, done: Parameters<Transport['send']>[1]): void => {
    let told = false
    const once: typeof done = (result) => {
      if (told) return
      told = true
      done(result)
    }
    try {
      dispatch(from, request, once)
    } catch (error) {
      const detail = `the request could not be made: ${error instanceof Error ? error.message : String(error)}`
      later(() => {
        once({ kind: 'unreachable', cause: 'aborted', detail, ms: 0 })
      })
    }
  }

  return {
    send(request, done) {
      if (closed) return queueMicrotask(() => done({ kind: 'unreachable', cause: 'aborted', detail: 'the sender has been closed', ms: 0 }))
      if (undici) return attempt(undici, request, done)
      loading ??= import('undici').then((module) => {
        // Bundled CommonJS: its names are members of the default export.
        undici = module.default
      })
      void loading.then(() => {
        if (closed) done({ kind: 'unreachable', cause: 'aborted', detail: 'the sender has been closed', ms: 0 })
        else if (undici) attempt(undici, request, done)
      })
    },
    async close() {
      closed = true
      for (const exchange of open) exchange.abort('the sender is shutting down')
      flush()
      for (const socket of dialling) socket.destroy()
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
      timer.close()
    },
  }
}

const KEPT = 1000
const urls = new Map<string, URL>()

/** Parses a URL once; the newest thousand are kept. */
const split = (text: string): URL => {
  let url = urls.get(text)
  if (!url) {
    url = new URL(text)
    if (urls.size >= KEPT) urls.clear()
    urls.set(text, url)
  }
  return url
}
