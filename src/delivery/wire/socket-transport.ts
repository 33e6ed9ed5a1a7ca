import type { lookup } from 'node:dns'
import { WireTimer } from '../../clock/wire-timer.ts'
import { createTargetPolicy } from '../../subscriptions/target-policy.ts'
import type { Transport, WireRequest } from '../transport.ts'
import { WireExchange } from './exchange.ts'
import { classify } from './failure.ts'
import { createPools, type Pools } from './pools.ts'
import { createRawTransport, isCarried } from './raw-transport.ts'
import { writeHead } from './request-head.ts'
import { splitUrl, type SplitUrl } from './split-url.ts'

export interface SocketTransportOptions {
  /** Public hosts that a target set over the API may have. */
  readonly allowTargets: readonly string[]
  /** Whether to accept any TLS certificate. */
  readonly insecureTls: boolean
  /** Resolves host names; default: the system resolver. */
  readonly resolve?: typeof lookup
  /** Shared connections, which their owner closes. Default: the transport's own. */
  readonly pools?: Pools
}

/**
 * Maximum size in bytes of a body after which the connection is reused. A receiver that responds with 413 does not read
 * all of a larger body, and may close the connection later.
 */
const LARGE_BYTES = 262_144

/** Creates a transport that sends over sockets. */
export const createSocketTransport = (options: SocketTransportOptions): Transport => {
  const policy = createTargetPolicy(options)
  const timer = new WireTimer()
  const pools = options.pools ?? createPools({ ...options, policy })
  // Not a Set: in V8, each table that a Set outgrows points to the next one, which keeps deleted items alive for long.
  const open: WireExchange[] = []
  const close = (exchange: WireExchange): void => {
    const last = open.pop()
    if (!last || last === exchange) return
    open[exchange.place] = last
    last.place = exchange.place
  }
  const over = (exchange: WireExchange): void => {
    close(exchange)
    later(exchange)
  }
  const raw = createRawTransport({
    timer,
    policy,
    insecureTls: options.insecureTls,
    ...(options.resolve && { resolve: options.resolve }),
  })
  let closed = false

  // Results that wait until the connections they used are reusable.
  let ended: { report(): void }[] = []
  const flush = (): void => {
    const reports = ended
    ended = []
    for (const one of reports) one.report()
  }
  const later = (one: { report(): void }): void => {
    if (ended.length === 0) pools.afterwards(flush)
    ended.push(one)
  }

  const dispatch = (url: SplitUrl, request: WireRequest, done: Parameters<Transport['send']>[1]): void => {
    const { head, closes } = writeHead({
      method: request.method,
      url,
      headers: request.headers,
      bodyBytes: request.body.length,
      closes: request.body.length > LARGE_BYTES,
    })
    const exchange = new WireExchange({
      timer,
      origin: url.origin,
      limitMs: request.responseTimeoutMs,
      head: request.method === 'HEAD',
      sent: request.sent,
      over,
      done,
    })
    exchange.place = open.push(exchange) - 1
    pools.dispatch({ url, targetOrigin: request.targetOrigin }, { head, closes, body: request.body }, exchange)
  }

  const attempt = (request: WireRequest, done: Parameters<Transport['send']>[1]): void => {
    if (closed) return done({ kind: 'unreachable', cause: 'aborted', detail: 'the sender has been closed', ms: 0 })
    try {
      const url = splitUrl(request.url)
      if (isCarried(request)) {
        raw.send(request, (result) => {
          later({ report: () => done(result) })
        })
      } else dispatch(url, request, done)
    } catch (error) {
      // An invalid URL is an outcome too, not an exception.
      later({ report: () => done({ kind: 'unreachable', ...classify(error, 'the target'), ms: 0 }) })
    }
  }

  return {
    send(request, done) {
      if (closed) queueMicrotask(() => attempt(request, done))
      else attempt(request, done)
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
