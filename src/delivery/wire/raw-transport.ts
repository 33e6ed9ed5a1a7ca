import type { lookup } from 'node:dns'
import type { WireTimer } from '../../clock/wire-timer.ts'
import type { TargetPolicy } from '../../subscriptions/target-policy.ts'
import type { Carriage, Transport, WireRequest } from '../transport.ts'
import { guardedConnector, type Dial } from './connector.ts'
import { classify } from './failure.ts'
import { rawConnect } from './raw-connection.ts'
import { RawExchange } from './raw-exchange.ts'

export interface RawTransportParts {
  readonly timer: WireTimer
  readonly policy: TargetPolicy
  readonly insecureTls: boolean
  readonly resolve?: typeof lookup
}

export interface RawTransport {
  send(request: WireRequest & Carriage, done: Parameters<Transport['send']>[1]): void
  close(): void
}

/** Creates a transport for wire faults: each request uses its own connection and follows the plan of its fault. */
export const createRawTransport = ({ timer, policy, insecureTls, resolve }: RawTransportParts): RawTransport => {
  const open = new Set<RawExchange>()
  return {
    send(request, done) {
      const url = new URL(request.url)
      const plan = request.plan()
      const exchange = new RawExchange({
        timer,
        plan,
        fault: request.carriedBy,
        head: request.method === 'HEAD',
        origin: url.origin,
        limitMs: request.responseTimeoutMs,
        done: (result) => {
          open.delete(exchange)
          done(result)
        },
      })
      open.add(exchange)
      const dial = guardedConnector({
        policy,
        insecureTls,
        origin: request.targetOrigin,
        // The plan decides how the connection ends, even if the receiver has closed its side.
        allowHalfOpen: true,
        ...(resolve && { resolve }),
      })
      try {
        const noted: Dial = (target, callback) => {
          const socket = dial(target, callback)
          if (socket) exchange.dials(socket)
          return socket
        }
        rawConnect({ dial: noted, insecureTls }, url, (error, connection) => {
          if (connection) exchange.begin(connection)
          else exchange.fail(error)
        })
      } catch (error) {
        exchange.abort(classify(error, url.origin).detail)
      }
    },
    close() {
      for (const exchange of [...open]) exchange.abort('the sender is shutting down')
    },
  }
}

export const isCarried = (request: WireRequest): request is WireRequest & Carriage => request.plan !== undefined
