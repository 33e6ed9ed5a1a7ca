import type { lookup } from 'node:dns'
import type { Socket } from 'node:net'
import type { buildConnector, Dispatcher, Pool } from 'undici'
import type { TargetPolicy } from '../../subscriptions/target-policy.ts'
import type { WireRequest } from '../transport.ts'
import { guardedConnector } from './connector.ts'
import type { WireExchange } from './exchange.ts'
import { guardFraming } from './framing-guard.ts'

/** The HTTP client, which is loaded with the first request. */
export type Undici = (typeof import('undici'))['default']

/**
 * How long an idle connection may wait for its next request, in milliseconds. Receivers close idle connections after a
 * second or more; one that is dropped first can never be found closed by a request. undici also lets the event loop
 * turn before it uses a connection again, so that a close which has arrived is seen. Nothing is sent again once bytes
 * of it were written.
 */
const REUSE_WITHIN_MS = 250

/** How many origins keep a pool; beyond that the oldest pool ends once it has done what is under way. */
const MAX_POOLS = 256

/** Connections that are kept for their next request: one pool per origin and kind of target. */
export interface Pools {
  /** Hands a request to the pool of its origin, which tells the exchange how it fares. */
  dispatch(
    undici: Undici,
    to: { readonly origin: string; readonly targetOrigin: WireRequest['targetOrigin'] },
    request: Dispatcher.DispatchOptions,
    exchange: WireExchange,
  ): void
  /** Ends every connection, those that are being made among them. */
  destroy(): Promise<void>
}

/** Makes pools whose connections go only to allowed targets. */
export const createPools = ({
  policy,
  insecureTls,
  resolve,
}: {
  readonly policy: TargetPolicy
  readonly insecureTls: boolean
  readonly resolve?: typeof lookup
}): Pools => {
  const pools = new Map<string, Pool>()
  const dialling = new Set<Socket>()
  /** The request that is being handed to its pool: a connection begun meanwhile is made for it. */
  let current: WireExchange | undefined

  const poolOf = (
    { Pool, buildConnector }: Undici,
    origin: string,
    targetOrigin: WireRequest['targetOrigin'],
  ): Pool => {
    const name = `${targetOrigin} ${origin}`
    const known = pools.get(name)
    if (known) return known
    const pool = new Pool(origin, {
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
          insecureTls,
          dialling: (socket) => {
            current?.dials(socket)
            dialling.add(socket)
            const over = (): void => void dialling.delete(socket)
            socket.once(origin.startsWith('https:') ? 'secureConnect' : 'connect', over).once('close', over)
          },
          ...(resolve && { resolve }),
        }),
      ),
    })
    const [oldest] = pools
    if (oldest && pools.size >= MAX_POOLS) {
      pools.delete(oldest[0])
      void oldest[1].close()
    }
    pools.set(name, pool)
    return pool
  }

  return {
    dispatch(undici, { origin, targetOrigin }, request, exchange) {
      const pool = poolOf(undici, origin, targetOrigin)
      current = exchange
      // A request that it cannot write it tells the exchange of.
      pool.dispatch(request, exchange)
      current = undefined
    },
    async destroy() {
      for (const socket of dialling) socket.destroy(new Error('the sender is shutting down'))
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
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
