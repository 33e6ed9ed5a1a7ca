import type { lookup } from 'node:dns'
import type { Socket } from 'node:net'
import type { buildConnector, Pool } from 'undici'
import { WireTimer } from '../../clock/wire-timer.ts'
import { createTargetPolicy } from '../../subscriptions/target-policy.ts'
import type { Transport, WireRequest } from '../transport.ts'
import { guardedConnector } from './connector.ts'
import { WireExchange } from './exchange.ts'
import { classify } from './failure.ts'
import { guardFraming } from './framing-guard.ts'
import { createRawTransport, isCarried } from './raw-transport.ts'

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
 * How long an idle connection may wait for its next request, in milliseconds. Receivers close idle connections after a
 * second or more; one that is dropped first can never be found closed by a request. undici also lets the event loop
 * turn before it uses a connection again, so that a close which has arrived is seen. Nothing is sent again once bytes
 * of it were written.
 */
const REUSE_WITHIN_MS = 250

/**
 * A larger body goes over a connection that is not used again: a receiver that answers 413 has not read all of it, and
 * may end the connection a while later.
 */
const LARGE_BYTES = 262_144

/** How many origins keep a pool; beyond that the oldest pool ends once it has done what is under way. */
const MAX_POOLS = 256

/**
 * Sends over sockets of our own: undici, one pool per origin and kind of target. It is loaded with the first request.
 */
export const createSocketTransport = (options: SocketTransportOptions): Transport => {
  const policy = createTargetPolicy(options)
  const timer = new WireTimer()
  const pools = new Map<string, Pool>()
  // No Set: V8 links each table of a Set that it outgrows to the next, and so keeps what was deleted alive for long.
  const open: WireExchange[] = []
  const close = (exchange: WireExchange): void => {
    const last = open.pop()
    if (!last || last === exchange) return
    open[exchange.place] = last
    last.place = exchange.place
  }
  const dialling = new Set<Socket>()
  const raw = createRawTransport({
    timer,
    policy,
    insecureTls: options.insecureTls,
    ...(options.resolve && { resolve: options.resolve }),
  })
  let undici: Undici | undefined
  let loading: Promise<void> | undefined
  let closed = false
  /** The request that is being handed to its pool: a connection begun meanwhile is made for it. */
  let current: WireExchange | undefined

  // A result is handed on once undici has done with its connection, which it frees in a setImmediate of its own, begun
  // right after it has told us: the attempt that the result sets off then finds that connection free, instead of
  // dialling anew.
  const ended: (() => void)[] = []
  const handOn = (): void => ended.shift()?.()
  const later = (tell: () => void): void => {
    ended.push(tell)
    process.nextTick(setImmediate, handOn)
  }
  const flush = (): void => {
    for (const tell of ended.splice(0)) tell()
  }

  const poolOf = (
    { Pool, buildConnector }: Undici,
    origin: string,
    targetOrigin: WireRequest['targetOrigin'],
  ): Pool => {
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
        connect: withFramingGuard(
          guardedConnector({
            build: buildConnector,
            policy,
            origin: targetOrigin,
            insecureTls: options.insecureTls,
            dialling: (socket) => {
              current?.dials(socket)
              dialling.add(socket)
              const over = (): void => void dialling.delete(socket)
              socket.once(origin.startsWith('https:') ? 'secureConnect' : 'connect', over).once('close', over)
            },
            ...(options.resolve && { resolve: options.resolve }),
          }),
        ),
      })
      const [oldest] = pools
      if (oldest && pools.size >= MAX_POOLS) {
        pools.delete(oldest[0])
        void oldest[1].close()
      }
      pools.set(name, pool)
    }
    return pool
  }

  const dispatch = (from: Undici, request: WireRequest, done: Parameters<Transport['send']>[1]): void => {
    const { origin, pathname, search } = split(request.url)
    const pool = poolOf(from, origin, request.targetOrigin)
    const exchange = new WireExchange({
      timer,
      origin,
      limitMs: request.responseTimeoutMs,
      sent: request.sent,
      done: (result) => {
        close(exchange)
        later(() => {
          done(result)
        })
      },
    })
    exchange.place = open.push(exchange) - 1
    const headers: string[] = []
    for (const [name, value] of request.headers) headers.push(name, value)
    current = exchange
    // A request that it cannot write it tells the exchange of.
    pool.dispatch(
      {
        method: request.method,
        path: pathname + search,
        headers,
        body: request.body,
        reset: request.body.length > LARGE_BYTES,
      },
      exchange,
    )
    current = undefined
  }

  const attempt = (request: WireRequest, done: Parameters<Transport['send']>[1]): void => {
    if (closed) return done({ kind: 'unreachable', cause: 'aborted', detail: 'the sender has been closed', ms: 0 })
    try {
      if (!undici) throw new Error('undici could not be loaded')
      if (isCarried(request)) {
        raw.send(undici.buildConnector, request, (result) => {
          later(() => {
            done(result)
          })
        })
      } else dispatch(undici, request, done)
    } catch (error) {
      // A URL that is none is an outcome too, never an exception.
      later(() => {
        done({ kind: 'unreachable', ...classify(error, 'the target'), ms: 0 })
      })
    }
  }

  const load = async (): Promise<void> => {
    // Bundled CommonJS: its names are members of the default export.
    undici = (await import('undici')).default
  }

  return {
    send(request, done) {
      if (undici && !closed) return attempt(request, done)
      const begin = (): void => attempt(request, done)
      if (closed) queueMicrotask(begin)
      else (loading ??= load()).then(begin, begin)
    },
    hurry: () => timer.hurry(),
    async close() {
      closed = true
      for (const exchange of [...open]) exchange.abort('the sender is shutting down')
      raw.close()
      flush()
      for (const socket of dialling) socket.destroy(new Error('the sender is shutting down'))
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
      timer.close()
    },
  }
}

const withFramingGuard =
  (connect: buildConnector.connector): buildConnector.connector =>
  (target, callback) => {
    connect(target, (...result) => {
      if (result[1]) guardFraming(result[1])
      callback(...result)
    })
  }

const MAX_URLS_KEPT = 1000
const urls = new Map<string, URL>()

/** Parses a URL once; the newest thousand are kept. */
const split = (text: string): URL => {
  let url = urls.get(text)
  if (!url) {
    url = new URL(text)
    if (urls.size >= MAX_URLS_KEPT) urls.clear()
    urls.set(text, url)
  }
  return url
}
