import type { lookup } from 'node:dns'
import type { Socket } from 'node:net'
import { monotonicMs } from '../../clock/real.ts'
import { WireTimer } from '../../clock/wire-timer.ts'
import type { TargetPolicy } from '../../subscriptions/target-policy.ts'
import type { WireRequest } from '../transport.ts'
import type { RecentHead } from './response-parser.ts'
import { guardedConnector, type Dial } from './connector.ts'
import type { WireExchange } from './exchange.ts'
import { KeptConnection, type WrittenRequest } from './kept-connection.ts'
import type { SplitUrl } from './split-url.ts'

/**
 * Maximum idle time of a connection in milliseconds. Receivers close idle connections after a second or more. The
 * sender closes them first, because it cannot resend a request that it wrote to a connection that the receiver had
 * closed.
 */
const REUSE_WITHIN_MS = 250

/** Maximum number of origins with a pool; above that the oldest pool is retired, and closes once its exchanges end. */
const MAX_POOLS = 256

/**
 * Maximum number of requests written one after another. A fast receiver goes to sleep while a request is prepared, and
 * a write that wakes it takes several times as long; while more are collected, it has nothing to do.
 */
const MAX_TOGETHER = 64

/** Reusable connections: one pool per origin and kind of target. */
export interface Pools {
  /** Sends a request over an idle or new connection to its origin; the exchange reads the response. */
  dispatch(
    to: { readonly url: SplitUrl; readonly targetOrigin: WireRequest['targetOrigin'] },
    request: WrittenRequest,
    exchange: WireExchange,
  ): void
  /**
   * Calls `callback` once it is known which connections of exchanges that just ended are reusable. An attempt that
   * `callback` starts then finds them idle and need not connect.
   */
  afterwards(callback: () => void): void
  /** Closes every connection, including those still connecting. */
  destroy(): Promise<void>
}

/** The connections to one origin. */
interface OriginPool {
  /** Most recently used last; taken from the end. */
  idle: KeptConnection[]
  readonly open: Set<KeptConnection>
  readonly dial: Dial
  readonly recent: RecentHead
  isRetired: boolean
}

/** Exchanges that ended in the same turn of the event loop. */
class Ended {
  readonly connections: { readonly pool: OriginPool; readonly connection: KeptConnection }[] = []
  readonly callbacks: (() => void)[] = []
}

