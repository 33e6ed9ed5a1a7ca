import { closeSync, existsSync, openSync } from 'node:fs'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { MockError } from '../../kit/error.ts'
import { accepted } from '../response.ts'
import { Claims } from '../claims.ts'
import { understood } from '../flow.ts'
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
      const { effects, store, later, pause } = behavior.surroundings
      return {
        ...behavior,
        record: (heard, steps, key) => {
          effects.record(heard, steps)
          store.append(effectLine(heard, effects.stateAfter(heard)))
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
      record: async (heard, steps, key) => {
        const { store, pause } = steps.surroundings
        if (key !== undefined) store.append({ kind: 'mark', key })
        await pause(WHILE_MS)
        await behavior.record(heard, steps, key)
      },
    }),
  },
  {
    name: 'processes-after-responding',
    apply: (behavior) => ({
      ...behavior,
      handle: async (visit, steps) => {
        const payload = understood(visit, steps)
        if (!payload || steps.outage(visit, steps)) return behavior.handle(visit, steps)
        visit.payload = payload
        steps.surroundings.later(async () => {
          await steps.surroundings.pause(WHILE_MS)
          await behavior.handle(visit, steps)
        })
        return accepted(payload.heard.flatMap(({ id }) => (id === undefined ? [] : [id])))
      },
    }),
  },
  {
    name: 'writes-to-disk-after-responding',
    apply: (behavior) => {
      const { effects, store, later, pause } = behavior.surroundings
      return {
        ...behavior,
        record: (heard, steps, key) => {
          effects.record(heard, steps)
          const line = effectLine(heard, effects.stateAfter(heard), key)
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
      record: (heard, steps) => {
        behavior.surroundings.effects.record(heard, steps)
      },
    }),
  },
  {
    name: 'leaves-stale-lock-file',
    apply: (behavior) => {
      const { path } = behavior.surroundings.store
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
        flow: async (visit, steps) => {
          await (warm ??= steps.surroundings.pause(11_000))
          return behavior.flow(visit, steps)
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
