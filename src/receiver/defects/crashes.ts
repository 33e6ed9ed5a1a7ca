import { closeSync, existsSync, openSync } from 'node:fs'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { MockError } from '../../kit/error.ts'
import { accepted } from '../response.ts'
import { Claims } from '../claims.ts'
import { payloadOf } from '../flow.ts'
import { effectLine } from '../store.ts'
import type { DefectiveBehavior } from './defect.ts'

/** Long enough for a crash in between, in milliseconds. */
const WHILE_MS = 200

/** Receivers whose defect shows after a crash, a restart or a broken connection; `--store` stores their state. */
export const crashDefects: readonly DefectiveBehavior[] = [
  {
    name: 'dedupes-in-memory',
    apply: (behavior) => {
      const claims = new Claims()
      return { ...behavior, claim: (key) => claims.claim(key) }
    },
  },
  {
    name: 'marks-in-database-after-responding',
    apply: (behavior) => {
      const { effects, store, later, pause } = behavior.environment
      return {
        ...behavior,
        record: (received, steps, key) => {
          effects.record(received, steps)
          store.append(effectLine(received, effects.stateAfter(received)))
          if (key === undefined) return
          later(async () => {
            await pause(WHILE_MS)
            store.append({ kind: 'mark', key })
          })
        },
      }
    },
  },
  {
    name: 'marks-in-database-before-processing',
    apply: (behavior) => ({
      ...behavior,
      record: async (received, steps, key) => {
        const { store, pause } = steps.environment
        if (key !== undefined) store.append({ kind: 'mark', key })
        await pause(WHILE_MS)
        await behavior.record(received, steps, key)
      },
    }),
  },
  {
    name: 'processes-after-responding',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) => {
        const payload = payloadOf(context, steps)
        if (!payload || steps.outage(context, steps)) return behavior.handle(context, steps)
        context.payload = payload
        steps.environment.later(async () => {
          await steps.environment.pause(WHILE_MS)
          await behavior.handle(context, steps)
        })
        return accepted(payload.events.flatMap(({ id }) => (id === undefined ? [] : [id])))
      },
    }),
  },
  {
    name: 'writes-to-disk-after-responding',
    apply: (behavior) => {
      const { effects, store, later, pause } = behavior.environment
      return {
        ...behavior,
        record: (received, steps, key) => {
          effects.record(received, steps)
          const line = effectLine(received, effects.stateAfter(received), key)
          later(async () => {
            await pause(WHILE_MS)
            store.append(line)
          })
        },
      }
    },
  },
  {
    name: 'loses-events-on-restart',
    apply: (behavior) => ({
      ...behavior,
      record: (received, steps) => {
        behavior.environment.effects.record(received, steps)
      },
    }),
  },
  {
    name: 'leaves-stale-lock-file',
    apply: (behavior) => {
      const { path } = behavior.environment.store
      if (path === undefined) return behavior
      const lock = `${path}.running`
      if (existsSync(lock))
        throw new MockError({
          code: 'STORE_IN_USE',
          message: `there is a lock ${lock}`,
          fix: 'this defect does not check whether a process holds the lock',
        })
      closeSync(openSync(lock, 'wx'))
      return behavior
    },
  },
  {
    name: 'warms-up-on-first-delivery',
    apply: (behavior) => {
      let warm: Promise<void> | undefined
      return {
        ...behavior,
        flow: async (context, steps) => {
          await (warm ??= steps.environment.pause(11_000))
          return behavior.flow(context, steps)
        },
      }
    },
  },
  {
    name: 'leaks-sockets-of-aborted-requests',
    apply: (behavior) => ({
      ...behavior,
      readBody: async (request) => {
        const socket = createSocket('udp4')
        socket.bind(0, '127.0.0.1')
        await once(socket, 'listening')
        socket.unref()
        const read = await behavior.readBody(request)
        if (read instanceof Uint8Array) socket.close()
        return read
      },
    }),
  },
]