/** Creates pools that connect only to allowed targets. */
export const createPools = ({
  policy,
  insecureTls,
  resolve,
}: {
  readonly policy: TargetPolicy
  readonly insecureTls: boolean
  readonly resolve?: typeof lookup
}): Pools => {
  const pools = new Map<string, OriginPool>()
  const dialling = new Set<Socket>()
  const dials = new Map<WireRequest['targetOrigin'], Dial>()
  /** The pool of the last request, because the next one usually goes to the same origin. */
  let last:
    | { readonly url: SplitUrl; readonly targetOrigin: WireRequest['targetOrigin']; readonly pool: OriginPool }
    | undefined
  /** The exchanges that ended in the current turn of the event loop. */
  let ended = new Ended()
  /** Whether the event loop has just polled its sockets; all earlier closes are known then. */
  let isPolled = false
  /** Requests for open connections that are about to be written. */
  let writes: (() => void)[] = []
  const timer = new WireTimer()
  let isSweeping = false

  const dialOf = (origin: WireRequest['targetOrigin']): Dial => {
    let dial = dials.get(origin)
    if (!dial)
      dials.set(origin, (dial = guardedConnector({ policy, origin, insecureTls, ...(resolve && { resolve }) })))
    return dial
  }

  const retire = (pool: OriginPool): void => {
    pool.isRetired = true
    for (const connection of pool.idle.splice(0)) connection.destroy()
  }

  const poolOf = (url: SplitUrl, targetOrigin: WireRequest['targetOrigin']): OriginPool => {
    if (url === last?.url && targetOrigin === last.targetOrigin && !last.pool.isRetired) return last.pool
    const name = `${targetOrigin} ${url.origin}`
    const pool = pools.get(name) ?? openPool(name, targetOrigin)
    last = { url, targetOrigin, pool }
    return pool
  }

  const openPool = (name: string, targetOrigin: WireRequest['targetOrigin']): OriginPool => {
    const pool: OriginPool = { idle: [], open: new Set(), dial: dialOf(targetOrigin), recent: {}, isRetired: false }
    const [oldest] = pools
    if (oldest && pools.size >= MAX_POOLS) {
      pools.delete(oldest[0])
      retire(oldest[1])
    }
    pools.set(name, pool)
    return pool
  }

  /** Closes connections that were idle for too long. */
  const sweepIdle = (): void => {
    isSweeping = false
    const now = monotonicMs()
    let isAnyLeft = false
    for (const pool of pools.values()) {
      const fresh = pool.idle.findIndex(({ idleSince }) => now - idleSince < REUSE_WITHIN_MS)
      for (const connection of pool.idle.splice(0, fresh < 0 ? pool.idle.length : fresh)) connection.destroy()
      isAnyLeft ||= pool.idle.length > 0
    }
    if (isAnyLeft) armSweep()
  }
  const armSweep = (): void => {
    if (isSweeping) return
    isSweeping = true
    timer.after(REUSE_WITHIN_MS / 5, sweepIdle)
  }

  /** Keeps a connection for its next request, unless its pool is retired. */
  const keep = (pool: OriginPool, connection: KeptConnection): void => {
    if (!connection.isOpen) return
    if (pool.isRetired) return connection.destroy()
    pool.idle.push(connection)
    armSweep()
  }

  const writeAll = (): void => {
    const written = writes
    writes = []
    for (const write of written) write()
  }

  const turned = ({ connections, callbacks }: Ended): void => {
    for (const { pool, connection } of connections) keep(pool, connection)
    isPolled = true
    for (const callback of callbacks) callback()
    isPolled = false
    writeAll()
  }
  const turn = (): void => {
    const batch = ended
    ended = new Ended()
    // A receiver may close the connection after its response without announcing it. The event loop polls sockets
    // between turns; after that, a close that arrived with the response is known.
    setImmediate(turned, batch)
  }
  /** Returns the batch of this turn of the event loop, to add to it. */
  const ending = (): Ended => {
    if (ended.connections.length === 0 && ended.callbacks.length === 0) setImmediate(turn)
    return ended
  }

  const idleOf = (pool: OriginPool, now: number): KeptConnection | undefined => {
    for (let last = pool.idle.pop(); last; last = pool.idle.pop()) {
      if (last.isOpen && now - last.idleSince < REUSE_WITHIN_MS) return last
      last.destroy()
    }
    return undefined
  }

  const dialFor = (pool: OriginPool, url: SplitUrl, exchange: WireExchange, request: WrittenRequest): void => {
    const connection: KeptConnection = new KeptConnection({
      reusable: (kept) => {
        ending().connections.push({ pool, connection: kept })
      },
      closed: (closed) => {
        pool.open.delete(closed)
        const place = pool.idle.indexOf(closed)
        if (place >= 0) pool.idle.splice(place, 1)
      },
    })
    const socket = pool.dial(
      url,
      (error, reached) => {
        if (!reached) return exchange.fail(error)
        // The exchange timed out while connecting, so nothing was sent.
        if (exchange.isOver) return void reached.destroy()
        pool.open.add(connection)
        connection.connected(reached, url.isSecure)
        connection.carry(exchange, request)
      },
      connection.onread,
    )
    if (!socket) return
    exchange.dials(socket)
    dialling.add(socket)
    const over = (): void => void dialling.delete(socket)
    socket.once(url.isSecure ? 'secureConnect' : 'connect', over).once('close', over)
  }

  return {
    dispatch({ url, targetOrigin }, request, exchange) {
      const pool = poolOf(url, targetOrigin)
      exchange.recent = pool.recent
      const idle = idleOf(pool, exchange.startedAt)
      if (!idle) return dialFor(pool, url, exchange, request)
      const write = (): void => {
        if (exchange.isOver) keep(pool, idle)
        else if (idle.isOpen) idle.carry(exchange, request)
        else dialFor(pool, url, exchange, request)
      }
      // The receiver may have closed it since the last poll.
      if (!isPolled) return void ending().callbacks.push(write)
      writes.push(write)
      if (writes.length >= MAX_TOGETHER) writeAll()
    },
    afterwards(callback) {
      ending().callbacks.push(callback)
    },
    destroy() {
      timer.close()
      for (const socket of dialling) socket.destroy(new Error('the sender is shutting down'))
      for (const pool of pools.values()) for (const connection of [...pool.open]) connection.destroy()
      return Promise.resolve()
    },
  }
}
