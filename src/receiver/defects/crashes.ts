import { closeSync, existsSync, openSync } from 'node:fs'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { MockError } from '../../kit/error.ts'
import { accepted } from '../response.ts'
import { Claims } from '../claims.ts'
import { understood } from '../flow.ts'
import { effectLine } from '../store.ts'
import type { DefectiveBehaviour } from './defect.ts'

/** Long enough for a crash to come in between, in milliseconds. */
const WHILE_MS = 200

/** Receivers that a crash, a restart or a broken connection brings to light; what they keep is kept by `--store`. */
export const crashDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'dedupes-in-memory',
    apply: (behaviour) => {
      const claims = new Claims()
      return { ...behaviour, claim: (key) => claims.claim(key) }
    },
  },
  {
    name: 'marks-in-its-database-after-answering',
    apply: (behaviour) => {
      const { effects, store, later, pause } = behaviour.surroundings
      return {
        ...behaviour,
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
    name: 'marks-in-its-database-before-the-work',
    apply: (behaviour) => ({
      ...behaviour,
      record: async (heard, steps, key) => {
        const { store, pause } = steps.surroundings
        if (key !== undefined) store.append({ kind: 'mark', key })
        await pause(WHILE_MS)
        await behaviour.record(heard, steps, key)
      },
    }),
  },
  {
    name: 'works-after-answering',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const payload = understood(visit, steps)
        if (!payload || steps.outage(visit, steps)) return behaviour.handle(visit, steps)
        visit.payload = payload
        steps.surroundings.later(async () => {
          await steps.surroundings.pause(WHILE_MS)
          await behaviour.handle(visit, steps)
        })
        return accepted(payload.heard.flatMap(({ id }) => (id === undefined ? [] : [id])))
      },
    }),
  },
  {
    name: 'stores-now-and-then',
    apply: (behaviour) => {
      const { effects, store, later, pause } = behaviour.surroundings
      return {
        ...behaviour,
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
    name: 'forgets-all-at-a-restart',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps) => {
        behaviour.surroundings.effects.record(heard, steps)
      },
    }),
  },
  {
    name: 'does-not-start-after-a-crash',
    apply: (behaviour) => {
      const { path } = behaviour.surroundings.store
      if (path === undefined) return behaviour
      const lock = `${path}.running`
      if (existsSync(lock))
        throw new MockError({
          code: 'STORE_IN_USE',
          message: `there is a lock ${lock}`,
          fix: 'this defect does not look whether anyone holds it',
        })
      closeSync(openSync(lock, 'wx'))
      return behaviour
    },
  },
  {
    name: 'slow-to-warm-up',
    apply: (behaviour) => {
      let warm: Promise<void> | undefined
      return {
        ...behaviour,
        flow: async (visit, steps) => {
          await (warm ??= steps.surroundings.pause(11_000))
          return behaviour.flow(visit, steps)
        },
      }
    },
  },
  {
    name: 'leaks-sockets-of-aborted-requests',
    apply: (behaviour) => ({
      ...behaviour,
      readBody: async (request) => {
        const socket = createSocket('udp4')
        socket.bind(0, '127.0.0.1')
        await once(socket, 'listening')
        socket.unref()
        const read = await behaviour.readBody(request)
        if (read instanceof Uint8Array) socket.close()
        return read
      },
    }),
  },
]
