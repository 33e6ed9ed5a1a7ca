import type { lookup } from 'node:dns'
import { WireTimer } from '../../clock/wire-timer.ts'
import { createTargetPolicy } from '../../subscriptions/target-policy.ts'
import type { Transport, WireRequest } from '../transport.ts'
import { WireExchange } from './exchange.ts'
import { classify } from './failure.ts'
import { createPools, type Pools, type Undici } from './pools.ts'
import { createRawTransport, isCarried } from './raw-transport.ts'

export interface SocketTransportOptions {
  /** Public hosts that targets which came over the API may name. */
  readonly allowTargets: readonly string[]
  /** Accepts any certificate. */
  readonly insecureTls: boolean
  /** Resolves host names; the system's own by default. */
  readonly resolve?: typeof lookup
  /** Connections that are shared with others, who end them; default its own. */
  readonly pools?: Pools
}

/**
 * A larger body goes over a connection that is not used again: a receiver that answers 413 has not read all of it, and
 * may end the connection a while later.
 */
const LARGE_BYTES = 262_144

/**
 * Sends over sockets of our own: undici, which is loaded with the first request.
 */
export const createSocketTransport = (options: SocketTransportOptions): Transport => {
  const policy = createTargetPolicy(options)
  const timer = new WireTimer()
  const pools = options.pools ?? createPools({ ...options, policy })
  // No Set: V8 links each table of a Set that it outgrows to the next, and so keeps what was deleted alive for long.
  const open: WireExchange[] = []
  const close = (exchange: WireExchange): void => {
    const last = open.pop()
    if (!last || last === exchange) return
    open[exchange.place] = last
    last.place = exchange.place
  }
  const raw = createRawTransport({
    timer,
    policy,
    insecureTls: options.insecureTls,
    ...(options.resolve && { resolve: options.resolve }),
  })
  let undici: Undici | undefined
  let loading: Promise<void> | undefined
  let closed = false

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

  const dispatch = (from: Undici, request: WireRequest, done: Parameters<Transport['send']>[1]): void => {
    const { origin, pathname, search } = split(request.url)
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
    pools.dispatch(
      from,
      { origin, targetOrigin: request.targetOrigin },
      {
        method: request.method,
        path: pathname + search,
        headers,
        body: request.body,
        reset: request.body.length > LARGE_BYTES,
      },
      exchange,
    )
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
      if (!options.pools) await pools.destroy()
      timer.close()
    },
  }
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
